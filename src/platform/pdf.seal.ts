import { cleanText, type Fonts } from './fonts.ts';
import type { SealMark } from './pdf.ts';

/** 国发〔1999〕25号: a round seal, five-pointed star in the middle, the organ's name from left to right on an arc, 宋体. */
export const SEAL_RED = '#C8161D';
/** 42 mm, in points: the seal of an organ at county level. */
export const SEAL_SIZE = 119;

type Doc = PDFKit.PDFDocument;

/** Ink on paper: everything drawn meanwhile multiplies with what is under it, so that text under a seal stays readable. */
export const underMultiply = (doc: Doc, draw: () => void): void => {
  const state = doc.ref({ Type: 'ExtGState', BM: 'Multiply' });
  state.end(undefined);
  doc.save();
  doc.page.ext_gstates.Multiply = state;
  doc.addContent('/Multiply gs');
  draw();
  doc.restore();
};

const star = (doc: Doc, cx: number, cy: number, r: number): void => {
  for (let i = 0; i < 10; i++) {
    const angle = -Math.PI / 2 + (i * Math.PI) / 5;
    const radius = i % 2 === 0 ? r : r * 0.382;
    const [x, y] = [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
    if (i === 0) doc.moveTo(x, y);
    else doc.lineTo(x, y);
  }
  doc.closePath().fill(SEAL_RED);
};

/** A full-width character as a shape, its left edge at x and its baseline at y. */
export const drawOutline = (
  doc: Doc,
  fonts: Fonts,
  c: string,
  x: number,
  y: number,
  size: number,
  ink: string,
): void => {
  doc.save();
  doc.translate(x, y).scale(size / 1000, -size / 1000);
  doc.path(fonts.bold.outline(c)).fill(ink);
  doc.restore();
};

/** A character of the seal: on an arc (`angle` in degrees from the top, baseline towards the middle, or upright and away from it) or level. Lengths as parts of the radius. */
type Letter =
  | {
      readonly c: string;
      readonly angle: number;
      readonly ring: number;
      readonly size: number;
      readonly squeeze: number;
      readonly narrow: boolean;
    }
  | { readonly c: string; readonly x: number; readonly y: number; readonly size: number };

/** The name fills at most 236° of the ring; long names get narrower characters, as engravers do. */
const onArc = (organ: string): Letter[] => {
  const letters = [...cleanText(organ)];
  const span = Math.min((letters.length - 1) * 26, 236);
  const step = letters.length > 1 ? span / (letters.length - 1) : 0;
  const [size, ring] = [0.27, 0.715];
  const room = ((step * Math.PI) / 180) * (ring - size * 0.1);
  const squeeze = Math.min(1, room > 0 ? room / (size * 1.04) : 1);
  return letters.map((c, i) => ({ c, angle: -span / 2 + i * step, ring, size, squeeze, narrow: false }));
};

const level = (legend: string): Letter[] => {
  const size = 0.175;
  const letters = [...legend];
  return letters.map((c, i) => ({ c, x: (i - letters.length / 2) * size, y: 0.34 + size * 0.5, size }));
};

/** 防伪编码: upright along the lower rim, read from left to right. */
const onRim = (code: string): Letter[] => {
  const digits = [...code];
  const step = 5.2;
  return digits.map((c, i) => ({
    c,
    angle: 180 + ((digits.length - 1) / 2 - i) * step,
    ring: 0.855,
    size: 0.1,
    squeeze: 1,
    narrow: true,
  }));
};

const RING = { radius: 0.977, width: 0.045 };
const STAR = 0.3;
const lettersOf = (mark: SealMark): Letter[] => [
  ...onArc(mark.organ),
  ...level(mark.legend ?? ''),
  ...onRim(mark.code ?? ''),
];
/** Half of the width that a character takes, as a part of its size: digits are narrower than han characters. */
const half = (l: { readonly narrow: boolean }): number => (l.narrow ? 0.27 : 0.5);

const drawLetter = (doc: Doc, fonts: Fonts, l: Letter, cx: number, cy: number, r: number): void => {
  if ('x' in l) {
    drawOutline(doc, fonts, l.c, cx + l.x * r, cy + l.y * r, l.size * r, SEAL_RED);
    return;
  }
  const size = l.size * r;
  doc.save();
  doc.translate(cx, cy).rotate(l.narrow ? l.angle - 180 : l.angle);
  doc.translate(0, (l.narrow ? 1 : -1) * l.ring * r).scale(l.squeeze, 1);
  drawOutline(doc, fonts, l.c, -size * half(l), size * 0.35, size, SEAL_RED);
  doc.restore();
};

/** Draws the seal with its centre at (cx, cy). */
export const drawSeal = (doc: Doc, mark: SealMark, cx: number, cy: number, fonts: Fonts, size = SEAL_SIZE): void => {
  const r = size / 2;
  underMultiply(doc, () => {
    doc
      .lineWidth(r * RING.width)
      .circle(cx, cy, r * RING.radius)
      .stroke(SEAL_RED);
    star(doc, cx, cy, r * STAR);
    for (const letter of lettersOf(mark)) drawLetter(doc, fonts, letter, cx, cy, r);
  });
};

const round = (n: number): number => Math.round(n * 10) / 10;
const R = 500;

/** An outline in whole units and relative steps: half as long, and the picture travels in each sealed file. */
const compact = (path: string): string => {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  return path.replace(/([MLQCZ])([^MLQCZ]*)/g, (_, command: string, rest: string) => {
    const numbers = (rest.match(/-?\d+\.?\d*/g) ?? []).map((n) => Math.round(Number(n)));
    const steps = numbers.map((n, i) => n - (i % 2 === 0 ? x : y));
    // Closing a figure goes back to where it began.
    x = command === 'Z' ? startX : (numbers.at(-2) ?? x);
    y = command === 'Z' ? startY : (numbers.at(-1) ?? y);
    if (command === 'M') [startX, startY] = [x, y];
    return command.toLowerCase() + steps.map((n, i) => (i > 0 && n >= 0 ? ` ${n}` : `${n}`)).join('');
  });
};

const letterSvg = (fonts: Fonts, l: Letter): string => {
  const scale = round((l.size * R) / 10) / 100;
  const path = compact(fonts.bold.outline(l.c));
  const place =
    'x' in l
      ? `translate(${round(l.x * R)} ${round(l.y * R)}) scale(${scale} -${scale})`
      : `rotate(${round(l.narrow ? l.angle - 180 : l.angle)}) translate(0 ${round((l.narrow ? 1 : -1) * l.ring * R)}) scale(${round(l.squeeze * 100) / 100} 1) translate(${round(-l.size * R * half(l))} ${round(l.size * R * 0.35)}) scale(${scale} -${scale})`;
  return `<path transform="${place}" d="${path}"/>`;
};

/** The same seal as a vector picture (SVG, 1000 units wide): for the register and for the GM/T seal. */
export const sealSvg = (mark: SealMark, fonts: Fonts): string => {
  const points = Array.from({ length: 10 }, (_, i) => {
    const angle = -Math.PI / 2 + (i * Math.PI) / 5;
    const radius = STAR * R * (i % 2 === 0 ? 1 : 0.382);
    return `${round(radius * Math.cos(angle))},${round(radius * Math.sin(angle))}`;
  });
  const ring = `<circle r="${RING.radius * R}" fill="none" stroke="${SEAL_RED}" stroke-width="${RING.width * R}"/>`;
  const letters = lettersOf(mark).map((l) => letterSvg(fonts, l));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-500 -500 1000 1000" fill="${SEAL_RED}">${ring}<polygon points="${points.join(' ')}"/>${letters.join('')}</svg>`;
};

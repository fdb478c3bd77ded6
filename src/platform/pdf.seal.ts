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

/** The name fills at most 240° of the ring; long names get narrower characters, as engravers do. */
const arcOf = (count: number) => {
  const span = Math.min((count - 1) * 26, 236);
  const step = count > 1 ? span / (count - 1) : 0;
  return { start: -span / 2, step };
};

/** Draws the seal with its centre at (cx, cy). */
export const drawSeal = (doc: Doc, mark: SealMark, cx: number, cy: number, fonts: Fonts, size = SEAL_SIZE): void => {
  const r = size / 2;
  const letters = [...cleanText(mark.organ)];
  const { start, step } = arcOf(letters.length);
  const height = r * 0.27;
  const ring = r * 0.715;
  const room = ((step * Math.PI) / 180) * (ring - height * 0.1);
  const squeeze = Math.min(1, room > 0 ? room / (height * 1.04) : 1);
  underMultiply(doc, () => {
    doc
      .lineWidth(r * 0.045)
      .circle(cx, cy, r * 0.977)
      .stroke(SEAL_RED);
    star(doc, cx, cy, r * 0.3);
    letters.forEach((c, i) => {
      doc.save();
      doc.translate(cx, cy).rotate(start + i * step);
      doc.translate(0, -ring).scale(squeeze, 1);
      drawOutline(doc, fonts, c, -height / 2, height * 0.35, height, SEAL_RED);
      doc.restore();
    });
    const small = r * 0.175;
    const legend = [...(mark.legend ?? '')];
    legend.forEach((c, i) => {
      drawOutline(doc, fonts, c, cx + (i - legend.length / 2) * small, cy + r * 0.34 + small * 0.5, small, SEAL_RED);
    });
  });
};

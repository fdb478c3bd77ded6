/** Fine-line ornament computed as vectors: a braided border and a rosette, faint enough never to touch legibility. */
type Doc = PDFKit.PDFDocument;

const INK = '#12498A';
/** Ink thinned to 50 and 11 parts in a hundred beforehand: where see-through lines cross, viewers differ and some darken them. */
export const [BRAID, ROSE] = ['#89A4C5', '#E5EBF2'];

const round = (n: number): string => String(Math.round(n * 100) / 100);

/**
 * One band of sine lines, phase-shifted against each other, from (x, y) rightwards or downwards, as path operators:
 * the ornament is the same on every licence, so it is computed once and not through the drawing calls.
 */
const braid = (x: number, y: number, length: number, height: number, down: boolean): string => {
  const strands = 6;
  const waves = Math.max(2, Math.round(length / (height * 2.6)));
  const pieces = waves * 4;
  const operators: string[] = [];
  for (let s = 0; s < strands; s++) {
    const phase = (s * Math.PI * 2) / strands;
    const at = (t: number) => (height / 2) * Math.sin(t * waves * Math.PI * 2 + phase);
    const slope = (t: number) => (height / 2) * waves * Math.PI * 2 * Math.cos(t * waves * Math.PI * 2 + phase);
    const point = (along: number, across: number): string =>
      down ? `${round(x + across)} ${round(y + along)}` : `${round(x + along)} ${round(y + across)}`;
    operators.push(`${point(0, at(0))} m`);
    for (let i = 0; i < pieces; i++) {
      const [t0, t1] = [i / pieces, (i + 1) / pieces];
      const third = 1 / pieces / 3;
      const first = point((t0 + third) * length, at(t0) + slope(t0) * third);
      const second = point((t1 - third) * length, at(t1) - slope(t1) * third);
      operators.push(`${first} ${second} ${point(t1 * length, at(t1))} c`);
    }
  }
  return `${operators.join('\n')}\nS`;
};

const bands = new Map<string, string>();
const bandsFor = (w: number, h: number, inset: number, band: number): string => {
  const key = `${w} ${h} ${inset} ${band}`;
  let path = bands.get(key);
  if (path === undefined) {
    const [gap, thick] = [4, band * 0.56];
    const from = inset + band + gap;
    const [along, aside] = [w - 2 * band - 2 * gap, h - 2 * band - 2 * gap];
    const rows = [inset + band / 2, inset + h - band / 2].map((y) => braid(from, y, along, thick, false));
    const columns = [inset + band / 2, inset + w - band / 2].map((x) => braid(x, from, aside, thick, true));
    path = [...rows, ...columns].join('\n');
    bands.set(key, path);
  }
  return path;
};

const corner = (doc: Doc, x: number, y: number, size: number): void => {
  doc.lineWidth(0.9).rect(x, y, size, size).stroke(INK);
  doc
    .lineWidth(0.5)
    .rect(x + size * 0.26, y + size * 0.26, size * 0.48, size * 0.48)
    .stroke(INK);
};

/** Border between the outer rectangle at `inset` and the inner one `band` further in. */
export const drawBorder = (doc: Doc, inset: number, band: number): void => {
  const { width, height } = doc.page;
  const [w, h] = [width - 2 * inset, height - 2 * inset];
  doc.save();
  doc.lineWidth(1.3).rect(inset, inset, w, h).stroke(INK);
  doc
    .lineWidth(0.6)
    .rect(inset + band, inset + band, w - 2 * band, h - 2 * band)
    .stroke(INK);
  doc.lineWidth(0.3).strokeColor(BRAID);
  doc.addContent(bandsFor(w, h, inset, band));
  for (const x of [inset, inset + w - band]) for (const y of [inset, inset + h - band]) corner(doc, x, y, band);
  doc.restore();
};

/** A rose: circles that all touch the outer and the inner circle, so that their envelope leaves the middle white. */
export const drawRosette = (doc: Doc, cx: number, cy: number, outer: number, inner: number): void => {
  const circles = 64;
  const [radius, away] = [(outer + inner) / 2, (outer - inner) / 2];
  doc.save();
  doc.lineWidth(0.35).strokeColor(ROSE);
  for (let i = 0; i < circles; i++) {
    const angle = (i * 2 * Math.PI) / circles;
    doc.circle(cx + away * Math.cos(angle), cy + away * Math.sin(angle), radius);
  }
  doc.stroke();
  doc.restore();
};

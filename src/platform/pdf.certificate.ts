import type { Fonts } from './fonts.ts';
import { drawBorder, drawRosette } from './pdf.guilloche.ts';
import { setLines } from './pdf.lines.ts';
import { drawQr } from './pdf.qr.ts';
import { drawSeal, SEAL_SIZE } from './pdf.seal.ts';
import type { SignatureSlot } from './pdf.sign.ts';
import { drawWatermark, finish, GREY, MM, newSheet, type Sheet } from './pdf.tagged.ts';
import type { Certificate, CertificateLayout, PdfFile, SheetBox } from './pdf.ts';

/** The sheet as it comes with the program, in millimetres. */
export const PLAIN_LAYOUT: CertificateLayout = {
  number: { x: 27, y: 21, width: 243, height: 8 },
  title: { x: 27, y: 30, width: 243, height: 20 },
  facts: { x: 30, y: 54, width: 191, height: 99 },
  code: { x: 227, y: 66, width: 43, height: 43 },
  sign: { x: 158, y: 161, width: 110, height: 19 },
  notes: { x: 30, y: 175, width: 150, height: 16 },
};
/** In points. */
const placed = ({ x, y, width, height }: SheetBox): SheetBox => ({
  x: x * MM,
  y: y * MM,
  width: width * MM,
  height: height * MM,
});

const LEFT = 30 * MM;
const GAP = 6 * MM;
const RIGHT = 27 * MM;
/** Labels stand in a column as wide as the longest, within these. */
const LABEL = { least: 36 * MM, most: 62 * MM };
const ROW = { size: 18, leading: 25, step: 14 };
const SCALES = [1, 0.92, 0.84, 0.76, 0.68, 0.6];
/** Type under the code, and of the small print, in points. */
const [CAPTION, SMALL] = [12, 10.5];
const SEE_ANNEX = '（见附页）';

type Row = Certificate['rows'][number];
type Laid = { readonly label: Row['label']; readonly lines: ReturnType<typeof setLines> };
type Layout = {
  readonly rows: readonly Laid[];
  readonly scale: number;
  readonly column: number;
  readonly height: number;
};

const naturalWidth = (label: string, size: number, fonts: Fonts): number =>
  [...label].reduce((sum, c) => sum + (fonts.regular.advance(c) * size) / 1000, 0);

const layRows = (rows: readonly Row[], scale: number, full: number, fonts: Fonts, given?: number): Layout => {
  const size = ROW.size * scale;
  const longest = rows.reduce((most, r) => Math.max(most, naturalWidth(r.label, size, fonts)), 0);
  // In a narrow box the label leaves more than half to what it labels.
  const column = given ?? Math.min(LABEL.most, Math.max(LABEL.least, longest), full * 0.45);
  const width = full - column - GAP;
  const laid = rows.map(({ label, value }) => ({
    label,
    lines: setLines([{ text: value, bold: true }], { width, size, align: 'left' }, fonts),
  }));
  const height = laid.reduce((sum, r) => sum + (r.lines.length * ROW.leading + ROW.step) * scale, 0);
  return { rows: laid, scale, column, height };
};

/** Type shrinks in steps until all rows stand above the signature; what is longer still goes to an annex, the longest first. */
const fitRows = (
  all: readonly Row[],
  { width, height: room }: SheetBox,
  fonts: Fonts,
  like?: Pick<Layout, 'scale' | 'column'>,
): { face: Layout; annex: readonly Row[] } => {
  const scales = SCALES.filter((s) => s <= (like?.scale ?? 1));
  const annex: Row[] = [];
  let rows = all;
  for (;;) {
    for (const scale of scales) {
      const face = layRows(rows, scale, width, fonts, like?.column);
      if (face.height <= room) return { face, annex };
    }
    const longest = rows.reduce((a, b) => (b.value.length > a.value.length ? b : a));
    if (longest.value.length <= SEE_ANNEX.length) return { face: layRows(rows, SCALES.at(-1)!, width, fonts), annex };
    annex.push(longest);
    rows = rows.map((r) => (r === longest ? { label: r.label, value: SEE_ANNEX } : r));
  }
};

/** 两端对齐: short labels are spread to the width of the column, or of six characters where it is wider; longer ones shrink to fit. */
const drawLabel = (
  sheet: Sheet,
  label: string,
  { x, y }: Pick<SheetBox, 'x' | 'y'>,
  size: number,
  column: number,
  leading: number,
) => {
  const natural = naturalWidth(label, size, sheet.fonts);
  const fitted = natural > column ? (size * column) / natural : size;
  const target = Math.min(column, Math.max(LABEL.least, size * 6));
  const spacing = label.length > 1 && natural < target ? (target - natural) / (label.length - 1) : 0;
  sheet.lines(
    [{ segments: [{ text: label, weight: 'regular', x: 0, spacing }], width: target }],
    x,
    y,
    fitted,
    leading,
    GREY,
  );
};

const drawRows = (sheet: Sheet, { rows, scale, column }: Layout, at: Pick<SheetBox, 'x' | 'y'>): void => {
  const [size, leading] = [ROW.size * scale, ROW.leading * scale];
  const { x } = at;
  let { y } = at;
  for (const row of rows) {
    sheet.tag('P', () => {
      drawLabel(sheet, row.label, { x, y }, size, column, leading);
      sheet.lines(row.lines, x + column + GAP, y, size, leading);
    });
    y += row.lines.length * leading + ROW.step * scale;
  }
};

const BORDER = { inset: 7 * MM, band: 6.5 * MM };

/** What found no room on the face, in full, under the same number. */
const drawAnnex = (sheet: Sheet, model: Certificate, rows: readonly Row[]): void => {
  const { doc, fonts } = sheet;
  doc.addPage();
  sheet.artifact(() => drawBorder(doc, BORDER.inset, BORDER.band));
  if (model.watermark) drawWatermark(sheet, model.watermark);
  const full = doc.page.width - LEFT - RIGHT;
  const title = setLines(
    [{ text: `${model.title}　附页`, bold: true }],
    { width: full, size: 20, align: 'left' },
    fonts,
  );
  sheet.tag('H2', () => sheet.lines(title, LEFT, 22 * MM, 20, 28));
  const number = setLines(model.number, { width: full, size: 12, align: 'right' }, fonts);
  sheet.tag('P', () => sheet.lines(number, LEFT, 24 * MM, 12, 18));
  const room = doc.page.height - 60 * MM;
  const fitting = SCALES.map((scale) => layRows(rows, scale * 0.8, full, fonts)).find((l) => l.height <= room);
  drawRows(sheet, fitting ?? layRows(rows, 0.4, full, fonts), { x: LEFT, y: 40 * MM });
};

const drawSign = (sheet: Sheet, model: Certificate, box: SheetBox): void => {
  const { doc, fonts } = sheet;
  const { y, width } = box;
  // A long name of an organ is set smaller rather than on two lines under the seal.
  const size = Math.min(17, (width - 5 * MM) / model.organ.length);
  const centre = box.x + width / 2;
  for (const [i, text] of [model.organ, model.date].entries())
    sheet.tag('P', () =>
      sheet.lines(setLines(text, { width, size, align: 'center' }, fonts), centre - width / 2, y + i * 27, size, 27),
    );
  const half = SEAL_SIZE / 2;
  const stamp = [centre - half, y + 4 - half, centre + half, y + 4 + half] as const;
  sheet.tag('Figure', () => drawSeal(doc, model.seal, centre, y + 4, fonts), {
    alt: `印章：${model.seal.organ}${model.seal.legend ? `（${model.seal.legend}）` : ''}`,
    bbox: [...stamp],
  });
  sheet.field(stamp);
};

const drawCode = (sheet: Sheet, model: Certificate, { x, y, width, height }: SheetBox): void => {
  const { doc, fonts } = sheet;
  const side = Math.min(width, height);
  sheet.tag('Figure', () => drawQr(doc, model.qr.text, x, y, side), {
    alt: model.qr.alt,
    bbox: [x, y, x + side, y + side],
  });
  const caption = setLines(model.qr.caption, { width: side, size: CAPTION, align: 'center' }, fonts);
  sheet.tag('P', () => sheet.lines(caption, x, y + side + 2, CAPTION, 17, GREY));
};

/** A fact with a place of its own: smaller until it fits there. Answers what found no room even so. Below the list it keeps to its columns. */
const drawPlaced = (sheet: Sheet, row: Row, box: SheetBox, list: { readonly x: number; readonly face: Layout }) => {
  const below = Math.abs(box.x - list.x) < MM && list.face.column < box.width / 2;
  const room = { ...box, height: box.height + ROW.step };
  const { face, annex } = fitRows([row], room, sheet.fonts, below ? list.face : undefined);
  drawRows(sheet, face, box);
  return annex[0];
};

/** A4 landscape, one page as a rule: ornament, number, title, facts, code, small print, organ and day under the seal. */
export const renderCertificate = async (model: Certificate, fonts: Fonts, slot?: SignatureSlot): Promise<PdfFile> => {
  const headline = `${model.title} ${model.number}`;
  const { madeAt, data } = model;
  const about = { title: headline, author: model.organ, madeAt, landscape: true, data, slot };
  const sheet = newSheet(fonts, about);
  const { doc } = sheet;
  doc.addPage();
  const { width, height } = doc.page;
  sheet.artifact(() => {
    drawRosette(doc, width / 2, height / 2, 86 * MM, 31 * MM);
    drawBorder(doc, BORDER.inset, BORDER.band);
  });
  if (model.watermark) drawWatermark(sheet, model.watermark);
  const at = model.layout ?? PLAIN_LAYOUT;
  const [numberAt, titleAt, factsAt, notesAt] = [at.number, at.title, at.facts, at.notes].map(placed) as [
    SheetBox,
    SheetBox,
    SheetBox,
    SheetBox,
  ];
  const number = setLines(model.number, { width: numberAt.width, size: 15, align: 'right' }, fonts);
  sheet.tag('P', () => sheet.lines(number, numberAt.x, numberAt.y, 15, 22));
  const tracking = model.title.length > 9 ? 0.05 : 0.24;
  const full = titleAt.width;
  const size = Math.min(42, titleAt.height / 1.3, full / (model.title.length * (1 + tracking)) - 0.5);
  const title = setLines([{ text: model.title, bold: true }], { width: full, size, align: 'center', tracking }, fonts);
  sheet.tag('H1', () => sheet.lines(title, titleAt.x, titleAt.y + (42 - size) * 0.65, size, size * 1.3));
  const { face, annex } = fitRows(
    model.rows.filter((r) => !r.box),
    factsAt,
    fonts,
  );
  drawRows(sheet, face, factsAt);
  const more = model.rows.flatMap((r) =>
    r.box ? (drawPlaced(sheet, r, placed(r.box), { x: factsAt.x, face }) ?? []) : [],
  );
  drawCode(sheet, model, placed(at.code));
  const notes = model.notes.flatMap((note) =>
    setLines(note, { width: notesAt.width, size: SMALL, align: 'left' }, fonts),
  );
  const low = notesAt.y + notesAt.height;
  sheet.tag('P', () => sheet.lines(notes, notesAt.x, low - notes.length * 15, SMALL, 15, GREY));
  drawSign(sheet, model, placed(at.sign));
  const rest = [...annex, ...more];
  if (rest.length > 0) drawAnnex(sheet, model, rest);
  return finish(sheet, rest.length > 0 ? 2 : 1);
};

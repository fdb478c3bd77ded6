import type { Fonts } from './fonts.ts';
import { drawBorder, drawRosette } from './pdf.guilloche.ts';
import { setLines } from './pdf.lines.ts';
import { drawQr } from './pdf.qr.ts';
import { drawSeal, SEAL_SIZE } from './pdf.seal.ts';
import type { SignatureSlot } from './pdf.sign.ts';
import { drawWatermark, finish, GREY, MM, newSheet, type Sheet } from './pdf.tagged.ts';
import type { Certificate, PdfFile } from './pdf.ts';

const LEFT = 30 * MM;
const GAP = 6 * MM;
const QR = 43 * MM;
const RIGHT = 27 * MM;
/** Labels stand in a column as wide as the longest, within these. */
const LABEL = { least: 36 * MM, most: 62 * MM };
const ROW = { size: 18, leading: 25, step: 14 };
const SCALES = [1, 0.92, 0.84, 0.76, 0.68, 0.6];
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

const layRows = (rows: readonly Row[], scale: number, right: number, fonts: Fonts): Layout => {
  const size = ROW.size * scale;
  const longest = rows.reduce((most, r) => Math.max(most, naturalWidth(r.label, size, fonts)), 0);
  const column = Math.min(LABEL.most, Math.max(LABEL.least, longest));
  const width = right - LEFT - column - GAP;
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
  room: number,
  right: number,
  fonts: Fonts,
): { face: Layout; annex: readonly Row[] } => {
  const annex: Row[] = [];
  let rows = all;
  for (;;) {
    for (const scale of SCALES) {
      const face = layRows(rows, scale, right, fonts);
      if (face.height <= room) return { face, annex };
    }
    const longest = rows.reduce((a, b) => (b.value.length > a.value.length ? b : a));
    if (longest.value.length <= SEE_ANNEX.length) return { face: layRows(rows, SCALES.at(-1)!, right, fonts), annex };
    annex.push(longest);
    rows = rows.map((r) => (r === longest ? { label: r.label, value: SEE_ANNEX } : r));
  }
};

/** 两端对齐: short labels are spread to the width of the column, or of six characters where it is wider; longer ones shrink to fit. */
const drawLabel = (sheet: Sheet, label: string, y: number, size: number, column: number, leading: number) => {
  const natural = naturalWidth(label, size, sheet.fonts);
  const fitted = natural > column ? (size * column) / natural : size;
  const target = Math.min(column, Math.max(LABEL.least, size * 6));
  const spacing = label.length > 1 && natural < target ? (target - natural) / (label.length - 1) : 0;
  sheet.lines(
    [{ segments: [{ text: label, weight: 'regular', x: 0, spacing }], width: target }],
    LEFT,
    y,
    fitted,
    leading,
    GREY,
  );
};

const drawRows = (sheet: Sheet, { rows, scale, column }: Layout, top: number): void => {
  const [size, leading] = [ROW.size * scale, ROW.leading * scale];
  let y = top;
  for (const row of rows) {
    sheet.tag('P', () => {
      drawLabel(sheet, row.label, y, size, column, leading);
      sheet.lines(row.lines, LEFT + column + GAP, y, size, leading);
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
  const right = doc.page.width - RIGHT;
  const fitting = SCALES.map((scale) => layRows(rows, scale * 0.8, right, fonts)).find((l) => l.height <= room);
  drawRows(sheet, fitting ?? layRows(rows, 0.4, right, fonts), 40 * MM);
};

const drawSign = (sheet: Sheet, model: Certificate): void => {
  const { doc, fonts } = sheet;
  // A long name of an organ is set smaller rather than on two lines under the seal.
  const size = Math.min(17, (105 * MM) / model.organ.length);
  const centre = doc.page.width - 84 * MM;
  const y = doc.page.height - 49 * MM;
  const width = 110 * MM;
  for (const [i, text] of [model.organ, model.date].entries())
    sheet.tag('P', () =>
      sheet.lines(setLines(text, { width, size, align: 'center' }, fonts), centre - width / 2, y + i * 27, size, 27),
    );
  const half = SEAL_SIZE / 2;
  const box = [centre - half, y + 4 - half, centre + half, y + 4 + half] as const;
  sheet.tag('Figure', () => drawSeal(doc, model.seal, centre, y + 4, fonts), {
    alt: `印章：${model.seal.organ}${model.seal.legend ? `（${model.seal.legend}）` : ''}`,
    bbox: [...box],
  });
  sheet.field(box);
};

const drawCode = (sheet: Sheet, model: Certificate): void => {
  const { doc, fonts } = sheet;
  const x = doc.page.width - RIGHT - QR;
  const y = 66 * MM;
  sheet.tag('Figure', () => drawQr(doc, model.qr.text, x, y, QR), {
    alt: model.qr.alt,
    bbox: [x, y, x + QR, y + QR],
  });
  const caption = setLines(model.qr.caption, { width: QR, size: 10, align: 'center' }, fonts);
  sheet.tag('P', () => sheet.lines(caption, x, y + QR, 10, 15, GREY));
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
  const full = width - 2 * RIGHT;
  const number = setLines(model.number, { width: full, size: 15, align: 'right' }, fonts);
  sheet.tag('P', () => sheet.lines(number, RIGHT, 21 * MM, 15, 22));
  const tracking = model.title.length > 9 ? 0.05 : 0.24;
  const size = Math.min(42, full / (model.title.length * (1 + tracking)) - 0.5);
  const title = setLines([{ text: model.title, bold: true }], { width: full, size, align: 'center', tracking }, fonts);
  sheet.tag('H1', () => sheet.lines(title, RIGHT, 30 * MM + (42 - size) * 0.65, size, size * 1.3));
  const { face, annex } = fitRows(model.rows, height - 111 * MM, width - RIGHT - QR - 6 * MM, fonts);
  drawRows(sheet, face, 54 * MM);
  drawCode(sheet, model);
  const notes = model.notes.flatMap((note) => setLines(note, { width: 150 * MM, size: 9.5, align: 'left' }, fonts));
  sheet.tag('P', () => sheet.lines(notes, LEFT, height - 19 * MM - notes.length * 15, 9.5, 15, GREY));
  drawSign(sheet, model);
  if (annex.length > 0) drawAnnex(sheet, model, annex);
  return finish(sheet, annex.length > 0 ? 2 : 1);
};

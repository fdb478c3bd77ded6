import type { Fonts } from './fonts.ts';
import { drawBorder, drawRosette } from './pdf.guilloche.ts';
import { setLines } from './pdf.lines.ts';
import { drawQr } from './pdf.qr.ts';
import { drawSeal, SEAL_SIZE } from './pdf.seal.ts';
import { drawWatermark, finish, GREY, MM, newSheet, type Sheet } from './pdf.tagged.ts';
import type { Certificate, PdfFile } from './pdf.ts';

const LEFT = 30 * MM;
const LABEL = 39 * MM;
const GAP = 6 * MM;
const QR = 43 * MM;
const RIGHT = 27 * MM;

/** 两端对齐 to the width of four characters or more: 单 位 名 称 under 法定代表人. */
const justified = (sheet: Sheet, label: string, x: number, y: number, size: number, width: number, leading: number) => {
  const letters = [...label];
  const natural = letters.reduce((sum, c) => sum + (sheet.fonts.regular.advance(c) * size) / 1000, 0);
  const spacing = letters.length > 1 ? Math.max(0, (width - natural) / (letters.length - 1)) : 0;
  const segments = [{ text: label, weight: 'regular' as const, x: 0, spacing }];
  sheet.lines([{ segments, width }], x, y, size, leading, GREY);
};

const ROW = { size: 18, leading: 25, step: 14 };

/** Type shrinks in steps until all rows stand above the signature; a licence with many facts is still one page. */
const fitRows = (model: Certificate, fonts: Fonts, top: number, bottom: number, width: number) => {
  for (const scale of [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52]) {
    const size = ROW.size * scale;
    const rows = model.rows.map((row) => ({
      label: row.label,
      lines: setLines([{ text: row.value, bold: true }], { width, size, align: 'left' }, fonts),
    }));
    const needed = rows.reduce((sum, r) => sum + r.lines.length * ROW.leading * scale + ROW.step * scale, 0);
    if (needed <= bottom - top || scale === 0.52)
      return { rows, size, leading: ROW.leading * scale, step: ROW.step * scale };
  }
  throw new Error('unreachable');
};

const drawRows = (sheet: Sheet, model: Certificate, top: number, bottom: number): void => {
  const width = sheet.doc.page.width - LEFT - LABEL - GAP - RIGHT - QR - 6 * MM;
  const { rows, size, leading, step } = fitRows(model, sheet.fonts, top, bottom, width);
  let y = top;
  for (const row of rows) {
    sheet.tag('P', () => {
      justified(sheet, row.label, LEFT, y, size, LABEL, leading);
      sheet.lines(row.lines, LEFT + LABEL + GAP, y, size, leading);
    });
    y += row.lines.length * leading + step;
  }
};

const drawSign = (sheet: Sheet, model: Certificate): void => {
  const { doc, fonts } = sheet;
  const size = 17;
  const centre = doc.page.width - 84 * MM;
  const y = doc.page.height - 49 * MM;
  const width = 110 * MM;
  for (const [i, text] of [model.organ, model.date].entries())
    sheet.tag('P', () =>
      sheet.lines(setLines(text, { width, size, align: 'center' }, fonts), centre - width / 2, y + i * 27, size, 27),
    );
  sheet.tag('Figure', () => drawSeal(doc, model.seal, centre, y + 4, fonts), {
    alt: `印章：${model.seal.organ}${model.seal.legend ? `（${model.seal.legend}）` : ''}`,
    bbox: [centre - SEAL_SIZE / 2, y + 4 - SEAL_SIZE / 2, centre + SEAL_SIZE / 2, y + 4 + SEAL_SIZE / 2],
  });
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

/** One page, A4 landscape: ornament, number, title, facts, code, small print, organ and day under the seal. */
export const renderCertificate = async (model: Certificate, fonts: Fonts): Promise<PdfFile> => {
  const about = { title: `${model.title} ${model.number}`, author: model.organ, madeAt: model.madeAt, landscape: true };
  const sheet = newSheet(fonts, about);
  const { doc } = sheet;
  doc.addPage();
  const { width, height } = doc.page;
  sheet.artifact(() => {
    drawRosette(doc, width / 2, height / 2, 86 * MM, 31 * MM);
    drawBorder(doc, 7 * MM, 6.5 * MM);
  });
  if (model.watermark) drawWatermark(sheet, model.watermark);
  const full = width - 2 * RIGHT;
  const number = setLines(model.number, { width: full, size: 15, align: 'right' }, fonts);
  sheet.tag('P', () => sheet.lines(number, RIGHT, 21 * MM, 15, 22));
  const size = model.title.length > 12 ? 30 : 42;
  const title = setLines(
    [{ text: model.title, bold: true }],
    { width: full, size, align: 'center', tracking: model.title.length > 9 ? 0.05 : 0.24 },
    fonts,
  );
  sheet.tag('H1', () => sheet.lines(title, RIGHT, 30 * MM, size, size * 1.3));
  drawRows(sheet, model, 54 * MM, height - 57 * MM);
  drawCode(sheet, model);
  const notes = model.notes.flatMap((note) => setLines(note, { width: 150 * MM, size: 9.5, align: 'left' }, fonts));
  sheet.tag('P', () => sheet.lines(notes, LEFT, height - 19 * MM - notes.length * 15, 9.5, 15, GREY));
  drawSign(sheet, model);
  return finish(sheet, 1);
};

import type { Fonts } from './fonts.ts';
import { BODY, type Box, FOOT, type LetterSheet, layout, type Piece, rule, WIDTH } from './pdf.letter.blocks.ts';
import { setLines } from './pdf.lines.ts';
import type { SignatureSlot } from './pdf.sign.ts';
import { drawWatermark, finish, GREY, INK, MM, newSheet, type Sheet } from './pdf.tagged.ts';
import type { Letter, PdfFile } from './pdf.ts';

const MARGIN = 20 * MM;
const TOP = MARGIN;
const BOTTOM = (297 - 20) * MM;

type Placed = { readonly draw: () => void; readonly page: number };

/** Breaks boxes into pages; a group that must stay together moves as one, and a table's head comes along. */
const paginate = (boxes: readonly Box[], from: number): { placed: Placed[]; pages: number } => {
  type Unit = { piece: Piece; before: number; glued: boolean };
  const units: Unit[] = [];
  let glueNext = false;
  let after = 0;
  for (const box of boxes) {
    box.pieces.forEach((piece, i) => {
      const glued = units.length > 0 && i === 0 && (glueNext || box.withPrevious === true);
      units.push({ piece, before: i === 0 ? Math.max(box.before, after) : 0, glued });
    });
    glueNext = box.withNext === true;
    after = box.after ?? 0;
  }
  const placed: Placed[] = [];
  let [page, y] = [0, from];
  for (let i = 0; i < units.length; ) {
    let end = i + 1;
    while (end < units.length && units[end]!.glued) end++;
    const group = units.slice(i, end);
    const height = group.reduce((sum, u) => sum + u.before + u.piece.height, 0);
    const fresh = y + height > BOTTOM && y > TOP;
    if (fresh) {
      page += 1;
      y = TOP;
      const head = group[0]!.piece.head;
      if (head) {
        const at = y;
        placed.push({ page, draw: () => head.draw(MARGIN, at) });
        y += head.height;
      }
    }
    group.forEach((unit, k) => {
      y += fresh && k === 0 ? 0 : unit.before;
      const at = y;
      placed.push({ page, draw: () => unit.piece.draw(MARGIN, at) });
      y += unit.piece.height;
    });
    i = end;
  }
  return { placed, pages: page + 1 };
};

const drawFoot = (sheet: Sheet, text: string, page: number, pages: number): void => {
  const y = (297 - 13) * MM;
  sheet.artifact(() => {
    const number = setLines(`第 ${page} 页，共 ${pages} 页`, { width: WIDTH, size: FOOT, align: 'right' }, sheet.fonts);
    sheet.lines(number, MARGIN, y, FOOT, 12, GREY);
    const left = setLines(text, { width: WIDTH - 32 * MM, size: FOOT, align: 'left' }, sheet.fonts).slice(0, 1);
    sheet.lines(left, MARGIN, y, FOOT, 12, GREY);
  });
};

type Heads = Readonly<Record<'organ' | 'title' | 'number', ReturnType<typeof setLines>>>;

const headsOf = (model: Letter, fonts: Fonts): Heads => {
  const centred = (text: string, size: number, tracking: number) =>
    setLines([{ text, bold: true }], { width: WIDTH, size, align: 'center', tracking }, fonts);
  return {
    organ: centred(model.organ, 15, 0.12),
    title: centred(model.title, 22, 0.06),
    number: model.number ? setLines(model.number, { width: WIDTH, size: BODY, align: 'right' }, fonts) : [],
  };
};
const heightOf = (h: Heads): number => h.organ.length * 24 + h.title.length * 34 + h.number.length * 24 + 12;

/** Opens the elements of the head first, so that readers hear it first. */
const openHead = (sheet: Sheet, heads: Heads) => {
  const [organ, title, number] = [sheet.open('P'), sheet.open('H1'), sheet.open('P')];
  return {
    draw: () => {
      organ.draw(() => sheet.lines(heads.organ, MARGIN, TOP, 15, 24));
      title.draw(() => sheet.lines(heads.title, MARGIN, TOP + heads.organ.length * 24, 22, 34));
      const y = TOP + heads.organ.length * 24 + heads.title.length * 34 + 4;
      if (heads.number.length > 0) number.draw(() => sheet.lines(heads.number, MARGIN, y, BODY, 24));
      rule(sheet, MARGIN, TOP + heightOf(heads), WIDTH, 1.4, INK);
    },
    end: () => {
      for (const part of [organ, title, number]) part.element.end();
    },
  };
};

/** Room from line to line: 1.8 of the size, less when that brings the paper onto fewer pages. */
const LEADINGS = [22, 20.5, 19];

const layOut = (model: Letter, fonts: Fonts, heads: Heads, leading: number, slot?: SignatureSlot) => {
  const title = model.number ? `${model.title} ${model.number}` : model.title;
  const about = { title, author: model.organ, madeAt: model.madeAt, landscape: false, slot };
  const sheet: LetterSheet = { ...newSheet(fonts, about), leading };
  const head = openHead(sheet, heads);
  const boxes = model.body.map((block) => layout(sheet, block));
  return { sheet, head, boxes, ...paginate(boxes, TOP + heightOf(heads) + 10) };
};

/** A4 upright, margins of 20 mm, body of 12 points: organ, title and number, then the blocks, page n of N at the foot. */
export const renderLetter = async (model: Letter, fonts: Fonts, slot?: SignatureSlot): Promise<PdfFile> => {
  const heads = headsOf(model, fonts);
  let best = layOut(model, fonts, heads, LEADINGS[0]!, slot);
  for (const leading of LEADINGS.slice(1)) {
    if (best.pages === 1) break;
    const tighter = layOut(model, fonts, heads, leading, slot);
    if (tighter.pages < best.pages) best = tighter;
  }
  const { sheet, head, boxes, placed, pages } = best;
  for (let page = 0; page < pages; page++) {
    sheet.doc.addPage();
    if (model.watermark) drawWatermark(sheet, model.watermark);
    if (page === 0) head.draw();
    for (const p of placed) if (p.page === page) p.draw();
    drawFoot(sheet, model.foot, page + 1, pages);
  }
  head.end();
  for (const box of boxes) box.end();
  return finish(sheet, pages);
};

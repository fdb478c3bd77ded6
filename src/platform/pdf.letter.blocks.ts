import { type Line, lineWidth, type Run, setLines } from './pdf.lines.ts';
import { drawQr } from './pdf.qr.ts';
import { drawSeal, SEAL_SIZE } from './pdf.seal.ts';
import { GREY, INK, MM, type Sheet } from './pdf.tagged.ts';
import type { Block } from './pdf.ts';

/** Between the margins of 20 mm. */
export const WIDTH = (210 - 40) * MM;
export const FOOT = 9;
export const BODY = 12;
const SMALL = 10.5;
const SMALL_LEADING = 17;
const CELL = 4;
/** Organ and day are set apart a little, so that the legend of the seal falls between them. */
const SIGN_LEADING = 26;

/** `leading`: room from line to line of the body, tightened when that saves a page. */
export type LetterSheet = Sheet & { readonly leading: number };
type Parent = ReturnType<Sheet['open']>['element'];
type Text = string | readonly Run[];
/** A piece of the page that may not be split: a row, or a few lines of a paragraph. */
export type Piece = { readonly height: number; readonly draw: (x: number, y: number) => void; readonly head?: Piece };
/** A block laid out: pieces in order, room before it, and how much of it must stand on one page with what follows. */
export type Box = {
  readonly pieces: readonly Piece[];
  readonly before: number;
  readonly after?: number;
  /** Never alone at the foot of a page. */
  readonly withNext?: boolean;
  /** Never alone at the head of a page. */
  readonly withPrevious?: boolean;
  readonly end: () => void;
};

const sayWhole = (text: Text): readonly Run[] => (typeof text === 'string' ? [{ text }] : text);

/** Lines of a text as pieces that leave no widow and no orphan: the first two and the last two lines stay together. */
const pieces = (
  lines: readonly Line[],
  leading: number,
  draw: (lines: readonly Line[], x: number, y: number) => void,
) => {
  const groups: Line[][] = lines.map((l) => [l]);
  if (groups.length >= 2) groups.splice(0, 2, groups.slice(0, 2).flat());
  if (groups.length >= 2) groups.splice(-2, 2, groups.slice(-2).flat());
  return groups.map((g): Piece => ({ height: g.length * leading, draw: (x, y) => draw(g, x, y) }));
};

const layoutText = (
  sheet: LetterSheet,
  type: string,
  text: Text,
  o: {
    indent?: number;
    size?: number;
    leading?: number;
    left?: number;
    before?: number;
    align?: 'left' | 'right' | 'justify';
    ink?: string;
  },
): Box => {
  const { indent = 0, size = BODY, leading = sheet.leading, left = 0, before = 0, align = 'justify', ink = INK } = o;
  const part = sheet.open(type);
  const lines = setLines(sayWhole(text), { width: WIDTH - left, size, indent, align }, sheet.fonts);
  return {
    before,
    pieces: pieces(lines, leading, (some, x, y) => part.draw(() => sheet.lines(some, x + left, y, size, leading, ink))),
    end: () => part.element.end(),
  };
};

const layoutItem = (sheet: LetterSheet, label: string, text: Text): Box => {
  const list = sheet.open('L');
  const item = sheet.open('LI', list.element);
  const [mark, body] = [sheet.open('Lbl', item.element), sheet.open('LBody', item.element)];
  const left = BODY * 2 + Math.max(BODY * 1.5, lineWidth(label, BODY, sheet.fonts) + BODY * 0.4);
  const lines = setLines(sayWhole(text), { width: WIDTH - left, size: BODY }, sheet.fonts);
  const labels = setLines(label, { width: left, size: BODY, align: 'left' }, sheet.fonts);
  let first = true;
  return {
    before: 0,
    pieces: pieces(lines, sheet.leading, (some, x, y) => {
      if (first) mark.draw(() => sheet.lines(labels, x + BODY * 2, y, BODY, sheet.leading));
      first = false;
      body.draw(() => sheet.lines(some, x + left, y, BODY, sheet.leading));
    }),
    end: () => list.element.end(),
  };
};

export const rule = (sheet: Sheet, x: number, y: number, width: number, weight: number, ink = '#8A94A1') =>
  sheet.artifact(() => {
    sheet.doc.save();
    sheet.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(weight)
      .stroke(ink);
    sheet.doc.restore();
  });

/** Rows between hairlines, a heavier rule above and below; heads repeat on every page (ui.md 10), rows do not split. */
const layoutTable = (
  sheet: LetterSheet,
  widths: readonly number[],
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Box => {
  const table = sheet.open('Table');
  const total = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((w) => (w / total) * WIDTH);
  const left = columns.map((_, i) => columns.slice(0, i).reduce((a, b) => a + b, 0));
  const row = (cells: readonly string[], bold: boolean): Piece => {
    const set = cells.map((text, i) =>
      setLines([{ text, bold }], { width: columns[i]! - 2 * CELL, size: SMALL, align: 'left' }, sheet.fonts),
    );
    const height = Math.max(...set.map((lines) => lines.length)) * SMALL_LEADING + 2 * CELL;
    return {
      height,
      draw: (x, y) => {
        const tr = sheet.open('TR', table.element);
        set.forEach((lines, i) => {
          const cell = sheet.open(bold ? 'TH' : 'TD', tr.element);
          cell.draw(() => sheet.lines(lines, x + left[i]! + CELL, y + CELL, SMALL, SMALL_LEADING));
        });
        if (bold) rule(sheet, x, y, WIDTH, 1.1, INK);
        rule(sheet, x, y + height, WIDTH, bold ? 0.8 : 0.4, bold ? INK : undefined);
      },
    };
  };
  const top = row(head, true);
  const body = rows.map((cells) => row(cells, false));
  const [first, ...rest] = body;
  const opening: Piece = {
    height: top.height + (first?.height ?? 0),
    draw: (x, y) => {
      top.draw(x, y);
      first?.draw(x, y + top.height);
    },
  };
  const repeated = rest.map((piece): Piece => ({ ...piece, head: top }));
  return { before: 6, after: 8, pieces: [opening, ...repeated], end: () => table.element.end() };
};

/** Label and value, in two columns with a rule under each row: the facts of a case at one glance. */
const layoutFacts = (sheet: LetterSheet, rows: readonly (readonly [string, string])[]): Box => {
  const table = sheet.open('Table');
  const label = 30 * MM;
  return {
    before: 6,
    after: 8,
    pieces: rows.map(([name, value], i): Piece => {
      const names = setLines(name, { width: label - CELL, size: SMALL, align: 'left' }, sheet.fonts);
      const values = setLines(value, { width: WIDTH - label - CELL, size: SMALL, align: 'left' }, sheet.fonts);
      const height = Math.max(names.length, values.length) * SMALL_LEADING + 2 * CELL;
      return {
        height,
        draw: (x, y) => {
          const tr = sheet.open('TR', table.element);
          if (i === 0) rule(sheet, x, y, WIDTH, 1.1, INK);
          sheet.open('TH', tr.element).draw(() => sheet.lines(names, x, y + CELL, SMALL, SMALL_LEADING, GREY));
          sheet.open('TD', tr.element).draw(() => sheet.lines(values, x + label, y + CELL, SMALL, SMALL_LEADING));
          rule(sheet, x, y + height, WIDTH, 0.4);
        },
      };
    }),
    end: () => table.element.end(),
  };
};

const QR = 27 * MM;

const drawCode = (
  sheet: LetterSheet,
  code: NonNullable<Extract<Block, { kind: 'sign' }>['code']>,
  x: number,
  y: number,
  parent: Parent,
): void => {
  // The quiet zone belongs to the square; it is let out of the margin so that the modules stand on the edge.
  sheet.tag('Figure', () => drawQr(sheet.doc, code.text, x - 8, y, QR), {
    parent,
    alt: code.alt,
    bbox: [x - 8, y, x + QR - 8, y + QR],
  });
  const lines = setLines(code.caption, { width: 46 * MM, size: FOOT + 0.5, align: 'left' }, sheet.fonts);
  const top = y + QR - lines.length * 15 - 4;
  sheet.tag('P', () => sheet.lines(lines, x + QR - 4, top, FOOT + 0.5, 15, GREY), { parent });
};

/** GB/T 9704: the seal stands upright over organ and day, which lie a little below its middle; its top is within a line of the text. */
const layoutSign = (sheet: LetterSheet, block: Extract<Block, { kind: 'sign' }>): Box => {
  const parent = sheet.open('Sect').element;
  const { seal, code } = block;
  const height = seal ? SEAL_SIZE + 14 : Math.max(SIGN_LEADING * 2 + 18, code ? QR + 8 : 0);
  const centre = WIDTH - Math.max(SEAL_SIZE / 2 + 12, lineWidth(block.organ, BODY, sheet.fonts) / 2 + BODY * 2);
  const draw = (x: number, y: number) => {
    if (code) drawCode(sheet, code, x, y + height - QR - 4, parent);
    const top = seal ? y + SEAL_SIZE / 2 : y + height - SIGN_LEADING * 2 - 4;
    [block.organ, block.date].forEach((text, i) => {
      const width = 120 * MM;
      const lines = setLines(text, { width, size: BODY, align: 'center' }, sheet.fonts);
      const left = x + centre - width / 2;
      sheet.tag('P', () => sheet.lines(lines, left, top + i * SIGN_LEADING, BODY, sheet.leading), { parent });
    });
    if (!seal) return;
    const [cx, cy, r] = [x + centre, y + SEAL_SIZE / 2 + 4, SEAL_SIZE / 2];
    const alt = `印章：${seal.organ}${seal.legend ? `（${seal.legend}）` : ''}`;
    const bbox = [cx - r, cy - r, cx + r, cy + r];
    sheet.tag('Figure', () => drawSeal(sheet.doc, seal, cx, cy, sheet.fonts), { parent, alt, bbox });
    sheet.field([cx - r, cy - r, cx + r, cy + r]);
  };
  return { before: 4, withPrevious: true, pieces: [{ height, draw }], end: () => parent.end() };
};

const layoutSignedBy = (sheet: LetterSheet, block: Extract<Block, { kind: 'signed-by' }>): Box => {
  const parent = sheet.open('Sect').element;
  const lines = [`承诺人（申请人）：${block.name}`, block.date, ...(block.note ? [block.note] : [])];
  const draw = (x: number, y: number) =>
    lines.forEach((text, i) => {
      const set = setLines(text, { width: WIDTH, size: BODY, align: 'right' }, sheet.fonts);
      sheet.tag('P', () => sheet.lines(set, x, y + 10 + i * sheet.leading, BODY, sheet.leading), { parent });
    });
  return {
    before: 4,
    withPrevious: true,
    pieces: [{ height: lines.length * sheet.leading + 12, draw }],
    end: () => parent.end(),
  };
};

const layoutBlanks = (sheet: LetterSheet, labels: readonly string[]): Box => {
  const parent = sheet.open('Sect').element;
  const half = WIDTH / 2;
  const rows = Math.ceil(labels.length / 2);
  const draw = (x: number, y: number) =>
    labels.forEach((label, i) => {
      const [left, top] = [x + (i % 2) * half, y + 8 + Math.floor(i / 2) * 30];
      const width = lineWidth(label, BODY, sheet.fonts);
      const lines = setLines(label, { width: half, size: BODY, align: 'left' }, sheet.fonts);
      sheet.tag('P', () => sheet.lines(lines, left, top, BODY, sheet.leading), { parent });
      rule(sheet, left + width + 4, top + sheet.leading - 3, half - width - 20, 0.6);
    });
  return { before: 6, pieces: [{ height: rows * 30 + 8, draw }], end: () => parent.end() };
};

/** Lays a block out; its structure elements are opened here, in reading order, and filled when the pieces are drawn. */
export const layout = (sheet: LetterSheet, block: Block): Box => {
  switch (block.kind) {
    case 'to':
      return layoutText(sheet, 'P', block.text, { align: 'left', before: 4 });
    case 'para':
      return layoutText(sheet, 'P', block.text, { indent: block.indent === false ? 0 : BODY * 2 });
    case 'heading':
      return { ...layoutText(sheet, 'H2', [{ text: block.text, bold: true }], { indent: BODY * 2 }), withNext: true };
    case 'small':
      return layoutText(sheet, 'P', block.text, { size: FOOT + 0.5, leading: 15, before: 6, ink: GREY });
    case 'item':
      return layoutItem(sheet, block.label, block.text);
    case 'facts':
      return layoutFacts(sheet, block.rows);
    case 'table':
      return layoutTable(sheet, block.widths, block.head, block.rows);
    case 'sign':
      return layoutSign(sheet, block);
    case 'signed-by':
      return layoutSignedBy(sheet, block);
    case 'blanks':
      return layoutBlanks(sheet, block.labels);
    default:
      return block satisfies never;
  }
};

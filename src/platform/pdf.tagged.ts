import PDFDocument from 'pdfkit';
import type { Fonts } from './fonts.ts';
import { archive, CREATOR, PRODUCER } from './pdf.archive.ts';
import type { Line } from './pdf.lines.ts';
import { drawOutline } from './pdf.seal.ts';
import { addField, type SignatureSlot } from './pdf.sign.ts';
import type { AttachedData, PdfFile } from './pdf.ts';

export const MM = 72 / 25.4;
export const INK = '#14202E';
export const GREY = '#586474';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** A sheet being drawn: the document, its faces and the root of its structure tree. */
export type Sheet = {
  readonly doc: Doc;
  readonly fonts: Fonts;
  readonly root: Element;
  /** Draws inside a new structure element (P, H1, Figure, TD…) under `parent`. */
  readonly tag: (type: string, draw: () => void, options?: { parent?: Element; alt?: string; bbox?: number[] }) => void;
  /** An element whose content is drawn later, perhaps on several pages. */
  readonly open: (type: string, parent?: Element) => { element: Element; draw: (draw: () => void) => void };
  /** Ornament, running heads and watermarks: nothing that a reader should speak. */
  readonly artifact: (draw: () => void) => void;
  /** Where the seal stands: the field of its signature. Left, top, right, bottom from the top left corner. */
  readonly field: (rect: readonly [number, number, number, number]) => void;
  readonly lines: (lines: readonly Line[], x: number, y: number, size: number, leading: number, ink?: string) => void;
};

/** Baseline below the top of a line box, for a line box of `leading`. */
const baseline = (size: number, leading: number): number => (leading - size) / 2 + size * 0.88;

export const newSheet = (
  fonts: Fonts,
  about: {
    title: string;
    author: string;
    madeAt: string;
    landscape: boolean;
    data?: AttachedData | undefined;
    slot?: SignatureSlot | undefined;
  },
): Sheet => {
  // Not every option of pdfkit stands in its types: `font: ''` keeps it from loading Helvetica.
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    layout: about.landscape ? 'landscape' : 'portrait',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    autoFirstPage: false,
    info: {
      Title: about.title,
      Author: about.author,
      Creator: CREATOR,
      Producer: PRODUCER,
      CreationDate: new Date(about.madeAt),
    },
  };
  const doc = new PDFDocument(options);
  archive(doc, about, about.data);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const open: Sheet['open'] = (type, parent = root) => {
    const element = doc.struct(type);
    parent.add(element);
    return {
      element,
      draw: (draw) => {
        const content = doc.markStructureContent(type);
        draw();
        doc.endMarkedContent();
        element.add(content);
      },
    };
  };
  return {
    doc,
    fonts,
    root,
    open,
    tag: (type, draw, { parent = root, ...rest } = {}) => {
      const element = doc.struct(type, rest);
      parent.add(element);
      const content = doc.markStructureContent(type);
      draw();
      doc.endMarkedContent();
      element.add(content);
      element.end();
    },
    artifact: (draw) => {
      doc.markContent('Artifact', { type: 'Layout' });
      draw();
      doc.endMarkedContent();
    },
    field: (rect) => {
      if (about.slot) addField(doc, about.slot, rect);
    },
    lines: (lines, x, y, size, leading, ink = INK) => {
      doc.fillColor(ink).fontSize(size);
      lines.forEach((line, i) => {
        const top = y + i * leading + baseline(size, leading);
        for (const s of line.segments) {
          doc.font(fonts[s.weight].font as string, size);
          doc.text(s.text, x + s.x, top, { lineBreak: false, baseline: 'alphabetic', characterSpacing: s.spacing });
        }
      });
    },
  };
};

/** Ends the document and gathers its bytes. */
export const finish = (sheet: Sheet, pages: number): Promise<PdfFile> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    sheet.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    sheet.doc.on('end', () => resolve({ bytes: Buffer.concat(chunks), pages }));
    sheet.doc.on('error', reject);
    sheet.root.end();
    sheet.doc.end();
  });

/** Across the sheet, faint: `样例 无效` as long as the key behind the seal is a test key; longer words, what a copy is for, are set smaller and three times. */
export const drawWatermark = (sheet: Sheet, text: string): void => {
  const { doc, fonts } = sheet;
  const { width, height } = doc.page;
  const letters = [...text];
  const long = letters.length > 8;
  const size = long ? Math.min(30, (Math.hypot(width, height) * 0.8) / letters.length) : Math.min(width, height) * 0.15;
  const rows = long ? [-1, 0, 1] : [0];
  sheet.artifact(() => {
    doc.save();
    doc.translate(width / 2, height / 2).rotate(width > height ? -22 : -45);
    doc.fillOpacity(long ? 0.14 : 0.05);
    const advance = size * (long ? 1 : 1.12);
    for (const row of rows)
      letters.forEach((c, i) => {
        const x = (i - (letters.length - 1) / 2) * advance - size / 2;
        if (c !== ' ') drawOutline(doc, fonts, c, x, size * 0.35 + row * height * 0.3, size, INK);
      });
    doc.restore();
  });
};

import type { Instant } from '../kernel/instant.ts';
import type { Run } from './pdf.lines.ts';

/**
 * Port: what can be put on paper. Models are plain data, so that a worker or another renderer can take them;
 * the wording is decided by the modules, the typography by the adapter (pdf.pdfkit.ts).
 */
export type SealMark = {
  /** On the arc above the star: the full name of the organ. */
  readonly organ: string;
  /** In a straight line under the star; `测试章` as long as the signer's key is a test key. */
  readonly legend?: string;
  /** 防伪编码, thirteen digits along the lower rim. */
  readonly code?: string;
};

/** Data that travels in the file, for programs: what the page says, as JSON. */
export type AttachedData = { readonly name: string; readonly description: string; readonly json: string };

/** Whose key signs a paper, and as whom; plain data, the key itself stays in its store. */
export type SealOrder = {
  /** Key of the store (pki.ts). */
  readonly key: string;
  /** Certificates in DER, the key's own first. */
  readonly chain: readonly Uint8Array[];
  /** The same seal in GM/T form: SM2 key, its certificate, the seal as its maker signed it. */
  readonly gm?: { readonly key: string; readonly certificate: Uint8Array; readonly seal: Uint8Array };
  readonly name: string;
  readonly reason: string;
  readonly place: string;
  readonly at: Instant;
  /** Drawn instead of the mark of the model: the seal as it is registered now. */
  readonly mark?: SealMark;
};

export type Block =
  /** 抬头, flush left. */
  | { readonly kind: 'to'; readonly text: string }
  | { readonly kind: 'para'; readonly text: string | readonly Run[]; readonly indent?: boolean }
  | { readonly kind: 'heading'; readonly text: string }
  /** 1. 2. 3. or （一）（二）: the label hangs, the text stands in its own column. */
  | { readonly kind: 'item'; readonly label: string; readonly text: string | readonly Run[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** `widths` are shares of the line. */
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'small'; readonly text: string }
  /** Lines to be filled in by hand. */
  | { readonly kind: 'blanks'; readonly labels: readonly string[] }
  /** Organ and day, right; the seal stands over both (下压落款和日期). */
  | {
      readonly kind: 'sign';
      readonly organ: string;
      readonly date: string;
      readonly seal?: SealMark;
      /** Stands in the free room left of the seal. */
      readonly code?: { readonly text: string; readonly caption: string; readonly alt: string };
    }
  /** What the applicant put their name to: name and day, without a seal. */
  | { readonly kind: 'signed-by'; readonly name: string; readonly date: string; readonly note?: string };

/** An A4 upright paper (文书). */
export type Letter = {
  readonly organ: string;
  readonly title: string;
  readonly number?: string;
  readonly body: readonly Block[];
  /** Left of the page number: what it is about. */
  readonly foot: string;
  /** `样例 无效` as long as the key is a test key. */
  readonly watermark?: string;
  readonly madeAt: Instant;
};

/** A place on the sheet in millimetres, from the top left corner. */
export type SheetBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where the parts of a certificate stand. The small print stands on the lower edge of its box, the seal over the upper one of its own. */
export type CertificateLayout = {
  readonly number: SheetBox;
  readonly title: SheetBox;
  readonly facts: SheetBox;
  readonly code: SheetBox;
  readonly sign: SheetBox;
  readonly notes: SheetBox;
};

/** A4 landscape certificate (证照). */
export type Certificate = {
  readonly title: string;
  readonly number: string;
  /** One under the other, but for those that have a place of their own. */
  readonly rows: readonly { readonly label: string; readonly value: string; readonly box?: SheetBox }[];
  /** None: the sheet as it comes with the program. */
  readonly layout?: CertificateLayout;
  readonly organ: string;
  readonly date: string;
  readonly seal: SealMark;
  readonly qr: { readonly text: string; readonly caption: string; readonly alt: string };
  /** Small print at the foot: identifier, legal effect. */
  readonly notes: readonly string[];
  /** `样例 无效` as long as the key is a test key, or what a copy may be used for. */
  readonly watermark?: string;
  readonly data?: AttachedData;
  readonly madeAt: Instant;
};

export type PdfFile = { readonly bytes: Uint8Array; readonly pages: number };

export type PdfWriter = {
  /** Without an order equal models give equal bytes; with one the paper is signed and time-stamped. */
  readonly letter: (model: Letter, order?: SealOrder) => Promise<PdfFile>;
  readonly certificate: (model: Certificate, order?: SealOrder) => Promise<PdfFile>;
  /** Characters that the faces cannot show. */
  readonly missingGlyphs: (text: string) => string[];
};

import type { Text } from '../../kernel/text.ts';
import type { CertificateLayout, SheetBox } from '../../platform/pdf.ts';

/** A fact on the face: where its value comes from, its label (the Chinese one is printed), and its own place if it has one. */
export type TemplateField = {
  /** `holder.name`, `answer.premises`, `situation.business`, `decision.until`: what the items of the kind state. */
  readonly from: string;
  readonly label: Text;
  readonly box?: SheetBox;
};

/** What the certificates of one kind look like. Places in millimetres on A4 landscape, from the top left corner. */
export type LicenceTemplate = {
  /** Holds the name of the certificate, e.g. `食品经营许可证（副本）`. */
  readonly title: string;
  readonly fields: readonly TemplateField[];
  /** Under the QR code. */
  readonly caption: string;
  /** Small print; the identifier stands before it, and what a test key means takes its place. */
  readonly notes: readonly string[];
  readonly boxes: CertificateLayout;
};

/** Whoever the licence is for, and how long: without these it proves nothing (许可法39: a certificate of the permit). */
export const MANDATORY: readonly (readonly string[])[] = [['holder.name'], ['decision.until', 'decision.validity']];
/** What every licence can state beside what its items say. */
export const TERM_FIELDS: readonly TemplateField[] = [
  { from: 'decision.day', label: { zh: '发证日期', en: 'Issued on' } },
  { from: 'decision.from', label: { zh: '有效期自', en: 'Valid from' } },
  { from: 'decision.until', label: { zh: '有效期至', en: 'Valid until' } },
  { from: 'decision.validity', label: { zh: '有效期限', en: 'Valid' } },
];

/** The sheet as the program draws it. */
export const PLAIN_BOXES: CertificateLayout = {
  number: { x: 27, y: 21, width: 243, height: 8 },
  title: { x: 27, y: 30, width: 243, height: 20 },
  facts: { x: 30, y: 54, width: 191, height: 99 },
  code: { x: 227, y: 66, width: 43, height: 43 },
  sign: { x: 158, y: 161, width: 110, height: 19 },
  notes: { x: 30, y: 175, width: 150, height: 16 },
};
export const PLAIN_CAPTION = '扫码验真';
export const EQUAL_TO_PAPER = '与纸质证照具有同等法律效力（国务院令第716号）。';

const VALIDITY = TERM_FIELDS.at(-1)!;
const isTerm = ({ from }: Pick<TemplateField, 'from'>) => MANDATORY[1]!.includes(from);

/** The facts of its items one under the other: what a kind starts from for which no template is written. A term is always shown. */
export const plainTemplate = (
  title: string,
  fields: readonly Pick<TemplateField, 'from' | 'label'>[],
): LicenceTemplate => ({
  title,
  fields: [...fields, ...(fields.some(isTerm) ? [] : [VALIDITY])].map(({ from, label }) => ({ from, label })),
  caption: PLAIN_CAPTION,
  notes: [EQUAL_TO_PAPER],
  boxes: PLAIN_BOXES,
});

/** Paper A4 landscape, and the band of ornament that runs round it. */
export const PAGE = { width: 297, height: 210 };
export const FRAME = 14;
/** The seal's diameter; its middle stands on the middle of the upper edge of the `sign` box. */
export const SEAL_MM = 42;
/** ui.md 10: a QR code smaller than this is not read from a photograph. */
export const LEAST_CODE = 25;

import type { Text } from '../../../../src/kernel/text.ts';
import type { ActName, WireCommandOf } from '../../../../src/modules/cases/commands.ts';
import type { CaseView, RemandBody } from '../../../../src/modules/cases/contract.ts';

/**
 * An act's form is data: what is asked, the command it makes, and what will happen. One drawing (ActDialog) serves them
 * all. Whether the act is allowed is never decided here: the server says so before, and judges again after.
 */
export type Choice = {
  readonly value: string;
  readonly label: Text;
  readonly hint?: Text;
  /** Not to be chosen, and why; the choice stays visible. */
  readonly because?: Text;
};
type Common = { readonly key: string; readonly label: Text; readonly hint?: Text; readonly needed?: boolean };
export type ActField = Common &
  (
    | { readonly kind: 'words'; readonly rows?: number; readonly phrases?: readonly Text[] }
    | { readonly kind: 'line' }
    /** One entry a line: articles, scopes. */
    | { readonly kind: 'lines' }
    | { readonly kind: 'day'; readonly from?: string; readonly to?: string }
    | { readonly kind: 'number'; readonly from: number; readonly to: number; readonly unit?: Text }
    | { readonly kind: 'one'; readonly choices: readonly Choice[]; readonly asList?: boolean }
    | {
        readonly kind: 'many';
        readonly choices: readonly Choice[];
        readonly atLeast?: number;
        readonly atMost?: number;
      }
    | { readonly kind: 'tick' }
    /** People to be told or heard: found by name or number, never typed as ids. */
    | { readonly kind: 'persons'; readonly one?: boolean }
    /** A place of the bureau, where a hearing is held. */
    | { readonly kind: 'place' }
    /** Files of our own record: photographs, the signed sheet. */
    | { readonly kind: 'files' }
    | {
        readonly kind: 'rows';
        readonly of: readonly RowField[];
        readonly rowName: Text;
        readonly atLeast: number;
        /** Each of these must be named by a row at `key`; none may be left without one. */
        readonly covers?: { readonly key: string; readonly of: readonly Choice[] };
      }
    /** Materials and form fields with a defect each; nothing else may be asked for (许可法32.1.4). */
    | { readonly kind: 'defects'; readonly choices: readonly Choice[]; readonly defects: readonly Choice[] }
  );
export type RowField =
  | { readonly key: string; readonly label: Text; readonly kind: 'line' | 'words'; readonly needed?: boolean }
  | {
      readonly key: string;
      readonly label: Text;
      readonly kind: 'one';
      readonly choices: readonly Choice[];
      readonly needed?: boolean;
    };

export type Row = { readonly [key: string]: string };
export type Value = string | boolean | readonly string[] | readonly Row[];
export type Values = { readonly [key: string]: Value | undefined };

/** One thing that will happen: a paper that goes out, who is told, a date that starts or moves, whose turn it is. */
export type Foreseen = {
  readonly what: 'paper' | 'told' | 'clock' | 'next' | 'licence' | 'warn';
  readonly text: Text;
};
/** The paper as it will read; Chinese, since it is statutory. */
export type PaperDraft = {
  readonly title: string;
  readonly to: string;
  readonly body: readonly string[];
  /** 测试章 is set over organ and date while the act is confirmed. */
  readonly sealed: boolean;
};

/** What the desk does to a case: its acts, and the opening of a new one after an order. */
export type DeskAct = ActName | 'remand';
export type ActForm<A extends DeskAct = DeskAct> = {
  readonly act: A;
  /** The verb of button, title and event: 受理, 告知补正. */
  readonly verb: Text;
  /** One sentence: what the act means. */
  readonly lead?: Text;
  /** Its words are kept until the act is done: opinions, reasons. */
  readonly grave?: true;
  readonly start?: (view: CaseView) => Values;
  readonly fields: (view: CaseView, values: Values) => readonly ActField[];
  readonly command: (values: Values, view: CaseView) => BodyOf<A>;
  readonly foresee: (view: CaseView, values: Values) => readonly Foreseen[];
  readonly paper?: (view: CaseView, values: Values) => PaperDraft;
};
/**
 * What is sent: the command without its name, which stands in the address. A record is written here and reaches the
 * trail as the hash that the server makes of it.
 */
type BodyOf<A extends DeskAct> = A extends ActName ? CommandBody<A> : RemandBody;
type CommandBody<A extends ActName> = Omit<WireCommandOf<A>, 'act' | 'record' | 'oldHash' | 'newHash'> & {
  readonly recordWords?: string;
  readonly recordFiles?: readonly string[];
  /** 更正: the words as they stood and as they should read; the server makes their hashes. */
  readonly was?: string;
  readonly now?: string;
};
/** An act that this desk does not do, and where it is done. */
export type Elsewhere = { readonly elsewhere: Text };

// Readers of values: an empty text is no text.
export const said = (x: Values, key: string): string => {
  const v = x[key];
  return typeof v === 'string' ? v.trim() : '';
};
export const picked = (x: Values, key: string): string[] => {
  const v = x[key];
  return Array.isArray(v) ? v.filter((s): s is string => typeof s === 'string') : [];
};
export const rowsOf = (x: Values, key: string): Row[] => {
  const v = x[key];
  return Array.isArray(v) ? v.filter((r): r is Row => typeof r === 'object') : [];
};
/** What stands on the sheet now: a field that another answer took away takes its words with it. */
export const shownOf = (form: ActForm, view: CaseView, x: Values): Values => {
  const shown = new Set(form.fields(view, x).map((f) => f.key));
  return Object.fromEntries(Object.entries(x).filter(([key]) => shown.has(key)));
};
/** Ids of chosen persons or of uploaded files. */
export const idsOf = (x: Values, key: string): string[] => rowsOf(x, key).flatMap((r) => (r.id ? [r.id] : []));
export const ticked = (x: Values, key: string): boolean => x[key] === true;
export const linesOf = (x: Values, key: string): string[] =>
  said(x, key)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** `{reason: '…'}` when there is a text, else nothing: an absent field is left out and not sent empty. */
export const text = <K extends string>(x: Values, key: K): { [P in K]?: string } => {
  const v = said(x, key);
  return (v ? { [key]: v } : {}) as { [P in K]?: string };
};

export const t = (zh: string, en: string): Text => ({ zh, en });

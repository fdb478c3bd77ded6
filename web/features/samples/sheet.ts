import type { Text } from '../../../src/kernel/text.ts';

/** One room of a plan, in units of the drawing's grid. */
type Room = {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly name: string;
};
export type Plan = {
  readonly w: number;
  readonly h: number;
  readonly rooms: readonly Room[];
  /** Points of the way that goods, guests or smoke take. */
  readonly way?: readonly (readonly [x: number, y: number])[];
  readonly wayName?: string;
};
export type Block =
  | { readonly p: string }
  | { readonly h: string }
  | { readonly list: readonly string[] }
  | { readonly table: readonly (readonly string[])[] }
  | { readonly plan: Plan };

/**
 * A filled-in sample of one document, in our own words about an invented firm. The sheet is in Chinese, as the document
 * is handed in; what to look at is said in both languages.
 */
export type Sheet = {
  readonly title: string;
  readonly look: readonly Text[];
  readonly body: readonly Block[];
  /** Who signs, with the day. */
  readonly sign: string;
};

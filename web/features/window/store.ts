import type { Text } from '../../../src/kernel/text.ts';
import type { Submitted } from '../../api/drafts.ts';

/** Who stands at the window, as found or entered; only the masked number is kept. */
export type Visitor = {
  readonly person: string;
  readonly name: string;
  readonly known: boolean;
  readonly kind: 'natural' | 'legal';
  readonly masked: string;
};
/** One thing in the basket: a draft at the bureau, or (without `draft`) chosen while there was no network. */
export type Chosen = {
  readonly item: string;
  readonly name: Text;
  readonly key: string;
  readonly draft?: string;
};
export type Receipt = Submitted & { readonly itemName: Text; readonly applicant: string };
export type Counter = {
  /** The number being served: A027. */
  readonly number: string;
  readonly visitor?: Visitor;
  /** For whom the visitor files; themselves when absent. */
  readonly principal?: { readonly person: string; readonly name: string; readonly kind: 'natural' | 'legal' };
  readonly basket: readonly Chosen[];
  /** `draft/material` whose original the clerk has seen. */
  readonly seen: readonly string[];
  readonly receipts: readonly Receipt[];
};
export const FIRST: Counter = { number: 'A001', basket: [], seen: [], receipts: [] };

type Store = Pick<Storage, 'getItem' | 'setItem'>;
const KEY = 'oneseal.window';

/** The counter as it was left on this computer: a reload, a lost network or the form page lose nothing. */
export const readCounter = (store: Store, clerk: string): Counter => {
  try {
    const kept = JSON.parse(store.getItem(`${KEY}.${clerk}`) ?? 'null') as Counter | null;
    return kept && typeof kept.number === 'string' && Array.isArray(kept.basket) ? kept : FIRST;
  } catch {
    return FIRST;
  }
};
export const keepCounter = (store: Store, clerk: string, counter: Counter): boolean => {
  try {
    store.setItem(`${KEY}.${clerk}`, JSON.stringify(counter));
    return true;
  } catch {
    return false;
  }
};

/** A027 → A028; after 999 from the beginning. */
export const nextNumber = (number: string): string => {
  const m = /^([A-Z])(\d{3})$/.exec(number);
  if (!m) return FIRST.number;
  const n = Number(m[2]) + 1;
  return `${m[1]}${String(n > 999 ? 1 : n).padStart(3, '0')}`;
};

/** What the second screen shows, and what it answers. */
export type Shown = {
  readonly kind: 'shown';
  readonly number: string;
  readonly who: string;
  readonly cards: readonly ShownCard[];
};
export type ShownCard = {
  readonly draft: string;
  readonly rev: number;
  readonly name: Text;
  readonly lines: readonly { readonly label: Text; readonly value: Text }[];
  readonly papers: readonly Text[];
  readonly later: readonly Text[];
};
export type Said = { readonly kind: 'said'; readonly draft: string; readonly rev: number; readonly right: boolean };
export type MirrorMessage = Shown | Said | { readonly kind: 'hello' } | { readonly kind: 'here' };
export const CHANNEL = 'oneseal.window';

/** Whether everything to be handed in was confirmed as it stands now: an answer to an older revision counts for nothing. */
export const confirmation = (
  cards: readonly Pick<ShownCard, 'draft' | 'rev'>[],
  said: readonly Said[],
): 'waiting' | 'some' | 'no' | 'yes' => {
  const answers = cards.map((c) => said.findLast((s) => s.draft === c.draft && s.rev === c.rev)?.right);
  if (answers.includes(false)) return 'no';
  if (cards.length > 0 && answers.every((a) => a === true)) return 'yes';
  return answers.includes(true) ? 'some' : 'waiting';
};

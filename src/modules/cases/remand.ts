import { type Refused, refused } from '../../kernel/decision.ts';
import type { CaseEvent, MaterialGiven } from './events.ts';
import type { Case } from './state.ts';

/** A remedy as oversight last noted it, by its reference. */
export type Order = { readonly ref: string; readonly kind: string; readonly outcome?: string };

/** Every remedy noted in a case, each as it was noted last, the newest first. */
export const notedOrders = (events: readonly CaseEvent[]): readonly Order[] => {
  const noted = new Map<string, Order>();
  for (const e of events.toReversed())
    if (e.type === 'RemedyNoted' && !noted.has(e.ref))
      noted.set(e.ref, { ref: e.ref, kind: e.kind, ...(e.outcome === undefined ? {} : { outcome: e.outcome }) });
  return [...noted.values()];
};

const UPHELD = ['pending', 'upheld', 'withdrawn'];

/**
 * 复议, 诉讼, 自行纠正: the closed case stays closed, and what was ordered begins as a new one. Only an ended matter can be
 * sent back, and only by an order that oversight has noted against it; `order` is the reference of that note.
 */
export const mayRemand = (
  state: Case,
  events: readonly CaseEvent[],
  order: string,
  /** Number of the case that was opened after this order before. */
  opened?: string,
): Refused | undefined => {
  if (state.state !== 'closed' && state.state !== 'decided') return refused('wrong-state', '', { state: state.state });
  const noted = events.findLast((e) => e.type === 'RemedyNoted' && e.ref === order);
  if (noted?.type !== 'RemedyNoted') return refused('no-order', '', { order });
  const orders = noted.outcome === undefined ? noted.kind === 'self-correction' : !UPHELD.includes(noted.outcome);
  if (!orders) return refused('no-order', '', { order });
  return opened === undefined ? undefined : refused('remand-open', '', { number: opened });
};

/**
 * The material as it last lay in the case: what was given stays given. `known`: the materials of the item; an answer to a
 * correction also names form fields, which are none.
 */
export const materialsLast = (
  state: Case,
  events: readonly CaseEvent[],
  known: readonly string[],
): readonly MaterialGiven[] => {
  const given = new Map<string, MaterialGiven>();
  const put = (ref: string, hash: string | undefined) =>
    given.set(ref, { grade: 'C', how: 'upload', ...given.get(ref), ref, hash: hash ?? given.get(ref)?.hash ?? '' });
  for (const e of events) {
    if (e.type === 'Received') for (const m of e.materials) given.set(m.ref, m);
    if (e.type === 'Resubmitted' || e.type === 'MaterialSupplied')
      for (const [i, ref] of e.refs.entries()) put(ref, e.hashes[i]);
  }
  return [...given.values()].filter((m) => known.includes(m.ref) && state.given.includes(m.ref) && m.hash !== '');
};

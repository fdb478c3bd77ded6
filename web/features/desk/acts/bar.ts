import type { Text } from '../../../../src/kernel/text.ts';
import type { ActOffer, CaseView } from '../../../../src/modules/cases/contract.ts';
import { formOf } from './all.ts';

type May = Extract<ActOffer, { may: true }>;
type MayNot = Extract<ActOffer, { may: false }>;

/** The most likely next act of each state, most likely first. The server says which of them may be done; this only puts them in order. */
const LIKELY: Readonly<Record<CaseView['state'], readonly string[]>> = {
  received: [
    'file',
    'decide-on-the-spot',
    'accept',
    'accept-by-commitment',
    'accept-tolerant',
    'ask-correction',
    'reject-filing',
  ],
  correcting: ['close-for-no-reply', 'cancel-correction', 'remind', 'serve'],
  'under-review': [
    'give-opinion',
    'sign',
    'claim',
    'grant',
    'deny',
    'pass-on',
    'grant-in-part',
    'site-check',
    'resume',
    'consult',
    'pause',
    'return',
    'extend',
    'call-hearing',
    'assign',
  ],
  decided: ['remand', 'deliver', 'serve', 'correct-decision'],
  closed: ['remand', 'serve', 'note-remedy', 'correct-decision'],
};
/** Acts that move the case: only one of them is ever the blue button. Asking, pausing or reminding never is. */
const MOVING = new Set([
  'file',
  'decide-on-the-spot',
  'accept',
  'accept-by-commitment',
  'accept-tolerant',
  'ask-correction',
  'close-for-no-reply',
  'give-opinion',
  'sign',
  'claim',
  'grant',
  'deny',
  'pass-on',
  'resume',
  'deliver',
  'serve',
  'remand',
]);
/** How many stand beside the primary before the rest goes under 更多. */
const BESIDE = 5;

const rankIn = (state: CaseView['state'], act: string): number => {
  const at = LIKELY[state].indexOf(act);
  return at < 0 ? LIKELY[state].length : at;
};

type Bar = {
  readonly primary: May | undefined;
  readonly beside: readonly May[];
  readonly more: readonly May[];
};

/** Missing material makes 告知补正 the likely act, not a second look at 受理; what asks, pauses or reminds is never the likely act. */
const likelyNow = (view: CaseView, may: readonly May[]): May | undefined => {
  const has = (act: string) => may.find((o) => o.act === act);
  if (view.state === 'received' && view.materials.some((m) => m.status === 'missing' && m.necessity === 'required'))
    return has('ask-correction') ?? may[0];
  return may.find((o) => MOVING.has(o.act));
};

/** What can be done, most likely first. Acts that are done elsewhere are left out: no button leads nowhere. */
export const barOf = (view: CaseView): Bar => {
  const may = view.acts
    .filter((o): o is May => o.may && formOf(o.act) !== undefined)
    .map((o, i) => ({ o, i }))
    .sort((a, b) => rankIn(view.state, a.o.act) - rankIn(view.state, b.o.act) || a.i - b.i)
    .map(({ o }) => o);
  const primary = likelyNow(view, may);
  const rest = may.filter((o) => o !== primary);
  const likely = rest.filter((o) => rankIn(view.state, o.act) < LIKELY[view.state].length);
  const beside = likely.slice(0, BESIDE);
  return { primary, beside, more: rest.filter((o) => !beside.includes(o)) };
};

type Reason = {
  readonly acts: readonly string[];
  readonly names: readonly Text[];
  readonly text: Text;
  readonly article: string;
};
/** The acts an officer looks for in each state: why one of these is closed is worth a line whatever the reason. */
const LOOKED_FOR: Readonly<Record<CaseView['state'], readonly string[]>> = {
  received: ['accept', 'accept-tolerant', 'accept-by-commitment', 'ask-correction', 'reject-filing'],
  correcting: ['close-for-no-reply', 'cancel-correction', 'accept'],
  'under-review': ['grant', 'grant-in-part', 'deny', 'pass-on', 'extend', 'pause', 'claim', 'return', 'ask-correction'],
  decided: ['deliver', 'serve', 'terminate', 'correct-decision'],
  closed: ['remand', 'correct-decision', 'note-remedy', 'serve'],
};
/** Reasons that only say there is nothing to act upon, or that the item is of another kind. */
const NOTHING_THERE = new Set([
  'not-asked',
  'no-signing',
  'nothing-open',
  'nothing-paused',
  'not-paused',
  'not-frozen',
  'no-task',
  'not-a-filing',
  'not-instant',
  'not-committable',
  'no-such-step',
  'nothing-to-serve',
]);
/** Telling, then whatever else speaks of this case, then what belongs to another stage or post. */
const dullness = (state: CaseView['state'], o: MayNot): 0 | 1 | 2 => {
  const { code } = o.because;
  if (LOOKED_FOR[state].includes(o.act) && !NOTHING_THERE.has(code)) return 0;
  return ['wrong-state', 'case-closed', 'not-your-post'].includes(code) ? 2 : 1;
};
const lookedFor = (state: CaseView['state'], act: string): number => {
  const at = LOOKED_FOR[state].indexOf(act);
  return at < 0 ? LOOKED_FOR[state].length : at;
};

/**
 * 现在不能办，因为: acts refused for the same reason and article share a line (`准予、不予`), the telling reasons first.
 * `telling` is how many of the lines are worth showing at once.
 */
export const whyNot = (view: CaseView): { readonly reasons: readonly Reason[]; readonly telling: number } => {
  const { state } = view;
  const not = view.acts
    .filter((o): o is MayNot => !o.may && formOf(o.act) !== undefined)
    .map((o, i) => ({ o, i, dull: dullness(state, o) }))
    .sort((a, b) => a.dull - b.dull || lookedFor(state, a.o.act) - lookedFor(state, b.o.act) || a.i - b.i);
  const groups = new Map<string, { acts: string[]; names: Text[]; text: Text; article: string; dull: number }>();
  for (const { o, dull } of not) {
    // What is looked for never shares a line with what is not: the line would drown it.
    const key = `${dull}|${o.because.code}|${o.because.article}|${o.because.text.zh}`;
    const group = groups.get(key);
    if (group) {
      group.acts.push(o.act);
      group.names.push(o.name);
    } else groups.set(key, { acts: [o.act], names: [o.name], text: o.because.text, article: o.because.article, dull });
  }
  const all = [...groups.values()];
  return {
    reasons: all.map(({ dull: _, ...reason }) => reason),
    telling: all.filter((g) => g.dull === 0).length,
  };
};

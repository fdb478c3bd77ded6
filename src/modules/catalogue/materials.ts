import { keysOf, type Scope, truth } from '../forms/engine/conditions.ts';
import type { Answers } from '../forms/engine/definition.ts';
import { openQuestions, type Situation, situationAnswers } from '../forms/engine/opening.ts';
import type { ItemVersion, Material } from './item.ts';

export type MaterialLists<M = Material> = {
  /** To hand in: required first, then deferrable, then optional; in catalogue order within. */
  readonly ask: readonly M[];
  readonly fetched: readonly M[];
  /** Depends on an opening question not yet answered. */
  readonly maybe: readonly M[];
  readonly notNeeded: readonly M[];
  /** Refs of `ask` for which a signed promise may stand (容缺); empty when the item does not allow it. */
  readonly deferrable: readonly string[];
  /** Refs of `ask` for which a signed commitment may stand (告知承诺 of proofs); empty when the item takes none. */
  readonly promisable: readonly string[];
  /** Opening questions still unanswered that decide materials. */
  readonly open: readonly string[];
  readonly counts: Readonly<
    Record<'ask' | 'required' | 'deferrable' | 'optional' | 'fetched' | 'maybe' | 'notNeeded', number>
  >;
};

const ORDER = { required: 0, deferrable: 1, optional: 2 } as const;

/** 许可法31, 716号7: only what this situation needs is asked, and what a register holds is fetched, not asked. */
export const materialsFor = (version: ItemVersion, situation: Situation, formAnswers: Answers = {}): MaterialLists => {
  const answers = situationAnswers(version.questions, situation);
  const scope: Scope = (key) => {
    if (Object.hasOwn(answers, key)) return answers[key];
    return Object.hasOwn(formAnswers, key) ? formAnswers[key] : undefined;
  };
  const asked = openQuestions(version.questions, situation);
  const waiting = new Set(asked.filter((q) => !q.answered).map((q) => q.question.key));
  const lists = {
    ask: [] as Material[],
    fetched: [] as Material[],
    maybe: [] as Material[],
    notNeeded: [] as Material[],
  };
  const open = new Set<string>();
  for (const m of version.materials) {
    const due = m.when ? truth(m.when, scope) : true;
    const undecided = due === 'unknown' ? keysOf(m.when!).filter((k) => waiting.has(k)) : [];
    for (const key of undecided) open.add(key);
    if (undecided.length > 0) lists.maybe.push(m);
    else if (due !== true) lists.notNeeded.push(m);
    else if (m.register) lists.fetched.push(m);
    else lists.ask.push(m);
  }
  const ask = lists.ask.toSorted((a, b) => ORDER[a.necessity] - ORDER[b.necessity]);
  const of = (n: Material['necessity']) => ask.filter((m) => m.necessity === n).length;
  return {
    ...lists,
    ask,
    deferrable: version.terms.tolerable
      ? ask.filter((m) => m.necessity === 'deferrable' && !m.main).map((m) => m.ref)
      : [],
    promisable:
      version.terms.committable === 'proof' ? ask.filter((m) => m.promisable && !m.main).map((m) => m.ref) : [],
    open: [...open],
    counts: {
      ask: ask.length,
      required: of('required'),
      deferrable: of('deferrable'),
      optional: of('optional'),
      fetched: lists.fetched.length,
      maybe: lists.maybe.length,
      notNeeded: lists.notNeeded.length,
    },
  };
};

/** A version without its samples: their files do not travel with an export. */
export const withoutSamples = (v: ItemVersion): ItemVersion => ({
  ...v,
  materials: v.materials.map(({ sample: _, ...m }): Material => m),
});

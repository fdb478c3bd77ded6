import { refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Ctx, Guard } from './spec.ts';
import { partiesOf, stepTask, type Task } from './state.ts';
import type { ItemTerms } from './terms.ts';

/** 673号13: what is filed is received, never approved. */
export const filingHasNoApproval = (c: Ctx): Guard =>
  c.terms.nature === 'filing' ? refused('filing-has-no-approval', '673号13') : undefined;

export const notFrozen = (c: Ctx): Guard => (c.state.frozen ? refused('frozen') : undefined);

/** Materials due under the answers; those a register holds are fetched, not demanded (716号7). */
const dueOf = (c: Ctx): readonly string[] =>
  c.facts.due ?? c.terms.materials.filter((m) => m.necessity !== 'optional' && !m.obtainable).map((m) => m.ref);

/** What still lacks: due and not given, or asked for in a correction and not touched since. */
export const missing = (c: Ctx): readonly string[] => [
  ...new Set([...dueOf(c).filter((ref) => !c.state.given.includes(ref)), ...c.state.outstanding]),
];

export const nothingMissing = (c: Ctx, but: readonly string[] = []): Guard => {
  const lacks = missing(c).filter((ref) => !but.includes(ref));
  return lacks.length > 0 ? refused('material-missing', '许可法32.1.4', { missing: lacks }) : undefined;
};

/** Only what was published may be asked for (许可法30): materials and fields of the item. */
export const isPublished = (ref: string, terms: ItemTerms): boolean =>
  terms.materials.some((m) => m.ref === ref) || terms.fields.includes(ref);

export const askable = (c: Ctx, refs: readonly string[]): Guard => {
  const unknown = refs.filter((ref) => !isPublished(ref, c.terms));
  return unknown.length > 0 ? refused('not-in-the-list', '许可法31', { refs: unknown }) : undefined;
};

export const notObtainable = (c: Ctx, refs: readonly string[]): Guard => {
  const held = refs.filter(
    (ref) => c.facts.obtainable?.includes(ref) || c.terms.materials.some((m) => m.ref === ref && m.obtainable),
  );
  return held.length > 0 ? refused('obtainable', '716号7', { refs: held }) : undefined;
};

/** Who is named to work on the case, or to hear of it as a colleague, is one: a question to nobody would wait for ever. */
export const colleagues = (c: Ctx, persons: readonly Id[], article = ''): Guard => {
  const stranger = persons.find((id) => c.facts.strangers?.includes(id));
  return stranger === undefined ? notTheirOwn(c, persons) : refused('not-staff', article, { person: stranger });
};

/** 许可法5, 回避: nobody works on their own application, whoever names them. */
export const notTheirOwn = (c: Ctx, persons: readonly Id[]): Guard => {
  const person = persons.find((id) => partiesOf(c.state).includes(id));
  return person === undefined ? undefined : refused('party-to-the-case', '许可法5', { person });
};

export const isLastStep = (terms: ItemTerms, step: number): boolean => step === terms.steps.length - 1;

/** The open step task, held by the actor himself and not on another's behalf. */
export const ownTask = (c: Ctx<'under-review'>): Task | undefined => {
  const task = stepTask(c.state);
  return task && task.holder === c.by.id && task.delegator === undefined ? task : undefined;
};
export const holdsStep = (c: Ctx<'under-review'>): Guard =>
  ownTask(c) ? undefined : refused('not-yours', '', { holder: stepTask(c.state)?.holder ?? null });

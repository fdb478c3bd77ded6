import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Consequence, Finding, ObligationEvent, ObligationKind } from './events.ts';

type Base = {
  /** Events folded = version of the stream. */
  readonly position: number;
  readonly kind: ObligationKind;
  readonly caseId: Id;
  readonly item: string;
  readonly debtor: Id;
  readonly what: readonly string[];
  readonly due: Day;
  readonly consequence: Consequence;
  readonly deciders: readonly Id[];
  readonly heard: boolean;
};

/** {what, due, evidence, checker, consequence} after acceptance; it outlives the decision (许可法61, B8, B9). */
export type Obligation =
  | (Base & { readonly state: 'open' | 'overdue' })
  | (Base & { readonly state: 'given'; readonly late: boolean })
  | (Base & { readonly state: 'checked'; readonly finding: Finding })
  | (Base & { readonly state: 'rectifying'; readonly until: Day })
  | (Base & { readonly state: 'broken'; readonly on: Day; readonly fraud: boolean })
  | (Base & { readonly state: 'kept' | 'repaired' | 'waived'; readonly on: Day });
export type ObligationStateName = Obligation['state'];

class WrongTrail extends Error {}

const opened = (e: ObligationEvent): Obligation => {
  if (e.type !== 'Promised') throw new WrongTrail(`an obligation begins with Promised, not ${e.type}`);
  const { kind, item, debtor, what, due, consequence, deciders } = e;
  return {
    state: 'open',
    position: 1,
    kind,
    caseId: e.case,
    item,
    debtor,
    what,
    due,
    consequence,
    deciders,
    heard: false,
  };
};

const baseOf = (o: Obligation): Base => {
  const { kind, caseId, item, debtor, what, due, consequence, deciders, heard } = o;
  return { position: o.position + 1, kind, caseId, item, debtor, what, due, consequence, deciders, heard };
};

export const evolve = (before: Obligation | undefined, e: ObligationEvent): Obligation => {
  if (!before) return opened(e);
  const base = baseOf(before);
  switch (e.type) {
    case 'Promised':
      throw new WrongTrail('promised twice');
    case 'EvidenceGiven':
      return { ...base, state: 'given', late: e.late };
    case 'Overdue':
      return { ...base, state: 'overdue' };
    case 'Checked':
      return { ...base, state: 'checked', finding: e.finding };
    case 'Kept':
      return { ...base, state: 'kept', on: e.on };
    case 'RectifyOrdered':
      return { ...base, state: 'rectifying', until: e.until };
    case 'DebtorHeard':
      return { ...before, position: base.position, heard: true };
    case 'Broken':
      return { ...base, state: 'broken', on: e.on, fraud: e.fraud };
    case 'Repaired':
      return { ...base, state: 'repaired', on: e.on };
    case 'Waived':
      return { ...base, state: 'waived', on: e.on };
    default:
      return e satisfies never;
  }
};

export const fold = (events: readonly ObligationEvent[]): Obligation | undefined =>
  events.reduce<Obligation | undefined>(evolve, undefined);

/** The day by which something is expected: the promise's own, or that of the order to put it right. */
export const dueOf = (o: Obligation): Day => (o.state === 'rectifying' ? o.until : o.due);
export const isEnded = (o: Obligation): boolean => o.state === 'kept' || o.state === 'repaired' || o.state === 'waived';

import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { DocumentKind, SealEvent, SealEventOf } from './events.ts';

export type Allowance = {
  readonly id: Id;
  readonly documents: readonly DocumentKind[];
  /** Absent: all items. */
  readonly items?: readonly string[];
  readonly from: Day;
  readonly until: Day;
  readonly by: Id;
};

type Kept = {
  readonly position: number;
  readonly facts: Omit<SealEventOf<'Registered'>, 'type' | 'on' | 'by'>;
  readonly registeredOn: Day;
  readonly keepers: readonly Id[];
  readonly allowances: readonly Allowance[];
  /** Requests the leader approved, with whose approval it was. */
  readonly approved: Readonly<Record<Id, Id>>;
};

export type Seal = Kept &
  (
    | { readonly state: 'in-force' }
    | { readonly state: 'suspended'; readonly since: Day; readonly reason: SealEventOf<'Suspended'>['reason'] }
    /** Signs no more, is still to be destroyed. */
    | { readonly state: 'replaced'; readonly since: Day; readonly next: Id }
    | { readonly state: 'destroyed'; readonly since: Day; readonly record: string }
  );
export type SealStateName = Seal['state'];

class WrongTrail extends Error {}

const kept = ({ position, facts, registeredOn, keepers, allowances, approved }: Seal): Kept => ({
  position,
  facts,
  registeredOn,
  keepers,
  allowances,
  approved,
});

const opened = (e: SealEvent): Seal => {
  if (e.type !== 'Registered') throw new WrongTrail(`a seal begins with Registered, not ${e.type}`);
  const { type: _, on, by: __, ...facts } = e;
  return { state: 'in-force', position: 1, facts, registeredOn: on, keepers: [], allowances: [], approved: {} };
};

export const evolve = (before: Seal | undefined, e: SealEvent): Seal => {
  if (!before) return opened(e);
  const s: Seal = { ...before, position: before.position + 1 };
  switch (e.type) {
    case 'Registered':
      throw new WrongTrail('registered twice');
    case 'KeeperNamed':
      return { ...s, keepers: [...s.keepers.filter((k) => k !== e.person), e.person] };
    case 'KeeperRelieved':
      return { ...s, keepers: s.keepers.filter((k) => k !== e.person) };
    case 'UseAllowed': {
      const { allowance: id, documents, items, until, on: from, by } = e;
      return { ...s, allowances: [...s.allowances, { id, documents, ...(items ? { items } : {}), from, until, by }] };
    }
    case 'AllowanceEnded':
      return { ...s, allowances: s.allowances.filter((a) => a.id !== e.allowance) };
    case 'UseApproved':
      return { ...s, approved: { ...s.approved, [e.request]: e.by } };
    case 'UseRefused':
      return s;
    case 'Suspended':
      return { ...kept(s), state: 'suspended', since: e.on, reason: e.reason };
    case 'Resumed':
      return { ...kept(s), state: 'in-force' };
    case 'Replaced':
      return { ...kept(s), state: 'replaced', since: e.on, next: e.next, allowances: [] };
    case 'Destroyed':
      return { ...kept(s), state: 'destroyed', since: e.on, record: e.record, keepers: [], allowances: [] };
    default:
      return e satisfies never;
  }
};

/** The state after all events; undefined for an empty stream. */
export const fold = (events: readonly SealEvent[]): Seal | undefined =>
  events.reduce<Seal | undefined>(evolve, undefined);

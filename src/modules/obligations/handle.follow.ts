import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { Follower } from '../../platform/followers.ts';
import { load, type Recorded } from '../../platform/trail.ts';
import type { ObligationEvent, ObligationEventOf } from './events.ts';
import type { FollowedEvent } from './followed.ts';
import { type LoadedObligation, loadObligation, type ObligationDeps, record, systemEnvelope } from './handle.ts';
import { settle } from './lapses.ts';
import { isEnded } from './obligation.ts';
import { obligationsOfCase } from './queries.ts';

const SYSTEM = 'system';

/** Once per source event and kind. */
const open = async (
  deps: ObligationDeps,
  tx: Db,
  p: Omit<ObligationEventOf<'Promised'>, 'type' | 'by'>,
): Promise<void> => {
  const known = await obligationsOfCase(tx, deps.bureau, p.case);
  if (known.some((o) => o.source === p.source && o.kind === p.kind)) return;
  const event: ObligationEvent = { type: 'Promised', by: SYSTEM, ...p };
  await record(deps, tx, { id: deps.random.id(), source: p.source }, systemEnvelope(deps, 'promise'), [event]);
};

const add = async (
  deps: ObligationDeps,
  tx: Db,
  found: LoadedObligation,
  act: string,
  events: readonly ObligationEvent[],
) => {
  const lapsed = settle(found.state, events[0]!.on).events;
  const all = [...lapsed, ...events];
  if (!(await record(deps, tx, found, systemEnvelope(deps, act), all)))
    throw new Error(`obligation ${found.id} moved on while a case was followed; it will be tried again`);
};

const owedOf = async (deps: ObligationDeps, tx: Db, caseId: Id): Promise<LoadedObligation[]> => {
  const rows = (await obligationsOfCase(tx, deps.bureau, caseId)).filter((o) => o.kind === 'owed-material');
  const found = await Promise.all(rows.map((o) => loadObligation(deps, tx, o.id)));
  return found.filter((o) => o !== undefined && !isEnded(o.state) && o.state.state !== 'broken') as LoadedObligation[];
};

/**
 * While the case is open it is the truth about owed material and the obligation mirrors it: brought in time it is
 * kept; brought late it was broken and is repaired by being brought.
 */
const mirrorSupply = async (
  deps: ObligationDeps,
  tx: Db,
  caseId: Id,
  e: Extract<FollowedEvent, { type: 'MaterialSupplied' }>,
): Promise<void> => {
  const brought = new Set<string>();
  const { events } = await load(tx, deps.bureau, { kind: 'case', id: caseId });
  for (const { event } of events) {
    const m = event as FollowedEvent;
    if (m.type === 'MaterialSupplied' && m.owed) for (const ref of m.refs) brought.add(ref);
  }
  for (const found of await owedOf(deps, tx, caseId)) {
    if (!found.state.what.every((ref) => brought.has(ref))) continue;
    const framed = { on: e.on, by: SYSTEM };
    const given: ObligationEvent = { type: 'EvidenceGiven', ...framed, hashes: e.hashes, late: e.late };
    const { consequence } = found.state;
    const end: ObligationEvent[] = e.late
      ? [
          { type: 'Broken', ...framed, consequence, fraud: false },
          { type: 'Repaired', ...framed },
        ]
      : [{ type: 'Kept', ...framed }];
    await add(deps, tx, found, 'supply', [given, ...end]);
  }
};

const endOwed = async (deps: ObligationDeps, tx: Db, caseId: Id, on: Day, broken: boolean): Promise<void> => {
  for (const found of await owedOf(deps, tx, caseId)) {
    const framed = { on, by: SYSTEM };
    const { consequence } = found.state;
    const end: ObligationEvent = broken
      ? { type: 'Broken', ...framed, consequence, fraud: false }
      : { type: 'Waived', ...framed, why: 'case-ended' };
    await add(deps, tx, found, 'case-ended', [end]);
  }
};

const follow = async (deps: ObligationDeps, tx: Db, r: Recorded): Promise<void> => {
  const e = r.event as FollowedEvent;
  const caseId = r.stream.id;
  switch (e.type) {
    case 'Accepted': {
      if (e.mode !== 'tolerant' || !e.owed?.length || !e.owedBy) return;
      const c = await deps.facts.caseOf(tx, deps.bureau, caseId);
      if (!c) return;
      return open(deps, tx, {
        on: e.on,
        kind: 'owed-material',
        case: caseId,
        source: r.version,
        item: c.item,
        debtor: c.applicant,
        what: e.owed,
        due: e.owedBy,
        consequence: 'terminate',
        deciders: [],
      });
    }
    case 'MaterialSupplied':
      return e.owed ? mirrorSupply(deps, tx, caseId, e) : undefined;
    case 'ToleranceLapsed': {
      for (const found of await owedOf(deps, tx, caseId))
        if (found.state.state === 'open')
          await add(deps, tx, found, 'lapse', [{ type: 'Overdue', on: e.on, by: SYSTEM }]);
      return;
    }
    case 'Terminated':
      return endOwed(deps, tx, caseId, e.on, e.ground === 'tolerance-lapsed');
    case 'Withdrawn':
      return endOwed(deps, tx, caseId, e.on, false);
    case 'Decided':
      if (e.outcome === 'denied') return endOwed(deps, tx, caseId, e.on, false);
      return promiseCheck(deps, tx, r, e);
    default:
      return;
  }
};

/** Commitments outlive the grant: the bureau must check them by the day that the item sets (K13). */
const promiseCheck = async (
  deps: ObligationDeps,
  tx: Db,
  r: Recorded,
  e: Extract<FollowedEvent, { type: 'Decided' }>,
): Promise<void> => {
  const { events } = await load(tx, deps.bureau, { kind: 'case', id: r.stream.id });
  const accepted = events.map((x) => x.event as FollowedEvent).find((x) => x.type === 'Accepted');
  if (accepted?.type !== 'Accepted' || accepted.mode !== 'commitment' || !accepted.commitments?.length) return;
  const c = await deps.facts.caseOf(tx, deps.bureau, r.stream.id);
  const check = await deps.facts.commitmentCheck(tx, deps.bureau, r.stream.id, e.on);
  if (!c || !check) return;
  await open(deps, tx, {
    on: e.on,
    kind: 'commitment',
    case: r.stream.id,
    source: r.version,
    item: c.item,
    debtor: c.applicant,
    what: accepted.commitments,
    due: check.due,
    consequence: check.consequence,
    deciders: [e.by],
  });
};

/** Obligations follow acceptance and decision, and mirror what the case learns about owed material. */
export const obligationFollower = (deps: ObligationDeps): Follower => ({
  name: `obligations ${deps.bureau}`,
  batch: 50,
  handle: async (events, tx) => {
    for (const recorded of events)
      if (recorded.bureau === deps.bureau && recorded.stream.kind === 'case') await follow(deps, tx, recorded);
  },
});

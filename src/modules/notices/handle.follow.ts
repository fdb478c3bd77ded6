import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { Follower } from '../../platform/followers.ts';
import { load, type Recorded } from '../../platform/trail.ts';
import { tell } from '../people/index.ts';
import type { NoticeDeps } from './handle.ts';

const kebab = (type: string): string => type.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

/** Told here only to whom no paper enters the inbox: who agreed to electronic delivery is told by the paper itself. */
const CASE_EVENTS = new Set([
  'Accepted',
  'CorrectionAsked',
  'FilingRejected',
  'Paused',
  'Extended',
  'Decided',
  'Terminated',
]);
const OBLIGATION_EVENTS = new Set(['Promised', 'Overdue', 'RectifyOrdered', 'Kept', 'Broken', 'Waived']);

type Promised = { readonly type: 'Promised'; readonly case: Id; readonly debtor: Id; readonly due: string };
type Followed = { readonly type: string; readonly until?: string; readonly by?: Id };

const followCase = async (deps: NoticeDeps, tx: Db, r: Recorded, e: Followed): Promise<void> => {
  if (!CASE_EVENTS.has(e.type)) return;
  const parties = await deps.facts.partiesOf(tx, r.stream.id);
  if (!parties || parties.eDelivery) return;
  for (const to of new Set([...parties.applicants, ...(parties.agent ? [parties.agent] : [])]))
    await tell(tx, deps, to, `case.${kebab(e.type)}`, { case: r.stream.id });
};

const followObligation = async (deps: NoticeDeps, tx: Db, r: Recorded, e: Followed): Promise<void> => {
  if (!OBLIGATION_EVENTS.has(e.type) && e.type !== 'EvidenceGiven') return;
  const { events } = await load<Promised | Followed>(tx, deps.bureau, r.stream);
  const first = events[0]?.event;
  if (!first || !('debtor' in first)) return;
  if (e.type === 'EvidenceGiven') {
    // Whoever ordered it put right looks again (许可法61).
    const before = events.filter((x) => x.version < r.version).map((x) => x.event as Followed);
    const order = before.findLast((x) => x.type === 'RectifyOrdered');
    if (order?.by) await tell(tx, deps, order.by, 'task.evidence-given', { case: first.case });
    return;
  }
  const due = e.type === 'RectifyOrdered' ? e.until : ['Promised', 'Overdue'].includes(e.type) ? first.due : undefined;
  const facts = { obligation: r.stream.id, case: first.case, ...(due ? { due } : {}) };
  // Who applied together owes it together (许可法31).
  const parties = await deps.facts.partiesOf(tx, first.case);
  for (const to of new Set([first.debtor, ...(parties?.applicants ?? [])]))
    await tell(tx, deps, to, `obligation.${kebab(e.type)}`, facts);
};

/** Notices follow the trail, in one transaction with it being read: each event tells once. */
export const noticeFollower = (deps: NoticeDeps): Follower => ({
  name: `notices ${deps.bureau}`,
  handle: async (events, tx) => {
    for (const r of events) {
      if (r.bureau !== deps.bureau) continue;
      if (r.stream.kind === 'case') await followCase(deps, tx, r, r.event as Followed);
      if (r.stream.kind === 'obligation') await followObligation(deps, tx, r, r.event as Followed);
    }
  },
});

import type { Id } from '../../../kernel/ids.ts';
import type { CaseEvent } from '../events.ts';
import { membersOf } from '../quorum.ts';
import { wantsE } from './staff.ts';
import type { Report, Seen } from './track.ts';

const OFFICERS = [
  'Accepted',
  'CorrectionAsked',
  'FilingRejected',
  'TaskAssigned',
  'Checked',
  'Signed',
  'Decided',
  'Extended',
  'HearingHeld',
  'Paused',
  'Terminated',
  'Delivered',
  'Recused',
  'Frozen',
  'Unfrozen',
];
/** Who works on the case by an event: who does it in a post, and whom it names. */
const workingBy = (e: CaseEvent): readonly Id[] => [
  ...(OFFICERS.includes(e.type) ? [e.by] : []),
  ...(e.type === 'TaskAssigned' ? [e.to] : []),
  ...(e.type === 'Checked' ? e.inspectors : []),
  ...(e.type === 'SigningOpened' ? membersOf(e.quorum) : []),
  ...(e.type === 'SigningChanged' ? e.added : []),
];

/**
 * 43–46: of several applicants nobody ends what another asked for, and each is told of the rights of 许可法47; whoever is
 * told electronically agreed to it; nobody works on their own application (回避).
 */
export const parties = ({ entry: { event: e }, t }: Seen, no: Report): void => {
  if (e.type === 'Withdrawn') {
    const said = (e.agreed ?? []).map((a) => a.party).toSorted();
    const wanted = t.parties.length > 1 ? t.parties.toSorted() : [];
    if (said.join() !== wanted.join()) no(43, `withdrawn by ${said.join()}, applied for by ${t.parties.join()}`);
  }
  if (e.type === 'StakeholderTold') {
    const untold = t.parties.filter((p) => !e.persons.includes(p));
    if (untold.length > 0) no(45, `not told of their rights: ${untold.join()}`);
  }
  const own = workingBy(e).filter((id) => t.parties.includes(id));
  if (own.length > 0) no(46, `${e.type}: ${own.join()} in their own matter`);
  const electronic = (e.type === 'Served' || e.type === 'Delivered') && e.mode === 'e';
  if (!electronic) return;
  const to = e.type === 'Served' ? e.to : t.applicant!;
  if (!(to === t.applicant ? t.eDelivery : wantsE(to))) no(44, `${e.type} electronically to ${to}`);
};

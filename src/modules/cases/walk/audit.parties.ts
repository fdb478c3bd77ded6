import { wantsE } from './staff.ts';
import type { Report, Seen } from './track.ts';

/** 43–45: of several applicants nobody ends what another asked for, each has the rights of 许可法47, and whoever is told electronically agreed to it. */
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
  const electronic = (e.type === 'Served' || e.type === 'Delivered') && e.mode === 'e';
  if (!electronic) return;
  const to = e.type === 'Served' ? e.to : t.applicant!;
  if (!(to === t.applicant ? t.eDelivery : wantsE(to))) no(44, `${e.type} electronically to ${to}`);
};

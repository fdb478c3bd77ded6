import { refused } from '../../../kernel/decision.ts';
import { dueOf } from '../obligation.ts';
import { act, debtorsOf, framed } from '../spec.ts';

/** What was promised is brought, even late: a late keeping still counts, it is only marked. */
export const giveEvidence = act({
  act: 'give-evidence',
  posts: ['applicant', 'intake'],
  states: ['open', 'overdue', 'rectifying'],
  own: true,
  events: (c, { hashes }) => [
    {
      type: 'EvidenceGiven',
      ...framed(c),
      hashes,
      late: c.state.state === 'overdue' || c.today > dueOf(c.state),
    },
  ],
});

/** 核查 by two (许可法34.3), none of whom decided the case or owes it; records are kept and may be consulted (61). */
export const check = act({
  act: 'check',
  posts: ['examiner', 'acceptor', 'supervisor', 'oversight', 'intake'],
  states: ['open', 'given', 'overdue', 'rectifying'],
  may: (c) => (c.state.deciders.includes(c.by.id) ? refused('same-person') : undefined),
  check: (c, { inspectors }) => {
    const all = [...new Set(inspectors)];
    if (c.state.kind === 'commitment' && all.length < 2) return refused('two-inspectors', '许可法34.3');
    const stranger = all.find((p) => c.facts.strangers?.includes(p));
    if (stranger !== undefined) return refused('not-staff', '许可法34.3', { person: stranger });
    if (debtorsOf(c).some((d) => all.includes(d))) return refused('own-matter', '许可法5');
    const decider = all.find((p) => c.state.deciders.includes(p));
    return decider === undefined ? undefined : refused('same-person', '', { person: decider });
  },
  events: (c, { inspectors, finding, record }) => [
    { type: 'Checked', ...framed(c), inspectors: [...new Set(inspectors)], finding, record },
  ],
});

import { refused } from '../../../kernel/decision.ts';
import { filingHasNoApproval, isLastStep, notFrozen, nothingMissing } from '../guards.ts';
import { acceptNow } from '../opening.ts';
import { act } from '../spec.ts';

/**
 * 告知承诺 (B9). Of the permit kind the commitment stands for the examination and the route goes straight to the
 * decision; of the proof kind it stands for the materials it names and the route is the normal one.
 */
export const acceptByCommitment = act({
  act: 'accept-by-commitment',
  posts: ['acceptor'],
  states: ['received'],
  may: (c) =>
    filingHasNoApproval(c) ??
    notFrozen(c) ??
    (c.terms.committable === 'permit' ? nothingMissing(c) : undefined) ??
    (c.terms.committable === 'no' ? refused('not-committable') : undefined) ??
    (c.facts.subjectRestricted ? refused('subject-restricted') : undefined),
  check: (c, { commitments, promise }) =>
    (c.terms.committable === 'proof' ? nothingMissing(c, commitments) : undefined) ??
    (promise ? undefined : refused('promise-unsigned')),
  events: (c, { commitments, promise }) => {
    const last = c.terms.steps.findIndex((_, i) => isLastStep(c.terms, i));
    const step = c.terms.committable === 'permit' ? last : 0;
    return acceptNow(c, 'commitment', step, { commitments, ...(promise ? { promise } : {}) });
  },
});

import { refused } from '../../../kernel/decision.ts';
import { filingHasNoApproval, isLastStep, missing, notFrozen, nothingMissing } from '../guards.ts';
import { acceptNow } from '../opening.ts';
import { act, type Ctx, type Guard } from '../spec.ts';

/** 国办发〔2020〕42号: a commitment replaces only the proofs on the published list, and none that is judged itself. */
const promisable = (c: Ctx, commitments: readonly string[]): Guard => {
  const listed = new Set(c.terms.materials.filter((m) => m.promisable && !m.main).map((m) => m.ref));
  const refs = missing(c).filter((ref) => commitments.includes(ref) && !listed.has(ref));
  return refs.length > 0 ? refused('not-promisable', '', { refs }) : undefined;
};

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
    (c.terms.committable === 'proof' ? (promisable(c, commitments) ?? nothingMissing(c, commitments)) : undefined) ??
    (promise ? undefined : refused('promise-unsigned')),
  events: (c, { commitments, promise }) => {
    const last = c.terms.steps.findIndex((_, i) => isLastStep(c.terms, i));
    const step = c.terms.committable === 'permit' ? last : 0;
    return acceptNow(c, 'commitment', step, { commitments, ...(promise ? { promise } : {}) });
  },
});

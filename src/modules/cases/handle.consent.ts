import type { Id } from '../../kernel/ids.ts';
import { once } from '../../platform/once.ts';
import type { Viewer } from '../people/index.ts';
import { type CaseDeps, type LoadedCase, loadCase } from './handle.load.ts';
import { applicantFor, sideOf, toldAs } from './handle.reading.ts';
import { consentStatement, putEDelivery } from './queries.consent.ts';

type SignedIn = Extract<Viewer, { kind: 'person' }>;
export type DeliveryChoice = {
  readonly caseId: Id;
  readonly eDelivery: boolean;
  readonly viewer: SignedIn;
  readonly key: string;
};
type Answer = { readonly kind: 'done'; readonly eDelivery: boolean } | { readonly kind: 'not-found' };

/** For whom a viewer says how papers are to come: one of the applicants, or whoever was told of the case. */
export const receiverOf = (viewer: Viewer, c: LoadedCase): Id | undefined =>
  sideOf(viewer, c) === 'applicant' ? (applicantFor(viewer, c) ?? c.record.applicant) : toldAs(viewer, c);

/**
 * 电子签名法11: agrees to electronic delivery, or takes that back; it counts for papers served from now on. What waits
 * for its service is then served electronically by the next sweep. Once per client key.
 */
export const chooseDelivery = async (
  deps: CaseDeps,
  r: DeliveryChoice,
): Promise<Answer | { readonly kind: 'key-reused' }> => {
  const { bureau, clock } = deps;
  const { caseId, eDelivery, viewer, key } = r;
  const keyed = { bureau, actor: viewer.person, key, content: { delivery: caseId, eDelivery } };
  const result = await once<Answer>(deps.db, keyed, clock.now(), async (tx) => {
    const c = await loadCase(deps, tx, caseId);
    const person = c && receiverOf(viewer, c);
    if (!c || person === undefined) return { kind: 'not-found' };
    const said = { person, agreed: eDelivery, by: viewer.person, at: clock.now() };
    await tx.batch([
      consentStatement(bureau, caseId, 'electronic-delivery', said),
      ...(person === c.record.applicant ? [putEDelivery(bureau, caseId, eDelivery)] : []),
    ]);
    return { kind: 'done', eDelivery };
  });
  return result.kind === 'key-reused' ? result : result.answer;
};

import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import type { SignedIn, Viewer } from '../people/index.ts';
import { type CaseDeps, type LoadedCase, loadCase } from './handle.load.ts';
import { applicantFor, sideOf, toldAs } from './handle.reading.ts';
import { databaseStore } from './handle.store.ts';
import { again } from './handle.ts';
import { serveOne } from './jobs.ts';
import { consentStatement, putEDelivery } from './queries.consent.ts';

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
 * for its service is then served electronically at once. Once per client key.
 */
export const chooseDelivery = async (
  deps: CaseDeps,
  r: DeliveryChoice,
): Promise<Answer | { readonly kind: 'key-reused' }> => {
  const { bureau, clock } = deps;
  const { caseId, eDelivery, viewer, key } = r;
  const keyed = { bureau, actor: viewer.person, key, content: { delivery: caseId, eDelivery } };
  const say = async (tx: Db): Promise<Answer> => {
    const c = await loadCase(deps, tx, caseId);
    const person = c && receiverOf(viewer, c);
    if (!c || person === undefined) return { kind: 'not-found' };
    const said = { person, agreed: eDelivery, by: viewer.person, at: clock.now() };
    await tx.batch([
      consentStatement(bureau, caseId, 'electronic-delivery', said),
      ...(person === c.record.applicant ? [putEDelivery(bureau, caseId, eDelivery)] : []),
    ]);
    if (eDelivery) await serveOne(deps, databaseStore(deps, tx), caseId);
    return { kind: 'done', eDelivery };
  };
  const result = await again(() => once<Answer>(deps.db, keyed, clock.now(), say));
  return result.kind === 'key-reused' ? result : result.answer;
};

import { queryOptions } from '@tanstack/react-query';
import type { CoApplicantView, JointSummary, JointView } from '../../src/modules/intake/contract.joint.ts';
import { get, send } from './client.ts';

export type { CoApplicantView, JointSummary, JointView };

type Named = { readonly coApplicants: readonly CoApplicantView[] };

const of = (draft: string) => `/api/drafts/${encodeURIComponent(draft)}/co-applicants`;
const asked = (draft: string) => `/api/joint-applications/${encodeURIComponent(draft)}`;

/** Who is named in a draft, looked at again while somebody may be answering. */
export const coApplicantsQuery = (draft: string) =>
  queryOptions({
    queryKey: ['draft', draft, 'co-applicants'],
    queryFn: async ({ signal }) => (await get<Named>(of(draft), undefined, signal)).coApplicants,
    refetchInterval: (q) => (q.state.data?.some((c) => c.state !== 'joined') ? 15_000 : false),
  });
export const nameCoApplicant = (draft: string, body: { readonly name: string; readonly number: string }) =>
  send<Named>('POST', of(draft), body);
export const askAgain = (draft: string, person: string) =>
  send<Named>('POST', `${of(draft)}/${encodeURIComponent(person)}/ask`);
export const dropCoApplicant = (draft: string, person: string) =>
  send<Named>('DELETE', `${of(draft)}/${encodeURIComponent(person)}`);

export const jointsQuery = queryOptions({
  queryKey: ['joint'],
  queryFn: ({ signal }) => get<readonly JointSummary[]>('/api/joint-applications', undefined, signal),
});
export const jointQuery = (draft: string) =>
  queryOptions({
    queryKey: ['joint', draft],
    queryFn: ({ signal }) => get<JointView>(asked(draft), undefined, signal),
  });
export const answerJoint = (
  draft: string,
  body: { readonly join: boolean; readonly rev: number; readonly eDelivery: boolean },
) => send<JointView>('POST', asked(draft), body);

import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  DraftFile,
  DraftMaterial,
  DraftSummary,
  DraftView,
  FieldError,
  SaveFieldAnswer,
  Submitted,
} from '../../src/modules/intake/contract.ts';
import type { Situation } from './catalogue.ts';
import { get, send } from './client.ts';
import { type Upload, upload } from './upload.ts';

export type { DraftFile, DraftMaterial, DraftSummary, DraftView, FieldError, SaveFieldAnswer, Submitted };

const at = (id: string) => `/api/drafts/${encodeURIComponent(id)}`;

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async ({ signal }) =>
    (await get<{ drafts: readonly DraftSummary[] }>('/api/drafts', undefined, signal)).drafts,
});
type Whose = Pick<DraftSummary, 'item' | 'applicantName'>;
/** Two applications of one service for one applicant. */
export const isAlike = (a: Whose, b: Whose): boolean => a.item === b.item && a.applicantName === b.applicantName;
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => get<DraftView>(at(id), undefined, signal),
    // The page holds its own newer values; it asks again when it needs to, never under the hand.
    staleTime: Number.POSITIVE_INFINITY,
  });
/** The draft after a change of ours. A reading that is under way is not shared: it may have begun before the change. */
export const readDraftAnew = async (queries: QueryClient, id: string): Promise<DraftView> => {
  const fresh = await get<DraftView>(at(id));
  queries.setQueryData(draftQuery(id).queryKey, fresh);
  return fresh;
};

export const openDraft = (body: {
  readonly item: string;
  readonly situation?: Situation;
  readonly eligibility?: Situation;
  readonly licence?: string;
  readonly copyOf?: string;
}) => send<DraftView>('POST', '/api/drafts', body);
export const saveField = (
  id: string,
  save: { readonly field: string; readonly value: unknown; readonly seen: number; readonly device: string },
  key: string,
) => send<SaveFieldAnswer>('PATCH', at(id), save, { key });
export const saveSituation = (id: string, situation: Situation) =>
  send<DraftView>('PUT', `${at(id)}/situation`, { situation });
export const uploadMaterial = (
  id: string,
  material: string,
  file: File,
  onProgress: (part: number) => void,
): Upload<DraftFile> => upload(`${at(id)}/files/${encodeURIComponent(material)}`, file, onProgress);
export const removeFile = (id: string, file: string) =>
  send<unknown>('DELETE', `${at(id)}/files/${encodeURIComponent(file)}`);
export const signPromise = (
  id: string,
  body: { readonly kind: 'tolerance' | 'commitment'; readonly refs: readonly string[]; readonly signed: boolean },
) => send<unknown>('POST', `${at(id)}/promise`, body);
export const submitDraft = (
  id: string,
  body: { readonly rev: number; readonly confirmTrue: true; readonly eDelivery: boolean },
) => send<Submitted>('POST', `${at(id)}/submit`, body);
export const resumeCode = (id: string) => send<{ code: string; until: string }>('POST', `${at(id)}/resume-code`);
export const resumeDraft = (code: string) => send<{ draft: string }>('POST', '/api/drafts/resume', { code });
export const dropDraft = (id: string) => send<unknown>('DELETE', at(id));
export const fileHref = (id: string): string => `/api/files/${encodeURIComponent(id)}`;

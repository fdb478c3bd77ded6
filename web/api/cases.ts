import { queryOptions } from '@tanstack/react-query';
import type {
  ActDone,
  CaseMaterial,
  CaseSummary,
  CaseView,
  Delivery,
  ProgressView,
  WithdrawalSaid,
} from '../../src/modules/cases/contract.ts';
import { get, send } from './client.ts';
import type { DraftFile } from './drafts.ts';
import { type Upload, upload } from './upload.ts';

export type { CaseMaterial, CaseSummary, CaseView, ProgressView };

const at = (id: string) => `/api/cases/${encodeURIComponent(id)}`;

export const myCasesQuery = queryOptions({
  queryKey: ['cases', 'mine'],
  queryFn: ({ signal }) => get<readonly CaseSummary[]>('/api/cases/mine', undefined, signal),
});
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => get<CaseView>(at(id), undefined, signal),
  });
export const actOnCase = (id: string, act: string, command: object) =>
  send<ActDone>('POST', `${at(id)}/acts/${act}`, command);
export const resubmit = (
  id: string,
  body: {
    readonly version: number;
    readonly answers: Readonly<Record<string, unknown>>;
    readonly files: readonly string[];
  },
) => send<ActDone>('POST', `${at(id)}/resubmit`, body);
export const supply = (id: string, body: { readonly version: number; readonly files: readonly string[] }) =>
  send<ActDone>('POST', `${at(id)}/supply`, body);
export const chooseDelivery = (id: string, eDelivery: boolean) =>
  send<Delivery>('PUT', `${at(id)}/delivery`, { eDelivery });
export const agreeWithdrawal = (id: string, body: { readonly agree: boolean; readonly reason?: string }) =>
  send<WithdrawalSaid>('POST', `${at(id)}/withdrawal`, body);
export const uploadToCase = (
  id: string,
  ref: string,
  file: File,
  onProgress: (part: number) => void,
): Upload<DraftFile> => upload(`${at(id)}/files/${encodeURIComponent(ref)}`, file, onProgress);
export const paperHref = (id: string): string => `/api/papers/${encodeURIComponent(id)}/pdf`;
export const progressQuery = (number: string, code: string) =>
  queryOptions({
    queryKey: ['progress', number, code],
    queryFn: ({ signal }) => get<ProgressView>('/api/progress', { number, code }, signal),
    enabled: number !== '' && code !== '',
  });

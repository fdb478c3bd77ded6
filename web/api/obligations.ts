import { queryOptions, useQuery } from '@tanstack/react-query';
import type { EvidenceFileView, EvidenceView, ObligationView } from '../../src/modules/obligations/contract.ts';
import { get, send } from './client.ts';
import { upload } from './upload.ts';

export type { EvidenceFileView, ObligationView };
/** What I, or whom I act for, promised: brought later, checked afterwards, or due after a permit. */
export const myObligationsQuery = queryOptions({
  queryKey: ['obligations', 'mine'],
  queryFn: ({ signal }) => get<readonly ObligationView[]>('/api/obligations/mine', undefined, signal),
});
/** What I am ordered to put right (责令改正), by the case it comes from; undefined while it is asked for. */
export const useOrders = (enabled = true): ReadonlyMap<string, ObligationView> | undefined => {
  const { data = [], isPending } = useQuery({ ...myObligationsQuery, enabled });
  return isPending ? undefined : new Map(data.filter((o) => o.state === 'rectifying').map((o) => [o.caseId, o]));
};

const at = (id: string) => `/api/obligations/${encodeURIComponent(id)}`;
/** What was given last to show that it was put right. */
export const evidenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['obligations', id, 'evidence'],
    queryFn: ({ signal }) => get<EvidenceView>(`${at(id)}/evidence`, undefined, signal),
  });
export const evidenceHref = (id: string, hash: string): string => `${at(id)}/files/${hash}`;
export const uploadEvidence = (id: string, file: File): Promise<EvidenceFileView> =>
  upload<EvidenceFileView>(`${at(id)}/files`, file, () => undefined).done;
/** Not before something is said or shown. */
export const giveEvidence = (
  o: Pick<ObligationView, 'id' | 'version'>,
  { words, hashes }: { readonly words: string; readonly hashes: readonly string[] },
) =>
  send('POST', `${at(o.id)}/acts/give-evidence`, {
    version: o.version,
    ...(words ? { words } : {}),
    ...(hashes.length > 0 ? { hashes } : {}),
  });

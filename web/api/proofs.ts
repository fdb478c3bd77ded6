import { infiniteQueryOptions } from '@tanstack/react-query';
import { fromBase64 } from '../../src/kernel/note.ts';
import type { VerifyKeys } from '../../src/modules/licences/contract.ts';
import type { CheckpointPage, Consistency, StreamProof } from '../../src/modules/proofs/contract.ts';
import { get, raw } from './client.ts';

export type { CheckpointPage, StreamProof };
export type PublishedKey = VerifyKeys['keys'][number];

/** ECDSA P-256 over SHA-256 by the browser's own cryptography; only in a secure context (TLS, or this machine). */
export const browserCheck = async (
  key: { readonly publicKey: string },
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  const spki = Uint8Array.from(fromBase64(key.publicKey) ?? []);
  const own = await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, own, signature, bytes);
};

export const verifyKeys = async (): Promise<readonly PublishedKey[]> =>
  (await get<VerifyKeys>('/api/verify-keys')).keys;

export const checkpointsQuery = infiniteQueryOptions({
  queryKey: ['checkpoints'],
  queryFn: ({ pageParam, signal }) =>
    get<CheckpointPage>('/api/proofs/checkpoints', { below: pageParam || undefined }, signal),
  initialPageParam: 0,
  getNextPageParam: (page) => page.next,
});
export const noteAddress = (size: number): string => `/api/proofs/checkpoints/${size}/note`;
/** The signed text of a checkpoint. */
export const checkpointNote = async (size: number): Promise<string> => (await raw(noteAddress(size))).text();
export const consistency = (from: number, to: number): Promise<Consistency> =>
  get<Consistency>('/api/proofs/consistency', { from, to });

export const proofAddress = (kind: 'case' | 'licence', id: string): string =>
  `/api/${kind === 'case' ? 'cases' : 'licences'}/${encodeURIComponent(id)}/proof`;
export const streamProof = (kind: 'case' | 'licence', id: string): Promise<StreamProof> =>
  get<StreamProof>(proofAddress(kind, id));

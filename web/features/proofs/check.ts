import { fromBase64, readNote } from '../../../src/kernel/note.ts';
import { isConsistent, isIncluded } from '../../../src/modules/proofs/check.ts';
import { type Checkpoint, readCheckpoint } from '../../../src/modules/proofs/checkpoint.ts';
import { browserCheck, consistency, type PublishedKey, type StreamProof } from '../../api/proofs.ts';

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hashes = (texts: readonly string[]): Uint8Array[] => texts.map((t) => fromBase64(t) ?? new Uint8Array());
/** RFC 6962, 2.1: a leaf begins with 0. */
const leafOf = (hash: string): Promise<Uint8Array> => sha256(Uint8Array.from([0, ...fromHex(hash)]));

/** `text`: no checkpoint of ours; `key`: not under a published key; `signature`: altered. */
type NoteFault = 'text' | 'key' | 'signature';
export const checkNote = async (note: string, keys: readonly PublishedKey[]): Promise<Checkpoint | NoteFault> => {
  const signed = readNote(note.endsWith('\n') ? note : `${note}\n`);
  const said = signed && readCheckpoint(signed.body);
  if (!signed || !said) return 'text';
  const key = keys.find((k) => k.keyId === signed.keyId);
  if (!key) return 'key';
  const good = await browserCheck(key, new TextEncoder().encode(signed.body), Uint8Array.from(signed.signature));
  return good ? said : 'signature';
};

export type ProofChecked = {
  readonly fault?: NoteFault | 'events';
  readonly checkpoint?: Checkpoint;
  readonly events: readonly { readonly version: number; readonly hash: string; readonly held: boolean | 'waits' }[];
};
/** Every event of a case or a licence against the signed root; events that no checkpoint covers yet wait. */
export const checkProof = async (proof: StreamProof, keys: readonly PublishedKey[]): Promise<ProofChecked> => {
  const checked = proof.checkpoint === undefined ? undefined : await checkNote(proof.checkpoint, keys);
  if (typeof checked === 'string') return { fault: checked, events: [] };
  const events = await Promise.all(
    proof.events.map(async ({ version, hash, index, path }) => {
      if (!checked || index === undefined || path === undefined) return { version, hash, held: 'waits' as const };
      const { size, root } = checked;
      const held = await isIncluded(sha256, { leaf: await leafOf(hash), index, size, root, path: hashes(path) });
      return { version, hash, held };
    }),
  );
  return {
    events,
    ...(checked ? { checkpoint: checked } : {}),
    ...(events.some((e) => e.held === false) ? { fault: 'events' as const } : {}),
  };
};

export type Compared = {
  readonly holds: boolean;
  readonly fault?: NoteFault;
  readonly earlier?: Checkpoint;
  readonly later?: Checkpoint;
};
/** Does the later checkpoint only add to the earlier one? Both are checked as signed texts first. */
export const compare = async (a: string, b: string, keys: readonly PublishedKey[]): Promise<Compared> => {
  const both = [await checkNote(a, keys), await checkNote(b, keys)];
  const fault = both.find((c): c is NoteFault => typeof c === 'string');
  if (fault) return { holds: false, fault };
  const [earlier, later] = (both as Checkpoint[]).sort((x, y) => x.size - y.size) as [Checkpoint, Checkpoint];
  const path = earlier.size === later.size ? [] : (await consistency(earlier.size, later.size)).path;
  const p = {
    before: earlier.size,
    beforeRoot: earlier.root,
    size: later.size,
    root: later.root,
    path: hashes(path),
  };
  return { holds: await isConsistent(sha256, p), earlier, later };
};

import { type Day, isDay } from '../../kernel/day.ts';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import { readNote } from '../../kernel/note.ts';
import { type LicencePointer, looksLikeCode, readCode } from './code.ts';
import { readStatus, type StatusLine } from './status.ts';

/** A public key as `GET /api/verify-keys` gives it: SubjectPublicKeyInfo, DER, base 64. */
export type PublicKey = {
  readonly keyId: string;
  readonly algorithm: string;
  readonly test: boolean;
  readonly publicKey: string;
};

/** ECDSA P-256 with SHA-256, the signature as r and s side by side; the browser answers later than node does. */
export type CheckSignature = (
  key: PublicKey,
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
) => boolean | Promise<boolean>;

export type OfflineVerdict =
  | 'valid'
  | 'expired'
  | 'suspended'
  | 'withdrawn'
  | 'revoked'
  | 'penalised'
  | 'cancelled'
  | 'superseded'
  /** The code does not say what was signed. */
  | 'altered'
  /** Signed with a key that is not among those given. */
  | 'unknown-key'
  /** Never a code of ours. */
  | 'unreadable';

/** How far the state is known: from which list, and whether that list may still be gone by. */
export type StatusKnown =
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly why: 'unreadable' | 'unknown-key' | 'altered' }
  | { readonly kind: 'read'; readonly at: Instant; readonly until: Instant; readonly tooOld: boolean };

export type OfflineAnswer = {
  readonly verdict: OfflineVerdict;
  readonly status: StatusKnown;
  /** What the code says; only of codes whose signature fits. */
  readonly pointer?: LicencePointer;
  readonly test?: boolean;
  /** First day of what makes it not valid. */
  readonly since?: Day;
};

export type OfflineAsk = {
  /** The code, or the address that carries it. */
  readonly text: string;
  readonly keys: readonly PublicKey[];
  /** The signed text of the status list. */
  readonly status?: string;
  readonly now: Instant;
  readonly check: CheckSignature;
};

type List = { readonly known: StatusKnown; readonly lines: readonly StatusLine[] };
const unusable = (why: 'unreadable' | 'unknown-key' | 'altered'): List => ({
  known: { kind: 'unusable', why },
  lines: [],
});
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A list is believed only under a key that is known, whatever it says. */
const listOf = async ({ status, keys, now, check }: OfflineAsk): Promise<List> => {
  if (status === undefined) return { known: { kind: 'none' }, lines: [] };
  const note = readNote(status);
  if (!note) return unusable('unreadable');
  const key = keys.find((k) => k.keyId === note.keyId);
  if (!key) return unusable('unknown-key');
  if (!(await check(key, bytesOf(note.body), Uint8Array.from(note.signature)))) return unusable('altered');
  const list = readStatus(note.body);
  if (!list) return unusable('unreadable');
  const { at, until, lines } = list;
  return { known: { kind: 'read', at, until, tooOld: now > until }, lines };
};

const BYTE = 255;

/** As the public check judges: an end before the term, the term before a newer edition. */
const judged = (
  pointer: LicencePointer,
  line: StatusLine | undefined,
  today: Day,
): { readonly verdict: OfflineVerdict; readonly since?: Day } => {
  if (line && line.state !== 'in-force' && line.state !== 'expired') return { verdict: line.state, since: line.since };
  if (pointer.until && today > pointer.until) return { verdict: 'expired', since: pointer.until };
  if (line?.state === 'expired') return { verdict: 'expired', since: line.since };
  // A code holds editions up to 255 only. A list older than the edition says nothing of it.
  if (line && Math.min(line.edition, BYTE) > pointer.edition) return { verdict: 'superseded' };
  return { verdict: 'valid' };
};

/** Judges a code without asking anybody: signature, term, and what the list says of it. */
export const verifyOffline = async (ask: OfflineAsk): Promise<OfflineAnswer> => {
  const read = readCode(ask.text);
  const list = await listOf(ask);
  const status = list.known;
  if (!read) return { verdict: looksLikeCode(ask.text) ? 'altered' : 'unreadable', status };
  const { pointer } = read;
  const key = ask.keys.find((k) => k.keyId === pointer.keyId);
  if (!key) return { verdict: 'unknown-key', status };
  const good = await ask.check(key, Uint8Array.from(read.signed), Uint8Array.from(read.signature));
  if (!good || !isDay(pointer.from)) return { verdict: 'altered', status };
  const line = list.lines.find((l) => l.licence === pointer.licence);
  return { ...judged(pointer, line, dayOf(ask.now)), status, pointer, test: key.test };
};

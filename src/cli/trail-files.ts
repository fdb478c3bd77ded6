import { createHash, type KeyObject, verify } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64, readNote } from '../kernel/note.ts';
import {
  checkpointFault,
  grow,
  isIncluded,
  leafHash,
  rootAt,
  type StreamProof,
  type Tiles,
} from '../modules/proofs/index.ts';
import { Fault } from '../platform/fault.ts';
import type { Recorded } from '../platform/trail.ts';
import { checkStream } from '../platform/trail.verify.ts';
import { keyIdOf, publicKeyIn, readNamed } from './keys.ts';

/** What an export holds; the keys lie beside as `<key id>.pem`. */
export const FILES = {
  events: 'events.jsonl',
  proof: 'proof.json',
  checkpoint: 'checkpoint.txt',
  body: 'checkpoint.body',
  signature: 'checkpoint.sig',
} as const;

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

type Found = { readonly events: number; readonly streams: number; readonly size: number; readonly at: string };

/** Public keys of the folder, or the one key the reader trusts. */
const keysIn = async (folder: string, trusted: string | undefined): Promise<Map<string, KeyObject>> => {
  const files = trusted
    ? [trusted]
    : (await readdir(folder)).filter((f) => f.endsWith('.pem')).map((f) => join(folder, f));
  const keys = await Promise.all(files.map(async (f) => publicKeyIn(await readNamed(f), f)));
  return new Map(keys.map((k) => [keyIdOf(k), k]));
};

const parsed = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault(`Broken: ${where} is not JSON.`);
  }
};

const isEvent = (value: unknown): value is Recorded => {
  const e = value as Partial<Recorded> | null;
  const { kind, id } = e?.stream ?? {};
  const texts = [kind, id, e?.hash, e?.prevHash, e?.event?.type].every((t) => typeof t === 'string');
  return texts && [e?.version, e?.position].every(Number.isSafeInteger);
};

const readEvents = (text: string): Recorded[] =>
  text
    .split('\n')
    .filter((l) => l !== '')
    .map((line, i) => {
      const where = `line ${i + 1} of ${FILES.events}`;
      const event = parsed(line, where);
      if (!isEvent(event)) throw new Fault(`Broken: ${where} is no event.`);
      return event;
    });

const readProof = (text: string): StreamProof => {
  const proof = parsed(text, FILES.proof) as StreamProof | null;
  if (!Array.isArray(proof?.events)) throw new Fault(`Broken: ${FILES.proof} is not what export-trail writes.`);
  return proof;
};

/** Each stream's chain, by itself. */
const checkChains = (events: readonly Recorded[]): number => {
  const streams = Map.groupBy(events, (e) => `${e.stream.kind} ${e.stream.id}`);
  for (const [name, list] of streams) {
    const last = list.at(-1)!;
    const broken = checkStream(list, { version: last.version, hash: last.hash });
    if (broken) throw new Fault(`Broken: ${name}, event ${broken.version}: ${broken.says}.`);
  }
  return streams.size;
};

const leafOf = (e: Recorded): Uint8Array => leafHash(sha256, Buffer.from(e.hash, 'hex'));

/** All events are there: the root is computed anew from them. */
const checkWhole = async (events: readonly Recorded[], size: number, root: Uint8Array): Promise<void> => {
  for (const [i, e] of events.entries())
    if (i > 0 && e.position <= events[i - 1]!.position)
      throw new Fault(`Broken: line ${i + 1} of ${FILES.events} is not in the order of recording.`);
  if (events.length !== size)
    throw new Fault(`Broken: the checkpoint is over ${size} events, ${events.length} are here.`);
  const kept = new Map<string, Uint8Array>();
  const tiles: Tiles = async (level, n) => kept.get(`${level}/${n}`);
  for (const t of await grow(sha256, tiles, 0, events.map(leafOf))) kept.set(`${t.level}/${t.n}`, t.hashes);
  if (!equal(await rootAt(sha256, tiles, size), root))
    throw new Fault('Broken: the events are not those under the checkpoint.');
};

/** One stream: each event by its own proof. */
const checkProved = async (events: readonly Recorded[], proof: StreamProof, size: number, root: Uint8Array) => {
  for (const e of events) {
    const p = proof.events.find((x) => x?.version === e.version);
    const path = p?.path?.map((h) => fromBase64(h) ?? new Uint8Array());
    const ok =
      p?.index !== undefined &&
      path !== undefined &&
      (await isIncluded(sha256, { leaf: leafOf(e), index: p.index, size, root, path }));
    if (!ok) throw new Fault(`Broken: event ${e.version} (position ${e.position}) is not under the checkpoint.`);
  }
  if (proof.events.length !== events.length)
    throw new Fault(`Broken: ${proof.events.length} events are proved, ${events.length} are here.`);
};

/** Checks an export by itself; throws a refusal that names what is broken. */
const verifyFiles = async (folder: string, trusted?: string): Promise<Found> => {
  const read = (name: string) =>
    readFile(join(folder, name), 'utf8').catch(() => {
      throw new Fault(`${join(folder, name)} cannot be read: is this a folder that export-trail wrote?`);
    });
  const [note, text] = [await read(FILES.checkpoint), await read(FILES.events)];
  const keys = await keysIn(folder, trusted);
  const signed = readNote(note);
  const checked = await checkpointFault(
    {
      verify: async (bytes, signature, keyId) => {
        const key = keys.get(keyId);
        if (!key) return 'unknown-key';
        return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature) ? 'good' : 'bad';
      },
    },
    signed?.origin ?? '',
    note,
    undefined,
  );
  if ('says' in checked) throw new Fault(`Broken: the checkpoint: ${checked.says}.`);
  const { size, root, at } = checked.said;
  const events = readEvents(text);
  const streams = checkChains(events);
  const proof = await readFile(join(folder, FILES.proof), 'utf8').catch(() => undefined);
  if (proof === undefined) await checkWhole(events, size, root);
  else await checkProved(events, readProof(proof), size, root);
  return { events: events.length, streams, size, at };
};

export const verifyFolder = async (folder: string, trusted?: string): Promise<number> => {
  const { events, streams, size, at } = await verifyFiles(folder, trusted);
  console.log(`It holds: ${events} events in ${streams} streams, under the checkpoint of ${at} over ${size} events.`);
  if (!trusted) console.log('The key came with the files: compare it with the one you know, or name yours with --key.');
  return 0;
};

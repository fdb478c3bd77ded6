// Records acts as fast as it can and tells each one on standard output once it is acknowledged, until it is killed. With
// `--files=<folder>` it takes in files instead, as an upload does: the file first, then its row, then the answer.
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { insertFile } from '../src/modules/intake/index.ts';
import { fixedClock } from '../src/platform/clock.system.ts';
import { openPg } from '../src/platform/db.pg.ts';
import { openPglite } from '../src/platform/db.pglite.ts';
import { asApplication } from '../src/platform/db.role.ts';
import type { Db } from '../src/platform/db.ts';
import { diskFiles } from '../src/platform/files.disk.ts';
import { migrate, readMigrations } from '../src/platform/migrate.ts';
import { remember } from '../src/platform/once.ts';
import { randomOf } from '../src/platform/random.ts';
import { append, type Envelope, NEW_STREAM } from '../src/platform/trail.ts';
import { vaultOf } from '../src/platform/vault.ts';

const [where = '', ...flags] = process.argv.slice(2);
const clock = fixedClock('2026-03-02T01:00:00.000Z' as ReturnType<ReturnType<typeof fixedClock>['now']>);
const random = randomOf(clock);

const open = async (): Promise<Db> => {
  if (where.startsWith('postgres')) return openPg({ url: where, session: 'set role oneseal_app' });
  const db = await openPglite(where);
  await migrate(db, await readMigrations());
  await asApplication(db);
  return db;
};

const act = async (db: Db, writer: number): Promise<void> => {
  const envelope: Envelope = {
    instant: clock.now(),
    day: clock.today(),
    act: 'receive',
    actor: `writer-${writer}`,
    post: 'intake',
    channel: 'window',
    clientKey: random.token(),
  };
  const stream = { kind: 'case', id: random.id() };
  const events = [{ type: 'Received' }, { type: 'Served' }, { type: 'Noted' }];
  await db.transaction(async (tx) => {
    const done = await append(tx, { bureau: 'b1', stream, expected: NEW_STREAM, envelope, events });
    if (done.kind === 'conflict') throw new Error('conflict on a new stream');
    const keyed = { bureau: 'b1', actor: envelope.actor, key: envelope.clientKey ?? '', content: stream };
    await remember(tx, keyed, { id: stream.id }, envelope.instant);
  });
  process.stdout.write(`${stream.id} ${envelope.actor} ${envelope.clientKey}\n`);
};

const folder = flags.find((f) => f.startsWith('--files='))?.slice('--files='.length);
const SIZE = 400_000;

/** A scan that comes in over a line, in portions with a turn of the loop between them. */
async function* scan(): AsyncGenerator<Buffer> {
  yield Buffer.from('%PDF-1.7\n');
  for (let sent = 0; sent < SIZE; sent += 20_000) {
    await new Promise(setImmediate);
    yield randomBytes(20_000);
  }
}

const upload = async (db: Db, into: string, writer: number): Promise<void> => {
  const holder = `person-${writer}`;
  const vault = vaultOf(Buffer.alloc(32, 1), 'b1');
  const stored = await diskFiles(into, vault, db).put(holder, Readable.from(scan()));
  if (stored.kind !== 'stored') throw new Error(stored.code);
  const { place, hash, size, type } = stored;
  const of = { id: random.id(), holder, kind: 'draft', owner: holder, material: 'plan', round: 0, by: holder } as const;
  await db.transaction((tx) =>
    insertFile(tx, vault, 'b1', { ...of, name: 'plan.pdf', type, size, hash, place, at: clock.now() }),
  );
  process.stdout.write(`${place} ${holder} ${hash}\n`);
};

const db = await open();
process.stdout.write('ready\n');
if (flags.includes('--hold')) await new Promise(() => setInterval(() => {}, 1000));
const writers = Array.from({ length: 4 }, async (_, writer) => {
  for (;;) await (folder === undefined ? act(db, writer) : upload(db, folder, writer));
});
await Promise.all(writers);

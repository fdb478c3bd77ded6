// Records acts as fast as it can and tells each one on standard output once it is acknowledged, until it is killed.
import { fixedClock } from '../src/platform/clock.system.ts';
import { openPg } from '../src/platform/db.pg.ts';
import { openPglite } from '../src/platform/db.pglite.ts';
import { asApplication } from '../src/platform/db.role.ts';
import type { Db } from '../src/platform/db.ts';
import { migrate, readMigrations } from '../src/platform/migrate.ts';
import { remember } from '../src/platform/once.ts';
import { randomOf } from '../src/platform/random.ts';
import { append, type Envelope, NEW_STREAM } from '../src/platform/trail.ts';

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

const db = await open();
process.stdout.write('ready\n');
if (flags.includes('--hold')) await new Promise(() => setInterval(() => {}, 1000));
const writers = Array.from({ length: 4 }, async (_, writer) => {
  for (;;) await act(db, writer);
});
await Promise.all(writers);

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { startPostgres } from '../scripts/postgres.ts';
import { buildApp } from '../src/app.ts';
import { seedTown } from '../src/cli/seed.ts';
import { openStore, partsOf } from '../src/cli/store.ts';
import { readConfig } from '../src/config.ts';
import { atLeast, atMost, forReading, type Measure, median, report, round } from './measure.ts';
import { columnsOf, connect } from './submit.town.ts';

/** Decided cases on record, and the milliseconds in which the board of a year is answered when nothing has changed. */
const CASES = 20_000;
const LIMIT_WARM = 300;
const ROUNDS = 15;

/** Copies the decided cases of the town with their whole trails; hashes are copied too, nothing here verifies them. */
const copyDecided = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from case_view where decided_on is not null',
  );
  const copies = Math.ceil(CASES / rows[0]!.n) - 1;
  const cases = await columnsOf(client, 'case_view', ['id', 'number', 'full_number']);
  const events = await columnsOf(client, 'trail_event', ['stream_id', 'position']);
  const every = `cross join generate_series(1, ${copies}) k`;
  await client.query(`insert into case_view (id, number, full_number, ${cases.join(', ')})
    select c.id || '-' || k, c.number || '-' || k, c.full_number || '-' || k, ${cases.map((x) => `c.${x}`).join(', ')}
      from case_view c ${every} where c.decided_on is not null`);
  await client.query(`insert into trail_event (stream_id, ${events.join(', ')})
    select e.stream_id || '-' || k, ${events.map((x) => `e.${x}`).join(', ')}
      from trail_event e join case_view c on c.bureau = e.bureau and c.id = e.stream_id ${every}
     where e.stream_kind = 'case' and c.decided_on is not null order by k, e.position`);
  await client.query('vacuum analyze case_view');
  await client.query('vacuum analyze trail_event');
  const [made] = (
    await client.query<{ n: number }>('select count(*)::int as n from case_view where decided_on is not null')
  ).rows;
  return made!.n;
};

export const run = async (): Promise<readonly Measure[]> => {
  const server = await startPostgres();
  if (!server) throw new Error('this measurement needs a PostgreSQL');
  const folder = await mkdtemp(join(tmpdir(), 'oneseal-bench-'));
  const config = readConfig({ DATABASE_URL: server.url, ONESEAL_DATA: folder, PORT: '0' });
  const ending: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true }), server.stop];
  try {
    const empty = await openStore(config);
    await seedTown(config, empty.db);
    await empty.db.close();
    const client = await connect(server.url);
    ending.push(() => client.end());
    const decided = await copyDecided(client);

    const { db, bureau } = await openStore(config);
    ending.push(() => db.close());
    const app = await buildApp(await partsOf(config, db, bureau!));
    ending.push(() => app.server.close());
    const { personas } = (await app.server.inject({ url: '/api/demo/personas' })).json<{
      personas: readonly { person: string; about: { zh: string } }[];
    }>();
    const head = personas.find((p) => p.about.zh.includes('本局负责人'))!;
    const session = await app.server.inject({
      method: 'POST',
      url: '/api/demo/session',
      payload: { person: head.person },
    });
    const cookie = session.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    const timed = async (url: string): Promise<number> => {
      const begin = performance.now();
      const answer = await app.server.inject({ url, headers: { cookie } });
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
      return performance.now() - begin;
    };
    const out: Measure[] = [atLeast('decided cases on record', decided, '', CASES)];
    for (const [name, url] of [
      ['board of a month', '/api/desk/board?period=month'],
      ['board of a year', '/api/desk/board?period=year'],
      ['oversight', '/api/desk/oversight'],
    ] as const) {
      const cold = await timed(url);
      const warm: number[] = [];
      for (let i = 0; i < ROUNDS; i++) warm.push(await timed(url));
      out.push(atMost(`${name}, nothing changed`, round(median(warm), 1), 'ms', LIMIT_WARM));
      out.push(forReading(`${name}, counted anew`, round(cold), 'ms'));
    }
    return out;
  } finally {
    for (const end of ending.toReversed()) await end();
  }
};

if (import.meta.main) report(await run());

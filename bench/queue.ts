import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../scripts/postgres.ts';
import { buildApp } from '../src/app.ts';
import { seedTown } from '../src/cli/seed.ts';
import { openStore, partsOf } from '../src/cli/store.ts';
import { readConfig } from '../src/config.ts';
import { instant } from '../src/kernel/instant.ts';
import { enterPerson } from '../src/modules/people/index.ts';
import { addSession } from '../src/modules/people/queries.session.ts';
import { tokenHash } from '../src/platform/password.ts';
import { chanceOf } from '../src/seed/chance.ts';
import { creditCodeOf } from '../src/seed/names.ts';
import { atLeast, atMost, forReading, type Measure, quantile, report, round } from './measure.ts';

/** Milliseconds that an answer of the desk may take on the server with so many open cases, in half of the asks. */
const LIMIT = 150;
/** A name is found among sealed names, each of which is opened: the one answer that may take longer. Of the processor. */
const LIMIT_NAME = 600;
const OPEN = 10_000;
const ROUNDS = 15;

/** The open cases of the town copied until there are ten thousand, each of a firm of its own. Only rows; for this bench. */
const fill = async (url: string, firms: readonly string[], bureau: string): Promise<void> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'case_view'::regclass and attnum > 0 and not attisdropped`,
    );
    const own = ['id', 'number', 'full_number', 'code', 'applicant', 'first_due'];
    const same = rows.map((r) => r.name).filter((n) => !own.includes(n));
    await client.query(
      `insert into case_view (id, number, full_number, code, applicant, first_due, ${same.join(', ')})
       select 'copy-' || i, 'B-' || i, 'BENCH' || lpad(i::text, 8, '0'), c.code, ($1::text[])[i], c.first_due + (i % 40) - 5,
              ${same.map((n) => `c.${n}`).join(', ')}
         from generate_series(1, $2::int) i
         join (select *, row_number() over (order by id) as at, count(*) over () as n from case_view
                where state <> 'closed' and bureau = $3) c on c.at = 1 + i % c.n`,
      [firms, firms.length, bureau],
    );
    await client.query('vacuum analyze case_view, person, holder_key');
  } finally {
    await client.end();
  }
};

/** Server times of the queue's answers with ten thousand open cases on PostgreSQL; a supervisor sees them all. */
export const run = async (): Promise<readonly Measure[]> => {
  const server = await startPostgres({ durable: false });
  if (!server) throw new Error('this measurement needs a PostgreSQL');
  const folder = await mkdtemp(join(tmpdir(), 'oneseal-queue-'));
  const config = readConfig({ DATABASE_URL: server.url, ONESEAL_DATA: folder, PORT: '0' });
  const ending: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true }), server.stop];
  try {
    const first = await openStore(config);
    await seedTown(config, first.db);
    await first.db.close();
    const { db, bureau } = await openStore(config);
    ending.push(() => db.close());
    const parts = await partsOf(config, db, bureau!);
    const app = await buildApp(parts);
    ending.push(() => app.server.close());
    const c = chanceOf(7);
    const firms: string[] = [];
    for (let at = 0; at < OPEN; at += 500)
      await db.transaction(async (tx) => {
        for (let i = at; i < at + 500; i++)
          firms.push(
            await enterPerson(tx, app.ports, {
              kind: 'legal',
              name: `松澜第${i}号商行`,
              number: creditCodeOf(c, '92'),
            } as never),
          );
      });
    await fill(server.url, firms, bureau!);
    const [who] = await db.query<{ person: string }>(
      `select person from staff_post where bureau = $1 and post = 'supervisor' and items is null limit 1`,
      [bureau],
    );
    const token = app.ports.random.token();
    const at = app.ports.clock.now();
    const until = instant(Date.parse(at) + 3_600_000);
    const signedIn = { account: null, person: who!.person, principal: null, mandate: null };
    await addSession(db, { bureau: bureau!, tokenHash: tokenHash(token), ...signedIn, at, until });
    const ask = async (url: string): Promise<string> => {
      const answer = await app.server.inject({ method: 'GET', url, headers: { cookie: `oneseal=${token}` } });
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
      return answer.body;
    };
    const timed = async (
      name: string,
      url: string | ((i: number) => string),
      limit: number,
      byProcessor = false,
    ): Promise<Measure[]> => {
      const at = typeof url === 'string' ? () => url : url;
      await ask(at(-1));
      const took: number[] = [];
      const before = process.cpuUsage();
      for (let i = 0; i < ROUNDS; i++) {
        const begun = performance.now();
        await ask(at(i));
        took.push(performance.now() - begun);
      }
      const used = process.cpuUsage(before);
      const cpu = round((used.user + used.system) / 1000 / ROUNDS, 1);
      const half = round(quantile(took, 0.5), 1);
      return [
        byProcessor
          ? forReading(`${name}, half within`, half, 'ms')
          : atMost(`${name}, half within`, half, 'ms', limit),
        forReading(`${name}, 95 % within`, round(quantile(took, 0.95), 1), 'ms'),
        byProcessor
          ? atMost(`${name}, processor time`, cpu, 'ms', limit)
          : forReading(`${name}, processor time`, cpu, 'ms'),
      ];
    };
    const sought = (name: string) => `/api/desk/queue?view=all&q=${encodeURIComponent(name)}`;
    const found = JSON.parse(await ask(sought('第7777号'))) as { rows: { applicantName: string }[] };
    const counts = JSON.parse(await ask('/api/desk/counts?view=all')) as { views: { all: number } };
    return [
      atLeast('open cases', counts.views.all, '', OPEN),
      atLeast('found by the applicant’s name', found.rows.length, '', 1),
      ...(await timed('queue, first page', '/api/desk/queue?view=all', LIMIT)),
      ...(await timed('queue, my own posts', '/api/desk/queue?view=can', LIMIT)),
      ...(await timed('queue, filtered', '/api/desk/queue?view=all&item=food-service&mark=yellow', LIMIT)),
      ...(await timed('counts of all views and tabs', '/api/desk/counts?view=all', LIMIT)),
      ...(await timed('what can be filtered by', '/api/desk/facets?view=all', LIMIT)),
      ...(await timed('a name sought among the applicants', (i) => sought(`第${4000 + i}号`), LIMIT_NAME, true)),
      ...(await timed('the same name asked again', sought('第7777号'), LIMIT)),
    ];
  } finally {
    for (const end of ending.reverse()) await end();
  }
};

if (import.meta.main) report(await run());

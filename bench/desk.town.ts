import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../scripts/postgres.ts';
import { type App, buildApp } from '../src/app.ts';
import { seedTown } from '../src/cli/seed.ts';
import { openStore, partsOf } from '../src/cli/store.ts';
import { readConfig } from '../src/config.ts';
import { instant } from '../src/kernel/instant.ts';
import { enterPerson } from '../src/modules/people/index.ts';
import { addSession } from '../src/modules/people/queries.session.ts';
import { tokenHash } from '../src/platform/password.ts';
import { chanceOf } from '../src/seed/chance.ts';
import { creditCodeOf } from '../src/seed/names.ts';

export const OPEN = 10_000;

/** The open cases of the town copied until there are ten thousand, each of a firm of its own. Only rows; for benches. */
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

export type FullDesk = {
  readonly app: App;
  /** The session's, of a supervisor of all items, who sees every case; goes into the cookie `oneseal`. */
  readonly token: string;
  /** Open cases with everything that belongs to them; of the copies only the row exists. */
  readonly cases: readonly string[];
  readonly end: () => Promise<void>;
};

/** The product on a PostgreSQL of its own with the demo town and ten thousand open cases; a signed-in supervisor. */
export const fullDesk = async (webFolder?: string): Promise<FullDesk> => {
  const server = await startPostgres({ durable: false });
  if (!server) throw new Error('this measurement needs a PostgreSQL');
  const folder = await mkdtemp(join(tmpdir(), 'oneseal-desk-'));
  const config = readConfig({ DATABASE_URL: server.url, ONESEAL_DATA: folder, PORT: '0' });
  const ending: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true }), server.stop];
  const end = async (): Promise<void> => {
    for (const step of ending.splice(0).reverse()) await step();
  };
  try {
    const first = await openStore(config);
    await seedTown(config, first.db);
    await first.db.close();
    const { db, bureau } = await openStore(config);
    ending.push(() => db.close());
    const parts = await partsOf(config, db, bureau!);
    const app = await buildApp({ ...parts, ...(webFolder ? { webFolder } : {}) });
    ending.push(() => app.server.close());
    const c = chanceOf(7);
    const firms: string[] = [];
    for (let at = 0; at < OPEN; at += 500)
      await db.transaction(async (tx) => {
        for (let i = at; i < at + 500; i++) {
          const firm = { kind: 'legal', name: `松澜第${i}号商行`, number: creditCodeOf(c, '92') } as const;
          firms.push(await enterPerson(tx, app.ports, firm));
        }
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
    const whole = await db.query<{ id: string }>(
      `select id from case_view where bureau = $1 and state = 'under-review' and id not like 'copy-%' order by id`,
      [bureau],
    );
    return { app, token, cases: whole.map((c) => c.id), end };
  } catch (error) {
    await end();
    throw error;
  }
};

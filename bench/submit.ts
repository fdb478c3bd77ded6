import { type ChildProcess, execFile, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { startPostgres } from '../scripts/postgres.ts';
import { readConfig } from '../src/config.ts';
import { atLeast, forReading, type Measure, median, report, round } from './measure.ts';
import { parentOf, processorMs } from './processor.ts';
import type { Load, Loaded } from './submit.client.ts';
import { capture, type Script, scriptOf } from './submit.statements.ts';
import { addDrafts, BUREAU, connect, keepTemplates, makeTown } from './submit.town.ts';

/** Share of pgbench's rate that submitting over HTTP must reach (the figure). */
const LIMIT = 0.8;
const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 8);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const RAMP_MS = 700;
const MEASURE_MS = Number(process.env.BENCH_MS ?? 5000);
/** Applications prepared for each client and phase. */
const EACH = Number(process.env.BENCH_EACH ?? 2000);

const run1 = promisify(execFile);
process.once('SIGTERM', () => process.exit(1));
const file = (name: string) => join(import.meta.dirname, name);

type Served = { readonly port: number; readonly pid: number; readonly stop: () => Promise<void> };

const serve = async (env: NodeJS.ProcessEnv, follow: boolean): Promise<Served> => {
  const child: ChildProcess = fork(file('submit.server.ts'), follow ? ['follow'] : [], {
    env: { ...process.env, ...env },
    execArgv: process.env.BENCH_NODE?.split(' ') ?? [],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (m) => resolve((m as { port: number }).port));
    child.once('exit', () => reject(new Error('the server ended before it served')));
  });
  const stop = async () => {
    child.disconnect();
    await ended;
  };
  return { port, pid: child.pid!, stop };
};

/** What one submission leaves behind; both sides must leave the same. */
const TABLES = ['trail_event', 'trail_head', 'case_view', 'case_answers', 'answered', 'notice'] as const;
type Left = Record<string, number>;
const left = async (db: pg.Client): Promise<Left> => {
  const counts = [
    ...TABLES.map((t) => `(select count(*) from ${t})::int as ${t}`),
    `(select count(*) from draft where state = 'submitted')::int as submitted`,
    `(select count(*) from stored_file where owner_kind = 'case')::int as handed_over`,
  ];
  const { rows } = await db.query<Left>(`select ${counts.join(', ')}`);
  return rows[0]!;
};

/** Rows a submission, by table; throws when it is not the same whole number for every one. */
const rowsEach = (before: Left, after: Left, done: number): string =>
  Object.keys(after)
    .map((t) => {
      const each = (after[t]! - before[t]!) / done;
      if (!Number.isInteger(each)) throw new Error(`${t}: ${each} rows a submission over ${done}`);
      return `${t} ${each}`;
    })
    .join(', ');

const submitOverHttp = async (ports: readonly number[], from: number): Promise<Loaded> => {
  const load: Load = { ports, clients: CLIENTS, from, count: EACH, rampMs: RAMP_MS, measureMs: MEASURE_MS };
  const { stdout } = await run1(process.execPath, [file('submit.client.ts'), JSON.stringify(load)]);
  return JSON.parse(stdout) as Loaded;
};

const submitByPgbench = async (bin: string, url: string, script: Script, from: number) => {
  const seconds = String(Math.round((RAMP_MS + MEASURE_MS) / 1000));
  const how = ['-n', '-M', 'prepared', '-c', String(CLIENTS), '-j', '2', '-T', seconds, '-f', script.file];
  const { stdout } = await run1(join(bin, 'pgbench'), [...how, '-D', `i=${from - 1}`, ...script.variables, url], {
    // The same role and the same wall between bureaus as the server's sessions.
    env: { ...process.env, PGOPTIONS: `-c role=oneseal_app -c oneseal.bureau=${BUREAU} -c timezone=UTC` },
  });
  return {
    perSecond: Number(/tps = ([\d.]+)/.exec(stdout)?.[1]),
    done: Number(/actually processed: (\d+)/.exec(stdout)?.[1]),
  };
};

export const run = async (): Promise<Measure[]> => {
  const server = await startPostgres({ durable: true });
  if (!server) throw new Error('this measurement needs a PostgreSQL');
  const folder = await mkdtemp(join(tmpdir(), 'oneseal-bench-'));
  const env = { DATABASE_URL: server.url, ONESEAL_DATA: folder, PORT: '0' };
  const config = readConfig(env);
  const ending: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true }), server.stop];
  try {
    await makeTown(config);
    const db = await connect(server.url);
    ending.push(() => db.end());
    await keepTemplates(db);
    let from = 1;
    /** Fresh applications and a written-back database before each phase, so that no phase pays for another. */
    const prepare = async (): Promise<number> => {
      const mine = from;
      from += EACH;
      await addDrafts(db, CLIENTS, mine, EACH);
      await db.query('vacuum analyze draft, stored_file');
      await db.query('checkpoint');
      return mine;
    };
    const script = scriptOf(await capture(config, 0, await prepare()), join(folder, 'submit.sql'));
    let rows = '';
    const phase = async <T extends { done: number }>(work: (from: number) => Promise<T>): Promise<T> => {
      const mine = await prepare();
      const before = await left(db);
      const result = await work(mine);
      const each = rowsEach(before, await left(db), result.done);
      if (rows !== '' && rows !== each) throw new Error(`different rows are left behind: ${each}; before: ${rows}`);
      rows = each;
      return result;
    };
    const [backend] = (await db.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
    const postmaster = parentOf(backend!.pid)!;
    /** Processor time a submission that a process family used while `work` ran. */
    const costOf = async <T extends { done: number }>(pids: readonly number[], work: () => Promise<T>) => {
      const before = pids.map(processorMs);
      const result = await work();
      return { ...result, cost: pids.map((p, i) => (processorMs(p) - before[i]!) / result.done) };
    };
    const http: Loaded[] = [];
    const pgbench: number[] = [];
    const ratios: number[] = [];
    const served = await serve(env, false);
    ending.push(served.stop);
    await phase((i) => submitOverHttp([served.port], i)); // warm
    for (let n = 0; n < ROUNDS; n++) {
      const b = await phase((i) => costOf([postmaster], () => submitByPgbench(server.bin, server.url, script, i)));
      const a = await phase((i) => costOf([postmaster, served.pid], () => submitOverHttp([served.port], i)));
      console.error(a.cost, b.cost);
      pgbench.push(b.perSecond);
      http.push(a);
      ratios.push(a.perSecond / b.perSecond);
      console.error(
        `  ${round(a.perSecond)}/s over HTTP, ${round(b.perSecond)}/s by pgbench: ${round(a.perSecond / b.perSecond, 2)}`,
      );
    }
    console.error(`  rows a submission, on both sides: ${rows}; statements: ${script.statements}`);
    const overHttp = median(http.map((h) => h.perSecond));
    const byPgbench = median(pgbench);
    return [
      atLeast('submit over HTTP against pgbench', round(overHttp / byPgbench, 2), '×', LIMIT),
      forReading('submit over HTTP', round(overHttp), '/s'),
      forReading('pgbench, the same statements', round(byPgbench), '/s'),
      forReading('submit over HTTP, half within', round(median(http.map((h) => h.p50)), 1), 'ms'),
      forReading('submit over HTTP, 95 % within', round(median(http.map((h) => h.p95)), 1), 'ms'),
    ];
  } finally {
    for (const end of ending.reverse()) await end();
  }
};

if (import.meta.main) report(await run());

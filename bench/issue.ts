import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../scripts/postgres.ts';
import { ensurePages } from '../src/cli/pages.ts';
import { readConfig } from '../src/config.ts';
import type { Issued } from './issue.server.ts';
import { atLeast, atMost, forReading, type Measure, median, quantile, report, round } from './measure.ts';
import { makeTown } from './submit.town.ts';

/**
 * Issue: draw, sign, time-stamp, keep and log, one after the other through one worker of a server on PostgreSQL; and
 * what somebody who asks that server for a plain page feels of it.
 */
const WARM = 8;
const COUNT = 60;
const IDLE_MS = 3000;
/** A hundredth of the pages of one round is four of them: several rounds in turn say more than one. */
const ROUNDS = 5;

const file = (name: string): string => join(import.meta.dirname, name);

const asked = async <T>(server: ChildProcess, message?: { readonly count: number }): Promise<T> => {
  if (message) server.send(message);
  const [answer] = await Promise.race([
    once(server, 'message'),
    once(server, 'exit').then(() => {
      throw new Error('the server ended');
    }),
  ]);
  return answer as T;
};

/** Milliseconds of each plain page that was asked for while `work` ran. */
const pagesWhile = async (url: string, work: () => Promise<unknown>): Promise<number[]> => {
  const visitor = spawn(process.execPath, [file('issue.client.ts'), url], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  visitor.stdout.on('data', (part) => {
    said += part;
  });
  await work();
  visitor.stdin.end();
  await once(visitor, 'close');
  return (JSON.parse(said) as number[]).slice(20);
};

export const run = async (): Promise<Measure[]> => {
  await ensurePages();
  const postgres = await startPostgres({ durable: true });
  if (!postgres) throw new Error('this measurement needs a PostgreSQL');
  const folder = await mkdtemp(join(tmpdir(), 'oneseal-issue-'));
  const env = { ...process.env, DATABASE_URL: postgres.url, ONESEAL_DATA: folder, PORT: '0' };
  try {
    await makeTown(readConfig(env));
    const server = fork(file('issue.server.ts'), { env });
    const { port } = await asked<{ port: number }>(server);
    await asked<Issued>(server, { count: WARM });
    const { times, processorMs } = await asked<Issued>(server, { count: COUNT });
    const url = `http://127.0.0.1:${port}/`;
    const idle: number[] = [];
    const busy: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      idle.push(...(await pagesWhile(url, () => sleep(IDLE_MS))));
      busy.push(...(await pagesWhile(url, () => asked<Issued>(server, { count: COUNT }))));
    }
    const gone = once(server, 'exit');
    server.disconnect();
    await gone;
    const work = processorMs / COUNT;
    const ratio = quantile(busy, 0.99) / quantile(idle, 0.99);
    return [
      atMost('a licence drawn, signed, stamped, kept and logged, processor time', round(work, 1), 'ms', 120),
      atLeast('licences on one core by that', round(1000 / work, 1), '/s', 15),
      forReading('the same on the clock, other programs included, median', round(median(times), 1), 'ms'),
      forReading('licences with one worker, on the clock', round(1000 / median(times), 1), '/s'),
      atMost('p99 of a plain page meanwhile, as a part of idle', round(ratio, 2), '×', 1.3),
      forReading('p99 of a plain page, idle', round(quantile(idle, 0.99), 2), 'ms'),
      forReading('half of the plain pages meanwhile, as a part of idle', round(median(busy) / median(idle), 2), '×'),
    ];
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

if (process.argv[1] === import.meta.filename) report(await run());

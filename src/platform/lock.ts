import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from './fault.ts';

/** Raised when a data folder is in use; the message is for the person at the terminal. */
export class FolderInUse extends Fault {}

type Holder = { readonly pid: number; readonly started: string; readonly host: string; readonly token: string };

/** Start time of a process in clock ticks since boot (Linux); '' where it cannot be known, and then only the id counts. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const isAlive = (holder: Holder): boolean => {
  if (holder.host !== hostname()) return true; // another machine's processes cannot be seen: believe the lock
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startOf(holder.pid);
  // The id may have been given to another process since: same id and same start is the same process.
  return holder.started === '' || now === '' || holder.started === now;
};

const read = async (path: string): Promise<Holder | undefined> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};

const refuse = (folder: string, holder: Holder): never => {
  const where = holder.host === hostname() ? '' : ` on ${holder.host}`;
  throw new FolderInUse(
    `The data folder ${folder} is in use by process ${holder.pid}${where}. ` +
      'Stop that process, or give this one another folder with ONESEAL_DATA. ' +
      `数据文件夹正被进程 ${holder.pid} 使用：请先停止它，或用 ONESEAL_DATA 指定另一个文件夹。`,
  );
};

/**
 * Takes the folder for this process; the embedded database has no lock of its own and two processes would lose
 * each other's rows. A lock left by a dead process is taken over. Answers with the function that gives it back.
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const path = join(folder, 'lock');
  const mine: Holder = { pid: process.pid, started: startOf(process.pid), host: hostname(), token: randomUUID() };
  const draft = join(folder, `lock.${mine.token}`);
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    await link(draft, path); // atomic: fails when the lock exists
    await rm(draft);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = await read(path);
    if (holder && isAlive(holder)) {
      await rm(draft, { force: true });
      refuse(folder, holder);
    }
    // Two may find the same stale lock: both write, the last one stands, the other sees that and gives way.
    await rename(draft, path);
    await sleep(100);
    const winner = await read(path);
    if (winner && winner.token !== mine.token) refuse(folder, winner);
  }
  return async () => {
    const holder = await read(path);
    if (holder?.token === mine.token) await rm(path, { force: true });
  };
};

import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

type Stat = { readonly pid: number; readonly parent: number; readonly own: number; readonly ended: number };

const statOf = (pid: number): Stat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything: fields are counted after it.
    const f = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { pid, parent: f[1]!, own: (f[11]! + f[12]!) * TICK_MS, ended: (f[13]! + f[14]!) * TICK_MS };
  } catch {
    return undefined;
  }
};

const all = (): Stat[] => {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []));
  } catch {
    return [];
  }
};

export const parentOf = (pid: number): number | undefined => statOf(pid)?.parent;

/** A process and everything it started that still runs. */
export const family = (pid: number): number[] => {
  const stats = all();
  const found = [pid];
  for (const f of found) found.push(...stats.filter((s) => s.parent === f).map((s) => s.pid));
  return found;
};

/** Processor milliseconds that a process and all it ever started have used; 0 where there is no /proc. */
export const processorMs = (pid: number): number => {
  const members = new Set(family(pid));
  return all()
    .filter((s) => members.has(s.pid))
    .reduce((sum, s) => sum + s.own + s.ended, 0);
};

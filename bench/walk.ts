import { walk } from '../src/modules/cases/walk/walk.ts';

/** A longer walk through the case rules than the test command has time for: a million accepted acts, ten seeds. */
export const run = () => {
  const started = process.cpuUsage();
  const walks = Array.from({ length: 10 }, (_, i) => walk({ seed: 1_000 + i, acts: 100_000 }));
  const used = process.cpuUsage(started);
  const accepted = walks.reduce((sum, w) => sum + w.accepted, 0);
  const violations = walks.flatMap((w) => w.violations);
  for (const v of violations.slice(0, 20)) console.error(`invariant ${v.invariant}, seed ${v.seed}: ${v.detail}`);
  const perAct = (used.user + used.system) / accepted;
  return [
    { name: 'walk: accepted acts', value: accepted, unit: 'acts', limit: 1_000_000, ok: accepted >= 1_000_000 },
    { name: 'walk: invariants broken', value: violations.length, unit: 'cases', limit: 0, ok: violations.length === 0 },
    { name: 'walk: time per act, all checks', value: Math.round(perAct), unit: 'µs', limit: 400, ok: perAct <= 400 },
  ];
};

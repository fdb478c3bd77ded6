import { walk } from '../src/modules/cases/walk/walk.ts';
import { atLeast, atMost, type Measure, report, round } from './measure.ts';

/** A longer walk through the case rules than the test command has time for: a million accepted acts, ten seeds. */
export const run = (): Measure[] => {
  const started = process.cpuUsage();
  const walks = Array.from({ length: 10 }, (_, i) => walk({ seed: 1_000 + i, acts: 100_000 }));
  const used = process.cpuUsage(started);
  const accepted = walks.reduce((sum, w) => sum + w.accepted, 0);
  const violations = walks.flatMap((w) => w.violations);
  for (const v of violations.slice(0, 20)) console.error(`invariant ${v.invariant}, seed ${v.seed}: ${v.detail}`);
  const perAct = (used.user + used.system) / accepted;
  return [
    atLeast('walk: accepted acts', accepted, 'acts', 1_000_000),
    atMost('walk: invariants broken', violations.length, 'cases', 0),
    atMost('walk: time per act, all checks', round(perAct), 'µs', 400),
  ];
};

if (import.meta.main) report(run());

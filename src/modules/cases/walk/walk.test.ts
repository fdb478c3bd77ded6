import { describe, expect, test } from 'vitest';
import { ACT_NAMES } from '../commands.ts';
import { CHECKED, FAULTS } from './faults.ts';
import { walk } from './walk.ts';

describe('lifecycle 5: the invariants of the case stream', () => {
  test('a hundred thousand acts at random break none of 1–35, 38, 42–46', { timeout: 300_000 }, () => {
    const walked = walk({ seed: 2026, acts: 100_000 });
    expect(walked.violations).toEqual([]);
    expect(walked.accepted).toBeGreaterThanOrEqual(100_000);
    // A walk that never did something has shown nothing about it.
    expect(ACT_NAMES.filter((act) => !walked.acts.has(act))).toEqual([]);
    expect(walked.lapses).toBeGreaterThan(5_000);
    expect(walked.amendments).toBeGreaterThan(1_000);
    expect(walked.probes).toBeGreaterThan(1_000);
  });

  test('the same seed walks the same way', () => {
    const [a, b] = [walk({ seed: 4, acts: 500 }), walk({ seed: 4, acts: 500 })];
    expect([a.tried, a.accepted, a.lapses]).toEqual([b.tried, b.accepted, b.lapses]);
  });

  test('every invariant has a fault of its own below', () => {
    expect(CHECKED.filter((n) => !FAULTS.some((f) => f.invariant === n))).toEqual([]);
  });

  for (const { invariant, what, engine } of FAULTS)
    test(`invariant ${invariant} is seen red: ${what}`, { timeout: 120_000 }, () => {
      const { violations } = walk({ seed: 5, acts: 40_000, engine, until: invariant });
      expect(violations.map((v) => v.invariant)).toContain(invariant);
    });
});

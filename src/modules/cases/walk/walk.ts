import { audit } from './audit.ts';
import { amendedCalendars } from './calendars.ts';
import { type Engine, engineOf } from './engine.ts';
import { Chance } from './prng.ts';
import { Track } from './track.ts';
import { type Counts, World } from './world.ts';

export type Violation = { readonly invariant: number; readonly seed: number; readonly detail: string };
export type Walked = Counts & { readonly violations: readonly Violation[] };

export type Walk = {
  readonly seed: number;
  /** Accepted acts to reach. */
  readonly acts: number;
  readonly engine?: Engine;
  /** Stop at the first violation of this invariant (for planted faults). */
  readonly until?: number;
};

/** What an exception of the rules means: they let something happen that the fold knows cannot. */
const BROKEN = 4;

/**
 * Walks at random through acts of all kinds by all sorts of people, on items with all sorts of terms, while days pass
 * and calendars are amended, and checks invariants 1–35, 38 and 42 on every trail, and four of our own for the
 * applicants (`audit.parties.ts`). The same seed gives the same walk.
 */
export const walk = ({ seed, acts, engine = engineOf(), until }: Walk): Walked => {
  const counts: Counts = { tried: 0, accepted: 0, cases: 0, lapses: 0, amendments: 0, probes: 0, acts: new Map() };
  const violations: Violation[] = [];
  const calendars = amendedCalendars(seed);
  for (let n = 0; counts.accepted < acts; n++) {
    const worldSeed = seed * 1_000_003 + n;
    const no = (invariant: number, detail: string) => violations.push({ invariant, seed: worldSeed, detail });
    try {
      const world = new World(new Chance(worldSeed), engine, calendars, counts, no);
      try {
        world.walk(260);
      } catch (error) {
        no(BROKEN, String(error));
      }
      for (const run of world.runs) audit(run.log, new Track(world.terms), engine, run.daily, no);
    } catch (error) {
      no(BROKEN, String(error));
    }
    if (until !== undefined && violations.some((v) => v.invariant === until)) break;
    if (violations.length > 2000) break;
  }
  return { ...counts, violations };
};

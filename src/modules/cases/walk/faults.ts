import { LATER } from './faults.acts.ts';
import { EARLY } from './faults.clocks.ts';
import type { Fault } from './plant.ts';

/** One fault or more for each invariant that the walker checks. */
export const FAULTS: readonly Fault[] = [...EARLY, ...LATER];
export const CHECKED = [...Array.from({ length: 35 }, (_, i) => i + 1), 38, 42, 43, 44, 45, 46];

import type { Day } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';

/** What time it is, for the shell; rules get the day passed in. */
export type Clock = { readonly now: () => Instant; readonly today: () => Day };

/** A clock that stands where it was put: tests, the demo, a day fixed by configuration. */
export type SetClock = Clock & { readonly set: (to: Instant) => void };

import { dayOf, type Instant, instant } from '../kernel/instant.ts';
import type { Clock, SetClock } from './clock.ts';

/** The only place that reads the time of the machine. */
export const systemClock = (): Clock => {
  const now = () => instant(Date.now());
  return { now, today: () => dayOf(now()) };
};

/** How long something took, in milliseconds since `stopwatch()`; never the time of day, and nothing of the law. */
export const stopwatch = (): (() => number) => {
  const began = performance.now();
  return () => performance.now() - began;
};

/** The machine's time of day on another day: the clock runs, the calendar stands where it was set. */
export const clockFrom = (start: Instant): SetClock => {
  let base = Date.parse(start);
  let since = performance.now();
  const now = () => instant(base + (performance.now() - since));
  return {
    now,
    today: () => dayOf(now()),
    set: (to) => {
      base = Date.parse(to);
      since = performance.now();
    },
  };
};

/** Stands still until it is set: for tests. */
export const fixedClock = (start: Instant): SetClock => {
  let at = start;
  return {
    now: () => at,
    today: () => dayOf(at),
    set: (to) => {
      at = to;
    },
  };
};

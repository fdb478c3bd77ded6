import { addDays, latest } from '../../../kernel/day.ts';
import { refused } from '../../../kernel/decision.ts';
import { addWorkingDays } from '../../../law/working.ts';
import { act, at } from '../spec.ts';

/** 公示 runs inside the clock: publicity is not on the list of 许可法45. */
export const publish = act({
  act: 'publish',
  posts: ['examiner'],
  states: ['under-review'],
  check: (c, { from, until }) => {
    const begins = latest(from, c.today);
    const p = c.terms.publicity;
    const days = p?.days ?? 1;
    const first = p?.unit === 'WORKING_DAY' ? addWorkingDays(begins, days, c.calendar) : addDays(begins, days);
    return until < first ? refused('too-short', '', { days, earliest: first }) : undefined;
  },
  events: (c, { kind, from, until }) => [
    { type: 'Published', ...at(c), kind, from, until, statutory: c.terms.publicity?.statutory ?? false },
  ],
});

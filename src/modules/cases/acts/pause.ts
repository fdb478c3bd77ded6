import type { Day } from '../../../kernel/day.ts';
import { refused } from '../../../kernel/decision.ts';
import { groundUnder } from '../../../law/grounds.ts';
import { addWorkingDays } from '../../../law/working.ts';
import { mainClock, statutoryDue } from '../clocks.dues.ts';
import type { CommandOf } from '../commands.ts';
import { act, at, type Ctx, type Guard, positionOf } from '../spec.ts';

type U = Ctx<'under-review'>;

/** Told on the last day or later, a pause would exclude nothing: the period is over before it begins. */
export const clockRuns = (c: U): Guard => {
  const due = statutoryDue(mainClock(c.state, c.terms, c.calendar), c.calendar)?.due;
  return due !== undefined && c.today >= due ? refused('clock-lapsed', '许可法45', { due }) : undefined;
};

export const hasLength = (c: U, until: Day | undefined): Guard =>
  until !== undefined && until > c.today ? undefined : refused('no-length', '许可法45');

const declared = (c: U, ground: string) => c.terms.procedures.find((p) => p.ground === ground);

/** The item's own limit of a procedure, counted from its first notice. */
export const notTooLong = (c: U, ground: string, from: Day, until: Day): Guard => {
  const most = declared(c, ground)?.maxWorkingDays;
  if (most === undefined) return undefined;
  const last = addWorkingDays(from, most, c.calendar);
  return until > last ? refused('too-long', '', { most, last }) : undefined;
};

/** One of the eight of 许可法45, or excluded by a special law that the item declares with its basis. */
const isGround = (c: U, { ground }: CommandOf<'pause'>): Guard => {
  const own = declared(c, ground);
  if (!groundUnder(ground) && !own?.excluded) return refused('not-a-ground', '许可法45', { ground });
  return own?.excluded ? undefined : refused('not-declared', '', { ground });
};

/** Where the item declares nothing that may be left out, the act is not offered. */
const declaresAny = (c: U): Guard =>
  c.terms.procedures.some((p) => p.excluded) ? undefined : refused('not-declared', '许可法45');

/** 特别程序. Excluded from the day after service to its announced end. */
export const pause = act({
  act: 'pause',
  posts: ['examiner', 'reviewer'],
  states: ['under-review'],
  may: (c) => declaresAny(c) ?? clockRuns(c),
  check: (c, command) =>
    isGround(c, command) ?? hasLength(c, command.until) ?? notTooLong(c, command.ground, c.today, command.until!),
  events: (c, { ground, procedure, until }) => [
    {
      type: 'Paused',
      ...at(c),
      pause: `p${positionOf(c, 0)}`,
      ground,
      procedure,
      until: until!,
      basis: declared(c, ground)!.basis,
    },
  ],
});

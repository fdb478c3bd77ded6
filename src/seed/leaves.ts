import { addDays } from '../kernel/day.ts';
import { workingDaysBefore } from '../law/working.ts';
import { makeShelves } from '../modules/catalogue/index.ts';
import { enterLeave, type TeamDeps } from '../modules/overview/index.ts';
import { AWAY } from './staff.ts';
import { at, officerOf, type Scene, type Stage } from './stage.ts';

/**
 * On the working day before each leave the supervisor entered it and named who stands in. The cases stay where they
 * are: whether and to whom they are handed on is for the supervisor of today to try.
 */
export const leaveScenes = (stage: Stage): readonly Scene[] =>
  Object.entries(AWAY).map(([key, { from, until, substitute }], i) => {
    const begins = addDays(stage.today, from);
    const before = workingDaysBefore(from > 0 ? stage.today : begins, 1, stage.calendar);
    const play = async () => {
      const done = await enterLeave(
        { ...stage.deps, shelves: makeShelves(), assign: nothingMoves },
        officerOf(stage.town, 'supervisor'),
        {
          person: stage.town.officer(key),
          substitute: stage.town.officer(substitute),
          from: begins,
          until: addDays(stage.today, until),
          tasks: false,
        },
        `seed-leave-${i}`,
      );
      if (typeof done === 'string' || !('leave' in done)) throw new Error(`leave of ${key}: ${JSON.stringify(done)}`);
    };
    return { at: at(before, 440 + i), order: 9950, play };
  });

const nothingMoves: TeamDeps['assign'] = () => Promise.reject(new Error('a leave without its cases moves none'));

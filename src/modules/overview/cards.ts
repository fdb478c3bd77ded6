import { shortDay } from '../../kernel/day.text.ts';
import { addDays, type Day, daysBetween } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import type { Calendar } from '../../law/calendar.ts';
import { workingDaysBetween } from '../../law/working.ts';
import type { DayUnit } from './contract.ts';
import type { CaseFact } from './facts.ts';
import { t } from './words.ts';

/** A card on an open case: red where a day of the law was missed, yellow where one of ours was (许可法74, 优化条例36). */
export type Card = {
  readonly colour: 'red' | 'yellow';
  readonly due: Day;
  readonly since: Day;
  readonly over: number;
  readonly unit: DayUnit;
  readonly sentence: Text;
};

const over = (due: Day, unit: DayUnit, today: Day, calendar: Calendar): number =>
  unit === 'WORKING_DAY' ? workingDaysBetween(due, today, calendar) : daysBetween(due, today);

const cardOn = (
  colour: Card['colour'],
  c: CaseFact,
  due: Day,
  today: Day,
  calendar: Calendar,
  says: (d: Text) => Text,
): Card => {
  const unit: DayUnit =
    c.firstClock && c.firstClock.clock.unit !== 'WORKING_DAY' && c.state !== 'decided' ? 'NATURAL_DAY' : 'WORKING_DAY';
  return {
    colour,
    due,
    since: addDays(due, 1),
    over: over(due, unit, today, calendar),
    unit,
    sentence: says(shortDay(due)),
  };
};

/** The card an open case carries today, if any; the same rule by which the queue marks its rows. */
export const cardOf = (c: CaseFact, today: Day, calendar: Calendar): Card | undefined => {
  const card = (colour: Card['colour'], due: Day, says: (d: Text) => Text) =>
    cardOn(colour, c, due, today, calendar, says);
  if (c.state === 'under-review' && c.statutoryDue !== null && c.statutoryDue < today)
    return card('red', c.statutoryDue, (d) =>
      t(
        `法定期限 ${d.zh}届满，还没有作出决定。须公开说明，不能再延长。`,
        `The statutory period ended on ${d.en} without a decision. It must be explained in public and cannot be extended.`,
      ),
    );
  if (c.firstDue === null || c.firstDue >= today || c.state === 'correcting' || c.state === 'closed') return undefined;
  if (c.state === 'decided')
    return card('red', c.firstDue, (d) =>
      t(
        `已经决定，应在 ${d.zh}前送达（许可法第44条），还没有送达。`,
        `Decided, to be delivered by ${d.en} (Licensing Law art. 44), and not delivered yet.`,
      ),
    );
  if (c.state === 'received')
    return card('yellow', c.firstDue, (d) =>
      t(
        `应在 ${d.zh}前告知是否受理，还没有告知；依法自收到之日起视为受理。`,
        `To be answered by ${d.en}; without an answer it counts as accepted from the day of receipt.`,
      ),
    );
  return card('yellow', c.firstDue, (d) =>
    t(`承诺 ${d.zh}前办结，还没有作出决定。`, `Promised by ${d.en} and not decided yet.`),
  );
};

import { addDays, type Day } from '../kernel/day.ts';
import type { Calendar } from '../law/calendar.ts';
import { isWorking, workingDaysBefore } from '../law/working.ts';
import type { ItemVersion } from '../modules/catalogue/index.ts';
import { chanceOf } from './chance.ts';
import type { Story } from './stage.ts';
import { ENDINGS, type Ending } from './ways.ts';

const times = (n: number, ...endings: readonly Ending[]): readonly Ending[] =>
  Array.from({ length: n }, () => endings).flat();

/** How often an item is applied for in the year, and how its applications go, in turn. */
const HABITS: Readonly<Record<string, { readonly share: number; readonly endings: readonly Ending[] }>> = {
  'food-service': {
    share: 17,
    endings: [
      ...times(
        2,
        'granted',
        'corrected',
        'granted',
        'brisk',
        'supplied',
        'outlet',
        'past-promise',
        'granted',
        'denied',
      ),
      ...([
        'overdue',
        'no-reply',
        'in-part',
        'withdrawn',
        'not-needed',
        'owed-lapsed',
        'paper',
        'deemed',
        'extended',
      ] as const),
    ],
  },
  'public-venue-hygiene': {
    share: 11,
    endings: [
      'granted',
      'tested',
      'corrected',
      'granted',
      'denied',
      'window',
      'deemed',
      'supplied',
      'past-promise',
      'gone',
      'withdrawn',
    ],
  },
  'hotel-licence': {
    share: 6,
    endings: ['granted', 'committed', 'corrected', 'extended', 'granted', 'overdue', 'denied'],
  },
  'fire-check': {
    share: 8,
    endings: ['committed', 'committed', 'granted', 'denied', 'corrected', 'committed', 'past-promise'],
  },
  'company-registration': {
    share: 11,
    endings: ['granted', 'window', 'granted', 'outlet', 'corrected', 'granted', 'withdrawn'],
  },
  'seal-filing': { share: 7, endings: ['granted', 'outlet', 'granted', 'window'] },
  'home-business-declaration': { share: 6, endings: ['granted', 'street', 'granted', 'street-2'] },
  'health-certificate': {
    share: 10,
    endings: ['granted', 'outlet', 'street', 'window', 'corrected', 'granted', 'no-reply'],
  },
  'newborn-registration': { share: 6, endings: ['granted', 'street', 'granted', 'window'] },
  'minimum-living-allowance': { share: 5, endings: ['street', 'granted', 'street-2', 'denied', 'corrected', 'paper'] },
  'investment-filing': { share: 4, endings: ['granted', 'granted', 'not-ours'] },
  'investment-approval': { share: 2, endings: ['granted', 'extended', 'not-ours'] },
  'land-use-planning': { share: 3, endings: ['granted', 'corrected', 'past-promise'] },
  'construction-planning': { share: 4, endings: ['granted', 'hearing', 'expert', 'denied'] },
  'construction-permit': { share: 4, endings: ['granted', 'brisk', 'withdrawn', 'granted'] },
  'eia-form': { share: 3, endings: ['granted', 'denied', 'expert'] },
  'eia-report': { share: 2, endings: ['expert', 'hearing', 'granted'] },
};

/** How busy a day is against an ordinary one: after National Day a year's plans arrive, around Spring Festival none. */
const RUSH: readonly (readonly [from: string, until: string, factor: number])[] = [
  ['01-20', '02-28', 0.5],
  ['03-01', '03-20', 1.5],
  ['10-08', '10-24', 3.2],
  ['10-25', '11-05', 1.6],
];
const busy = (day: Day): number =>
  RUSH.find(([from, until]) => day.slice(5) >= from && day.slice(5) <= until)?.[2] ?? 1;

/** Cases of the year that are not told one by one. */
const CASES = 350;
/** What was received later than so many working days ago stands among the stories of now. */
const SETTLED = 14;

/** The year up to three weeks ago: every item, every way to go, more on some days than on others. */
export const storiesOfTheYear = (
  today: Day,
  calendar: Calendar,
  versions: ReadonlyMap<string, ItemVersion>,
): readonly Story[] => {
  const c = chanceOf(365);
  const last = workingDaysBefore(today, SETTLED, calendar);
  const days: Day[] = [];
  for (let day = addDays(today, -364); day <= last; day = addDays(day, 1)) if (isWorking(day, calendar)) days.push(day);
  const whole = days.reduce((sum, d) => sum + busy(d), 0);
  const turns = new Map<string, number>();
  const items = Object.entries(HABITS).flatMap(([item, { share }]) => Array.from({ length: share }, () => item));
  const stories: Story[] = [];
  let owed = 0;
  for (const received of days) {
    owed += (busy(received) / whole) * CASES;
    for (; owed >= 1; owed -= 1) {
      const item = c.pick(items);
      const turn = turns.get(item) ?? 0;
      turns.set(item, turn + 1);
      const { endings } = HABITS[item]!;
      const ending = endings[turn % endings.length]!;
      stories.push({ key: `${item} ${turn} ${ending}`, item, received, ...ENDINGS[ending](versions.get(item)!) });
    }
  }
  return stories;
};

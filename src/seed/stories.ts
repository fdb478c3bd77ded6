import type { Day } from '../kernel/day.ts';
import type { Calendar } from '../law/calendar.ts';
import { workingDaysBefore } from '../law/working.ts';
import type { WireCommand } from '../modules/cases/index.ts';
import {
  accept,
  ask,
  type Beat,
  beat,
  calledHearing,
  check,
  claim,
  committed,
  deliver,
  deny,
  extend,
  grant,
  pass,
  pause,
  rejected,
  resubmit,
  resume,
  supply,
  told,
  tolerant,
  withdraw,
} from './beats.ts';
import type { Story } from './stage.ts';

type Now = Omit<Story, 'received' | 'item'> & {
  readonly items: readonly string[];
  readonly times: number;
  /** Received so many working days ago. */
  readonly ago: number;
};

const FOOD = ['food-service'];
const VENUES = ['food-service', 'public-venue-hygiene', 'hotel-licence'];
const PEOPLE = ['health-certificate', 'newborn-registration', 'minimum-living-allowance', 'home-business-declaration'];
const PROJECTS = [
  'construction-planning',
  'construction-permit',
  'land-use-planning',
  'investment-approval',
  'eia-form',
];

/** Examination of a venue up to the decision: two inspectors, two pairs of eyes. */
const examined = (from: number): readonly Beat[] => [
  claim(from, 'examiner'),
  check(from + 1),
  pass(from + 1, 'examiner', '材料齐全，现场合格，建议准予。'),
  claim(from + 1, 'reviewer'),
  pass(from + 2, 'reviewer', '同意审查意见。'),
];
const consult = (after: number, to: string, question: string): Beat =>
  beat(after, 'examiner', (t) => ({
    act: 'consult',
    purpose: 'opinion',
    to: [t.officer(to)],
    question: question as never,
    within: 5,
    silence: 'no-objection',
  }));

/** What stands open today, in every state; days are working days, so the clocks make sense whenever the town is made. */
const NOW: readonly Now[] = [
  { key: 'fresh', times: 9, items: VENUES, ago: 1, beats: [] },
  { key: 'fresh-people', times: 8, items: PEOPLE, ago: 1, beats: [] },
  { key: 'fresh-projects', times: 5, items: PROJECTS, ago: 2, beats: [] },
  {
    key: 'fresh-street',
    times: 2,
    items: ['minimum-living-allowance', 'home-business-declaration'],
    ago: 1,
    clerk: 'street',
    beats: [],
  },
  {
    key: 'fresh-outlet',
    times: 3,
    items: ['seal-filing', 'health-certificate', 'food-service'],
    ago: 2,
    clerk: 'outlet',
    beats: [],
  },
  { key: 'answer-today', times: 3, items: VENUES, ago: 5, beats: [] },
  { key: 'correcting', times: 6, items: VENUES, ago: 4, applicant: 3, beats: [ask(2)] },
  {
    key: 'correcting-long',
    times: 3,
    items: ['construction-planning', 'health-certificate', 'fire-check'],
    ago: 14,
    beats: [ask(2)],
  },
  { key: 'no-reply-due', times: 2, items: FOOD, ago: 20, beats: [ask(2)] },
  { key: 'asked-on-paper', times: 2, items: FOOD, ago: 4, clerk: 'intake', paper: 'unserved', beats: [ask(2)] },
  { key: 'corrected', times: 4, items: FOOD, ago: 6, beats: [ask(2), resubmit(5)] },
  { key: 'asked-twice', times: 1, items: FOOD, ago: 9, beats: [ask(2), resubmit(4), ask(7)] },
  { key: 'deemed', times: 3, items: ['hotel-licence', 'food-service'], ago: 7, beats: [] },
  { key: 'accepted', times: 8, items: VENUES, ago: 3, beats: [accept(2)] },
  { key: 'accepted-projects', times: 4, items: PROJECTS, ago: 3, beats: [accept(1)] },
  { key: 'examining', times: 8, items: VENUES, ago: 5, beats: [accept(2), claim(3, 'examiner')] },
  {
    key: 'examining-people',
    times: 3,
    items: ['minimum-living-allowance', 'health-certificate'],
    ago: 4,
    beats: [accept(1), claim(2, 'examiner')],
  },
  {
    key: 'examining-projects',
    times: 4,
    items: ['construction-planning', 'eia-report', 'eia-form', 'investment-approval'],
    ago: 9,
    beats: [accept(2), claim(3, 'examiner')],
  },
  { key: 'checked', times: 4, items: VENUES, ago: 6, beats: [accept(2), claim(3, 'examiner'), check(4)] },
  {
    key: 'consulting',
    times: 3,
    items: ['hotel-licence', 'public-venue-hygiene'],
    ago: 6,
    beats: [accept(2), claim(3, 'examiner'), consult(4, 'fire', '疏散通道改过一次，请看是否有意见。')],
  },
  {
    key: 'consulted-silent',
    times: 2,
    items: ['public-venue-hygiene'],
    ago: 11,
    beats: [accept(2), claim(3, 'examiner'), consult(3, 'health', '水质送检一项没有写方法，请看是否认可。')],
  },
  {
    key: 'paused',
    times: 3,
    items: ['public-venue-hygiene'],
    ago: 10,
    beats: [accept(2), claim(3, 'examiner'), pause(6, 'testing', 9)],
  },
  {
    key: 'paused-expert',
    times: 2,
    items: ['construction-planning', 'eia-report'],
    ago: 8,
    beats: [accept(1), claim(2, 'examiner'), pause(4, 'expert-review', 8)],
  },
  {
    key: 'paused-and-resumed',
    times: 2,
    items: ['public-venue-hygiene'],
    ago: 15,
    beats: [accept(2), claim(3, 'examiner'), check(4), pause(5, 'testing', 6), resume(9)],
  },
  {
    key: 'told',
    times: 2,
    items: ['construction-planning', 'eia-form'],
    ago: 7,
    beats: [accept(1), claim(2, 'examiner'), ...told(4)],
  },
  {
    key: 'hearing-called',
    times: 1,
    items: ['construction-planning'],
    ago: 11,
    beats: [accept(1), claim(2, 'examiner'), ...told(3), ...calledHearing(5, 7)],
  },
  {
    key: 'reviewing',
    times: 4,
    items: VENUES,
    ago: 8,
    beats: [accept(2), claim(3, 'examiner'), check(4), pass(5, 'examiner', '材料齐全，现场合格，建议准予。')],
  },
  { key: 'to-decide', times: 6, items: VENUES, ago: 7, beats: [accept(1), ...examined(2)] },
  {
    key: 'decided',
    times: 4,
    items: VENUES,
    ago: 8,
    beats: [accept(1), ...examined(2), claim(5, 'decider'), grant(6)],
  },
  {
    key: 'late-delivery',
    times: 1,
    items: FOOD,
    ago: 20,
    beats: [accept(1), ...examined(2), claim(5, 'decider'), grant(6)],
  },
  {
    key: 'delivered',
    times: 12,
    items: VENUES,
    ago: 14,
    beats: [accept(1), ...examined(2), claim(5, 'decider'), grant(6), deliver(7)],
  },
  {
    key: 'denied',
    times: 2,
    items: FOOD,
    ago: 13,
    beats: [accept(1), ...examined(2), claim(5, 'decider'), deny(6), deliver(7)],
  },
  { key: 'tolerant', times: 3, items: FOOD, ago: 3, track: 'tolerance', beats: [tolerant(2, 3)] },
  {
    key: 'owed-tomorrow',
    times: 3,
    items: ['food-service', 'public-venue-hygiene'],
    ago: 4,
    track: 'tolerance',
    beats: [tolerant(2, 3), claim(2, 'examiner')],
  },
  {
    key: 'tolerant-lapsed',
    times: 2,
    items: FOOD,
    ago: 7,
    track: 'tolerance',
    beats: [tolerant(2, 2), claim(3, 'examiner')],
  },
  {
    key: 'tolerant-supplied',
    times: 1,
    items: FOOD,
    ago: 8,
    track: 'tolerance',
    beats: [tolerant(2, 3), claim(3, 'examiner'), supply(4)],
  },
  {
    key: 'check-due',
    times: 4,
    items: ['fire-check', 'hotel-licence'],
    ago: 20,
    track: 'commitment',
    beats: [committed(1), claim(1, 'decider'), grant(1), deliver(2)],
  },
  {
    key: 'promised',
    times: 3,
    items: ['fire-check', 'hotel-licence'],
    ago: 3,
    track: 'commitment',
    beats: [committed(1), claim(1, 'decider'), grant(2)],
  },
  { key: 'overdue', times: 2, items: FOOD, ago: 17, beats: [accept(2), claim(3, 'examiner')] },
  { key: 'past-promise', times: 2, items: FOOD, ago: 10, beats: [accept(2), claim(3, 'examiner'), check(5)] },
  {
    key: 'extended',
    times: 2,
    items: ['hotel-licence'],
    ago: 18,
    beats: [accept(2), claim(3, 'examiner'), check(5), extend(15)],
  },
  {
    key: 'returned',
    times: 2,
    items: VENUES,
    ago: 9,
    beats: [
      accept(1),
      claim(2, 'examiner'),
      check(3),
      pass(4, 'examiner', '建议准予。'),
      claim(5, 'reviewer'),
      beat(6, 'reviewer', {
        act: 'return',
        to: 'examine',
        straight: true,
        reason: '通风排烟的核查记录没有写结果，请补上后直接交回。',
      } as WireCommand),
    ],
  },
  {
    key: 'on-leave',
    times: 3,
    items: VENUES,
    ago: 8,
    crew: { examiner: 'examiner-3' },
    beats: [accept(1), claim(2, 'examiner')],
  },
  {
    key: 'taken-over',
    times: 2,
    items: VENUES,
    ago: 9,
    crew: { examiner: 'examiner-3' },
    beats: [
      accept(1),
      claim(2, 'examiner'),
      beat(7, 'supervisor', (t) => ({
        act: 'assign',
        verb: 'take-over',
        to: t.officer('examiner-2'),
        reason: '审查人休假，由同科人员接着办。' as never,
      })),
    ],
  },
  {
    key: 'frozen',
    times: 1,
    items: ['company-registration'],
    ago: 3,
    beats: [beat(0, 'oversight', { act: 'freeze', complaint: 'complaint-2026-017' })],
  },
  {
    key: 'rejected',
    times: 2,
    items: FOOD,
    ago: 9,
    beats: [rejected(0, 'no-permit-needed')],
  },
  { key: 'withdrawn', times: 2, items: VENUES, ago: 12, beats: [accept(2), withdraw(4)] },
  {
    key: 'instant',
    times: 5,
    items: ['company-registration', 'newborn-registration'],
    ago: 6,
    beats: [beat(0, 'acceptor', { act: 'decide-on-the-spot', articles: [] }), deliver(1)],
  },
  {
    key: 'filed',
    times: 6,
    items: ['investment-filing', 'seal-filing', 'home-business-declaration'],
    ago: 5,
    beats: [beat(0, 'acceptor', { act: 'file' })],
  },
  {
    key: 'permit-building',
    times: 3,
    items: ['construction-permit'],
    ago: 2,
    beats: [accept(1), claim(1, 'examiner')],
  },
];

/** The persons of the sign-in page work on the cases that stand open. */
const SEEN = { acceptor: 'acceptor', decider: 'decider', delivery: 'delivery' } as const;
const MARKET = new Set([...VENUES, 'fire-check', 'company-registration']);

/** What the first person to try has going on: one thing that waits for them, one that runs. */
const OWN: readonly Now[] = [
  { key: 'own', times: 1, items: FOOD, ago: 6, applicant: 0, beats: [accept(2), claim(3, 'examiner'), check(4)] },
  { key: 'own-fire', times: 1, items: ['fire-check'], ago: 3, applicant: 0, beats: [ask(2)] },
];

const standing = (all: readonly Now[], today: Day, calendar: Calendar): readonly Story[] =>
  all.flatMap(({ key, times, items, ago, applicant, ...story }) =>
    Array.from({ length: times }, (_, n): Story => {
      const item = items[n % items.length]!;
      return {
        ...story,
        key: `${key} ${n}`,
        item,
        received: workingDaysBefore(today, ago, calendar),
        ...(applicant === undefined ? {} : { applicant: applicant + n }),
        crew: { ...SEEN, ...(MARKET.has(item) ? { examiner: 'examiner' } : {}), ...story.crew },
      };
    }),
  );

export const storiesNow = (today: Day, calendar: Calendar): readonly Story[] => standing(NOW, today, calendar);
export const storiesOfOwn = (today: Day, calendar: Calendar): readonly Story[] => standing(OWN, today, calendar);

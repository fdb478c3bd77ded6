import type { Day } from '../kernel/day.ts';
import type { WireCommand } from '../modules/cases/index.ts';

/** What a story may ask of the case it is told about. */
export type Told = {
  readonly officer: (key: string) => string;
  readonly materials: readonly { readonly ref: string; readonly deferrable: boolean }[];
  readonly fields: readonly string[];
  /** The working day `n` after today of the story. */
  readonly later: (n: number) => Day;
  readonly correctionRefs: readonly string[];
};
/** `after`: working days since receipt; `by`: an officer's key, or the applicant. */
export type Beat = {
  readonly after: number;
  readonly by: string;
  readonly act: (t: Told) => WireCommand | 'resubmit' | 'supply';
  readonly record?: string;
};
/** A story is told up to today and then stands where it stands. */
export type Story = {
  readonly key: string;
  readonly items: readonly string[];
  /** Received so many working days ago. */
  readonly ago: number;
  readonly track?: 'tolerance' | 'commitment';
  readonly paper?: boolean;
  readonly beats: readonly Beat[];
};

const beat = (after: number, by: string, act: WireCommand, record?: string): Beat => ({
  after,
  by,
  act: () => act,
  ...(record ? { record } : {}),
});
const claim = (after: number, by: string): Beat => beat(after, by, { act: 'claim' });
const accept = (after: number): Beat => beat(after, 'acceptor', { act: 'accept' });
const check = (after: number): Beat => ({
  after,
  by: 'examiner',
  act: (t) => ({
    act: 'site-check',
    kind: 'site',
    inspectors: [t.officer('examiner'), t.officer('examiner-2')],
    finding: 'passed',
    record: '',
  }),
  record: '选址、布局、清洗消毒、冷藏、留样、通风排烟、人员、制度共 8 项，全部合格。',
});
const pass = (after: number, by: string, opinion: string): Beat =>
  beat(after, by, { act: 'pass-on', opinion } as WireCommand);
const grant = (after: number): Beat => beat(after, 'decider', { act: 'grant', articles: [] });
const deliver = (after: number): Beat =>
  beat(after, 'delivery', { act: 'deliver', mode: 'e', items: ['decision', 'licence'] });
const ask = (after: number): Beat => ({
  after,
  by: 'acceptor',
  act: (t) =>
    ({
      act: 'ask-correction',
      missing: [
        {
          ref: t.materials[0]?.ref ?? t.fields[0]!,
          defect: 'incomplete',
          note: '图上没有标出清洗消毒区，请补画并写清尺寸。',
        },
        ...(t.materials[1]
          ? [{ ref: t.materials[1].ref, defect: 'unsigned', note: '最后一页没有签名，请负责人签名。' }]
          : []),
      ],
    }) as WireCommand,
});
const resubmit = (after: number): Beat => ({ after, by: 'applicant', act: () => 'resubmit' });

/** Examination up to the decision: two inspectors, two pairs of eyes; short routes skip the reviewer. */
const examined = (from: number, short: boolean): readonly Beat[] => [
  claim(from, 'examiner'),
  ...(short ? [] : [check(from + 1)]),
  pass(from + 1, 'examiner', '材料齐全，现场合格，建议准予。'),
  ...(short ? [] : [claim(from + 1, 'reviewer'), pass(from + 2, 'reviewer', '同意审查意见。')]),
];
const FOOD = ['food-service'];
const VENUES = ['food-service', 'public-venue-hygiene', 'hotel-licence'];
const tolerant = (after: number, owedIn: number): Beat => ({
  after,
  by: 'acceptor',
  act: (t) =>
    ({
      act: 'accept-tolerant',
      owed: t.materials.filter((m) => m.deferrable).map((m) => m.ref),
      owedBy: t.later(owedIn),
    }) as WireCommand,
});
const deny = (after: number): Beat =>
  beat(after, 'decider', {
    act: 'deny',
    reasons: [
      { article: '食品安全法33', text: '加工场所距开放式垃圾站不足 25 米，布局不能防止交叉污染，现场核查两次均未改。' },
    ],
  } as WireCommand);

/** About a hundred cases in all states; numbers are working days, so the clocks make sense on whatever day the town is made. */
export const STORIES: readonly (Story & { readonly times: number })[] = [
  { key: 'fresh', times: 9, items: VENUES, ago: 1, beats: [] },
  { key: 'answer-today', times: 3, items: VENUES, ago: 5, beats: [] },
  { key: 'correcting', times: 6, items: VENUES, ago: 4, beats: [ask(2)] },
  { key: 'corrected', times: 4, items: FOOD, ago: 6, beats: [ask(2), resubmit(5)] },
  { key: 'deemed', times: 3, items: ['hotel-licence', 'food-service'], ago: 7, beats: [] },
  { key: 'accepted', times: 8, items: VENUES, ago: 3, beats: [accept(2)] },
  { key: 'examining', times: 8, items: VENUES, ago: 5, beats: [accept(2), claim(3, 'examiner')] },
  { key: 'checked', times: 4, items: VENUES, ago: 6, beats: [accept(2), claim(3, 'examiner'), check(4)] },
  {
    key: 'consulting',
    times: 3,
    items: ['hotel-licence', 'public-venue-hygiene'],
    ago: 6,
    beats: [
      accept(2),
      claim(3, 'examiner'),
      {
        after: 4,
        by: 'examiner',
        act: (t) =>
          ({
            act: 'consult',
            purpose: 'opinion',
            to: [t.officer('fire')],
            question: '疏散通道改过一次，请看是否有意见。',
            within: 5,
            silence: 'no-objection',
          }) as WireCommand,
      },
    ],
  },
  {
    key: 'paused',
    times: 3,
    items: ['public-venue-hygiene'],
    ago: 10,
    beats: [
      accept(2),
      claim(3, 'examiner'),
      {
        after: 6,
        by: 'examiner',
        act: (t) => ({ act: 'pause', ground: 'testing', procedure: 'testing', until: t.later(9) }) as WireCommand,
      },
    ],
  },
  {
    key: 'paused-and-resumed',
    times: 2,
    items: ['public-venue-hygiene'],
    ago: 15,
    beats: [
      accept(2),
      claim(3, 'examiner'),
      check(4),
      {
        after: 5,
        by: 'examiner',
        act: (t) => ({ act: 'pause', ground: 'testing', procedure: 'testing', until: t.later(6) }) as WireCommand,
      },
      beat(9, 'examiner', { act: 'resume', result: 'passed' }, '复核检测报告已收到，全部合格。'),
    ],
  },
  {
    key: 'reviewing',
    times: 4,
    items: VENUES,
    ago: 8,
    beats: [accept(2), claim(3, 'examiner'), check(4), pass(5, 'examiner', '材料齐全，现场合格，建议准予。')],
  },
  { key: 'to-decide', times: 6, items: VENUES, ago: 7, beats: [accept(1), ...examined(2, false)] },
  {
    key: 'decided',
    times: 4,
    items: VENUES,
    ago: 8,
    beats: [accept(1), ...examined(2, false), claim(5, 'decider'), grant(6)],
  },
  {
    key: 'delivered',
    times: 16,
    items: VENUES,
    ago: 14,
    beats: [accept(1), ...examined(2, false), claim(5, 'decider'), grant(6), deliver(7)],
  },
  {
    key: 'denied',
    times: 2,
    items: FOOD,
    ago: 13,
    beats: [accept(1), ...examined(2, false), claim(5, 'decider'), deny(6), deliver(7)],
  },
  { key: 'tolerant', times: 3, items: FOOD, ago: 3, track: 'tolerance', beats: [tolerant(2, 3)] },
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
    beats: [tolerant(2, 3), claim(3, 'examiner'), { after: 4, by: 'applicant', act: () => 'supply' }],
  },
  { key: 'overdue', times: 2, items: ['food-service'], ago: 17, beats: [accept(2), claim(3, 'examiner')] },
  {
    key: 'past-promise',
    times: 2,
    items: ['food-service'],
    ago: 10,
    beats: [accept(2), claim(3, 'examiner'), check(5)],
  },
  {
    key: 'extended',
    times: 2,
    items: ['hotel-licence'],
    ago: 18,
    beats: [
      accept(2),
      claim(3, 'examiner'),
      check(5),
      beat(15, 'head', {
        act: 'extend',
        reasonCode: 'complex',
        reason: '消防通道正在整改，需要再核一次现场。',
      } as WireCommand),
    ],
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
      {
        after: 6,
        by: 'reviewer',
        act: () =>
          ({
            act: 'return',
            to: 'examine',
            straight: true,
            reason: '通风排烟的核查记录没有写结果，请补上后直接交回。',
          }) as WireCommand,
      },
    ],
  },
  {
    key: 'rejected',
    times: 2,
    items: FOOD,
    ago: 9,
    beats: [
      beat(0, 'acceptor', {
        act: 'reject-filing',
        branch: 'no-permit-needed',
        article: '许可法32.1.1',
        reason: '只卖预包装食品，办备案就可以，不用许可。',
      } as WireCommand),
    ],
  },
  {
    key: 'withdrawn',
    times: 2,
    items: VENUES,
    ago: 12,
    beats: [accept(2), beat(4, 'applicant', { act: 'withdraw', reason: '换了地方，重新申请。' } as WireCommand)],
  },
  {
    key: 'instant',
    times: 5,
    items: ['company-registration'],
    ago: 6,
    beats: [beat(0, 'acceptor', { act: 'decide-on-the-spot', articles: [] }), deliver(1)],
  },
  {
    key: 'filed',
    times: 4,
    items: ['investment-filing', 'seal-filing'],
    ago: 5,
    beats: [beat(0, 'acceptor', { act: 'file' })],
  },
  {
    key: 'permit-building',
    times: 3,
    items: ['construction-permit'],
    ago: 2,
    beats: [accept(1), claim(1, 'examiner-3')],
  },
];

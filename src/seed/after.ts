import { caseDepsOf, organOf } from '../app.rooms.ts';
import { addDays, addMonths, type Day } from '../kernel/day.ts';
import type { Id } from '../kernel/ids.ts';
import type { Calendar } from '../law/calendar.ts';
import { workingDaysBefore } from '../law/working.ts';
import { type CaseRoutesDeps, licenceFactsOf, obligationFactsOf } from '../modules/cases/index.ts';
import type { ItemVersion } from '../modules/catalogue/index.ts';
import {
  actOnLicence,
  expireLicences,
  type LicenceDeps,
  type LicenceWire,
  licenceFollower,
  licenceSource,
  licenceState,
  loadLicence,
} from '../modules/licences/index.ts';
import {
  actOnObligation,
  isRestricted,
  loadObligation,
  type ObligationDeps,
  type ObligationWire,
  obligationFollower,
  obligationsOfCase,
  overdueObligations,
} from '../modules/obligations/index.ts';
import { actorOf } from '../modules/people/index.ts';
import { codeSigner, type SealDeps, sealDesk } from '../modules/seal/index.ts';
import { sm3 } from '../platform/canonical.ts';
import { followersOf } from '../platform/followers.ts';
import type { Ports } from '../platform/ports.ts';
import { accept, ask, check, claim } from './beats.ts';
import { at, officerOf, type Scene, type Stage, type Story } from './stage.ts';
import { ENDINGS } from './ways.ts';

/** What licences and obligations need, and the acts of cases with their answers. */
export type Afterwards = {
  readonly deps: CaseRoutesDeps;
  readonly licences: LicenceDeps;
  readonly obligations: ObligationDeps;
  /** What follows the trail so far, and what time did to licences and obligations up to the day of the clock. */
  readonly settle: () => Promise<void>;
};

export const afterwardsOf = async (ports: Ports, keys: SealDeps['keys'], base: string): Promise<Afterwards> => {
  const { db, bureau, clock } = ports;
  const deps = caseDepsOf(ports, {
    base,
    licenceOf: (tx, id, holder) => licenceSource(ports, tx, id, holder),
    licenceState: (tx, of) => licenceState(ports, tx, of),
    isRestricted: (tx, person, kind) => isRestricted(tx, bureau, person, kind),
  });
  const organ = await organOf(db, bureau);
  const signer = await codeSigner(keys);
  const sealing = sealDesk({ ...ports, keys, roots: [], organ });
  const licences: LicenceDeps = { ...ports, facts: licenceFactsOf(deps, organ), signer, sealing, base };
  const obligations: ObligationDeps = { ...ports, facts: obligationFactsOf(deps) };
  const followers = followersOf(db, clock, [licenceFollower(licences), obligationFollower(obligations)], { bureau });
  return {
    deps,
    licences,
    obligations,
    settle: async () => {
      await followers.drain();
      await expireLicences(licences, clock.today());
      await overdueObligations(obligations, clock.today());
    },
  };
};

type Old = {
  readonly key: string;
  readonly item: 'food-service' | 'public-venue-hygiene';
  /** The licence ends so many days from today. */
  readonly ends: number;
  /** Its renewal: received so many working days ago. */
  readonly renewal?: Pick<Story, 'beats'> & { readonly ago: number };
};
const TERM = { 'food-service': 60, 'public-venue-hygiene': 48 } as const;

/** Licences of earlier years: up for renewal, renewed, renewed by the law, late, expired, and ended in every other way. */
const old = (renewal: ItemVersion): readonly Old[] => [
  { key: 'renew-soon 0', item: 'food-service', ends: 52 },
  { key: 'renew-soon 1', item: 'food-service', ends: 80 },
  { key: 'renew-soon 2', item: 'public-venue-hygiene', ends: 60 },
  { key: 'renewing 0', item: 'food-service', ends: 70, renewal: { ago: 3, beats: [accept(1), claim(1, 'examiner')] } },
  { key: 'renewing 1', item: 'food-service', ends: 38, renewal: { ago: 1, beats: [] } },
  {
    key: 'renewing 2',
    item: 'public-venue-hygiene',
    ends: 45,
    renewal: { ago: 8, beats: [accept(1), claim(2, 'examiner'), check(3)] },
  },
  { key: 'renewing 3', item: 'food-service', ends: 60, renewal: { ago: 6, beats: [ask(2)] } },
  { key: 'renewed 0', item: 'food-service', ends: 20, renewal: { ago: 30, ...ENDINGS.granted(renewal) } },
  { key: 'renewed 1', item: 'food-service', ends: -30, renewal: { ago: 60, ...ENDINGS.granted(renewal) } },
  { key: 'renewed 2', item: 'food-service', ends: -100, renewal: { ago: 120, ...ENDINGS.granted(renewal) } },
  {
    key: 'deemed-renewed 0',
    item: 'food-service',
    ends: -4,
    renewal: { ago: 30, beats: [accept(2), claim(3, 'examiner')] },
  },
  {
    key: 'renewed-late 0',
    item: 'food-service',
    ends: -3,
    renewal: { ago: 8, beats: [accept(1), claim(2, 'examiner')] },
  },
  { key: 'expired 0', item: 'food-service', ends: -25 },
  { key: 'expired 1', item: 'public-venue-hygiene', ends: -70 },
  ...['suspended', 'reinstated', 'taken-back', 'revoked', 'penalised', 'cancelled', 'proposed', 'restored'].map(
    (key, i): Old => ({
      key: `${key} 0`,
      item: i % 2 === 0 ? 'food-service' : 'public-venue-hygiene',
      ends: 400 + 90 * i,
    }),
  ),
];

export const storiesOfOld = (
  today: Day,
  calendar: Calendar,
  versions: ReadonlyMap<string, ItemVersion>,
): readonly Story[] =>
  old(versions.get('food-service-renewal')!).flatMap(({ key, item, ends, renewal }, i): Story[] => {
    // Decided five working days after receipt, the day its term began.
    const received = workingDaysBefore(addMonths(addDays(today, ends), -TERM[item]), 5, calendar);
    const first: Story = { key, item, received, applicant: 40 + i, ...ENDINGS.granted(versions.get(item)!) };
    if (!renewal) return [first];
    const again = workingDaysBefore(today, renewal.ago, calendar);
    return [first, { key: `${key} again`, item: `${item}-renewal`, received: again, of: key, beats: renewal.beats }];
  });

/** Changes of licences in force (许可法49): made, under review, and just asked for. */
const changes = (version: ItemVersion): readonly (Pick<Story, 'beats'> & { readonly ago: number })[] => [
  { ago: 25, ...ENDINGS.granted(version) },
  { ago: 3, beats: [accept(1), claim(1, 'examiner')] },
  { ago: 1, beats: [] },
];

export const storiesOfChanges = (
  today: Day,
  calendar: Calendar,
  versions: ReadonlyMap<string, ItemVersion>,
): readonly Story[] =>
  changes(versions.get('food-service-change')!).flatMap(({ ago, beats }, i): Story[] => {
    const key = `changing ${i}`;
    const received = workingDaysBefore(addDays(today, -500 - 60 * i), 5, calendar);
    const first = { key, item: 'food-service', received, applicant: 70 + i };
    return [
      { ...first, ...ENDINGS.granted(versions.get('food-service')!) },
      {
        key: `${key} again`,
        item: 'food-service-change',
        received: workingDaysBefore(today, ago, calendar),
        of: key,
        beats,
      },
    ];
  });

/** Acts on the licence that a story ended in: so many days ago, by whom, what. */
type Step = readonly [ago: number, by: string, act: Loose];
type Loose = { readonly act: LicenceWire['act'] } & Readonly<Record<string, unknown>>;
const end = (ago: number, propose: Loose, last: Loose): readonly Step[] => [
  [ago, 'oversight', propose],
  [ago - 1, 'oversight', { act: 'tell', mode: 'e' }],
  [ago - 6, 'oversight', { act: 'hear', record: sm3('statement') }],
  [ago - 9, 'head', last],
];
const PENALTY = { act: 'note-penalty', organ: '松澜新区市场监督管理局' } as const;
const ENDS: Readonly<Record<string, readonly Step[]>> = {
  'suspended 0': [[12, 'oversight', { act: 'suspend', reason: 'penalty', reference: '松市监罚〔2026〕31号' }]],
  'reinstated 0': [
    [80, 'oversight', { act: 'suspend', reason: 'order', reference: '松卫监〔2026〕8号' }],
    [45, 'oversight', { act: 'reinstate' }],
  ],
  'taken-back 0': end(
    60,
    {
      act: 'propose',
      end: 'withdraw',
      ground: 'facts-changed',
      facts: '道路改造征收了该处房屋，原许可的场所不再存在。',
    },
    { act: 'withdraw', compensation: { how: 'agreed', fen: 1_200_000 } },
  ),
  'revoked 0': end(
    90,
    { act: 'propose', end: 'revoke', ground: 'fraud', facts: '健康证明系伪造，经核实非该机构出具。' },
    { act: 'revoke', harmsPublic: false },
  ),
  'penalised 0': [[33, 'oversight', { ...PENALTY, decision: '松市监罚〔2026〕27号', article: '食品安全法124' }]],
  'cancelled 0': end(50, { act: 'propose', end: 'cancel', ground: 'entity-ended' }, { act: 'cancel' }),
  'proposed 0': end(
    2,
    { act: 'propose', end: 'revoke', ground: 'unqualified', facts: '经营条件已变，整改两次仍不合格。' },
    { act: 'cancel' },
  ).slice(0, 2),
  'restored 0': [
    [70, 'oversight', { ...PENALTY, decision: '松市监罚〔2026〕12号', article: '公共场所条例14' }],
    [15, 'head', { act: 'annul', order: '松政复决〔2026〕4号' }],
  ],
};

const must = (what: string, done: { readonly kind: string }): void => {
  if (done.kind !== 'done') throw new Error(`${what}: ${JSON.stringify(done)}`);
};

/** The scenes in which licences of earlier years end. */
export const endScenes = (stage: Stage, { licences }: Afterwards): readonly Scene[] =>
  Object.entries(ENDS).flatMap(([key, steps]) =>
    steps.map(([ago, by, wire], i): Scene => {
      const play = async () => {
        await stage.hand.write(); // licences are written at once: the trail keeps the order of the days
        const { id } = (await licenceState(licences, licences.db, { caseId: stage.told.get(key)!.caseId }))!;
        const { state } = (await loadLicence(licences, licences.db, id))!;
        const command = { ...wire, version: state.position } as LicenceWire;
        const actor = actorOf(officerOf(stage.town, by), { item: state.item }, 'window')!;
        must(`${key}: ${wire.act}`, await actOnLicence(licences, id, command, actor, `seed-${key}-${i}`));
      };
      return { at: at(addDays(stage.today, -ago), 200 + i), order: 9000 + i, play };
    }),
  );

/** How the bureau dealt with the n-th commitment it had to check (B9). Some are left open: they are due this week. */
const duty = (n: number): readonly (readonly [by: string, act: ObligationWire['act'], more?: object])[] => {
  const inspect = (finding: 'kept' | 'not-kept' | 'false') => ['check', { finding }] as const;
  switch (n % 6) {
    case 2:
      return [
        ['survey', ...inspect('not-kept')],
        ['survey', 'rectify', { reason: '疏散通道堆放杂物，限期清理。' }],
        ['applicant', 'give-evidence', { hashes: [sm3('cleared')] }],
        ['survey', ...inspect('kept')],
        ['survey', 'keep'],
      ];
    case 4:
      return [
        ['survey', ...inspect('not-kept')],
        ['oversight', 'hear', { record: sm3('heard') }],
        ['head', 'break', { fraud: false }],
        ...(n > 6 ? ([['head', 'repair', { reason: '已经整改并经核查合格。' }]] as const) : []),
      ];
    default:
      return [
        ['survey', ...inspect('kept')],
        ['survey', 'keep'],
      ];
  }
};

/** Checks what was promised by the stories so far, but for those that wait for this week. */
export const doDuties = async (stage: Stage, { obligations }: Afterwards, done: Set<Id>): Promise<void> => {
  const { town, told, clock, deps } = stage;
  for (const [key, known] of told) {
    if (!/committed/.test(key)) continue;
    for (const o of await obligationsOfCase(deps.db, deps.bureau, known.caseId)) {
      if (o.kind !== 'commitment' || done.has(o.id) || done.size % 7 === 6) continue;
      done.add(o.id);
      const inspectors = [town.officer('survey'), town.officer('examiner-2')];
      for (const [i, [by, act, more]] of duty(done.size).entries()) {
        const { state } = (await loadObligation(obligations, deps.db, o.id))!;
        const wire = {
          act,
          version: state.position,
          ...(act === 'check' ? { inspectors, record: sm3(`record ${o.id} ${i}`) } : {}),
          ...(act === 'rectify' ? { until: addDays(clock.today(), 15) } : {}),
          ...more,
        } as ObligationWire;
        const viewer = by === 'applicant' ? known.viewer : officerOf(town, by);
        const about = { item: o.item, applicant: known.applicant };
        const actor = actorOf(viewer, about, by === 'applicant' ? 'web' : 'window')!;
        must(`${key}: ${act}`, await actOnObligation(obligations, o.id, wire, actor, `seed-${o.id}-${i}`));
      }
    }
  }
};

import { addDays, type Day } from '../kernel/day.ts';
import type { Id } from '../kernel/ids.ts';
import { instant, instantMs } from '../kernel/instant.ts';
import { BUNDLED, type ItemVersion, loadBundled, publishedVersion } from '../modules/catalogue/index.ts';
import type { SealDeps } from '../modules/seal/index.ts';
import { fixedClock } from '../platform/clock.system.ts';
import { type Remembered, rememberingDb } from '../platform/db.remember.ts';
import { refreshStatistics } from '../platform/db.role.ts';
import { pdfkitWriter } from '../platform/pdf.pdfkit.ts';
import type { Ports } from '../platform/ports.ts';
import { randomOf } from '../platform/random.ts';
import { type Afterwards, afterwardsOf, doDuties, endScenes, storiesOfChanges, storiesOfOld } from './after.ts';
import { chanceOf } from './chance.ts';
import { explainScenes } from './explained.ts';
import { sampleFiles } from './files.ts';
import { bookHand, type Hand } from './hand.ts';
import { leaveScenes } from './leaves.ts';
import { addPersonas } from './personas.ts';
import { BUREAU } from './places.ts';
import { at, type Scene, type Stage, type Story, scenesOf } from './stage.ts';
import { storiesNow, storiesOfOwn } from './stories.ts';
import { talkScenes } from './talk.ts';
import { storiesOfSeveral, withdrawalScenes } from './together.ts';
import { makeTown } from './town.ts';
import { storiesOfTheYear } from './year.ts';

/** The bureau began so many days ago: long enough for licences of five years to come up for renewal. */
const SINCE = 1990;
/** The tables that grow while the years pass, and after which of the follow-ups they are counted for the planner. */
const GROWING = ['trail_event', 'trail_head', 'case_view', 'licence', 'obligation'];
const FULLER = [4, 20, 44];
/** Licences and obligations follow the cases every so many days, and before a licence is needed. */
const FOLLOW_EVERY = 14;

/** What the town's people ask again and again, and what changes it. */
const READ_OFTEN: Remembered = {
  person: ['person'],
  holder_key: ['holder_key'],
  staff_post: ['staff_post'],
  obligation: ['obligation'],
  seal: ['seal'],
  work_calendar: ['work_calendar'],
  catalogue_version: ['catalogue_version'],
  catalogue_revision: ['catalogue_revision', 'catalogue_version'],
};

/** Who prints the licences, and under which address they are checked. */
type Around = { readonly keys: SealDeps['keys']; readonly base: string };
export type Hands = (stage: Omit<Stage, 'hand'>) => Promise<Hand>;

/** Bureau, staff, persons, firms and the bundled items; no case yet. */
export const openTown = async (ports: Ports, around: Around, hands?: Hands) => {
  const today = ports.clock.today();
  const opening = addDays(today, -SINCE);
  const seeded = chanceOf(20190115);
  const clock = fixedClock(at(opening, 0));
  const own: Ports = {
    ...ports,
    db: rememberingDb(ports.db, READ_OFTEN),
    clock,
    random: randomOf(clock, seeded.bytes),
  };
  const town = await makeTown(own, opening, today);
  await loadBundled(own.db, BUREAU, { by: 'bundled', at: clock.now(), on: opening });
  const afterwards = await afterwardsOf(own, around.keys, around.base);
  const { deps } = afterwards;
  const calendar = await deps.calendar(own.db);
  const versions = new Map<string, ItemVersion>();
  for (const { item } of BUNDLED) versions.set(item, (await publishedVersion(own.db, BUREAU, item))!);
  const knownCode = await deps.knownCode?.(own.db);
  const samples = sampleFiles(pdfkitWriter(), own.files);
  const told: Stage['told'] = new Map();
  const before = { deps, clock, calendar, town, today, samples, versions, told, ...(knownCode ? { knownCode } : {}) };
  const hand = hands ? await hands(before) : await bookHand(deps, calendar, town.known);
  return { stage: { ...before, hand } satisfies Stage, afterwards };
};

export const allStories = ({ today, calendar, versions }: Stage): readonly Story[] => [
  ...storiesNow(today, calendar),
  ...storiesOfOld(today, calendar, versions),
  ...storiesOfTheYear(today, calendar, versions),
  ...storiesOfOwn(today, calendar),
  ...storiesOfChanges(today, calendar, versions),
  ...storiesOfSeveral(today, calendar),
];

/** Scenes in their order, and before those of each day what the day does by itself. */
export const play = async (stage: Stage, afterwards: Afterwards, stories: readonly Story[]): Promise<void> => {
  const { clock, hand, today } = stage;
  const twice = stories.find((s, i) => stories.findIndex((x) => x.key === s.key) !== i);
  if (twice) throw new Error(`two stories are called ${twice.key}`);
  const scenes = [
    ...stories.flatMap((s, order) => scenesOf(stage, s, order)),
    ...endScenes(stage, afterwards),
    ...explainScenes(stage),
    ...talkScenes(stage),
    ...leaveScenes(stage),
    ...withdrawalScenes(stage),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order));
  const needLicence = new Set(stories.filter((s) => s.of !== undefined).map((s) => s.received));
  const done = new Set<Id>();
  let follows = 0;
  const follow = async () => {
    await hand.write();
    if (FULLER.includes(follows++)) await refreshStatistics(stage.deps.db, GROWING);
    await afterwards.settle();
    await doDuties(stage, afterwards, done);
  };
  let next = 0;
  let quiet = 0;
  for (let day: Day = addDays(today, -SINCE); day <= today; day = addDays(day, 1)) {
    clock.set(at(day, NIGHT));
    await hand.passDay();
    const begun = next;
    if (needLicence.has(day) || quiet >= FOLLOW_EVERY) await follow();
    for (; day < today && isOn(scenes[next], day); next++) {
      clock.set(scenes[next]!.at);
      await scenes[next]!.play();
    }
    quiet = next > begun || quiet > 0 ? quiet + 1 : 0;
    if (needLicence.has(day) || quiet > FOLLOW_EVERY) quiet = 0;
  }
  await follow();
};
/** Five past midnight. */
const NIGHT = -535;
const isOn = (scene: Scene | undefined, day: Day): boolean =>
  scene !== undefined && scene.at < at(addDays(day, 1), -540);

/**
 * The first town: bureau, staff, people, firms, the bundled items and several hundred cases of a year, made by the acts
 * themselves in the order of their days, up to last night. The same for a given day wherever it is made; runs in the
 * transaction of `ports.db`.
 */
export const make = async (ports: Ports, around: Around): Promise<void> => {
  const { stage, afterwards } = await openTown(ports, around);
  await play(stage, afterwards, allStories(stage));
  stage.clock.set(instant(instantMs(ports.clock.now())));
  await addPersonas(ports, stage);
};

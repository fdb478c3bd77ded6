import { addDays, type Day } from '../kernel/day.ts';
import type { Id } from '../kernel/ids.ts';
import { type Instant, instant } from '../kernel/instant.ts';
import type { Calendar } from '../law/calendar.ts';
import { addWorkingDays } from '../law/working.ts';
import type { CaseRoutesDeps, LoadedCase, WireCommand } from '../modules/cases/index.ts';
import type { ItemVersion } from '../modules/catalogue/index.ts';
import type { NewFile } from '../modules/intake/index.ts';
import type { SignedIn } from '../modules/people/index.ts';
import type { SetClock } from '../platform/clock.ts';
import { type Beat, handOut, type Told } from './beats.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Samples, Sheet } from './files.ts';
import { fillIn, type KnownCode } from './fill.ts';
import type { Hand } from './hand.ts';
import { type Crew, crewOf, isAway, officerPosts } from './staff.ts';
import type { Town } from './town.ts';

/** A story of one application; it is told up to yesterday and then stands where it stands. */
export type Story = {
  readonly key: string;
  readonly item: string;
  readonly received: Day;
  readonly beats: readonly Beat[];
  readonly track?: 'tolerance' | 'commitment';
  /** No electronic delivery: papers are handed over at the window, or lie there (`unserved`). */
  readonly paper?: 'handed' | 'unserved';
  /** The officer who files for the applicant, at a window, a street or an outlet. */
  readonly clerk?: string;
  readonly crew?: Partial<Crew>;
  /** Who applies: the n-th firm or person that fits; otherwise whoever is next. */
  readonly applicant?: number;
  /** Who applies together with them: the n-th persons of the town, each having said yes. */
  readonly together?: readonly number[];
  /** The story whose licence this one is about. */
  readonly of?: string;
};
export type Scene = { readonly at: Instant; readonly order: number; readonly play: () => Promise<void> };

export type Stage = {
  readonly deps: CaseRoutesDeps;
  readonly hand: Hand;
  readonly clock: SetClock;
  readonly calendar: Calendar;
  readonly town: Town;
  readonly today: Day;
  readonly samples: Samples;
  readonly versions: ReadonlyMap<string, ItemVersion>;
  readonly knownCode?: KnownCode;
  /** What has become of each story. */
  readonly told: Map<string, Known>;
};
type Known = {
  readonly caseId: Id;
  readonly applicant: Id;
  readonly viewer: SignedIn;
  readonly number: number;
  readonly materials: readonly { readonly ref: string; readonly name: string; readonly deferrable: boolean }[];
};

/** Minutes after nine in the morning in Shanghai on a day. */
export const at = (day: Day, minutes: number): Instant =>
  instant(Date.parse(`${day}T01:00:00.000Z`) + minutes * 60_000);

export const officerOf = (town: Town, key: string): SignedIn => ({
  kind: 'person',
  person: town.officer(key),
  posts: officerPosts(key).map((p) => ({ ...p, items: 'all' as const })),
  admin: false,
});

const TRADES: Readonly<Record<string, RegExp>> = {
  'food-service': /餐饮|食品|酒店|幼儿园|民宿/,
  'food-service-change': /餐饮|食品|酒店|幼儿园|民宿/,
  'food-service-renewal': /餐饮|食品|酒店|幼儿园|民宿/,
  'public-venue-hygiene': /酒店|温泉|美容|民宿/,
  'public-venue-hygiene-renewal': /酒店|温泉|美容|民宿/,
  'hotel-licence': /酒店|温泉|民宿/,
  'fire-check': /餐饮|酒店|温泉|美容|民宿/,
};
const PROJECTS = /装备|能源|置业|物流|科技|食品/;
const PERSONAL = ['company-registration', 'home-business-declaration'];

/** Who applies for an item: a firm whose trade it is, by its agent, or a person. */
const applicantOf = (town: Town, v: ItemVersion, n: number): { readonly viewer: SignedIn; readonly applicant: Id } => {
  if (!v.audience.includes('company') || PERSONAL.includes(v.item)) {
    const person = town.people[n % town.people.length]!;
    return { applicant: person.id, viewer: { kind: 'person', person: person.id, posts: [], admin: false } };
  }
  const wanted = TRADES[v.item] ?? (/investment|construction|eia|land/.test(v.item) ? PROJECTS : /./);
  const fitting = town.firms.filter((f) => wanted.test(f.name));
  const firm = fitting[n % fitting.length]!;
  const acting = { principal: firm.id, items: 'all' as const, ...(firm.mandate ? { mandate: firm.mandate } : {}) };
  return { applicant: firm.id, viewer: { kind: 'person', person: firm.agent, posts: [], admin: false, acting } };
};

const fileOf = (
  stage: Stage,
  sheet: Sheet,
  m: { readonly ref: string; readonly name: string },
  o: { readonly kind: 'draft' | 'case'; readonly owner: Id; readonly by: Id; readonly round: number },
): NewFile => ({
  id: stage.deps.random.id(),
  ...o,
  ...sheet,
  material: m.ref,
  name: `${m.name}.pdf`,
  type: 'application/pdf',
  pages: 1,
  at: stage.deps.clock.now(),
});

/** The licence that an earlier story ended in. */
const licenceOf = async (stage: Stage, of: string): Promise<Id> => {
  const { deps, told } = stage;
  const found = await deps.licenceState(deps.db, { caseId: told.get(of)!.caseId });
  if (!found) throw new Error(`the story ${of} has no licence yet`);
  return found.id;
};

/** Fills in, uploads and hands in, as the applicant would or a clerk for them. */
const handIn = async (stage: Stage, story: Story, number: number, c: Chance, key: string): Promise<void> => {
  const { town, samples, hand, told } = stage;
  const version = stage.versions.get(story.item)!;
  const before = story.of === undefined ? undefined : told.get(story.of)!;
  const own = before ?? applicantOf(town, version, story.applicant ?? number);
  const viewer = story.clerk ? officerOf(town, story.clerk) : own.viewer;
  let materials: Known['materials'] = [];
  const receipt = await hand.handIn({
    viewer,
    version,
    opening: {
      item: story.item,
      ...(story.clerk ? { onBehalfOf: own.applicant } : {}),
      ...(story.of === undefined ? {} : { licence: await licenceOf(stage, story.of) }),
    },
    eDelivery: story.paper === undefined,
    key,
    joined: (draft) =>
      (story.together ?? []).map((n) => ({
        person: town.people[n]!.id,
        namedBy: viewer.person,
        namedAt: draft.savedAt,
        answer: 'joined',
        rev: draft.rev,
        eDelivery: true,
        answeredBy: town.people[n]!.id,
        answeredAt: draft.savedAt,
      })),
    fill: async (opened) => {
      const filled = fillIn(stage, version, opened, story.track, c);
      materials = filled.materials;
      const files: NewFile[] = [];
      const o = { kind: 'draft' as const, owner: opened.id, by: viewer.person, round: 0 };
      for (const m of filled.brought) files.push(fileOf(stage, await samples.of(m.name), m, o));
      return { draft: filled.draft, files };
    },
  });
  told.set(story.key, { caseId: receipt.caseId, applicant: own.applicant, viewer: own.viewer, number, materials });
};

const laterFiles = async (stage: Stage, doing: 'resubmit' | 'supply', known: Known, c: LoadedCase) => {
  const asked = c.state.state === 'correcting' ? c.state.correction.missing.map((m) => m.ref) : [];
  const wanted = known.materials.filter((m) => (doing === 'supply' ? m.deferrable : asked.includes(m.ref)));
  const round = (c.rounds.at(-1)?.round ?? 0) + (doing === 'resubmit' ? 1 : 0);
  const o = { kind: 'case' as const, owner: known.caseId, by: known.viewer.person, round };
  const materials = [];
  for (const m of wanted) {
    const file = fileOf(stage, await stage.samples.of(m.name, doing === 'resubmit'), m, o);
    await stage.hand.addFile(file);
    materials.push({ ref: m.ref, hash: file.hash, grade: 'C' as const, how: 'upload' as const });
  }
  const fields = asked.filter((ref) => !known.materials.some((m) => m.ref === ref));
  return doing === 'supply' ? { act: doing, materials } : { act: doing, materials, fields };
};

const saidAgain = ({ answers, provenance, situation, promises }: LoadedCase['rounds'][number]) => ({
  answers,
  provenance,
  situation,
  promises,
});

const playBeat = async (stage: Stage, story: Story, b: Beat, crew: Crew, key: string): Promise<void> => {
  const { town, calendar, hand, clock } = stage;
  const known = stage.told.get(story.key)!;
  const c = (await hand.look(known.caseId))!;
  const who = (part: string): string => (part in crew ? crew[part as keyof Crew] : part);
  const now = clock.today();
  const t: Told = {
    officer: (part) => town.officer(who(part)),
    materials: known.materials,
    fields: c.version.terms.fields,
    today: now,
    later: (n) => addWorkingDays(now, n, calendar),
    on: (n) => addDays(now, n),
    case: c,
    pledges: c.version.form.sections
      .flatMap((s) => s.fields)
      .filter((f) => f.kind === 'yes-no')
      .slice(0, 3)
      .map((f) => f.key),
    neighbours: [1, 2].map((n) => town.people[(known.number * 3 + 11 * n) % town.people.length]!.id),
  };
  const doing = b.act(t);
  const viewer = b.by === 'applicant' ? known.viewer : officerOf(town, who(b.by));
  const act = async (wire: WireCommand, as: SignedIn, its: string): Promise<void> => {
    const said = wire.act === 'resubmit' ? c.rounds.at(-1) : undefined;
    const done = await hand.act({
      caseId: known.caseId,
      wire,
      viewer: as,
      key: its,
      ...(b.record ? { recordWords: b.record } : {}),
      ...(said ? { content: () => saidAgain(said) } : {}),
    });
    if (done.kind !== 'done')
      throw new Error(`${story.key}, ${story.item}: ${wire.act} by ${b.by} on ${now}: ${JSON.stringify(done)}`);
  };
  if (doing === 'hand-out') {
    for (const [i, { kind, position, to }] of c.state.unserved.entries())
      await act(
        { act: 'serve', paper: { kind, position }, to, mode: 'window' },
        officerOf(town, 'intake'),
        `${key}-${i}`,
      );
    return;
  }
  const wire = typeof doing === 'string' ? ((await laterFiles(stage, doing, known, c)) as WireCommand) : doing;
  await act(wire, viewer, key);
  if (story.paper === 'handed') await playBeat(stage, story, handOut(0), crew, `${key}-out`);
};

/** The first scene hands in, the others are its beats. A beat of somebody on leave, and all after it, wait. */
export const scenesOf = (stage: Stage, story: Story, order: number): readonly Scene[] => {
  const { calendar, today } = stage;
  const c = chanceOf(7919 * (order + 1));
  const minutes = 20 + c.int(300);
  const number = order * 7 + c.int(5);
  const crew = { ...crewOf(story.item, order), ...story.crew };
  const key = (i: number) => `seed-${String(order).padStart(4, '0')}-${i}`;
  const scenes: Scene[] = [
    { at: at(story.received, minutes), order, play: () => handIn(stage, story, number, c, key(0)) },
  ];
  for (const [i, b] of story.beats.entries()) {
    const day = addWorkingDays(story.received, b.after, calendar);
    const by = b.by in crew ? crew[b.by as keyof Crew] : b.by;
    if (day >= today || isAway(by, day, today)) break;
    const since = b.after === 0 ? minutes + 30 : minutes;
    scenes.push({ at: at(day, since + 3 * i + 1), order, play: () => playBeat(stage, story, b, crew, key(i + 1)) });
  }
  return scenes;
};

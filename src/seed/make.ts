import { caseDepsOf } from '../app.rooms.ts';
import { addDays, type Day } from '../kernel/day.ts';
import type { Id } from '../kernel/ids.ts';
import { type Instant, instant, instantMs } from '../kernel/instant.ts';
import type { Calendar } from '../law/calendar.ts';
import { addWorkingDays, workingDaysBefore } from '../law/working.ts';
import {
  type CaseRoutesDeps,
  runAct,
  serveLapses,
  submit,
  sweepLapses,
  type WireCommand,
} from '../modules/cases/index.ts';
import { type ItemVersion, itemVersion, loadBundled, materialsFor } from '../modules/catalogue/index.ts';
import { type Draft, insertFile, openDraft, updateDraft } from '../modules/intake/index.ts';
import type { Viewer } from '../modules/people/index.ts';
import { clockFrom } from '../platform/clock.system.ts';
import type { SetClock } from '../platform/clock.ts';
import { pdfkitWriter } from '../platform/pdf.pdfkit.ts';
import type { Ports } from '../platform/ports.ts';
import { randomOf } from '../platform/random.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type SampleFiles, sampleFiles } from './files.ts';
import { complete, presetOf, situationOf } from './fill.ts';
import { type Beat, STORIES, type Story, type Told } from './stories.ts';
import { BUREAU, makeTown, officerPosts, type Town } from './town.ts';

type SignedIn = Extract<Viewer, { kind: 'person' }>;
type Scene = { readonly at: Instant; readonly order: number; readonly play: () => Promise<void> };
type Stage = {
  readonly deps: CaseRoutesDeps;
  readonly clock: SetClock;
  readonly calendar: Calendar;
  readonly town: Town;
  readonly today: Day;
  readonly files: SampleFiles;
};

/** `09:12` in Shanghai on a day. */
const at = (day: Day, minutes: number): Instant => instant(Date.parse(`${day}T01:00:00.000Z`) + minutes * 60_000);

const officerOf = (town: Town, key: string): SignedIn => ({
  kind: 'person',
  person: town.officer(key),
  posts: officerPosts(key).map((p) => ({ ...p, items: 'all' as const })),
  admin: false,
});

/** Who applies for an item: a firm by its agent, or a citizen. */
const applicantOf = (stage: Stage, v: ItemVersion, n: number): { viewer: SignedIn; applicant: Id } => {
  const { town } = stage;
  if (v.audience.includes('company')) {
    const firm = town.firms[n % town.firms.length]!;
    return {
      applicant: firm.id,
      viewer: {
        kind: 'person',
        person: firm.agent,
        posts: [],
        admin: false,
        acting: { principal: firm.id, items: 'all', ...(firm.mandate ? { mandate: firm.mandate } : {}) },
      },
    };
  }
  const person = town.people[n % town.people.length]!;
  return { applicant: person.id, viewer: { kind: 'person', person: person.id, posts: [], admin: false } };
};

/** Fills in, uploads and hands in, as the applicant would; answers what the story needs of it. */
const handIn = async (stage: Stage, story: Story, item: string, viewer: SignedIn, c: Chance, key: string) => {
  const { deps } = stage;
  const { db, bureau } = deps;
  const opened = await openDraft(deps, db, viewer, { item });
  if (opened.kind === 'refused') throw new Error(`${story.key} ${item}: ${opened.code}`);
  const draft = opened.events[0]!;
  const version = (await itemVersion(db, bureau, item, draft.itemVersion))!;
  const knownCode = await deps.knownCode?.(db);
  const preset = presetOf(item, c, deps.clock.today());
  const situation = { ...situationOf(version, c), ...preset.situation };
  const answers = complete(
    version,
    situation,
    { ...draft.answers, ...preset.answers },
    c,
    deps.clock.today(),
    knownCode,
  );
  const lists = materialsFor(version, situation, answers);
  const promised = story.track === 'tolerance' ? lists.deferrable : [];
  const filled: Draft = {
    ...draft,
    situation,
    answers,
    provenance: {
      ...Object.fromEntries(Object.keys(answers).map((k) => [k, { from: 'self' as const, day: deps.clock.today() }])),
      ...draft.provenance,
    },
    promises: promised.length > 0 ? [{ kind: 'tolerance', refs: promised, at: deps.clock.now() }] : [],
    rev: draft.rev + 1,
    savedAt: deps.clock.now(),
  };
  await updateDraft(db, deps.vault, bureau, filled, filled.savedAt);
  const brought = lists.ask.filter((m) => !promised.includes(m.ref) && m.necessity !== 'optional');
  const owner: Owner = { kind: 'draft', owner: draft.id, holder: draft.applicant, by: viewer.person, round: 0 };
  await Promise.all(brought.map((m) => upload(stage, owner, m.ref, m.name.zh)));
  const done = await submit(deps, { draft: draft.id, rev: filled.rev, eDelivery: !story.paper, viewer, key });
  if (done.kind !== 'received') throw new Error(`${story.key} ${item}: ${JSON.stringify(done)}`);
  return {
    caseId: done.caseId,
    materials: lists.ask.map((m) => ({ ref: m.ref, name: m.name.zh, deferrable: promised.includes(m.ref) })),
    fields: version.terms.fields,
    applicant: draft.applicant,
  };
};

type Owner = {
  readonly kind: 'draft' | 'case';
  readonly owner: Id;
  readonly holder: Id;
  readonly by: Id;
  readonly round: number;
};
const upload = async ({ deps, files }: Stage, o: Owner, material: string, name: string) => {
  const bytes = await files.of(name);
  const stored = await deps.files.putBytes(o.holder, bytes, 'application/pdf');
  const id = deps.random.id();
  await insertFile(deps.db, deps.vault, deps.bureau, {
    id,
    ...o,
    material,
    name: `${name}.pdf`,
    type: 'application/pdf',
    size: stored.size,
    pages: 1,
    hash: stored.hash,
    place: stored.place,
    at: deps.clock.now(),
  });
  return { id, hash: stored.hash };
};

/** One case of a story: scenes at their times; a scene plays only what the one before left. */
const scenesOf = (stage: Stage, story: Story, n: number, order: number): readonly Scene[] => {
  const { deps, calendar, today } = stage;
  const c = chanceOf(7919 * (order + 1));
  const item = story.items[n % story.items.length]!;
  const received = workingDaysBefore(today, story.ago, calendar);
  const minutes = 20 + c.int(300);
  let known: Awaited<ReturnType<typeof handIn>> | undefined;
  let viewer: SignedIn | undefined;
  const key = (i: number) => `seed-${order}-${i}`;
  const first: Scene = {
    at: at(received, minutes),
    order,
    play: async () => {
      const v = (
        await deps.db.query<{ content: ItemVersion }>(
          `select content from catalogue_version where bureau = $1 and item = $2 and state = 'published'`,
          [deps.bureau, item],
        )
      )[0]!.content;
      viewer = applicantOf(stage, v, order * 5 + n).viewer;
      known = await handIn(stage, story, item, viewer, c, key(0));
    },
  };
  const beats = story.beats.map((b, i): Scene => {
    const day = addWorkingDays(received, b.after, calendar);
    return {
      at: at(b.after === 0 ? received : day, minutes + (b.after === 0 ? 30 + i : 3 * i) + 1),
      order,
      play: () => playBeat(stage, b, known!, viewer!, key(i + 1)),
    };
  });
  return [first, ...beats];
};

const playBeat = async (
  stage: Stage,
  b: Beat,
  known: Awaited<ReturnType<typeof handIn>>,
  applicant: SignedIn,
  key: string,
): Promise<void> => {
  const { deps, town, calendar } = stage;
  const told: Told = {
    officer: town.officer,
    materials: known.materials,
    fields: known.fields,
    later: (n) => addWorkingDays(deps.clock.today(), n, calendar),
    correctionRefs: known.materials.slice(0, 2).map((m) => m.ref),
  };
  const act = b.act(told);
  const viewer = b.by === 'applicant' ? applicant : officerOf(town, b.by);
  const wire: WireCommand = act === 'resubmit' || act === 'supply' ? await handInLater(stage, act, known, viewer) : act;
  const done = await runAct(deps, {
    caseId: known.caseId,
    wire,
    viewer,
    key,
    ...(b.record ? { recordWords: b.record } : {}),
  });
  if (done.kind !== 'done')
    throw new Error(`the town's ${wire.act} by ${b.by} on ${deps.clock.today()}: ${JSON.stringify(done)}`);
};

const handInLater = async (
  stage: Stage,
  act: 'resubmit' | 'supply',
  known: Awaited<ReturnType<typeof handIn>>,
  viewer: SignedIn,
): Promise<WireCommand> => {
  const wanted = known.materials.filter((m) => (act === 'supply' ? m.deferrable : true)).slice(0, 2);
  const materials = [];
  for (const m of wanted) {
    const { hash } = await upload(
      stage,
      { kind: 'case', owner: known.caseId, holder: known.applicant, by: viewer.person, round: 1 },
      m.ref,
      m.name,
    );
    materials.push({ ref: m.ref, hash, grade: 'C' as const, how: 'upload' as const });
  }
  return act === 'supply' ? { act, materials } : { act, materials, fields: [] };
};

/**
 * The first town: bureau, staff, people, firms, the bundled items and about a hundred cases, made by the acts themselves
 * in the order of their days. The same for a given day wherever it is made; runs in the transaction of `ports.db`.
 */
export const make = async (ports: Ports): Promise<void> => {
  const now = ports.clock.now();
  const today = ports.clock.today();
  const seeded = chanceOf(20190115);
  const clock = clockFrom(instant(instantMs(now)));
  const opening = addDays(today, -400);
  clock.set(at(opening, 0));
  const own: Ports = { ...ports, clock, random: randomOf(clock, seeded.bytes) };
  const town = await makeTown(own, opening);
  await loadBundled(own.db, BUREAU, { by: 'bundled', at: clock.now(), on: opening });
  const deps = caseDepsOf(own, { base: 'http://localhost:8080' });
  const calendar = await deps.calendar(own.db);
  const stage: Stage = { deps, clock, calendar, town, today, files: sampleFiles(pdfkitWriter()) };
  let order = 0;
  const scenes = STORIES.flatMap((s) =>
    Array.from({ length: s.times }, (_, n) => scenesOf(stage, s, n, order++)),
  ).flat();
  let day: Day | undefined;
  for (const scene of scenes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order))) {
    if (scene.at > now) continue;
    clock.set(scene.at);
    if (clock.today() !== day) {
      day = clock.today();
      await sweepLapses(deps);
      await serveLapses(deps);
    }
    await scene.play();
  }
  clock.set(now);
  await sweepLapses(deps);
  await serveLapses(deps);
};

import type { Day } from '../../kernel/day.ts';
import { type Decision, decided, type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import { type ItemVersion, materialsFor, pinnedVersion, publishedVersion, type Situation } from '../catalogue/index.ts';
import { type FormDefinition, prefill, type Sources } from '../forms/index.ts';
import { agentOf, mayActFor, type Person, personOf, presents, principalOf, type SignedIn } from '../people/index.ts';
import { sites } from '../places/index.ts';
import type { DraftView } from './contract.ts';
import { type Draft, type DraftOrigin, type Save, saveField, signPromise } from './draft.ts';
import { keptAnswers } from './handle.keeps.ts';
import { type Around, formOf, viewDraft } from './handle.view.ts';
import { filesOf } from './queries.files.ts';
import { draftById, insertDraft, submittedDraftOf, updateDraft } from './queries.ts';

/** What this room needs beyond the ports; the composition root gives it. */
export type IntakeDeps = Ports & {
  readonly calendar: (db: Db) => Promise<Calendar>;
  /** Whether a region or industry code exists, by the trees in force. */
  readonly knownCode?: (db: Db) => Promise<NonNullable<Around['knownCode']>>;
  /** Names of region and industry codes. */
  readonly codeName?: (db: Db) => Promise<(kind: 'region' | 'industry', code: string) => Text | undefined>;
  /** What a licence says, for a renewal or change: its number, days and item; undefined when it is not the applicant's. */
  readonly licenceOf: (db: Db, id: Id, holder: Id) => Promise<LicenceSource | undefined>;
};
export type LicenceSource = {
  readonly id: Id;
  readonly item: string;
  readonly number: string;
  readonly from: string;
  readonly until?: string;
  readonly state: string;
};
/** Top-level keys of a form: what one save may name. */
export const keysOfForm = (form: FormDefinition): readonly string[] =>
  form.sections.flatMap((s) => s.fields.map((f) => f.key));

export const around = async (deps: IntakeDeps, db: Db): Promise<Around> => ({
  today: deps.clock.today(),
  calendar: await deps.calendar(db),
  ...(deps.knownCode ? { knownCode: await deps.knownCode(db) } : {}),
});

/** Sits at a counter of ours. */
export const isClerk = (viewer: SignedIn): boolean =>
  viewer.posts.some((p) => p.post === 'intake' || p.post === 'acceptor');

/** Whom the viewer applies for: themselves, whom they act for, or the person at the counter. */
const applicantOf = (viewer: SignedIn, onBehalfOf: Id | undefined): { applicant: Id; assisted: boolean } =>
  onBehalfOf !== undefined && isClerk(viewer)
    ? { applicant: onBehalfOf, assisted: true }
    : { applicant: principalOf(viewer), assisted: false };

/**
 * May the viewer see and change this draft? Whoever may act for the applicant; its maker, for as long as they still
 * represent the applicant (许可法29) or, of assisted filing, still sit at a counter.
 */
const mayUse = async (deps: IntakeDeps, db: Db, viewer: SignedIn, d: Draft): Promise<boolean> => {
  if (mayActFor(viewer, d.applicant, d.item)) return true;
  if (d.madeBy !== viewer.person) return false;
  if (d.assisted) return isClerk(viewer);
  const stands = await presents(db, deps, { person: viewer.person, applicant: d.applicant, item: d.item });
  return stands.kind === 'decided';
};

/** 716号7: what registers hold about the applicant. */
const sourcesOf = async (
  day: Day,
  ask: DraftSources,
  applicant: Person,
  licence: LicenceSource | undefined,
): Promise<Sources> => {
  const representative = applicant.representative ? await ask.person(applicant.representative) : undefined;
  const natural = applicant.kind === 'natural' ? applicant : representative;
  const some = (values: Record<string, string | undefined>) =>
    Object.fromEntries(Object.entries(values).filter((e): e is [string, string] => e[1] !== undefined));
  return {
    ...(applicant.kind === 'legal'
      ? {
          'business-licence': {
            day,
            values: some({
              name: applicant.name,
              creditCode: applicant.number,
              representative: representative?.name,
              address: applicant.address,
            }),
          },
        }
      : {}),
    ...(natural
      ? {
          population: {
            day,
            values: some({
              name: natural.name,
              residentId: natural.number,
              phone: natural.phone,
              address: natural.address,
            }),
          },
        }
      : {}),
    ...(licence
      ? {
          'licence-library': {
            day,
            ref: licence.id,
            values: some({ number: licence.number, from: licence.from, until: licence.until }),
          },
        }
      : {}),
  };
};

export const fits = (version: ItemVersion, applicant: Person): boolean =>
  version.audience.some((a) => (applicant.kind === 'natural' ? a === 'person' : a === 'company' || a === 'other'));

export type Opening = {
  readonly item: string;
  readonly situation?: Situation;
  readonly eligibility?: Situation;
  readonly licence?: Id;
  readonly copyOf?: Id;
  readonly onBehalfOf?: Id;
  /** Of assisted filing: who stands at the counter, when it is not the applicant. */
  readonly presentedBy?: Id;
  /** By which mandate they do. */
  readonly mandate?: Id;
  /** Of assisted filing: where the clerk sits. */
  readonly channel?: 'window' | 'outlet';
  /** Answers to copy; `openDraft` finds those of `copyOf`. */
  readonly copied?: Pick<Draft, 'answers' | 'situation'>;
};

/** Whom a new draft asks about the applicant. */
export type DraftSources = {
  readonly person: (id: Id) => Promise<Person | undefined>;
  readonly licence: (id: Id, holder: Id) => Promise<LicenceSource | undefined>;
};

/** Where the clerk sits decides the channel of what they file for others: at a partner's outlet it is the outlet's. */
export const channelAt = async (
  deps: Pick<IntakeDeps, 'bureau'>,
  tx: Db,
  viewer: SignedIn,
): Promise<'window' | 'outlet'> => {
  const seat = viewer.posts.find((p) => p.post === 'intake' || p.post === 'acceptor')?.site;
  if (seat === undefined) return 'window';
  return (await sites(tx, deps.bureau)).find((s) => s.id === seat)?.kind === 'outlet' ? 'outlet' : 'window';
};

/** Opens a draft with everything we hold filled in. */
export const openDraft = async (deps: IntakeDeps, tx: Db, viewer: SignedIn, o: Opening): Promise<Decision<Draft>> => {
  const version = await publishedVersion(tx, deps.bureau, o.item);
  if (!version) return refused('item-not-open', '', { item: o.item });
  const channel = await channelAt(deps, tx, viewer);
  const { applicant } = applicantOf(viewer, o.onBehalfOf);
  const before = o.copyOf && (await submittedDraftOf(tx, deps.vault, deps.bureau, o.copyOf, applicant));
  if (o.onBehalfOf !== undefined && !version.channels.includes(channel))
    return refused('channel-not-here', '', { item: o.item, channel });
  const stands = await presents(tx, deps, {
    person: o.presentedBy ?? o.onBehalfOf ?? viewer.person,
    applicant: o.onBehalfOf ?? viewer.person,
    item: o.item,
  });
  if (stands.kind === 'refused') return stands;
  // 许可法29: by the mandate under which they sit here, which may be for other items.
  if (o.onBehalfOf === undefined && !mayActFor(viewer, applicant, o.item))
    return refused('mandate-other-items', '许可法29', { item: o.item });
  const made = await newDraft(
    deps,
    version,
    viewer,
    { ...o, ...stands.events[0], channel, ...(before ? { copied: before } : {}) },
    {
      person: (id) => personOf(tx, deps, id),
      licence: (id, holder) => deps.licenceOf(tx, id, holder),
    },
  );
  if (made.kind === 'decided') {
    const [draft] = made.events;
    await insertDraft(tx, deps.vault, deps.bureau, draft!, draft!.savedAt);
  }
  return made;
};

/** The draft that a viewer opens; writes nothing. */
export const newDraft = async (
  deps: Pick<IntakeDeps, 'clock' | 'random'>,
  version: ItemVersion,
  viewer: SignedIn,
  o: Opening,
  ask: DraftSources,
): Promise<Decision<Draft>> => {
  const { applicant, assisted } = applicantOf(viewer, o.onBehalfOf);
  const person = await ask.person(applicant);
  if (!person || !fits(version, person)) return refused('wrong-audience', '', { item: o.item });
  const licence = o.licence ? await ask.licence(o.licence, applicant) : undefined;
  if (version.origin && !licence) return refused('licence-missing', '许可法50', { item: o.item });
  if (version.origin && licence && licence.item !== version.origin.of && licence.item !== version.item)
    return refused('licence-missing', '许可法50', { item: o.item });
  const filled = prefill(version.form, await sourcesOf(deps.clock.today(), ask, person, licence));
  const at = deps.clock.now();
  const kept = new Set(keysOfForm(version.form));
  const told = keptAnswers(version, o.eligibility ?? {}, deps.clock.today());
  const copied = Object.fromEntries(Object.entries(o.copied?.answers ?? {}).filter(([k]) => kept.has(k)));
  const draft: Draft = {
    id: deps.random.id(),
    item: version.item,
    itemVersion: version.version,
    applicant,
    madeBy: viewer.person,
    ...withMandate(assisted ? o.mandate : viewer.acting?.mandate),
    assisted,
    channel: assisted ? (o.channel ?? 'window') : 'web',
    state: 'open',
    situation: { ...told.situation, ...(o.situation ?? o.copied?.situation) },
    ...originOf(version, licence, o.copyOf),
    promises: [],
    eDelivery: true,
    fieldRevs: {},
    rev: 1,
    answers: { ...copied, ...told.answers, ...filled.answers },
    provenance: {
      ...Object.fromEntries(
        Object.keys(copied).map((k) => [k, { from: 'previous-case' as const, day: deps.clock.today() }]),
      ),
      ...told.provenance,
      ...filled.provenance,
    },
    savedAt: at,
  };
  return decided(draft);
};

const withMandate = (mandate: Id | undefined): { readonly mandate?: Id } => (mandate ? { mandate } : {});

const originOf = (
  version: ItemVersion,
  licence: LicenceSource | undefined,
  copyOf: Id | undefined,
): { origin?: DraftOrigin } => {
  const copy = copyOf ? { copyOf } : {};
  if (version.origin && licence)
    return {
      origin: {
        kind: version.origin.kind,
        licence: licence.id,
        ...(licence.until ? { expiry: licence.until as NonNullable<DraftOrigin['expiry']> } : {}),
        ...copy,
      },
    };
  return copyOf ? { origin: { kind: 'new', ...copy } } : {};
};

/** A draft with the version it was begun under. */
export type Opened = { readonly draft: Draft; readonly version: ItemVersion };

export const findDraft = async (
  deps: IntakeDeps,
  db: Db,
  viewer: SignedIn,
  id: Id,
  lock = false,
): Promise<Opened | undefined> => {
  const draft = await draftById(db, deps.vault, deps.bureau, id, lock);
  if (!draft || !(await mayUse(deps, db, viewer, draft))) return undefined;
  const version = await pinnedVersion(deps, db, draft.item, draft.itemVersion);
  return version && { draft, version };
};

export const view = async (deps: IntakeDeps, db: Db, { draft, version }: Opened): Promise<DraftView> => {
  const person = await personOf(db, deps, draft.applicant);
  const files = await filesOf(db, deps.vault, deps.bureau, 'draft', draft.id);
  return viewDraft(
    draft,
    version,
    { id: draft.applicant, kind: person?.kind ?? 'natural', name: person?.name ?? '' },
    files.map(({ holder: _h, place: _p, round: _r, ...f }) => f),
    await around(deps, db),
    await agentBy(deps, db, draft.mandate),
  );
};

/** 许可法29: by whom the applicant is represented; both are told of what comes of it. */
const agentBy = async (deps: IntakeDeps, db: Db, mandate: Id | undefined): Promise<DraftView['actingFor']> => {
  const agent = mandate && (await agentOf(db, deps.bureau, mandate, deps.clock.today()));
  return agent ? { mandate, name: (await personOf(db, deps, agent))?.name ?? '' } : undefined;
};

const keep = async (deps: IntakeDeps, tx: Db, d: Draft): Promise<Draft> => {
  const saved = { ...d, savedAt: deps.clock.now() };
  await updateDraft(tx, deps.vault, deps.bureau, saved, saved.savedAt);
  return saved;
};

/** Autosave of one field. The value may still be wrong: a draft keeps what was typed, the errors stand beside it. */
export const save = async (deps: IntakeDeps, tx: Db, o: Opened, s: Save): Promise<Opened | Refused> => {
  const result = saveField(o.draft, s, keysOfForm(o.version.form), deps.clock.today());
  if (result.kind === 'refused') return result;
  return { ...o, draft: await keep(deps, tx, result.events[0]!) };
};

export const setSituation = async (
  deps: IntakeDeps,
  tx: Db,
  o: Opened,
  situation: Situation,
): Promise<Opened | Refused> => {
  if (o.draft.state !== 'open') return refused('draft-closed', '', {});
  const known = new Map(o.version.questions.map((q) => [q.key, new Set(q.options.map((x) => x.value))]));
  const clean = Object.fromEntries(
    Object.entries(situation)
      .filter(([k]) => known.has(k))
      .map(([k, v]) => [k, v.filter((x) => known.get(k)!.has(x))]),
  );
  return { ...o, draft: await keep(deps, tx, { ...o.draft, situation: clean, rev: o.draft.rev + 1 }) };
};

export const promise = async (
  deps: IntakeDeps,
  tx: Db,
  o: Opened,
  p: { readonly kind: 'tolerance' | 'commitment'; readonly refs: readonly string[]; readonly signed: boolean },
): Promise<Opened | Refused> => {
  const form = formOf(o.draft, o.version, await around(deps, tx));
  const lists = materialsFor(o.version, o.draft.situation, form.answers);
  if (p.kind === 'commitment' && o.version.terms.committable === 'no')
    return refused('not-tolerable', '', { ref: 'commitment' });
  // B9: what the commitment stands for follows from the item, not from the page; of the permit kind it is no paper.
  const signed = p.kind === 'commitment' && p.signed ? { ...p, refs: lists.promisable } : p;
  const result = signPromise(o.draft, signed, lists.deferrable, deps.clock.now());
  if (result.kind === 'refused') return result;
  return { ...o, draft: await keep(deps, tx, result.events[0]!) };
};

export const drop = async (deps: IntakeDeps, tx: Db, o: Opened): Promise<Refused | 'done'> => {
  if (o.draft.state !== 'open') return refused('draft-closed', '', {});
  await keep(deps, tx, { ...o.draft, state: 'dropped' });
  return 'done';
};

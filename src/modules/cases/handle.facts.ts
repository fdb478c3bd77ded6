import type { Post } from '../../kernel/actor.ts';
import { addDays, type Day, day, isDay } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { basisOn, type ItemVersion } from '../catalogue/index.ts';
import { postsFor, type Viewer } from '../people/index.ts';
import { clocksOf } from './clocks.ts';
import type { ActName, WireCommand } from './commands.ts';
import { type CaseFacts, type InForce, NOBODY_KNOWS } from './facts.ts';
import { type CaseDeps, type LoadedCase, listsOf } from './handle.load.ts';
import { applicantFor } from './handle.reading.ts';
import type { FactSource, Known } from './handle.store.ts';
import { separated } from './posts.ts';
import { isQuorum, membersOf, type Quorum } from './quorum.ts';
import { partiesOf, stepTask } from './state.ts';
import { scopesOf } from './view/scopes.ts';

const BEGINNING = day('1949-10-01');

/** The texts of the law that this version has known, oldest first; the acceptance pins the one of its day. */
export const inForceOf = (version: ItemVersion): readonly InForce[] => {
  const promised = version.promised ? { promised: version.promised } : {};
  const dated = (version.otherPeriods ?? []).map(({ validFrom, validTo, ...statutory }): InForce => {
    const from = isDay(validFrom) ? validFrom : BEGINNING;
    return {
      from,
      ...(isDay(validTo) ? { to: validTo } : {}),
      statutory,
      ...promised,
      basis: basisOn(version, isDay(validTo) ? validTo : from),
    };
  });
  const lastEnd = dated
    .flatMap((d) => (d.to ? [d.to] : []))
    .sort()
    .at(-1);
  const from = lastEnd ? addDays(lastEnd, 1) : BEGINNING;
  const current: InForce = {
    from,
    ...(version.statutory ? { statutory: version.statutory } : {}),
    ...promised,
    basis: basisOn(version, from > BEGINNING ? from : day('2026-01-01')),
  };
  return [...dated, current];
};

/** Persons a command names, whose posts the act asks about. */
const named = (c: WireCommand | undefined): readonly Id[] => {
  if (!c) return [];
  const one = 'to' in c && typeof c.to === 'string' ? [c.to] : [];
  const many = 'to' in c && Array.isArray(c.to) ? (c.to as readonly Id[]) : [];
  const inspectors = 'inspectors' in c ? c.inspectors : [];
  const person = 'person' in c ? [c.person] : [];
  const who = 'who' in c ? [c.who] : [];
  return [...one, ...many, ...inspectors, ...person, ...who];
};

/** Who must be staff (许可法34.3), or staff or a unit, or somebody at all: only of acts that name such persons. */
const toBeKnown = (c: WireCommand | undefined): readonly [Known, readonly Id[]] | undefined => {
  switch (c?.act) {
    case 'site-check':
      return ['staff', c.inspectors];
    case 'appoint':
      return ['staff', [c.to]];
    case 'consult':
      return [c.purpose === 'opinion' ? 'staff-or-unit' : 'staff', c.to];
    case 'copy':
    case 'discuss':
      return ['staff', c.to];
    case 'remind':
      return ['staff', c.to ?? []];
    case 'open-signing':
      return isQuorum(c.quorum as Quorum) ? ['staff', membersOf(c.quorum as Quorum)] : undefined;
    case 'add-signer':
      return ['staff', [c.who]];
    case 'tell-stakeholders':
      return ['persons', c.persons];
    default:
      return undefined;
  }
};

const RESTRICTIONS = ['tolerance', 'commitment'] as const;
const latest = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);
/** 许可法78, 79: the item itself, and the one that a renewal or change is of. */
const barredItems = ({ record, version }: LoadedCase): readonly string[] => [
  record.item,
  ...(version.origin ? [version.origin.of] : []),
];

/** Whether papers of this case may have to reach anybody beside the applicant. */
const tellsOthers = ({ state }: LoadedCase, c: WireCommand | undefined): boolean =>
  state.coApplicants.length > 0 ||
  c?.act === 'tell-stakeholders' ||
  (state.state === 'under-review' && state.told !== undefined) ||
  state.unserved.some((u) => u.to !== state.applicant);

const ENDS_IN_LICENCE: readonly ActName[] = ['grant', 'grant-in-part', 'decide-on-the-spot'];
const DECIDES: readonly ActName[] = [...ENDS_IN_LICENCE, 'deny'];

/** How many warnings of the wait for a correction fall due: two, or one where the wait is short. */
const remindersOf = ({ state, terms, calendar }: LoadedCase, today: Day): number =>
  clocksOf(state, terms, calendar, today).find((k) => k.k === 'K5')?.warnAt.length ?? 1;

const PLAIN = [{ from: 'holder.name' }];
/** What the face of the licence will show of its holder and of the answers. */
const faceText = (c: LoadedCase, holder: Readonly<Record<string, string | undefined>>): string => {
  const answers = c.rounds.at(-1)?.answers ?? {};
  const shown = (c.version.result.face ?? PLAIN).map(({ from }) => {
    const [source, ...rest] = from.split('.');
    if (source === 'holder') return holder[rest.join('.')] ?? '';
    return source === 'answer' ? JSON.stringify(answers[rest.join('.')] ?? '') : '';
  });
  return shown.join('');
};
/** The decider reads it on the button, before the decision is written. */
const maySee = (viewer: Viewer, item: string): boolean => postsFor(viewer, { item }).some((p) => GRANTING.includes(p));
const GRANTING: readonly Post[] = ['decider', 'head', 'acceptor'];

/** Reads what the acts may need, in the transaction of the act. `command` absent: only for the buttons. */
export const factsFor = async (
  deps: Pick<CaseDeps, 'clock' | 'missingGlyphs'>,
  ask: FactSource,
  c: LoadedCase,
  viewer: Viewer,
  now: Instant,
  command?: WireCommand,
  writing = command !== undefined,
): Promise<CaseFacts> => {
  const { state, terms, version, record } = c;
  const before = state.state === 'received' || state.state === 'correcting';
  const lists = listsOf(c);
  const names = named(command);
  // What stands in one applicant's way stands in the way of all: nobody gets round it by being named second.
  const parties = partiesOf(state);
  const granting = command !== undefined && ENDS_IN_LICENCE.includes(command.act);
  const [acceptSeq, restricted, postRows, licence, rank, followed, warned, agreed, withdrawing] = await Promise.all([
    before && writing ? ask.nextAcceptSeq(record.item, terms.quota ?? '') : Promise.resolve(1),
    before
      ? Promise.all(RESTRICTIONS.flatMap((kind) => parties.map((p) => ask.isRestricted(p, kind))))
      : Promise.resolve([false]),
    state.state === 'under-review' || (before && names.length > 0)
      ? ask.postsForItem(deps.clock.today(), record.item)
      : Promise.resolve([]),
    'licence' in state.origin ? ask.licenceState({ licence: state.origin.licence }) : Promise.resolve(undefined),
    terms.quota && state.state === 'under-review'
      ? ask.rank(record.item, record.id, granting ? { quota: terms.quota } : undefined)
      : Promise.resolve(undefined),
    state.state === 'decided' ? ask.licenceState({ caseId: record.id }) : Promise.resolve(undefined),
    state.state === 'correcting' ? ask.warningsSent(record.id, 'K5', state.correction.on) : Promise.resolve(0),
    tellsOthers(c, command) ? ask.agreedToE(record.id) : Promise.resolve([]),
    state.coApplicants.length > 0 ? ask.agreedToWithdraw(record.id) : Promise.resolve([]),
  ]);
  const posts = Object.fromEntries(postRows.map((r): [Id, readonly Post[]] => [r.person, r.posts]));
  const task = state.state === 'under-review' ? stepTask(state) : undefined;
  const free = task
    ? postRows.some(
        (r) =>
          r.posts.includes(task.post) &&
          state.state === 'under-review' &&
          !state.recused.includes(r.person) &&
          !parties.includes(r.person) &&
          !separated(state, r.person, task.post),
      )
    : true;
  const seesDecision = (state.state === 'under-review' || (before && terms.instant)) && maySee(viewer, record.item);
  const decides = command ? DECIDES.includes(command.act) : seesDecision;
  const holder = decides ? await ask.holderTexts(record.applicant) : undefined;
  const others = decides ? await Promise.all(state.coApplicants.map((id) => ask.holderTexts(id))) : [];
  // The decision names every applicant.
  const glyphs = deps.missingGlyphs([holder, ...others].map((p) => p?.name ?? '').join(''));
  const faceGlyphs = holder && terms.licence && command?.act !== 'deny' ? deps.missingGlyphs(faceText(c, holder)) : [];
  const stated = command && 'licenceNumber' in command ? command.licenceNumber : undefined;
  const numberTaken = stated !== undefined && (await ask.licenceNumberTaken(stated, record.id));
  const barred =
    command?.act === 'reject-filing' && command.branch === 'barred'
      ? latest(await Promise.all(parties.map((p) => ask.barredUntil(p, barredItems(c)))))
      : undefined;
  const stockUsed =
    command?.act === 'deliver' && command.stockNumber !== undefined
      ? await ask.stockNumberUsed(command.stockNumber.trim(), record.id)
      : false;
  const known = toBeKnown(command);
  const strangers = known ? await ask.strangers(deps.clock.today(), ...known) : [];
  const parts = command?.act === 'grant-in-part' ? scopesOf(version, c.rounds.at(-1)).map((s) => s.value) : [];
  return {
    ...NOBODY_KNOWS,
    terms,
    now,
    ...(parts.length > 0 ? { parts } : {}),
    acceptSeq,
    inForce: inForceOf(version),
    mandateOk: applicantFor(viewer, c) !== undefined,
    due: lists.ask.filter((m) => m.necessity !== 'optional').map((m) => m.ref),
    obtainable: lists.fetched.map((m) => m.ref),
    subjectRestricted: restricted.some(Boolean),
    instantAuthority: terms.instant,
    applicantAgreesToE: record.eDelivery,
    eDeliveryOf: agreed,
    withdrawalAgreedBy: withdrawing,
    waitReminded: warned >= remindersOf(c, deps.clock.today()),
    postsOf: Object.fromEntries(names.map((id) => [id, posts[id] ?? []])),
    ownStaffAvailable: free,
    ...(glyphs.length > 0 ? { glyphsMissing: glyphs } : {}),
    ...(faceGlyphs.length > 0 ? { faceGlyphsMissing: faceGlyphs } : {}),
    ...(licence ? { licence: { state: licence.state, ...(licence.until ? { until: licence.until } : {}) } } : {}),
    ...(rank && version.terms.quota
      ? { quotaLeft: quotaOf(version) - rank.granted, earlierPending: rank.earlier }
      : {}),
    pickUpCodeOk: command?.act === 'deliver' ? command.code === undefined || command.code.trim() === record.code : true,
    ...(barred ? { barredUntil: barred } : {}),
    ...(strangers.length > 0 ? { strangers } : {}),
    ...(stockUsed ? { stockNumberUsed: true } : {}),
    ...(version.result.numberedElsewhere ? { numberedElsewhere: true } : {}),
    ...(numberTaken ? { licenceNumberTaken: true } : {}),
    decisionRevoked: followed?.state === 'revoked',
  };
};

/** `taxi:12` — the quota's name and how many there are (许可法57). */
const quotaOf = (version: ItemVersion): number => Number(version.terms.quota?.split(':').at(-1) ?? 0);

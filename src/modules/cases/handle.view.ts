import type { Refused } from '../../kernel/decision.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';
import type { ItemVersion } from '../catalogue/index.ts';
import { filesOf } from '../intake/index.ts';
import { allowed, namesOf, personOf, staff, type Viewer } from '../people/index.ts';
import { sites } from '../places/index.ts';
import { available } from './available.ts';
import { type CaseClock, clocksOf } from './clocks.ts';
import { agreesToE } from './consent.ts';
import type { ActOffer, CaseView, HistoryLine, TaskView } from './contract.ts';
import { issuesLicence } from './decision.guards.ts';
import type { CaseEvent } from './events.ts';
import { missedOf } from './explanation.ts';
import { receiverOf } from './handle.consent.ts';
import { caseExplanations } from './handle.explanation.ts';
import { factsFor } from './handle.facts.ts';
import { type CaseDeps, type LoadedCase, listsOf } from './handle.load.ts';
import { caseActor, mayRead, sideOf, toldAs } from './handle.reading.ts';
import { remandOffer } from './handle.remand.ts';
import { factSource } from './handle.store.ts';
import { caseLedgers } from './ledger.view.ts';
import { paperViews } from './papers/index.ts';
import { wordsOf } from './queries.ts';
import { membersOf, verdict } from './quorum.ts';
import { refusalText } from './refusals.ts';
import { type Case, partiesOf, stillOwed } from './state.ts';
import { answersOf, type Codes } from './view/answers.ts';
import { clockView } from './view/clock.ts';
import { type Names, tell } from './view/history.ts';
import { materialsOfCase, namesOfRefs, RECORD } from './view/materials.ts';
import { nameFact } from './view/naming.ts';
import { scopeName, scopesOf } from './view/scopes.ts';
import { asTold, stateAsTold } from './view/stakeholder.ts';
import { tagsOf } from './view/summary.ts';
import { type Dues, stagesOf, verdictOf } from './view/verdict.ts';
import { withdrawalOf } from './view/withdrawal.ts';
import { ACT_WORDS, GROUND_WORDS, POST_WORDS, REMAND_WORDS } from './view/words.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

export const stepName = (version: ItemVersion, key: string): Text => {
  const named = version.steps.find((s) => s.key === key)?.name;
  const post = version.terms.steps.find((s) => s.key === key)?.post;
  return named ?? (post ? t(POST_WORDS[post].zh.replace('岗', ''), POST_WORDS[post].en) : t(key, key));
};

/** Acts that an applicant's page offers; the rest is the bureau's business. */
const OF_APPLICANT = ['resubmit', 'supply', 'withdraw', 'remind', 'request-hearing', 'waive-hearing', 'cancel-hearing'];

const shownClock = (c: CaseClock) => ({
  k: c.k,
  clock: c.clock,
  due: c.due,
  provisional: c.provisional,
  metOn: c.metOn,
  voided: c.status.kind === 'void',
});

export const duesOf = (clocks: readonly CaseClock[], today: Dues['today'], reader?: string): Dues => {
  const due = (k: string) => clocks.find((c) => c.k === k)?.due;
  const put = <K extends string>(key: K, day: Dues['today'] | undefined) => (day ? { [key]: day } : {});
  return {
    today,
    ...(reader === undefined ? {} : { reader }),
    ...put('answerBy', due('K1')),
    ...put('waitUntil', due('K5')),
    ...put('promised', due('K3')),
    ...put('statutory', due('K2')),
    ...put('deliverBy', due('K8')),
    ...put('holdHearing', due('K6b')),
    ...put(
      'askHearing',
      clocks.find((c) => c.k === 'K6a' && c.of === reader && !c.metOn && c.status.kind !== 'void')?.due,
    ),
    provisional: clocks.some((c) => c.provisional && (c.k === 'K2' || c.k === 'K3')),
  };
};

type People = { readonly of: (id: string) => string };

const peopleOf = async (deps: CaseDeps, db: Db, c: LoadedCase): Promise<People> => {
  const ids = new Set<string>([...partiesOf(c.state), ...(c.record.agent ? [c.record.agent] : [])]);
  for (const e of c.events) {
    if (e.actor !== 'system') ids.add(e.actor);
    const event = e.event as CaseEvent;
    if (event.type === 'TaskAssigned') ids.add(event.to);
    if (event.type === 'Checked') for (const i of event.inspectors) ids.add(i);
    if (event.type === 'Noted') for (const i of event.to) ids.add(i);
    if (event.type === 'Recused') ids.add(event.person);
    if (event.type === 'Withdrawn') for (const a of event.agreed ?? []) ids.add(a.party);
    if (event.type === 'TaskOpened' && event.to) ids.add(event.to);
    if (event.type === 'StakeholderTold') for (const i of event.persons) ids.add(i);
  }
  for (const u of c.state.unserved) ids.add(u.to);
  if (c.state.state === 'under-review' && c.state.signing)
    for (const i of membersOf(c.state.signing.quorum)) ids.add(i);
  const name = await namesOf(db, deps, [...ids]);
  return { of: (id) => (id === 'system' ? '系统' : name(id)) };
};

const historyOf = (
  c: LoadedCase,
  names: Names,
  words: ReadonlyMap<string, string>,
  officer: boolean,
): readonly HistoryLine[] =>
  c.events.flatMap((e): HistoryLine[] => {
    const event = e.event as CaseEvent;
    // The applicant is told what happens to the matter, not who passed the file to whom.
    if (
      !officer &&
      ['TaskAssigned', 'TaskReopened', 'Noted', 'Signed', 'SigningOpened', 'SigningChanged'].includes(event.type)
    )
      return [];
    const said = tell(event, names);
    const text = said.words ? words.get(said.words) : undefined;
    // Records of a check or a hearing are read here by officers; a party looks into them at the bureau (许可法48).
    const inner = [
      'TaskEnded',
      'Returned',
      'TaskOpened',
      'Checked',
      'StatementHeard',
      'HearingHeld',
      'Resumed',
    ].includes(event.type);
    return [
      {
        position: e.version,
        type: event.type,
        at: e.instant,
        on: event.on,
        title: said.title,
        ...(said.detail ? { detail: said.detail } : {}),
        ...(text && (officer || !inner) ? { words: text } : {}),
        ...(officer ? { who: names.person(e.actor) } : {}),
        post: POST_WORDS[e.post].zh,
        ...(said.article ? { article: said.article } : {}),
      },
    ];
  });

const tasksOf = (c: LoadedCase, names: Names, words: ReadonlyMap<string, string>): readonly TaskView[] => {
  const tasks = new Map<string, TaskView>();
  for (const { event: raw } of c.events) {
    const e = raw as CaseEvent;
    if (e.type === 'TaskOpened') {
      const question = e.question ? words.get(e.question.hash) : undefined;
      const name =
        e.kind === 'step'
          ? names.step(e.key)
          : e.kind === 'consult'
            ? t('会商', 'Consultation')
            : t('检验', 'Inspection');
      tasks.set(e.task, {
        task: e.task,
        kind: e.kind,
        step: e.key,
        name,
        ...(e.to ? { holder: { id: e.to, name: names.person(e.to) } } : {}),
        ...(question ? { question } : {}),
      });
    }
    const known = 'task' in e && typeof e.task === 'string' ? tasks.get(e.task) : undefined;
    if (!known) continue;
    if (e.type === 'TaskAssigned') tasks.set(known.task, { ...known, holder: { id: e.to, name: names.person(e.to) } });
    if (e.type === 'TaskReopened') {
      const { ended: _, ...open } = known;
      tasks.set(known.task, open);
    }
    if (e.type === 'TaskEnded') {
      const said = e.opinion ? words.get(e.opinion.hash) : undefined;
      tasks.set(known.task, {
        ...known,
        ended: { verb: e.verb, on: e.on, by: names.person(e.by), ...(said ? { words: said } : {}) },
      });
    }
  }
  return [...tasks.values()];
};

/** Papers that wait for their service, to whom each; and the pick-up notice of a decision that lies ready (许可法44). */
const unservedOf = (state: Case, papers: CaseView['papers'], people: People): CaseView['unserved'] => {
  const titleOf = (kind: string): Text => papers.findLast((p) => p.kind === kind)?.title ?? t(kind, kind);
  const named = (u: { readonly kind: string; readonly position: number; readonly to: string }) => ({
    kind: u.kind,
    position: u.position,
    title: u.kind === 'pick-up' ? t('领取通知书', 'Ready to be collected') : titleOf(u.kind),
    to: { id: u.to, name: people.of(u.to) },
  });
  const ready =
    state.state === 'decided' && state.decided.readyOn === undefined
      ? [{ kind: 'pick-up', position: state.decided.position, to: state.applicant }]
      : [];
  return [...state.unserved, ...ready].map(named);
};

/** Everything a screen shows of a case, for whoever looks. The page asks; it does not know. */
export const caseView = async (
  deps: CaseDeps & { readonly codeName: (db: Db) => Promise<Codes> },
  db: Db,
  viewer: Viewer,
  c: LoadedCase,
): Promise<CaseView> => {
  const { record, version, calendar, terms } = c;
  const today = deps.clock.today();
  const side = sideOf(viewer, c) ?? (mayRead(viewer, c) ? 'officer' : 'stakeholder');
  const officer = side === 'officer';
  const told = side === 'stakeholder' ? toldAs(viewer, c) : undefined;
  const facts = await factsFor(deps, factSource(deps, db), c, viewer, deps.clock.now());
  const by = caseActor(viewer, c, officer ? 'window' : 'web');
  const mayRemand = officer && allowed('case.remand', viewer).ok;
  const [people, words, papers, files, applicant, colleagues, licence, codes, places, explanations, remand] =
    await Promise.all([
      peopleOf(deps, db, c),
      wordsOf(db, deps.vault, deps.bureau, record.id),
      paperViews(db, deps.bureau, record.id, c.state.unserved, told),
      filesOf(db, deps.vault, deps.bureau, 'case', record.id),
      personOf(db, deps, record.applicant),
      officer ? staff({ ...deps, db }, { item: record.item }) : Promise.resolve([]),
      deps.licenceState(db, { caseId: record.id }),
      deps.codeName(db),
      record.site ? sites(db, deps.bureau) : Promise.resolve([]),
      caseExplanations(deps, db, record.id, officer),
      mayRemand ? remandOffer(deps, db, c) : Promise.resolve(undefined),
    ]);
  const site = places.find((s) => s.id === record.site)?.name;
  const state = c.state;
  const clocks = clocksOf(state, terms, calendar, today);
  const receiver = officer ? undefined : receiverOf(viewer, c);
  const dues = duesOf(clocks, today, receiver ?? record.applicant);
  const refName = namesOfRefs(version);
  const names: Names = { today, person: people.of, material: refName, step: (key) => stepName(version, key) };
  const main = clocks.find((x) => x.k === 'K2') ?? clocks.find((x) => x.k === 'K3');
  const counted = main ? clockView(shownClock(main), calendar, today) : undefined;
  const offers = by ? available(state, by, today, calendar, facts) : [];
  const naming = nameFact({ material: refName, step: names.step, person: people.of, part: scopeName(version) });
  const offered = (act: string, name: Text, refusal: Refused | undefined): ActOffer =>
    refusal === undefined
      ? { act, name, may: true }
      : {
          act,
          name,
          may: false,
          because: {
            code: refusal.code,
            article: refusal.article,
            text: refusalText(refusal, naming),
            facts: { ...refusal.facts },
          },
        };
  const lists = listsOf(c);
  const roundDay = (round: number) => c.rounds.find((r) => r.round === round)?.on;
  const correction = state.state === 'correcting' ? state.correction : undefined;
  const at = state.state === 'under-review' ? state.at : undefined;
  const signing = state.state === 'under-review' ? state.signing : undefined;
  const view: CaseView = {
    id: record.id,
    side,
    version: c.head.version,
    number: record.number,
    fullNumber: record.fullNumber,
    item: record.item,
    itemVersion: record.itemVersion,
    itemName: version.name,
    nature: version.nature,
    applicant: {
      id: record.applicant,
      name: applicant?.name ?? '',
      kind: applicant?.kind ?? 'natural',
      ...(record.agent ? { agent: people.of(record.agent) } : {}),
      ...(record.coApplicants.length > 0 ? { coApplicants: record.coApplicants.map(people.of) } : {}),
    },
    channel: record.channel,
    ...(site ? { site } : {}),
    receivedOn: record.receivedOn,
    state: state.state,
    ...(state.state === 'closed' ? { how: state.how } : {}),
    ...('decided' in state && state.decided ? { outcome: state.decided.outcome } : {}),
    verdict: verdictOf(told === undefined ? state : stateAsTold(state), dues),
    stages: [...stagesOf(state, dues, counted ? { n: counted.counted, of: counted.n } : undefined)],
    tags: [...tagsOf(record, today)],
    clocks: clocks.map((x) => clockView(shownClock(x), calendar, today)),
    ledgers: caseLedgers(c, terms, calendar, today, officer, explanations),
    explanations,
    mayExplain:
      officer && missedOf(clocks) !== undefined && by?.posts.some((p) => p === 'head' || p === 'supervisor') === true,
    acts: [
      ...offers
        .filter((o) => (officer || OF_APPLICANT.includes(o.act)) && o.act !== 'receive')
        .map((o) => offered(o.act, ACT_WORDS[o.act], o.may ? undefined : o.refusal)),
      ...(remand ? [offered('remand', REMAND_WORDS, remand.refusal)] : []),
    ],
    orders: [...(remand?.orders ?? [])],
    answers: [...answersOf(version, c.rounds, codes, !officer)],
    materials: [
      ...materialsOfCase(
        lists,
        state,
        // What the applicant has not handed in yet is theirs alone.
        files.filter((f) => !officer || f.round >= 0).map(({ holder: _h, place: _p, ...f }) => f),
        roundDay,
      ),
    ],
    tasks: officer ? [...tasksOf(c, names, words)] : [],
    papers: [...papers],
    ...(side === 'applicant' ? withdrawalOf(state, facts, receiver, people.of) : {}),
    ...(receiver === undefined ? {} : { delivery: { eDelivery: agreesToE(state, facts, receiver) } }),
    history: [...historyOf(c, names, words, officer)].reverse(),
    ...(correction
      ? {
          correction: {
            on: correction.on,
            served: correction.servedOn !== undefined,
            ...(dues.waitUntil ? { waitUntil: dues.waitUntil } : {}),
            missing: correction.missing.map((m) => ({
              ref: m.ref,
              name: refName(m.ref),
              defect: (m.note ? words.get(m.note.hash) : undefined) ?? m.defect,
            })),
          },
        }
      : {}),
    owed:
      state.state === 'under-review'
        ? stillOwed(state).map((o) => ({ ref: o.ref, name: refName(o.ref), by: o.by }))
        : [],
    ...(version.commitment && c.rounds.at(-1)?.promises.some((p) => p.kind === 'commitment')
      ? { commitment: { ...version.commitment, promises: [...version.commitment.promises] } }
      : {}),
    ...(licence ? { licence: { id: licence.id, number: licence.number, state: licence.state } } : {}),
    people: colleagues.map((p) => ({ id: p.id, name: p.name, posts: p.posts, unit: p.unit.name.zh })),
    steps: terms.steps.map((s, i) => ({
      key: s.key,
      name: stepName(version, s.key),
      post: s.post,
      state:
        at === undefined
          ? state.state === 'decided' || state.state === 'closed'
            ? 'done'
            : 'ahead'
          : i < at
            ? 'done'
            : i === at
              ? 'now'
              : 'ahead',
    })),
    remedy: version.remedy,
    numberedElsewhere: facts.numberedElsewhere === true && issuesLicence(state),
    ...(terms.denialGrounds
      ? {
          denialGrounds: terms.denialGrounds.map((code) => ({
            code,
            text: version.denialTexts?.[code] ?? t(code, code),
          })),
        }
      : {}),
    procedures: terms.procedures.map((p) => ({
      ground: p.ground,
      name: GROUND_WORDS[p.ground] ?? t(p.ground, p.ground),
      basis: p.basis,
    })),
    records: officer
      ? files.filter((f) => f.material === RECORD).map(({ holder: _h, place: _p, round: _r, ...f }) => f)
      : [],
    scopes: officer ? [...scopesOf(version, c.rounds.at(-1))] : [],
    unserved: officer ? unservedOf(state, papers, people) : [],
    told: officer && 'told' in state && state.told ? state.told.persons.map((id) => ({ id, name: people.of(id) })) : [],
    ...(officer && signing
      ? {
          signing: {
            state: verdict(signing.quorum, signing.votes),
            members: membersOf(signing.quorum).map((id) => ({
              id,
              name: people.of(id),
              ...(signing.votes[id] ? { vote: signing.votes[id] } : {}),
            })),
          },
        }
      : {}),
    today,
  };
  return side === 'stakeholder' ? asTold(view) : view;
};

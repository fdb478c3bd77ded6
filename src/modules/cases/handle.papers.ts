import { maskId } from '../../kernel/identifiers.ts';
import type { Id } from '../../kernel/ids.ts';
import { addWorkingDays } from '../../law/working.ts';
import type { Db } from '../../platform/db.ts';
import { load } from '../../platform/trail.ts';
import { pinnedVersion } from '../catalogue/index.ts';
import { type Person, personsOf } from '../people/index.ts';
import { sites } from '../places/index.ts';
import { evolve, fold } from './case.ts';
import { clocksOf } from './clocks.ts';
import { type CaseEvent, type EventOf, SYSTEM } from './events.ts';
import { type CaseDeps, caseStream, termsAt } from './handle.load.ts';
import { stepName } from './handle.view.ts';
import { papersOf } from './paper-kinds.ts';
import type { CaseForPaper, Organ, PaperFacts, Party } from './papers/index.ts';
import { consentsOf } from './queries.consent.ts';
import { caseById, contentOf, wordsOf } from './queries.ts';
import { type Case, partiesOf, untilOf } from './state.ts';
import { namesOfRefs } from './view/materials.ts';
import { scopeNames } from './view/scopes.ts';
import { CORRECTABLE, EXTENSION_REASONS, GROUND_WORDS } from './view/words.ts';

const party = (p: Person | undefined, id: Id): Party =>
  p
    ? {
        id,
        name: p.name,
        kind: p.kind,
        number: p.kind === 'legal' ? p.number : maskId(p.number),
        ...(p.address ? { address: p.address } : {}),
      }
    : { id, name: '', kind: 'natural' };

/** Every id an event speaks of; unknown ones are no persons and are left out of the names. */
const idsIn = (event: CaseEvent): readonly Id[] => {
  const found: Id[] = [event.by];
  if ('to' in event && typeof event.to === 'string') found.push(event.to);
  if ('persons' in event) found.push(...event.persons);
  if ('inspectors' in event) found.push(...event.inspectors);
  if ('person' in event) found.push(event.person);
  if ('approver' in event) found.push(event.approver);
  return found.filter((id) => id !== 'system');
};

/** The facts of papers: the case as it stood right after an event, names and words opened. */
export const paperFactsOf = (deps: CaseDeps, organ: Organ): PaperFacts => ({
  load: async (tx: Db, bureau: string, caseId: Id, uptoVersion: number): Promise<CaseForPaper> => {
    const [record, trail, rounds, words, calendar, consents] = await Promise.all([
      caseById(tx, bureau, caseId),
      load<CaseEvent>(tx, bureau, caseStream(caseId)),
      contentOf(tx, deps.vault, bureau, caseId),
      wordsOf(tx, deps.vault, bureau, caseId),
      deps.calendar(tx),
      consentsOf(tx, bureau, caseId, 'electronic-delivery'),
    ]);
    const upto = trail.events.filter((e) => e.version <= uptoVersion);
    const recorded = upto.at(-1);
    const events = upto.map((e) => e.event);
    const state = fold(events);
    if (!record || !recorded || !state) throw new Error(`no case ${caseId} at version ${uptoVersion}`);
    const version = await pinnedVersion(deps, tx, record.item, record.itemVersion);
    if (!version) throw new Error(`case ${caseId}: its item version is gone`);
    const event = recorded.event;
    const day = recorded.day;
    const known = rounds.filter((r) => r.on <= day);
    const terms = termsAt(version, known.length > 0 ? known : rounds, day);
    // A notice acts from its service (许可法45, 42): the days it prints are those it brings about when served today.
    const served = papersOf(event, state).reduce<Case>(
      (now, { kind, to }) =>
        evolve(now, {
          type: 'Served',
          on: day,
          by: SYSTEM,
          paper: { kind, position: recorded.version },
          to,
          mode: 'e',
        }),
      state,
    );
    const clocks = clocksOf(served, terms, calendar, day);
    const due = (k: string) => clocks.find((c) => c.k === k)?.due;
    const addressed = papersOf(event, state);
    const persons = await personsOf(tx, deps, [
      ...partiesOf(state),
      ...(record.agent ? [record.agent] : []),
      ...addressed.map((a) => a.to),
      ...idsIn(event),
    ]);
    const refName = namesOfRefs(version);
    const refs = [...version.materials.map((m) => m.ref), ...terms.fields];
    const accepted = 'accepted' in state ? state.accepted : undefined;
    const decided = events.findLast((e): e is EventOf<'Decided'> => e.type === 'Decided');
    // Not yet served: as if it were served on the day of recording.
    const waits =
      state.state === 'correcting' && state.correction.replyWithin !== undefined
        ? (due('K5') ?? addWorkingDays(day, state.correction.replyWithin, calendar))
        : undefined;
    const kinds = [...new Set(addressed.map((a) => a.kind))];
    const signed = known.at(-1)?.promises[0];
    const dues = {
      ...(due('K1') ? { acceptance: due('K1')! } : {}),
      ...(due('K2') ? { statutory: due('K2')! } : {}),
      ...(due('K3') ? { promised: due('K3')! } : {}),
      ...(waits ? { correction: waits } : {}),
      ...(due('K8') ? { delivery: due('K8')! } : {}),
      provisional: clocks.some((c) => c.provisional),
    };
    return {
      organ,
      base: deps.base,
      id: caseId,
      number: record.number,
      fullNumber: record.fullNumber,
      progressCode: record.code,
      item: {
        name: version.name.zh,
        nature: version.nature,
        joint: terms.joint,
        ...(version.result.type === 'licence' && version.result.name ? { licenceName: version.result.name.zh } : {}),
      },
      applicant: party(persons.get(record.applicant), record.applicant),
      ...(state.coApplicants.length > 0
        ? { coApplicants: state.coApplicants.map((id) => party(persons.get(id), id)) }
        : {}),
      ...(record.agent ? { agent: party(persons.get(record.agent), record.agent) } : {}),
      channel: state.channel,
      receivedOn: state.receivedOn,
      enteredAt: state.enteredAt,
      eDelivery:
        consents.findLast((x) => x.person === record.applicant && x.at <= recorded.instant)?.agreed ?? state.eDelivery,
      event,
      version: recorded.version,
      recordedAt: recorded.instant,
      addressed: kinds.map((kind) => ({
        kind,
        to: addressed.filter((a) => a.kind === kind).map((a) => party(persons.get(a.to), a.to)),
      })),
      names: {
        ...Object.fromEntries(refs.map((r) => [r, refName(r).zh])),
        ...Object.fromEntries([...persons].map(([id, p]) => [id, p.name])),
        ...Object.fromEntries(Object.entries({ ...GROUND_WORDS, ...EXTENSION_REASONS }).map(([k, v]) => [k, v.zh])),
        ...Object.fromEntries((await sites(tx, bureau)).map((x) => [x.id, `${x.name.zh}（${x.address.zh}）`])),
        ...Object.fromEntries(terms.steps.map((s) => [s.key, stepName(version, s.key).zh])),
        ...scopeNames(version),
      },
      words: Object.fromEntries(words),
      ...(accepted
        ? {
            accepted: {
              on: accepted.on,
              deemed: accepted.mode === 'deemed',
              basis: accepted.basis,
              ...accepted.periods,
            },
          }
        : {}),
      dues,
      pauses:
        'pauses' in state && state.pauses
          ? Object.fromEntries(
              state.pauses.map((p) => [p.id, { ground: p.ground, procedure: p.procedure, until: untilOf(p) }]),
            )
          : {},
      remedy: {
        organ: version.remedy.organ.zh,
        court: version.remedy.court.zh,
        ...(version.remedy.url ? { url: version.remedy.url } : { url: `${deps.base}/reconsideration` }),
      },
      ...(decided ? { decided } : {}),
      ...(event.type === 'DecisionCorrected' && words.has(event.oldHash) && words.has(event.newHash)
        ? {
            correctionOf: {
              field: CORRECTABLE[event.field] ?? event.field,
              was: words.get(event.oldHash)!,
              is: words.get(event.newHash)!,
            },
          }
        : {}),
      ...(signed ? { promise: { signedAt: signed.at } } : {}),
    };
  },
});

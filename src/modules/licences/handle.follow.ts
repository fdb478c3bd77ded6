import { yearOf } from '../../kernel/day.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { Follower } from '../../platform/followers.ts';
import { eventAt, type Recorded } from '../../platform/trail.ts';
import { Erased } from '../../platform/vault.ts';
import { cancelOnRequest, change, correct, issue, renew } from './acts/edition.ts';
import type { LicenceEvent } from './events.ts';
import { numberText, termOf } from './face.ts';
import type { GrantForLicence } from './facts.ts';
import type { DecidedInCase, FollowedEvent, OriginOfCase } from './followed.ts';
import { takeBlank } from './handle.stock.ts';
import {
  faceFor,
  identifierFor,
  type LicenceDeps,
  type LoadedLicence,
  loadLicence,
  makeEdition,
  record,
  systemEnvelope,
} from './handle.ts';
import { editionOf, licenceById, licenceOfCase, numberTaken, takeNumber } from './queries.ts';

const SYSTEM = 'system';

/**
 * The number of a new licence. External numbers (709号) are taken as they come; one of ours that another licence bears, or
 * that a decision has stated for its own, is left out.
 */
const numberFor = async (deps: LicenceDeps, tx: Db, caseId: Id, g: GrantForLicence, year: number): Promise<string> => {
  if (g.externalNumber !== undefined) return g.externalNumber;
  const number = numberText(g.series, year, await takeNumber(tx, deps.bureau, g.series, year));
  return (await numberTaken(tx, deps.bureau, number, caseId)) ? numberFor(deps, tx, caseId, g, year) : number;
};

const issueLicence = async (deps: LicenceDeps, tx: Db, caseId: Id, e: DecidedInCase, g: GrantForLicence) => {
  if (await licenceOfCase(tx, deps.bureau, caseId)) return; // once per granted case (invariant 40)
  const number = await numberFor(deps, tx, caseId, g, yearOf(e.on));
  const identifier = await identifierFor(deps, tx, g, e.on);
  const term = termOf(e, g);
  const { face, faceHash, template } = await faceFor(deps, tx, g, term);
  const decision = issue(
    undefined,
    { on: e.on, by: SYSTEM },
    {
      case: caseId,
      ...term,
      faceHash,
      item: g.item,
      itemVersion: g.itemVersion,
      kind: g.kind,
      holder: g.holder.id,
      number,
      ...(identifier ? { identifier } : {}),
    },
  );
  if (decision.kind === 'refused') return;
  const id = deps.random.id();
  const shown = { name: g.name, issuer: g.issuer.name };
  const state = await record(deps, tx, { id, shown, permit: g.permit }, systemEnvelope(deps, 'issue'), decision.events);
  if (!state) throw new Error('a new licence met a stream that is not new');
  await makeEdition(deps, tx, id, state, g, face, template);
};

/** Appends what a case means for an existing licence. What the licence refuses is left: its own state is the truth. */
const apply = async (
  deps: LicenceDeps,
  tx: Db,
  found: LoadedLicence,
  act: string,
  decision: Decision<LicenceEvent>,
  edition?: { readonly g: GrantForLicence } & Pick<Awaited<ReturnType<typeof faceFor>>, 'face' | 'template'>,
): Promise<void> => {
  if (decision.kind === 'refused') return;
  const row = await licenceById(tx, deps.bureau, found.id);
  const shown = { name: edition?.g.name ?? row!.name, issuer: edition?.g.issuer.name ?? row!.issuer };
  const before = { id: found.id, state: found.state, head: found.head, since: row!.since, shown };
  const state = await record(deps, tx, before, systemEnvelope(deps, act), decision.events);
  if (!state) throw new Error(`licence ${found.id} moved on while a case was followed; it will be tried again`);
  if (edition) await makeEdition(deps, tx, found.id, state, edition.g, edition.face, edition.template);
};

/** What is granted, in the name of whose seal stands on it: of an entrusted item that is the entrusting organ (许可法24). */
const grantOf = async (
  deps: LicenceDeps,
  tx: Db,
  caseId: Id,
  version: number,
): Promise<GrantForLicence | undefined> => {
  const g = await deps.facts.grant(tx, deps.bureau, caseId, version);
  if (!g) return undefined;
  const { organ: name, creditCode } = await deps.sealing.signerOf(tx, g.item);
  return name === g.issuer.name ? g : { ...g, issuer: { name, ...(creditCode ? { creditCode } : {}) } };
};

const originOf = async (deps: LicenceDeps, tx: Db, caseId: Id): Promise<OriginOfCase> => {
  const first = (await eventAt(tx, deps.bureau, { kind: 'case', id: caseId }, 1))?.event as FollowedEvent | undefined;
  if (first?.type !== 'Received') return { kind: 'new' };
  return first.origin.kind === 'remand' ? originOf(deps, tx, first.origin.case) : first.origin;
};

const followDecision = async (deps: LicenceDeps, tx: Db, r: Recorded, e: DecidedInCase): Promise<void> => {
  if (e.outcome === 'denied') return;
  const caseId = r.stream.id;
  const origin = await originOf(deps, tx, caseId);
  const by = { on: e.on, by: SYSTEM };
  const target = 'licence' in origin ? await loadLicence(deps, tx, origin.licence) : undefined;
  if (origin.kind === 'cancel') {
    if (target) await apply(deps, tx, target, 'cancel', cancelOnRequest(target.state, by, caseId));
    return;
  }
  const g = await grantOf(deps, tx, caseId, r.version);
  if (!g) return;
  if (!target) return issueLicence(deps, tx, caseId, e, g);
  // A change keeps the term it has; a renewal begins a new one.
  const kept = { from: target.state.from, ...(target.state.until ? { until: target.state.until } : {}) };
  const term = origin.kind === 'change' && !e.validUntil ? kept : termOf(e, g);
  const { face, faceHash, template } = await faceFor(deps, tx, g, term);
  const edition = { case: caseId, ...term, faceHash };
  const decision =
    origin.kind === 'change'
      ? change(target.state, by, edition)
      : renew(target.state, by, { ...edition, deemed: e.deemed });
  await apply(deps, tx, target, origin.kind === 'change' ? 'change' : 'renew', decision, { g, face, template });
};

/** The licence that a case issued, changed or renewed. */
const licenceFollowing = async (deps: LicenceDeps, tx: Db, caseId: Id): Promise<LoadedLicence | undefined> => {
  const origin = await originOf(deps, tx, caseId);
  const id = 'licence' in origin ? origin.licence : (await licenceOfCase(tx, deps.bureau, caseId))?.id;
  const found = id === undefined ? undefined : await loadLicence(deps, tx, id);
  return found?.state.cases.includes(caseId) ? found : undefined;
};

const follow = async (deps: LicenceDeps, tx: Db, r: Recorded): Promise<void> => {
  const e = r.event as FollowedEvent;
  const { id } = r.stream;
  switch (e.type) {
    case 'Decided':
      return followDecision(deps, tx, r, e);
    case 'Frozen':
    case 'Unfrozen': {
      const found = await licenceFollowing(deps, tx, id);
      if (!found) return;
      const { state } = found;
      const on = { on: e.on, by: SYSTEM };
      const frozen = state.state === 'suspended' && state.reason === 'frozen';
      if (e.type === 'Frozen' && state.state === 'in-force')
        await apply(deps, tx, found, 'suspend', {
          kind: 'decided',
          events: [{ type: 'Suspended', ...on, reason: 'frozen', reference: e.complaint }],
        });
      if (e.type === 'Unfrozen' && !e.finding && frozen)
        await apply(deps, tx, found, 'reinstate', {
          kind: 'decided',
          events: [{ type: 'Reinstated', ...on, why: 'lifted' }],
        });
      return;
    }
    case 'DecisionCorrected': {
      const found = await licenceFollowing(deps, tx, id);
      // A later decision has its own words: mending an earlier one must not undo them.
      if (!found || found.state.cases.at(-1) !== id) return;
      const now = await grantOf(deps, tx, id, r.version);
      if (!now) return;
      // The slip is mended, the day of the decision stays.
      const g = { ...now, decidedOn: found.state.decidedOn };
      const { from, until } = found.state;
      const before = await editionOf(tx, deps.bureau, found.id, found.state.edition);
      const term = { from, ...(until ? { until } : {}) };
      const { face, faceHash, template } = await faceFor(deps, tx, g, term, before?.templateVersion);
      const decision = correct(found.state, { on: e.on, by: SYSTEM }, { field: e.field, faceHash });
      await apply(deps, tx, found, 'correct', decision, { g, face, template });
      return;
    }
    case 'Delivered': {
      const found = e.stockNumber === undefined ? undefined : await licenceFollowing(deps, tx, id);
      const { kind } = found?.state ?? {};
      if (found && kind && e.stockNumber)
        await takeBlank(deps, tx, { kind, number: e.stockNumber.trim(), licence: found.id }, r.actor);
      return;
    }
    case 'Broken': {
      // A promise broken (69.2 where it was false from the start): revocation is proposed; the head decides.
      const found = e.licence === undefined ? undefined : await loadLicence(deps, tx, e.licence);
      const open = found && (found.state.state === 'in-force' || found.state.state === 'suspended');
      if (!found || !open || found.state.proposal) return;
      const ground = e.fraud ? 'fraud' : 'unqualified';
      await apply(deps, tx, found, 'propose', {
        kind: 'decided',
        events: [
          {
            type: 'EndProposed',
            on: e.on,
            by: SYSTEM,
            end: 'revoke',
            ground,
            article: e.fraud ? '许可法69.2' : '许可法69.1.4',
            source: id,
          },
        ],
      });
      return;
    }
    default:
      return;
  }
};

const FOLLOWED = new Set(['case', 'obligation']);

/** Licences follow decisions: issued, changed, renewed and cancelled by what a case decided, in one transaction with it being read. */
export const licenceFollower = (deps: LicenceDeps): Follower => ({
  name: `licences ${deps.bureau}`,
  batch: 50,
  handle: async (events, tx) => {
    for (const recorded of events) {
      if (recorded.bureau !== deps.bureau || !FOLLOWED.has(recorded.stream.kind)) continue;
      try {
        await follow(deps, tx, recorded);
      } catch (error) {
        if (!(error instanceof Erased)) throw error; // nothing can be issued to somebody who was erased
      }
    }
  },
});

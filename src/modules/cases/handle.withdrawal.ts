import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import type { SignedIn } from '../people/index.ts';
import { may } from './act.ts';
import { stillToAgree } from './acts/withdraw.ts';
import type { WireCommandOf } from './commands.ts';
import { factsFor } from './handle.facts.ts';
import { type CaseDeps, type LoadedCase, loadCase } from './handle.load.ts';
import { applicantFor, caseActor } from './handle.reading.ts';
import { type CaseStore, databaseStore } from './handle.store.ts';
import { type ActAnswer, again, applicantsTold, attempt } from './handle.ts';
import { settle } from './lapses.ts';
import { consentStatement } from './queries.consent.ts';
import { holdCase } from './queries.ts';
import { partiesOf } from './state.ts';

export type WithdrawalRequest = {
  readonly caseId: Id;
  /** False takes one's agreement back. */
  readonly agree: boolean;
  readonly reason?: string;
  readonly viewer: SignedIn;
  readonly key: string;
};
/** `waits`: whose agreement is still missing; nobody: the case is withdrawn. */
export type WithdrawalAnswer =
  | { readonly kind: 'said'; readonly waits: readonly Id[] }
  | Exclude<ActAnswer, { kind: 'done' }>;

/** Why the case cannot be withdrawn whoever agrees; undefined while it can. */
const closedWay = async (deps: CaseDeps, store: CaseStore, c: LoadedCase, r: WithdrawalRequest) => {
  const by = caseActor(r.viewer, c, 'web');
  if (!by) return refused('no-mandate', '许可法29');
  const today = deps.clock.today();
  const read = await factsFor(deps, store.ask, c, r.viewer, deps.clock.now());
  const everybody = partiesOf(c.state).map((party) => ({ party, by: party, on: today }));
  const facts = { ...read, withdrawalAgreedBy: everybody };
  return may('withdraw', settle(c.state, today, c.calendar, facts).state, by, today, c.calendar, facts);
};

const say = async (deps: CaseDeps, tx: Db, r: WithdrawalRequest): Promise<WithdrawalAnswer> => {
  const { bureau, clock } = deps;
  await holdCase(tx, bureau, r.caseId);
  const c = await loadCase(deps, tx, r.caseId);
  const party = c && applicantFor(r.viewer, c);
  if (!c || party === undefined) return { kind: 'not-found' };
  const store = databaseStore(deps, tx);
  const closed: Refused | undefined = await closedWay(deps, store, c, r);
  if (closed) return closed;
  const before = (await store.ask.agreedToWithdraw(r.caseId)).map((a) => a.party);
  const said = { person: party, agreed: r.agree, by: r.viewer.person, at: clock.now() };
  await tx.batch([consentStatement(bureau, r.caseId, 'withdrawal', said)]);
  const agreed = r.agree ? [...before, party] : before.filter((p) => p !== party);
  const waits = stillToAgree(partiesOf(c.state), agreed);
  if (r.agree && waits.length === 0) {
    const wire = { act: 'withdraw', ...(r.reason ? { reason: r.reason } : {}) } as WireCommandOf<'withdraw'>;
    const done = await attempt(deps, store, { caseId: r.caseId, wire, viewer: r.viewer, key: r.key });
    return done.kind === 'done' ? { kind: 'said', waits } : done;
  }
  const kind = r.agree
    ? before.length === 0
      ? 'joint.withdrawal-asked'
      : 'joint.withdrawal-agreed'
    : 'joint.withdrawal-off';
  if (before.includes(party) !== r.agree)
    for (const to of applicantsTold(c.record).filter((p) => p !== party && p !== r.viewer.person))
      await store.tell(to, kind, { case: r.caseId, number: c.record.number });
  return { kind: 'said', waits };
};

/**
 * 撤回申请 by several applicants: each says so in their own account and may take it back; the last one's word withdraws
 * the case, in the same transaction. Once per client key; two who say so at once are heard one after the other.
 */
export const agreeWithdrawal = async (
  deps: CaseDeps,
  r: WithdrawalRequest,
): Promise<WithdrawalAnswer | { readonly kind: 'key-reused' }> => {
  const { caseId, agree, reason, viewer, key } = r;
  const keyed = { bureau: deps.bureau, actor: viewer.person, key, content: { withdrawal: caseId, agree, reason } };
  const result = await again(() => once<WithdrawalAnswer>(deps.db, keyed, deps.clock.now(), (tx) => say(deps, tx, r)));
  return result.kind === 'key-reused' ? result : result.answer;
};

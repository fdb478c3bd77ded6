import type { Actor, Post } from '../../../kernel/actor.ts';
import { ACTS } from '../acts.ts';
import { ACT_NAMES, type ActName } from '../commands.ts';
import { postsHeld } from '../posts.ts';
import { active, membersOf, verdict } from '../quorum.ts';
import { type Case, isOpen, partiesOf, type StateName, stepTask, stillOwed, type UnderReview } from '../state.ts';
import type { ItemTerms } from '../terms.ts';
import type { Chance } from './prng.ts';
import { agentOf, applicantOf, OUTSIDERS, STAFF, STAKEHOLDERS, SYSTEM_ACTOR } from './staff.ts';

type Weighted = readonly (readonly [ActName, number])[];

const BEFORE: Record<Exclude<StateName, 'under-review'>, Weighted> = {
  received: [
    ['accept', 8],
    ['accept-tolerant', 6],
    ['accept-by-commitment', 3],
    ['decide-on-the-spot', 6],
    ['file', 2],
    ['ask-correction', 5],
    ['reject-filing', 1],
    ['withdraw', 0.2],
    ['freeze', 0.5],
    ['unfreeze', 1.5],
    ['recuse', 0.5],
    ['terminate', 0.2],
    ['serve', 2],
  ],
  correcting: [
    ['resubmit', 6],
    ['cancel-correction', 1],
    ['serve', 5],
    ['close-for-no-reply', 5],
    ['withdraw', 0.2],
    ['freeze', 0.3],
    ['unfreeze', 1],
    ['recuse', 0.3],
    ['terminate', 0.2],
  ],
  decided: [
    ['deliver', 2],
    ['freeze', 0.7],
    ['unfreeze', 2],
    ['terminate', 1],
    ['correct-decision', 0.5],
    ['serve', 1.5],
    ['note-remedy', 0.5],
    ['withdraw', 0.3],
  ],
  closed: [
    ['correct-decision', 2],
    ['serve', 2],
    ['note-remedy', 1],
    ['deliver', 0.5],
    ['freeze', 0.5],
    ['accept', 0.5],
  ],
};

/** What is worth trying in an examination as it stands; nothing here decides whether it is allowed. */
const inReview = (s: UnderReview, terms: ItemTerms): Weighted => {
  const task = stepTask(s);
  const held = task?.holder !== undefined;
  const paused = s.pauses.some(isOpen);
  const last = s.at === terms.steps.length - 1;
  const signing = s.signing !== undefined && verdict(s.signing.quorum, s.signing.votes) === 'open';
  const due = (kind: string, needed: boolean) => needed && !s.checks.some((c) => c.kind === kind);
  const check = due('site', terms.checks.site) || due('technical', terms.checks.technical);
  const tell = !s.told && (terms.stakeholders || terms.hearing === 'on-request');
  const hear = s.hearing.requests.length > 0 || terms.hearing === 'by-law' || s.hearing.called !== undefined;
  return [
    ['claim', held ? 0.3 : 14],
    ['pass-on', held && !last ? 12 : 0.2],
    ['return', held && s.at > 0 ? 2 : 0.2],
    ['take-back', s.lastPass ? 1 : 0.1],
    ['assign', held ? 1.5 : 3],
    ['appoint', 1.5],
    ['consult', check ? 2 : 0.7],
    ['give-opinion', s.tasks.some((t) => t.kind === 'consult') ? 3 : 0.1],
    ['revoke', s.signing ? 1 : 0.3],
    ['open-signing', s.signing ? 0.1 : 0.8],
    ['sign', signing ? 7 : 0.1],
    ['add-signer', signing ? 1.5 : s.signing ? 0.6 : 0.1],
    ['drop-signer', Object.keys(s.signing?.added ?? {}).length > 0 ? 1 : 0.1],
    ['remind', 0.3],
    ['copy', 0.15],
    ['discuss', 0.15],
    ['invite-supplement', 0.3],
    ['supply', stillOwed(s).length + s.invited.length > 0 ? 3 : 0.2],
    ['site-check', check ? 4 : 0.4],
    ['tell-stakeholders', tell ? 6 : 0.2],
    ['hear-statement', s.told ? 0.8 : 0.2],
    ['publish', 0.3],
    ['pause', 1.2],
    ['prolong', s.pauses.length > 0 ? 1 : 0.1],
    ['resume', paused ? 2.5 : 0.1],
    ['extend', s.extended ? 0.2 : 1],
    ['request-hearing', s.told && !hear ? 1.5 : 0.1],
    ['waive-hearing', s.told ? 1 : 0.1],
    ['cancel-hearing', s.hearing.requests.length > 0 ? 0.5 : 0.1],
    ['call-hearing', hear && !s.hearing.held ? 3 : 0.2],
    ['hold-hearing', s.hearing.called && !s.hearing.held ? 5 : 0.1],
    ['recuse', 0.15],
    ['freeze', 0.1],
    ['unfreeze', s.frozen ? 4 : 0.1],
    ['grant', last ? 9 : 0.3],
    ['deny', last ? 2 : 0.2],
    ['grant-in-part', last && terms.divisible ? 5 : 0.2],
    ['withdraw', 0.05],
    ['terminate', 0.15],
    ['serve', s.unserved.length > 0 ? 4 : 0.2],
    ['note-remedy', 0.1],
    ['ask-correction', 0.1],
  ];
};

export const chooseAct = (r: Chance, state: Case, terms: ItemTerms): ActName => {
  if (r.is(0.04)) return r.of(ACT_NAMES);
  return r.weighted(state.state === 'under-review' ? inReview(state, terms) : BEFORE[state.state]);
};

const EVERYBODY: readonly Actor[] = [...STAFF, ...OUTSIDERS, ...STAKEHOLDERS, SYSTEM_ACTOR];
const HOLDERS: readonly ActName[] = ['pass-on', 'return', 'grant', 'deny', 'grant-in-part', 'assign'];

const byName = (id: string | undefined): Actor | undefined => EVERYBODY.find((a) => a.id === id);

/** Mostly somebody in the right post, or the very person whose turn it is; sometimes anybody. */
export const chooseActor = (r: Chance, act: ActName, state: Case): Actor => {
  if (r.is(0.06)) return r.of(EVERYBODY);
  const u = state.state === 'under-review' ? state : undefined;
  const task = u && stepTask(u);
  const holder = HOLDERS.includes(act) && r.is(0.9) ? byName(task?.holder) : undefined;
  if (holder) return holder;
  if (act === 'take-back' && u?.lastPass && r.is(0.9)) return byName(u.lastPass.by) ?? r.of(STAFF);
  if (act === 'drop-signer' && u?.signing)
    return byName(r.of([...Object.values(u.signing.added), 's-h'])) ?? r.of(STAFF);
  if ((act === 'sign' || act === 'add-signer') && u?.signing) {
    const turn = active(u.signing.quorum, u.signing.votes);
    const who = turn.length > 0 ? turn : membersOf(u.signing.quorum);
    return byName(r.of(who)) ?? r.of(STAFF);
  }
  const posts: readonly Post[] = act === 'claim' && task ? [task.post] : act === 'receive' ? [] : ACTS[act].posts;
  const fit = [...STAFF, ...OUTSIDERS].filter((a) => postsHeld(a, state).some((p) => posts.includes(p)));
  const parties: Actor[] = [];
  if (posts.includes('applicant')) parties.push(...partiesOf(state).map(applicantOf), agentOf(state.applicant));
  if (posts.includes('stakeholder')) parties.push(...STAKEHOLDERS);
  if (posts.includes('system') && r.is(0.3)) parties.push(SYSTEM_ACTOR);
  const all = parties.length > 0 && (fit.length === 0 || r.is(0.5)) ? parties : fit;
  return all.length > 0 ? r.of(all) : r.of(EVERYBODY);
};

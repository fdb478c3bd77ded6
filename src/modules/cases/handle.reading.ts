import type { Actor, Channel } from '../../kernel/actor.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Viewer } from '../people/index.ts';
import { actorOf, casePosts, mayActFor } from '../people/index.ts';
import type { CaseRecord } from './queries.ts';
import { type Case, partiesOf } from './state.ts';

type Read = { readonly record: CaseRecord; readonly state: Case };

/** For which of the applicants a viewer may act; whom they act for comes before themselves. */
export const applicantFor = (viewer: Viewer, { record, state }: Read): Id | undefined => {
  if (viewer.kind === 'anonymous') return undefined;
  const parties = partiesOf(state).filter((p) => mayActFor(viewer, p, record.item));
  return parties.find((p) => p === viewer.acting?.principal) ?? parties[0];
};

/** On which side of the counter somebody stands in this case; undefined: not at all. */
export const sideOf = (viewer: Viewer, c: Read): 'applicant' | 'officer' | undefined => {
  if (viewer.kind === 'anonymous') return undefined;
  const agent = viewer.person === c.record.agent && !c.record.agentEnded;
  if (agent || applicantFor(viewer, c) !== undefined) return 'applicant';
  return casePosts(viewer, c.record.item).length > 0 ? 'officer' : undefined;
};

/**
 * May this person see the file? The parties, officers with a post for the item, colleagues who were appointed or asked.
 * Not who was merely told of the case (许可法36): see `toldAs`.
 */
export const mayRead = (viewer: Viewer, c: Read): boolean => {
  if (sideOf(viewer, c) !== undefined) return true;
  if (viewer.kind === 'anonymous' || c.state.state !== 'under-review') return false;
  // Asked as a person, or as one of the unit that was asked: who answers for it must be able to read the question.
  const asked = [viewer.person, ...viewer.posts.filter((p) => p.post !== 'catalogue').map((p) => p.unit)];
  return (
    c.state.appointed.some((a) => a.person === viewer.person) ||
    c.state.tasks.some((t) => t.to !== undefined && asked.includes(t.to))
  );
};

/** As whom a viewer was told of the case (利害关系人): as themselves, or as the body they act for. Undefined: as nobody. */
export const toldAs = (viewer: Viewer, { record, state }: Read): Id | undefined => {
  if (viewer.kind === 'anonymous' || state.state !== 'under-review') return undefined;
  const persons = (state.told?.persons ?? []).filter((p) => !partiesOf(state).includes(p));
  if (persons.includes(viewer.person)) return viewer.person;
  return persons.find((p) => mayActFor(viewer, p, record.item));
};

/** Whoever was asked answers, as themselves or for the unit asked, whatever items their own posts are for. */
const answering = (viewer: Viewer, state: Case, by: Actor | undefined): Actor | undefined => {
  if (!by || viewer.kind === 'anonymous' || state.state !== 'under-review') return by;
  const to = state.tasks.flatMap((t) => (t.kind === 'consult' && t.to !== undefined ? [t.to] : []));
  const unit = viewer.posts.find((p) => p.post !== 'catalogue' && to.includes(p.unit))?.unit;
  if (unit === undefined || by.posts.includes('applicant')) return by;
  return { ...by, unit, posts: by.posts.includes('consultee') ? by.posts : [...by.posts, 'consultee'] };
};

/** The actor of an act on this case; a stakeholder told of it has the rights of 许可法47. */
export const caseActor = (viewer: Viewer, c: Read, channel: Channel): Actor | undefined => {
  const { item } = c.record;
  const applicant = applicantFor(viewer, c) ?? c.record.applicant;
  const by = answering(viewer, c.state, actorOf(viewer, { item, applicant }, channel));
  const told = toldAs(viewer, c);
  if (!by || told === undefined || by.posts.includes('applicant')) return by;
  return { ...by, posts: [...by.posts, 'stakeholder'], ...(told === by.id ? {} : { principal: told }) };
};

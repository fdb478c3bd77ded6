import type { Viewer } from '../people/index.ts';
import { mayActFor, postsFor } from '../people/index.ts';
import type { CaseRecord } from './queries.ts';
import type { Case } from './state.ts';

type Read = { readonly record: CaseRecord; readonly state: Case };

/** On which side of the counter somebody stands in this case; undefined: not at all. */
export const sideOf = (viewer: Viewer, { record }: Pick<Read, 'record'>): 'applicant' | 'officer' | undefined => {
  if (viewer.kind === 'anonymous') return undefined;
  if (mayActFor(viewer, record.applicant, record.item) || viewer.person === record.agent) return 'applicant';
  return postsFor(viewer, { item: record.item }).length > 0 ? 'officer' : undefined;
};

/** May this person see the case? The parties, officers with a post for the item, stakeholders who were told. */
export const mayRead = (viewer: Viewer, c: Read): boolean => {
  if (sideOf(viewer, c) !== undefined) return true;
  if (viewer.kind === 'anonymous' || c.state.state !== 'under-review') return false;
  return (
    c.state.told?.persons.includes(viewer.person) === true ||
    c.state.appointed.some((a) => a.person === viewer.person) ||
    c.state.tasks.some((t) => t.to === viewer.person)
  );
};

import type { Server } from '../../platform/http/server.ts';
import type { Ports } from '../../platform/ports.ts';
import { addGate } from './routes.gate.ts';
import { addRoutes, type Limits } from './routes.ts';
import { addWindowRoutes } from './routes.window.ts';

export type { Action, SignedIn, Viewer } from './authority.ts';
export {
  actorOf,
  allowed,
  casePosts,
  inboxOf,
  itemsInCharge,
  itemsInHand,
  mayActFor,
  notApart,
  postsFor,
  principalOf,
} from './authority.ts';
export type { Person } from './handle.persons.ts';
export {
  checkNumber,
  enterPerson,
  findByNumber,
  namesOf,
  personOf,
  personsNamed,
  personsOf,
  tell,
} from './handle.persons.ts';
export { presents } from './handle.principals.ts';
export { staff } from './handle.staff.ts';
export { nameWork } from './jobs.names.ts';
export { addMandate, agentOf } from './queries.mandates.ts';
export { addPost, endPost, latestPersons, markRead, noticesOf, unitsOf } from './queries.persons.ts';
export { notPersons, notStaff, officersIn, postChangeDays, postsForItem } from './queries.posts.ts';
export { personOfRequest } from './routes.gate.ts';

/** First of all rooms: its gate guards the routes of the others. */
export const register = (app: Server, ports: Ports, limits: Limits): void => {
  addGate(app, ports);
  addRoutes(app, ports, limits);
  addWindowRoutes(app, ports);
};

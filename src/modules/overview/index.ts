import type { Server } from '../../platform/http/server.ts';
import { type OverviewDeps, registerPromises } from './routes.ts';

export type { OverviewDeps } from './routes.ts';

/** The door of the room: what the bureau says about its own work, counted from the trail. */
export const register = (app: Server, deps: OverviewDeps): void => {
  registerPromises(app, deps);
};

import type { Server } from '../../platform/http/server.ts';
import { promiseTableOf } from './handle.promises.ts';
import { registerBoards } from './routes.board.ts';
import { type ExportDeps, registerExports } from './routes.export.ts';
import { registerPromises } from './routes.ts';

export type OverviewDeps = Omit<ExportDeps, 'promises'>;

/** The door of the room: what the bureau says about its own work, counted from the trail. */
export const register = (app: Server, deps: OverviewDeps): void => {
  const promises = promiseTableOf(deps);
  registerPromises(app, promises);
  registerBoards(app, deps);
  registerExports(app, { ...deps, promises });
};

import type { Server } from '../../platform/http/server.ts';
import type { TeamDeps } from './handle.handover.ts';
import { boardsOf } from './handle.kept.ts';
import { enterLeave, turnLeaves } from './handle.leave.ts';
import { promiseTableOf } from './handle.promises.ts';
import { registerBoards } from './routes.board.ts';
import { type ExportDeps, registerExports } from './routes.export.ts';
import { registerTeam } from './routes.team.ts';
import { registerPromises } from './routes.ts';

export { enterLeave, type TeamDeps, turnLeaves };
export type OverviewDeps = Omit<ExportDeps, 'promises' | 'boards'> & TeamDeps;

/** The door of the room: what the bureau says about its own work, counted from the trail. */
export const register = (app: Server, deps: OverviewDeps): void => {
  const promises = promiseTableOf(deps);
  registerPromises(app, promises);
  const boards = boardsOf(deps);
  registerBoards(app, deps, boards);
  registerTeam(app, deps);
  registerExports(app, { ...deps, promises, boards });
};

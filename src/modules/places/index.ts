import type { Server } from '../../platform/http/server.ts';
import type { Ports } from '../../platform/ports.ts';
import { addRoutes } from './routes.ts';

export { addBureau, addRegion, addSite, addUnit, bureaus, sites, units } from './queries.ts';

export const register = (app: Server, ports: Ports): void => addRoutes(app, ports);

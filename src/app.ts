import * as people from './modules/people/index.ts';
import * as places from './modules/places/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Db } from './platform/db.ts';
import { diskFiles } from './platform/files.disk.ts';
import { type Follower, followersOf } from './platform/followers.ts';
import { addOperation } from './platform/http/health.ts';
import { addPages } from './platform/http/pages.ts';
import { buildServer, type Server } from './platform/http/server.ts';
import type { Ports } from './platform/ports.ts';
import { type Random, randomOf } from './platform/random.ts';
import { vaultOf } from './platform/vault.ts';

export type AppParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly bureau: string;
  readonly masterKey: Uint8Array;
  /** Where uploaded and made files lie. */
  readonly filesFolder: string;
  /** The built pages; none in tests of the interface. */
  readonly webFolder?: string;
  readonly log?: { readonly level: string };
  readonly random?: Random;
  /** Sign-ins from one address in a minute. */
  readonly signInLimit?: number;
};

export type App = {
  readonly server: Server;
  readonly ports: Ports;
  readonly followers: ReturnType<typeof followersOf>;
};

/** What the rooms stand on; also for seeding and the command line, which serve nothing. */
export const portsOf = (parts: AppParts, followers: Ports['followers']): Ports => {
  const { db, clock, bureau, masterKey, filesFolder } = parts;
  const vault = vaultOf(masterKey, bureau);
  return {
    db,
    clock,
    bureau,
    vault,
    random: parts.random ?? randomOf(clock),
    files: diskFiles(filesFolder, vault, db),
    followers,
  };
};

/** What happens after follows the trail: papers, licences, notices. */
const followersOfRooms = (_ports: () => Ports): Follower[] => [];

/** The whole product without a socket: everything is put together here and nowhere else. */
export const buildApp = async (parts: AppParts): Promise<App> => {
  const followers = followersOf(
    parts.db,
    parts.clock,
    followersOfRooms(() => ports),
  );
  const ports: Ports = portsOf(parts, followers);
  const server = await buildServer({ ...(parts.log ? { log: parts.log } : {}), afterWrite: followers.wake });

  people.register(server, ports, { signIn: parts.signInLimit ?? 20 });
  places.register(server, ports);

  addOperation(server, ports);
  if (parts.webFolder) await addPages(server, parts.webFolder);
  server.addHook('onClose', () => followers.stop());
  return { server, ports, followers };
};

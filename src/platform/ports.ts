import type { Clock } from './clock.ts';
import type { Db } from './db.ts';
import type { Files } from './files.ts';
import type { Followers } from './followers.ts';
import type { Random } from './random.ts';
import type { Vault } from './vault.ts';

/** What every room is handed by the composition root. */
export type Ports = {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly vault: Vault;
  readonly files: Files;
  readonly followers: Pick<Followers, 'wake' | 'states'>;
  /** The bureau this process serves; first in every key. */
  readonly bureau: string;
};

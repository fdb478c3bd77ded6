import type { Config } from '../config.ts';
import { missing, rooms } from './rooms.ts';
import { withTown } from './store.ts';

export const importFile =
  (config: Config) =>
  async (file: string | undefined): Promise<number> => {
    const { importItems } = rooms;
    if (!importItems || file === undefined) return missing('importer');
    return withTown(config, (ports) => importItems(ports, file, console.log));
  };

import type { Config } from '../config.ts';
import { importItems } from '../modules/catalogue/index.ts';
import { withTown } from './store.ts';

export const importFile =
  (config: Config) =>
  (file: string): Promise<number> =>
    withTown(config, (ports) => importItems(ports, file, console.log));

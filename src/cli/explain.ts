import type { Config } from '../config.ts';
import { explainCase } from './cases.ts';
import { withTown } from './store.ts';

export const explain =
  (config: Config) =>
  (numberOrId: string, lang: 'zh' | 'en'): Promise<number> =>
    withTown(config, (ports) => explainCase(ports, numberOrId, lang, console.log));

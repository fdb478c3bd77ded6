import type { Config } from '../config.ts';
import { missing, rooms } from './rooms.ts';
import { withTown } from './store.ts';

export const explain =
  (config: Config) =>
  async (numberOrId: string, lang: string): Promise<number> => {
    const { explainCase } = rooms;
    if (!explainCase) return missing('cases');
    return withTown(config, (ports) => explainCase(ports, numberOrId, lang === 'en' ? 'en' : 'zh', console.log));
  };

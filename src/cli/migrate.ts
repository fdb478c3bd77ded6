import type { Config } from '../config.ts';
import { openStore } from './store.ts';

export const migrateOnly = (config: Config) => async (): Promise<number> => {
  const { db, applied } = await openStore(config);
  await db.close();
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`);
  return 0;
};

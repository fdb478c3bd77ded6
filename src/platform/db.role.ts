import type { Db } from './db.ts';

/**
 * The application runs as a plain role, which the append-only rights bind. Answers with the setting for each new
 * session, '' where the role could not be made; the embedded database's one session takes it on at once.
 */
export const asApplication = async (db: Db): Promise<string> => {
  const [role] = await db.query<{ can: boolean }>(
    `select pg_has_role(current_user, oid, 'member') as can from pg_roles where rolname = 'oneseal_app'`,
  );
  if (!role?.can) return '';
  const session = 'set role oneseal_app';
  if (db.kind === 'pglite') await db.exec(session);
  return session;
};

/**
 * Counts anew what the planner goes by, as the owner. The embedded database never does it by itself: a plan made while
 * a table was empty would be kept however much is written. `tables` none: all. Inside a transaction, or between two.
 */
export const refreshStatistics = async (db: Db, tables: readonly string[] = []): Promise<void> => {
  const [now] = await db.query<{ role: string }>('select current_user as role');
  const { role } = now!;
  await db.exec(`reset role; analyze ${tables.join(', ')}; set role "${role}"`);
};

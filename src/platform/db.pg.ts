import { availableParallelism } from 'node:os';
import pg from 'pg';
import { poolDb, SESSION, TYPES } from './db.pool.ts';
import type { Db } from './db.ts';
import { Fault } from './fault.ts';

export type PgOptions = {
  readonly url: string;
  /** Connections; near twice the cores is best, more only adds contention. */
  readonly connections?: number;
  /** Settings of each session besides our own, such as the role and the bureau. */
  readonly session?: string;
  readonly onError?: (error: Error) => void;
};

/** PostgreSQL through node-postgres, pipelined: questions asked together travel together. */
export const openPg = async ({ url, connections, session = '', onError }: PgOptions): Promise<Db> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections ?? Math.max(4, availableParallelism() * 2),
    types: TYPES,
    pipeline: true,
    application_name: 'oneseal',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    onConnect: async (client) => {
      await client.query(`${SESSION}; ${session}`);
    },
  });
  pool.on('error', onError ?? (() => {})); // an idle connection that broke has already left the pool
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Fault(
      `The database of DATABASE_URL does not let us in: ${message || code}. See that it runs, and that address, user, password ` +
        'and name of the database are right. 连不上 DATABASE_URL 的数据库：请确认它已启动，地址、用户名、密码和库名都对。',
    );
  }
  return poolDb(pool, 'pg', () => pool.end());
};

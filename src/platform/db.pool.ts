import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { ClientBase, Pool, PoolClient } from 'pg';
import pg from 'pg';
import type { Db, Statement } from './db.ts';

/** What both adapters share: PGlite has a node-postgres door, so one piece of code speaks to either. */

const OID = { int8: 20, date: 1082, timestamptz: 1184 };
const ARRAY_OF: Record<number, number> = { 1016: OID.int8, 1182: OID.date, 1185: OID.timestamptz };

/** PostgreSQL writes `2026-03-30 15:59:59.123+00`; sessions run in UTC, so an instant is its text rewritten. */
const toInstant = (text: string): string => new Date(`${text.replace(' ', 'T')}:00`).toISOString();
const toInteger = (text: string): number | bigint => {
  const n = Number(text);
  return Number.isSafeInteger(n) ? n : BigInt(text);
};
const SCALARS: Record<number, (text: string) => unknown> = {
  [OID.int8]: toInteger,
  [OID.date]: (text) => text,
  [OID.timestamptz]: toInstant,
};

const arrays = pg.types as unknown as {
  arrayParser: { create(source: string, each: (text: string) => unknown): { parse(): unknown[] } };
};

/** Civil days stay text: node-postgres would make local-time Dates of them and move them by a day. */
export const TYPES = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const element = ARRAY_OF[oid];
    if (element !== undefined) return (text: string) => arrays.arrayParser.create(text, SCALARS[element]!).parse();
    return SCALARS[oid] ?? pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

/** Settings every session starts with. */
export const SESSION = "set time zone 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'";

const names = new Map<string, string>();
/** Statements are prepared under a name made from their text, once per connection. */
const nameOf = (text: string): string => {
  let name = names.get(text);
  if (!name) {
    name = `q${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    names.set(text, name);
  }
  return name;
};

/** Objects become JSON here, where a failure (a circle, a bigint) is an error of its question and not of the connection. */
const wire = (value: unknown): unknown => {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(wire);
  const plain = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !(value instanceof Date);
  return plain ? JSON.stringify(value) : value;
};

const ask = async (on: Pool | ClientBase, text: string, values: readonly unknown[] = []): Promise<unknown[]> => {
  const result = await on.query({ name: nameOf(text), text, values: values.map(wire) });
  return result.rows;
};

type Corked = { readonly connection?: { readonly stream?: { cork?(): void; uncork?(): void } } };
/** What `work` sends leaves in one piece: the driver would make a system call of each question. */
const inOnePiece = <T>(client: ClientBase, work: () => T): T => {
  const { stream } = (client as Corked).connection ?? {};
  stream?.cork?.();
  try {
    return work();
  } finally {
    stream?.uncork?.();
  }
};

type Waiting = {
  readonly text: string;
  readonly values: readonly unknown[] | undefined;
  readonly answer: (rows: unknown[]) => void;
  readonly fail: (error: unknown) => void;
};
/** More than this many questions do not wait for each other on one connection. */
const TOGETHER = 24;

/**
 * Questions that are put at the same moment, or while every connection is busy, travel together on one connection.
 * Each stays a statement of its own: one that fails takes none of the others with it.
 */
const askTogether = (pool: Pool) => {
  const waiting: Waiting[] = [];
  let called = 0;
  const carry = async (): Promise<void> => {
    let client: PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      called -= 1;
      for (const w of waiting.splice(0, TOGETHER)) w.fail(error);
      return;
    }
    called -= 1;
    const group = waiting.splice(0, TOGETHER);
    if (waiting.length > 0 && called === 0) call();
    await Promise.all(inOnePiece(client, () => group.map((w) => ask(client, w.text, w.values).then(w.answer, w.fail))));
    client.release();
  };
  const call = (): void => {
    called += 1;
    queueMicrotask(() => void carry());
  };
  return (text: string, values?: readonly unknown[]): Promise<unknown[]> =>
    new Promise((answer, fail) => {
      waiting.push({ text, values, answer, fail });
      if (called * TOGETHER < waiting.length) call();
    });
};

type Running = { readonly pool: Pool; open: boolean };
const running = new AsyncLocalStorage<Running>();

const sessionDb = (client: ClientBase, kind: Db['kind'], depth: number): Db => ({
  kind,
  tx: true,
  query: (text, values) => ask(client, text, values) as Promise<never>,
  async transaction(work) {
    const savepoint = `s${depth}`;
    await client.query(`savepoint ${savepoint}`);
    try {
      const result = await work(sessionDb(client, kind, depth + 1));
      await client.query(`release savepoint ${savepoint}`);
      return result;
    } catch (error) {
      await client.query(`rollback to savepoint ${savepoint}`);
      throw error;
    }
  },
  async batch(statements) {
    return allOrFirstError(statements.map((s) => ask(client, s.text, s.values)));
  },
  exec: async (sql) => void (await client.query(sql)),
  close: async () => {},
});

/** Waits for every answer, so that no later rejection goes unheard, then throws the first error. */
const allOrFirstError = async <T>(answers: readonly Promise<T>[]): Promise<T[]> => {
  const settled = await Promise.allSettled(answers);
  const failed = settled.find((s) => s.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((s) => (s as PromiseFulfilledResult<T>).value);
};

const commit = async (client: ClientBase): Promise<void> => {
  const { command } = await client.query('commit');
  // A COMMIT after an error inside a pipeline answers ROLLBACK without raising.
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back by the database');
};

export const poolDb = (pool: Pool, kind: Db['kind'], close: () => Promise<void>): Db => {
  const outside = (): void => {
    const now = running.getStore();
    if (now?.open && now.pool === pool)
      throw new Error('a question was put outside the running transaction: use the handed tx');
  };
  /** One connection for `work`; a connection that fails to end its transaction is thrown away. */
  const onOneConnection = async <T>(work: (client: ClientBase) => Promise<T>): Promise<T> => {
    outside();
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      await client.query('rollback').catch((e: Error) => {
        broken = e;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
  const asked = askTogether(pool);
  return {
    kind,
    query: async (text, values) => {
      outside();
      return (await asked(text, values)) as never;
    },
    transaction: (work) =>
      onOneConnection(async (client) => {
        // Not awaited: BEGIN travels with the first question.
        const begun = client.query('begin');
        begun.catch(() => {});
        const mark: Running = { pool, open: true };
        try {
          const result = await running.run(mark, () => work(sessionDb(client, kind, 1)));
          await begun;
          await commit(client);
          return result;
        } finally {
          mark.open = false;
        }
      }),
    batch: (statements: readonly Statement[]) =>
      onOneConnection(async (client) => {
        const { begun, answers, committed } = inOnePiece(client, () => ({
          begun: client.query('begin'),
          answers: statements.map((s) => ask(client, s.text, s.values)),
          committed: commit(client),
        }));
        const [, rows] = await Promise.all([
          begun,
          allOrFirstError(answers),
          committed.catch(() => {}), // heard below, after the statement that caused it
        ]);
        await committed;
        return rows;
      }),
    exec: async (sql) => {
      outside();
      await pool.query(sql);
    },
    close,
  };
};

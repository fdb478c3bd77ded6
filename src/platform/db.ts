/**
 * The database port. SQL is written as SQL, one named question per function; values are always parameters.
 * Both adapters answer with the same JavaScript types: date → 'YYYY-MM-DD', timestamptz → ISO instant in UTC with
 * milliseconds, int8 → number (bigint beyond 2^53), numeric → string, jsonb → value, bytea → Buffer.
 */
export interface Db {
  readonly kind: 'pglite' | 'pg';
  /** Set on what `transaction` hands over: it lives no longer than the transaction. */
  readonly tx?: true;
  /** One question, prepared by its text. Questions put at the same moment travel together, each a statement of its own. Inside `transaction` use the handed `tx`: asking the outer one is refused, it would wait for ever on the embedded database. */
  query<T>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** Commits when `work` resolves, rolls back when it throws. A transaction inside a transaction is a savepoint. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Several statements as one transaction in one round trip; any error undoes them all and is thrown. */
  batch(statements: readonly Statement[]): Promise<unknown[][]>;
  /** Plain SQL without values, several statements allowed: migrations and tests. */
  exec(sql: string): Promise<void>;
  close(): Promise<void>;
}

export type Statement = { readonly text: string; readonly values?: readonly unknown[] };

/** The SQLSTATE of a database error, '' for anything else. */
export const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5
    ? error.code
    : '';

/** The violated constraint's name, when that is what went wrong. */
export const violated = (error: unknown): string | undefined =>
  sqlState(error).startsWith('23') ? (error as { constraint?: string }).constraint : undefined;

/** Append-only tables answer changes with this state (see 0001). */
export const APPEND_ONLY = 'OS001';

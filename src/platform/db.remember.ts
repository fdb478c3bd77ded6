import type { Db } from './db.ts';

/** Tables that are read often and written seldom, each with the tables whose writing changes it (itself, or by a trigger). */
export type Remembered = Readonly<Record<string, readonly string[]>>;

const READS = /^\s*select\b/i;
/** Not only a reading, not the same twice, or more sources than SOURCES sees. */
const MORE_THAN_READS = /\b(nextval|for update|insert|update|delete|current_setting|now)\b|\bfrom\s+\w+(\s+\w+)?\s*,/i;
const TARGETS = /\b(?:insert\s+into|update|delete\s+from)\s+([a-z_]+)/gi;
const SOURCES = /\b(?:from|join)\s+([a-z_]+)/gi;

/**
 * Answers a question that was put before from memory, as long as nothing was written to what it reads. Only for one
 * transaction in which nobody else writes: making the first town asks the same thousands of times (who holds which
 * post, whose key, which edition of the catalogue). Rows are shared between those who ask: nobody may change them.
 */
export const rememberingDb = (db: Db, tables: Remembered): Db => {
  const answers = new Map<string, Map<string, Promise<unknown[]>>>();
  const readers = new Map<string, Set<string>>(Object.keys(tables).map((t) => [t, new Set()]));
  const known = new Map<string, { readonly readsOnly: boolean; readonly changes: readonly string[] }>();

  const about = (text: string) => {
    const before = known.get(text);
    if (before) return before;
    const sources = [...text.matchAll(SOURCES)].map((m) => m[1]!.toLowerCase());
    const readsOnly =
      READS.test(text) && !MORE_THAN_READS.test(text) && sources.length > 0 && sources.every((s) => s in tables);
    const written = new Set([...text.matchAll(TARGETS)].map((m) => m[1]!.toLowerCase()));
    const changes = Object.keys(tables).filter((t) => tables[t]!.some((w) => written.has(w)));
    if (readsOnly) for (const s of sources) readers.get(s)!.add(text);
    const made = { readsOnly, changes };
    known.set(text, made);
    return made;
  };
  const forget = (changed: readonly string[]): void => {
    for (const t of changed) for (const text of readers.get(t)!) answers.delete(text);
  };

  const over = (inner: Db): Db => ({
    ...inner,
    query: <T>(text: string, values?: readonly unknown[]): Promise<T[]> => {
      const { readsOnly, changes } = about(text);
      if (!readsOnly) {
        forget(changes);
        return inner.query<T>(text, values);
      }
      const of = answers.get(text) ?? new Map<string, Promise<unknown[]>>();
      answers.set(text, of);
      const key = JSON.stringify(values ?? []);
      const asked = of.get(key) ?? inner.query<T>(text, values);
      of.set(key, asked);
      return asked as Promise<T[]>;
    },
    transaction: async (work) => {
      try {
        return await inner.transaction((tx) => work(over(tx)));
      } catch (error) {
        answers.clear(); // what was read in it may be undone
        throw error;
      }
    },
    batch: (statements) => {
      for (const s of statements) forget(about(s.text).changes);
      return inner.batch(statements);
    },
    exec: (sql) => {
      answers.clear();
      return inner.exec(sql);
    },
  });
  return over(db);
};

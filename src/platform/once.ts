import type { Id } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { canonical, sm3 } from './canonical.ts';
import { type Db, type Statement, violated } from './db.ts';

/** A request with a client key: who asks, under which key, what. */
export type Keyed = {
  readonly bureau: string;
  readonly actor: Id;
  readonly key: string;
  /** The act and its command; only its hash is kept. */
  readonly content: unknown;
};

export type Known<A> =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly answer: A }
  | { readonly kind: 'key-reused' };

const contentOf = (k: Keyed): string => sm3(canonical(k.content));

/** Has this key been answered before? The same content gets the first answer, other content is refused. */
export const answered = async <A>(db: Db, k: Keyed): Promise<Known<A>> => {
  const [row] = await db.query<{ content: string; answer: A }>(
    'select content, answer from answered where bureau = $1 and actor = $2 and key = $3',
    [k.bureau, k.actor, k.key],
  );
  if (!row) return { kind: 'new' };
  return row.content === contentOf(k) ? { kind: 'same', answer: row.answer } : { kind: 'key-reused' };
};

/** Keeps the answer; for the transaction of the act itself. Answers must hold ids and states, no personal data. */
export const rememberStatement = <A>(k: Keyed, answer: A, at: Instant): Statement => ({
  text: 'insert into answered (bureau, actor, key, content, answer, at) values ($1, $2, $3, $4, $5, $6)',
  values: [k.bureau, k.actor, k.key, contentOf(k), JSON.stringify(answer), at],
});

export const remember = async <A>(tx: Db, k: Keyed, answer: A, at: Instant): Promise<void> => {
  const { text, values } = rememberStatement(k, answer, at);
  await tx.query(text, values);
};

/** A client key is good for so many days: a device that was offline for a season still gets its first answer. */
export const ANSWERS_KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Forgets answers older than `ANSWERS_KEPT_DAYS`; the acts themselves stand in the trail for good. */
export const forgetAnswers = async (db: Db, bureau: string, now: Instant): Promise<number> => {
  const before = new Date(Date.parse(now) - ANSWERS_KEPT_DAYS * DAY_MS).toISOString();
  const gone = await db.query('delete from answered where bureau = $1 and at < $2 returning 1', [bureau, before]);
  return gone.length;
};

/** True when an error says that the same key was answered by another request at the same moment. */
export const answeredMeanwhile = (error: unknown): boolean => violated(error) === 'answered_pkey';

const UNDONE: readonly unknown[] = ['refused', 'not-found'];
const isUndone = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'kind' in result && UNDONE.includes(result.kind);

/**
 * Does `work` once per client key, in one transaction with its answer. Two requests with one key at the same moment:
 * the slower one is rolled back and gets the faster one's answer. A refusal (`kind` refused or not-found) is committed
 * (lapses may stand with it) and not remembered: the same request may succeed later.
 */
export const once = async <A>(
  db: Db,
  k: Keyed,
  at: Instant,
  work: (tx: Db) => Promise<A>,
): Promise<{ readonly kind: 'done'; readonly answer: A } | Exclude<Known<A>, { kind: 'new' }>> => {
  const before = await answered<A>(db, k);
  if (before.kind !== 'new') return before;
  try {
    const answer = await db.transaction(async (tx) => {
      const result = await work(tx);
      if (!isUndone(result)) await remember(tx, k, result, at);
      return result;
    });
    return { kind: 'done', answer };
  } catch (error) {
    if (!answeredMeanwhile(error)) throw error;
    const now = await answered<A>(db, k);
    if (now.kind === 'new') throw error;
    return now;
  }
};

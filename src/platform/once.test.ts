import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../test/database.ts';
import { refused } from '../kernel/decision.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Db } from './db.ts';
import { answered, forgetAnswers, once } from './once.ts';

const at = '2026-03-02T01:00:00.000Z' as Instant;

eachDatabase((_name, open) => {
  describe('a request that arrives twice is done once', () => {
    let db: Db;
    let done = 0;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.close());
    const work = async () => ({ number: ++done });
    const ask = (key: string, content: unknown = { act: 'receive' }, actor = 'wang') =>
      once(db, { bureau: 'b1', actor, key, content }, at, work);

    test('the same content gets the first answer, also with its keys in another order', async () => {
      expect(await ask('key-00000001', { a: 1, b: 2 })).toEqual({ kind: 'done', answer: { number: 1 } });
      expect(await ask('key-00000001', { b: 2, a: 1 })).toEqual({ kind: 'same', answer: { number: 1 } });
      expect(done).toBe(1);
    });

    test('an answer is kept ninety days and forgotten after', async () => {
      const keyed = { bureau: 'b2', actor: 'wang', key: 'key-00000001', content: { act: 'receive' } };
      await once(db, keyed, at, async () => ({ ok: true }));
      expect(await forgetAnswers(db, 'b2', '2026-05-31T01:00:00.000Z' as Instant)).toBe(0);
      expect(await answered(db, keyed)).toMatchObject({ kind: 'same' });
      expect(await forgetAnswers(db, 'b2', '2026-05-31T01:00:01.000Z' as Instant)).toBe(1);
      expect(await answered(db, keyed)).toEqual({ kind: 'new' });
    });

    test('other content is refused', async () => {
      expect(await ask('key-00000001', { a: 1, b: 3 })).toEqual({ kind: 'key-reused' });
    });

    test('the key of another person or bureau is another key', async () => {
      expect(await ask('key-00000001', { a: 1, b: 2 }, 'li')).toMatchObject({ kind: 'done' });
      expect(await answered(db, { bureau: 'b2', actor: 'wang', key: 'key-00000001', content: {} })).toEqual({
        kind: 'new',
      });
    });

    test('of ten at once one is done and all get its answer', async () => {
      done = 100;
      const answers = await Promise.all(Array.from({ length: 10 }, () => ask('key-00000002')));
      expect(answers.filter((a) => a.kind === 'done')).toHaveLength(1);
      const [first] = answers;
      for (const a of answers)
        expect(a.kind !== 'key-reused' && first?.kind !== 'key-reused' && a.answer).toEqual(
          first && first.kind !== 'key-reused' ? first.answer : undefined,
        );
    });

    test('a fault is not remembered: the retry does it', async () => {
      const keyed = { bureau: 'b1', actor: 'wang', key: 'key-00000003', content: {} };
      await expect(once(db, keyed, at, () => Promise.reject(new Error('printer away')))).rejects.toThrow(
        'printer away',
      );
      expect(await once(db, keyed, at, async () => ({ ok: true }))).toMatchObject({ kind: 'done' });
    });

    test('nor is what was not found: a right may come later', async () => {
      const keyed = { bureau: 'b1', actor: 'wang', key: 'key-00000005', content: {} };
      await once(db, keyed, at, async () => ({ kind: 'not-found' }));
      expect(await once(db, keyed, at, async () => ({ ok: true }))).toEqual({ kind: 'done', answer: { ok: true } });
    });

    test('nor is a refusal, but what was written with it stays', async () => {
      const keyed = { bureau: 'b1', actor: 'wang', key: 'key-00000004', content: {} };
      const no = await once(db, keyed, at, async (tx) => {
        await tx.query(`insert into follower (name) values ('lapse-was-recorded')`);
        return refused('too-late', '许可法42.1');
      });
      expect(no).toMatchObject({ kind: 'done', answer: { kind: 'refused', code: 'too-late' } });
      expect(await db.query(`select name from follower where name = 'lapse-was-recorded'`)).toHaveLength(1);
      expect(await once(db, keyed, at, async () => ({ ok: true }))).toEqual({ kind: 'done', answer: { ok: true } });
    });
  });
});

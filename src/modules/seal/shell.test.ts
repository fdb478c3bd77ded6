import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase, newFolder } from '../../../test/database.ts';
import { testSealing } from '../../../test/sealing.ts';
import type { Instant } from '../../kernel/instant.ts';
import { fixedClock } from '../../platform/clock.system.ts';
import { type Db, sqlState } from '../../platform/db.ts';
import { diskFiles } from '../../platform/files.disk.ts';
import { randomOf } from '../../platform/random.ts';
import { vaultOf } from '../../platform/vault.ts';
import type { RegisterSeal } from './commands.ts';
import { actOnSeal, refusedUses, registerSeal } from './handle.ts';
import { certificateState, UNASKED } from './handle.use.ts';
import { requestsWaiting, seals, uses } from './queries.ts';

eachDatabase((_, open) => {
  describe('印章规定 第二十五条: the use of a seal is approved and logged', () => {
    let db: Db;
    let folder: { path: string; remove: () => Promise<void> };
    let house: Awaited<ReturnType<typeof testSealing>>;
    const paper = {
      kind: 'licence',
      document: 'l1/1',
      item: 'food-service',
      title: '食品经营许可证',
      number: '第1号',
      waitedFor: true,
    } as const;
    const head = { id: 'h1', posts: ['head'], channel: 'window' } as const;
    const act = async (command: object) => {
      const [row] = await seals(db, 'b1');
      const wire = { version: row!.version, ...command } as Parameters<typeof actOnSeal>[2];
      return actOnSeal(house.deps, row!.id, wire, head, `key-${JSON.stringify(command)}`);
    };
    beforeAll(async () => {
      db = await open();
      folder = await newFolder();
      const clock = fixedClock('2026-10-20T02:00:00.000Z' as Instant);
      const vault = vaultOf(Buffer.alloc(32, 7), 'b1');
      const files = diskFiles(folder.path, vault, db);
      const followers = { wake: () => {}, states: async () => [] };
      const ports = { db, clock, vault, files, bureau: 'b1', random: randomOf(clock), followers };
      house = await testSealing(ports, `${folder.path}/keys`);
    });
    afterAll(async () => {
      await db.close();
      await folder.remove();
    });

    test('without the standing approval a paper waits, once; approved, it is sealed and the use logged by whose word', async () => {
      await house.sealing.signerOf(db, 'food-service');
      const [allowance] = await db.query<{ id: string }>(
        `select payload->>'allowance' as id from trail_event where stream_kind = 'seal' and type = 'UseAllowed'`,
      );
      expect(await act({ act: 'end-allowance', allowance: allowance!.id })).toMatchObject({ kind: 'done' });
      const first = await house.sealing.order(paper);
      const again = await house.sealing.order(paper);
      if (first.kind !== 'wait' || again.kind !== 'wait') throw new Error('it did not wait');
      expect(first.why).toMatchObject({ code: 'approval-missing', article: '印章规定25' });
      expect(again.request).toBe(first.request);
      expect(await act({ act: 'approve', request: first.request })).toMatchObject({ kind: 'done' });
      const answer = await house.sealing.order(paper);
      if (answer.kind !== 'order') throw new Error(answer.why.code);
      await db.transaction((tx) => house.sealing.logUse(tx, answer.ticket, 'h'.repeat(64)));
      expect(await uses(db, 'b1', {}, 10)).toMatchObject([
        { document: 'l1/1', approver: 'h1', approval: first.request },
      ]);
    });
    test('the leader is asked about a paper when somebody needs it, and not because the press works at night', async () => {
      const old = { ...paper, document: 'l0/1', waitedFor: false };
      expect(await house.sealing.order(old)).toMatchObject({
        kind: 'wait',
        request: UNASKED,
        why: { code: 'approval-missing' },
      });
      expect(await requestsWaiting(db, 'b1', 10)).toEqual([]);
      const opened = await house.sealing.order({ ...old, waitedFor: true });
      expect(await requestsWaiting(db, 'b1', 10)).toMatchObject([
        { id: opened.kind === 'wait' && opened.request, document: 'l0/1' },
      ]);
      await db.query(`delete from seal_request where document = 'l0/1'`);
    });
    test('an approval for another seal is none, and one for a seal that was replaced is asked for anew', async () => {
      const second = { ...paper, document: 'l2/1', number: '第2号' };
      const first = await house.sealing.order(second);
      if (first.kind !== 'wait') throw new Error('it did not wait');
      const registered = { kind: 'unit', how: 'own', from: '2026-10-20', until: '2027-10-19' } as const;
      const other = await registerSeal(house.deps, { ...registered, items: ['else'] }, head);
      if (typeof other === 'string' || 'code' in other) throw new Error('not registered');
      const wire = { act: 'approve', version: 1, request: first.request } as const;
      expect(await actOnSeal(house.deps, other.id, wire, head, 'key-other-1')).toMatchObject({ code: 'no-request' });
      const own = (await seals(db, 'b1')).find((s) => s.items === null)!;
      expect(
        await actOnSeal(house.deps, own.id, { ...wire, version: own.version }, head, 'key-own-seal-1'),
      ).toMatchObject({
        kind: 'done',
      });
      await registerSeal(house.deps, { ...registered, replaces: own.id }, head);
      expect(await house.sealing.order(second)).toMatchObject({ kind: 'wait', request: first.request });
      expect(await requestsWaiting(db, 'b1', 10)).toMatchObject([{ id: first.request }]);
    });
    test('a paper whose sealing was refused is not sealed by a standing approval', async () => {
      const third = { ...paper, document: 'l3/1', number: '第3号' };
      const first = await house.sealing.order(third);
      if (first.kind !== 'wait') throw new Error('it did not wait');
      const [row] = (await seals(db, 'b1')).filter((s) => s.items === null && s.state === 'in-force');
      const at = (version: number, command: object, key: string) =>
        actOnSeal(house.deps, row!.id, { version, ...command } as Parameters<typeof actOnSeal>[2], head, key);
      const refuse = { act: 'refuse', request: first.request, reason: '持证人名称有误' };
      expect(await at(row!.version, refuse, 'key-refuse-third')).toMatchObject({ kind: 'done' });
      const allow = { act: 'allow', documents: ['licence'], until: '2027-10-01' };
      expect(await at(row!.version + 1, allow, 'key-allow-after')).toMatchObject({ kind: 'done' });
      expect(await house.sealing.order(third)).toMatchObject({ kind: 'wait', why: { code: 'use-refused' } });
      const [told] = await refusedUses(house.deps, db, 10);
      expect(told).toMatchObject({ id: first.request, reason: '持证人名称有误', by: 'h1' });
      // Put right, it is asked for again: the head approves the refused paper, and it is sealed.
      const approve = { act: 'approve', request: first.request };
      expect(await at(row!.version + 2, approve, 'key-approve-third')).toMatchObject({ kind: 'done' });
      expect(await house.sealing.order(third)).toMatchObject({ kind: 'order' });
      expect(await refusedUses(house.deps, db, 10)).toEqual([]);
    });
    test('two heads register at the same moment: two numbers', async () => {
      const wire = (item: string): RegisterSeal => ({
        kind: 'special',
        how: 'own',
        items: [item],
        from: '2026-10-20',
        until: '2027-10-19',
      });
      const made = await Promise.all([
        registerSeal(house.deps, wire('one'), head, 'register-one'),
        registerSeal(house.deps, wire('two'), { ...head, id: 'h2' }, 'register-two'),
      ]);
      expect(made.map((m) => typeof m === 'object' && 'id' in m)).toEqual([true, true]);
      const numbers = (await seals(db, 'b1')).map((s) => s.number);
      expect(new Set(numbers).size).toBe(numbers.length);
    });
    test('a seal is good from the first minute of its first day in Shanghai', async () => {
      const from = '2026-10-21';
      const made = await registerSeal(
        house.deps,
        { kind: 'unit', how: 'own', from, until: '2027-10-20', items: ['early'] },
        head,
      );
      if (typeof made === 'string' || 'code' in made) throw new Error('not registered');
      const row = (await seals(db, 'b1')).find((s) => s.id === made.id)!;
      const at = (now: string) =>
        certificateState({ ...house.deps, clock: fixedClock(now as Instant) }, row).then((s) => s.fault);
      expect(await at('2026-10-20T15:59:00.000Z')).toBeDefined();
      expect(await at('2026-10-20T16:01:00.000Z')).toBeUndefined();
    });
    test.each(['update seal_use set approver = $1', 'delete from seal_use where id <> $1'])(
      'the database refuses: %s',
      async (sql) => {
        expect(sqlState(await db.query(sql, ['x']).catch((e: unknown) => e))).toMatch(/OS001|42501/);
        expect(await uses(db, 'b1', {}, 10)).toHaveLength(1);
      },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { licenceRoom, officer } from '../../../test/licence-room.ts';
import { moveStock, type StockWire } from './handle.stock.ts';
import { nextBlanks, stockCounts, stockLog } from './queries.stock.ts';
import { numbersOf } from './stock.ts';

describe('numbers of a box', () => {
  test('both ends included, zeros kept', () => {
    expect(numbersOf('NO.000099', 'NO.000102')).toEqual(['NO.000099', 'NO.000100', 'NO.000101', 'NO.000102']);
  });
  test('a thousand at once and not one more', () => {
    expect(numbersOf('A0001', 'A1000')).toHaveLength(1000);
    expect(numbersOf('A0001', 'A1001')).toMatchObject({ code: 'stock-range-long', facts: { most: 1000 } });
  });
  test.each([
    ['NO.12', 'NP.13'],
    ['NO.12', 'NO.013'],
    ['NO.13', 'NO.12'],
    ['NO.', 'NO.12'],
  ])('%s to %s is no sequence', (first, last) => {
    expect(numbersOf(first, last)).toMatchObject({ code: 'stock-range-wrong' });
  });
});

eachDatabase((_, open) => {
  const room = licenceRoom(open);
  const clerk = officer('p-del', 'delivery');
  let keys = 0;
  const move = (wire: StockWire, key = `stock-${++keys}-key`) => moveStock(room.deps, wire, clerk, key);
  const box: StockWire = { step: 'received', kind: 'public-venue', first: 'NO.000101', last: 'NO.000103' };
  const counts = async () =>
    Object.fromEntries((await stockCounts(room.db, room.deps.bureau)).map((c) => [c.state, c.n]));

  describe('every printed blank is accounted for', () => {
    test('taken in, used for a licence, spoiled: each number once, each step in the log', async () => {
      const licence = await room.issued();
      expect(await move(box)).toEqual({ numbers: 3 });
      expect(await nextBlanks(room.db, room.deps.bureau)).toEqual([{ kind: 'public-venue', number: 'NO.000101' }]);
      expect(await move({ step: 'used', kind: 'public-venue', number: 'NO.000101', licence: licence.number })).toEqual({
        numbers: 1,
      });
      expect(await move({ step: 'spoiled', kind: 'public-venue', number: 'NO.000102', reason: '打印偏移' })).toEqual({
        numbers: 1,
      });
      expect(await counts()).toEqual({ blank: 1, spoiled: 1, used: 1 });
      const log = await stockLog(room.db, room.deps.bureau, 10);
      expect(log.map((l) => `${l.step} ${l.number}`).toSorted()).toEqual([
        'received NO.000101',
        'received NO.000102',
        'received NO.000103',
        'spoiled NO.000102',
        'used NO.000101',
      ]);
      expect(log.find((l) => l.step === 'spoiled')).toMatchObject({ reason: '打印偏移', by: 'p-del' });
    });
    test('what is used or spoiled is no blank any more; a number that never came in is not there', async () => {
      const licence = await room.issued();
      await move(box);
      const used = { step: 'used', kind: 'public-venue', number: 'NO.000101', licence: licence.number } as const;
      await move(used);
      expect(await move(used)).toMatchObject({ code: 'stock-number-used', facts: { number: 'NO.000101' } });
      expect(await move({ step: 'spoiled', kind: 'public-venue', number: 'NO.000101', reason: '污损' })).toMatchObject({
        code: 'stock-number-used',
      });
      expect(await move({ ...used, number: 'NO.000999' })).toMatchObject({ code: 'stock-number-used' });
    });
    test('a licence handed over on a blank uses it, once; one that was in no box is in the ledger from then on', async () => {
      await room.issued();
      await room.issued('c2');
      await move(box);
      await room.tell('c1', {
        type: 'Delivered',
        on: '2026-10-22',
        mode: 'window',
        items: [],
        stockNumber: ' NO.000101',
      });
      await room.tell('c2', {
        type: 'Delivered',
        on: '2026-10-22',
        mode: 'window',
        items: [],
        stockNumber: 'NO.000900',
      });
      await room.follow();
      await room.db.query('update follower set position = 0 where name = $1', [`licences ${room.deps.bureau}`]);
      await room.follow();
      expect(await counts()).toEqual({ blank: 2, used: 2 });
      const used = (await stockLog(room.db, room.deps.bureau, 10)).filter((l) => l.step === 'used');
      expect(used.map((l) => `${l.number} ${l.licenceNumber}`).toSorted()).toEqual([
        'NO.000101 松审卫公〔2026〕第0001号',
        'NO.000900 松审卫公〔2026〕第0002号',
      ]);
    });
    test('refused: another kind of blank, no reason, the same box again; a key pressed twice is one step', async () => {
      const licence = await room.issued();
      expect(await move(box, 'stock-once')).toEqual({ numbers: 3 });
      expect(await move(box, 'stock-once')).toEqual({ numbers: 3 });
      expect(await move(box)).toMatchObject({ code: 'stock-there-already' });
      expect(
        await move({ step: 'used', kind: 'food-service', number: 'NO.000101', licence: licence.number }),
      ).toMatchObject({ code: 'stock-other-kind' });
      expect(await move({ step: 'spoiled', kind: 'public-venue', number: 'NO.000101' })).toMatchObject({
        code: 'stock-reason-missing',
      });
      expect(await counts()).toEqual({ blank: 3 });
    });
    test('the log of blanks cannot be changed', async () => {
      await move(box);
      await expect(
        room.db.query(`update licence_stock_log set reason = 'x' where bureau = $1`, [room.deps.bureau]),
      ).rejects.toThrow();
      await expect(
        room.db.query('delete from licence_stock_log where bureau = $1', [room.deps.bureau]),
      ).rejects.toThrow();
    });
  });
});

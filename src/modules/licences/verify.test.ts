import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { at, licenceRoom } from '../../../test/licence-room.ts';
import { localSigner } from '../../../test/sealing.ts';
import { instant } from '../../kernel/instant.ts';
import { verifyLicence } from './handle.verify.ts';

eachDatabase((_, open) => {
  const room = licenceRoom(open);

  describe('the public check', () => {
    test('valid: verdict, facts of the paper, every check, test key said', async () => {
      await room.issued();
      const answer = await verifyLicence(room.deps, await room.codeOf());
      expect(answer).toMatchObject({ verdict: 'valid', title: { zh: '证照有效' }, test: true });
      expect(answer.checks.every((c) => c.ok)).toBe(true);
      expect(answer.face.map((f) => f.value)).toContain('松澜云栖温泉度假有限公司');
      const [count] = await room.db.query<{ n: number }>('select n from licence_check where bureau = $1', [
        room.deps.bureau,
      ]);
      expect(count!.n).toBe(1);
    });
    test('one flipped character anywhere: altered', async () => {
      await room.issued();
      const url = await room.codeOf();
      const start = url.lastIndexOf('/') + 1;
      for (const at of [start, start + 9, start + 40, start + 120, url.length - 60, url.length - 1]) {
        const other = url[at] === 'A' ? 'B' : 'A';
        const answer = await verifyLicence(room.deps, url.slice(0, at) + other + url.slice(at + 1));
        expect(['altered', 'unknown']).toContain(answer.verdict);
        // A changed key id names a key that is not ours; everything else is an alteration.
        if (at > start + 8) expect(answer.verdict).toBe('altered');
        expect(answer.face).toEqual([]);
      }
    });
    test('ended in any way, or past its last day before the job has run: not valid, with the day', async () => {
      await room.issued();
      const code = await room.codeOf();
      room.clock.set(instant(Date.parse('2030-10-19T15:59:59Z')));
      expect((await verifyLicence(room.deps, code)).verdict).toBe('valid');
      room.clock.set(instant(Date.parse('2030-10-19T16:00:00Z')));
      const over = {
        verdict: 'not-valid',
        title: { zh: '已失效：已到期' },
        text: { zh: '已到期，有效期到2030年10月19日为止。' },
      };
      expect(await verifyLicence(room.deps, code)).toMatchObject(over);
      expect(await verifyLicence(room.deps, (await room.rowOf()).number)).toMatchObject(over);
      room.clock.set(at('2026-11-10'));
      await room.tell('c1', { type: 'Frozen', on: '2026-11-10', complaint: 'x-1' });
      await room.follow();
      expect(await verifyLicence(room.deps, code)).toMatchObject({
        verdict: 'not-valid',
        title: { zh: '已失效：已暂停' },
      });
    });
    test('许可法 第五十条第二款: past its last day and renewed in time it is in force, before and after the daily job; late it is suspended', async () => {
      const { number } = await room.issued();
      const code = await room.codeOf();
      room.clock.set(instant(Date.parse('2030-10-19T16:00:00Z')));
      room.renewal = 'protected';
      for (const asked of [code, number]) {
        const answer = await verifyLicence(room.deps, asked);
        expect(answer.verdict).toBe('valid');
        expect(answer.checks.map((c) => c.text.zh)).toContain(
          '有效期已过，但已按时申请延续，决定前继续有效（许可法第50条第2款）',
        );
      }
      room.renewal = 'late-suspends';
      expect(await verifyLicence(room.deps, code)).toMatchObject({ title: { zh: '已失效：已暂停' } });
    });
    test('another key is not ours; nonsense is not found', async () => {
      await room.issued();
      const code = await room.codeOf();
      const other = await localSigner(`${room.folder}/other-${room.deps.bureau}`);
      expect(await verifyLicence({ ...room.deps, signer: other }, code)).toMatchObject({
        verdict: 'unknown',
        title: { zh: '不是本局签发' },
      });
      expect(await verifyLicence(room.deps, '松审卫公〔2026〕第9999号')).toMatchObject({
        verdict: 'unknown',
        title: { zh: '查不到' },
      });
    });
    test('each check counts on its day, by code or by number, in force or not; what is not ours counts nowhere', async () => {
      const row = await room.issued();
      const code = await room.codeOf();
      await verifyLicence(room.deps, code);
      await verifyLicence(room.deps, row.number);
      room.clock.set(at('2026-10-21'));
      await room.tell('c1', { type: 'Frozen', on: '2026-10-21', complaint: 'x-1' });
      await room.follow();
      await verifyLicence(room.deps, code);
      await verifyLicence(room.deps, '松审卫公〔2026〕第9999号');
      const counted = await room.db.query('select licence, day, n from licence_check where bureau = $1 order by day', [
        room.deps.bureau,
      ]);
      expect(counted).toEqual([
        { licence: row.id, day: '2026-10-20', n: 2 },
        { licence: row.id, day: '2026-10-21', n: 1 },
      ]);
    });
    test('by number only the state, nothing of the holder', async () => {
      const row = await room.issued();
      for (const text of [row.number, row.identifier]) {
        const answer = await verifyLicence(room.deps, text);
        expect(answer.verdict).toBe('valid');
        expect(JSON.stringify(answer)).not.toContain('云栖');
      }
    });
  });
});

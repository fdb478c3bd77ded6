import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { at, decided, licenceRoom, officer, received } from '../../../test/licence-room.ts';
import type { Letter } from '../../platform/pdf.ts';
import type { LicenceWire } from './commands.ts';
import { licencePapers, published } from './queries.life.ts';

const decider = officer('p-dec', 'decider');
const head = officer('p-head', 'head');
const over = officer('p-over', 'oversight');

eachDatabase((_, open) => {
  const room = licenceRoom(open);
  let keys = 0;
  const does = async (
    by: typeof head,
    wire: LicenceWire extends infer W ? (W extends LicenceWire ? Omit<W, 'version'> : never) : never,
  ) => {
    const { version } = await room.rowOf();
    const done = await room.act(by, { ...wire, version } as LicenceWire, `ends-${++keys}-key`);
    expect(done.kind).toBe('done');
  };
  /** Every paper about the licence, its title and all it says. */
  const papers = async () => {
    await room.follow();
    const { deps, db } = room;
    const rows = await licencePapers(db, deps.bureau, (await room.rowOf()).id);
    return Promise.all(
      rows.map(async (p) => {
        const letter = JSON.parse(await deps.vault.openText(db, p.holder, p.sealedModel)) as Letter;
        return { title: p.title.zh, number: p.number, says: JSON.stringify(letter.body), seal: letter.organ };
      }),
    );
  };
  const inPublic = async () => (await published(room.db, room.deps.bureau, {}, 10)).map((r) => r.event);
  const proposed = async (
    end: 'withdraw' | 'revoke' | 'cancel',
    ground: 'law-changed' | 'procedure' | 'fraud' | 'force-majeure',
  ) => {
    await room.issued();
    await does(decider, { act: 'propose', end, ground, facts: '认定的事实。' });
    await does(decider, { act: 'tell', mode: 'e' });
    room.clock.set(at('2026-10-28'));
  };

  describe('four ends of a licence: each its paper, its article, its publicity', () => {
    test('许可法 第八条: 撤回, with what the holder gets', async () => {
      await proposed('withdraw', 'law-changed');
      await does(head, { act: 'withdraw', compensation: { how: 'agreed', fen: 1_250_000 } });
      const [told, end] = await papers();
      expect(told).toMatchObject({
        title: '拟撤回行政许可告知书',
        number: '松审证拟〔2026〕0001号',
        seal: '松澜新区行政审批局',
      });
      expect(told!.says).toMatch(/第七条.*陈述权、申辩权/);
      expect(end).toMatchObject({ title: '撤回行政许可决定书', number: '松审证回〔2026〕0001号' });
      expect(end!.says).toMatch(/所依据的法律、法规、规章修改或者废止.*第八条第二款.*决定撤回.*12500\.00元/);
      expect(end!.says).toMatch(/六十日内.*六个月内/);
      expect(await inPublic()).toEqual(['Withdrawn', 'Issued']);
      expect((await room.rowOf()).state).toBe('withdrawn');
    });
    test('许可法 第六十九条第一款: 撤销 for the bureau’s own fault, with what is made good', async () => {
      await proposed('revoke', 'procedure');
      await does(head, { act: 'revoke', damages: { how: 'agreed', fen: 80_000 } });
      const end = (await papers()).at(-1)!;
      expect(end).toMatchObject({ title: '撤销行政许可决定书', number: '松审证撤〔2026〕0001号' });
      expect(end.says).toMatch(/第六十九条第一款第\S{1,4}项.*决定撤销.*800\.00元.*第六十九条第四款/);
      expect(await inPublic()).toEqual(['Revoked', 'Issued']);
    });
    test('许可法 第六十九条第二款, 第七十九条: 撤销 for fraud bars a new application for three years', async () => {
      await proposed('revoke', 'fraud');
      await does(head, { act: 'revoke' });
      const end = (await papers()).at(-1)!;
      expect(end.says).toMatch(/第六十九条第二款/);
      expect(end.says).toMatch(/利益不受保护.*第七十九条.*至2029年10月28日不得再次申请/);
    });
    test('吊销 is another organ’s penalty: registered at once, its own remedies stand in that decision', async () => {
      await room.issued();
      await does(over, {
        act: 'note-penalty',
        organ: '松澜新区市场监督管理局',
        decision: '松市监罚〔2026〕12号',
        article: '食品安全法124',
      });
      const [paper, ...more] = await papers();
      expect(more).toEqual([]);
      expect(paper).toMatchObject({ title: '吊销许可证件登记通知书', number: '松审证吊〔2026〕0001号' });
      expect(paper!.says).toMatch(
        /松澜新区市场监督管理局依据\S*食品安全法》第一百二十四条的规定，已作出行政处罚决定（松市监罚〔2026〕12号）/,
      );
      expect(paper!.says).not.toMatch(/六十日/);
      expect(await inPublic()).toEqual(['Penalised', 'Issued']);
    });
    test('许可法 第七十条: 注销 of what has lost its object', async () => {
      await proposed('cancel', 'force-majeure');
      await does(head, { act: 'cancel' });
      const end = (await papers()).at(-1)!;
      expect(end).toMatchObject({ title: '注销行政许可决定书', number: '松审证注〔2026〕0001号' });
      expect(end.says).toMatch(/第七十条\S*第五项.*注销手续自2026年10月28日办结/);
      expect(await inPublic()).toEqual(['Cancelled', 'Issued']);
    });
    test('许可法 第七十条: 注销 on request says nothing of what was proposed before, decided or still open', async () => {
      await proposed('revoke', 'procedure');
      await does(head, { act: 'revoke', damages: { how: 'none-due' } });
      await does(over, { act: 'annul', order: '某行初〔2026〕3号' });
      await does(decider, { act: 'propose', end: 'revoke', ground: 'fraud', facts: '另有举报。' });
      const { id } = await room.rowOf();
      await room.tell('c2', received({ kind: 'cancel', licence: id }), decided('2026-10-28'));
      await room.follow();
      const end = (await papers()).at(-1)!;
      expect(end).toMatchObject({ title: '注销行政许可决定书' });
      expect(end.says).toMatch(/第七十条\S*第六项/);
      expect(end.says).not.toMatch(/认定的事实/);
    });
    test('an end that a court takes back has its paper and is public too', async () => {
      await room.issued();
      await does(over, { act: 'note-penalty', organ: '某局', decision: '某罚〔2026〕1号', article: '某法第五条' });
      await does(over, { act: 'annul', order: '某行初〔2026〕3号' });
      expect((await papers()).map((p) => p.title)).toEqual(['吊销许可证件登记通知书', '恢复行政许可通知书']);
      expect(await inPublic()).toEqual(['Restored', 'Penalised', 'Issued']);
      expect((await room.rowOf()).state).toBe('in-force');
    });
    test('a suspension is told and not made public; a change and a renewal are public without a paper of their own', async () => {
      const first = await room.issued();
      await does(head, { act: 'suspend', reason: 'order', reference: '某函〔2026〕5号' });
      await does(head, { act: 'reinstate' });
      await room.tell('c2', received({ kind: 'change', licence: first.id }), decided('2026-10-21'));
      await room.follow();
      expect((await papers()).map((p) => p.title)).toEqual(['暂停许可证件效力通知书']);
      expect(await inPublic()).toEqual(['Changed', 'Issued']);
    });
  });
});

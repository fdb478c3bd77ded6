import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { at, decided, licenceRoom, officer, received, SPA } from '../../../test/licence-room.ts';
import { type Day, day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { pressOf } from '../../platform/pdf.press.ts';
import type { Certificate } from '../../platform/pdf.ts';
import { append, load, NEW_STREAM } from '../../platform/trail.ts';
import { verifyLicence } from './handle.verify.ts';
import { licenceSource, licenceState } from './handle.view.ts';
import { expireLicences, licenceQueue, pressEdition } from './jobs.ts';
import { editionOf, licenceOfCase, register } from './queries.ts';

const t = (zh: string) => ({ zh, en: zh });

eachDatabase((_, open) => {
  const room = licenceRoom(open);
  /** The certificate of the newest edition as it will be drawn. */
  const modelOf = async (): Promise<Certificate> => {
    const { id, edition } = await room.rowOf();
    const row = (await editionOf(room.db, room.deps.bureau, id, edition))!;
    return JSON.parse(await room.deps.vault.openText(room.db, row.holder, row.sealedModel));
  };

  describe('a granted case gives one licence (invariant 40)', () => {
    test('numbered, identified, signed, with four years that end the day before', async () => {
      const row = await room.issued();
      expect(row).toMatchObject({
        number: '松审卫公〔2026〕第0001号',
        state: 'in-force',
        edition: 1,
        from: '2026-10-20',
        until: '2030-10-19',
        lapseOn: '2030-10-20',
      });
      expect(row.identifier).toMatch(
        /^1\.2\.156\.3005\.2\.11430000006122244L001\.11430000006122244L\.20260000001\.001\.[0-9A-Z]$/,
      );
      const view = await room.viewOf();
      expect(view.face.map((f) => [f.label.zh, f.value])).toEqual([
        ['单位名称', '松澜云栖温泉度假有限公司'],
        ['经营地址', '松澜新区云岭街道栖霞路18号'],
        ['有效期至', '2030年10月19日'],
      ]);
      expect(view).toMatchObject({ test: true, holder: '松澜云栖温泉度假有限公司', renewal: { closes: '2030-09-19' } });
      expect(view.events).toEqual([{ on: '2026-10-20', title: { zh: '颁发', en: 'Issued' }, article: '许可法39' }]);
    });
    test('once, in the order of decisions, even when the events come again; a denial gives none', async () => {
      await room.tell('c1', received(), decided('2026-10-20'));
      await room.tell('c2', received(), decided('2026-10-20', { outcome: 'denied' }));
      await room.tell('c3', received(), decided('2026-10-20', { outcome: 'granted-in-part' }));
      await room.follow();
      await room.db.query('update follower set position = 0 where name = $1', [`licences ${room.deps.bureau}`]);
      await room.follow();
      const rows = await register(room.db, room.deps.bureau, { items: null }, 10);
      expect(rows.map((r) => [r.caseId, r.number]).toSorted()).toEqual([
        ['c1', '松审卫公〔2026〕第0001号'],
        ['c3', '松审卫公〔2026〕第0002号'],
      ]);
    });
    test('a series renamed within the year begins anew; no two licences have one identifier', async () => {
      const first = await room.issued();
      room.given = { ...SPA, series: '松卫公' };
      const second = await room.issued('c2');
      expect([first.number, second.number]).toEqual(['松审卫公〔2026〕第0001号', '松卫公〔2026〕第0001号']);
      expect([first.identifier, second.identifier].map((i) => i.split('.')[7])).toEqual(['20260000001', '20260000002']);
    });
    test('a number that another system gives is taken as it comes', async () => {
      room.given = { ...SPA, externalNumber: '230109202600000183' };
      expect((await room.issued()).number).toBe('230109202600000183');
    });
    test('a number of ours that such a one bears is left out: the next licence is issued all the same', async () => {
      room.given = { ...SPA, externalNumber: '松审卫公〔2026〕第0001号' };
      await room.issued();
      room.given = SPA;
      expect((await room.issued('c2')).number).toBe('松审卫公〔2026〕第0002号');
    });
    test('a number of ours that a decision has stated waits for that licence, though another is issued before it', async () => {
      const stated = '松审卫公〔2026〕第0001号';
      await room.tell('c1', received(), decided('2026-10-20'));
      await room.tell('c2', received(), decided('2026-10-20', { licenceNumber: stated }));
      await room.follow();
      const rows = await register(room.db, room.deps.bureau, { items: null }, 10);
      expect(rows.map((r) => [r.caseId, r.number]).toSorted()).toEqual([
        ['c1', '松审卫公〔2026〕第0002号'],
        ['c2', stated],
      ]);
    });
    test('its holder is told, once for each thing that happened to it', async () => {
      const row = await room.issued();
      await room.tell('c1', { type: 'Frozen', on: '2026-11-10', complaint: 'x-1' });
      await room.follow();
      const told = await room.db.query<{ kind: string; facts: object }>(
        'select kind, facts from notice where bureau = $1 and person = $2 order by at, id',
        [room.deps.bureau, 'p-spa'],
      );
      expect(told.map((n) => n.kind).toSorted()).toEqual(['licence.issued', 'licence.suspended']);
      expect(told[0]!.facts).toMatchObject({ licence: row.id, number: row.number });
    });
    test('nothing of the trail names the holder', async () => {
      const row = await room.issued();
      const { events } = await load(room.db, room.deps.bureau, { kind: 'licence', id: row.id });
      expect(JSON.stringify(events)).not.toMatch(/云栖|栖霞路/);
    });
  });

  describe('what later cases do to it', () => {
    test('a renewal begins a new term and edition; the number stays and the identifier’s version rises', async () => {
      const first = await room.issued();
      await room.tell(
        'c2',
        received({ kind: 'renewal', licence: first.id, expiry: '2030-10-19' }),
        decided('2030-10-19', { deemed: true }),
      );
      await room.follow();
      const row = await room.rowOf();
      expect(row).toMatchObject({
        number: first.number,
        edition: 2,
        from: '2030-10-20',
        until: '2034-10-19',
        state: 'in-force',
      });
      expect(row.identifier).toContain('.002.');
      expect((await room.viewOf()).events.at(-1)).toMatchObject({
        title: { zh: '视为准予延续' },
        article: '许可法50.2',
      });
      expect(await licenceOfCase(room.db, room.deps.bureau, 'c2')).toBeUndefined();
    });
    test('a change keeps the term; the old code then says that there is a newer edition', async () => {
      const first = await room.issued();
      const old = await room.codeOf();
      room.given = { ...SPA, face: [{ label: t('单位名称'), from: 'holder.name', value: '松澜云栖酒店有限公司' }] };
      await room.tell('c2', received({ kind: 'change', licence: first.id }), decided('2027-01-05'));
      await room.follow();
      expect(await room.rowOf()).toMatchObject({ edition: 2, from: '2026-10-20', until: '2030-10-19' });
      expect(await verifyLicence(room.deps, old)).toMatchObject({
        verdict: 'not-valid',
        title: { zh: '已失效：有新版本' },
        face: [],
      });
      expect(await verifyLicence(room.deps, await room.codeOf())).toMatchObject({ verdict: 'valid' });
    });
    test('a cancellation on request closes it', async () => {
      const first = await room.issued();
      await room.tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2027-01-05'));
      await room.follow();
      expect(await room.rowOf()).toMatchObject({ state: 'cancelled', lapseOn: null });
    });
    test('a complaint of false identity suspends it until it is cleared', async () => {
      await room.issued();
      await room.tell('c1', { type: 'Frozen', on: '2026-11-10', complaint: 'x-1' });
      await room.follow();
      expect(await room.rowOf()).toMatchObject({ state: 'suspended', since: '2026-11-10' });
      await room.tell('c1', { type: 'Unfrozen', on: '2026-11-18', finding: false });
      await room.follow();
      expect(await room.rowOf()).toMatchObject({ state: 'in-force', since: '2026-11-18' });
    });
    test('a slip mended in the decision makes a new edition', async () => {
      await room.issued();
      await room.tell('c1', { type: 'DecisionCorrected', on: '2026-10-23', field: 'address' });
      await room.follow();
      expect(await room.rowOf()).toMatchObject({ edition: 2, state: 'in-force' });
    });
    test('a slip mended in the decision of a change mends the changed edition; one in an earlier decision undoes nothing', async () => {
      const first = await room.issued();
      const moved = { ...SPA, face: [{ label: t('单位名称'), from: 'holder.name', value: '松澜云栖酒店有限公司' }] };
      room.given = { ...moved, decidedOn: day('2027-01-05') };
      await room.tell('c2', received({ kind: 'change', licence: first.id }), decided('2027-01-05'));
      await room.follow();
      await room.tell('c1', { type: 'DecisionCorrected', on: '2027-01-07', field: 'address' });
      await room.follow();
      expect(await room.rowOf()).toMatchObject({ edition: 2 });
      room.given = {
        ...moved,
        face: [{ ...moved.face[0]!, value: '松澜云栖大酒店有限公司' }],
        decidedOn: day('2027-01-08'),
      };
      await room.tell('c2', { type: 'DecisionCorrected', on: '2027-01-08', field: 'name' });
      await room.follow();
      expect(await room.rowOf()).toMatchObject({ edition: 3 });
      expect((await room.viewOf()).face.map((f) => f.value)).toContain('松澜云栖大酒店有限公司');
      expect((await modelOf()).date).toBe('2027年1月5日');
    });
    test('a reissue after a change keeps the date of the change under the seal', async () => {
      const first = await room.issued();
      room.given = { ...SPA, decidedOn: day('2027-01-05') };
      await room.tell('c2', received({ kind: 'change', licence: first.id }), decided('2027-01-05'));
      await room.follow();
      const lost = { act: 'reissue', version: 2, why: 'lost', statement: '声明 1 号' } as const;
      expect(await room.act(officer('p-del', 'delivery'), lost, 'reissue-lost-1')).toMatchObject({ kind: 'done' });
      expect((await modelOf()).date).toBe('2027年1月5日');
    });
    test('a complaint of false identity against a change suspends the licence too', async () => {
      const first = await room.issued();
      await room.tell('c2', received({ kind: 'change', licence: first.id }), decided('2027-01-05'));
      await room.tell('c2', { type: 'Frozen', on: '2027-01-10', complaint: 'x-2' });
      await room.follow();
      expect(await room.rowOf()).toMatchObject({ state: 'suspended', since: '2027-01-10' });
    });
    test('a broken promise proposes revocation', async () => {
      const row = await room.issued();
      await append(room.db, {
        bureau: room.deps.bureau,
        stream: { kind: 'obligation', id: 'o-1' },
        expected: NEW_STREAM,
        envelope: {
          instant: room.clock.now(),
          day: room.clock.today(),
          act: 'break',
          actor: 'p',
          post: 'head',
          channel: 'window',
        },
        events: [{ type: 'Broken', on: '2026-11-20', licence: row.id, fraud: true } as never],
      });
      await room.follow();
      expect((await room.viewOf()).events.at(-1)).toMatchObject({
        title: { zh: '提出处理' },
        article: '许可法69.2',
      });
    });
  });

  describe('许可法 第五十条: time', () => {
    test('it expires the day after its last day, once; one with a renewal in time does not', async () => {
      await room.issued();
      expect(await expireLicences(room.deps, day('2030-10-19'))).toBe(0);
      room.renewal = 'protected';
      expect(await expireLicences(room.deps, day('2030-10-20'))).toBe(0);
      room.renewal = 'none';
      expect(await expireLicences(room.deps, day('2030-10-20'))).toBe(1);
      expect(await expireLicences(room.deps, day('2030-10-20'))).toBe(0);
      expect(await room.rowOf()).toMatchObject({ state: 'expired', since: '2030-10-19', lapseOn: null });
    });
    test('a late renewal suspends where the item says so', async () => {
      await room.issued();
      room.renewal = 'late-suspends';
      expect(await expireLicences(room.deps, day('2030-10-20'))).toBe(1);
      expect(await room.rowOf()).toMatchObject({ state: 'suspended', since: '2030-10-20' });
    });
  });

  describe('acts of officers', () => {
    const { act } = room;
    test('propose, tell, wait, revoke; a repeated key gets the first answer; words are sealed', async () => {
      const row = await room.issued();
      const decider = officer('p-dec', 'decider');
      const head = officer('p-head', 'head');
      const propose = {
        act: 'propose',
        version: 1,
        end: 'revoke',
        ground: 'fraud',
        facts: '提交的检测报告系伪造。',
      } as const;
      const first = await act(decider, propose, 'key-00000001');
      expect(first).toEqual({ kind: 'done', done: { version: 2, events: ['EndProposed'] } });
      expect(await act(decider, propose, 'key-00000001')).toEqual(first);
      expect(await act(decider, { ...propose, ground: 'abuse' }, 'key-00000001')).toEqual({ kind: 'key-reused' });
      expect(await act(decider, propose, 'key-00000002')).toEqual({ kind: 'state-changed' });
      await act(decider, { act: 'tell', version: 2, mode: 'e' }, 'key-00000003');
      expect(await act(head, { act: 'revoke', version: 3 }, 'key-00000004')).toMatchObject({
        kind: 'refused',
        code: 'statement-window-open',
      });
      room.clock.set(at('2026-10-28'));
      expect(await act(head, { act: 'revoke', version: 3 }, 'key-00000005')).toMatchObject({ kind: 'done' });
      expect(await room.rowOf()).toMatchObject({ state: 'revoked', since: '2026-10-28' });
      const { events } = await load(room.db, room.deps.bureau, { kind: 'licence', id: row.id });
      expect(JSON.stringify(events)).not.toContain('伪造');
      expect(await licenceState(room.deps, room.db, { caseId: 'c1' })).toMatchObject({ state: 'revoked' });
    });
  });

  describe('the certificate', () => {
    test('is pressed once for each edition and read back', async () => {
      const row = await room.issued();
      const press = { ...room.deps, writer: room.writer };
      expect(await pressOf([licenceQueue(press)]).drain()).toBe(1);
      expect(await pressOf([licenceQueue(press)]).drain()).toBe(0);
      const pdf = await pressEdition(press, row.id, 1);
      expect(pdf?.kind === 'file' && pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await pressEdition(press, row.id, 2)).toBeUndefined();
    });
  });

  describe('印章规定 第二十五条: of two editions without a file', () => {
    test('the leader is asked for the one that stands, and by its edition; the replaced one waits unasked', async () => {
      const row = await room.issued();
      const lost = { act: 'reissue', version: 1, why: 'lost', statement: '声明 1 号' } as const;
      expect(await room.act(officer('p-del', 'delivery'), lost, 'reissue-lost-1')).toMatchObject({ kind: 'done' });
      expect(await room.endStandingApproval()).toMatchObject({ kind: 'done' });
      expect(await pressOf([licenceQueue({ ...room.deps, writer: room.writer })]).drain()).toBe(2);
      expect(await room.sealWaits()).toEqual([`公共场所卫生许可证（第2版） ${row.number}`]);
    });
  });

  describe('印章规定 第二十五条: at night the press works off old certificates', () => {
    test('one that nobody opened asks nobody to approve it; opened it does; a standing approval given later seals the rest', async () => {
      const { deps } = room;
      await room.issued();
      const second = await room.issued('c2');
      expect(await room.endStandingApproval()).toMatchObject({ kind: 'done' });
      const press = { ...deps, writer: room.writer };
      // 2026-11-05 02:00 in Shanghai, sixteen days later.
      room.clock.set(instant(Date.parse('2026-11-04T18:00:00Z')));
      expect(await pressOf([licenceQueue(press)]).drain()).toBe(2);
      expect(await pressOf([licenceQueue(press)]).drain()).toBe(0);
      expect(await room.sealWaits()).toEqual([]);
      expect(await pressEdition(press, second.id, 1)).toMatchObject({ kind: 'awaits' });
      expect(await room.sealWaits()).toEqual([`公共场所卫生许可证 ${second.number}`]);
      const allow = { act: 'allow', documents: ['licence'], until: '2027-01-01' };
      expect(await room.actOnSeal(allow)).toMatchObject({ kind: 'done' });
      expect(await pressOf([licenceQueue(press)]).drain()).toBe(2);
      expect(await room.sealWaits()).toEqual([]);
    });
  });

  test('a draft about a licence reads it only for its holder', async () => {
    const row = await room.issued();
    expect(await licenceSource(room.deps, room.db, row.id, 'p-spa')).toMatchObject({
      number: row.number,
      until: '2030-10-19' as Day,
    });
    expect(await licenceSource(room.deps, room.db, row.id, 'p-other')).toBeUndefined();
  });
});

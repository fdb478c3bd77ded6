import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn } from '../../../test/hand-in.ts';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import { loadBundled } from '../catalogue/index.ts';
import { addPost } from '../people/index.ts';
import { addUnit } from '../places/index.ts';
import type { DeskView, PinView, SimilarCases } from './contract.desk.ts';
import type { CaseView } from './contract.ts';

describe('what officers put beside a case and beside the queue', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  const ids: Record<string, string> = {};
  let caseId = '';
  let file = '';
  const call = (who: string, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) =>
    town.call(method, url, { ...(cookie[who] ? { cookie: cookie[who] } : {}), ...(body ? { body } : {}) });

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    await addUnit(town.db, town.bureau, { id: 'projects', name: { zh: '许可二处', en: 'Licences II' } });
    const boss = await town.person('林知远');
    ids.firm = await town.company('松澜云栖餐饮有限公司', boss);
    cookie.boss = await town.session(boss, { principal: ids.firm, mandate: null });
    for (const [who, name, post] of [
      ['acceptor', '程清和', 'acceptor'],
      ['examiner', '乔亦然', 'examiner'],
      ['colleague', '沐望舒', 'examiner'],
    ] as const) {
      ids[who] = await town.person(name);
      await town.post(ids[who], post);
      cookie[who] = await town.session(ids[who]);
    }
    ids.elsewhere = await town.person('商书言');
    const days = { from: '2026-01-01' as Day, until: null };
    const held = {
      bureau: town.bureau,
      id: town.ports.random.id(),
      person: ids.elsewhere,
      unit: 'projects',
      site: null,
    };
    await addPost(town.db, { ...held, ...days, post: 'examiner', items: ['construction-permit'] });
    cookie.elsewhere = await town.session(ids.elsewhere);
    cookie.stranger = await town.session(await town.person('路人'));
    caseId = await handIn(town, cookie.boss!, 'food-service');
    const view = (await call('acceptor', 'GET', `/api/cases/${caseId}`)).body as CaseView;
    file = view.materials.flatMap((m) => m.files)[0]!.id;
  });
  afterAll(() => town.close());

  describe('notes on pages (批注)', () => {
    const pin = (more: object = {}) => ({ file, page: 1, x: 0.25, y: 0.5, note: '布草间没有画出', ...more });
    const pins = async (who: string) =>
      (await call(who, 'GET', `/api/cases/${caseId}/pins`)).body.pins as readonly PinView[];

    test('numbered, shown to colleagues with who wrote them, never to the applicant', async () => {
      expect((await call('acceptor', 'POST', `/api/cases/${caseId}/pins`, pin())).body.n).toBe(1);
      expect((await call('examiner', 'POST', `/api/cases/${caseId}/pins`, pin({ note: '门宽' }))).body.n).toBe(2);
      expect((await pins('examiner')).map((p) => [p.n, p.by, p.mine, p.note])).toEqual([
        [1, '程清和', false, '布草间没有画出'],
        [2, '乔亦然', true, '门宽'],
      ]);
      // to the applicant the action is refused; an officer of other items is told there is no such case
      for (const [who, status] of [
        ['boss', 403],
        ['stranger', 403],
        ['elsewhere', 404],
      ] as const)
        expect((await call(who, 'GET', `/api/cases/${caseId}/pins`)).status, who).toBe(status);
    });

    test('settled by anybody of the case, taken away only by who wrote it; its number is not given again', async () => {
      const [first, second] = await pins('examiner');
      const settled = await call('examiner', 'POST', `/api/cases/${caseId}/pins/${first!.id}/settle`, {
        settled: true,
      });
      expect(settled.status).toBe(200);
      expect((await pins('acceptor'))[0]).toMatchObject({ settled: { by: '乔亦然' } });
      expect((await call('acceptor', 'DELETE', `/api/cases/${caseId}/pins/${second!.id}`)).status).toBe(404);
      expect((await call('examiner', 'DELETE', `/api/cases/${caseId}/pins/${second!.id}`)).status).toBe(200);
      expect((await call('examiner', 'POST', `/api/cases/${caseId}/pins`, pin())).body.n).toBe(3);
    });

    test.each([
      ['a file of another case', { file: 'not-of-this-case' }, 'body.file'],
      ['a page before the first', { page: 0 }, 'body.page'],
      ['a place beside the page', { x: 1.01 }, 'body.x'],
      ['no words', { note: '  ' }, 'body.note'],
    ])('%s is refused and the field named', async (_, more, field) => {
      const no = await call('examiner', 'POST', `/api/cases/${caseId}/pins`, pin(more));
      expect([no.status, no.body.error.field]).toEqual([400, field]);
    });
  });

  describe('who has the case open (在看、在办)', () => {
    const be = async (who: string, doing: string) =>
      (await call(who, 'POST', `/api/cases/${caseId}/presence`, { doing })).body;

    test('colleagues see each other on the case and in the queue until they leave', async () => {
      await be('examiner', 'reading');
      const mine = await be('acceptor', 'acting');
      expect(mine.here.map((h: { name: string; doing: string }) => [h.name, h.doing])).toEqual([['乔亦然', 'reading']]);
      expect(mine.version).toBeGreaterThan(0);
      const { rows } = (await call('examiner', 'GET', '/api/desk/queue?view=all')).body;
      expect(rows.find((r: { id: string }) => r.id === caseId).here[0]).toMatchObject({
        name: '程清和',
        doing: 'acting',
      });
      await be('acceptor', 'gone');
      expect((await be('examiner', 'reading')).here).toEqual([]);
    });

    test('it locks nothing and is not for who may not read the case', async () => {
      expect((await call('elsewhere', 'POST', `/api/cases/${caseId}/presence`, { doing: 'reading' })).status).toBe(404);
      expect((await call('boss', 'POST', `/api/cases/${caseId}/presence`, { doing: 'reading' })).status).toBe(403);
      expect((await call('examiner', 'POST', `/api/cases/${caseId}/presence`, { doing: 'sleeping' })).status).toBe(400);
    });
  });

  describe('kept views (存为视图)', () => {
    const keep = (who: string, name: string, shared: boolean) =>
      call(who, 'POST', '/api/desk/views', { name, search: { view: 'can', item: 'food-service' }, shared });
    const views = async (who: string) => (await call(who, 'GET', '/api/desk/views')).body.views as readonly DeskView[];

    test('one’s own, and what colleagues of the unit share; the same name replaces', async () => {
      await keep('examiner', '学校食堂', false);
      await keep('examiner', '国庆后集中到期', true);
      await keep('examiner', '学校食堂', false);
      expect((await views('examiner')).map((v) => [v.name, v.shared, v.mine]).sort()).toEqual([
        ['国庆后集中到期', true, true],
        ['学校食堂', false, true],
      ]);
      expect((await views('colleague')).map((v) => [v.name, v.mine, v.by])).toEqual([
        ['国庆后集中到期', false, '乔亦然'],
      ]);
      expect(await views('elsewhere')).toEqual([]);
      expect((await call('boss', 'GET', '/api/desk/views')).status).toBe(403);
    });

    test('only who kept a view drops it', async () => {
      const shared = (await views('colleague'))[0]!;
      expect((await call('colleague', 'DELETE', `/api/desk/views/${shared.id}`)).status).toBe(404);
      expect((await call('examiner', 'DELETE', `/api/desk/views/${shared.id}`)).status).toBe(200);
      expect(await views('colleague')).toEqual([]);
    });

    test('a view without a name, or with a long one, is refused and the field named', async () => {
      for (const name of ['', '   ', '长'.repeat(21)]) {
        const no = await keep('examiner', name, false);
        expect([no.status, no.body.error.field]).toEqual([400, 'body.name']);
      }
    });
  });

  describe('facets and the search of the queue', () => {
    test('facets count what the view holds and what the officer may see', async () => {
      const mine = (await call('acceptor', 'GET', '/api/desk/facets?view=all')).body;
      expect(mine.item.map((f: { key: string; n: number }) => [f.key, f.n])).toEqual([['food-service', 1]]);
      expect(mine.stage).toEqual([{ key: 'received', n: 1 }]);
      expect((await call('elsewhere', 'GET', '/api/desk/facets?view=all')).body.item).toEqual([]);
      expect((await call('acceptor', 'GET', '/api/desk/facets?view=mine')).body.item).toEqual([]);
      expect((await call('boss', 'GET', '/api/desk/facets')).status).toBe(403);
      expect((await call('acceptor', 'GET', '/api/desk/facets?view=nothing')).status).toBe(400);
    });

    test('a case is found by part of the applicant’s name and by its number, only by who may see it', async () => {
      const found = async (who: string, q: string) =>
        (await call(who, 'GET', `/api/desk/queue?view=all&q=${encodeURIComponent(q)}`)).body.rows.map(
          (r: { id: string }) => r.id,
        );
      const { number } = (await call('acceptor', 'GET', `/api/cases/${caseId}`)).body as CaseView;
      for (const q of ['云栖', ' 云 栖 ', number]) expect(await found('acceptor', q), q).toEqual([caseId]);
      expect(await found('acceptor', '没有这家')).toEqual([]);
      expect(await found('elsewhere', '云栖')).toEqual([]);
      // counts follow the same words
      const counts = (await call('acceptor', 'GET', `/api/desk/counts?view=all&q=${encodeURIComponent('云栖')}`)).body;
      expect(counts.tabs.all).toBe(1);
    });
  });

  describe('similar cases (同类)', () => {
    test('decided ones of the same item, the applicant’s own first, and nothing for strangers', async () => {
      const decided = await handIn(town, cookie.boss!, 'company-registration');
      expect(
        (await call('acceptor', 'POST', `/api/cases/${decided}/acts/decide-on-the-spot`, { articles: [] })).status,
      ).toBe(200);
      const open = await handIn(town, cookie.boss!, 'company-registration');
      const like = (await call('acceptor', 'GET', `/api/cases/${open}/similar`)).body as SimilarCases;
      expect(like.counts).toEqual({ all: 1, granted: 1, denied: 0 });
      expect(like.rows[0]).toMatchObject({ id: decided, outcome: 'granted', sameApplicant: true, sameSituation: true });
      expect(like.ofApplicant.map((r) => r.id)).not.toContain(open);
      expect((await call('elsewhere', 'GET', `/api/cases/${open}/similar`)).status).toBe(404);
      expect((await call('boss', 'GET', `/api/cases/${open}/similar`)).status).toBe(403);
    });
  });

  describe('the search among all persons', () => {
    const search = (who: string, q: string) => call(who, 'GET', `/api/desk/persons?q=${encodeURIComponent(q)}`);

    test('numbers are masked, and who searched is written down without the words', async () => {
      const { body } = await search('examiner', '林知');
      expect(body.persons.map((p: { name: string }) => p.name)).toEqual(['林知远']);
      expect(body.persons[0].number).toContain('*');
      await search('examiner', ' 林 知 ');
      const rows = await town.db.query<Record<string, unknown>>('select * from person_search order by id');
      expect(rows.map((r) => [r.by_person, r.found_count])).toEqual([
        [ids.examiner, 1],
        [ids.examiner, 1],
      ]);
      // the same words, however spaced, are the same hash: the oversight can ask for a name, nobody can read one out
      expect(rows[0]!.words_hash).toBe(rows[1]!.words_hash);
      expect(JSON.stringify(rows)).not.toContain('林知');
      await expect(town.db.query('update person_search set found_count = 0')).rejects.toThrow();
      await expect(town.db.query('delete from person_search')).rejects.toThrow();
    });

    test('not for applicants, not for one letter, thirty times a minute for one officer', async () => {
      expect((await search('boss', '林知')).status).toBe(403);
      expect((await search('examiner', '林')).status).toBe(400);
      const answers = await Promise.all(Array.from({ length: 31 }, () => search('colleague', '没有这人')));
      expect(answers.map((a) => a.status).filter((s) => s === 429)).toHaveLength(1);
      // another officer behind the same address is not held back
      expect((await search('acceptor', '没有这人')).status).toBe(200);
    });
  });

  test('个人信息保护法 第四十七条: of an erased person nothing can be read; the case says so and the queue still opens', async () => {
    await town.db.transaction((tx) => town.ports.vault.erase(tx, ids.firm!));
    for (const path of ['', '/pins', '/similar']) {
      const gone = await call('acceptor', 'GET', `/api/cases/${caseId}${path}`);
      expect([gone.status, gone.body.error.code], path).toEqual([410, 'erased']);
    }
    const page = await call('acceptor', 'GET', '/api/desk/queue?view=all');
    expect(page.status).toBe(200);
    expect(JSON.stringify(page.body)).not.toContain('云栖');
    const sought = await call('acceptor', 'GET', `/api/desk/queue?view=all&q=${encodeURIComponent('云栖')}`);
    expect([sought.status, sought.body.rows]).toEqual([200, []]);
  });
});

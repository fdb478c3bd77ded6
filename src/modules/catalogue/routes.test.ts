import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { loadBundled } from './index.ts';
import { BUNDLED } from './items/index.ts';

const NOW = instant(Date.UTC(2026, 8, 18, 2)); // Friday 18 September 2026, 10:00 in Shanghai
let town: Town;
const cookies: Record<string, string> = {};

const call = (method: 'GET' | 'POST' | 'PUT', url: string, who?: string, body?: object) =>
  town.call(method, url, { ...(who ? { cookie: cookies[who]! } : {}), ...(body ? { body } : {}) });

beforeAll(async () => {
  town = await openTown();
  town.clock.set(NOW);
  await loadBundled(town.db, town.bureau, { by: 'bundled', at: NOW, on: day('2026-09-18') });
  cookies.desk = await town.seat('desk', 'catalogue');
  for (const post of ['supervisor', 'head', 'examiner'] as const) cookies[post] = await town.seat(post, post);
});
afterAll(() => town.close());

describe('what anybody may read', () => {
  test('the list, filtered and by pages', async () => {
    const all = await call('GET', '/api/items');
    expect(all.body.total).toBe(BUNDLED.length);
    expect(all.body.items[0].item).toBe('company-registration');
    expect((await call('GET', '/api/items?audience=person')).body.items.map((i: { item: string }) => i.item)).toContain(
      'newborn-registration',
    );
    expect((await call('GET', '/api/items?theme=%E7%8E%AF%E4%BF%9D%E7%BB%BF%E5%8C%96')).body.total).toBe(2);
    // What the home page needs of the whole list comes with a page of one.
    const { items, themes, sets } = (await call('GET', '/api/items?limit=1')).body;
    expect(items).toHaveLength(1);
    expect(themes).toContainEqual({
      theme: '环保绿化',
      name: { zh: '环保绿化', en: 'Environment' },
      column: 'project',
      n: 2,
      examples: [
        { zh: '建设项目生态环境影响报告书审批', en: 'Approval of an environmental impact report' },
        { zh: '建设项目生态环境影响报告表审批', en: 'Approval of an environmental impact form' },
      ],
    });
    expect(sets.find((s: { set: string }) => s.set === 'hotel').items[0].zh).toBe('企业设立登记（营业执照）');
    const first = (await call('GET', '/api/items?limit=10')).body;
    const second = (await call('GET', `/api/items?limit=10&cursor=${first.next}`)).body;
    expect(second.items).toHaveLength(BUNDLED.length - 10);
    expect(second.next).toBeUndefined();
  });
  test('许可法 第三十条: the guide says periods, materials and, for today, the days', async () => {
    const { body } = await call('GET', '/api/items/food-service');
    expect(body.statutory.text).toEqual({
      zh: '10 个工作日，从受理起算',
      en: '10 working days from acceptance (受理)',
    });
    expect(body.today).toEqual({
      day: '2026-09-18',
      answerBy: '2026-09-24',
      promisedBy: '2026-09-24',
      statutoryBy: '2026-10-09',
      provisional: false,
      from: 'ACCEPTED',
    });
    expect(body.materials).toHaveLength(7);
    expect(body.form.sections[0].key).toBe('applicant');
    expect(body.publishedOn).toBe('2026-09-18');
  });
  test('建筑法 第八条: calendar days say so', async () => {
    const { body } = await call('GET', '/api/items/construction-permit');
    expect(body.statutory.text.zh).toBe('7 日（自然日），从收到材料起算');
    expect(body.today).toMatchObject({ statutoryBy: '2026-09-28', promisedBy: '2026-09-21' });
  });
  test('materials for a situation', async () => {
    const situation = { business: ['restaurant'], staffCerts: ['elsewhere'], filedBy: ['representative'] };
    const { status, body } = await call('POST', '/api/items/food-service/materials', undefined, { situation });
    expect(status).toBe(200);
    expect(body.ask.map((m: { ref: string }) => m.ref)).toEqual(['layout', 'rules', 'health-certs-copy']);
    expect(body.counts).toMatchObject({ ask: 3, fetched: 1 });
  });
  test('may I apply: question by question to the verdict', async () => {
    const ask = async (answers: object) =>
      (await call('POST', '/api/items/food-service/eligibility', undefined, { answers })).body;
    expect(await ask({})).toMatchObject({ question: { key: 'prepackedOnly' }, step: 1, of: 3 });
    expect(await ask({ prepackedOnly: ['yes'] })).toMatchObject({
      verdict: { outcome: 'cannot', article: '食品安全法35' },
    });
    expect(await ask({ prepackedOnly: ['no'], hasLicence: ['yes'] })).toMatchObject({
      question: { key: 'dwelling' },
      step: 3,
      of: 3,
    });
    expect(await ask({ prepackedOnly: ['no'], hasLicence: ['yes'], dwelling: ['unsure'] })).toMatchObject({
      verdict: { outcome: 'ask' },
    });
    expect(await ask({ prepackedOnly: ['no'], hasLicence: ['yes'], dwelling: ['no'] })).toMatchObject({
      verdict: { outcome: 'can' },
    });
    expect(
      (await call('POST', '/api/items/seal-filing/eligibility', undefined, { answers: {} })).body.verdict.outcome,
    ).toBe('can');
  });
  test('search, regions, industries', async () => {
    expect((await call('GET', '/api/search?q=yyzz')).body.items[0]).toMatchObject({
      item: { item: 'company-registration' },
      why: 'pinyin',
    });
    expect((await call('GET', `/api/search?q=${encodeURIComponent('开板店')}`)).body.didYouMean).toContain('开饭店');
    expect((await call('GET', '/api/regions?parent=songlan')).body.regions).toHaveLength(3);
    expect((await call('GET', '/api/industries?q=%E5%92%96%E5%95%A1')).body.industries[0].code).toBe('6232');
  });
  test('versions, of which drafts are not shown', async () => {
    await call('POST', '/api/catalogue/items/eia-report/versions', 'desk', {});
    expect(
      (await call('GET', '/api/items/eia-report/versions')).body.versions.map((v: { version: number }) => v.version),
    ).toEqual([1]);
    expect((await call('GET', '/api/items/eia-report/versions/1')).status).toBe(200);
    expect((await call('GET', '/api/items/eia-report/versions/2')).body.error.code).toBe('no-such-version');
  });
  test.each([
    ['/api/items/no-such-thing', 404],
    ['/api/items/%2e%2e%2fetc', 404],
    ['/api/items?audience=everybody', 400],
    ['/api/items?limit=0', 400],
    ['/api/items?limit=many', 400],
    ['/api/items/food-service/versions/x', 400],
    ['/api/items/food-service/versions/77', 404],
    [`/api/search?q=${'a'.repeat(101)}`, 400],
    ['/api/search', 400],
  ])('bad question %s', async (url, status) => {
    const answer = await call('GET', url);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message.zh.length).toBeGreaterThan(3);
  });
  test.each([
    [{}, 400],
    [{ situation: 'x' }, 400],
    [{ situation: { business: 'restaurant' } }, 400],
    [{ situation: { business: Array.from({ length: 51 }, () => 'a') } }, 400],
    [{ situation: JSON.parse('{"constructor":["x"],"business":["nonsense"]}') }, 200],
  ])('bad situation %#', async (payload, status) => {
    expect((await call('POST', '/api/items/food-service/materials', undefined, payload)).status).toBe(status);
  });
});

describe('the catalogue desk', () => {
  test.each([
    ['GET', '/api/catalogue/drafts'],
    ['POST', '/api/catalogue/import'],
    ['PUT', '/api/catalogue/items/eia-report/versions/2'],
    ['POST', '/api/catalogue/items/food-service/versions'],
    ['POST', '/api/catalogue/items/eia-report/versions/2/publish'],
  ] as const)('%s %s is not for visitors nor for examiners', async (method, url) => {
    expect((await call(method, url, undefined, method === 'GET' ? undefined : {})).status).toBe(401);
    expect((await call(method, url, 'examiner', method === 'GET' ? undefined : {})).status).toBe(403);
  });
  test('a draft is read, saved, reviewed and published; the guide follows at once', async () => {
    const { body: made } = await call('POST', '/api/catalogue/items/food-service/versions', 'desk', {});
    expect(made).toEqual({ item: 'food-service', version: 2 });
    const url = '/api/catalogue/items/food-service/versions/2';
    const { body: draft } = await call('GET', url, 'desk');
    expect(draft.findings).toEqual([]);
    const version = { ...draft.version, promised: { ...draft.version.promised, n: 3 } };
    const saved = await call('PUT', url, 'desk', { rev: draft.rev, version });
    expect(saved.body).toMatchObject({ state: 'draft', rev: 2 });
    expect((await call('PUT', url, 'desk', { rev: draft.rev, version })).body.error.code).toBe('version-changed');
    expect((await call('POST', `${url}/publish`, 'desk', {})).body.error.code).toBe('wrong-state');
    expect((await call('POST', `${url}/review`, 'desk', { rev: 2 })).body.state).toBe('review');
    const own = (await call('GET', url, 'desk')).body.moves;
    expect(
      own.find((m: { move: string }) => m.move === 'publish').because.map((b: { code: string }) => b.code),
    ).toEqual(['not-approved', 'edited-yourself']);
    expect((await call('POST', `${url}/approve`, 'desk', {})).body.error.code).toBe('edited-yourself');
    expect((await call('POST', `${url}/approve`, 'supervisor', { rev: 3 })).body.state).toBe('review');
    expect((await call('POST', `${url}/publish`, 'supervisor', {})).status).toBe(403);
    expect((await call('POST', `${url}/publish`, 'head', {})).body.state).toBe('published');
    const { body: seen } = await call('GET', url, 'head');
    expect(seen).toMatchObject({
      edited: [{ name: 'desk' }],
      approved: { by: { name: 'supervisor' } },
      published: { by: { name: 'head' }, on: '2026-09-18' },
    });
    const { body: guide } = await call('GET', '/api/items/food-service');
    expect(guide).toMatchObject({ version: 2, promised: { n: 3 } });
    expect(
      (await call('GET', '/api/items/food-service/versions')).body.versions.map((v: { state: string }) => v.state),
    ).toEqual(['published', 'retired']);
  });
  test('许可法 第三十条: what the lint holds against it is told with the refusal', async () => {
    await call('POST', '/api/catalogue/items/hotel-licence/versions', 'desk', {});
    const url = '/api/catalogue/items/hotel-licence/versions/2';
    const { body: draft } = await call('GET', url, 'desk');
    const other = { ...draft.version.materials[6], ref: 'other', name: { zh: '其他相关材料', en: 'Other materials' } };
    await call('PUT', url, 'desk', {
      rev: 1,
      version: { ...draft.version, materials: [...draft.version.materials, other] },
    });
    await call('POST', `${url}/review`, 'desk', {});
    await call('POST', `${url}/approve`, 'supervisor', {});
    const refused = await call('POST', `${url}/publish`, 'head', {});
    expect(refused.status).toBe(422);
    expect(refused.body.error).toMatchObject({ code: 'lint-errors', article: '许可法30' });
    expect(refused.body.error.facts.findings[0]).toContain('L-OTHER');
  });
  test('the list is narrowed by state, unit and words, and says how many', async () => {
    const list = async (q: string) => (await call('GET', `/api/catalogue/drafts?${q}`, 'desk')).body;
    const items = (page: { drafts: { item: string; version: number }[] }) =>
      page.drafts.map((d) => `${d.item}@${d.version}`);
    expect(items(await list('state=retired'))).toEqual(['food-service@1']);
    expect(items(await list('state=all&q=food-service'))).toContain('food-service@2');
    const named = await list(`state=all&q=${encodeURIComponent('开饭店')}`);
    expect(new Set(items(named).map((s) => s.split('@')[0]))).toEqual(new Set(['food-service']));
    const all = await list('state=published');
    expect(all.total).toBe(BUNDLED.length);
    const [unit] = all.departments;
    expect((await list(`state=published&department=${encodeURIComponent(unit.name)}`)).total).toBeLessThan(
      BUNDLED.length,
    );
    expect((await list(`state=published&q=${encodeURIComponent('%')}`)).total).toBe(0);
  });
  test('two versions side by side, by class; the cases of a year under both', async () => {
    const { body } = await call('GET', '/api/catalogue/items/food-service/compare?from=1&to=2', 'desk');
    expect(body.changes).toEqual([
      {
        class: 'periods',
        kind: 'changed',
        path: 'promised',
        label: { zh: '承诺时限', en: 'Promised period' },
        before: { zh: '5 个工作日，从受理起算', en: '5 working days from acceptance (受理)' },
        after: { zh: '3 个工作日，从受理起算', en: '3 working days from acceptance (受理)' },
      },
    ]);
    const replayed = await call('GET', '/api/catalogue/items/food-service/replay?from=1&to=2', 'desk');
    expect(replayed.body).toEqual({ cases: 0, since: '2025-09-19', until: '2026-09-18', same: 0, figures: [] });
    const last = await call('GET', '/api/catalogue/items/food-service/compare', 'desk');
    expect([last.body.from.version, last.body.to.version]).toEqual([1, 2]);
    const only = await call('GET', '/api/catalogue/items/health-certificate/compare', 'desk');
    expect([only.body.from.version, only.body.to.version, only.body.changes]).toEqual([1, 1, []]);
    const none = await call('GET', '/api/catalogue/items/food-service/compare?from=1&to=77', 'desk');
    expect(none.body.error).toMatchObject({ code: 'no-such-version', facts: { version: 77 } });
  });
  test('what is no version is refused with the field', async () => {
    const url = '/api/catalogue/items/hotel-licence/versions/2';
    const refused = await call('PUT', url, 'desk', { rev: 4, version: { item: 'hotel-licence', version: 2 } });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatchObject({ code: 'not-a-version', field: 'body.version' });
    expect(refused.body.error.facts.field).not.toBe('');
  });
  test('import over HTTP: a report, drafts, and broken JSON as a clear error', async () => {
    const rows = [
      {
        name: '河道种植',
        itemCode: '511A0138000000-511602000000-000-115113010833722043-1-00',
        baseCode: '511A0138000000',
        areaCode: '511602000000',
        orgCode: '0833',
        taskType: '1',
        department: '水务局',
      },
    ];
    const report = await call('POST', '/api/catalogue/import?file=rows.json', 'desk', rows);
    expect(report.body).toMatchObject({ file: 'rows.json', format: 'item-index', counts: { new: 1 } });
    expect(report.body.defects.map((d: { rule: string }) => d.rule)).toEqual(['bad-identifier']);
    const { body: drafts } = await call('GET', '/api/catalogue/drafts', 'desk');
    expect(drafts.drafts.map((d: { item: string }) => d.item)).toContain(rows[0]!.itemCode);
    const line = drafts.drafts.find((d: { item: string }) => d.item === rows[0]!.itemCode);
    expect(line.errors).toBeGreaterThan(0);
    const broken = await town.server.inject({
      method: 'POST',
      url: '/api/catalogue/import',
      headers: { cookie: cookies.desk!, 'content-type': 'application/json', 'idempotency-key': 'broken-json-key' },
      payload: '[{"broken":',
    });
    expect(broken.json().error.code).toBe('not-json');
    expect((await call('POST', '/api/catalogue/import', 'desk', [{ hello: 'world' }])).body.defects[0]).toMatchObject({
      row: 0,
      rule: 'file',
    });
  });
  test('a file beyond the usual limit of a request comes in; a tree tells how many codes it brought', async () => {
    const rows = Array.from({ length: 3 }, (_, i) => ({
      name: `大文件 ${i}`,
      itemCode: `BIG-${i}`,
      taskType: '20',
      remark: 'x'.repeat(500_000),
    }));
    expect((await call('POST', '/api/catalogue/import?file=big.json', 'desk', rows)).body.counts).toMatchObject({
      new: 3,
    });
    const tree = {
      source: 'x',
      tree: [{ code: '110000', name: '北京市', children: [{ code: '110101', name: '东城区' }] }],
    };
    expect((await call('POST', '/api/catalogue/import', 'desk', tree)).body).toMatchObject({
      format: 'tree',
      rows: 2,
      defects: [],
    });
    expect((await call('GET', '/api/regions?parent=110000')).body.regions[0].name).toBe('东城区');
  });
  test('the export comes back unchanged', async () => {
    const { body: file } = await call('GET', '/api/catalogue/export', 'desk');
    const { body: report } = await call('POST', '/api/catalogue/import', 'desk', file);
    expect(report.counts).toMatchObject({ new: 0, newVersion: 0, refused: 0, unchanged: file.items.length });
  });
});

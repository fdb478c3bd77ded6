import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../kernel/day.ts';
import { CHINA } from '../../../law/calendar.china.ts';
import { evaluate } from '../../forms/index.ts';
import { BUNDLED } from '../items/index.ts';
import { errorsOf, lintVersion } from '../lint/lint.ts';
import { materialsFor } from '../materials.ts';
import { termsOf } from '../terms.ts';
import { articleOf, chineseNumber, cleaned } from './clean.ts';
import { OWN_FORMAT, parseFile, readCatalogue, readCatalogueFile } from './read.ts';

/** An invented row in the shape of an implementation list. */
const row = {
  name: '河道内种植芦苇审批',
  taskCode: '11230109MB00000000400011900100A',
  catalogCode: '00011900100A',
  taskType: '01',
  taskVersion: 3,
  dept: '松澜新区行政审批局',
  deptCode: '11230109MB0000000X',
  useLevel: '4',
  serveType: '1,2',
  projectType: '2',
  handleType: '1,2',
  anticipateDay: 20,
  anticipateType: '1',
  anticipateExplain: '行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。',
  promiseDay: 7,
  promiseType: '1',
  limitSceneNum: 1,
  sceneReason: '核验原件',
  isFee: '0',
  acceptCondition: '不影响行洪',
  resultName: '河道种植批准证',
  resultType: '10',
  isOnline: '1',
  onlineDepth: '3,4',
  isJoint: '0',
  materials: [
    {
      order: 1,
      name: '申请书',
      need: '1',
      form: '1',
      original: 1,
      copies: 1,
      source: '10',
      byLaw: '《防洪法》第二十二条',
    },
    { order: 2, name: '位置图', need: '3', form: '3', source: '10', fillExplain: '无', remark: '一份&lt;br&gt;' },
  ],
  laws: [{ name: '《中华人民共和国防洪法》', clause: '第二十二条第二款', content: '……' }],
  windows: [{ name: '3 号窗口', address: '中心二楼', hours: '工作日' }],
  specialProcedures: [
    { kind: '9', days: 15, dayType: '1', desc: '组织专家评审' },
    { kind: '9', days: 5, dayType: '1', desc: '现场踏勘' },
  ],
  faq: [{ q: '几天能办好？', a: '答：七天。' }],
};
const read = (change: object) => readCatalogue([{ ...row, ...change }]);
const rules = (change: object) =>
  read(change).rows.flatMap((r) => r.defects.map((d) => `${d.field} ${d.rule} ${d.severity}`));

describe('a complete implementation list becomes an item people can apply for', () => {
  const version = read({}).rows[0]?.version;
  if (!version) throw new Error('the row did not come in');
  test('periods with unit, start and basis, steps within the promise', () => {
    expect(version.statutory).toMatchObject({
      n: 20,
      unit: 'WORKING_DAY',
      start: 'ACCEPTED',
      basis: { statute: '许可法', article: '42.1' },
      extension: { n: 10 },
    });
    expect(version.promised).toMatchObject({ n: 7, unit: 'WORKING_DAY' });
    expect(version.terms.steps.map((s) => [s.post, s.within])).toEqual([
      ['examiner', 5],
      ['reviewer', 1],
      ['decider', 1],
    ]);
  });
  test('materials with necessity, source and basis; what says nothing is left out', () => {
    expect(version.materials).toMatchObject([
      {
        ref: 'm1',
        necessity: 'required',
        main: true,
        source: 'applicant',
        copies: 2,
        basis: { statute: '防洪法', article: '22' },
      },
      { ref: 'm2', necessity: 'deferrable', main: false, hint: { zh: '一份' } },
    ]);
    expect(version.terms.tolerable).toBe(true);
    expect(materialsFor(version, {}).deferrable).toEqual(['m2']);
  });
  test('许可法 第四十五条: the expert review is a procedure, the site visit is told and left out', () => {
    expect(version.terms.procedures).toEqual([
      { ground: 'expert-review', maxWorkingDays: 15, basis: '许可法45', excluded: true },
    ]);
    expect(rules({})).toContain('specialProcedures[1] not-a-procedure warning');
  });
  test('a form for a person or an organisation, which can be filled in and sent', () => {
    const asked = evaluate(version.form, version.checks, { applicantKind: 'organisation' }).errors.map((e) => e.at);
    expect(asked).toEqual([
      'companyName',
      'creditCode',
      'representative',
      'contactName',
      'contactPhone',
      'title',
      'description',
      'region',
    ]);
    const answers = {
      applicantKind: 'person',
      personName: '林知远',
      personId: '11010519491231002X',
      contactName: '林知远',
      contactPhone: '13800000000',
      title: '三号堤外滩地',
      description: '种芦苇两亩',
      region: '230109',
    };
    expect(evaluate(version.form, version.checks, answers)).toMatchObject({ complete: true });
  });
  test('it can be published: only warnings are left', () => {
    const found = lintVersion(version, { calendar: CHINA, today: '2026-11-22' as Day });
    expect(errorsOf(found)).toEqual([]);
  });
  test('its licence has a kind, a name and a face, so that the way leads to a licence', () => {
    expect(version.result).toMatchObject({ type: 'licence', name: { zh: '河道种植批准证' } });
    expect(termsOf(version, '2026-11-22' as Day).licence?.kind).toMatch(/^imported-/);
  });
});

describe('every defect is told with its row, field, rule and repair', () => {
  test.each([
    [{ taskType: '77' }, 'taskType unknown-code warning'],
    [{ taskType: '02' }, 'taskType not-applied-for error'],
    [{ name: '' }, 'name field-missing error'],
    [{ serveType: '1,8' }, 'serveType unknown-code warning'],
    [{ handleType: '7' }, 'handleType unknown-code warning'],
    [{ anticipateDay: 'soon' }, 'anticipateDay not-a-period warning'],
    [{ anticipateDay: -1 }, 'anticipateDay not-a-period warning'],
    [{ anticipateType: '8' }, 'anticipateDay unknown-code warning'],
    [{ onlineDepth: '9' }, 'onlineDepth unknown-code warning'],
    [{ resultType: '55' }, 'resultType unknown-code warning'],
    [{ resultName: '关于XX项目的批复' }, 'resultName placeholder warning'],
    [{ themeLegal: '040' }, 'themeLegal unknown-code warning'],
    [{ deptCode: '2222222222222' }, 'deptCode bad-identifier warning'],
    [{ taskCode: 'ABC123' }, 'taskCode code-mismatch warning'],
    [{ acceptCondition: '<p>符合&amp;nbsp;规划</p>' }, 'acceptCondition dirty-text warning'],
    [{ materials: 'all' }, 'materials row-shape warning'],
    [{ materials: [{ name: '申请书', need: '7', source: '10', form: '1' }] }, 'materials[0].need unknown-code warning'],
    [
      {
        materials: [
          { name: '图', need: '1' },
          { name: '图', need: '1' },
        ],
      },
      'materials[1].name duplicate-name warning',
    ],
    [{ materials: [{ need: '1' }] }, 'materials[0].name field-missing warning'],
    [{ laws: [{ clause: '第一条' }] }, 'laws[0].name field-missing warning'],
    [{ faq: [{ q: '第一、产权属于场所；', a: '是' }] }, 'faq[0].q not-a-question warning'],
    [{ acceptCondition: { deep: 1 } }, 'acceptCondition row-shape warning'],
    [{ acceptCondition: 'a'.repeat(100_000) }, 'acceptCondition too-long error'],
  ])('%j', (change, expected) => {
    expect(rules(change)).toContain(expected);
  });
  test('an unknown code is left out, never guessed', () => {
    expect(read({ serveType: '1,8' }).rows[0]?.version?.audience).toEqual(['person']);
    expect(read({ anticipateType: '8' }).rows[0]?.version?.statutory).toBeUndefined();
    expect(read({ resultType: '55' }).rows[0]?.version?.result).toEqual({ type: 'none' });
  });
  test('a text with tags comes in clean', () => {
    expect(read({ acceptCondition: '<p>符合&amp;nbsp;规划</p>' }).rows[0]?.version?.conditions.zh).toBe('符合 规划');
  });
  test('the same item and version twice: the second row stays out', () => {
    const file = readCatalogue([row, row, { ...row, taskVersion: 4 }]);
    expect(file.rows.map((r) => r.version !== undefined)).toEqual([true, false, true]);
    expect(file.rows[1]?.defects.map((d) => d.rule)).toContain('duplicate-row');
    expect(new Set(file.rows.map((r) => r.item)).size).toBe(1);
  });
  test('two handling items under one code are two items', () => {
    const file = readCatalogue([row, { ...row, name: '河道内种植高秆作物审批' }]);
    expect(new Set(file.rows.map((r) => r.item)).size).toBe(2);
  });
  test('both languages and a repair on every defect', () => {
    for (const d of read({ serveType: '8', deptCode: 'x', faq: [{ q: 'a', a: 'b' }] }).rows[0]?.defects ?? [])
      for (const words of [d.text, d.repair]) expect(words.zh.length * words.en.length).toBeGreaterThan(0);
  });
});

describe('broken, hostile and oversized files give one clear error', () => {
  test.each([
    ['not json', 'file'],
    ['', 'file'],
    ['{"a":', 'file'],
    ['null', 'file'],
    ['42', 'file'],
    ['[]', 'file'],
    ['[1,2,3]', 'file'],
    ['{"a":1}', 'file'],
    ['[{"hello":"world"}]', 'file'],
  ])('%s', (text, rule) => {
    const file = readCatalogueFile(text);
    expect(file.format).toBe('unknown');
    expect(file.rows).toEqual([]);
    expect(file.defects[0]).toMatchObject({ row: 0, rule, severity: 'error' });
  });
  test('a byte order mark is no fault', () => {
    expect(parseFile('\ufeff[]').ok).toBe(true);
  });
  test('rows that are no items stand beside good ones', () => {
    const file = readCatalogue([row, null, 'text', { taskCode: 'X' }, [1]]);
    expect(file.rows.map((r) => r.version !== undefined)).toEqual([true, false, false, false, false]);
  });
  test('keys of the prototype in a row change nothing', () => {
    const hostile = JSON.parse(`[${JSON.stringify(row).slice(0, -1)},"__proto__":{"name":"x"},"constructor":{}}]`);
    expect(readCatalogue(hostile).rows[0]?.version?.name.zh).toBe('河道内种植芦苇审批');
  });
  test('too many rows', () => {
    expect(readCatalogue(Array.from({ length: 50_001 }, () => 0)).defects[0]?.text.zh).toContain('上限');
  });
});

describe('our own export', () => {
  const file = { format: OWN_FORMAT, items: JSON.parse(JSON.stringify(BUNDLED)) };
  test('comes back whole, as drafts', () => {
    const back = readCatalogue(file);
    expect(back.format).toBe('oneseal');
    expect(back.rows.every((r) => r.version?.state === 'draft' && r.defects.length === 0)).toBe(true);
  });
  test('edited by hand, the field that is wrong is named', () => {
    const items = JSON.parse(JSON.stringify(BUNDLED));
    items[0].statutory.n = 'three';
    items[1].materials[0].when = { field: 'a', op: '~', than: 1 };
    items[2].surprise = true;
    const defects = readCatalogue({ format: OWN_FORMAT, items })
      .rows.slice(0, 3)
      .map((r) => r.defects[0]?.field);
    expect(defects).toEqual(['statutory.n', 'materials[0].when', 'surprise']);
  });
});

describe('small readings', () => {
  test.each([
    ['第三十三条第一款', '33.1'],
    ['第二十七条', '27'],
    ['第八条第(四)项', '8.1.4'],
    ['第一百零二条第二款第（三）项', '102.2.3'],
    ['第12条', '12'],
    ['总则', ''],
  ])('%s → %s', (clause, article) => expect(articleOf(clause)).toBe(article));
  test.each([
    ['十', 10],
    ['二十', 20],
    ['一百零八', 108],
    ['一千二百四十二', 1242],
    ['甲', undefined],
  ])('%s is %s', (s, n) => expect(chineseNumber(s)).toBe(n));
  test('entities twice encoded, control characters, blanks of every kind', () => {
    expect(cleaned('甲&amp;lt;br&amp;gt;乙\u0007\u3000 丙<b>丁</b>')).toBe('甲\n乙 丙丁');
  });
});

const DATA = new URL('../../../../../shared/data/catalogue/', import.meta.url);
const there = existsSync(DATA);
if (!there) console.warn('import of the real files SKIPPED: ../shared/data/catalogue is not here');
describe.skipIf(!there)('the real files', () => {
  const real = (name: string) => readCatalogueFile(readFileSync(new URL(name, DATA), 'utf8'));
  test('twelve complete lists: all come in, eleven may be published, one asks for four government papers', () => {
    const file = real('guangxi-lingshan-implementation-lists.json');
    expect(file.format).toBe('implementation-lists');
    const versions = file.rows.map((r) => r.version!);
    expect(versions).toHaveLength(12);
    const blocked = versions.filter((v) => errorsOf(lintVersion(v, { calendar: CHINA })).length > 0);
    expect(blocked.map((v) => v.name.zh)).toEqual(['公民民族成份变更初审']);
    expect(errorsOf(lintVersion(blocked[0]!, { calendar: CHINA })).map((f) => f.rule)).toEqual([
      'L-716',
      'L-716',
      'L-716',
      'L-716',
    ]);
  });
  test('one item at versions 14, 15 and 16, promised in ten, eight and five days', () => {
    const rows = real('guangxi-lingshan-implementation-lists.json').rows.filter(
      (r) => r.name === '在宗教活动场所内改建或者新建建筑物审批',
    );
    expect(new Set(rows.map((r) => r.item)).size).toBe(1);
    expect(rows.map((r) => [r.version?.imported?.sourceVersion, r.version?.promised?.n])).toEqual([
      ['14', 10],
      ['15', 8],
      ['16', 5],
    ]);
  });
  test('1,135 items: none lost, its defects told', () => {
    const file = real('sichuan-511602-items.json');
    expect(file.rows.filter((r) => r.version)).toHaveLength(1135);
    const defects = file.rows.flatMap((r) => r.defects);
    const bad = new Set(defects.filter((d) => d.rule === 'bad-identifier').map((d) => d.value));
    expect(bad.size).toBe(12); // of 54; two more are temporary TE codes
    expect(defects.filter((d) => d.rule === 'code-mismatch')).toHaveLength(4);
    expect(defects.filter((d) => d.rule === 'duplicate-name')).toHaveLength(2);
    expect(defects.filter((d) => d.rule === 'too-long').length).toBeGreaterThanOrEqual(1);
    expect(defects.every((d) => d.severity === 'warning')).toBe(true);
  });
  test('an index has neither law nor materials, so none of it can be published as it is', () => {
    const [first] = real('sichuan-511602-items.json').rows;
    expect(errorsOf(lintVersion(first!.version!, { calendar: CHINA })).map((f) => f.path)).toEqual(
      expect.arrayContaining(['basis', 'materials']),
    );
  });
});

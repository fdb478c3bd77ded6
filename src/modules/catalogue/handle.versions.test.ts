import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import type { Day } from '../../kernel/day.ts';
import { instant } from '../../kernel/instant.ts';
import { CHINA } from '../../law/calendar.china.ts';
import { APPEND_ONLY, type Db, sqlState } from '../../platform/db.ts';
import { importJson, importText } from './handle.import.ts';
import { codeCheck, makeShelves } from './handle.shelf.ts';
import { loadBundled, moveVersion, newDraft, saveDraft } from './handle.versions.ts';
import { OWN_FORMAT } from './import/read.ts';
import { BUNDLED } from './items/index.ts';
import { itemVersion, publishedVersion, toPublished, versionRow, versionsOf } from './queries.ts';

const BUREAU = 'songlan';
const by = { by: 'tester', at: instant(Date.UTC(2026, 10, 22, 1)), on: '2026-11-22' as Day };
const reviewer = { ...by, by: 'reviewer' };
const publisher = { ...by, by: 'publisher' };
const around = { calendar: CHINA };
const sources = (n: number, change: object = {}) => ({
  name: '河道内种植芦苇审批',
  taskCode: '11230109MB00000000400011900100A',
  taskType: '01',
  taskVersion: n,
  dept: '松澜新区行政审批局',
  deptCode: '11230109MB0000000X',
  useLevel: '4',
  serveType: '1,2',
  handleType: '2',
  anticipateDay: 20,
  anticipateType: '1',
  promiseDay: 20 - n,
  promiseType: '1',
  limitSceneNum: 0,
  isFee: '0',
  resultName: '河道种植批准证',
  resultType: '10',
  isOnline: '1',
  materials: [{ name: '申请书', need: '1', form: '1', source: '10' }],
  laws: [{ name: '《中华人民共和国行政许可法》', clause: '第四十二条第一款' }],
  faq: [{ q: '几天能办好？', a: '很快。' }],
  ...change,
});

eachDatabase((_, open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());
  const refusedBy = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return '';
    } catch (error) {
      return sqlState(error);
    }
  };

  describe('bundled items', () => {
    test('are published as version 1, once', async () => {
      expect(await loadBundled(db, BUREAU, by)).toHaveLength(BUNDLED.length);
      expect(await loadBundled(db, BUREAU, by)).toEqual([]);
      const food = await publishedVersion(db, BUREAU, 'food-service');
      expect(food).toMatchObject({ version: 1, state: 'published', terms: { item: 'food-service', version: 1 } });
    });
    test('of one bureau are not those of another', async () => {
      expect(await publishedVersion(db, 'elsewhere', 'food-service')).toBeUndefined();
    });
  });

  describe('a published version never changes', () => {
    test.each([
      [
        'its content',
        `update catalogue_version set content = content || '{"level":"1"}' where bureau = 'songlan' and item = 'food-service'`,
      ],
      [
        'its state back to draft',
        `update catalogue_version set state = 'draft' where bureau = 'songlan' and item = 'food-service'`,
      ],
      [
        'the day it was published',
        `update catalogue_version set published_on = '2020-01-01' where bureau = 'songlan' and item = 'food-service'`,
      ],
      ['its number', `update catalogue_version set version = 9 where bureau = 'songlan' and item = 'food-service'`],
      ['all of it: delete', `delete from catalogue_version where bureau = 'songlan' and item = 'food-service'`],
    ])('%s', async (_name, sql) => {
      expect(await refusedBy(db.query(sql))).toBe(APPEND_ONLY);
    });
    test('nor can the table be emptied', async () => {
      expect(await refusedBy(db.query('truncate catalogue_version'))).not.toBe('');
    });
    test('nor is it saved over', async () => {
      const food = (await publishedVersion(db, BUREAU, 'food-service'))!;
      expect(await saveDraft(db, BUREAU, food, 4, by)).toMatchObject({
        kind: 'refused',
        code: 'published-never-changes',
      });
    });
  });

  describe('draft → review → published → retired', () => {
    test('a new version follows the old one, which cases keep', async () => {
      expect(await newDraft(db, BUREAU, 'food-service', by)).toEqual({ version: 2 });
      const id = { item: 'food-service', version: 2 };
      expect(await moveVersion(db, BUREAU, id, 'publish', by, around)).toMatchObject({ code: 'wrong-state' });
      const row = (await versionRow(db, BUREAU, 'food-service', 2))!;
      const shorter = { ...row.content, promised: { ...row.content.promised!, n: 4 } };
      expect(await saveDraft(db, BUREAU, shorter, 1, by)).toEqual({ rev: 2 });
      expect(await moveVersion(db, BUREAU, id, 'review', by, around)).toMatchObject({ state: 'review' });
      expect(await moveVersion(db, BUREAU, id, 'publish', publisher, around)).toMatchObject({ code: 'not-approved' });
      expect(await moveVersion(db, BUREAU, id, 'approve', by, around)).toMatchObject({ code: 'edited-yourself' });
      expect(await moveVersion(db, BUREAU, id, 'approve', reviewer, around)).toMatchObject({ state: 'review' });
      expect(await moveVersion(db, BUREAU, id, 'publish', by, around)).toMatchObject({ code: 'edited-yourself' });
      expect(await moveVersion(db, BUREAU, id, 'publish', reviewer, around)).toMatchObject({
        code: 'approved-yourself',
      });
      expect(await moveVersion(db, BUREAU, id, 'publish', publisher, around)).toMatchObject({ state: 'published' });
      expect((await publishedVersion(db, BUREAU, 'food-service'))?.terms.promised?.n).toBe(4);
      expect((await itemVersion(db, BUREAU, 'food-service', 1))?.promised?.n).toBe(5);
      expect((await versionsOf(db, BUREAU, 'food-service')).map((r) => [r.version, r.state])).toEqual([
        [2, 'published'],
        [1, 'retired'],
      ]);
    });
    test('许可法 第三十条: a version with errors is not published, and the errors are told', async () => {
      await newDraft(db, BUREAU, 'hotel-licence', by);
      const row = (await versionRow(db, BUREAU, 'hotel-licence', 2))!;
      await saveDraft(db, BUREAU, { ...row.content, promised: { ...row.content.promised!, n: 21 }, faq: [] }, 1, by);
      const id = { item: 'hotel-licence', version: 2 };
      await moveVersion(db, BUREAU, id, 'review', by, around);
      await moveVersion(db, BUREAU, id, 'approve', reviewer, around);
      const refused = await moveVersion(db, BUREAU, id, 'publish', publisher, around);
      expect(refused).toMatchObject({
        kind: 'refused',
        code: 'lint-errors',
        article: '许可法30',
        facts: { errors: 2 },
      });
      expect((await publishedVersion(db, BUREAU, 'hotel-licence'))?.version).toBe(1);
    });
    test('who saw an older revision does not overwrite the newer one', async () => {
      await newDraft(db, BUREAU, 'fire-check', by);
      const row = (await versionRow(db, BUREAU, 'fire-check', 2))!;
      expect(await saveDraft(db, BUREAU, row.content, 1, by)).toEqual({ rev: 2 });
      expect(await saveDraft(db, BUREAU, row.content, 1, by)).toMatchObject({ code: 'version-changed' });
      expect(
        await moveVersion(db, BUREAU, { item: 'fire-check', version: 2 }, 'review', by, { ...around, seen: 1 }),
      ).toMatchObject({ code: 'version-changed' });
    });
    test('two publish at once: one wins, the other is told', async () => {
      await newDraft(db, BUREAU, 'eia-form', by);
      const id = { item: 'eia-form', version: 2 };
      await moveVersion(db, BUREAU, id, 'review', by, around);
      await moveVersion(db, BUREAU, id, 'approve', reviewer, around);
      const both = await Promise.all([1, 2].map(() => moveVersion(db, BUREAU, id, 'publish', publisher, around)));
      const came = both.map((r) => ('kind' in r ? r.code : r.state));
      expect(came.filter((c) => c === 'published')).toHaveLength(1);
      expect(came.find((c) => c !== 'published')).toMatch(/wrong-state|version-changed/);
    });
    test('a save that comes in while it is published leaves the version before in force', async () => {
      const { version } = (await newDraft(db, BUREAU, 'eia-form', by)) as { version: number };
      const id = { item: 'eia-form', version };
      await moveVersion(db, BUREAU, id, 'review', by, around);
      await moveVersion(db, BUREAU, id, 'approve', reviewer, around);
      const seen = (await versionRow(db, BUREAU, 'eia-form', version))!;
      await saveDraft(db, BUREAU, seen.content, seen.rev, by);
      expect(await db.transaction((tx) => toPublished(tx, BUREAU, seen, publisher))).toBe(false);
      expect((await publishedVersion(db, BUREAU, 'eia-form'))?.version).toBe(version - 1);
    });
    test('sent back it is a draft again, with the reason; a change after an approval undoes the approval', async () => {
      await newDraft(db, BUREAU, 'land-use-planning', by);
      const id = { item: 'land-use-planning', version: 2 };
      await moveVersion(db, BUREAU, id, 'review', by, around);
      expect(await moveVersion(db, BUREAU, id, 'return', reviewer, { ...around, reason: ' ' })).toMatchObject({
        code: 'return-reason-missing',
      });
      await moveVersion(db, BUREAU, id, 'return', reviewer, { ...around, reason: '承诺时限没有写依据' });
      expect(await versionRow(db, BUREAU, id.item, 2)).toMatchObject({
        state: 'draft',
        returnedBy: 'reviewer',
        returnedReason: '承诺时限没有写依据',
      });
      await moveVersion(db, BUREAU, id, 'review', by, around);
      await moveVersion(db, BUREAU, id, 'approve', reviewer, around);
      const row = (await versionRow(db, BUREAU, id.item, 2))!;
      await saveDraft(db, BUREAU, row.content, row.rev, publisher);
      expect(await versionRow(db, BUREAU, id.item, 2)).toMatchObject({
        state: 'draft',
        approvedBy: null,
        editedBy: ['tester', 'publisher'],
      });
    });
    test('the database itself publishes nothing that nobody approved', async () => {
      await newDraft(db, BUREAU, 'seal-filing', by);
      await moveVersion(db, BUREAU, { item: 'seal-filing', version: 2 }, 'review', by, around);
      const sql = `update catalogue_version set state = 'published', published_on = '2026-11-22', published_by = 'x'
        where bureau = 'songlan' and item = 'seal-filing' and version = 2`;
      expect(await refusedBy(db.query(sql))).toBe(APPEND_ONLY);
    });
    test('an unknown version is no version', async () => {
      expect(await moveVersion(db, BUREAU, { item: 'food-service', version: 99 }, 'review', by, around)).toMatchObject({
        code: 'no-such-version',
      });
    });
  });

  describe('import', () => {
    const into = (rows: unknown) => importJson(db, 'importer', 'test.json', rows, by);
    test('versions of one item come in by their number at the source', async () => {
      const report = await into([sources(16), sources(14), sources(15)]);
      expect(report.counts).toEqual({ new: 1, newVersion: 2, unchanged: 0, refused: 0 });
      const item = report.items[0]!.item;
      const rows = await versionsOf(db, 'importer', item);
      expect(rows.map((r) => [r.version, r.sourceVersion, r.content.promised?.n])).toEqual([
        [3, '16', 4],
        [2, '15', 5],
        [1, '14', 6],
      ]);
    });
    test('the same file twice changes nothing', async () => {
      const report = await into([sources(16), sources(14), sources(15)]);
      expect(report.counts).toEqual({ new: 0, newVersion: 0, unchanged: 3, refused: 0 });
    });
    test('changed content is a new draft; mended drafts are not doubled by the old file', async () => {
      const report = await into([sources(16, { promiseDay: 3 })]);
      expect(report.counts).toMatchObject({ newVersion: 1 });
      const row = (await versionRow(db, 'importer', report.items[0]!.item, 3))!;
      await saveDraft(db, 'importer', { ...row.content, contact: { ask: '0451-80000001' } }, row.rev, by);
      expect((await into([sources(16)])).counts).toMatchObject({ unchanged: 1, newVersion: 0 });
    });
    test('an imported item goes the way to publication', async () => {
      const { item, version = 0 } = (await into([sources(16)])).items[0]!;
      expect(await moveVersion(db, 'importer', { item, version }, 'review', by, around)).toMatchObject({
        state: 'review',
      });
      await moveVersion(db, 'importer', { item, version }, 'approve', reviewer, around);
      expect(await moveVersion(db, 'importer', { item, version }, 'publish', publisher, around)).toMatchObject({
        state: 'published',
      });
      expect((await publishedVersion(db, 'importer', item))?.imported).toEqual({
        from: 'implementation-list',
        sourceVersion: '16',
      });
    });
    test('a broken file writes nothing and says why', async () => {
      const report = await importText(db, 'broken', 'x.json', '[{"taskCode":', by);
      expect(report).toMatchObject({ format: 'unknown', rows: 0, defects: [{ row: 0, rule: 'file' }] });
      expect(await db.query('select 1 from catalogue_version where bureau = $1', ['broken'])).toEqual([]);
    });
    test('our own export in another bureau: all new, then all unchanged', async () => {
      const file = { format: OWN_FORMAT, items: JSON.parse(JSON.stringify(BUNDLED)) };
      const count = async () => (await importJson(db, 'other', 'x', file, by)).counts;
      expect(await count()).toMatchObject({ new: BUNDLED.length, unchanged: 0 });
      expect(await count()).toMatchObject({ new: 0, newVersion: 0, unchanged: BUNDLED.length });
    });
    test('our own export where the same items are bundled: unchanged', async () => {
      const file = { format: OWN_FORMAT, items: JSON.parse(JSON.stringify(BUNDLED.slice(0, 1))) };
      expect((await importJson(db, BUREAU, 'x', file, by)).counts).toMatchObject({ unchanged: 1 });
    });
  });

  describe('the shelf in memory', () => {
    test('is read again after a publication and after a tree was loaded', async () => {
      const shelves = makeShelves();
      const before = await shelves.of(db, BUREAU);
      expect(await shelves.of(db, BUREAU)).toBe(before);
      expect(before.index.search('开饭店').hits[0]?.item).toBe('food-service');
      await moveVersion(db, BUREAU, { item: 'seal-filing', version: 1 }, 'retire', by, around);
      const after = await shelves.of(db, BUREAU);
      expect(after.summaries.has('seal-filing')).toBe(false);
      expect(codeCheck(after)('region', '110101')).toBe(false);
      await importJson(
        db,
        BUREAU,
        'r',
        { source: 'x', tree: [{ code: '110000', name: '北京市', children: [{ code: '110101', name: '东城区' }] }] },
        by,
      );
      const full = await shelves.of(db, BUREAU);
      expect(codeCheck(full)('region', '110101')).toBe(true);
      expect(codeCheck(full)('industry', '6210')).toBe(true);
      expect(codeCheck(full)('industry', '9999')).toBe(false);
    });
  });
});

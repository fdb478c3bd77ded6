import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { at, decided, licenceRoom, officer, received } from '../../../test/licence-room.ts';
import { notoSerif } from '../../platform/fonts.noto.ts';
import { missingGlyphs } from '../../platform/fonts.ts';
import { buildServer, type Server } from '../../platform/http/server.ts';
import { BUNDLED, loadBundled } from '../catalogue/index.ts';
import type { Viewer } from '../people/index.ts';
import type { TemplateView } from './contract.template.ts';
import { pressEdition } from './jobs.ts';
import { editionOf } from './queries.ts';
import { registerTemplates } from './routes.template.ts';
import type { LicenceTemplate } from './template.ts';

const person = (id: string, ...posts: string[]): Viewer => ({
  kind: 'person',
  person: id,
  posts: posts.map((post) => ({ post: post as never, unit: 'u1', items: 'all' })),
  admin: false,
});
const VIEWERS: Record<string, Viewer> = {
  ke: person('p-ke', 'catalogue'),
  bo: person('p-bo', 'catalogue'),
  head: person('p-head', 'head'),
};
const FOOD = BUNDLED.find((v) => v.item === 'food-service')!;

eachDatabase((_, open) => {
  const room = licenceRoom(open);
  let app: Server;
  let keys = 0;

  beforeEach(async () => {
    const { db, deps, clock, writer } = room;
    room.given = {
      ...room.given,
      item: 'food-service',
      kind: 'food-service',
      name: FOOD.result.name!,
      series: '松食许',
      holder: { id: 'p-qing', name: '青禾餐饮有限公司' },
      face: FOOD.result.face!.map((f) =>
        f.from.startsWith('decision.')
          ? f
          : { ...f, value: f.from === 'holder.name' ? '青禾餐饮有限公司' : `某${f.label.zh}` },
      ),
      years: 5,
    };
    await loadBundled(db, deps.bureau, { by: 'bundled', at: clock.now(), on: clock.today() }, [FOOD]);
    app = await buildServer();
    app.decorateRequest('viewer', null as never);
    app.addHook('onRequest', async (request) => {
      request.viewer = VIEWERS[String(request.headers['x-test-viewer'])]!;
    });
    registerTemplates(app, { ...deps, writer, missingGlyphs: (text) => missingGlyphs(text, notoSerif()) });
    return async () => app.close();
  });

  const url = '/api/licence-templates/food-service';
  const send = (method: 'PUT' | 'POST', path: string, viewer: string, body: object) =>
    app.inject({
      method,
      url: `${url}${path}`,
      headers: { 'x-test-viewer': viewer, 'content-type': 'application/json', 'idempotency-key': `template-${++keys}` },
      payload: JSON.stringify(body),
    });
  const seen = async (viewer = 'ke') =>
    (await app.inject({ url, headers: { 'x-test-viewer': viewer } })).json() as TemplateView;
  const bigger = (template: LicenceTemplate, title: string): LicenceTemplate => ({ ...template, title });
  const publish = async (title: string) => {
    const now = await seen();
    const { rev } = (await send('PUT', '/draft', 'ke', { rev: 0, template: bigger(now.template, title) })).json();
    return send('POST', '/publish', 'bo', { rev });
  };
  const words = async (pdf: Buffer): Promise<string> => {
    const file = `${room.folder}/template-${++keys}.pdf`;
    await writeFile(file, pdf);
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  };

  describe('a template is data: drafted by one, published by another', () => {
    test('it begins with the one of the program, version 0', async () => {
      const now = await seen();
      expect(now).toMatchObject({ version: 0, versions: [], edit: { may: true }, publish: { may: false } });
      expect(now.template.fields.map((f) => f.label.zh)).toContain('经营项目');
      expect((await seen('head')).edit.may).toBe(false);
    });
    test('who wrote it may not publish it; another keeper may; who reads an old draft is told', async () => {
      const { template } = await seen();
      const kept = await send('PUT', '/draft', 'ke', { rev: 0, template: bigger(template, '食品经营许可证（正本）') });
      expect(kept.json()).toEqual({ rev: 1, findings: [] });
      expect((await send('PUT', '/draft', 'bo', { rev: 0, template })).json().error).toMatchObject({
        code: 'template-changed',
      });
      expect((await seen()).publish).toEqual({
        may: false,
        because: { zh: '您写过这份草稿，不能自己发布。', en: expect.any(String) },
      });
      expect((await send('POST', '/publish', 'ke', { rev: 1 })).json().error.code).toBe('template-own');
      expect((await send('POST', '/publish', 'bo', { rev: 7 })).json().error.code).toBe('template-changed');
      expect((await send('POST', '/publish', 'bo', { rev: 1 })).json()).toEqual({ version: 1 });
      expect(await seen()).toMatchObject({
        version: 1,
        template: { title: '食品经营许可证（正本）' },
        versions: [{ version: 1 }],
      });
      expect((await send('POST', '/publish', 'bo', { rev: 1 })).json().error.code).toBe('template-no-draft');
    });
    test('a faulty draft is kept and neither published nor drawn, and the place is named', async () => {
      const { template } = await seen();
      const bad = {
        ...template,
        fields: [...template.fields, { from: 'answer.shoe', label: { zh: '鞋码', en: 'Shoe' } }],
      };
      const kept = (await send('PUT', '/draft', 'ke', { rev: 0, template: bad })).json();
      expect(kept.findings).toMatchObject([{ code: 'template-field-unknown', field: 'fields.8.from' }]);
      for (const [path, viewer, body] of [
        ['/publish', 'bo', { rev: 1 }],
        ['/preview', 'ke', { template: bad }],
      ] as const) {
        const answer = await send('POST', path, viewer, body);
        expect(answer.statusCode).toBe(422);
        expect(answer.json().error).toMatchObject({ code: 'template-faulty', field: 'body.template.fields.8.from' });
        expect(answer.json().error.message.zh).toContain('没有“鞋码”（answer.shoe）这项内容');
      }
    });
    test('a character the face lacks is named before anything is drawn', async () => {
      const { template } = await seen();
      const bad = { ...template, notes: ['请妥善保管\u{1F600}'] };
      const { findings } = (await send('PUT', '/draft', 'ke', { rev: 0, template: bad })).json();
      expect(findings[0]).toMatchObject({ code: 'template-glyph-missing', field: 'notes.0' });
      expect(findings[0].text.zh).toContain('U+1F600');
    });
    test('a look at it is a PDF that says it is none', async () => {
      const { template } = await seen();
      const plain = await send('POST', '/preview', 'ke', { template });
      expect(plain.headers['content-type']).toBe('application/pdf');
      const text = await words(plain.rawPayload);
      expect(text).toContain('某某餐饮有限公司');
      expect(text).toContain('2031年10月19日');
      const long = await send('POST', '/preview', 'ke', { template, long: true });
      expect(await words(long.rawPayload)).toContain('第二分公司');
    });
  });

  describe('an issued licence keeps the version it was made with', () => {
    const edition = async () => {
      const row = await room.rowOf();
      return { row, kept: (await editionOf(room.db, room.deps.bureau, row.id, row.edition))! };
    };
    const paper = async () => {
      const { row } = await edition();
      const pressed = await pressEdition({ ...room.deps, writer: room.writer }, row.id, row.edition);
      return words((pressed as { content: Buffer }).content);
    };
    test('issued on version 1, reissued on version 1 though 2 is out, changed on version 2', async () => {
      expect((await publish('食品经营许可证（正本）')).json()).toEqual({ version: 1 });
      const first = await room.issued();
      expect((await edition()).kept.templateVersion).toBe(1);
      expect(await paper()).toContain('（正本）');
      expect((await publish('食品经营许可证（新版）')).json()).toEqual({ version: 2 });
      await room.act(
        officer('p-del', 'delivery'),
        { act: 'reissue', version: 1, why: 'lost', statement: '声明 1 号' },
        'reissue-1',
      );
      expect((await edition()).kept).toMatchObject({ edition: 2, templateVersion: 1 });
      expect(await paper()).toContain('（正本）');
      room.clock.set(at('2027-01-05'));
      await room.tell('c2', received({ kind: 'change', licence: first.id }), decided('2027-01-05'));
      await room.follow();
      expect((await edition()).kept).toMatchObject({ edition: 3, templateVersion: 2 });
      expect(await paper()).toContain('（新版）');
    });
  });
});

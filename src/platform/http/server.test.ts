import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../../../test/database.ts';
import { refused } from '../../kernel/decision.ts';
import { platformProblem } from './messages.ts';
import { addPages } from './pages.ts';
import { refusalProblem, refuse } from './problem.ts';
import { buildServer, type Server } from './server.ts';

// The table of authority belongs to the people room; this server only needs actions with some name.
const open = { action: 'page.open' } as const;
const Body = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 10 }),
  n: Type.Integer({ minimum: 3, maximum: 9 }),
  kind: Type.Union([Type.Literal('natural'), Type.Literal('legal')]),
  size: Type.Optional(Type.Unsafe<'s' | 'l'>({ type: 'string', enum: ['s', 'l'] })),
  rows: Type.Optional(Type.Array(Type.Object({ day: Type.String({ pattern: '^\\d{4}$' }) }), { maxItems: 2 })),
});
const Answer = Type.Object({ ok: Type.Boolean(), told: Type.Optional(Type.String()) });
const key = { 'idempotency-key': 'key-00000001' };

describe('the server', () => {
  let app: Server;
  let writes = 0;
  const lines: string[] = [];
  let page: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const folder = await newFolder();
    remove = folder.remove;
    await mkdir(join(folder.path, 'assets'));
    page = join(folder.path, 'index.html');
    await writeFile(page, '<!doctype html><title>一章通</title>');
    await mkdir(join(folder.path, '.vite'));
    await writeFile(
      join(folder.path, '.vite', 'preloads.json'),
      JSON.stringify([
        { path: '/', scripts: ['assets/home.js'], styles: ['assets/home.css'] },
        { path: '/apply/$draft/check', scripts: ['assets/check.js'], styles: [] },
        { path: '/apply/$draft/$part', scripts: ['assets/part.js'], styles: [] },
      ]),
    );
    await writeFile(join(folder.path, 'assets', 'app.1a2b3c.js'), `"${'x'.repeat(4000)}"`);
    await writeFile(join(folder.path, 'assets', 'app.1a2b3c.js.br'), 'brotli twin');
    app = await buildServer({
      log: { level: 'warn' },
      logTo: { write: (line) => lines.push(line) },
      afterWrite: () => {
        writes += 1;
      },
    });
    const answers = { response: { 200: Answer } };
    app.post('/api/thing', { config: open, schema: { body: Body, ...answers } }, async () => ({ ok: true, secret: 1 }));
    app.post('/api/empty', { config: open, schema: answers }, async (request) => ({
      ok: true,
      told: request.clientKey,
    }));
    app.delete('/api/thing', { config: open, schema: answers }, async () => ({ ok: true }));
    app.post('/api/keyless', { config: { ...open, keyless: true }, schema: answers }, async () => ({ ok: true }));
    app.get(
      '/api/list',
      {
        config: open,
        schema: {
          querystring: Type.Object({
            limit: Type.Integer({ default: 20, maximum: 100 }),
            all: Type.Optional(Type.Boolean()),
          }),
          response: { 200: Type.Unknown() },
        },
      },
      async (request) => request.query,
    );
    app.get('/api/refused', { config: open, schema: answers }, async () =>
      refuse(
        refusalProblem(refused('too-late', '许可法42.1', { due: '2026-03-30' }), {
          'too-late': {
            status: 409,
            message: { zh: '期限已于 {due} 届满。', en: 'The period ended on {due}.' },
            repair: { zh: '请作出决定。', en: 'Decide now.' },
          },
        }),
      ),
    );
    app.get('/api/fault', { config: open, schema: answers }, async () => {
      throw new Error('the secret inner reason');
    });
    app.get('/api/things/:id', { config: open, schema: answers }, async () => ({ ok: true }));
    app.get('/api/nul', { config: open, schema: answers }, async () => {
      throw Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    });
    app.get('/api/twice', { config: open, schema: answers }, async () => {
      throw Object.assign(new Error('duplicate key'), { code: '23505' });
    });
    await addPages(app, folder.path);
    await app.ready();
  });
  afterAll(async () => {
    await app.close();
    await remove();
  });
  const post = (url: string, payload?: unknown, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...key, ...(payload === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    });
  const good = { name: '王小明', n: 5, kind: 'natural' };

  describe('errors have one shape and name field and repair in both languages', () => {
    test.each([
      [{ n: 5, kind: 'legal' }, 'body.name', 'required', '请填写这一项。', 'Fill in this field.'],
      [{ ...good, name: '王' }, 'body.name', 'minLength', '至少 2 个字符。', 'Use at least 2 characters.'],
      [{ ...good, name: '王'.repeat(11) }, 'body.name', 'maxLength', '最多 10 个字符。', 'Use at most 10 characters.'],
      [{ ...good, n: '5' }, 'body.n', 'type', '请填整数。', 'Give a value of type integer.'],
      [{ ...good, n: 2 }, 'body.n', 'minimum', '不能小于 3。', 'Must be at least 3.'],
      [{ ...good, n: 10 }, 'body.n', 'maximum', '不能大于 9。', 'Must be at most 9.'],
      [{ ...good, kind: 'x' }, 'body.kind', 'const', '请从中选择：natural、legal。', 'Choose one of: natural, legal.'],
      [{ ...good, size: 'm' }, 'body.size', 'enum', '请从中选择：s、l。', 'Choose one of: s, l.'],
      [
        { ...good, rows: [{ day: '2026' }, { day: 'x' }] },
        'body.rows.1.day',
        'pattern',
        '请按规定的格式填写。',
        'Use the required format.',
      ],
      [{ ...good, rows: Array(3).fill({ day: '2026' }) }, 'body.rows', 'maxItems', '最多 2 项。', 'Give at most 2.'],
      [[], 'body', 'type', '请填一组内容。', 'Give a value of type object.'],
      [{ ...good, name: '王\0明' }, 'body.name', 'nul', '请去掉看不见的控制字符。', 'Leave out the control character.'],
    ])('%j', async (payload, field, rule, zh, en) => {
      const answer = await post('/api/thing', payload);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toEqual({
        error: {
          code: 'field-invalid',
          message: { zh: '有一项填写不符合要求。', en: 'One entry is not in the required form.' },
          field,
          repair: { zh, en },
          facts: { rule },
          ref: expect.stringMatching(/^[0-9a-f]{12}$/),
        },
      });
    });

    test.each([
      ['broken JSON', () => post('/api/thing', '{"name":'), 400, 'not-json'],
      ['a poisoned prototype', () => post('/api/thing', '{"__proto__":{"admin":true}}'), 400, 'not-json'],
      ['no content type', () => post('/api/empty'), 415, 'wrong-content-type'],
      [
        'a form of another site',
        () => post('/api/thing', 'name=x', { 'content-type': 'application/x-www-form-urlencoded' }),
        415,
        'wrong-content-type',
      ],
      ['plain text', () => post('/api/thing', '{}', { 'content-type': 'text/plain' }), 415, 'wrong-content-type'],
      ['over a megabyte', () => post('/api/thing', { ...good, more: 'x'.repeat(1024 * 1024) }), 413, 'body-too-large'],
      ['no client key', () => post('/api/thing', good, { 'idempotency-key': '' }), 400, 'key-missing'],
      [
        'a client key with blanks',
        () => post('/api/thing', good, { 'idempotency-key': 'a b c d e' }),
        400,
        'key-missing',
      ],
      ['another origin', () => post('/api/thing', good, { origin: 'https://evil.example' }), 403, 'foreign-origin'],
      ['an opaque origin', () => post('/api/thing', good, { origin: 'null' }), 403, 'foreign-origin'],
      ['a cross-site fetch', () => post('/api/thing', good, { 'sec-fetch-site': 'cross-site' }), 403, 'foreign-origin'],
      ['an unknown address', () => app.inject('/api/nothing'), 404, 'not-found'],
      ['an address that cannot be read', () => app.inject('/api/%zz'), 404, 'not-found'],
      ['an address longer than any', () => app.inject(`/api/things/${'x'.repeat(201)}`), 404, 'not-found'],
      [
        'an unknown method',
        () => app.inject({ method: 'PUT', url: '/api/thing', headers: { ...key, 'content-type': 'application/json' } }),
        404,
        'not-found',
      ],
      ['a value no database keeps', () => app.inject('/api/nul'), 400, 'field-invalid'],
      ['two at once', () => app.inject('/api/twice'), 409, 'state-changed'],
    ] as const)('%s', async (_what, send, status, code) => {
      const answer = await send();
      expect(answer.statusCode).toBe(status);
      const { error } = answer.json();
      expect(error).toMatchObject({ code, message: { zh: expect.any(String), en: expect.any(String) } });
      expect(error.ref).toMatch(/^[0-9a-f]{12}$/);
    });

    test('a rule that refuses says its words, its article and its facts', async () => {
      const answer = await app.inject('/api/refused');
      expect(answer.statusCode).toBe(409);
      expect(answer.json().error).toMatchObject({
        code: 'too-late',
        message: { zh: '期限已于 2026-03-30 届满。', en: 'The period ended on 2026-03-30.' },
        repair: { zh: '请作出决定。', en: 'Decide now.' },
        article: '许可法42.1',
        facts: { due: '2026-03-30' },
      });
    });

    test('a fault of ours tells nothing but a reference, under which the log has it', async () => {
      const answer = await app.inject('/api/fault?name=王小明');
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toContain('inner reason');
      const { ref } = answer.json().error;
      const line = lines.find((l) => l.includes(ref));
      expect(line).toContain('the secret inner reason');
      expect(line).not.toContain('王小明'); // nor does the log hold what was asked
    });
  });

  describe('what is right', () => {
    test('is answered by the response schema and nothing else', async () => {
      expect((await post('/api/thing', good)).json()).toEqual({ ok: true });
      expect((await post('/api/thing', good, { origin: 'http://localhost' })).statusCode).toBe(200);
    });
    test('the client key reaches the handler, and a body may be left out', async () => {
      expect((await post('/api/empty', '')).json()).toEqual({ ok: true, told: 'key-00000001' });
      expect((await post('/api/keyless', '{}', { 'idempotency-key': '' })).statusCode).toBe(200);
      expect((await app.inject({ method: 'DELETE', url: '/api/thing', headers: key })).statusCode).toBe(200);
    });
    test('numbers and defaults of a query are read', async () => {
      expect((await app.inject('/api/list?all=true')).json()).toEqual({ limit: 20, all: true });
      expect((await app.inject('/api/list?limit=7')).json()).toEqual({ limit: 7 });
      expect((await app.inject('/api/list?limit=7000')).json().error).toMatchObject({ field: 'querystring.limit' });
    });
    test('only a write that succeeded wakes the followers', async () => {
      const before = writes;
      await post('/api/thing', good);
      await post('/api/thing', {});
      await app.inject('/api/list');
      expect(writes).toBe(before + 1);
    });
  });

  describe('headers', () => {
    test('nothing from elsewhere runs, nothing of the interface is cached', async () => {
      const { headers } = await app.inject('/api/list');
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("style-src 'self';");
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('http');
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    });
  });

  describe('pages', () => {
    test.each([
      ['/', '</assets/home.js>; rel=modulepreload, </assets/home.css>; rel=preload; as=style'],
      ['/apply/0198/check', '</assets/check.js>; rel=modulepreload'],
      ['/apply/0198/premises?lang=en', '</assets/part.js>; rel=modulepreload'],
      ['/apply/0198', undefined],
      ['/assets/app.1a2b3c.js', undefined],
    ])('%s names the files that the page needs beside the entry', async (url, link) => {
      const answer = await app.inject({ url });
      expect([answer.statusCode, answer.headers.link]).toEqual([200, link]);
    });

    test('every address that is no file gets the page', async () => {
      for (const url of ['/', '/items/food-licence', '/cases/0198?lang=en', '/a/%2e%2e/b']) {
        const answer = await app.inject(url);
        expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-cache']);
        expect(answer.body).toContain('一章通');
      }
    });
    test('who has the page is told that it is the same; built anew, it is another', async () => {
      const { headers } = await app.inject('/');
      const again = { url: '/', headers: { 'if-none-match': headers.etag } };
      expect(await app.inject(again)).toMatchObject({ statusCode: 304, body: '' });
      await writeFile(page, '<!doctype html><title>一章通：新的</title>');
      await utimes(page, new Date(), new Date(Date.now() + 5000));
      const anew = await app.inject(again);
      expect([anew.statusCode, anew.body]).toEqual([200, expect.stringContaining('新的')]);
    });
    test('hashed files are for ever, and come compressed', async () => {
      const plain = await app.inject('/assets/app.1a2b3c.js');
      expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      const small = await app.inject({ url: '/assets/app.1a2b3c.js', headers: { 'accept-encoding': 'br' } });
      expect(small.headers['content-encoding']).toBe('br');
      expect(small.body).toBe('brotli twin');
    });
    test.each([
      '/assets/gone.js',
      '/assets/../../package.json',
      '/..%2f..%2fpackage.json',
      '/assets/%00.js',
      '/%E0%A4%A',
      '/%25',
      '/assets/%25.js',
    ])('%s shows nothing of the disk', async (url) => {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.body).not.toContain('dependencies');
    });
  });
});

describe('a server does not start with a route that', () => {
  test('says not who may use it', async () => {
    const app = await buildServer();
    expect(() => app.get('/api/x', { schema: { response: { 200: Answer } } }, async () => ({ ok: true }))).toThrow(
      'declares no action',
    );
  });
  test('says not what it answers', async () => {
    const app = await buildServer();
    expect(() => app.get('/api/x', { config: open }, async () => ({ ok: true }))).toThrow(
      'declares no response schema',
    );
  });
});

describe('words', () => {
  test('a code without words is our fault, not an empty message', () => {
    expect(() => refusalProblem(refused('unheard-of'), {})).toThrow('has no words');
    expect(platformProblem('state-changed')).toMatchObject({ status: 409, message: { zh: '刚才已有别人先办了。' } });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { namedIn } from '../../platform/files.sweep.ts';
import { loadBundled } from '../catalogue/index.ts';
import type { DraftView } from './contract.ts';
import { FILES_NAMED_IN } from './queries.files.ts';

const pdf = (say: string) => Buffer.from(`%PDF-1.4\n% ${say}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

describe('files of a draft, and who sees it', () => {
  let town: Town;
  let firm: Id;
  let boss: Id;
  let agent: Id;
  let mandate: Id;
  let bossCookie = '';
  let draft = '';
  let uploads = 0;

  const upload = async (material: string, content: Buffer, cookie = bossCookie) => {
    const edge = 'oneseal-test-boundary';
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
    uploads += 1;
    const r = await town.server.inject({
      method: 'POST',
      url: `/api/drafts/${draft}/files/${material}`,
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)]),
      headers: {
        'content-type': `multipart/form-data; boundary=${edge}`,
        cookie,
        'idempotency-key': `upload-${String(uploads).padStart(8, '0')}`,
      },
    });
    return { status: r.statusCode, body: r.json() };
  };
  const read = async (cookie = bossCookie) => town.call('GET', `/api/drafts/${draft}`, { cookie });
  const view = async () => (await read()).body as DraftView;
  const filesOf = async (ref: string) => (await view()).materials.find((m) => m.ref === ref)?.files ?? [];

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    boss = await town.person('林知远');
    firm = await town.company('松澜云栖餐饮有限公司', boss);
    agent = await town.person('李代理');
    mandate = await town.mandate(firm, agent, ['food-service']);
    bossCookie = await town.session(boss, { principal: firm, mandate: null });
  });
  afterAll(() => town.close());
  const open = async (cookie: string) => {
    const opened = await town.call('POST', '/api/drafts', {
      cookie,
      body: {
        item: 'food-service',
        situation: { business: ['restaurant'], staffCerts: ['here'], filedBy: ['representative'] },
      },
    });
    draft = opened.body.id;
  };
  beforeEach(() => open(bossCookie));

  test('the same file sent again, because its answer was lost, is there once', async () => {
    const first = await upload('layout', pdf('one'));
    const again = await upload('layout', pdf('one'));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
    await upload('layout', pdf('two'));
    await upload('rules', pdf('one'));
    expect((await filesOf('layout')).map((f) => f.id)).toHaveLength(2);
    expect(await filesOf('rules')).toHaveLength(1);
    await town.call('DELETE', `/api/drafts/${draft}/files/${first.body.id}`, { cookie: bossCookie });
    expect((await upload('layout', pdf('one'))).body.id).not.toBe(first.body.id);
  });

  test('a file that comes or goes makes the draft newer, so that nobody hands in files they have not looked at', async () => {
    const before = (await view()).rev;
    const { body } = await upload('layout', pdf('one'));
    const after = (await view()).rev;
    expect(after).toBeGreaterThan(before);
    await town.call('DELETE', `/api/drafts/${draft}/files/${body.id}`, { cookie: bossCookie });
    expect((await view()).rev).toBeGreaterThan(after);
    const stale = await town.call('POST', `/api/drafts/${draft}/submit`, {
      cookie: bossCookie,
      body: { rev: after, confirmTrue: true, eDelivery: true },
    });
    expect(stale.body.error).toMatchObject({ code: 'draft-changed' });
  });

  test('a draft handed in while the file was on its way takes it no more and says so', async () => {
    const files = town.ports.files;
    const put = files.put;
    files.put = async (...of) => {
      const stored = await put(...of);
      await town.db.query("update draft set state = 'submitted' where id = $1", [draft]);
      return stored;
    };
    const late = await upload('layout', pdf('late')).finally(() => {
      files.put = put;
    });
    expect(late.status).toBe(409);
    expect(late.body.error).toMatchObject({ code: 'draft-closed' });
    expect(await town.db.query('select 1 from stored_file where owner = $1', [draft])).toEqual([]);
  });

  test('个保法47: what was taken away, or belongs to a draft thrown away, is swept; what lies in an open draft stays', async () => {
    const { files } = town.ports;
    const read = async (id: string) => {
      const [row] = await town.db.query<{ place: string }>('select place from stored_file where id = $1', [id]);
      return files.read(firm, row!.place).then(
        (b) => b.toString().includes('trailer'),
        () => false,
      );
    };
    const dropped = (await upload('layout', pdf('of a draft thrown away'))).body.id;
    await town.call('DELETE', `/api/drafts/${draft}`, { cookie: bossCookie });
    await open(bossCookie);
    const kept = (await upload('layout', pdf('kept'))).body.id;
    const gone = (await upload('layout', pdf('taken away'))).body.id;
    await town.call('DELETE', `/api/drafts/${draft}/files/${gone}`, { cookie: bossCookie });
    expect([await read(dropped), await read(kept), await read(gone)]).toEqual([true, true, true]);
    await files.sweep(-60_000, namedIn(town.db, town.bureau, FILES_NAMED_IN));
    expect([await read(dropped), await read(kept), await read(gone)]).toEqual([false, true, false]);
  });

  test('a code to go on on another device gives its draft again when the answer was lost', async () => {
    const { body } = await town.call('POST', `/api/drafts/${draft}/resume-code`, { cookie: bossCookie });
    const resume = (key: string) =>
      town.call('POST', '/api/drafts/resume', {
        cookie: bossCookie,
        body: { code: body.code },
        headers: { 'idempotency-key': key },
      });
    expect((await resume('resume-0001')).body).toEqual({ draft });
    expect((await resume('resume-0001')).body).toEqual({ draft });
    expect((await resume('resume-0002')).body.error.code).toBe('code-unknown');
  });

  test('许可法 第二十九条: who began it for another sees it while the mandate lasts, acting or not, and no longer', async () => {
    await open(await town.session(agent, { principal: firm, mandate }));
    const later = await town.session(agent);
    expect((await read(later)).status).toBe(200);
    await town.call('DELETE', `/api/mandates/${mandate}`, { cookie: bossCookie });
    expect((await read(later)).status).toBe(404);
    expect((await upload('layout', pdf('one'), later)).status).toBe(404);
    expect((await read()).status).toBe(200);
  });
});

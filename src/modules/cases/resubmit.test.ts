import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileForm, handIn } from '../../../test/hand-in.ts';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import { loadBundled } from '../catalogue/index.ts';
import type { CaseView } from './contract.ts';

describe('补正 over HTTP: the answer to a correction notice', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  let caseId = '';
  let record = '';
  const url = (path: string) => `/api/cases/${caseId}/${path}`;
  const upload = async (who: string, path: string, name: string) => {
    const { payload, headers } = fileForm(name);
    const sent = await town.server.inject({
      method: 'POST',
      url: url(path),
      payload,
      headers: { ...headers, cookie: cookie[who]! },
    });
    return { status: sent.statusCode, body: sent.json() };
  };
  const seen = async (who: string) =>
    (await town.call('GET', `/api/cases/${caseId}`, { cookie: cookie[who]! })).body as CaseView;
  const resubmit = (body: object, key: string) =>
    town.call('POST', url('resubmit'), { cookie: cookie.boss!, body, headers: { 'idempotency-key': key } });

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    const boss = await town.person('林知远');
    const firm = await town.company('松澜云栖餐饮有限公司', boss);
    cookie.boss = await town.session(boss, { principal: firm, mandate: null });
    const acceptor = await town.person('程清和');
    await town.post(acceptor, 'acceptor');
    cookie.acceptor = await town.session(acceptor);
    caseId = await handIn(town, cookie.boss, 'food-service');
    record = (await upload('acceptor', 'records', '核验照片')).body.id;
    const missing = [
      { ref: 'layout', defect: 'incomplete', note: '缺门' },
      { ref: 'staff', defect: 'inconsistent', note: '人数不对' },
    ];
    const asked = await town.call('POST', url('acts/ask-correction'), { cookie: cookie.acceptor, body: { missing } });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
  });
  afterAll(() => town.close());

  test('a material takes twenty files before it is handed in, and no more', async () => {
    for (let n = 1; n <= 20; n++) expect((await upload('boss', 'files/layout', `平面图${n}`)).status).toBe(201);
    expect((await upload('boss', 'files/layout', '平面图21')).body.error.code).toBe('too-many-files');
  });

  test('the same key again gives the first answer, although the case has moved on by it', async () => {
    const { version, answers, materials } = await seen('boss');
    const value = answers.find((a) => a.key === 'staff')!.value;
    const drawing = materials.find((m) => m.ref === 'layout')!.files.at(-1)!.id;
    const body = { version, answers: { staff: Number(value) + 1 }, files: [drawing, record] };
    const first = await resubmit(body, 'resubmit-0001');
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(await resubmit(body, 'resubmit-0001')).toMatchObject({ status: 200, body: first.body });
    const other = await resubmit({ ...body, answers: {} }, 'resubmit-0001');
    expect(other.body.error.code).toBe('key-reused');
  });

  test('a file of the bureau’s own record is none of it and stays where it is', async () => {
    const events = await town.db.query<{ refs: string[] }>(
      `select payload->'refs' as refs from trail_event where type = 'Resubmitted' and stream_id = $1`,
      [caseId],
    );
    expect(events.map((e) => e.refs)).toEqual([['layout', 'staff']]);
    const rows = await town.db.query<{ round: number }>('select round from stored_file where id = $1', [record]);
    expect(rows).toEqual([{ round: 0 }]);
    expect((await seen('acceptor')).records.map((f) => f.id)).toEqual([record]);
  });

  test('the records of a case take a hundred files; the next is refused with the repair', async () => {
    await town.db.query(
      `insert into stored_file (bureau, id, owner_kind, owner, material, holder, sealed_name, type, size, hash, place, round, added_at, added_by)
       select bureau, id || n, owner_kind, owner, material, holder, sealed_name, type, size, hash || n, place, round, added_at, added_by
         from stored_file, generate_series(1, 98) n where id = $1`,
      [record],
    );
    expect((await upload('acceptor', 'records', '第一百张')).status).toBe(201);
    const { body } = await upload('acceptor', 'records', '第一百零一张');
    expect([body.error.code, body.error.field]).toEqual(['field-invalid', 'file']);
    expect(body.error.repair.zh).toContain('合并成一个 PDF');
  });
});

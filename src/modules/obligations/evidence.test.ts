import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import { day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { ObligationEvent } from './events.ts';
import { record } from './handle.ts';

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n'.padEnd(64));

describe('责令改正: the holder shows what was put right', () => {
  let town: Town;
  let officer: Id;
  const cookies: Record<string, string> = {};
  const call = (method: 'GET' | 'POST', url: string, who: string, body?: object) =>
    town.call(method, url, { cookie: cookies[who]!, ...(body ? { body } : {}) });

  beforeAll(async () => {
    town = await openTown();
    const boss = await town.person('法定代表人');
    const firm = await town.company('松北小馆餐饮有限公司', boss);
    officer = await town.person('核查人');
    await town.post(officer, 'examiner');
    cookies.boss = await town.session(boss, { principal: firm, mandate: null });
    cookies.officer = await town.session(officer);
    cookies.other = await town.session(await town.person('别人'));
    const promised = (until: string): ObligationEvent[] => [
      {
        type: 'Promised',
        on: day('2026-11-02'),
        by: 'system',
        kind: 'commitment',
        case: 'c1',
        source: 1,
        item: 'food-service',
        debtor: firm,
        what: ['1'],
        due: day('2026-11-16'),
        consequence: 'revoke',
        deciders: [],
      },
      { type: 'Checked', on: day('2026-11-10'), by: officer, inspectors: [officer], finding: 'not-kept', record: 'r' },
      { type: 'RectifyOrdered', on: day('2026-11-10'), by: officer, until: day(until), reason: { hash: 'h' } },
    ];
    const { ports } = town;
    const deps = { ...ports, facts: {} as never };
    const envelope = {
      instant: ports.clock.now(),
      day: ports.clock.today(),
      act: 'told',
      actor: officer,
      post: 'examiner',
      channel: 'window',
    } as const;
    for (const [id, until] of [
      ['in-time', '2026-11-22'],
      ['late', '2026-11-21'],
    ] as const)
      await record(deps, town.db, { id, source: id === 'late' ? 2 : 1 }, envelope, promised(until));
  });
  afterAll(() => town.close());

  let sent = 0;
  const upload = async (who: string, id: string, content: Buffer) => {
    const edge = 'edge-of-the-evidence';
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="整改后.pdf"\r\n\r\n`;
    const answer = await town.server.inject({
      method: 'POST',
      url: `/api/obligations/${id}/files`,
      headers: {
        cookie: cookies[who]!,
        'content-type': `multipart/form-data; boundary=${edge}`,
        'idempotency-key': `evidence-${sent++}`,
      },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)]),
    });
    return { status: answer.statusCode, body: answer.json() };
  };

  test('许可法 第六十一条: files and words are seen by the officer in charge once given, and by nobody else', async () => {
    expect((await upload('other', 'in-time', PDF)).status).toBe(404);
    expect((await upload('boss', 'in-time', Buffer.from('no file at all'))).status).toBe(415);
    const { status, body: file } = await upload('boss', 'in-time', PDF);
    expect(status).toBe(201);
    expect(file).toMatchObject({ name: '整改后.pdf', type: 'application/pdf', size: 64 });
    expect((await call('GET', '/api/obligations/in-time/evidence', 'officer')).body).toEqual({ files: [] });
    const given = await call('POST', '/api/obligations/in-time/acts/give-evidence', 'boss', {
      version: 3,
      words: '消毒柜已换新。',
      hashes: [file.hash],
    });
    expect(given.body).toMatchObject({ events: ['EvidenceGiven'] });
    const [event] = await town.db.query(
      `select channel, post from trail_event where stream_id = 'in-time' and type = 'EvidenceGiven'`,
    );
    expect(event).toEqual({ channel: 'web', post: 'applicant' });
    const evidence = await call('GET', '/api/obligations/in-time/evidence', 'officer');
    expect(evidence.body).toEqual({ on: '2026-11-22', late: false, words: '消毒柜已换新。', files: [file] });
    const path = `/api/obligations/in-time/files/${file.hash}`;
    expect((await call('GET', path, 'officer')).headers['content-type']).toBe('application/pdf');
    for (const url of ['/api/obligations/in-time/evidence', path])
      expect((await call('GET', url, 'other')).status, url).toBe(404);
    // Given is given: a second round would need a second order.
    expect((await upload('boss', 'in-time', PDF)).body.error.code).toBe('wrong-state');
  });

  test('sixty files are enough: the next is refused with the repair', async () => {
    await town.db.query(
      `insert into obligation_file (bureau, obligation, hash, holder, place, type, size, sealed_name, added_at, added_by)
       select bureau, 'late', lpad(n::text, 64, '0'), holder, place, type, size, sealed_name, added_at, added_by
         from obligation_file, generate_series(1, 59) n where obligation = 'in-time'`,
    );
    expect((await upload('boss', 'late', PDF)).status).toBe(201);
    const { body } = await upload('boss', 'late', PDF);
    expect([body.error.code, body.error.field]).toEqual(['field-invalid', 'file']);
  });

  test('ordered until 2026-11-21, given on 11-22: late; on the last day 11-22: in time', async () => {
    const given = await call('POST', '/api/obligations/late/acts/give-evidence', 'boss', {
      version: 3,
      words: '消毒柜已换新。',
    });
    expect(given.body.events).toContain('EvidenceGiven');
    expect((await call('GET', '/api/obligations/late/evidence', 'officer')).body.late).toBe(true);
  });

  test('a file that was not given to this obligation is no evidence of it', async () => {
    const refused = await call('GET', `/api/obligations/late/files/${'ab'.repeat(32)}`, 'officer');
    expect(refused.status).toBe(404);
  });
});

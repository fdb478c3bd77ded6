import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseFold } from '../src/cli/cases.ts';
import { licenceFold, obligationFold } from '../src/cli/folds.ts';
import type { Day } from '../src/kernel/day.ts';
import type { Instant } from '../src/kernel/instant.ts';
import type { CaseView } from '../src/modules/cases/contract.ts';
import { loadBundled, publishedVersion } from '../src/modules/catalogue/index.ts';
import type { DraftView } from '../src/modules/intake/contract.ts';
import type { LicenceView } from '../src/modules/licences/contract.ts';
import { verifyTrail } from '../src/platform/trail.verify.ts';
import { chanceOf } from '../src/seed/chance.ts';
import { complete } from '../src/seed/fill.ts';
import { eachDatabase } from './database.ts';
import { openTown, type Town } from './town.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** A multipart body with one file, as a browser sends it. */
const multipart = (name: string, content: Buffer, type = 'application/pdf') => {
  const boundary = 'oneseal-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
};

eachDatabase((name, open) => {
  describe(`the first way on ${name}: a company gets a food-service licence`, () => {
    let town: Town;
    let cookies: Record<string, string>;
    let keys = 0;
    const at = (day: string, time = '02:00') => town.clock.set(`${day}T${time}:00.000Z` as Instant);
    const as = async (who: string) => cookies[who] ?? '';
    const get = async <T>(who: string, url: string): Promise<T> => {
      const r = await town.call('GET', url, { cookie: await as(who) });
      expect(r.status, `${url}: ${JSON.stringify(r.body)}`).toBe(200);
      return r.body as T;
    };
    const post = async (who: string, url: string, body: object) =>
      town.call('POST', url, { cookie: await as(who), body });
    const act = async (who: string, id: string, name: string, body: object = {}) => {
      const r = await post(who, `/api/cases/${id}/acts/${name}`, body);
      expect(r.status, `${name}: ${JSON.stringify(r.body)}`).toBe(200);
      return r.body as { version: number };
    };
    const upload = async (who: string, url: string, content = PDF, name = '布局图.pdf') => {
      keys += 1;
      const m = multipart(name, content);
      const r = await town.server.inject({
        method: 'POST',
        url,
        payload: m.payload,
        headers: { ...m.headers, cookie: await as(who), 'idempotency-key': `upload-${keys}-key` },
      });
      return { status: r.statusCode, body: r.json() };
    };

    beforeAll(async () => {
      town = await openTown({ db: await open() });
      at('2026-09-07');
      await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
      const boss = await town.person('林知远');
      const firm = await town.company('松澜云栖餐饮有限公司', boss);
      const hired = async (name: string, ...posts: Parameters<Town['post']>[1][]) => {
        const id = await town.person(name);
        for (const p of posts) await town.post(id, p);
        return id;
      };
      const people = {
        acceptor: await hired('程清和', 'acceptor'),
        examiner: await hired('乔亦然', 'examiner'),
        examiner2: await hired('沐望舒', 'examiner'),
        reviewer: await hired('纪明川', 'reviewer'),
        decider: await hired('蔺远', 'decider'),
        both: await hired('岳两岗', 'acceptor', 'decider'),
        delivery: await hired('项念初', 'delivery'),
        stranger: await town.person('路人'),
      };
      cookies = { boss: await town.session(boss, { principal: firm, mandate: null }) };
      for (const [k, id] of Object.entries(people)) cookies[k] = await longSession(town, id);
      cookies.boss = await longSession(town, boss, firm);
      inspectors = [people.examiner, people.examiner2];
    });
    afterAll(() => town.close());

    let inspectors: string[] = [];
    let draft: DraftView;
    let caseId = '';
    let number = '';

    test('the form is filled with what the register holds, saved field by field, and says what is missing', async () => {
      const opened = await post('boss', '/api/drafts', {
        item: 'food-service',
        situation: { business: ['restaurant'], staffCerts: ['here'], filedBy: ['representative'] },
      });
      expect(opened.status).toBe(201);
      draft = opened.body as DraftView;
      expect(draft.answers.companyName).toBe('松澜云栖餐饮有限公司');
      expect(draft.provenance.companyName?.from).toBe('business-licence');
      expect(draft.complete).toBe(false);
      expect(draft.ifSubmittedToday).toMatchObject({ answerBy: '2026-09-14', statutoryBy: '2026-09-20' });
      const version = (await publishedVersion(town.db, town.bureau, 'food-service'))!;
      const answers = complete(version, draft.situation, draft.answers as never, chanceOf(4), town.clock.today());
      for (const [field, value] of Object.entries(answers)) {
        const r = await town.call('PATCH', `/api/drafts/${draft.id}`, {
          cookie: await as('boss'),
          body: { field, value, seen: draft.rev, device: 'laptop' },
        });
        expect(r.status, field).toBe(200);
      }
      draft = await get('boss', `/api/drafts/${draft.id}`);
      expect(draft.errors.map((e) => e.at)).toEqual(['material.layout', 'material.rules']);
    });

    test('another device may not overwrite a newer value unseen', async () => {
      const r = await town.call('PATCH', `/api/drafts/${draft.id}`, {
        cookie: await as('boss'),
        body: { field: 'companyName', value: '别的名字', seen: 1, device: 'phone' },
      });
      expect(r.status).toBe(409);
      expect(r.body.error).toMatchObject({ code: 'read-only', field: 'companyName' });
    });

    test('an incomplete application is not received, and the errors name the fields', async () => {
      const r = await post('boss', `/api/drafts/${draft.id}/submit`, {
        rev: draft.rev,
        confirmTrue: true,
        eDelivery: true,
      });
      expect(r.status).toBe(422);
      expect(r.body.error.facts.fields).toContain('material.layout');
    });

    test('a file is typed by its content; a program is refused with the repair', async () => {
      const bad = await upload(
        'boss',
        `/api/drafts/${draft.id}/files/layout`,
        Buffer.from('MZ\u0090\u0000 not a pdf at all'),
        '布局图.pdf',
      );
      expect(bad.status).toBe(415);
      expect(bad.body.error.repair.zh).toContain('PDF');
      for (const ref of ['layout', 'rules'])
        expect((await upload('boss', `/api/drafts/${draft.id}/files/${ref}`)).status).toBe(201);
      draft = await get('boss', `/api/drafts/${draft.id}`);
      expect(draft.complete).toBe(true);
    });

    test('许可法 第二十九条: received, once, however often the button is pressed', async () => {
      const headers = { 'idempotency-key': 'submit-key-once-1' };
      const body = { rev: draft.rev, confirmTrue: true, eDelivery: true };
      const both = await Promise.all(
        [1, 2].map(async () =>
          town.call('POST', `/api/drafts/${draft.id}/submit`, { cookie: await as('boss'), body, headers }),
        ),
      );
      expect(both.map((r) => r.status)).toEqual([201, 201]);
      expect(both[0]!.body).toEqual(both[1]!.body);
      caseId = both[0]!.body.caseId;
      number = both[0]!.body.number;
      expect(both[0]!.body.answerBy).toBe('2026-09-14');
      const all = await get<{ id: string }[]>('boss', '/api/cases/mine');
      expect(all.map((c) => c.id)).toEqual([caseId]);
    });

    test('a stranger sees nothing of it, and cannot tell whether it exists', async () => {
      expect((await town.call('GET', `/api/cases/${caseId}`, { cookie: await as('stranger') })).status).toBe(404);
      expect(
        (await town.call('GET', '/api/cases/00000000-0000-7000-8000-000000000000', { cookie: await as('stranger') }))
          .status,
      ).toBe(404);
    });

    test('许可法 第三十二条: a correction names all defects once, only what was published, nothing we can fetch', async () => {
      at('2026-09-09');
      const own = await post('acceptor', `/api/cases/${caseId}/acts/ask-correction`, {
        missing: [{ ref: 'business-licence', defect: 'absent' }],
      });
      expect(own.body.error.code).toBe('obtainable');
      const invented = await post('acceptor', `/api/cases/${caseId}/acts/ask-correction`, {
        missing: [{ ref: 'bank-statement', defect: 'absent' }],
      });
      expect(invented.body.error.code).toBe('not-in-the-list');
      await act('acceptor', caseId, 'ask-correction', {
        missing: [{ ref: 'layout', defect: 'incomplete', note: '没有标出清洗消毒区，请补画。' }],
      });
      const mine = await get<CaseView>('boss', `/api/cases/${caseId}`);
      expect(mine.state).toBe('correcting');
      expect(mine.correction?.missing[0]).toMatchObject({ ref: 'layout', defect: '没有标出清洗消毒区，请补画。' });
    });

    test('the correction is answered with a new drawing; the five days start anew', async () => {
      at('2026-09-10');
      const nothing = await post('boss', `/api/cases/${caseId}/resubmit`, { version: 0, answers: {}, files: [] });
      expect(nothing.body.error.code).toBe('nothing-changed');
      const file = await upload('boss', `/api/cases/${caseId}/files/layout`, PDF, '布局图-2.pdf');
      expect(file.status).toBe(201);
      const c = await get<CaseView>('boss', `/api/cases/${caseId}`);
      const done = await post('boss', `/api/cases/${caseId}/resubmit`, {
        version: c.version,
        answers: {},
        files: [file.body.id],
      });
      expect(done.status, JSON.stringify(done.body)).toBe(200);
      const after = await get<CaseView>('acceptor', `/api/cases/${caseId}`);
      expect(after.clocks.find((k) => k.k === 'K1')?.due).toBe('2026-09-17');
      expect(after.materials.find((m) => m.ref === 'layout')).toMatchObject({
        status: 'given',
        changedOn: '2026-09-10',
      });
      expect(after.materials.find((m) => m.ref === 'layout')?.files.map((f) => f.name)).toEqual(['布局图-2.pdf']);
    });

    test('许可法 第四十二条: accepted on 09-18 in its place, due days are those of the law and explain themselves', async () => {
      at('2026-09-17');
      await act('acceptor', caseId, 'accept');
      const c = await get<CaseView>('boss', `/api/cases/${caseId}`);
      // ten working days after 09-17: 18 20 21 22 23 24 28 29 30, then 10-08 after the holidays
      expect(c.clocks.find((k) => k.k === 'K2')?.due).toBe('2026-10-08');
      expect(c.ledgers[0]?.due).toBe('2026-10-08');
      expect(c.ledgers[0]?.lines.some((l) => l.title.zh.includes('国庆'))).toBe(true);
      expect(c.ledgers[0]?.lines.at(-1)?.from).toBe('2026-10-08');
    });

    test('许可法 第三十四条: no grant without a check by two; who is not the decider is told why not', async () => {
      at('2026-09-18');
      await act('examiner', caseId, 'claim');
      const seen = await get<CaseView>('examiner', `/api/cases/${caseId}`);
      const grant = seen.acts.find((a) => a.act === 'grant');
      expect(grant).toMatchObject({ may: false, because: { code: 'not-your-post' } });
      const alone = await post('examiner', `/api/cases/${caseId}/acts/site-check`, {
        kind: 'site',
        inspectors: [inspectors[0]],
        finding: 'passed',
        recordWords: '合格',
      });
      expect(alone.body.error).toMatchObject({ code: 'two-inspectors', article: '许可法34.3' });
      await act('examiner', caseId, 'site-check', {
        kind: 'site',
        inspectors,
        finding: 'passed',
        recordWords: '八项全部合格',
      });
      await act('examiner', caseId, 'pass-on', { opinion: '建议准予' });
      await act('reviewer', caseId, 'claim');
      await act('reviewer', caseId, 'pass-on', { opinion: '同意' });
    });

    test('two officers act on one version: one wins, the other is told who came first', async () => {
      const c = await get<CaseView>('decider', `/api/cases/${caseId}`);
      await act('decider', caseId, 'claim', { version: c.version });
      const late = await post('both', `/api/cases/${caseId}/acts/claim`, { version: c.version });
      expect(late.status).toBe(409);
      expect(late.body.error).toMatchObject({ code: 'state-changed', facts: { act: 'claim', actor: '蔺远' } });
    });

    test('decided and delivered; the papers are numbered without a gap', async () => {
      await act('decider', caseId, 'grant', { articles: [] });
      await act('delivery', caseId, 'deliver', { mode: 'e', items: ['decision'] });
      await town.followers.drain();
      const c = await get<CaseView>('boss', `/api/cases/${caseId}`);
      expect(c).toMatchObject({ state: 'closed', how: 'delivered', outcome: 'granted' });
      expect(c.papers.map((p) => p.kind)).toEqual([
        'receipt',
        'correction',
        'receipt',
        'acceptance',
        'decision-granted',
        'delivery-record',
      ]);
      const pdf = await town.server.inject({
        method: 'GET',
        url: `/api/papers/${c.papers[3]!.id}/pdf`,
        headers: { cookie: await as('boss') },
      });
      expect(pdf.statusCode).toBe(200);
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
      const foreign = await town.server.inject({
        method: 'GET',
        url: `/api/papers/${c.papers[3]!.id}/pdf`,
        headers: { cookie: await as('stranger') },
      });
      expect(foreign.statusCode).toBe(404);
    });

    test('the licence lies in the wallet; anybody can check it, and an altered code is found out', async () => {
      const wallet = await get<LicenceView[]>('boss', '/api/licences/mine');
      expect(wallet).toHaveLength(1);
      const licence = wallet[0]!;
      expect(licence).toMatchObject({
        state: 'in-force',
        holder: '松澜云栖餐饮有限公司',
        caseId,
        from: '2026-09-18',
        test: true,
      });
      expect(licence.until).toBe('2031-09-17');
      const code = licence.verifyUrl.split('/verify/')[1]!;
      const good = await town.call('GET', `/api/verify/${code}`);
      expect(good.body).toMatchObject({ verdict: 'valid', test: true });
      const flipped = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
      const bad = await town.call('GET', `/api/verify/${flipped}`);
      expect(bad.body.verdict).not.toBe('valid');
      const pdf = await town.server.inject({
        method: 'GET',
        url: `/api/licences/${licence.id}/pdf`,
        headers: { cookie: await as('boss') },
      });
      expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
      const others = await town.server.inject({
        method: 'GET',
        url: `/api/licences/${licence.id}/pdf`,
        headers: { cookie: await as('stranger') },
      });
      expect(others.statusCode).toBe(404);
    });

    test('the trail verifies, its fold is what the screens read, and it holds no names', async () => {
      const folds = { case: caseFold, licence: licenceFold, obligation: obligationFold };
      const verified = await verifyTrail(town.db, town.bureau, { folds });
      expect(verified.broken).toBeUndefined();
      // A register that says otherwise than the trail is found out and named.
      await town.db.query(`update licence set until_day = until_day + 365`);
      const { broken } = await verifyTrail(town.db, town.bureau, { folds });
      expect(broken).toMatchObject({ stream: { kind: 'licence' }, differs: 'fold' });
      expect(broken?.says).toContain('screens read until');
      await town.db.query(`update licence set until_day = until_day - 365`);
      const rows = await town.db.query<{ payload: unknown }>('select payload from trail_event');
      expect(JSON.stringify(rows)).not.toMatch(/云栖|清洗消毒|建议准予|林知远/);
    });

    test('anybody with number and code sees the progress, with a wrong code nobody', async () => {
      const [row] = await town.db.query<{ code: string }>('select code from case_view where id = $1', [caseId]);
      const ok = await town.call('GET', `/api/progress?number=${number}&code=${row!.code}`);
      expect(ok.body).toMatchObject({ number, verdict: { tone: 'good' }, stages: [{}, {}, {}, {}, { state: 'done' }] });
      expect(JSON.stringify(ok.body)).not.toMatch(/云栖|林知远/);
      expect((await town.call('GET', `/api/progress?number=${number}&code=000000x`)).status).toBe(404);
    });
  });
});

/** A session that lasts over all days of the test. */
const longSession = async (town: Town, holder: string, principal?: string): Promise<string> => {
  const cookie = await town.session(holder, principal ? { principal, mandate: null } : undefined);
  await town.db.query(`update session set until = '2027-12-31T00:00:00Z'`);
  return cookie;
};

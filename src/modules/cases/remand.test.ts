import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn } from '../../../test/hand-in.ts';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { loadBundled } from '../catalogue/index.ts';
import type { CaseView } from './contract.ts';
import { materialsLast } from './remand.ts';
import { story } from './story/story.ts';
import { PERMIT } from './story/terms.ts';

const ORDER = '(2026)黑0109行初12号';

describe('materialsLast', () => {
  test('an answer to a correction names form fields too; they are no material of the new case', () => {
    const s = story(PERMIT).receive('2026-03-02');
    const missing = [
      { ref: 'plan', defect: 'illegible' as const },
      { ref: 'area', defect: 'inconsistent' as const },
    ];
    s.do('2026-03-03', 'acceptor', { act: 'ask-correction', missing });
    const plan = { ref: 'plan', hash: 'h-plan-2', grade: 'C' as const, how: 'upload' as const };
    s.do('2026-03-04', 'applicant', { act: 'resubmit', materials: [plan], fields: ['area'], answers: 'h-answers' });
    const last = materialsLast(s.now(), s.events, ['plan', 'lease']);
    expect(last.map((m) => [m.ref, m.hash])).toEqual([
      ['plan', 'h-plan-2'],
      ['lease', 'hash-lease'],
    ]);
  });
});

/** Edge 45: a court annuls; the closed case stays closed and a new one begins the same day. */
describe('发回重办: what an order sends back', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  let old = '';
  const on = (day: string) => town.clock.set(`${day}T02:00:00.000Z` as Instant);
  const act = (who: string, name: string, body: object) =>
    town.call('POST', `/api/cases/${old}/acts/${name}`, { cookie: cookie[who]!, body });
  const remand = (who: string, body: object = { order: ORDER }) =>
    town.call('POST', `/api/cases/${old}/remand`, { cookie: cookie[who]!, body });
  const seen = async (id: string) =>
    (await town.call('GET', `/api/cases/${id}`, { cookie: cookie.intake! })).body as CaseView;

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    const boss = await town.person('林知远');
    const firm = await town.company('松澜云栖餐饮有限公司', boss);
    cookie.boss = await town.session(boss, { principal: firm, mandate: null });
    for (const post of ['intake', 'acceptor', 'examiner', 'oversight'] as const) {
      const officer = await town.person(`岗位${post}`);
      await town.post(officer, post);
      cookie[post] = await town.session(officer);
    }
    on('2026-11-09');
    old = await handIn(town, cookie.boss, 'food-service');
    const reason = { branch: 'no-permit-needed', article: '许可法32.1.1', reason: '不需要许可' };
    expect((await act('acceptor', 'reject-filing', reason)).status).toBe(200);
    on('2026-11-20');
  });
  afterAll(() => town.close());

  /** What the act bar shows an officer of 发回重办. */
  const button = async (who: string) => {
    const view = (await town.call('GET', `/api/cases/${old}`, { cookie: cookie[who]! })).body as CaseView;
    const offer = view.acts.find((o) => o.act === 'remand');
    return { orders: view.orders, offer: offer && (offer.may || offer.because.code) };
  };

  test('nothing is opened without an order on record, nor after one that upholds', async () => {
    expect((await remand('intake')).body.error.code).toBe('no-order');
    expect(await button('intake')).toEqual({ orders: [], offer: undefined });
    await act('oversight', 'note-remedy', { kind: 'litigation', ref: ORDER, outcome: 'upheld' });
    expect((await remand('intake')).body.error.code).toBe('no-order');
    expect(await button('intake')).toEqual({ orders: [], offer: 'no-order' });
  });

  test('by a post that receives or accepts, not by the applicant and not by an examiner', async () => {
    await act('oversight', 'note-remedy', { kind: 'litigation', ref: ORDER, outcome: 'annulled' });
    expect((await remand('boss')).status).toBe(403);
    expect((await remand('examiner')).status).toBe(403);
    const orders = [{ ref: ORDER, kind: 'litigation', outcome: 'annulled' }];
    expect(await button('acceptor')).toEqual({ orders, offer: true });
    expect(await button('examiner')).toEqual({ orders: [], offer: undefined });
  });

  test('received and accepted on 2026-11-20, ten working days of the judgment: due 2026-12-04; the old case unchanged', async () => {
    const before = await seen(old);
    const done = await remand('intake', { order: ORDER, period: { n: 10, unit: 'WORKING_DAY' } });
    expect(done.status, JSON.stringify(done.body)).toBe(201);
    const inbox = (await town.call('GET', '/api/notices', { cookie: cookie.boss! })).body.notices;
    const about = inbox.filter((n: { facts: { case?: string } }) => n.facts.case === done.body.caseId);
    expect(about.map((n: { kind: string }) => n.kind).sort()).toEqual(['paper.acceptance', 'paper.receipt']);
    const view = await seen(done.body.caseId);
    expect(view).toMatchObject({ state: 'under-review', receivedOn: '2026-11-20' });
    const [row] = await town.db.query<{ accepted: Day; due: Day }>(
      'select accepted_on as accepted, statutory_due as due from case_view where bureau = $1 and id = $2',
      [town.bureau, done.body.caseId],
    );
    expect(row).toEqual({ accepted: '2026-11-20', due: '2026-12-04' });
    const cited = view.ledgers.flatMap((g) => g.lines.flatMap((l) => l.article.map((a) => a.label.zh)));
    expect(cited).toContain(ORDER);
    expect(cited.filter((label) => label.startsWith('order'))).toEqual([]);
    expect(view.answers).toEqual(before.answers);
    const names = (v: CaseView) => v.materials.flatMap((m) => m.files.map((f) => `${m.ref} ${f.name}`)).sort();
    expect(names(view)).toEqual(names(before));
    expect(names(view).length).toBeGreaterThan(0);
    expect((await seen(old)).version).toBe(before.version);
    const again = await remand('acceptor');
    expect(again.body.error).toMatchObject({ code: 'remand-open' });
    expect(await button('acceptor')).toEqual({ orders: [], offer: 'remand-open' });
    expect(JSON.stringify(again.body)).toContain(done.body.number);
  });
});

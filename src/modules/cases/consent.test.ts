import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn } from '../../../test/hand-in.ts';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { loadBundled } from '../catalogue/index.ts';
import type { CaseView } from './contract.ts';
import { serveLapses } from './jobs.ts';

/** Each person told says for themselves how papers reach them; what they say counts from then on and stays on record. */
describe('电子签名法 第十一条: electronic delivery needs the agreement of whoever is told', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  const ids: Record<string, string> = {};
  let id = '';
  const act = (who: string, name: string, body: object = {}) =>
    town.call('POST', `/api/cases/${id}/acts/${name}`, { cookie: cookie[who]!, body });
  const done = async (who: string, name: string, body: object = {}) => {
    const answer = await act(who, name, body);
    expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(200);
  };
  const seen = async (who: string) =>
    (await town.call('GET', `/api/cases/${id}`, { cookie: cookie[who]! })).body as CaseView;
  const choose = (who: string, eDelivery: boolean, key?: string) =>
    town.call('PUT', `/api/cases/${id}/delivery`, {
      cookie: cookie[who]!,
      body: { eDelivery },
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    });
  const waiting = async () => (await seen('examiner')).unserved.map((u) => `${u.kind} ${u.to.id}`);

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    ids.boss = await town.person('林知远');
    ids.firm = await town.company('松澜云栖餐饮有限公司', ids.boss);
    cookie.boss = await town.session(ids.boss, { principal: ids.firm, mandate: null });
    ids.neighbour = await town.person('邻居');
    cookie.neighbour = await town.session(ids.neighbour);
    cookie.stranger = await town.session(await town.person('路人'));
    for (const post of ['acceptor', 'examiner', 'intake'] as const) {
      ids[post] = await town.person(`岗位${post}`);
      await town.post(ids[post], post);
      cookie[post] = await town.session(ids[post]);
    }
    town.clock.set('2026-11-20T02:00:00.000Z' as Instant);
    id = await handIn(town, cookie.boss, 'food-service');
  });
  afterAll(() => town.close());

  test('agreed at handing in: the acceptance is served by the act; nobody else says it for the applicant', async () => {
    expect((await seen('boss')).delivery).toEqual({ eDelivery: true });
    expect((await seen('acceptor')).delivery).toBeUndefined();
    expect((await choose('stranger', false)).status).toBe(404);
    expect((await choose('examiner', false)).status).toBe(404);
    await done('acceptor', 'accept');
    expect(await waiting()).toEqual([]);
  });

  test('taken back: the next paper waits for a window or the post, and is not served electronically', async () => {
    expect((await choose('boss', false, 'consent-key-1')).body).toEqual({ eDelivery: false });
    expect((await choose('boss', false, 'consent-key-1')).body).toEqual({ eDelivery: false });
    expect((await choose('boss', true, 'consent-key-1')).body.error.code).toBe('key-reused');
    expect((await seen('boss')).delivery).toEqual({ eDelivery: false });
    await done('examiner', 'claim');
    await done('examiner', 'invite-supplement', { refs: ['layout'] });
    const [paper] = (await seen('examiner')).unserved;
    expect(paper).toMatchObject({ kind: 'supplement-invitation', to: { id: ids.firm } });
    const e = await act('intake', 'serve', { paper: { kind: paper!.kind, position: paper!.position }, mode: 'e' });
    expect(e.body.error).toMatchObject({ code: 'channel-not-in-agreement', article: '电子签名法11' });
    expect(await serveLapses(town.caseDeps)).toBe(0);
  });

  test('agreed again: what waits is served electronically at once, and stands in the inbox', async () => {
    expect((await choose('boss', true)).status).toBe(200);
    expect(await waiting()).toEqual([]);
    const told = await town.db.query(`select person from notice where kind = 'paper.supplement-invitation'`);
    expect(told).toContainEqual({ person: ids.firm });
  });

  test('the agreement of the applicant is not that of who is told of the case', async () => {
    await done('examiner', 'tell-stakeholders', { persons: [ids.neighbour], rights: ['statement', 'hearing'] });
    expect(await waiting()).toEqual([`stakeholder-notice ${ids.neighbour}`]);
    const { kind, position } = (await seen('examiner')).unserved[0]!;
    const serve = (mode: string) => act('intake', 'serve', { paper: { kind, position }, to: ids.neighbour, mode });
    expect((await serve('e')).body.error).toMatchObject({ code: 'channel-not-in-agreement', article: '电子签名法11' });
    expect((await choose('boss', false)).status).toBe(200);
    expect((await choose('neighbour', true)).status).toBe(200);
    expect((await seen('neighbour')).delivery).toEqual({ eDelivery: true });
    expect(await waiting()).toEqual([]);
  });

  test('every word stays on record and cannot be changed', async () => {
    const said = await town.db.query('select person, agreed from case_consent order by position');
    expect(said).toEqual([
      { person: ids.firm, agreed: false },
      { person: ids.firm, agreed: true },
      { person: ids.firm, agreed: false },
      { person: ids.neighbour, agreed: true },
    ]);
    await expect(town.db.query('delete from case_consent')).rejects.toThrow();
  });
});

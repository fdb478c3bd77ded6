import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn } from '../../../test/hand-in.ts';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import { loadBundled } from '../catalogue/index.ts';
import type { CaseView } from './contract.ts';

/** 许可法36, 47: whoever is told of somebody else's matter may be heard in it; the file is none of theirs. */
describe('利害关系人: somebody told of a case', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  const ids: Record<string, string> = {};
  let caseId = '';
  let file = '';
  const get = async (who: string, url: string) => town.call('GET', url, { cookie: cookie[who]! });
  const act = (who: string, name: string, body: object = {}) =>
    town.call('POST', `/api/cases/${caseId}/acts/${name}`, { cookie: cookie[who]!, body });
  const done = async (who: string, name: string, body: object = {}) => {
    const answer = await act(who, name, body);
    expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(200);
  };
  const seen = async (who: string) => (await get(who, `/api/cases/${caseId}`)).body as CaseView;

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    const boss = await town.person('林知远');
    const firm = await town.company('松澜云栖餐饮有限公司', boss);
    cookie.boss = await town.session(boss, { principal: firm, mandate: null });
    ids.neighbour = await town.person('邻居');
    cookie.neighbour = await town.session(ids.neighbour);
    const owner = await town.person('业主');
    ids.estate = await town.company('松澜物业管理有限公司', owner);
    cookie.owner = await town.session(owner, { principal: ids.estate, mandate: null });
    cookie.stranger = await town.session(await town.person('路人'));
    for (const [who, name, post] of [
      ['acceptor', '程清和', 'acceptor'],
      ['examiner', '乔亦然', 'examiner'],
      ['intake', '窗口甲', 'intake'],
    ] as const) {
      ids[who] = await town.person(name);
      await town.post(ids[who], post);
      cookie[who] = await town.session(ids[who]);
    }
    caseId = await handIn(town, cookie.boss, 'food-service');
    await done('acceptor', 'accept');
    await done('examiner', 'claim');
    await done('examiner', 'discuss', { to: [ids.acceptor], note: '内部意见：油烟管道存疑' });
    file = (await seen('examiner')).materials.flatMap((m) => m.files)[0]!.id;
  });
  afterAll(() => town.close());

  test('before they are told there is no such case for them', async () => {
    expect((await get('neighbour', `/api/cases/${caseId}`)).status).toBe(404);
    expect((await act('neighbour', 'request-hearing')).status).toBe(404);
  });

  test('许可法34.3, 36: nobody inspects who is no officer, nobody is told who is nobody', async () => {
    const inspect = (...inspectors: string[]) =>
      act('examiner', 'site-check', { kind: 'site', inspectors, finding: 'passed', recordWords: '都合格' });
    for (const second of ['anybody', ids.neighbour!])
      expect((await inspect(ids.examiner!, second)).body.error).toMatchObject({
        code: 'not-staff',
        article: '许可法34.3',
      });
    const asked = { purpose: 'opinion', to: [ids.neighbour], question: '同意吗' };
    const signing = { quorum: { q: 'all', of: [ids.examiner, 'anybody'].map((who) => ({ q: 'member', who })) } };
    for (const [name, body] of [
      ['consult', asked],
      ['open-signing', signing],
      ['discuss', { to: [ids.neighbour], note: '内部意见' }],
      ['copy', { to: ['anybody'] }],
      ['remind', { to: ['anybody'] }],
    ] as const)
      expect([name, (await act('examiner', name, body)).body.error?.code]).toEqual([name, 'not-staff']);
    const told = await act('examiner', 'tell-stakeholders', { persons: ['anybody'], rights: ['statement'] });
    expect(told.body.error).toMatchObject({ code: 'no-such-person', article: '许可法36' });
  });

  test('told, they see what the matter is and how far it is, and nothing of the file', async () => {
    await done('examiner', 'tell-stakeholders', {
      persons: [ids.neighbour, ids.estate],
      rights: ['statement', 'hearing'],
    });
    await done('examiner', 'invite-supplement', { refs: ['layout'] });
    const view = await seen('neighbour');
    expect(view.verdict.title.zh).toBe('正在审查。您现在不用做什么。');
    expect(view.clocks.map((k) => k.k)).toEqual(['K2', 'K3']);
    expect(view.ledgers.map((l) => l.clock)).toEqual(['K2']);
    expect(view).toMatchObject({ side: 'stakeholder', answers: [], materials: [], tasks: [], records: [], people: [] });
    expect(view.acts.map((a) => a.act)).toEqual(['request-hearing', 'waive-hearing']);
    const all = JSON.stringify(view);
    for (const secret of ['内部意见', '乔亦然', '程清和', '林知远', '业主', '松澜物业'])
      expect(all).not.toContain(secret);
    expect((await get('neighbour', `/api/files/${file}`)).status).toBe(404);
    expect((await get('neighbour', `/api/cases/${caseId}/messages`)).status).toBe(404);
    expect((await get('examiner', `/api/files/${file}`)).status).toBe(200);
    expect((await get('stranger', `/api/cases/${caseId}`)).status).toBe(404);
  });

  test('of the papers they read their own notice and no other', async () => {
    await town.followers.drain();
    const { papers } = await seen('neighbour');
    expect(papers.map((p) => p.kind)).toEqual(['stakeholder-notice']);
    const all = (await seen('boss')).papers;
    expect(all.map((p) => p.kind)).toContain('acceptance');
    for (const p of all) {
      const status = (await get('neighbour', `/api/papers/${p.id}/pdf`)).status;
      expect([p.kind, status === 404]).toEqual([p.kind, p.kind !== 'stakeholder-notice']);
    }
  });

  test('许可法47: served, they ask for a hearing themselves, a company through who acts for it; a stranger cannot', async () => {
    for (const to of [ids.neighbour, ids.estate]) {
      const paper = (await seen('examiner')).unserved.find((u) => u.to.id === to)!;
      await done('intake', 'serve', { paper: { kind: paper.kind, position: paper.position }, to, mode: 'window' });
    }
    expect((await seen('neighbour')).verdict.title.zh).toMatch(/您可以申请听证/);
    await done('neighbour', 'request-hearing');
    expect((await seen('neighbour')).verdict.title.zh).toMatch(/^您申请了听证/);
    expect((await seen('boss')).verdict.title.zh).not.toMatch(/^您申请了听证/);
    await done('owner', 'request-hearing');
    await done('owner', 'cancel-hearing');
    expect((await act('stranger', 'request-hearing')).status).toBe(404);
    expect((await act('neighbour', 'withdraw')).body.error.code).toBe('not-your-post');
    const events = (await seen('examiner')).history.map((h) => h.type);
    expect(events.filter((type) => type === 'HearingRequested')).toHaveLength(2);
  });
});

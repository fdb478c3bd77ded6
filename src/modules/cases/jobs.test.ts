import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn } from '../../../test/hand-in.ts';
import { openTown, type Town } from '../../../test/town.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { loadBundled } from '../catalogue/index.ts';
import { previewAmendment } from './handle.amendment.ts';
import { publishAmendment } from './jobs.amendment.ts';
import { sendWarnings, serveLapses, sweepLapses } from './jobs.ts';

describe('timed work of the cases', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  const at = (day: string) => town.clock.set(`${day}T02:00:00.000Z` as Instant);
  const firm = async (who: string, name: string): Promise<string> => {
    const boss = await town.person(`${name}法人`);
    const company = await town.company(`${name}餐饮有限公司`, boss);
    cookie[who] = await longSession(boss, company);
    return company;
  };
  const longSession = async (person: string, principal: string | null = null): Promise<string> => {
    const held = await town.session(person, principal === null ? undefined : { principal, mandate: null });
    await town.db.query(`update session set until = '2027-12-31T00:00:00Z'`);
    return held;
  };
  const act = (who: string, id: string, name: string, body: object = {}) =>
    town.call('POST', `/api/cases/${id}/acts/${name}`, { cookie: cookie[who]!, body });
  const rows = async (...ids: readonly string[]) =>
    (await town.db.query<{ id: string; state: string }>('select id, state from case_view')).filter((r) =>
      ids.includes(r.id),
    );

  beforeAll(async () => {
    town = await openTown();
    at('2026-11-02');
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    const acceptor = await town.person('程清和');
    await town.post(acceptor, 'acceptor');
    cookie.acceptor = await longSession(acceptor);
  });
  afterAll(() => town.close());

  test('许可法32.1.4: a case that cannot be read holds up no other one', async () => {
    const gone = await firm('gone', '已注销');
    await firm('other', '松澜');
    await firm('broken', '松北');
    const erased = await handIn(town, cookie.gone!, 'food-service');
    const broken = await handIn(town, cookie.broken!, 'food-service');
    const healthy = await handIn(town, cookie.other!, 'food-service');
    await town.db.transaction((tx) => town.ports.vault.erase(tx, gone));
    await town.db.query('update case_view set item_version = 99 where id = $1', [broken]);
    at('2026-11-10');
    const heard: string[] = [];
    expect(await sweepLapses(town.caseDeps, (id) => void heard.push(id))).toBe(1);
    expect(heard).toEqual([broken]);
    expect((await rows(healthy))[0]!.state).toBe('under-review');
    expect((await rows(erased, broken)).map((r) => r.state)).toEqual(['received', 'received']);
    expect(await serveLapses(town.caseDeps, (id) => void heard.push(id))).toBe(1);
    await sendWarnings(town.caseDeps, (id) => void heard.push(id));
    expect(new Set(heard)).toEqual(new Set([broken]));
    await expect(sweepLapses(town.caseDeps)).rejects.toThrow('1 cases could not be done');
    const notice = { version: 'CN-2026-x', on: '2026-11-10' as Day, reason: '调休', paper: '国办发明电' };
    const off = [{ day: '2026-11-13' as Day, name: '调休' }];
    const [{ number }] = (await town.db.query<{ number: string }>('select number from case_view where id = $1', [
      broken,
    ])) as [{ number: string }];
    const nobodyReads = { moved: 1, unread: [{ case: broken, number }] };
    expect(await previewAmendment(town.caseDeps, { ...notice, off })).toMatchObject(nobodyReads);
    const asked = { by: 'head', key: 'amend-x-0000', content: notice };
    expect(await publishAmendment(town.caseDeps, asked, () => ({ ...notice, off }))).toMatchObject(nobodyReads);
    await town.db.query('update case_view set item_version = 1 where id = $1', [broken]);
    expect(await sweepLapses(town.caseDeps)).toBe(1);
  });

  test('许可法32, 44: nobody holds the case yet, so the post is told, and who supervises where nobody has the post', async () => {
    at('2026-11-16');
    const [acceptor, supervisor] = [await town.person('受理甲'), await town.person('主管甲')];
    await town.post(acceptor, 'acceptor');
    await town.post(supervisor, 'supervisor');
    await firm('unheld', '松西');
    const waiting = await handIn(town, cookie.unheld!, 'food-service');
    const decided = await handIn(town, cookie.unheld!, 'company-registration');
    const granted = await act('acceptor', decided, 'decide-on-the-spot', { articles: [] });
    expect(granted.status, JSON.stringify(granted.body)).toBe(200);
    const told = async (person: string, clock: string, id: string) => {
      await sendWarnings(town.caseDeps);
      const found = await town.db.query<{ facts: { case: string } }>(
        'select facts from notice where person = $1 and kind = $2',
        [person, `warning.${clock}`],
      );
      return found.filter((n) => n.facts.case === id).length;
    };
    at('2026-11-19');
    expect(await told(acceptor, 'K1', waiting)).toBe(0);
    at('2026-11-20');
    expect([await told(acceptor, 'K1', waiting), await told(supervisor, 'K1', waiting)]).toEqual([1, 0]);
    at('2026-11-25');
    expect(await told(supervisor, 'K8', decided)).toBe(0);
    at('2026-11-26');
    expect([await told(supervisor, 'K8', decided), await told(acceptor, 'K8', decided)]).toEqual([1, 0]);
  });

  test('许可法55: a clock that ends long before the decision is due warns in time: two inspectors, a step', async () => {
    at('2026-11-02');
    const examiner = await town.person('审查乙');
    await town.post(examiner, 'examiner');
    cookie.examiner = await longSession(examiner);
    await firm('long', '松东');
    const id = await handIn(town, cookie.long!, 'public-venue-hygiene');
    expect((await act('acceptor', id, 'accept')).status).toBe(200);
    expect((await act('examiner', id, 'claim')).status).toBe(200);
    const [row] = await town.db.query<{ due: Day; warn: Day }>(
      'select first_due as due, warn_on as warn from case_view where id = $1',
      [id],
    );
    expect(row!.due > '2026-11-20', row!.due).toBe(true);
    const told = async () => {
      await sendWarnings(town.caseDeps);
      const found = await town.db.query<{ kind: string; facts: { case: string } }>(
        'select kind, facts from notice where person = $1',
        [examiner],
      );
      return found.filter((n) => n.facts.case === id && n.kind.startsWith('warning.')).map((n) => n.kind);
    };
    at(addDays(row!.warn, -1));
    expect(await told()).toEqual([]);
    at(row!.warn);
    expect(await told()).toEqual(['warning.K4']);
    expect(await told()).toEqual(['warning.K4']);
  });

  test('许可法47: whoever may ask for a hearing is told the day before their own five days are over', async () => {
    at('2026-08-03');
    const neighbour = await town.person('邻居乙');
    const clerk = await town.person('窗口乙');
    await town.post(clerk, 'intake');
    cookie.clerk = await longSession(clerk);
    const company = await firm('heard', '松中');
    const id = await handIn(town, cookie.heard!, 'hotel-licence');
    expect((await act('acceptor', id, 'accept')).status).toBe(200);
    const persons = { persons: [neighbour], rights: ['statement', 'hearing'] };
    expect((await act('examiner', id, 'tell-stakeholders', persons)).status).toBe(200);
    const view = await town.call('GET', `/api/cases/${id}`, { cookie: cookie.examiner! });
    const paper = view.body.unserved.find((u: { to: { id: string } }) => u.to.id === neighbour);
    const served = { paper: { kind: paper.kind, position: paper.position }, to: neighbour, mode: 'window' };
    expect((await act('clerk', id, 'serve', served)).status).toBe(200);
    const told = async (person: string) => {
      await sendWarnings(town.caseDeps);
      return (await town.db.query(`select 1 from notice where person = $1 and kind = 'warning.K6a'`, [person])).length;
    };
    at('2026-08-06');
    expect([await told(neighbour), await told(company)]).toEqual([0, 0]);
    at('2026-08-07');
    expect([await told(neighbour), await told(company)]).toEqual([1, 1]);
  });

  test('退件: warnings of days on which nothing ran count as sent with the last one, told once', async () => {
    at('2026-09-21');
    const company = await firm('late', '松南');
    const id = await handIn(town, cookie.late!, 'food-service');
    at('2026-09-24');
    const asked = await act('acceptor', id, 'ask-correction', {
      missing: [{ ref: 'layout', defect: 'incomplete', note: '缺门' }],
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    at('2026-10-23');
    expect((await act('acceptor', id, 'close-for-no-reply')).body.error.code).toBe('not-reminded');
    await sendWarnings(town.caseDeps);
    await sendWarnings(town.caseDeps);
    const told = await town.db.query(`select 1 from notice where person = $1 and kind = 'warning.K5'`, [company]);
    expect(told).toHaveLength(1);
    expect((await act('acceptor', id, 'close-for-no-reply')).status).toBe(200);
  });
});

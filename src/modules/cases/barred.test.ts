import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn, handInTogether } from '../../../test/hand-in.ts';
import { newResidentId, openTown, type Town } from '../../../test/town.ts';
import { type Day, day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { append, load, NEW_STREAM } from '../../platform/trail.ts';
import { loadBundled } from '../catalogue/index.ts';
import { barredUntil } from './queries.facts.ts';

describe('许可法78: false material bars the same subject from the same permit for a year', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  const who: Record<string, string> = {};
  const ITEM = 'food-service';
  const reject = (id: string, body: object) =>
    town.call('POST', `/api/cases/${id}/acts/reject-filing`, {
      cookie: cookie.acceptor!,
      body: { article: '许可法78', record: '松审核〔2026〕1号', reason: '健康证明系伪造', ...body },
    });
  const barred = async (id: string, until: string) => {
    const { status, body } = await reject(id, { branch: 'barred', until });
    return status === 200 ? 'rejected' : body.error.code;
  };

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    for (const name of ['甲', '乙', '丙']) {
      const boss = await town.person(`林${name}`);
      who[name] = await town.company(`松澜${name}餐饮有限公司`, boss);
      cookie[name] = await town.session(boss, { principal: who[name], mandate: null });
    }
    cookie.acceptor = await town.seat('程清和', 'acceptor');
  });
  afterAll(() => town.close());

  test('rejected until 2026-11-22: on that day the next application is rejected as barred, the day after it is not', async () => {
    const [first, today, tomorrow, other] = [
      await handIn(town, cookie.甲!, ITEM),
      await handIn(town, cookie.甲!, ITEM),
      await handIn(town, cookie.甲!, ITEM),
      await handIn(town, cookie.乙!, ITEM),
    ];
    expect(await barred(today, '2026-11-22')).toBe('bar-unproven');
    expect((await reject(first, { branch: 'false-material', until: '2026-11-22' })).status).toBe(200);
    expect(await barred(other, '2026-11-22')).toBe('bar-unproven');
    expect(await barredUntil(town.db, town.bureau, who.甲 as Id, ['hotel-licence'])).toBeUndefined();
    expect(await barred(today, '2026-11-23')).toBe('bar-too-long');
    expect(await barred(today, '2026-11-22')).toBe('rejected');
    town.clock.set('2026-11-22T16:00:00.000Z' as Instant);
    await town.db.query(`update session set until = '2026-12-31'`);
    expect(await barred(tomorrow, '2026-11-23')).toBe('bar-unproven');
  });

  test('denied for it, the year runs from the decision; not for whom somebody else filed', async () => {
    const until = (name: string) => barredUntil(town.db, town.bureau, who[name] as Id, [ITEM]);
    const id = await handIn(town, cookie.丙!, ITEM);
    const record = async (...events: object[]) => {
      const stream = { kind: 'case', id };
      const { head } = await load(town.db, town.bureau, stream);
      const actor = { act: 'deny', actor: 'd', post: 'decider', channel: 'window' } as const;
      const envelope = { instant: town.clock.now(), day: town.clock.today(), ...actor };
      await append(town.db, { bureau: town.bureau, stream, expected: head, envelope, events: events as never });
    };
    expect(await until('丙')).toBeUndefined();
    const denied = { type: 'Decided', on: '2026-11-20', by: 'd', outcome: 'denied' };
    await record({ ...denied, articles: ['食品安全法35', '行政许可法第七十八条'] });
    await town.db.query(`update case_view set state = 'decided' where id = $1`, [id]);
    expect(await until('丙')).toBe('2027-11-20');
    await record({ type: 'Unfrozen', on: '2026-11-21', by: 'o', finding: true });
    expect(await until('丙')).toBeUndefined();
  });
});

describe('许可法79: a permit got by fraud bars the same subject from the same permit for three years', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  let firm = '';
  let caseId = '';
  const reject = (until: string, id = caseId) =>
    town.call('POST', `/api/cases/${id}/acts/reject-filing`, {
      cookie: cookie.acceptor!,
      body: { branch: 'barred', article: '许可法79', record: '松审撤〔2025〕3号', until, reason: '三年内不得再次申请' },
    });
  const revoked = async (item: string, barUntil: string, holder = firm, caseOf = `case-${item}`) => {
    const id = `licence-${item}`;
    await town.db.query(
      `insert into licence (bureau, id, case_id, item, kind, name, number, identifier, edition, state, since, holder,
         from_day, issued_on, issuer, version, updated_at)
       values ($1, $2, $5, $3, $3, '{}', $2, '', 1, 'revoked', '2025-01-06', $4, '2024-01-08', '2024-01-08', 'b', 1, now())`,
      [town.bureau, id, item, holder, caseOf],
    );
    await append(town.db, {
      bureau: town.bureau,
      stream: { kind: 'licence', id: id as Id },
      expected: NEW_STREAM,
      envelope: {
        instant: town.clock.now(),
        day: day('2026-11-22'),
        act: 'revoke',
        actor: 'h' as Id,
        post: 'head',
        channel: 'window',
      },
      events: [
        { type: 'Revoked', on: '2025-01-06', by: 'h', ground: 'fraud', article: '许可法69.2', barUntil } as never,
      ],
    });
  };

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    const boss = await town.person('林知远');
    firm = await town.company('松澜云栖餐饮有限公司', boss);
    cookie.boss = await town.session(boss, { principal: firm, mandate: null });
    cookie.acceptor = await town.seat('程清和', 'acceptor');
    caseId = await handIn(town, cookie.boss, 'food-service');
  });
  afterAll(() => town.close());

  test('without a record, by another permit, or once the bar is over it is unproven', async () => {
    expect((await reject('2028-01-06')).body.error.code).toBe('bar-unproven');
    await revoked('hotel-licence', '2028-01-06');
    expect((await reject('2028-01-06')).body.error.code).toBe('bar-unproven');
  });

  test('on its last day the application is still rejected', async () => {
    await revoked('food-service', '2026-11-22');
    const done = await reject('2026-11-22');
    expect(done.status, JSON.stringify(done.body)).toBe(200);
  });

  describe('several applicants (共同申请人)', () => {
    const ITEM = 'home-business-declaration';
    const who: Record<string, string> = {};
    const number: Record<string, string> = {};
    const together = async (first: string, second: string): Promise<string> =>
      handInTogether(town, cookie[first]!, ITEM, { cookie: cookie[second]!, name: second, number: number[second]! });

    beforeAll(async () => {
      for (const name of ['林甲', '舒乙', '莫丙']) {
        number[name] = newResidentId();
        who[name] = await town.person(name, number[name]);
        cookie[name] = await town.session(who[name]);
      }
      await revoked(ITEM, '2026-11-22', who.林甲, await together('林甲', '舒乙'));
    });

    test('a permit that two got by fraud bars each of them: on the last day rejected, the day after unproven', async () => {
      const [today, tomorrow, stranger] = [
        await handIn(town, cookie.舒乙!, ITEM),
        await handIn(town, cookie.舒乙!, ITEM),
        await handIn(town, cookie.莫丙!, ITEM),
      ];
      expect((await reject('2026-11-22', stranger)).body.error.code).toBe('bar-unproven');
      expect((await reject('2026-11-22', today)).status).toBe(200);
      const noon = town.clock.now();
      town.clock.set('2026-11-22T16:00:00.000Z' as Instant);
      await town.db.query(`update session set until = '2026-12-31'`);
      expect((await reject('2026-11-23', tomorrow)).body.error.code).toBe('bar-unproven');
      town.clock.set(noon);
    });

    test('a bar of one counts for all: nobody gets round it by being named second', async () => {
      expect((await reject('2026-11-22', await together('莫丙', '林甲'))).status).toBe(200);
      expect((await reject('2026-11-22', await together('莫丙', '舒乙'))).status).toBe(200);
    });
  });
});

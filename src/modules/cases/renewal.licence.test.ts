import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn } from '../../../test/hand-in.ts';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import { loadBundled } from '../catalogue/index.ts';
import { licenceFactsOf } from './handle.licences.ts';

describe('许可法 第五十条: what a licence is told of its renewal', () => {
  let town: Town;
  let firm: string;
  let cookie: string;
  /** A licence of the firm until 2027-01-31; its renewal may be filed until fifteen working days before. */
  const licence = (id: string) =>
    town.db.query(
      `insert into licence (bureau, id, case_id, item, kind, name, number, identifier, edition, state, since, holder,
         from_day, until_day, issued_on, issuer, version, updated_at)
       values ($1, $2, $2, 'food-service', 'food-service', '{"zh":"食品经营许可证","en":"Food licence"}', $2, '', 1, 'in-force',
         '2022-02-01', $3, '2022-02-01', '2027-01-31', '2022-02-01', 'b', 1, now())`,
      [town.bureau, id, firm],
    );

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    const boss = await town.person('林知远');
    firm = await town.company('松澜云栖餐饮有限公司', boss);
    cookie = await town.session(boss, { principal: firm, mandate: null });
    await licence('kitchen');
    await licence('canteen');
  });
  afterAll(() => town.close());

  test('filed in time it protects the licence it is for, and no other of the same holder', async () => {
    const { renewal } = licenceFactsOf(town.caseDeps, { name: '行政审批局', short: '审', seat: '' } as never);
    const told = (id: string) => renewal(town.db, town.bureau, id);
    expect([await told('kitchen'), await told('canteen')]).toEqual(['none', 'none']);
    await handIn(town, cookie, 'food-service-renewal', 'kitchen');
    expect([await told('kitchen'), await told('canteen')]).toEqual(['protected', 'none']);
  });
});

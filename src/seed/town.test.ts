import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, openEmbedded } from '../../test/database.ts';
import { portsOf } from '../app.ts';
import { caseFold } from '../cli/cases.ts';
import type { Day } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';
import { BUNDLED } from '../modules/catalogue/index.ts';
import { fixedClock } from '../platform/clock.system.ts';
import type { Db } from '../platform/db.ts';
import { localKeys } from '../platform/pki.local.ts';
import { load } from '../platform/trail.ts';
import { make } from './make.ts';
import { BUREAU } from './places.ts';

const makeOn = async (day: Day) => {
  const db = await openEmbedded();
  const folder = await newFolder();
  const clock = fixedClock(`${day}T02:00:00.000Z` as Instant);
  const parts = { db, clock, bureau: BUREAU, masterKey: Buffer.alloc(32, 3), filesFolder: folder.path };
  const begun = performance.now();
  const keys = await localKeys(`${folder.path}/keys`);
  const none = { wake: () => {}, states: async () => [] };
  await db.transaction((tx) => make(portsOf({ ...parts, db: tx }, none), { keys, base: 'http://localhost:8080' }));
  console.log(`the town of ${day} took ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  const close = async () => {
    await db.close();
    await folder.remove();
  };
  return { db, close };
};
const counts = (db: Db, what: string) =>
  db.query<{ name: string; n: number }>(
    `select ${what} as name, count(*)::int as n from case_view group by 1 order by 1`,
  );

describe('the first town', () => {
  let town: Awaited<ReturnType<typeof makeOn>>;
  beforeAll(async () => {
    town = await makeOn('2026-11-22' as Day);
  }, 240_000);
  afterAll(() => town.close());

  test('four to six hundred cases, every bundled item among them', async () => {
    const items = await counts(town.db, 'item');
    const all = items.reduce((sum, i) => sum + i.n, 0);
    expect(all).toBeGreaterThanOrEqual(400);
    expect(all).toBeLessThanOrEqual(600);
    expect(items.map((i) => i.name)).toEqual(BUNDLED.map((v) => v.item).sort());
  });

  test('about three hundred persons and companies', async () => {
    const [row] = await town.db.query<{ n: number }>('select count(*)::int as n from person');
    expect(row!.n).toBeGreaterThanOrEqual(290);
    expect(row!.n).toBeLessThanOrEqual(340);
  });

  test('every state and every end of a case', async () => {
    const ends = await counts(town.db, `concat_ws(' ', state, how, outcome)`);
    expect(ends.map((e) => e.name)).toEqual(
      expect.arrayContaining([
        'received',
        'correcting',
        'under-review',
        'decided granted',
        'closed delivered granted',
        'closed delivered granted-in-part',
        'closed delivered denied',
        'closed filed',
        'closed no-reply',
        'closed rejected',
        'closed terminated',
        'closed withdrawn',
      ]),
    );
  });

  test('two officers are away today and one soon, each with a substitute in the same post', async () => {
    const rows = await town.db.query<{ post: string; running: boolean }>(
      `select p.post, l.from_day <= '2026-11-22' as running from staff_leave l join staff_post p on p.id = any(l.posts)
        where l.until_day >= '2026-11-22' and p.person = l.substitute order by p.post`,
    );
    expect(rows).toEqual([
      { post: 'acceptor', running: false },
      { post: 'examiner', running: true },
      { post: 'reviewer', running: true },
    ]);
  });

  test('deemed acceptance and deemed renewal, pauses, tolerances owed tomorrow, cases past their day', async () => {
    const [n] = await town.db.query<Record<string, number>>(
      `select count(*) filter (where deemed and state = 'under-review')::int as deemed,
              count(*) filter (where paused)::int as paused, count(*) filter (where owed)::int as owed,
              count(*) filter (where state = 'under-review' and statutory_due < '2026-11-22')::int as overdue,
              count(*) filter (where channel = 'outlet')::int as outlet
         from case_view`,
    );
    for (const [name, count] of Object.entries(n!)) expect(count, name).toBeGreaterThan(0);
  });

  test('licences of every end', async () => {
    const rows = await town.db.query<{ state: string }>('select distinct state from licence order by state');
    expect(rows.map((r) => r.state)).toEqual([
      'cancelled',
      'expired',
      'in-force',
      'penalised',
      'revoked',
      'suspended',
      'withdrawn',
    ]);
  });

  test('a person to try for every post and every seat', async () => {
    const rows = await town.db.query<{ zh: string }>(`select about->>'zh' as zh from demo_persona order by rank`);
    const said = rows.map((r) => r.zh).join('\n');
    for (const word of [
      '企业经办人',
      '要补正',
      '要续证',
      '老人',
      '市民',
      '银行网点',
      '街道',
      '受理岗',
      '审查岗',
      '审核岗',
      '决定岗',
      '负责人',
      '督办岗',
      '监督岗',
      '出件岗',
      '事项管理岗',
      '会商单位',
    ])
      expect(said).toContain(word);
  });

  test('what the screens read is what the events give', async () => {
    const cases = await town.db.query<{ id: string }>('select id from case_view order by id');

    for (const { id } of cases) {
      const stream = { kind: 'case', id };
      const { events } = await load(town.db, BUREAU, stream);
      expect(await caseFold(stream, events, town.db)).toBeUndefined();
    }
  });

  test('a second one of the same day has the same trail', async () => {
    const again = await makeOn('2026-11-22' as Day);
    const head = `select stream_kind, stream_id, version, hash from trail_head order by 1, 2`;
    const [one, two] = [await town.db.query(head), await again.db.query(head)];
    await again.close();
    expect(two).toEqual(one);
  }, 240_000);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachDatabase, newFolder } from '../../../test/database.ts';
import type { Actor, Post } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { fixedClock } from '../../platform/clock.system.ts';
import type { Db } from '../../platform/db.ts';
import { diskFiles } from '../../platform/files.disk.ts';
import { followersOf } from '../../platform/followers.ts';
import { randomOf } from '../../platform/random.ts';
import { append, type EventBody, load } from '../../platform/trail.ts';
import { vaultOf } from '../../platform/vault.ts';
import { addPost } from '../people/index.ts';
import { obligationFollower } from './handle.follow.ts';
import { actOnObligation, type ObligationDeps } from './handle.ts';
import { overdueObligations } from './jobs.ts';
import { expected, isRestricted, obligationsOfCase } from './queries.ts';

const officer = (id: string, ...posts: Post[]): Actor => ({ id, posts, channel: 'window' });
type Told = EventBody & Record<string, unknown>;
let bureaus = 0;

eachDatabase((_, open) => {
  let db: Db;
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let deps: ObligationDeps;
  const clock = fixedClock(instant(Date.parse('2026-11-02T02:00:00Z')));

  beforeAll(async () => {
    db = await open();
    folder = await newFolder();
  });
  afterAll(async () => {
    await db.close();
    await folder.remove();
  });
  beforeEach(() => {
    const bureau = `o${++bureaus}`;
    clock.set(instant(Date.parse('2026-11-02T02:00:00Z')));
    const vault = vaultOf(Buffer.alloc(32, 7), bureau);
    deps = {
      db,
      clock,
      bureau,
      vault,
      random: randomOf(clock),
      files: diskFiles(folder.path, vault, db),
      followers: { wake: () => {}, states: async () => [] },
      facts: {
        caseOf: async () => ({ item: 'hotel', applicant: 'p-spa' }),
        commitmentCheck: async () => ({ due: day('2026-11-30'), consequence: 'revoke' }),
        licenceOf: async () => 'l-1',
        namesOf: async () => ({}),
      },
    };
  });

  const tell = async (caseId: Id, ...events: Told[]): Promise<void> => {
    const { head } = await load(db, deps.bureau, { kind: 'case', id: caseId });
    const envelope = {
      instant: clock.now(),
      day: clock.today(),
      act: 'test',
      actor: 'p',
      post: 'decider',
      channel: 'window',
    } as const;
    const done = await append(db, {
      bureau: deps.bureau,
      stream: { kind: 'case', id: caseId },
      expected: head,
      envelope,
      events,
    });
    if (done.kind === 'conflict') throw new Error('conflict');
    await followersOf(db, clock, [obligationFollower(deps)]).drain();
  };
  const states = async (caseId = 'c1') =>
    (await obligationsOfCase(db, deps.bureau, caseId)).map((o) => [o.kind, o.state, o.due]);
  const tolerant: Told = {
    type: 'Accepted',
    on: '2026-11-02',
    mode: 'tolerant',
    owed: ['health-certs', 'lease'],
    owedBy: '2026-11-13',
  };
  const supplied = (on: string, late: boolean, ...refs: string[]): Told => ({
    type: 'MaterialSupplied',
    on,
    owed: true,
    late,
    refs,
    hashes: ['h'],
  });

  describe('B8 容缺: what is owed', () => {
    test('opens with the acceptance, once, and is kept when all of it came in time', async () => {
      await tell('c1', tolerant);
      expect(await states()).toEqual([['owed-material', 'open', '2026-11-13']]);
      await db.query('update follower set position = 0 where name = $1', [`obligations ${deps.bureau}`]);
      await tell('c1', supplied('2026-11-10', false, 'lease'));
      expect(await states()).toEqual([['owed-material', 'open', '2026-11-13']]);
      await tell('c1', supplied('2026-11-13', false, 'health-certs'));
      expect(await states()).toEqual([['owed-material', 'kept', '2026-11-13']]);
    });
    test('brought late it was broken and is repaired by being brought (lifecycle row 29)', async () => {
      await tell('c1', tolerant, { type: 'ToleranceLapsed', on: '2026-11-13' });
      expect(await states()).toEqual([['owed-material', 'overdue', '2026-11-13']]);
      await tell('c1', supplied('2026-11-16', true, 'lease', 'health-certs'));
      expect(await states()).toEqual([['owed-material', 'repaired', '2026-11-13']]);
      expect(await isRestricted(db, deps.bureau, 'p-spa', 'tolerance')).toBe(false);
    });
    test('terminated for it: broken, and the subject is closed to tolerance and commitment until repaired', async () => {
      await tell('c1', tolerant, { type: 'Terminated', on: '2026-11-17', by: 'p-head', ground: 'tolerance-lapsed' });
      expect(await states()).toEqual([['owed-material', 'broken', '2026-11-13']]);
      expect(await isRestricted(db, deps.bureau, 'p-spa', 'tolerance')).toBe(true);
      expect(await isRestricted(db, deps.bureau, 'p-spa', 'commitment')).toBe(true);
      expect(await isRestricted(db, deps.bureau, 'p-other', 'tolerance')).toBe(false);
      const [row] = await obligationsOfCase(db, deps.bureau, 'c1');
      const done = await actOnObligation(
        deps,
        row!.id,
        { act: 'repair', version: row!.version, reason: '已补齐。' },
        officer('p-head', 'head'),
        'key-00000001',
      );
      expect(done).toMatchObject({ kind: 'done' });
      expect(await isRestricted(db, deps.bureau, 'p-spa', 'tolerance')).toBe(false);
    });
    test('a case that ends otherwise leaves nothing owed', async () => {
      await tell('c1', tolerant, { type: 'Withdrawn', on: '2026-11-05' });
      expect(await states()).toEqual([['owed-material', 'waived', '2026-11-13']]);
    });
  });

  describe('B9 告知承诺: what was committed to', () => {
    const committed: Told = { type: 'Accepted', on: '2026-11-02', mode: 'commitment', commitments: ['fire-safety'] };
    const decidedBy = (outcome: string): Told => ({ type: 'Decided', on: '2026-11-02', by: 'p-dec', outcome });
    test('opens with the grant and outlives it; a denial opens nothing', async () => {
      await tell('c1', committed, decidedBy('granted'));
      await tell('c2', committed, decidedBy('denied'));
      expect(await states('c1')).toEqual([['commitment', 'open', '2026-11-30']]);
      expect(await states('c2')).toEqual([]);
      expect((await expected(db, deps.bureau, null, undefined, 10)).map((o) => o.caseId)).toEqual(['c1']);
    });
    test('found false, heard, broken: it names the licence whose revocation is proposed (lifecycle row 30)', async () => {
      await tell('c1', committed, decidedBy('granted'));
      const id = (await obligationsOfCase(db, deps.bureau, 'c1'))[0]!.id;
      const examiner = officer('p-exa', 'examiner');
      const inspectors = ['p-exa', 'p-ex2'];
      const one = { act: 'check', version: 1, inspectors, finding: 'false', record: 'r' } as const;
      // 许可法34.3: two officers, not two names.
      expect(await actOnObligation(deps, id, one, examiner, 'key-00000000')).toMatchObject({
        code: 'not-staff',
        article: '许可法34.3',
      });
      for (const person of inspectors)
        await addPost(db, {
          bureau: deps.bureau,
          id: `post-${person}`,
          person,
          post: 'examiner',
          unit: 'licences',
          site: null,
          items: null,
          from: day('2026-01-01'),
          until: null,
        });
      await actOnObligation(
        deps,
        id,
        { act: 'check', version: 1, inspectors, finding: 'false', record: 'r' },
        examiner,
        'key-00000001',
      );
      await actOnObligation(deps, id, { act: 'hear', version: 2, record: 'r2' }, examiner, 'key-00000002');
      const early = await actOnObligation(
        deps,
        id,
        { act: 'break', version: 2, fraud: true },
        officer('p-head', 'head'),
        'key-00000003',
      );
      expect(early).toEqual({ kind: 'state-changed' });
      await actOnObligation(
        deps,
        id,
        { act: 'break', version: 3, fraud: true },
        officer('p-head', 'head'),
        'key-00000004',
      );
      const { events } = await load(db, deps.bureau, { kind: 'obligation', id });
      expect(events.at(-1)!.event).toMatchObject({ type: 'Broken', licence: 'l-1', fraud: true });
    });
    test('overdue the day after, recorded once', async () => {
      await tell('c1', committed, decidedBy('granted'));
      expect(await overdueObligations(deps, day('2026-11-30'))).toBe(0);
      expect(await overdueObligations(deps, day('2026-12-01'))).toBe(1);
      expect(await overdueObligations(deps, day('2026-12-01'))).toBe(0);
    });
  });
});

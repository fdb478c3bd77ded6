import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eachDatabase, newFolder } from '../../../../test/database.ts';
import { testSealing } from '../../../../test/sealing.ts';
import type { Id } from '../../../kernel/ids.ts';
import { instant } from '../../../kernel/instant.ts';
import { fixedClock } from '../../../platform/clock.system.ts';
import type { Db } from '../../../platform/db.ts';
import { diskFiles } from '../../../platform/files.disk.ts';
import { followersOf } from '../../../platform/followers.ts';
import { pressOf } from '../../../platform/pdf.press.ts';
import { randomOf } from '../../../platform/random.ts';
import { append, type Head, NEW_STREAM } from '../../../platform/trail.ts';
import { type Vault, vaultOf } from '../../../platform/vault.ts';
import type { CaseEvent, PaperKind } from '../events.ts';
import type { CaseForPaper } from './facts.ts';
import { papersFollower, paperViews } from './handle.ts';
import { type PressDeps, paperQueue, pressPaper } from './jobs.ts';
import { storyOf } from './story.ts';

const STORY: readonly PaperKind[] = ['receipt', 'correction', 'acceptance', 'special-procedure', 'decision-granted'];

let bureaus = 0;

eachDatabase((_, open) => {
  let db: Db;
  // A bureau of its own for each test: nothing is shared but the database.
  let bureau: string;
  let vault: Vault;
  let folder: { path: string; remove: () => Promise<void> };
  const clock = fixedClock(instant(Date.parse('2026-10-20T02:00:00Z')));
  const random = randomOf(clock);

  beforeAll(async () => {
    db = await open();
    folder = await newFolder();
  });
  beforeEach(() => {
    bureau = `b${++bureaus}`;
    vault = vaultOf(Buffer.alloc(32, 7), bureau);
  });
  afterAll(async () => {
    await db.close();
    await folder.remove();
  });

  /** A trail with the given events, one case after the other in turns, as officers work. */
  const record = async (cases: readonly Id[], kinds: readonly PaperKind[]): Promise<void> => {
    const heads = new Map<Id, Head>();
    for (const kind of kinds)
      for (const id of cases) {
        const { event, recordedAt } = storyOf(kind);
        const done = await append(db, {
          bureau,
          stream: { kind: 'case', id },
          expected: heads.get(id) ?? NEW_STREAM,
          envelope: { instant: recordedAt, day: event.on, act: 'test', actor: 'p', post: 'acceptor', channel: 'web' },
          events: [event],
        });
        if (done.kind === 'conflict') throw new Error('conflict');
        heads.set(id, done.head);
      }
  };

  /** The port answered from the story: what the cases room does from the trail. */
  const factsOf = (fail: (id: Id, version: number) => boolean = () => false) => ({
    load: async (tx: Db, of: string, id: Id, version: number): Promise<CaseForPaper> => {
      const [row] = await tx.query<{ type: string }>(
        `select type from trail_event where bureau = $1 and stream_kind = 'case' and stream_id = $2 and version = $3`,
        [of, id, version],
      );
      if (fail(id, version)) throw new Error('the power went out');
      const kind = STORY.find((k) => storyOf(k).event.type === row!.type)!;
      return { ...storyOf(kind), id, version };
    },
  });
  const follow = (facts = factsOf()) =>
    followersOf(db, clock, [papersFollower({ bureau, vault, random, clock, facts, seal: () => ({ test: true }) })]);
  const numbers = (series: string) =>
    db.query<{ n: number; caseId: Id; position: number }>(
      `select p.n, p.case_id as "caseId", e.position from filed_paper p
         join trail_event e on e.bureau = p.bureau and e.stream_id = p.case_id and e.version = p.version
        where p.bureau = $1 and p.series = $2 order by p.n`,
      [bureau, series],
    );
  const pressDeps = async (): Promise<PressDeps> => {
    const files = diskFiles(folder.path, vault, db);
    const followers = { wake: () => {}, states: async () => [] };
    const ports = { db, clock, random, vault, files, followers, bureau };
    const { sealing, writer } = await testSealing(ports, `${folder.path}/keys`);
    return { ...ports, writer, sealing };
  };
  const press = async () => pressOf([paperQueue(await pressDeps())]);

  describe('numbers of papers (invariant 39)', () => {
    test('gapless per series, in the order of the trail, each (kind, event) once', async () => {
      await record(['c1', 'c2', 'c3'], STORY);
      await follow().drain();
      for (const series of ['收', '补', '受', '特', '准']) {
        const found = await numbers(series);
        expect(found.map((p) => p.n)).toEqual([1, 2, 3]);
        expect(found.map((p) => p.caseId)).toEqual(['c1', 'c2', 'c3']);
        expect(found.map((p) => p.position)).toEqual(found.map((p) => p.position).toSorted((a, b) => a - b));
      }
    });
    test('a crash in the middle takes the numbers back; afterwards there is neither a gap nor a double', async () => {
      await record(['c1', 'c2', 'c3'], STORY.slice(0, 2));
      let power = true;
      const failing = factsOf((id) => power && id === 'c3');
      await expect(follow(failing).drain()).rejects.toThrow('the power went out');
      expect(await numbers('收')).toEqual([]);
      await expect(follow(failing).drain()).rejects.toThrow('the power went out');
      power = false;
      await follow(failing).drain();
      expect((await numbers('收')).map((p) => [p.n, p.caseId])).toEqual([
        [1, 'c1'],
        [2, 'c2'],
        [3, 'c3'],
      ]);
      expect((await numbers('补')).map((p) => p.n)).toEqual([1, 2, 3]);
    });
    test('events that come again file nothing again', async () => {
      await record(['c1'], STORY);
      await follow().drain();
      await db.query('update follower set position = 0 where name = $1', [`papers ${bureau}`]);
      await follow().drain();
      const [row] = await db.query<{ n: number }>('select count(*)::int as n from filed_paper where bureau = $1', [
        bureau,
      ]);
      expect(row!.n).toBe(STORY.length);
    });
    test('an erased applicant gets no paper, and the next one is not held up', async () => {
      await record(['c1', 'c2'], ['receipt']);
      const facts = factsOf();
      const load = facts.load;
      facts.load = async (...args) => {
        const c = await load(...args);
        return { ...c, applicant: { ...c.applicant, id: `holder-${c.id}` } };
      };
      await vault.erase(db, 'holder-c1');
      await follow(facts).drain();
      expect((await numbers('收')).map((p) => p.caseId)).toEqual(['c2']);
    });
  });

  describe('the press', () => {
    /** The story lies weeks back; these papers are to be of today. */
    const ofToday = () => db.query('update filed_paper set on_day = $2 where bureau = $1', [bureau, clock.today()]);
    test('leaves the papers of a past that was taken over to the night, or to whoever opens one', async () => {
      await record(['c1', 'c2'], ['receipt']);
      await follow().drain();
      expect(await (await press()).drain()).toBe(0);
      const [row] = await db.query<{ id: Id }>('select id from filed_paper where bureau = $1 order by n', [bureau]);
      expect((await pressPaper(await pressDeps(), row!.id))?.kind).toBe('paper');
      clock.set(instant(Date.parse('2026-10-20T17:00:00Z')));
      expect(await (await press()).drain()).toBe(1);
      clock.set(instant(Date.parse('2026-10-20T02:00:00Z')));
    });
    test('makes the file once; a crash between drawing and recording leaves one file and one number', async () => {
      await record(['c1'], ['receipt']);
      await follow().drain();
      await ofToday();
      const deps = await pressDeps();
      let stored = 0;
      const crashing: PressDeps = {
        ...deps,
        files: {
          ...deps.files,
          putBytes: async (...args) => {
            await deps.files.putBytes(...args);
            stored += 1;
            throw new Error('killed after the file was written');
          },
        },
      };
      const [row] = await db.query<{ id: Id }>('select id from filed_paper where bureau = $1', [bureau]);
      await expect(pressPaper(crashing, row!.id)).rejects.toThrow('killed');
      expect(stored).toBe(1);
      expect(await (await press()).drain()).toBe(1);
      expect(await (await press()).drain()).toBe(0);
      const [view] = await paperViews(db, bureau, 'c1', []);
      expect(view).toMatchObject({ kind: 'receipt', number: '松审收〔2026〕0001号', served: true });
      expect(view!.size).toBeGreaterThan(20_000);
    });
    test('a paper that is still to be told says so', async () => {
      await record(['c1'], ['receipt']);
      await follow().drain();
      const [view] = await paperViews(db, bureau, 'c1', [{ kind: 'receipt', position: 1 }]);
      expect(view!.served).toBe(false);
      expect(view!.size).toBeUndefined();
    });
    test('a paper that cannot be drawn waits longer each time and does not hold up the others', async () => {
      await record(['c1', 'c2'], ['receipt']);
      await follow().drain();
      await ofToday();
      const [first] = await db.query<{ id: Id }>('select id from filed_paper where bureau = $1 order by n limit 1', [
        bureau,
      ]);
      await db.query('update filed_paper set sealed_model = $2 where id = $1', [first!.id, Buffer.from('damaged')]);
      expect(await (await press()).drain()).toBe(2);
      clock.set(instant(Date.parse('2026-10-20T02:00:29Z')));
      expect(await (await press()).drain()).toBe(0);
      clock.set(instant(Date.parse('2026-10-20T02:00:30Z')));
      expect(await (await press()).drain()).toBe(1);
      clock.set(instant(Date.parse('2026-10-20T02:01:29Z')));
      expect(await (await press()).drain()).toBe(0);
      clock.set(instant(Date.parse('2026-10-20T02:00:00Z')));
      const rows = await db.query<{ pressed: boolean; error: string | null }>(
        'select place is not null as pressed, error from filed_paper where bureau = $1 order by n',
        [bureau],
      );
      expect(rows.map((r) => r.pressed)).toEqual([false, true]);
      expect(rows[0]!.error).not.toBeNull();
    });
  });

  test('events of other streams and of no consequence for papers file nothing', async () => {
    const event = { type: 'Noted', on: storyOf('receipt').event.on, by: 'p', verb: 'remind', to: [] } as CaseEvent;
    await append(db, {
      bureau,
      stream: { kind: 'case', id: 'c9' },
      expected: NEW_STREAM,
      envelope: {
        instant: clock.now(),
        day: clock.today(),
        act: 'remind',
        actor: 'p',
        post: 'acceptor',
        channel: 'web',
      },
      events: [event],
    });
    await follow().drain();
    expect(await db.query('select 1 from filed_paper where bureau = $1', [bureau])).toEqual([]);
  });
});

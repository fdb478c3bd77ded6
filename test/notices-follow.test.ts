import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticeFactsOf } from '../src/app.rooms.ts';
import type { Day } from '../src/kernel/day.ts';
import type { Instant } from '../src/kernel/instant.ts';
import { ACCEPT, ask, type Story, story } from '../src/modules/cases/story/story.ts';
import { PERMIT } from '../src/modules/cases/story/terms.ts';
import { noticeFollower } from '../src/modules/notices/index.ts';
import type { ObligationEvent } from '../src/modules/obligations/events.ts';
import { append, eventsAfter, NEW_STREAM } from '../src/platform/trail.ts';
import { tellCase } from './told.ts';
import { openTown, type Town } from './town.ts';

/** Applies on paper or electronically; story people are ids without a record, which is all a notice needs. */
const told = (eDelivery: boolean): Story => {
  const s = story({ ...PERMIT, item: 'food-service' }).receive('2026-11-02', { eDelivery });
  s.do('2026-11-02', 'acceptor', ask('lease'));
  return s;
};

describe('notices follow the trail', () => {
  let town: Town;
  let seen = 0;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());
  /** Hands the follower what was recorded since; answers whom it told what. */
  const follow = async (bureau = town.bureau) => {
    const { db, ports } = town;
    const follower = noticeFollower({ ...ports, bureau, facts: noticeFactsOf(bureau), base: 'https://spj.example' });
    const events = await eventsAfter(db, seen, 1000);
    const before = new Set((await notices()).map((n) => n.id));
    await db.transaction((tx) => follower.handle(events, tx));
    seen = events.at(-1)?.position ?? seen;
    return (await notices())
      .filter((n) => !before.has(n.id))
      .map(({ person, kind, facts }) => ({ person, kind, facts }));
  };
  const notices = () =>
    town.db.query<{ id: string; person: string; kind: string; facts: object }>(
      'select id, person, kind, facts from notice order by id',
    );
  const promise = async (events: readonly ObligationEvent[]): Promise<void> => {
    let head = NEW_STREAM;
    for (const event of events) {
      const envelope = {
        instant: `${event.on}T04:00:00.000Z` as Instant,
        day: event.on,
        act: 'told',
        actor: event.by,
        post: 'system' as const,
        channel: 'system' as const,
      };
      const stream = { kind: 'obligation' as const, id: 'o1' };
      const done = await append(town.db, { bureau: town.bureau, stream, expected: head, envelope, events: [event] });
      if (done.kind === 'conflict') throw new Error('told twice');
      head = done.head;
    }
  };

  test('许可法 第三十二条: whoever did not agree to electronic delivery is told of the correction, once', async () => {
    const id = await tellCase(town, told(false), '2026-11-03');
    expect(await follow()).toEqual([{ person: 'party-a', kind: 'case.correction-asked', facts: { case: id } }]);
    expect(await follow()).toEqual([]);
  });

  test('whoever agreed is told by the paper itself, and not a second time', async () => {
    await tellCase(town, told(true), '2026-11-03');
    expect(await follow()).toEqual([]);
  });

  test('what another bureau did is told by that bureau', async () => {
    await tellCase(town, told(false), '2026-11-03');
    expect(await follow('b2')).toEqual([]);
  });

  test('acceptance is told; what only the desk does is not', async () => {
    const s = story({ ...PERMIT, item: 'food-service' }).receive('2026-11-02', { eDelivery: false });
    s.do('2026-11-03', 'acceptor', ACCEPT);
    s.do('2026-11-03', 'examiner', { act: 'claim' });
    const id = await tellCase(town, s, '2026-11-04');
    expect(await follow()).toEqual([{ person: 'party-a', kind: 'case.accepted', facts: { case: id } }]);
  });

  test('a promise, its day missed and a rectification are told to who promised, with the day to keep; the evidence to who ordered it', async () => {
    const by = 'system';
    const on = (day: string) => ({ on: day as Day, by });
    await promise([
      {
        ...on('2026-11-02'),
        type: 'Promised',
        kind: 'owed-material',
        case: 'c1',
        source: 3,
        item: 'food-service',
        debtor: 'party-a',
        what: ['lease'],
        due: '2026-11-12' as Day,
        consequence: 'terminate',
        deciders: [],
      },
      { ...on('2026-11-13'), type: 'Overdue' },
      { ...on('2026-11-14'), type: 'EvidenceGiven', hashes: ['h'], late: true },
      {
        on: '2026-11-16' as Day,
        by: 'p-exa',
        type: 'RectifyOrdered',
        until: '2026-12-16' as Day,
        reason: { hash: 'r' },
      },
      { ...on('2026-11-20'), type: 'EvidenceGiven', hashes: ['h2'], late: false },
      { ...on('2026-12-01'), type: 'Kept' },
    ]);
    const about = { obligation: 'o1', case: 'c1' };
    const heard = await follow();
    expect(heard).toHaveLength(5);
    const all = [
      { person: 'party-a', kind: 'obligation.promised', facts: { ...about, due: '2026-11-12' } },
      { person: 'party-a', kind: 'obligation.overdue', facts: { ...about, due: '2026-11-12' } },
      { person: 'party-a', kind: 'obligation.rectify-ordered', facts: { ...about, due: '2026-12-16' } },
      { person: 'party-a', kind: 'obligation.kept', facts: about },
      // Whoever ordered it put right looks again; what came before the order called nobody.
      { person: 'p-exa', kind: 'task.evidence-given', facts: { case: 'c1' } },
    ];
    expect(heard).toEqual(expect.arrayContaining(all));
  });
});

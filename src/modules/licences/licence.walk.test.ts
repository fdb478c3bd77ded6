import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Post } from '../../kernel/actor.ts';
import { addDays, type Day, day } from '../../kernel/day.ts';
import { ACTS, available, decide } from './acts.ts';
import { LICENCE_ACTS, type LicenceCommand } from './commands.ts';
import type { LicenceEvent, LicenceEventOf } from './events.ts';
import { settle } from './lapses.ts';
import { evolve, fold, type Licence } from './licence.ts';
import { LICENCE_REFUSALS } from './refusals.ts';
import type { LicenceFacts } from './spec.ts';

const officer = (id: string, ...posts: Post[]): Actor => ({ id, posts, channel: 'window' });
const issued: LicenceEventOf<'Issued'> = {
  type: 'Issued',
  on: day('2026-10-20'),
  by: 'system',
  item: 'public-venue',
  itemVersion: 3,
  kind: 'public-venue',
  holder: 'p-spa',
  number: '松审卫公〔2026〕第0183号',
  case: 'c-1832',
  from: day('2026-10-20'),
  until: day('2030-10-19'),
  faceHash: 'f1',
};

describe('random walks over the licence machine (invariants 3, 4, 18–20, 40)', () => {
  const everybody = officer(
    'p-all',
    'acceptor',
    'examiner',
    'decider',
    'head',
    'supervisor',
    'oversight',
    'delivery',
    'system',
  );
  const another = officer(
    'p-two',
    'acceptor',
    'examiner',
    'decider',
    'head',
    'supervisor',
    'oversight',
    'delivery',
    'system',
  );
  const command = fc.oneof(
    fc.record({
      act: fc.constant('suspend'),
      reason: fc.constantFrom('frozen', 'penalty', 'order'),
      reference: fc.option(fc.constant('r'), { nil: undefined }),
    }),
    fc.constant({ act: 'reinstate' }),
    fc.record({
      act: fc.constant('propose'),
      end: fc.constantFrom('withdraw', 'revoke', 'cancel'),
      ground: fc.constantFrom(
        'law-changed',
        'fraud',
        'procedure',
        'not-renewed',
        'permit-ended',
        'entity-ended',
        'other',
      ),
      facts: fc.option(fc.constant({ hash: 'h' }), { nil: undefined }),
    }),
    fc.constant({ act: 'tell', mode: 'e' }),
    fc.constant({ act: 'hear', record: 'r' }),
    fc.constant({ act: 'drop' }),
    fc.record({
      act: fc.constant('withdraw'),
      compensation: fc.option(fc.constant({ how: 'none-due' }), { nil: undefined }),
    }),
    fc.record({
      act: fc.constant('revoke'),
      harmsPublic: fc.boolean(),
      damages: fc.option(fc.constant({ how: 'none-due' }), { nil: undefined }),
    }),
    fc.record({
      act: fc.constant('note-penalty'),
      organ: fc.constant('x'),
      decision: fc.constant('y'),
      article: fc.constant('z'),
    }),
    fc.constant({ act: 'cancel' }),
    fc.record({ act: fc.constant('annul'), order: fc.constant('z') }),
  );
  const step = fc.record({
    command,
    first: fc.boolean(),
    days: fc.integer({ min: 0, max: 400 }),
    renewal: fc.constantFrom('none', 'none', 'protected', 'late-suspends'),
  });

  /** Ways by which officers can close any licence: the proof that there is no dead end. */
  const canBeCancelled = (start: Licence, today: Day): boolean => {
    let state = start;
    const facts: LicenceFacts = { renewal: 'none', respondBy: today };
    const go = (c: object, by = everybody): boolean => {
      const { lapses, decision } = decide(state, { version: 1, ...c } as LicenceCommand, by, today, facts);
      state = [...lapses, ...(decision.kind === 'decided' ? decision.events : [])].reduce<Licence>(evolve, state);
      return decision.kind === 'decided';
    };
    if (state.state === 'cancelled') return true;
    if (state.proposal) go({ act: 'drop' });
    go({ act: 'propose', end: 'cancel', ground: 'entity-ended' });
    return go({ act: 'cancel' }, another);
  };

  test('20,000 acts: no dead end, cancelled is final, versions only grow, a refused act changes nothing', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        let events: LicenceEvent[] = [issued];
        let today = day('2026-10-21');
        for (const s of steps) {
          tried += 1;
          today = addDays(today, s.days);
          const by = s.first ? everybody : another;
          const facts: LicenceFacts = { renewal: s.renewal as LicenceFacts['renewal'], respondBy: addDays(today, 7) };
          const before = fold(events)!;
          const offered = available(before, by, today, facts).get(s.command.act as never);
          const { lapses, decision } = decide(before, { version: 1, ...s.command } as LicenceCommand, by, today, facts);
          if (offered) expect(decision).toMatchObject({ kind: 'refused', code: offered.code });
          if (decision.kind === 'refused') expect(LICENCE_REFUSALS).toHaveProperty([decision.code]);
          events = [...events, ...lapses, ...(decision.kind === 'decided' ? decision.events : [])];
          const after = fold(events)!;
          if (before.state === 'cancelled') expect(after).toBe(after.state === 'cancelled' ? after : before);
          expect(after.edition).toBeGreaterThanOrEqual(before.edition);
          expect(settle(after, today, facts).events).toEqual([]);
          expect(after.position).toBe(events.length);
          if (after.state !== 'cancelled') expect(canBeCancelled(after, today)).toBe(true);
        }
      }),
      { seed: 40, numRuns: 2000 },
    );
    expect(tried).toBeGreaterThan(20_000);
  });
  test('every act is in the table, and every code it refuses with has both languages', () => {
    expect(Object.keys(ACTS).toSorted()).toEqual([...LICENCE_ACTS].toSorted());
    for (const { message } of Object.values(LICENCE_REFUSALS)) {
      expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(message.en).toMatch(/[a-z]/);
    }
  });
});

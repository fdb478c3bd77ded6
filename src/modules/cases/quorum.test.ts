import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { active, isQuorum, membersOf, type Quorum, type Votes, verdict, withoutSigner, withSigner } from './quorum.ts';

const member = (who: string): Quorum => ({ q: 'member', who });
const [a, b, c] = ['a', 'b', 'c'].map(member) as [Quorum, Quorum, Quorum];
const SETTINGS = { seed: 20261109, numRuns: 400 };

/** Well-formed quorums over distinct persons, up to three deep. */
const quorums = fc.integer({ min: 1, max: 1 << 30 }).map((seed): Quorum => {
  let s = seed;
  let n = 0;
  const next = (max: number) => {
    s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff;
    return (s >>> 8) % max;
  };
  const build = (depth: number): Quorum => {
    const kind = depth === 0 ? 0 : next(5);
    if (kind === 0) return member(`p${n++}`);
    if (kind === 4) {
      const weights = Object.fromEntries(Array.from({ length: 1 + next(3) }, () => [`p${n++}`, 1 + next(3)]));
      const sum = Object.values(weights).reduce((x, y) => x + y, 0);
      return { q: 'votes', weights, threshold: 1 + next(sum) };
    }
    return {
      q: (['all', 'any', 'order'] as const)[kind - 1]!,
      of: Array.from({ length: 1 + next(3) }, () => build(depth - 1)),
    };
  };
  return build(3);
});
const choices = fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 });

/** Signs one after another, whoever's turn it is, until the verdict; answers every verdict on the way. */
const play = (quorum: Quorum, picks: readonly number[]) => {
  let votes: Votes = {};
  const verdicts = [verdict(quorum, votes)];
  for (const pick of picks) {
    const turn = active(quorum, votes);
    if (turn.length === 0) break;
    votes = { ...votes, [turn[pick % turn.length]!]: pick % 3 === 0 ? 'no' : 'yes' };
    verdicts.push(verdict(quorum, votes));
  }
  return { votes, verdicts };
};

describe('quorum algebra', () => {
  test('all 会签: no if one is no, yes if all are yes', () => {
    const q: Quorum = { q: 'all', of: [a, b] };
    expect([
      verdict(q, {}),
      verdict(q, { a: 'yes' }),
      verdict(q, { a: 'yes', b: 'yes' }),
      verdict(q, { b: 'no' }),
    ]).toEqual(['open', 'open', 'yes', 'no']);
    expect(active(q, { a: 'yes' })).toEqual(['b']);
  });

  test('any 或签: yes if one is yes, no if all are no', () => {
    const q: Quorum = { q: 'any', of: [a, b] };
    expect([verdict(q, { a: 'no' }), verdict(q, { a: 'no', b: 'no' }), verdict(q, { b: 'yes' })]).toEqual([
      'open',
      'no',
      'yes',
    ]);
  });

  test('votes 票签: yes at the threshold, no when it cannot be reached; an abstention counts as no', () => {
    const q: Quorum = { q: 'votes', threshold: 3, weights: { a: 2, b: 1, c: 1 } };
    expect(verdict(q, { a: 'yes' })).toBe('open');
    expect(verdict(q, { a: 'yes', b: 'yes' })).toBe('yes');
    expect(verdict(q, { a: 'no' })).toBe('no');
    expect(verdict(q, { b: 'abstain', c: 'abstain' })).toBe('no');
    expect(active(q, { a: 'yes' })).toEqual(['b', 'c']);
  });

  test('order 顺序签: only the first open part is asked', () => {
    const q: Quorum = { q: 'order', of: [{ q: 'any', of: [a, b] }, c] };
    expect(active(q, {})).toEqual(['a', 'b']);
    expect(active(q, { a: 'yes' })).toEqual(['c']);
    expect(verdict(q, { a: 'no', b: 'no' })).toBe('no');
  });

  test('加签 before, after, beside; 减签 gives the former quorum back', () => {
    const q: Quorum = { q: 'all', of: [a, b] };
    expect(active(withSigner(q, 'a', 'x', 'before'), {})).toEqual(['x', 'b']);
    expect(active(withSigner(q, 'a', 'x', 'after'), {})).toEqual(['a', 'b']);
    expect(active(withSigner(q, 'a', 'x', 'beside'), {})).toEqual(['a', 'x', 'b']);
    for (const where of ['before', 'after', 'beside'] as const)
      expect(withoutSigner(withSigner(q, 'a', 'x', where), 'x')).toEqual(q);
  });

  test('what is no quorum: empty parts, somebody twice, a threshold out of reach', () => {
    expect(isQuorum({ q: 'all', of: [] })).toBe(false);
    expect(isQuorum({ q: 'all', of: [a, a] })).toBe(false);
    expect(isQuorum({ q: 'votes', threshold: 4, weights: { a: 2, b: 1 } })).toBe(false);
    expect(isQuorum({ q: 'votes', threshold: 0, weights: { a: 1 } })).toBe(false);
    expect(isQuorum({ q: 'member' } as never)).toBe(false);
    expect(isQuorum({ q: 'order', of: [{ q: 'any', of: [a, b] }, c] })).toBe(true);
  });

  test('property: settled never flips, and signing in turn always settles', () => {
    fc.assert(
      fc.property(quorums, choices, (quorum, picks) => {
        const { verdicts } = play(quorum, picks);
        const first = verdicts.findIndex((v) => v !== 'open');
        expect(first).toBeGreaterThanOrEqual(0);
        expect(new Set(verdicts.slice(first)).size).toBe(1);
      }),
      SETTINGS,
    );
  });

  test('property: nobody is asked who has signed, somebody is asked while it is open, nobody once it is settled', () => {
    fc.assert(
      fc.property(quorums, choices, fc.nat(20), (quorum, picks, stop) => {
        const { votes } = play(quorum, picks.slice(0, stop));
        const turn = active(quorum, votes);
        expect(turn.filter((who) => votes[who] !== undefined)).toEqual([]);
        expect(turn.length > 0).toBe(verdict(quorum, votes) === 'open');
        expect(turn.every((who) => membersOf(quorum).includes(who))).toBe(true);
      }),
      SETTINGS,
    );
  });

  test('property: one more yes never makes a yes a no, one more no never a no a yes', () => {
    fc.assert(
      fc.property(quorums, choices, fc.nat(20), (quorum, picks, stop) => {
        const { votes } = play(quorum, picks.slice(0, stop));
        const before = verdict(quorum, votes);
        for (const who of membersOf(quorum)) {
          if (votes[who] !== undefined) continue;
          if (before === 'yes') expect(verdict(quorum, { ...votes, [who]: 'yes' })).toBe('yes');
          if (before === 'no') expect(verdict(quorum, { ...votes, [who]: 'no' })).toBe('no');
        }
      }),
      SETTINGS,
    );
  });

  test('property: all yes is yes, all no is no', () => {
    fc.assert(
      fc.property(quorums, (quorum) => {
        expect(isQuorum(quorum)).toBe(true);
        const every = (v: 'yes' | 'no') => Object.fromEntries(membersOf(quorum).map((who) => [who, v]));
        expect([verdict(quorum, every('yes')), verdict(quorum, every('no'))]).toEqual(['yes', 'no']);
      }),
      SETTINGS,
    );
  });
});

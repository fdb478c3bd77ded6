import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Post } from '../../kernel/actor.ts';
import { addDays, day } from '../../kernel/day.ts';
import type { Decision } from '../../kernel/decision.ts';
import { ACTS, available, decide } from './acts.ts';
import { OBLIGATION_ACTS, type ObligationCommand } from './commands.ts';
import type { ObligationEvent, ObligationEventOf } from './events.ts';
import { settle } from './lapses.ts';
import { fold, isEnded, type Obligation } from './obligation.ts';
import { OBLIGATION_REFUSALS } from './refusals.ts';

const officer = (id: string, ...posts: Post[]): Actor => ({ id, posts, channel: 'window' });
const examiner = officer('p-exa', 'examiner');
const head = officer('p-head', 'head');
const debtor = officer('p-spa', 'applicant');

const promised: ObligationEventOf<'Promised'> = {
  type: 'Promised',
  on: day('2026-11-02'),
  by: 'system',
  kind: 'commitment',
  case: 'c1',
  source: 5,
  item: 'hotel',
  debtor: 'p-spa',
  what: ['fire-safety'],
  due: day('2026-11-30'),
  consequence: 'revoke',
  deciders: ['p-head'],
};
const at = (text: string) => ({ on: day(text), by: 'p-exa' });
const checked = (finding: 'kept' | 'not-kept' | 'false'): ObligationEvent => ({
  type: 'Checked',
  ...at('2026-11-20'),
  inspectors: ['p-exa', 'p-ex2'],
  finding,
  record: 'r',
});
const heard: ObligationEvent = { type: 'DebtorHeard', ...at('2026-11-25'), record: 'r2' };

type Bare<C> = C extends unknown ? Omit<C, 'version'> : never;
const given = (...events: ObligationEvent[]) => {
  const state = fold([promised, ...events])!;
  return {
    state,
    when: (by: Actor, today: string, command: Bare<ObligationCommand>, facts = {}) =>
      decide(state, { version: 1, ...command } as ObligationCommand, by, day(today), facts).decision,
  };
};
const types = (d: Decision<ObligationEvent>) =>
  d.kind === 'decided' ? d.events.map((e) => e.type) : `${d.code} ${d.article}`.trim();

describe('B9 告知承诺: the check afterwards', () => {
  const check: Bare<ObligationCommand<'check'>> = {
    act: 'check',
    inspectors: ['p-exa', 'p-ex2'],
    finding: 'kept',
    record: 'r',
  };
  test('on the last day it is in time, the day after it is overdue; the check is still owed', () => {
    expect(settle(given().state, day('2026-11-30')).events).toEqual([]);
    expect(settle(given().state, day('2026-12-01')).events).toEqual([
      { type: 'Overdue', on: '2026-11-30', by: 'system' },
    ]);
    expect(types(given().when(examiner, '2026-12-01', check))).toEqual(['Checked']);
  });
  test('许可法 第三十四条第三款: two inspectors, none of whom decided', () => {
    expect(types(given().when(examiner, '2026-11-20', { ...check, inspectors: ['p-exa', 'p-exa'] }))).toBe(
      'two-inspectors 许可法34.3',
    );
    expect(types(given().when(examiner, '2026-11-20', { ...check, inspectors: ['p-exa', 'p-head'] }))).toBe(
      'same-person',
    );
    expect(types(given().when(officer('p-head', 'examiner'), '2026-11-20', check))).toBe('same-person');
  });
  test('found kept it ends; found not kept it cannot end so', () => {
    expect(types(given(checked('kept')).when(examiner, '2026-11-20', { act: 'keep' }))).toEqual(['Kept']);
    expect(types(given(checked('not-kept')).when(examiner, '2026-11-20', { act: 'keep' }))).toBe('found-not-kept');
    expect(types(given(checked('kept')).when(head, '2026-11-20', { act: 'break', fraud: false }))).toBe('found-kept');
  });
  test('责令限期整改: a later day and a reason; overdue the day after', () => {
    const open = given(checked('not-kept'));
    const reason = { hash: 'h' };
    expect(types(open.when(examiner, '2026-11-20', { act: 'rectify', until: '2026-11-20', reason }))).toBe(
      'day-missing',
    );
    expect(types(open.when(examiner, '2026-11-20', { act: 'rectify', until: '2026-11-27' }))).toBe('reason-missing');
    expect(types(open.when(examiner, '2026-11-20', { act: 'rectify', until: '2026-11-27', reason }))).toEqual([
      'RectifyOrdered',
    ]);
    const ordered = given(checked('not-kept'), {
      type: 'RectifyOrdered',
      ...at('2026-11-20'),
      until: day('2026-11-27'),
      reason,
    });
    expect(settle(ordered.state, day('2026-11-27')).events).toEqual([]);
    expect(settle(ordered.state, day('2026-11-28')).events).toMatchObject([{ type: 'Overdue', on: '2026-11-27' }]);
  });
  test('broken only by the head, only after the debtor was heard, with the consequence that was promised', () => {
    const open = given(checked('false'));
    expect(types(open.when(head, '2026-11-25', { act: 'break', fraud: true }))).toBe('not-heard 许可法7');
    expect(types(given(checked('false'), heard).when(examiner, '2026-11-25', { act: 'break', fraud: true }))).toBe(
      'not-your-post',
    );
    const done = given(checked('false'), heard).when(
      head,
      '2026-11-25',
      { act: 'break', fraud: true },
      { licence: 'l-1' },
    );
    expect(done).toMatchObject({ events: [{ type: 'Broken', consequence: 'revoke', fraud: true, licence: 'l-1' }] });
  });
  test('许可法 第六十九条第二款: fraud needs a finding that it was false', () => {
    expect(types(given(checked('not-kept'), heard).when(head, '2026-11-25', { act: 'break', fraud: true }))).toBe(
      'not-found-false 许可法69.2',
    );
    expect(types(given(checked('not-kept'), heard).when(head, '2026-11-25', { act: 'break', fraud: false }))).toEqual([
      'Broken',
    ]);
  });
  test('repaired: the end, with everything that hung on the breach', () => {
    const broken = given(checked('false'), heard, {
      type: 'Broken',
      ...at('2026-11-25'),
      consequence: 'revoke',
      fraud: true,
    });
    expect(types(broken.when(head, '2027-03-01', { act: 'repair' }))).toEqual(['Repaired']);
    expect(types(given(checked('false')).when(head, '2027-03-01', { act: 'repair' }))).toBe('wrong-state');
  });
});

describe('许可法 第五条, 回避: nobody judges what they owe themselves', () => {
  const own = 'own-matter 许可法5';
  const debtorInPost = officer('p-spa', 'examiner', 'supervisor', 'head', 'applicant');
  const forDebtor: Actor = { ...officer('p-boss', 'examiner'), principal: 'p-spa' };
  const check: Bare<ObligationCommand<'check'>> = {
    act: 'check',
    inspectors: ['p-exa', 'p-ex2'],
    finding: 'kept',
    record: 'r',
  };
  test('an officer who owes it, or acts for who does, neither checks, nor keeps, nor waives it; they give evidence like others', () => {
    for (const by of [debtorInPost, forDebtor]) expect(types(given().when(by, '2026-11-20', check))).toBe(own);
    expect(types(given(checked('kept')).when(forDebtor, '2026-11-20', { act: 'keep' }))).toBe(own);
    expect(types(given().when(debtorInPost, '2026-11-20', { act: 'waive', reason: { hash: 'h' } }))).toBe(own);
    const evidence = { act: 'give-evidence', hashes: ['a'] } as const;
    expect(types(given().when(debtorInPost, '2026-11-20', evidence))).toEqual(['EvidenceGiven']);
  });
  test('nor is the debtor one of the two who inspect', () => {
    expect(types(given().when(examiner, '2026-11-20', { ...check, inspectors: ['p-exa', 'p-spa'] }))).toBe(own);
  });
  test('许可法31: who applied together owes it together: gives evidence, and neither checks nor inspects', () => {
    const together = { together: ['p-two'] };
    const second = officer('p-two', 'examiner', 'applicant');
    const evidence = { act: 'give-evidence', hashes: ['a'] } as const;
    expect(types(given().when(second, '2026-11-20', evidence, together))).toEqual(['EvidenceGiven']);
    expect(types(given().when(officer('p-two', 'applicant'), '2026-11-20', evidence))).toBe('not-your-post');
    expect(types(given().when(second, '2026-11-20', check, together))).toBe(own);
    const inspected = { ...check, inspectors: ['p-exa', 'p-two'] };
    expect(types(given().when(examiner, '2026-11-20', inspected, together))).toBe(own);
  });
});

describe('evidence', () => {
  test('the debtor gives it, also late; a stranger does not', () => {
    const evidence: Bare<ObligationCommand<'give-evidence'>> = { act: 'give-evidence', hashes: ['a'] };
    expect(given().when(debtor, '2026-11-30', evidence)).toMatchObject({ events: [{ late: false }] });
    expect(given().when(debtor, '2026-12-01', evidence)).toMatchObject({
      events: [{ type: 'EvidenceGiven', late: true }],
    });
    expect(types(given().when(officer('p-x', 'applicant'), '2026-11-20', evidence))).toBe('not-your-post');
    const agent: Actor = { ...officer('p-agent', 'applicant'), principal: 'p-spa' };
    expect(types(given().when(agent, '2026-11-20', evidence))).toEqual(['EvidenceGiven']);
  });
});

describe('random walks over the obligation machine', () => {
  const everybody = officer('p-all', 'examiner', 'acceptor', 'supervisor', 'oversight', 'intake', 'head');
  const reason = fc.option(fc.constant({ hash: 'h' }), { nil: undefined });
  const step = fc.record({
    days: fc.integer({ min: 0, max: 30 }),
    command: fc.oneof(
      fc.constant({ act: 'give-evidence', hashes: ['a'] }),
      fc.record({
        act: fc.constant('check'),
        inspectors: fc.constantFrom(['a'], ['a', 'b']),
        finding: fc.constantFrom('kept', 'not-kept', 'false'),
        record: fc.constant('r'),
      }),
      fc.constant({ act: 'keep' }),
      fc.record({ act: fc.constant('rectify'), until: fc.constantFrom('2026-11-10', '2028-01-01'), reason }),
      fc.constant({ act: 'hear', record: 'r' }),
      fc.record({ act: fc.constant('break'), fraud: fc.boolean() }),
      fc.record({ act: fc.constant('repair'), reason }),
      fc.record({ act: fc.constant('waive'), reason }),
    ),
  });
  /** Every state can be brought to an end by officers: the proof that there is no dead end. */
  const canEnd = (start: Obligation, today: ReturnType<typeof day>): boolean => {
    let state = start;
    const go = (c: object) => {
      const { lapses, decision } = decide(state, { version: 1, ...c } as ObligationCommand, everybody, today);
      const events = [...lapses, ...(decision.kind === 'decided' ? decision.events : [])];
      state = fold([...prior, ...events]) ?? state;
      prior.push(...events);
    };
    const prior: ObligationEvent[] = [];
    prior.push(...history);
    for (const c of [
      { act: 'repair' },
      { act: 'check', inspectors: ['a', 'b'], finding: 'kept', record: 'r' },
      { act: 'keep' },
      { act: 'hear', record: 'r' },
      { act: 'break', fraud: false },
      { act: 'repair' },
    ])
      if (!isEnded(state)) go(c);
    return isEnded(state);
  };
  let history: ObligationEvent[] = [];

  test('no dead end, ended is final, a refused act changes nothing, every refusal has words', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 20 }), (steps) => {
        history = [promised];
        let today = day('2026-11-02');
        for (const s of steps) {
          today = addDays(today, s.days);
          const before = fold(history)!;
          const offered = available(before, everybody, today).get(s.command.act as never);
          const { lapses, decision } = decide(
            before,
            { version: 1, ...s.command } as ObligationCommand,
            everybody,
            today,
          );
          if (offered) expect(decision).toMatchObject({ kind: 'refused', code: offered.code });
          if (decision.kind === 'refused') expect(OBLIGATION_REFUSALS).toHaveProperty([decision.code]);
          history = [...history, ...lapses, ...(decision.kind === 'decided' ? decision.events : [])];
          const after = fold(history)!;
          if (isEnded(before)) expect(after).toEqual(before);
          expect(settle(after, today).events).toEqual([]);
          expect(after.position).toBe(history.length);
          expect(canEnd(after, today)).toBe(true);
        }
      }),
      { seed: 9, numRuns: 800 },
    );
  });
  test('every act is in the table', () => {
    expect(Object.keys(ACTS).toSorted()).toEqual([...OBLIGATION_ACTS].toSorted());
  });
});

import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import type { Command } from './commands.ts';
import { resultCode } from './outcome.ts';
import { accepted, CLAIM, DENY, GRANT, given, passOn, story, text, toDecision } from './story/story.ts';
import { PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

describe('征求意见 K10: what silence means was said when asked', () => {
  const consult: Command = {
    act: 'consult',
    purpose: 'opinion',
    to: ['unit-2'],
    within: 5,
    silence: 'no-objection',
    question: text('may we?'),
  };

  test('row 28: told 09-30, 5 wd: silent on 10-13; an opinion on 10-14 is not asked any more but may be sent as discuss', () => {
    const s = accepted('2026-09-30');
    s.do('2026-09-30', 'examiner', consult);
    expect(s.due('K10', '2026-09-30')).toBe('2026-10-13');
    expect(s.sweep('2026-10-13')).toEqual([]);
    expect(s.no('2026-10-14', 'consultee', { act: 'give-opinion', verdict: 'disagree' })).toBe('not-asked');
    expect(s.last('TaskEnded')).toMatchObject({ verb: 'silent', on: '2026-10-13', by: 'system' });
    s.do('2026-10-14', 'consultee', { act: 'discuss', to: ['o-exam-1'], note: text('late') });
  });

  test('an opinion on the last day counts; escalation leaves the question open', () => {
    const s = accepted('2026-09-30');
    s.do('2026-09-30', 'examiner', consult);
    s.do('2026-10-13', 'consultee', { act: 'give-opinion', verdict: 'agree', opinion: text('yes') });
    s.do('2026-10-13', 'examiner', { ...consult, silence: 'escalate' });
    expect(s.sweep('2026-12-01').map((e) => e.type)).toEqual(['Noted']);
    s.do('2026-12-01', 'consultee', { act: 'give-opinion', verdict: 'agree' });
  });
});

describe('容缺受理 (B8): an acceptance with a promise, to be kept before the promised end', () => {
  const lacking = { materials: given('plan') };
  const tolerant = (owedBy: string): Command => ({
    act: 'accept-tolerant',
    owed: ['lease'],
    owedBy: day(owedBy),
    promise: 'signed',
  });

  test('row 29: accepted 11-02, promised end 11-16: owed by 11-15 at most', () => {
    const s = story(PERMIT).receive('2026-11-02', lacking);
    expect(s.no('2026-11-02', 'acceptor', tolerant('2026-11-16'))).toBe('owed-after-promise');
    expect(s.no('2026-11-02', 'acceptor', tolerant('2026-11-02'))).toBe('owed-after-promise');
    s.do('2026-11-02', 'acceptor', tolerant('2026-11-15'));
    expect(s.due('K3', '2026-11-02')).toBe('2026-11-16');
    expect(s.due('K9', '2026-11-02')).toBe('2026-11-15');
  });

  test('row 29: owed 11-13, supplied 11-16: lapsed on 11-13, supply late, grant possible', () => {
    const s = story(PERMIT).receive('2026-11-02', lacking);
    s.do('2026-11-02', 'acceptor', tolerant('2026-11-13'));
    toDecision(s, '2026-11-10');
    expect(s.no('2026-11-13', 'decider', GRANT)).toBe('material-owed');
    s.do('2026-11-16', 'applicant', { act: 'supply', materials: given('lease') });
    expect(s.last('ToleranceLapsed')).toMatchObject({ on: '2026-11-13', refs: ['lease'] });
    expect(s.last('MaterialSupplied')).toMatchObject({ owed: true, late: true });
    s.do('2026-11-16', 'decider', GRANT);
  });

  test('grace of three working days, never beyond the last day before the decision is due', () => {
    const s = story(PERMIT).receive('2026-11-02', lacking);
    s.do('2026-11-02', 'acceptor', tolerant('2026-11-13'));
    const end: Command = { act: 'terminate', ground: 'tolerance-lapsed', reason: text('not supplied') };
    expect(s.no('2026-11-13', 'decider', end)).toBe('not-lapsed');
    expect(s.no('2026-11-18', 'decider', end)).toBe('grace-running');
    s.do('2026-11-19', 'decider', end);
    expect(resultCode(s.now())).toBe(2);
  });

  test('a denied sibling breaks the owed result the same day', () => {
    const s = story(PERMIT).receive('2026-11-02', lacking);
    s.do('2026-11-02', 'acceptor', {
      act: 'accept-tolerant',
      owed: ['lease', 'result:child-x'],
      owedBy: day('2026-11-13'),
      promise: 'signed',
    });
    const denied = { siblingsDenied: [{ ref: 'result:child-x', on: day('2026-11-05') }] };
    s.try('2026-11-05', 'applicant', { act: 'remind' }, denied);
    expect(s.last('ToleranceLapsed')).toMatchObject({ on: '2026-11-05', refs: ['result:child-x'] });
  });
});

describe('告知承诺 (B9): straight to the decision, checked afterwards', () => {
  const COMMIT: ItemTerms = { ...PERMIT, committable: 'permit', commitmentCheck: { workingDays: 20 } };

  test('row 30: granted 11-02, check due 11-30; what the check finds is the obligation’s and the licence’s, the case stays closed', () => {
    const s = story(COMMIT).receive('2026-11-02');
    s.do('2026-11-02', 'acceptor', { act: 'accept-by-commitment', commitments: ['c-1'], promise: 'signed' });
    s.do('2026-11-02', 'decider', CLAIM);
    s.do('2026-11-02', 'decider', GRANT);
    expect(s.due('K13', '2026-11-02')).toBe('2026-11-30');
    s.do('2026-11-03', 'system', { act: 'deliver', mode: 'e', items: ['licence'] });
    expect(s.no('2026-11-20', 'decider', { act: 'terminate', ground: 'void', reason: text('false') })).toBe(
      'case-closed',
    );
  });
});

describe('权责分离: decider, acceptor, examiner, reviewer and chair are different persons', () => {
  test('row 38: the acceptor of an instant item’s normal case tries to decide', () => {
    const s = accepted('2026-11-02', { ...PERMIT, instant: true });
    for (const who of ['examiner', 'reviewer'] as const) {
      s.do('2026-11-02', who, CLAIM);
      s.do('2026-11-02', who, passOn);
    }
    const both = { postsOf: { 'o-accept': ['acceptor', 'decider'] as const } };
    const assign: Command = { act: 'assign', verb: 'assign', to: 'o-accept' };
    expect(s.no('2026-11-03', 'supervisor', assign, both)).toBe('same-person');
  });

  test('row 39: decider returns straight to review, reviewer straight to examination: back the same way', () => {
    const s = toDecision(accepted('2026-11-02'), '2026-11-03');
    const back = (to: string): Command => ({ act: 'return', to, straight: true, reason: text('again') });
    s.do('2026-11-04', 'decider', back('review'));
    s.do('2026-11-04', 'reviewer2', CLAIM);
    s.do('2026-11-04', 'reviewer2', back('examine'));
    s.do('2026-11-04', 'examiner', CLAIM);
    s.do('2026-11-05', 'examiner', passOn);
    expect(s.in('under-review').tasks[0]).toMatchObject({ key: 'review', to: 'o-review-2' });
    expect(s.no('2026-11-05', 'reviewer', CLAIM)).toBe('taken');
    s.do('2026-11-05', 'reviewer2', CLAIM);
    s.do('2026-11-05', 'reviewer2', passOn);
    expect(s.in('under-review').tasks[0]).toMatchObject({ key: 'decide', to: 'o-decide-1' });
    s.do('2026-11-05', 'decider', CLAIM);
    s.do('2026-11-05', 'decider', GRANT);
  });

  test('row 40: the sole decider recused: a substitute by the supervisor; none left: the head appoints from another unit; K2 never stops', () => {
    const s = toDecision(accepted('2026-11-02'), '2026-11-03');
    const due = s.due('K2', '2026-11-03');
    s.do('2026-11-04', 'supervisor', { act: 'recuse', person: 'o-decide-1', ground: 'kinship' });
    expect(s.no('2026-11-04', 'decider', GRANT)).toBe('recused');
    s.do('2026-11-04', 'supervisor', { act: 'assign', verb: 'take-over', to: 'o-decide-2', reason: text('recused') });
    s.do('2026-11-05', 'supervisor', { act: 'recuse', person: 'o-decide-2', ground: 'interest' });
    const appoint: Command = { act: 'appoint', to: 'o-out' };
    expect(s.no('2026-11-05', 'head', appoint)).toBe('own-staff-available');
    s.do('2026-11-05', 'head', appoint, { ownStaffAvailable: false });
    expect(s.due('K2', '2026-11-05')).toBe(due);
    s.do('2026-11-06', 'outsider', GRANT);
    expect(s.in('decided').decided.by).toBe('o-out');
  });

  test('a denial needs an article for each reason and the whole remedy', () => {
    const s = toDecision(accepted('2026-11-02'), '2026-11-03');
    expect(s.no('2026-11-03', 'decider', { act: 'deny', reasons: [] })).toBe('reasons-missing 许可法38.2');
    expect(s.no('2026-11-03', 'decider', { ...DENY, remedies: {} } as Command)).toBe('remedy-incomplete 许可法38.2');
    const { internetChannel: _, ...rest } = (DENY as { remedies: { internetChannel: string } }).remedies;
    expect(s.no('2026-11-03', 'decider', { ...DENY, remedies: rest } as Command)).toBe('remedy-incomplete 复议法22');
    s.do('2026-11-03', 'decider', DENY);
    expect(s.in('decided').decided.outcome).toBe('denied');
  });
});

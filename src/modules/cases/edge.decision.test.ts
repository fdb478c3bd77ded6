import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { may } from './act.ts';
import type { Command } from './commands.ts';
import { resultCode } from './outcome.ts';
import { people } from './story/people.ts';
import { ACCEPT, accepted, CLAIM, DENY, GRANT, instantOn, served, story, text, toDecision } from './story/story.ts';
import { PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

describe('许可法 第五十七条: limited permits go by order of acceptance', () => {
  const LIMITED: ItemTerms = { ...PERMIT, quota: 'taxi' };

  test('row 31: C received 11-09 09:00, deemed on 11-17, ranks before B (11-11) and A (11-12)', () => {
    const a = accepted('2026-11-12', LIMITED);
    const b = accepted('2026-11-11', LIMITED);
    const c = story(LIMITED).receive('2026-11-09', {}, 'applicant', '09:00');
    expect(c.sweep('2026-11-16')).toEqual([]);
    c.sweep('2026-11-17');
    const ranks = [a, b, c].map((s) => s.in('under-review').accepted.instant);
    expect([...ranks].sort()).toEqual([ranks[2], ranks[1], ranks[0]]);
    expect(ranks[2]).toBe(instantOn('2026-11-09', '09:00'));
  });

  test('row 31: A waits while an earlier rank is pending; C finds the quota empty and is denied with remedy', () => {
    const a = toDecision(accepted('2026-11-12', LIMITED), '2026-11-13');
    expect(a.no('2026-11-16', 'decider', GRANT, { quotaLeft: 1, earlierPending: 2 })).toBe(
      'earlier-applicant-pending 许可法57',
    );
    // Two are left and two come first: none of them is A's.
    expect(a.no('2026-11-16', 'decider', GRANT, { quotaLeft: 2, earlierPending: 2 })).toBe(
      'earlier-applicant-pending 许可法57',
    );
    expect(a.no('2026-11-16', 'decider', GRANT, { quotaLeft: 0, earlierPending: 0 })).toBe('quota-empty 许可法57');
    a.do('2026-11-16', 'decider', DENY, { quotaLeft: 0 });
    const other = toDecision(accepted('2026-11-11', LIMITED), '2026-11-13');
    other.do('2026-11-16', 'decider', GRANT, { quotaLeft: 3, earlierPending: 2 });
  });

  test('a renewal takes no further permit: it is granted when none is left and others wait', () => {
    const origin = { kind: 'renewal' as const, licence: 'lic-1', expiry: day('2027-01-08') };
    const s = story(LIMITED).receive('2026-11-12', { origin });
    s.do('2026-11-12', 'acceptor', ACCEPT);
    toDecision(s, '2026-11-13').do('2026-11-16', 'decider', GRANT, { quotaLeft: 0, earlierPending: 2 });
    expect(s.in('decided').decided.outcome).toBe('granted');
  });
});

describe('two officers, one version (the pure part of rows 36 and 37)', () => {
  test('row 36: after the first act the second may no more; the shell names who came first', () => {
    const s = toDecision(accepted('2026-11-02'), '2026-11-03');
    s.do('2026-11-04', 'applicant', { act: 'withdraw' });
    const facts = s.factsOn(instantOn('2026-11-04'));
    const refusal = may('grant', s.now(), people.decider, day('2026-11-04'), s.calendar, facts);
    expect(refusal?.code).toBe('case-closed');
  });

  test('row 37: the same act twice is refused by the state itself; the repeated key is answered by the shell', () => {
    const s = accepted('2026-11-02');
    expect(s.no('2026-11-02', 'acceptor', ACCEPT)).toBe('wrong-state');
  });
});

describe('许可法 第七十八条, 第六十九条: a false application', () => {
  test('row 41: decided 11-09, complaint 11-10, found true 11-18: never delivered; revoked, then terminated', () => {
    const s = toDecision(accepted('2026-11-02'), '2026-11-03');
    s.do('2026-11-09', 'decider', GRANT);
    s.do('2026-11-10', 'oversight', { act: 'freeze', complaint: 'c-1' });
    const deliver: Command = { act: 'deliver', mode: 'e', items: ['licence'] };
    expect(s.no('2026-11-11', 'delivery', deliver)).toBe('frozen');
    s.do('2026-11-18', 'oversight', { act: 'unfreeze', finding: true });
    expect(s.no('2026-11-18', 'delivery', deliver)).toBe('false-application 许可法78');
    const end: Command = { act: 'terminate', ground: 'decision-revoked', reason: text('fraud') };
    expect(s.no('2026-11-18', 'decider2', end)).toBe('not-revoked 许可法69');
    s.do('2026-11-19', 'decider2', end, { decisionRevoked: true });
    expect(resultCode(s.now())).toBe(2);
  });

  test('row 42, this case’s part: a denied prerequisite leaves Y to its own merits; nobody is denied for being in a bundle', () => {
    const s = toDecision(accepted('2026-11-02'), '2026-11-03');
    expect(s.no('2026-11-04', 'decider', GRANT, { prerequisitesMissing: ['result:child-x'] })).toBe(
      'prerequisite-missing',
    );
    s.do('2026-11-04', 'applicant', { act: 'withdraw' });
  });
});

describe('更正, 送达 (许可法 第四十四条), remand', () => {
  test('row 43: a date misprinted in a closed decision is corrected; the term is substance', () => {
    const s = toDecision(accepted('2026-11-02'), '2026-11-03');
    s.do('2026-11-04', 'decider', GRANT);
    s.do('2026-11-05', 'system', { act: 'deliver', mode: 'e', items: ['licence'] });
    const correct = (field: string): Command => ({ act: 'correct-decision', field, oldHash: 'a', newHash: 'b' });
    s.do('2026-11-20', 'decider', correct('issuedOn'));
    expect(s.in('closed')).toMatchObject({ how: 'delivered', on: '2026-11-05' });
    expect(s.no('2026-11-20', 'decider', correct('term'))).toBe('not-clerical 许可法69');
  });

  test('row 44: decided 09-30: due 10-20; pick-up code told 10-09: met that day', () => {
    const s = toDecision(accepted('2026-09-14', PERMIT, false), '2026-09-15');
    s.do('2026-09-30', 'decider', GRANT);
    expect(s.due('K8', '2026-09-30')).toBe('2026-10-20');
    s.do('2026-10-09', 'delivery', served('pick-up', s.in('decided').decided.position));
    expect(s.clock('K8', '2026-10-09').status).toEqual({ kind: 'met', on: '2026-10-09' });
    expect(
      s.no('2026-10-22', 'delivery', { act: 'deliver', mode: 'window', items: [], code: '1' }, { pickUpCodeOk: false }),
    ).toBe('wrong-code');
  });

  test('row 45: a court annuls a denial on 11-20: a new case, accepted the same day with the period of the judgment; the old one is only noted', () => {
    const old = toDecision(accepted('2026-11-02'), '2026-11-03');
    old.do('2026-11-04', 'decider', DENY);
    old.do('2026-11-05', 'system', { act: 'deliver', mode: 'e', items: ['decision'] });
    const before = old.in('closed');
    old.do('2026-11-20', 'oversight', {
      act: 'note-remedy',
      kind: 'litigation',
      ref: 'judgment-1',
      outcome: 'annulled',
    });
    expect({ ...old.in('closed'), version: 0 }).toEqual({ ...before, version: 0 });
    const origin = {
      kind: 'remand' as const,
      case: 'case-1',
      order: 'judgment-1',
      period: { n: 15, unit: 'NATURAL_DAY' as const },
    };
    const s = story(PERMIT).receive('2026-11-20', { origin, materials: [] }, 'intake');
    expect(s.in('under-review').accepted).toMatchObject({ on: '2026-11-20', mode: 'examined' });
    expect(s.due('K2', '2026-11-20')).toBe('2026-12-07');
    expect(() => story(PERMIT).receive('2026-11-20', { origin })).toThrow('not-your-post');
  });

  test('row 46: the law repeals the permit on 11-16: terminated with notice, not denied', () => {
    const s = accepted('2026-11-02');
    s.do('2026-11-16', 'decider', {
      act: 'terminate',
      ground: 'law-changed',
      ref: 'repeal-1',
      reason: text('repealed'),
    });
    expect(s.events.map((e) => e.type).slice(-2)).toEqual(['Terminated', 'Served']);
    expect(s.in('closed')).toMatchObject({ how: 'terminated', detail: 'law-changed' });
    expect(s.in('closed').decided).toBeUndefined();
  });
});

describe('许可法 第三十四条第二款 即办', () => {
  const INSTANT: ItemTerms = { ...PERMIT, instant: true };
  const now: Command = { act: 'decide-on-the-spot', articles: ['许可法34.2'] };

  test('complete and allowed: accepted and granted at once, by one person', () => {
    const s = story(INSTANT).receive('2026-11-02');
    const events = s.do('2026-11-02', 'acceptor', now, { instantAuthority: true });
    expect(events.map((e) => e.type)).toEqual(['Accepted', 'Decided', 'Served']);
    expect(s.in('decided')).toMatchObject({ accepted: { mode: 'instant' }, decided: { by: 'o-accept' } });
  });

  test('refused without authority, when the rule says no, and for other items', () => {
    expect(story(INSTANT).receive('2026-11-02').no('2026-11-02', 'acceptor', now)).toBe('rule-says-no');
    expect(story(INSTANT).receive('2026-11-02').no('2026-11-02', 'system', now, { ruleSays: 'no' })).toBe(
      'rule-says-no',
    );
    expect(story(PERMIT).receive('2026-11-02').no('2026-11-02', 'acceptor', now)).toBe('not-instant 许可法34.2');
  });
});

test('claiming is needed before deciding', () => {
  const s = accepted('2026-11-02');
  s.do('2026-11-02', 'examiner', CLAIM);
  expect(s.no('2026-11-02', 'decider', GRANT)).toBe('not-at-decision');
});

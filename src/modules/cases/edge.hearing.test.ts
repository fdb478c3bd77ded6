import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import type { Command } from './commands.ts';
import { ledgerEvents } from './ledger.ts';
import { resultCode } from './outcome.ts';
import { accepted, GRANT, type Story, toDecision } from './story/story.ts';
import { PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

describe('许可法 第四十七条, 第四十八条: the right to a hearing', () => {
  const HEARD: ItemTerms = { ...PERMIT, hearing: 'on-request', stakeholders: true };
  const everybody = { eDeliveryOf: ['party-s'] };
  const told = (): Story => {
    const s = accepted('2026-08-03', HEARD);
    const tell: Command = { act: 'tell-stakeholders', persons: ['party-s'], rights: ['statement', 'hearing'] };
    s.do('2026-08-03', 'examiner', tell, everybody);
    return s;
  };
  const call = (date: string, ground: 'requested' | 'major' = 'requested'): Command => ({
    act: 'call-hearing',
    ground,
    date: day(date),
    place: 'room-1',
    public: true,
  });

  test('row 25: told 08-03: request until 08-10, on 08-11 too late', () => {
    expect(told().clock('K6a', '2026-08-03').due).toBe('2026-08-10');
    expect(told().no('2026-08-11', 'stakeholder', { act: 'request-hearing' })).toBe('too-late 许可法47');
    expect(told().no('2026-08-11', 'applicant', { act: 'request-hearing' })).toBe('too-late 许可法47');
  });

  test('row 25: requested 08-10 → held by 09-07; called 08-12 → earliest Mon 08-24; a decision before is refused', () => {
    const s = told();
    s.do('2026-08-10', 'stakeholder', { act: 'request-hearing' });
    expect(s.due('K6b', '2026-08-10')).toBe('2026-09-07');
    toDecision(s, '2026-08-11');
    expect(s.no('2026-08-12', 'decider', GRANT)).toBe('hearing-due 许可法47');
    expect(s.no('2026-08-12', 'examiner', call('2026-08-22'), everybody)).toBe('seven-days 许可法48.1.1');
    s.do('2026-08-12', 'examiner', call('2026-08-24'), everybody);
    expect(s.no('2026-08-21', 'chair', { act: 'hold-hearing', record: 'rec', signed: [] })).toBe('not-yet');
    s.do('2026-08-24', 'chair', { act: 'hold-hearing', record: 'rec', signed: ['party-s'] });
    expect(s.clock('K6b', '2026-08-24').status).toEqual({ kind: 'met', on: '2026-08-24' });
    s.do('2026-08-25', 'decider', GRANT);
    expect(s.last('Decided').basedOn.hearing).toBe('rec');
  });

  test('the time from the notice to the hearing is excluded (45), the five days of 47 are not', () => {
    const s = told();
    s.do('2026-08-10', 'stakeholder', { act: 'request-hearing' });
    expect(s.due('K2', '2026-08-10')).toBe('2026-08-31');
    s.do('2026-08-12', 'examiner', call('2026-08-24'), everybody);
    expect(s.due('K2', '2026-08-12')).toBe('2026-09-10');
  });

  test('许可法45: the notice served on a neighbour starts no pause; only the applicant’s own stands in the ledger', () => {
    const s = accepted('2026-08-03', HEARD);
    const tell: Command = { act: 'tell-stakeholders', persons: ['party-s'], rights: ['statement', 'hearing'] };
    s.do('2026-08-03', 'examiner', tell, everybody);
    s.do('2026-08-10', 'stakeholder', { act: 'request-hearing' });
    s.do('2026-08-12', 'examiner', call('2026-08-24'), everybody);
    const told = ledgerEvents(s.events).filter((e) => e.kind === 'pause-told');
    expect(told.map((e) => e.on)).toEqual(['2026-08-12']);
  });

  test('row 26: nobody asks: decision refused on 08-10, allowed on 08-11', () => {
    const s = toDecision(told(), '2026-08-06');
    expect(s.no('2026-08-10', 'decider', GRANT)).toBe('hearing-window-open 许可法47');
    s.do('2026-08-11', 'decider', GRANT);
    expect(s.now().state).toBe('decided');
  });

  test('row 27: withdrawn on 08-24 while the hearing sits: task and pause void, the record stays in the trail', () => {
    const s = told();
    s.do('2026-08-10', 'stakeholder', { act: 'request-hearing' });
    s.do('2026-08-12', 'examiner', call('2026-08-24'), everybody);
    s.do('2026-08-24', 'applicant', { act: 'withdraw' });
    const closed = s.in('closed');
    expect([closed.how, closed.pauses?.every((p) => p.resumedOn === '2026-08-24')]).toEqual(['withdrawn', true]);
    expect('tasks' in closed).toBe(false);
    expect(resultCode(closed)).toBe(5);
    expect(s.no('2026-08-24', 'chair', { act: 'hold-hearing', record: 'rec', signed: [] })).toBe('case-closed');
  });

  test('waived by both, the window is closed at once', () => {
    const s = toDecision(told(), '2026-08-04');
    s.do('2026-08-05', 'applicant', { act: 'waive-hearing' });
    s.do('2026-08-05', 'stakeholder', { act: 'waive-hearing' });
    s.do('2026-08-05', 'decider', GRANT);
  });

  test('the last request taken back: the hearing falls and its pause ends', () => {
    const s = told();
    s.do('2026-08-10', 'stakeholder', { act: 'request-hearing' });
    s.do('2026-08-12', 'examiner', call('2026-08-24'), everybody);
    const events = s.do('2026-08-14', 'stakeholder', { act: 'cancel-hearing' });
    expect(events.map((e) => e.type)).toEqual(['HearingDropped', 'Resumed', 'Served']);
    expect(s.in('under-review').hearing.called).toBeUndefined();
  });

  test('a hearing for a major public interest is nobody’s to cancel', () => {
    const s = told();
    s.do('2026-08-05', 'examiner', call('2026-08-24', 'major'), everybody);
    expect(s.no('2026-08-06', 'applicant', { act: 'cancel-hearing' })).toBe('not-yours-to-cancel 许可法46');
    toDecision(s, '2026-08-12');
    expect(s.no('2026-08-13', 'decider', GRANT)).toBe('procedure-open 许可法45');
  });
});

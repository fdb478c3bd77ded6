import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { amendCalendar } from '../../law/calendar.china.ts';
import { clocksOf } from './clocks.ts';
import { warnDays } from './clocks.warn.ts';
import {
  ACCEPT,
  accepted as acceptedOn,
  ask,
  GRANT,
  given,
  resubmit,
  type Story,
  served,
  story,
  text,
  toDecision,
} from './story/story.ts';
import { FILING, PERMIT, promise } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

const names = (s: Story, on: string) => clocksOf(s.now(), s.terms, s.calendar, day(on)).map((c) => c.k);
const accepted = (terms?: ItemTerms): Story => acceptedOn('2026-03-02', terms);

describe('lifecycle 4.3: which clocks a case has in each state', () => {
  test('from receipt to delivery', () => {
    const s = story(PERMIT).receive('2026-03-02', { materials: given('lease') });
    expect(names(s, '2026-03-02')).toEqual(['K1']);
    s.do('2026-03-03', 'acceptor', ask('plan'));
    expect(names(s, '2026-03-03')).toEqual(['K1', 'K5']);
    s.do('2026-03-04', 'applicant', resubmit('plan'));
    s.do('2026-03-05', 'acceptor', ACCEPT);
    expect(names(s, '2026-03-05')).toEqual(['K1', 'K2', 'K2s', 'K3', 'K4']);
    s.do('2026-03-05', 'examiner', { act: 'consult', purpose: 'opinion', to: ['unit-2'] });
    expect(names(s, '2026-03-05')).toContain('K10');
    s.do('2026-03-05', 'consultee', { act: 'give-opinion', verdict: 'agree' });
    toDecision(s, '2026-03-05').do('2026-03-06', 'decider', GRANT);
    expect(names(s, '2026-03-06')).toEqual(['K1', 'K2', 'K2s', 'K3', 'K8']);
  });

  test('a filing has the five days of acceptance and nothing else', () => {
    expect(names(story(FILING).receive('2026-03-02'), '2026-03-02')).toEqual(['K1']);
  });

  test('a clock from receipt runs before acceptance and starts anew on resubmission', () => {
    const rule = {
      n: 7,
      unit: 'NATURAL_DAY' as const,
      start: 'RECEIVED' as const,
      basis: { statute: '建筑法', article: '8' },
    };
    const s = story({ ...PERMIT, statutory: rule }).receive('2026-03-02', { materials: given('lease') });
    expect(s.due('K2', '2026-03-02')).toBe('2026-03-09');
    s.do('2026-03-03', 'acceptor', ask('plan'));
    s.do('2026-03-04', 'applicant', resubmit('plan'));
    expect(s.due('K2', '2026-03-04')).toBe('2026-03-11');
  });
});

describe('how clocks end', () => {
  test('K1 is met by acceptance, and void when the applicant withdraws first', () => {
    expect(accepted().clock('K1', '2026-03-02').status).toEqual({ kind: 'met', on: '2026-03-02' });
    const s = story(PERMIT).receive('2026-03-02');
    s.do('2026-03-03', 'applicant', { act: 'withdraw' });
    expect(s.clock('K1', '2026-03-20').status).toEqual({ kind: 'void', on: '2026-03-03' });
  });

  test('a deemed acceptance stays an overrun, also when a later calendar would have given more time', () => {
    const s = story(PERMIT).receive('2026-11-06');
    s.sweep('2026-11-14');
    const days = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'].map((d) => ({ day: day(d), name: 'stop' }));
    const version = { version: 'CN-later', on: day('2026-11-14'), reason: 'storm', paper: 'notice' };
    s.amend('2026-11-14', amendCalendar(s.calendar, { ...version, off: days }));
    expect(s.clock('K1', '2026-11-14').status.kind).toBe('overrun');
    expect(s.last('ClockRecomputed').clocks.map((c) => c.clock)).not.toContain('K1');
  });

  test('K1 stays met while an asked correction is waited for, also when the case then ends', () => {
    const s = story(PERMIT).receive('2026-03-02', { materials: given('lease') });
    s.do('2026-03-03', 'acceptor', ask('plan'));
    s.do('2026-06-03', 'applicant', { act: 'withdraw' });
    expect(s.clock('K1', '2026-06-03').status).toEqual({ kind: 'met', on: '2026-03-03' });
  });

  test('K2 is met by withdrawal and termination, on their day', () => {
    const s = accepted();
    s.do('2026-03-31', 'decider', { act: 'terminate', ground: 'object-gone', reason: text('gone') });
    expect(s.clock('K2', '2026-03-31').status).toEqual({ kind: 'overrun', since: '2026-03-31', metOn: '2026-03-31' });
  });

  test('K8: delivery late by a day', () => {
    const s = toDecision(accepted(), '2026-03-03');
    s.do('2026-03-04', 'decider', GRANT);
    expect(s.clock('K8', '2026-03-18').status).toMatchObject({ kind: 'running', counted: 10 });
    s.do('2026-03-19', 'system', { act: 'deliver', mode: 'e', items: [] });
    expect(s.clock('K8', '2026-03-19').status).toEqual({ kind: 'overrun', since: '2026-03-19', metOn: '2026-03-19' });
  });

  test('during a pause the day is excluded, and the count stands still', () => {
    const s = accepted();
    s.do('2026-03-03', 'examiner', { act: 'pause', ground: 'testing', procedure: 'p', until: day('2026-03-13') });
    expect(s.clock('K2', '2026-03-10').status).toEqual({ kind: 'excluded-today', counted: 1, due: '2026-04-10' });
    expect(s.clock('K4', '2026-03-10').due).toBe('2026-03-19');
  });
});

describe('warnings (ours, as data)', () => {
  test('K1 one working day before, K2 at nine tenths and the day before, K3 with a fifth left and the day before', () => {
    expect(story(PERMIT).receive('2026-03-02').clock('K1', '2026-03-02').warnAt).toEqual(['2026-03-06']);
    const s = accepted();
    expect(s.clock('K2', '2026-03-02').warnAt).toEqual(['2026-03-26', '2026-03-27']);
    expect(s.clock('K3', '2026-03-02').warnAt).toEqual(['2026-03-12', '2026-03-13']);
  });

  test('none once a clock is met', () => {
    expect(accepted().clock('K1', '2026-03-02').warnAt).toEqual([]);
  });

  test('K5 five and one day before its end', () => {
    const s = story(PERMIT).receive('2026-03-02', { materials: given('lease') });
    s.do('2026-03-02', 'acceptor', ask('plan'));
    expect(s.clock('K5', '2026-03-02')).toMatchObject({ due: '2026-03-23', warnAt: ['2026-03-16', '2026-03-20'] });
  });

  test('a bureau’s own warnings replace ours', () => {
    const c = accepted().clock('K2', '2026-03-02');
    const own = [{ before: 5, unit: 'WORKING_DAY' as const }];
    expect(warnDays('K2', c.clock, c.due, accepted().calendar, own)).toEqual(['2026-03-23']);
  });
});

describe('special starts', () => {
  test('a promise in hours runs from its instant, over rest days too', () => {
    const s = story({ ...PERMIT, promised: { ...promise(30), unit: 'HOUR' } }).receive('2026-03-06');
    s.do('2026-03-06', 'acceptor', ACCEPT, {}, '17:00');
    expect(s.due('K3', '2026-03-06')).toBe('2026-03-07');
    const t = story({ ...PERMIT, promised: { ...promise(30), unit: 'HOUR' } }).receive('2026-03-06');
    t.do('2026-03-06', 'acceptor', ACCEPT, {}, '19:00');
    expect(t.due('K3', '2026-03-06')).toBe('2026-03-08');
  });

  test('where receipt must be confirmed, the strict count starts with the confirmation', () => {
    const s = story({ ...PERMIT, confirmsReceipt: true }).receive('2026-03-02', { eDelivery: false });
    s.do('2026-03-04', 'intake', served('receipt', 1));
    s.do('2026-03-06', 'acceptor', ACCEPT);
    expect(s.clock('K2s', '2026-03-06').start).toBe('2026-03-04');
  });

  test('K9 is the day promised; K13 the check after a commitment', () => {
    const s = story(PERMIT).receive('2026-03-02', { materials: given('plan') });
    s.do('2026-03-02', 'acceptor', {
      act: 'accept-tolerant',
      owed: ['lease'],
      owedBy: day('2026-03-10'),
      promise: 'h',
    });
    expect(s.clock('K9', '2026-03-02')).toMatchObject({ due: '2026-03-10', warnAt: ['2026-03-05', '2026-03-09'] });
    s.do('2026-03-09', 'applicant', { act: 'supply', materials: given('lease') });
    expect(s.clock('K9', '2026-03-09').status).toEqual({ kind: 'met', on: '2026-03-09' });
  });
});

import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { ACCEPT, ask, DENY, GRANT, given, resubmit, type Story, story, toDecision } from './story/story.ts';
import { PERMIT } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

describe('许可法 第五十条: a renewal asked for in time is decided before the expiry or granted by law', () => {
  const renewal = (expiry: string) => ({ kind: 'renewal' as const, licence: 'lic-1', expiry: day(expiry) });
  const filed = (on: string, terms: ItemTerms = PERMIT, more: object = {}): Story =>
    story(terms).receive(on, { origin: renewal('2026-10-08'), ...more });

  test('row 32: filed 09-08, accepted 09-10 (20 wd = 10-14): K2 is 10-08; undecided at its end: granted on 10-08', () => {
    const s = filed('2026-09-08');
    s.do('2026-09-10', 'acceptor', ACCEPT);
    expect(s.due('K2', '2026-09-10')).toBe('2026-10-08');
    expect(s.sweep('2026-10-08')).toEqual([]);
    expect(s.sweep('2026-10-09')).toMatchObject([
      { type: 'Decided', on: '2026-10-08', deemed: true, outcome: 'granted' },
    ]);
    expect(s.in('decided').decided).toMatchObject({ validFrom: '2026-10-09', validUntil: '2031-10-08' });
  });

  test('row 32: a denial is possible until 10-08 24:00', () => {
    const s = filed('2026-09-08');
    s.do('2026-09-10', 'acceptor', ACCEPT);
    toDecision(s, '2026-09-20');
    s.do('2026-10-08', 'decider', DENY, {}, '23:59');
    expect(s.in('decided').decided.outcome).toBe('denied');
  });

  test('row 32: filed 09-09 is late: no protection, and the item treats it as new', () => {
    const s = filed('2026-09-09');
    s.do('2026-09-10', 'acceptor', ACCEPT);
    expect(s.due('K2', '2026-09-10')).toBe('2026-10-14');
    expect(s.sweep('2026-10-09')).toEqual([]);
    toDecision(s, '2026-10-09');
    expect(s.no('2026-10-09', 'decider', GRANT)).toBe('licence-expired 许可法50');
  });

  test('row 33: an expert review runs on 10-08: granted by law all the same, the pause is void', () => {
    const s = filed('2026-09-08');
    s.do('2026-09-10', 'acceptor', ACCEPT);
    s.do('2026-09-21', 'examiner', {
      act: 'pause',
      ground: 'expert-review',
      procedure: 'review',
      until: day('2026-10-20'),
    });
    s.sweep('2026-10-09');
    expect(s.in('decided').decided.deemed).toBe(true);
  });

  test('row 34: asked and served 09-14, answered 10-09: the licence expired; it goes on as a late renewal', () => {
    const s = filed('2026-09-08', PERMIT, { materials: given('lease') });
    s.do('2026-09-14', 'acceptor', ask('plan'));
    expect(s.sweep('2026-10-09')).toEqual([]);
    s.do('2026-10-09', 'applicant', resubmit('plan'));
    s.do('2026-10-12', 'acceptor', ACCEPT);
    expect(s.sweep('2026-10-13')).toEqual([]);
    expect(s.in('under-review').accepted.mode).toBe('examined');
  });

  test('not yet accepted on the expiry: accepted by law first, then granted', () => {
    const s = story(PERMIT).receive('2026-09-08', { origin: renewal('2026-10-08'), materials: given('lease') });
    s.do('2026-09-10', 'acceptor', ask('plan'));
    s.do('2026-10-08', 'applicant', resubmit('plan'));
    expect(s.sweep('2026-10-09').map((e) => [e.type, e.on])).toEqual([
      ['Accepted', '2026-10-08'],
      ['Decided', '2026-10-08'],
    ]);
    // The five days of 许可法32 ran until 10-14: they lost their object, nobody let them pass.
    expect(s.clock('K1', '2026-10-09')).toMatchObject({
      due: '2026-10-14',
      status: { kind: 'void', on: '2026-10-08' },
    });
  });

  test('frozen it waits; found false it acts back to the expiry; found true never', () => {
    for (const finding of [false, true]) {
      const s = filed('2026-09-08');
      s.do('2026-09-10', 'acceptor', ACCEPT);
      s.do('2026-10-08', 'oversight', { act: 'freeze', complaint: 'c-1' });
      expect(s.sweep('2026-10-12')).toEqual([]);
      s.do('2026-10-12', 'oversight', { act: 'unfreeze', finding });
      expect(s.now().state).toBe(finding ? 'under-review' : 'decided');
      if (!finding) expect(s.in('decided').decided.on).toBe('2026-10-08');
    }
  });

  test('row 35: food licence until 10-08: window 05-27 … 09-10; filed 09-11 it is decided after expiry (suspension is the licence’s)', () => {
    const FOOD: ItemTerms = {
      ...PERMIT,
      renewal: {
        opens: { n: 90, unit: 'WORKING_DAY' },
        closes: { n: 15, unit: 'WORKING_DAY' },
        late: 'decide-after-expiry',
        lateSuspends: true,
      },
    };
    const s = filed('2026-09-11', FOOD);
    expect([s.clock('K11', '2026-09-11').start, s.due('K11', '2026-09-11')]).toEqual(['2026-05-27', '2026-09-10']);
    s.do('2026-09-14', 'acceptor', ACCEPT);
    expect(s.sweep('2026-10-09')).toEqual([]);
    toDecision(s, '2026-10-09');
    s.do('2026-10-10', 'decider', GRANT, { licence: { state: 'suspended', until: day('2026-10-08') } });
  });

  test('a filing with an expiry is never made an approval', () => {
    const { statutory: _, promised: __, ...rest } = PERMIT;
    const s = filed('2026-09-08', { ...rest, nature: 'filing', steps: [] });
    s.sweep('2026-10-09');
    expect(s.in('closed').how).toBe('filed');
  });
});

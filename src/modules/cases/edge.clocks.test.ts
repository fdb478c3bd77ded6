import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { dayOf, type Instant } from '../../kernel/instant.ts';
import { amendCalendar, CHINA } from '../../law/calendar.china.ts';
import type { PeriodRule } from '../../law/period.ts';
import type { Command } from './commands.ts';
import { accepted, GRANT, served, story, text, toDecision } from './story/story.ts';
import { PERMIT, promise } from './story/terms.ts';
import type { ItemTerms } from './terms.ts';

const EXTEND: Command = { act: 'extend', reasonCode: 'complex', reason: text('complex') };
const pause = (until: string, ground = 'expert-review'): Command => ({
  act: 'pause',
  ground,
  procedure: ground,
  until: day(until),
});

describe('许可法 第四十二条第一款: once, by the head, approved and told before the first twenty days end', () => {
  test('row 11: accepted 06-18, told Fri 07-17 (last day): due 07-31', () => {
    const s = accepted('2026-06-18');
    expect(s.due('K2', '2026-06-18')).toBe('2026-07-17');
    s.do('2026-07-17', 'head', EXTEND);
    expect(s.due('K2', '2026-07-17')).toBe('2026-07-31');
    expect(s.no('2026-07-17', 'head', EXTEND)).toBe('already-extended 许可法42.1');
  });

  test('row 11: on 07-20 too late', () => {
    expect(accepted('2026-06-18').no('2026-07-20', 'head', EXTEND)).toBe('too-late 许可法42.1');
  });

  test('row 12: approved 07-17, served 07-20: no effect, overrun since 07-18', () => {
    const s = accepted('2026-06-18', PERMIT, false);
    s.do('2026-07-17', 'head', EXTEND);
    s.do('2026-07-20', 'delivery', served('extension', s.now().version));
    expect(s.last('Served').late).toBe(true);
    expect(s.clock('K2', '2026-07-20').status).toEqual({ kind: 'overrun', since: '2026-07-18' });
  });

  test('served on the last day it acts, though approved earlier', () => {
    const s = accepted('2026-06-18', PERMIT, false);
    s.do('2026-07-10', 'head', EXTEND);
    const position = s.now().version;
    expect(s.due('K2', '2026-07-10')).toBe('2026-07-17');
    s.do('2026-07-17', 'delivery', served('extension', position));
    expect(s.due('K2', '2026-07-17')).toBe('2026-07-31');
  });

  test('nobody but the head', () => {
    expect(accepted('2026-06-18').no('2026-07-01', 'decider', EXTEND)).toBe('not-the-head 许可法42.1');
  });
});

describe('许可法 第四十五条: excluded from the day after the written notice to its announced end', () => {
  test('row 13: accepted 09-10, told 09-21 until Mon 10-05 (holiday): due 10-22, same as until 09-30; until 10-08 → 10-23', () => {
    for (const [until, due] of [
      ['2026-10-05', '2026-10-22'],
      ['2026-09-30', '2026-10-22'],
      ['2026-10-08', '2026-10-23'],
    ] as const) {
      const s = accepted('2026-09-10');
      s.do('2026-09-21', 'examiner', pause(until));
      expect(s.due('K2', '2026-09-21'), until).toBe(due);
    }
  });

  test('row 14: two overlapping pauses exclude 10 days, not 13; due 08-12', () => {
    const s = accepted('2026-07-01');
    s.do('2026-07-06', 'examiner', pause('2026-07-15'));
    s.do('2026-07-10', 'examiner', pause('2026-07-20', 'testing'));
    expect(s.due('K2', '2026-07-10')).toBe('2026-08-12');
    toDecision(s, '2026-07-21');
    s.do('2026-08-12', 'decider', GRANT);
    expect(s.in('decided').decided.ledger).toMatchObject({ due: '2026-08-12', counted: 20, excluded: 10 });
  });

  test('row 15: until 07-10, new notice 07-15 until 07-20, resumed 07-17: excluded 4 + 2, the gap is counted; due 08-06', () => {
    const s = accepted('2026-07-01');
    s.do('2026-07-06', 'examiner', pause('2026-07-10'));
    s.do('2026-07-15', 'decider', { act: 'prolong', until: day('2026-07-20') });
    expect(s.last('PauseLapsed').on).toBe('2026-07-10');
    s.do('2026-07-17', 'examiner', { act: 'resume', result: 'passed' });
    expect(s.due('K2', '2026-07-17')).toBe('2026-08-06');
    toDecision(s, '2026-07-20');
    s.do('2026-08-06', 'decider', GRANT);
    expect(s.in('decided').decided.ledger.excluded).toBe(6);
  });

  test('row 16: the procedure began 07-06 but was told 07-08: due 08-05; told 07-06 it would be 08-07', () => {
    const late = accepted('2026-07-01', PERMIT, false);
    late.do('2026-07-06', 'examiner', pause('2026-07-15'));
    late.do('2026-07-08', 'delivery', served('special-procedure', late.now().version));
    expect(late.due('K2', '2026-07-08')).toBe('2026-08-05');
    const early = accepted('2026-07-01');
    early.do('2026-07-06', 'examiner', pause('2026-07-15'));
    expect(early.due('K2', '2026-07-06')).toBe('2026-08-07');
  });

  test('an unserved pause excludes nothing', () => {
    const s = accepted('2026-07-01', PERMIT, false);
    s.do('2026-07-06', 'examiner', pause('2026-07-15'));
    expect(s.due('K2', '2026-07-06')).toBe('2026-07-29');
  });

  test('row 17: told on the due day 03-30 refused; told 03-27 until 04-10 → due 04-13', () => {
    const s = accepted('2026-03-02');
    expect(s.no('2026-03-30', 'examiner', pause('2026-04-10'))).toBe('clock-lapsed 许可法45');
    const t = accepted('2026-03-02');
    t.do('2026-03-27', 'examiner', pause('2026-04-10'));
    expect(t.due('K2', '2026-03-27')).toBe('2026-04-13');
  });

  test('served on the due day or later, a pause starts nothing', () => {
    const s = accepted('2026-03-02', PERMIT, false);
    s.do('2026-03-27', 'examiner', pause('2026-04-10'));
    s.do('2026-03-30', 'delivery', served('special-procedure', s.now().version));
    expect(s.last('Served').late).toBe(true);
    expect(s.due('K2', '2026-03-30')).toBe('2026-03-30');
  });

  test('row 18: site check, publicity, system failure are not on the list', () => {
    const s = accepted('2026-07-01');
    for (const ground of ['site-check', 'publicity', 'system-failure'])
      expect(s.no('2026-07-06', 'examiner', pause('2026-07-15', ground)), ground).toBe('not-a-ground 许可法45');
  });
});

describe('民法典 第二百条以下: how the days count', () => {
  test('row 19: decided 2026-03-30T15:59:59Z is 23:59:59 in Shanghai, in time; one second later is overrun', () => {
    expect(dayOf('2026-03-30T15:59:59.000Z' as Instant)).toBe('2026-03-30');
    const kinds = ['23:59', '24:00'].map((time) => {
      const s = toDecision(accepted('2026-03-02'), '2026-03-20');
      if (time === '23:59') s.do('2026-03-30', 'decider', GRANT, {}, '23:59');
      else s.do('2026-03-31', 'decider', GRANT, {}, '00:00');
      return s.clock('K2', '2026-03-31').status.kind;
    });
    expect(kinds).toEqual(['met', 'overrun']);
  });

  const SEVEN: ItemTerms = {
    ...PERMIT,
    statutory: { n: 7, unit: 'NATURAL_DAY', start: 'RECEIVED', basis: { statute: '建筑法', article: '8' } },
  };
  const natural = (n: number): PeriodRule => ({ ...SEVEN.statutory!, n });

  test('row 23: received 09-29, 7 natural days: 10-06 rolls to 10-08; received 04-28: 05-05 → 05-06; 30 d from 09-03 → 10-08', () => {
    expect(story(SEVEN).receive('2026-09-29').due('K2', '2026-09-29')).toBe('2026-10-08');
    expect(story(SEVEN).receive('2026-04-28').due('K2', '2026-04-28')).toBe('2026-05-06');
    const thirty = { ...SEVEN, statutory: natural(30) };
    expect(story(thirty).receive('2026-09-03').due('K2', '2026-09-03')).toBe('2026-10-08');
  });

  test('row 23b: promised 3 wd would be 10-09, after the legal 10-08: K3 due is 10-08', () => {
    const s = story({ ...SEVEN, promised: { ...promise(3), start: 'RECEIVED' } }).receive('2026-09-29');
    expect(s.due('K3', '2026-09-29')).toBe('2026-10-08');
  });

  test('row 24: one month from 01-31 is Sat 02-28, a working Saturday: no roll', () => {
    const month: PeriodRule = { ...SEVEN.statutory!, n: 1, unit: 'MONTH' };
    expect(
      story({ ...PERMIT, statutory: month })
        .receive('2026-01-31')
        .due('K2', '2026-01-31'),
    ).toBe('2026-02-28');
  });
});

describe('lifecycle 4.5: an amended calendar', () => {
  const amended = (what: { off?: string; work?: string }) =>
    amendCalendar(CHINA, {
      version: 'CN-2026.2',
      on: day('2026-11-16'),
      reason: 'emergency notice',
      paper: 'notice 1',
      ...(what.off ? { off: [{ day: day(what.off), name: 'stop' }] } : {}),
      ...(what.work ? { work: [{ day: day(what.work), name: 'make-up' }] } : {}),
    });

  test('row 20: accepted 11-06, due 12-04; 12-01 off → 12-07, Sat 11-28 worked → 12-03; recomputed and told', () => {
    for (const [what, due] of [
      [{ off: '2026-12-01' }, '2026-12-07'],
      [{ work: '2026-11-28' }, '2026-12-03'],
    ] as const) {
      const s = accepted('2026-11-06');
      s.amend('2026-11-20', amended(what));
      expect(s.due('K2', '2026-11-20')).toBe(due);
      const moved = s.last('ClockRecomputed');
      expect(moved).toMatchObject({ from: CHINA.version, to: 'CN-2026.2' });
      expect(moved.clocks).toContainEqual({ clock: 'K2', from: '2026-12-04', to: due });
      expect(s.now().unserved.map((u) => u.kind)).toContain('clock-notice');
    }
  });

  test('row 21: received 11-06; on 11-16 the 12th is made off: the acceptance of 11-13 was settled before the switch and stands', () => {
    const s = story(PERMIT).receive('2026-11-06');
    const events = s.amend('2026-11-16', amended({ off: '2026-11-12' }));
    expect(events[0]).toMatchObject({ type: 'Accepted', mode: 'deemed', on: '2026-11-06' });
    expect(s.in('under-review').accepted.on).toBe('2026-11-06');
  });

  test('row 22: accepted 12-10: due 2027-01-07, provisional', () => {
    const clock = accepted('2026-12-10').clock('K2', '2026-12-10');
    expect([clock.due, clock.provisional]).toEqual(['2027-01-07', true]);
  });

  test('a decision is judged by the calendar of its day', () => {
    const s = toDecision(accepted('2026-11-06'), '2026-11-16');
    s.do('2026-12-04', 'decider', GRANT);
    s.amend('2026-12-07', amended({ work: '2026-11-28' }));
    expect(s.clock('K2', '2026-12-07').status).toEqual({ kind: 'met', on: '2026-12-04' });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type Day, day, dayFromNumber, dayNumber, daysBetween, weekday } from '../kernel/day.ts';
import { CHINA } from './calendar.china.ts';
import { countedOn, dueDay, excludedDays, isExcluded, promisedDue } from './clock.ts';
import { explain } from './explain.ts';
import type { Clock, Notice, Unit } from './period.ts';
import { addWorkingDays, isWorking, nextWorking, workingDaysBefore, workingDaysBetween } from './working.ts';

/** A second opinion that shares no code with the library: it walks day by day and asks each day by itself. */
const naiveWorking = (d: Day): boolean => (weekday(d) <= 5 && !CHINA.off.has(d)) || CHINA.makeUp.has(d);
const naiveExcluded = (d: Day, notices: readonly Notice[]): boolean => {
  for (const n of notices) {
    const until = n.resumedOn === undefined || n.until <= n.resumedOn ? n.until : n.resumedOn;
    if (n.served < d && d <= until) return true;
  }
  return false;
};
const naiveDue = (c: Clock): Day => {
  const n = c.n + (c.extension ?? 0);
  if (n === 0) return c.start;
  const months = c.unit === 'MONTH' ? n : c.unit === 'YEAR' ? 12 * n : 0;
  const target = months > 0 ? daysBetween(c.start, addMonths(c.start, months)) : n;
  let d = c.start;
  for (let counted = 0; counted < target; ) {
    d = addDays(d, 1);
    if (!naiveExcluded(d, c.notices) && (c.unit !== 'WORKING_DAY' || naiveWorking(d))) counted++;
  }
  if (c.unit !== 'WORKING_DAY') while (!naiveWorking(d) || naiveExcluded(d, c.notices)) d = addDays(d, 1);
  return d;
};

const FROM = dayNumber(day('2023-06-01'));
const TO = dayNumber(day('2027-06-30'));
const anyDay = fc.integer({ min: FROM, max: TO }).map(dayFromNumber);
const noticeAfter = (start: Day) =>
  fc
    .record({
      served: fc.integer({ min: -10, max: 60 }),
      length: fc.integer({ min: -3, max: 40 }),
      resumed: fc.option(fc.integer({ min: -2, max: 45 }), { nil: undefined }),
    })
    .map(({ served, length, resumed }): Notice => {
      const on = addDays(start, served);
      return {
        pause: 'p',
        ground: 'testing',
        served: on,
        until: addDays(on, length),
        ...(resumed === undefined ? {} : { resumedOn: addDays(on, resumed) }),
      };
    });
const DAYS: readonly Unit[] = ['WORKING_DAY', 'NATURAL_DAY'];
const MONTHS: readonly Unit[] = ['MONTH', 'YEAR'];
const anyClock = (units: readonly Unit[] = [...DAYS, ...MONTHS]): fc.Arbitrary<Clock> =>
  anyDay.chain((start) =>
    fc
      .record({
        unit: fc.constantFrom(...units),
        n: fc.integer({ min: 1, max: 60 }),
        extension: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
        notices: fc.array(noticeAfter(start), { maxLength: 4 }),
      })
      .map(({ unit, n, extension, notices }) => ({
        start,
        unit,
        n: unit === 'YEAR' ? (n % 3) + 1 : unit === 'MONTH' ? (n % 24) + 1 : n,
        ...(extension && DAYS.includes(unit) ? { extension } : {}),
        notices,
      })),
  );
const SEED = { seed: 20260918, numRuns: 3000 };

const due = (c: Clock): Day => dueDay(c, CHINA).due;
const total = (c: Clock): number => c.n + (c.extension ?? 0);

describe('the due day against a naive walker', () => {
  test('all units, pauses and extensions', () => {
    fc.assert(
      fc.property(anyClock(), (c) => {
        expect(due(c)).toBe(naiveDue(c));
      }),
      SEED,
    );
  });
  test('single days, sums and differences', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (d, n) => {
        expect(isWorking(d, CHINA)).toBe(naiveWorking(d));
        const later = addWorkingDays(d, n, CHINA);
        expect(workingDaysBetween(d, later, CHINA)).toBe(n);
        if (n > 0) expect(isWorking(later, CHINA)).toBe(true);
        const earlier = workingDaysBefore(d, n, CHINA);
        if (n > 0) expect(workingDaysBetween(addDays(earlier, -1), addDays(d, -1), CHINA)).toBe(n);
        const next = nextWorking(d, CHINA);
        expect([next >= d, isWorking(next, CHINA), workingDaysBetween(addDays(d, -1), next, CHINA)]).toEqual([
          true,
          true,
          1,
        ]);
      }),
      SEED,
    );
  });
  test('far outside the published years weeks are regular', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: dayNumber(day('1950-01-01')), max: dayNumber(day('2200-01-01')) }).map(dayFromNumber),
        fc.integer({ min: 1, max: 90 }),
        (start, n) => {
          const c: Clock = { start, n, unit: 'WORKING_DAY', notices: [] };
          expect(due(c)).toBe(naiveDue(c));
        },
      ),
      SEED,
    );
  });
});

describe('invariant 11: a period counts what it says', () => {
  test('WORKING_DAY: counted(due) = n + extension; working days in (start, due] = counted + excluded', () => {
    fc.assert(
      fc.property(anyClock(['WORKING_DAY']), (c) => {
        const end = due(c);
        expect(countedOn(c, CHINA, end)).toBe(total(c));
        expect(workingDaysBetween(c.start, end, CHINA)).toBe(total(c) + excludedDays(c, CHINA).length);
        expect(countedOn(c, CHINA, addDays(end, -1))).toBe(total(c) - 1);
        expect(isExcluded(end, c.notices)).toBe(false);
      }),
      SEED,
    );
  });
  test('NATURAL_DAY: counted(due) ≥ n + extension, and the day is worked', () => {
    fc.assert(
      fc.property(anyClock(['NATURAL_DAY']), (c) => {
        expect(countedOn(c, CHINA, due(c))).toBeGreaterThanOrEqual(total(c));
        expect(isWorking(due(c), CHINA)).toBe(true);
      }),
      SEED,
    );
  });
});

describe('invariant 12: pauses and extensions never make a due day earlier', () => {
  test('without one of the pauses, or without the extension, the day is not later', () => {
    fc.assert(
      fc.property(anyClock(), fc.nat(), (c, k) => {
        const less = { ...c, notices: c.notices.filter((_, i) => i !== k % Math.max(1, c.notices.length)) };
        expect(due(less) <= due(c)).toBe(true);
        const { extension: _, ...first } = c;
        expect(due(first) <= due(c)).toBe(true);
      }),
      SEED,
    );
  });
  test('a pause told on the due day or later changes nothing', () => {
    fc.assert(
      fc.property(anyClock(['WORKING_DAY']), fc.nat({ max: 9 }), (c, k) => {
        const served = addDays(due(c), k);
        const late: Notice = { pause: 'late', ground: 'testing', served, until: addDays(served, 30) };
        expect(due({ ...c, notices: [...c.notices, late] })).toBe(due(c));
      }),
      SEED,
    );
  });
});

describe('invariant 13: promised ≤ statutory, on every start day, in every pair of units', () => {
  test('promised clocks of the same start and pauses', () => {
    fc.assert(
      fc.property(anyClock(), fc.constantFrom(...DAYS), fc.integer({ min: 1, max: 30 }), (c, unit, n) => {
        const { extension: _, ...rest } = c;
        expect(promisedDue({ ...rest, unit, n }, c, CHINA) <= due(c)).toBe(true);
      }),
      SEED,
    );
  });
  test('every day of 2026, seven natural days promised in three working days', () => {
    for (let d = day('2026-01-01'); d <= '2026-12-31'; d = addDays(d, 1)) {
      const statutory: Clock = { start: d, n: 7, unit: 'NATURAL_DAY', notices: [] };
      const promised: Clock = { start: d, n: 3, unit: 'WORKING_DAY', notices: [] };
      expect(promisedDue(promised, statutory, CHINA) <= due(statutory)).toBe(true);
    }
  });
});

describe('invariant 15: overlapping pauses are excluded once', () => {
  test('excluded ≤ sum of the parts and ≥ the greatest part', () => {
    fc.assert(
      fc.property(anyClock(['WORKING_DAY']), (c) => {
        const end = due(c);
        const parts = c.notices.map((n) => countNaive(c.start, end, [n]));
        const excluded = excludedDays(c, CHINA).length;
        expect(excluded).toBe(countNaive(c.start, end, c.notices));
        expect(excluded).toBeLessThanOrEqual(parts.reduce((a, b) => a + b, 0));
        expect(excluded).toBeGreaterThanOrEqual(Math.max(0, ...parts));
      }),
      SEED,
    );
  });
});

describe('the explanation agrees with the clock', () => {
  test('runs are gapless from start to due, their days add up, and so do what they count and exclude', () => {
    fc.assert(
      fc.property(anyClock(), (c) => {
        const rule = { start: 'ACCEPTED', basis: { statute: '许可法', article: '42' } } as const;
        const e = explain({ clock: c, rule, events: [] }, CHINA, addDays(c.start, 5));
        expect(e.due).toBe(due(c));
        expect([e.runs[0]!.from, e.runs.at(-1)!.to]).toEqual([c.start, e.due]);
        e.runs.slice(1).forEach((r, i) => {
          expect(r.from).toBe(addDays(e.runs[i]!.to, 1));
        });
        expect(e.runs.at(-1)!.counted).toBe(e.total);
        expect(e.excluded).toBe(c.unit === 'WORKING_DAY' ? excludedDays(c, CHINA).length : e.excluded);
        expect(e.lines.map((l) => l.from)).toEqual(e.lines.map((l) => l.from).sort());
        expect(e.cells.length % 7).toBe(0);
      }),
      { ...SEED, numRuns: 600 },
    );
  });
});

const countNaive = (start: Day, end: Day, notices: readonly Notice[]): number => {
  let count = 0;
  for (let d = addDays(start, 1); d <= end; d = addDays(d, 1))
    if (naiveWorking(d) && naiveExcluded(d, notices)) count++;
  return count;
};

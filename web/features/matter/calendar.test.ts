import { describe, expect, test } from 'vitest';
import { calendarFile, remindersOf } from './calendar.ts';

const clock = (k: string, due: string, state: 'running' | 'met' | 'void' | 'paused' = 'running') => ({
  k,
  name: { zh: `时限 ${k}`, en: `Period ${k}` },
  start: '2026-09-18',
  due,
  provisional: false,
  left: 3,
  unit: 'working-day',
  n: 20,
  counted: 12,
  excluded: 4,
  state,
});
const c = {
  id: 'c1',
  number: '2026-001832',
  state: 'under-review' as const,
  clocks: [clock('K2', '2026-10-28', 'paused'), clock('K3', '2026-10-21'), clock('K1', '2026-09-18', 'met')],
  owed: [{ ref: 'health', name: { zh: '健康证明', en: 'Health certificates' }, by: '2026-10-19' }],
  today: '2026-10-16',
};

describe('提醒我: the days of a matter for one’s own calendar', () => {
  test('what I owe and what the bureau owes me, by day; what is past or met is left out', () => {
    expect(remindersOf(c).map((r) => [r.key, r.day])).toEqual([
      ['owed-health', '2026-10-19'],
      ['K3', '2026-10-21'],
      ['K2', '2026-10-28'],
    ]);
    expect(remindersOf({ ...c, today: '2026-10-22' }).map((r) => r.key)).toEqual(['K2']);
    expect(remindersOf({ ...c, today: '2026-10-28' }).map((r) => r.key)).toEqual(['K2']);
    expect(remindersOf({ ...c, state: 'closed' })).toEqual([]);
  });
  test('the days by which the bureau may close for no reply are said by the correction alone', () => {
    const waiting = { ...c, owed: [], clocks: [clock('K5', '2026-11-06')] };
    expect(remindersOf(waiting)).toEqual([]);
    const correction = { waitUntil: '2026-11-06' } as NonNullable<Parameters<typeof remindersOf>[0]['correction']>;
    expect(remindersOf({ ...waiting, correction }).map((r) => [r.key, r.day])).toEqual([['correction', '2026-11-06']]);
  });
  test('RFC 5545: whole days that end on the next one, alarm the morning before, lines of 75 octets at most', () => {
    const file = calendarFile(
      { ...c, today: '2026-10-22' },
      '公共场所卫生许可（游泳馆、住宿场所、美容美发）',
      'zh',
      'https://b.example/matters/c1',
    );
    expect(file).toContain('DTSTART;VALUE=DATE:20261028\r\nDTEND;VALUE=DATE:20261029');
    expect(file).toContain('TRIGGER:-PT15H');
    const octets = (text: string) => text.split('\r\n').map((l) => new TextEncoder().encode(l).length);
    const long = calendarFile(c, 'x'.repeat(200), 'en', '');
    expect(Math.max(...octets(file), ...octets(long))).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n ', '')).toContain('SUMMARY:时限 K2 · 公共场所卫生许可（游泳馆、住宿场所、美容美发）');
    expect(calendarFile({ ...c, clocks: [clock('K3', '2026-12-31')], owed: [] }, 'x', 'en', '')).toContain('20270101');
  });
});

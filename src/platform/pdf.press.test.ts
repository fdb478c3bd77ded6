import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../kernel/instant.ts';
import { type PressQueue, pressedFrom, pressOf } from './pdf.press.ts';

/** A queue in memory: what waits, what was made, what failed how often. */
const queueOf = (...ids: string[]) => {
  const waiting = [...ids];
  const made: string[] = [];
  const failed = new Map<string, number>();
  const queue: PressQueue = {
    next: async () => waiting.find((id) => (failed.get(id) ?? 0) < 5),
    make: async (id) => {
      if (id.startsWith('bad')) throw new Error('cannot be drawn');
      waiting.splice(waiting.indexOf(id), 1);
      made.push(id);
    },
    failed: async (id) => void failed.set(id, (failed.get(id) ?? 0) + 1),
  };
  return { queue, waiting, made, failed };
};

describe('the press', () => {
  test('takes one queue after the other, oldest first, and says how often it tried', async () => {
    const [papers, licences] = [queueOf('p1', 'p2'), queueOf('l1')];
    expect(await pressOf([papers.queue, licences.queue]).drain()).toBe(3);
    expect([...papers.made, ...licences.made]).toEqual(['p1', 'p2', 'l1']);
  });
  test('what cannot be drawn is tried five times and does not hold up the rest', async () => {
    const { queue, made, failed } = queueOf('bad', 'p1');
    expect(await pressOf([queue]).drain()).toBe(6);
    expect(failed.get('bad')).toBe(5);
    expect(made).toEqual(['p1']);
  });
  test('works in the background, wakes when something was filed, stops when told', async () => {
    const { queue, waiting, made } = queueOf('p1');
    const press = pressOf([queue]);
    press.start();
    press.start();
    for (let i = 0; i < 100 && made.length < 1; i++) await sleep(10);
    await sleep(50);
    waiting.push('p2');
    press.wake();
    for (let i = 0; i < 100 && made.length < 2; i++) await sleep(10);
    expect(made).toEqual(['p1', 'p2']);
    await press.stop();
    waiting.push('p3');
    press.wake();
    await sleep(150);
    expect(made).toEqual(['p1', 'p2']);
  });
});

describe('papers of a past that was taken over', () => {
  test('wait for the night or for their reader after seven days; fresh ones are pressed at once', () => {
    // 2026-11-22 15:00 in Shanghai
    expect(pressedFrom('2026-11-22T07:00:00.000Z' as Instant)).toBe('2026-11-15');
    // between one and five at night everything is pressed: 01:00 and 04:59 in Shanghai, not 00:59 nor 05:00
    expect(pressedFrom('2026-11-22T17:00:00.000Z' as Instant)).toBe('0001-01-01');
    expect(pressedFrom('2026-11-22T20:59:00.000Z' as Instant)).toBe('0001-01-01');
    expect(pressedFrom('2026-11-22T16:59:00.000Z' as Instant)).toBe('2026-11-16');
    expect(pressedFrom('2026-11-22T21:00:00.000Z' as Instant)).toBe('2026-11-16');
  });
});

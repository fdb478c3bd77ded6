import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { rounds } from './rounds.ts';

const LONG = 60_000;

test('round follows round, and a start while it runs starts no second one', async () => {
  let turns = 0;
  const work = rounds(async () => {
    turns += 1;
    await sleep(1);
    return turns < 3 ? 0 : LONG;
  });
  work.start();
  work.start();
  await expect.poll(() => turns).toBe(3);
  await work.stop();
  expect(turns).toBe(3);
});

test('waking ends a pause; waking during a round passes over the pause after it', async () => {
  const done: string[] = [];
  let goOn: () => void = () => {};
  const work = rounds(async () => {
    done.push('begun');
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    done.push('ended');
    return LONG;
  });
  work.start();
  await expect.poll(() => done.length).toBe(1);
  work.wake();
  goOn();
  await expect.poll(() => done.length).toBe(3);
  goOn();
  await expect.poll(() => done.length).toBe(4);
  await sleep(20);
  expect(done).toHaveLength(4); // it rests
  work.wake();
  await expect.poll(() => done.length).toBe(5);
  goOn();
  await work.stop();
  expect(done).toEqual(['begun', 'ended', 'begun', 'ended', 'begun', 'ended']);
});

test('a stop before the first round lets none begin, and it can be started again', async () => {
  let turns = 0;
  const work = rounds(async () => {
    turns += 1;
    return LONG;
  }, LONG);
  work.start();
  await work.stop();
  expect(turns).toBe(0);
  work.start();
  await sleep(5);
  work.wake();
  await expect.poll(() => turns).toBe(1);
  await work.stop();
});

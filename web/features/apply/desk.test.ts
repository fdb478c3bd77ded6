import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DraftView } from '../../api/drafts.ts';
import { ApplyDesk } from './desk.ts';

const draft = (rev: number, answers: Record<string, unknown>): DraftView =>
  ({ id: 'd1', rev, answers, provenance: {}, savedAt: `t${rev}`, situation: {} }) as unknown as DraftView;

let rev = 0;
beforeEach(() => {
  rev = 1;
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => kept.set(k, v),
    removeItem: (k: string) => kept.delete(k),
  });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('fetch', async () =>
    Response.json({ rev: ++rev, savedAt: `t${rev}`, completeness: { filled: 1, of: 1 } }),
  );
});
afterEach(() => vi.unstubAllGlobals());

test('a draft that was overtaken on its way does not take back what was saved meanwhile', async () => {
  const asked: ((d: DraftView) => void)[] = [];
  const desk = new ApplyDesk(draft(1, { beds: 40 }), () => new Promise((give) => asked.push(give)));
  const reloading = desk.reload();
  desk.put('beds', 68);
  expect(await desk.flush()).toBe(true);
  asked.shift()!(draft(1, { beds: 40 }));
  await Promise.resolve();
  expect(desk.state().answers).toEqual({ beds: 68 });
  // Fetched once more, since what came was too old.
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked.shift()!(draft(2, { beds: 68, floor: 2 }));
  await reloading;
  expect(desk.state().answers).toEqual({ beds: 68, floor: 2 });
});

test('what is unsaved stays on top of a newer draft', () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const desk = new ApplyDesk(draft(1, { beds: 40 }), () => Promise.reject(new Error('not asked')));
  desk.put('beds', 68);
  desk.load(draft(5, { beds: 50, area: 6480 }));
  expect(desk.state().answers).toEqual({ beds: 68, area: 6480 });
});

test('without a network nobody waits for what cannot be saved now', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  const desk = new ApplyDesk(draft(1, { beds: 40 }), () => Promise.reject(new Error('not asked')));
  desk.put('beds', 68);
  expect(await desk.flush()).toBe(false);
  expect(desk.state().answers).toEqual({ beds: 68 });
});

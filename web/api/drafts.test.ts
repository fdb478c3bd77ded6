import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { draftQuery, readDraftAnew } from './drafts.ts';
import { afterChange, sessionQuery } from './session.ts';

afterEach(() => vi.unstubAllGlobals());

/** Requests are answered by hand, in whatever order a network might. */
const waiting = () => {
  const asked: ((body: unknown) => void)[] = [];
  vi.stubGlobal('fetch', () => new Promise<Response>((give) => asked.push((body) => give(Response.json(body)))));
  return asked;
};

test('of two files that come up one after the other, the second is read though the reading for the first is under way', async () => {
  const asked = waiting();
  const queries = new QueryClient();
  const first = readDraftAnew(queries, 'd1');
  const second = readDraftAnew(queries, 'd1');
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[0]!({ id: 'd1', rev: 2 });
  asked[1]!({ id: 'd1', rev: 3 });
  expect([(await first).rev, (await second).rev]).toEqual([2, 3]);
  expect(queries.getQueryData(draftQuery('d1').queryKey)).toMatchObject({ rev: 3 });
});

test('a session that was being read before somebody signed in is not taken for theirs', async () => {
  const asked = waiting();
  const queries = new QueryClient();
  const before = queries.fetchQuery(sessionQuery).catch(() => undefined);
  const after = afterChange(queries);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[0]!({ today: '2026-11-23' });
  asked[1]!({ today: '2026-11-23', person: 'p-1' });
  await Promise.all([before, after]);
  expect(queries.getQueryData(sessionQuery.queryKey)).toMatchObject({ person: 'p-1' });
});

import { queryOptions } from '@tanstack/react-query';
import type { ObligationView } from '../../src/modules/obligations/contract.ts';
import { get } from './client.ts';

/** What I, or whom I act for, promised: brought later, checked afterwards, or due after a permit. */
export const myObligationsQuery = queryOptions({
  queryKey: ['obligations', 'mine'],
  queryFn: ({ signal }) => get<readonly ObligationView[]>('/api/obligations/mine', undefined, signal),
});

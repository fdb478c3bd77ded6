import { queryOptions } from '@tanstack/react-query';
import type { MandateView } from '../../src/modules/people/contract.ts';
import { get, send } from './client.ts';

export type { MandateView };

export const mandatesQuery = queryOptions({
  queryKey: ['mandates'],
  queryFn: ({ signal }) => get<{ mandates: readonly MandateView[] }>('/api/mandates', undefined, signal),
});
export const giveMandate = (body: {
  readonly agent: { readonly name: string; readonly residentId: string };
  readonly items?: readonly string[];
  readonly until: string;
}) => send<{ mandate: string }>('POST', '/api/mandates', body);
export const endMandate = (id: string) => send<unknown>('DELETE', `/api/mandates/${encodeURIComponent(id)}`);

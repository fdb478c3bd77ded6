import { queryOptions } from '@tanstack/react-query';
import type { Ledger } from '../../src/modules/cases/contract.ts';
import { get, send } from './client.ts';

export type CalendarDay = {
  readonly day: string;
  readonly weekday: number;
  readonly working: boolean;
  readonly holiday?: string;
  readonly makeUp: boolean;
};
export type DueQuestion = {
  readonly start: string;
  readonly n: number;
  readonly unit: 'WORKING_DAY' | 'NATURAL_DAY' | 'MONTH';
  readonly pauses?: readonly { readonly from: string; readonly until: string }[];
  readonly extension?: number;
};
export type DueAnswer = { readonly due: string; readonly provisional: boolean; readonly ledger: Ledger };

export const calendarQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['calendar', from, to],
    queryFn: ({ signal }) => get<readonly CalendarDay[]>('/api/calendar', { from, to }, signal),
    staleTime: 3_600_000,
  });
/** A question, not a write: the last day of a period and why. */
export const dueQuery = (question: DueQuestion | undefined) =>
  queryOptions({
    queryKey: ['due', question],
    queryFn: () => send<DueAnswer>('POST', '/api/calendar/due', question, { tries: 3 }),
    enabled: question !== undefined,
    staleTime: 3_600_000,
  });

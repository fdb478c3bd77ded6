import { useQuery } from '@tanstack/react-query';
import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import type { ItemGuide } from '../../../../src/modules/catalogue/contract.ts';
import { get, send } from '../../../api/client.ts';
import {
  acceptedLine,
  asItStands,
  type DueAnswer,
  type DueQuestion,
  deliveryLine,
  deliveryOf,
  movedLine,
  withExtension,
  withPause,
} from './ahead.ts';
import { type Foreseen, said, type Values } from './form.ts';

const ACCEPTING = new Set(['accept', 'accept-tolerant', 'accept-by-commitment']);
const GRANTING = new Set(['grant', 'grant-in-part', 'deny', 'decide-on-the-spot']);

const useDue = (question: DueQuestion | undefined) =>
  useQuery({
    queryKey: ['due', question ?? null],
    queryFn: () => send<DueAnswer>('POST', '/api/calendar/due', question),
    enabled: question !== undefined,
    staleTime: 60_000,
  }).data;

/** The days an act will set or move, asked of the server's calendar; empty until it answers, and where it cannot. */
export const useAhead = (act: string, view: CaseView, values: Values, on: boolean): readonly Foreseen[] => {
  const pausing = act === 'pause' || act === 'prolong';
  const extending = act === 'extend';
  const guide = useQuery({
    queryKey: ['guide', view.item, view.itemVersion],
    queryFn: ({ signal }) =>
      get<ItemGuide>(`/api/items/${encodeURIComponent(view.item)}/versions/${view.itemVersion}`, undefined, signal),
    enabled: on && (ACCEPTING.has(act) || extending),
    staleTime: 60_000,
  }).data;
  const then = pausing
    ? withPause(view, said(values, 'until'))
    : extending
      ? withExtension(view, guide?.statutory?.extension?.n)
      : GRANTING.has(act)
        ? deliveryOf(view)
        : undefined;
  const now = useDue(on && (pausing || extending) && then ? asItStands(view) : undefined);
  const after = useDue(on ? then : undefined);
  const line = ACCEPTING.has(act)
    ? guide && acceptedLine(guide.today)
    : GRANTING.has(act)
      ? after && deliveryLine(after)
      : now && after && movedLine(view, now, after);
  return line ? [line] : [];
};

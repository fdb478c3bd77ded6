import { useQuery } from '@tanstack/react-query';
import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { type DueQuestion, dueQuery } from '../../../api/calendar.ts';
import { itemQuery } from '../../../api/catalogue.ts';
import { acceptedLine, asItStands, deliveryLine, deliveryOf, movedLine, withExtension, withPause } from './ahead.ts';
import { type Foreseen, said, type Values } from './form.ts';

const ACCEPTING = new Set(['accept', 'accept-tolerant', 'accept-by-commitment']);
const GRANTING = new Set(['grant', 'grant-in-part', 'deny', 'decide-on-the-spot']);

const useDue = (question: DueQuestion | undefined) => useQuery(dueQuery(question)).data;

/** The days an act will set or move, asked of the server's calendar; empty until it answers, and where it cannot. */
export const useAhead = (act: string, view: CaseView, values: Values, on: boolean): readonly Foreseen[] => {
  const pausing = act === 'pause' || act === 'prolong';
  const extending = act === 'extend';
  const guide = useQuery({
    ...itemQuery(view.item, view.itemVersion),
    enabled: on && (ACCEPTING.has(act) || extending),
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

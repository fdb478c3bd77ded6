import type { Day } from '../../kernel/day.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { ClockName } from './clocks.ts';
import type { ExplanationView } from './contract.explanation.ts';
import type { Ledger } from './contract.ts';
import type { CaseEvent } from './events.ts';
import { ledgerInput } from './ledger.ts';
import type { Case } from './state.ts';
import type { ItemTerms } from './terms.ts';
import { withExplanations } from './view/explained.ts';
import { ledgerOf } from './view/ledger.ts';

type Told = { readonly state: Case; readonly events: readonly { readonly event: CaseEvent }[] };

/** The clocks that a page explains, the most important first: the decision, then what runs now. */
const EXPLAINED: Readonly<Record<Case['state'], readonly ClockName[]>> = {
  received: ['K1', 'K2'],
  correcting: ['K1'],
  'under-review': ['K2', 'K1'],
  decided: ['K2', 'K8', 'K1'],
  closed: ['K2', 'K8', 'K1'],
};

export const caseLedgers = (
  c: Told,
  terms: ItemTerms,
  calendar: Calendar,
  today: Day,
  officer: boolean,
  explained: readonly ExplanationView[] = [],
): Ledger[] => {
  const events = c.events.map((e) => e.event);
  return EXPLAINED[c.state.state].flatMap((k) => {
    const input = ledgerInput(k, events, c.state, terms, calendar, today);
    if (!input) return [];
    const ledger = ledgerOf(k, input, calendar, today, officer);
    // 法定期限的明细里也有承诺日, so both kinds of delay stand in it.
    return [k === 'K2' ? withExplanations(ledger, explained, today) : ledger];
  });
};

import { addMonths, type Day } from '../../kernel/day.ts';
import { type Decision, decided, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { principalOf, type Scope, type SignedIn } from './authority.ts';

/** Mandates to apply for another (许可法29). The events name ids, items and days only. */
export type MandateEvent =
  | {
      readonly type: 'MandateGiven';
      readonly on: Day;
      readonly principal: Id;
      readonly agent: Id;
      readonly items: Scope;
      readonly from: Day;
      readonly until: Day;
    }
  | { readonly type: 'MandateEnded'; readonly on: Day; readonly by: 'principal' | 'agent' };

/** Nobody remembers an endless mandate. No law sets the bound; a local rule may change it. */
export const MANDATE_YEARS = 3;

/** Gives a mandate in the name of whom the session acts for. Who holds a mandate may not pass it on (民法典169). */
export const giveMandate = (
  by: SignedIn,
  command: { readonly agent: Id; readonly items: Scope; readonly from?: Day; readonly until: Day },
  today: Day,
): Decision<MandateEvent> => {
  if (by.acting?.mandate) return refused('not-to-be-passed-on', '民法典169');
  const principal = principalOf(by);
  const from = command.from ?? today;
  if (command.agent === principal) return refused('mandate-to-oneself', '民法典168');
  if (from < today) return refused('mandate-from-past', '', { from, today });
  if (command.until < from) return refused('mandate-until-before-from', '', { from, until: command.until });
  const latest = addMonths(from, 12 * MANDATE_YEARS);
  if (command.until > latest) return refused('mandate-too-long', '', { latest });
  return decided({
    type: 'MandateGiven',
    on: today,
    principal,
    agent: command.agent,
    items: command.items,
    from,
    until: command.until,
  });
};

/** Either side may end it at any time (民法典173): the principal withdraws, the agent resigns. */
export const endMandate = (
  by: SignedIn,
  mandate: { readonly principal: Id; readonly agent: Id; readonly endedOn: Day | null },
  today: Day,
): Decision<MandateEvent> => {
  const principals = [by.person, ...(by.acting && !by.acting.mandate ? [by.acting.principal] : [])];
  const side = principals.includes(mandate.principal) ? 'principal' : mandate.agent === by.person ? 'agent' : undefined;
  if (!side) return refused('not-your-mandate', '民法典173');
  if (mandate.endedOn !== null) return refused('mandate-ended', '', { on: mandate.endedOn });
  return decided({ type: 'MandateEnded', on: today, by: side });
};

export const mandateState = (
  m: { readonly from: Day; readonly until: Day; readonly endedOn: Day | null },
  today: Day,
): 'ahead' | 'in-force' | 'over' | 'ended' => {
  if (m.endedOn !== null) return 'ended';
  if (today < m.from) return 'ahead';
  return today <= m.until ? 'in-force' : 'over';
};

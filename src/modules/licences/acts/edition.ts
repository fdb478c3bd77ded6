import type { Day } from '../../../kernel/day.ts';
import { type Decision, decided, type Refused, refused } from '../../../kernel/decision.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Edition, LicenceEvent, LicenceEventOf } from '../events.ts';
import type { Licence } from '../licence.ts';

/** What follows a decision in a case (许可法49, 50, 70): never an act of an officer on the licence itself. */
type By = { readonly on: Day; readonly by: Id };

export const issue = (
  before: Licence | undefined,
  by: By,
  e: Omit<LicenceEventOf<'Issued'>, 'type' | 'on' | 'by'>,
): Decision<LicenceEvent> => (before ? refused('already-issued') : decided({ type: 'Issued', ...by, ...e }));

const living = (l: Licence): Decision<LicenceEvent> | undefined => {
  if (l.state === 'expired') return refused('expired', '许可法50', { on: l.on });
  return l.state === 'in-force' || l.state === 'suspended'
    ? undefined
    : refused('already-ended', '', { state: l.state });
};
const once = (l: Licence, caseId: Id) => (l.cases.includes(caseId) ? refused('already-followed') : undefined);

export const change = (l: Licence, by: By, e: Edition): Decision<LicenceEvent> =>
  once(l, e.case) ?? living(l) ?? decided({ type: 'Changed', ...by, ...e });

/**
 * 许可法50. A deemed renewal acts back to the expiry it saved, so an expiry recorded meanwhile (the case was frozen,
 * or the sweep came first) does not stand in its way.
 */
export const renew = (l: Licence, by: By, e: Edition & { readonly deemed: boolean }): Decision<LicenceEvent> => {
  const backInTime = e.deemed && l.state === 'expired';
  return once(l, e.case) ?? (backInTime ? undefined : living(l)) ?? decided({ type: 'Renewed', ...by, ...e });
};

export const correct = (
  l: Licence,
  by: By,
  e: { readonly field: string; readonly faceHash: string },
): Decision<LicenceEvent> =>
  l.state === 'cancelled' ? refused('cancelled-is-final', '许可法70') : decided({ type: 'Corrected', ...by, ...e });

/** 注销 on request: the holder's own application was granted. */
export const cancelOnRequest = (l: Licence, by: By, caseId: Id): Decision<LicenceEvent> => {
  if (l.state === 'cancelled') return refused('cancelled-is-final', '许可法70');
  return decided({ type: 'Cancelled', ...by, ground: 'other', article: '许可法70.1.6', case: caseId });
};

/** 许可法50: may the holder file a renewal today? It is a case of theirs; the desk only opens the way. */
export const renewable = (
  l: Licence,
  window: { readonly opens?: Day; readonly closes: Day } | undefined,
  today: Day,
): Refused | undefined => {
  const no = living(l);
  if (no?.kind === 'refused') return no;
  if (!window) return refused('no-renewal-item', '许可法50');
  if (window.opens && today < window.opens) return refused('renewal-not-open', '许可法50', { opens: window.opens });
  return today > window.closes ? refused('renewal-late', '许可法50', { closes: window.closes }) : undefined;
};

/** 许可法49: may the holder file a change today? `item`: by which one, if one is on offer. */
export const changeable = (l: Licence, item: string | undefined): Refused | undefined => {
  const no = living(l);
  if (no?.kind === 'refused') return no;
  return item ? undefined : refused('no-change-item', '许可法49');
};

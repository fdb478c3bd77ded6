import type { EventOf } from './events.ts';
import type { Case, UnderReview } from './state.ts';

/** What a service starts: the wait for a reply, a pause, an extension, a right to be heard. A late one starts nothing. */
export const serve = (s: Case, e: EventOf<'Served'>): Case => {
  const { kind, position } = e.paper;
  const gone = s.unserved.find((u) => u.kind === kind && u.position === position && u.to === e.to);
  const next: Case = gone ? { ...s, unserved: s.unserved.filter((u) => u !== gone) } : s;
  if (e.late) return next;
  if (kind === 'receipt' && next.receiptServedOn === undefined) return { ...next, receiptServedOn: e.on };
  if (next.state === 'correcting' && kind === 'correction') {
    const correction = { ...next.correction, servedOn: e.on };
    return { ...next, correction, rounds: [...next.rounds.slice(0, -1), correction] };
  }
  if (next.state === 'decided' && kind === 'pick-up') return { ...next, decided: { ...next.decided, readyOn: e.on } };
  return next.state === 'under-review' ? serveInReview(next, e) : next;
};

const serveInReview = (s: UnderReview, e: EventOf<'Served'>): UnderReview => {
  const { kind, position } = e.paper;
  const notice = (id: string | undefined, at: number) =>
    s.pauses.map((p) => {
      const hit = id === undefined || p.id === id;
      const notices = p.notices.map((n) => (hit && n.position === at && !n.served ? { ...n, served: e.on } : n));
      return { ...p, notices };
    });
  switch (kind) {
    case 'special-procedure':
      return { ...s, pauses: notice(undefined, position) };
    case 'extension':
      return s.extended?.position === position ? { ...s, extended: { ...s.extended, servedOn: e.on } } : s;
    case 'stakeholder-notice':
      return s.told?.position === position
        ? { ...s, told: { ...s.told, served: { ...s.told.served, [e.to]: e.on } } }
        : s;
    case 'hearing-notice': {
      const called = s.hearing.called;
      if (called?.position !== position) return s;
      const hearing = { ...s.hearing, called: { ...called, served: { ...called.served, [e.to]: e.on } } };
      // The call and its pause are told by one paper; the pause event stands right after the call.
      return { ...s, hearing, pauses: e.to === s.applicant ? notice(undefined, position + 1) : s.pauses };
    }
    default:
      return s;
  }
};

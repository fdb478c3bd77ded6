import type { Id } from '../../kernel/ids.ts';
import type { CaseEvent, PaperKind } from './events.ts';
import { type Case, partiesOf } from './state.ts';

export type Addressed = { readonly kind: PaperKind; readonly to: Id };

const ACCEPTANCE: Record<string, PaperKind> = {
  examined: 'acceptance',
  deemed: 'acceptance',
  tolerant: 'tolerant-acceptance',
  commitment: 'commitment-acceptance',
};

/** Everybody whom a hearing concerns: those told of the right, the applicants always among them (许可法47, 48). */
export const concerned = (state: Case): readonly Id[] =>
  state.state === 'under-review' && state.told
    ? [...new Set([...partiesOf(state), ...state.told.persons])]
    : partiesOf(state);

/** The papers an event gives rise to and to whom each must be told; most events give none. `state` is that after the event. */
export const papersOf = (event: CaseEvent, state: Case): readonly Addressed[] => {
  const applicant = (kind: PaperKind): readonly Addressed[] => [{ kind, to: state.applicant }];
  switch (event.type) {
    case 'Received':
    case 'Resubmitted':
    case 'MaterialSupplied':
      return applicant('receipt');
    case 'HearingRequested':
      return [{ kind: 'receipt', to: event.by }];
    case 'CorrectionAsked':
      return applicant('correction');
    case 'CorrectionCancelled':
      return applicant('correction-cancelled');
    case 'Accepted': {
      const kind = ACCEPTANCE[event.mode];
      return kind ? applicant(kind) : [];
    }
    case 'FilingRejected':
      return applicant('rejection');
    case 'Filed':
      return applicant('filing-receipt');
    case 'ClosedForNoReply':
      return applicant('no-reply-closing');
    case 'SupplementInvited':
      return applicant('supplement-invitation');
    case 'StakeholderTold':
      return event.persons.map((to) => ({ kind: 'stakeholder-notice', to }));
    // The pause for a hearing is told by the hearing notice itself.
    case 'Paused':
      return event.procedure === 'hearing' ? [] : applicant('special-procedure');
    case 'PauseProlonged':
      return applicant('special-procedure');
    case 'Resumed':
      return applicant('resumption');
    case 'Extended':
      return applicant('extension');
    case 'HearingCalled':
      return concerned(state).map((to) => ({ kind: 'hearing-notice', to }));
    case 'Frozen':
    case 'Unfrozen':
      return applicant('freeze-notice');
    case 'ClockRecomputed':
      return applicant('clock-notice');
    case 'Decided':
      return applicant(`decision-${event.outcome}`);
    case 'DecisionCorrected':
      return applicant('decision-correction');
    case 'Withdrawn':
      return applicant('withdrawal');
    case 'Terminated':
      return applicant('termination');
    default:
      return [];
  }
};

import type { CaseView } from '../contract.ts';
import type { Case } from '../state.ts';

/** 许可法47: what somebody told of a case may do in it; to be heard (36) is recorded by the examiner. */
const RIGHTS = ['request-hearing', 'waive-hearing'];
/** What happens to the matter as such; the rest is between the applicant and the bureau. */
const PUBLIC = ['Received', 'Accepted', 'StakeholderTold', 'HearingCalled', 'HearingHeld', 'Published'];

/** Clocks of the matter as such, and what the ledger of the decision tells of the file. */
const CLOCKS = ['K2', 'K3', 'K6b'];
const INNER = ['correction-asked', 'correction-cancelled', 'resubmitted', 'consult', 'step', 'site-check'];

/** The state as the first line may speak of it: what the applicant still owes or was invited to bring is not the reader's. */
export const stateAsTold = (state: Case): Case =>
  state.state === 'under-review' ? { ...state, owed: [], invited: [] } : state;

/**
 * 许可法36: whoever is told of somebody else's matter learns what it is, how far it is and by when it is decided.
 * Nothing of the file: no answers, materials, opinions, persons, reasons (许可法5 III: not without the applicant's consent).
 */
export const asTold = (view: CaseView): CaseView => {
  const { correction: _c, licence: _l, signing: _s, commitment: _p, ...rest } = view;
  const { agent: _a, ...applicant } = rest.applicant;
  return {
    ...rest,
    applicant,
    tags: [],
    clocks: rest.clocks.filter((k) => CLOCKS.includes(k.k)),
    ledgers: rest.ledgers
      .filter((l) => CLOCKS.includes(l.clock))
      .map((l) => ({ ...l, lines: l.lines.filter((line) => !INNER.includes(line.kind)) })),
    acts: rest.acts.filter((a) => RIGHTS.includes(a.act)),
    answers: [],
    materials: [],
    history: rest.history
      .filter((h) => PUBLIC.includes(h.type))
      .map(({ detail: _d, words: _w, who: _o, ...line }) => line),
    owed: [],
  };
};

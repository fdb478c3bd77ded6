import type { CaseView } from '../contract.ts';

/** 许可法47: what somebody told of a case may do in it; to be heard (36) is recorded by the examiner. */
const RIGHTS = ['request-hearing', 'waive-hearing'];
/** What happens to the matter as such; the rest is between the applicant and the bureau. */
const PUBLIC = ['Received', 'Accepted', 'StakeholderTold', 'HearingCalled', 'HearingHeld', 'Published'];

/**
 * 许可法36: whoever is told of somebody else's matter learns what it is, how far it is and by when it is decided.
 * Nothing of the file: no answers, materials, opinions, persons, reasons (许可法5 III: not without the applicant's consent).
 */
export const asTold = (view: CaseView): CaseView => {
  const { correction: _c, licence: _l, signing: _s, ...rest } = view;
  const { agent: _a, ...applicant } = rest.applicant;
  return {
    ...rest,
    applicant,
    tags: [],
    acts: rest.acts.filter((a) => RIGHTS.includes(a.act)),
    answers: [],
    materials: [],
    history: rest.history
      .filter((h) => PUBLIC.includes(h.type))
      .map(({ detail: _d, words: _w, who: _o, ...line }) => line),
    owed: [],
  };
};

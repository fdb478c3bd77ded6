import type { Id } from '../../../kernel/ids.ts';
import { stillToAgree } from '../acts/withdraw.ts';
import type { CaseView } from '../contract.ts';
import type { CaseFacts } from '../facts.ts';
import { type Case, partiesOf } from '../state.ts';

/** Who of several applicants agrees to withdraw, as one of them (`reader`) sees it; nothing where it needs no agreement or is too late. */
export const withdrawalOf = (
  state: Case,
  facts: CaseFacts,
  reader: Id | undefined,
  name: (id: Id) => string,
): Pick<CaseView, 'withdrawal'> => {
  if (state.coApplicants.length === 0 || state.state === 'decided' || state.state === 'closed') return {};
  const agreed = (facts.withdrawalAgreedBy ?? []).map((a) => a.party);
  return {
    withdrawal: {
      agreed: agreed.map(name),
      waits: stillToAgree(partiesOf(state), agreed).map(name),
      mine: reader !== undefined && agreed.includes(reader),
    },
  };
};

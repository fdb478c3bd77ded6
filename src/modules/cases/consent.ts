import type { Id } from '../../kernel/ids.ts';
import type { CaseFacts } from './facts.ts';
import type { Case } from './state.ts';

/** 电子签名法11: whether somebody agrees today to be told electronically; the applicant as at receipt, unless they have said otherwise since. */
export const agreesToE = (
  state: Case,
  facts: Pick<CaseFacts, 'applicantAgreesToE' | 'eDeliveryOf'>,
  person: Id,
): boolean =>
  person === state.applicant
    ? (facts.applicantAgreesToE ?? state.eDelivery)
    : facts.eDeliveryOf?.includes(person) === true;

import { acceptance, commitmentAcceptance, tolerantAcceptance } from './acceptance.ts';
import { decisionCorrection, deliveryRecord, pickUp } from './afterwards.ts';
import { correction, correctionCancelled, supplementInvitation } from './correction.ts';
import { denied, granted, grantedInPart } from './decision.ts';
import { termination, withdrawal } from './ending.ts';
import { clockNotice, extension } from './extension.ts';
import { freezeNotice } from './freeze.ts';
import { hearingNotice, stakeholderNotice } from './hearing.ts';
import { resumption, specialProcedure } from './procedure.ts';
import { commitmentPromise, tolerancePromise } from './promise.ts';
import { receipt } from './receipt.ts';
import { filingReceipt, noReplyClosing, rejection } from './rejection.ts';
import type { AnyRule, FiledKind } from './rule.ts';

/** Every kind of paper there is (文书目录). A kind without wording does not compile. */
export const PAPERS = {
  receipt,
  correction,
  'correction-cancelled': correctionCancelled,
  acceptance,
  'tolerant-acceptance': tolerantAcceptance,
  'commitment-acceptance': commitmentAcceptance,
  'filing-receipt': filingReceipt,
  rejection,
  'no-reply-closing': noReplyClosing,
  'supplement-invitation': supplementInvitation,
  'stakeholder-notice': stakeholderNotice,
  'special-procedure': specialProcedure,
  resumption,
  extension,
  'hearing-notice': hearingNotice,
  'freeze-notice': freezeNotice,
  'clock-notice': clockNotice,
  'decision-granted': granted,
  'decision-granted-in-part': grantedInPart,
  'decision-denied': denied,
  'decision-correction': decisionCorrection,
  'pick-up': pickUp,
  withdrawal,
  termination,
  'tolerance-promise': tolerancePromise,
  'commitment-promise': commitmentPromise,
  'delivery-record': deliveryRecord,
} satisfies Record<FiledKind, AnyRule>;

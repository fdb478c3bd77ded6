import { accept } from './acts/accept.ts';
import { acceptByCommitment } from './acts/accept-by-commitment.ts';
import { acceptTolerant } from './acts/accept-tolerant.ts';
import { addSigner } from './acts/add-signer.ts';
import { appoint } from './acts/appoint.ts';
import { askCorrection } from './acts/ask-correction.ts';
import { assign } from './acts/assign.ts';
import { callHearing } from './acts/call-hearing.ts';
import { cancelCorrection } from './acts/cancel-correction.ts';
import { cancelHearing } from './acts/cancel-hearing.ts';
import { claim } from './acts/claim.ts';
import { closeForNoReply } from './acts/close-for-no-reply.ts';
import { consult } from './acts/consult.ts';
import { copy } from './acts/copy.ts';
import { correctDecision } from './acts/correct-decision.ts';
import { decideOnTheSpot } from './acts/decide-on-the-spot.ts';
import { deliver } from './acts/deliver.ts';
import { deny } from './acts/deny.ts';
import { discuss } from './acts/discuss.ts';
import { dropSigner } from './acts/drop-signer.ts';
import { extend } from './acts/extend.ts';
import { file } from './acts/file.ts';
import { freeze } from './acts/freeze.ts';
import { giveOpinion } from './acts/give-opinion.ts';
import { grant } from './acts/grant.ts';
import { grantInPart } from './acts/grant-in-part.ts';
import { hearStatement } from './acts/hear-statement.ts';
import { holdHearing } from './acts/hold-hearing.ts';
import { inviteSupplement } from './acts/invite-supplement.ts';
import { noteRemedy } from './acts/note-remedy.ts';
import { openSigning } from './acts/open-signing.ts';
import { passOn } from './acts/pass-on.ts';
import { pause } from './acts/pause.ts';
import { prolong } from './acts/prolong.ts';
import { publish } from './acts/publish.ts';
import { recuse } from './acts/recuse.ts';
import { rejectFiling } from './acts/reject-filing.ts';
import { remind } from './acts/remind.ts';
import { requestHearing } from './acts/request-hearing.ts';
import { resubmit } from './acts/resubmit.ts';
import { resume } from './acts/resume.ts';
import { returnToStep } from './acts/return.ts';
import { revoke } from './acts/revoke.ts';
import { serve } from './acts/serve.ts';
import { sign } from './acts/sign.ts';
import { siteCheck } from './acts/site-check.ts';
import { supply } from './acts/supply.ts';
import { takeBack } from './acts/take-back.ts';
import { tellStakeholders } from './acts/tell-stakeholders.ts';
import { terminate } from './acts/terminate.ts';
import { unfreeze } from './acts/unfreeze.ts';
import { waiveHearing } from './acts/waive-hearing.ts';
import { withdraw } from './acts/withdraw.ts';
import type { ActName } from './commands.ts';
import type { AnyAct } from './spec.ts';

/** Every act on a case that exists, in the order of the lifecycle. `receive` makes the case and stands apart. */
export const ACTS: Readonly<Record<Exclude<ActName, 'receive'>, AnyAct>> = {
  accept,
  'accept-tolerant': acceptTolerant,
  'accept-by-commitment': acceptByCommitment,
  'decide-on-the-spot': decideOnTheSpot,
  file,
  'ask-correction': askCorrection,
  'cancel-correction': cancelCorrection,
  resubmit,
  'reject-filing': rejectFiling,
  'close-for-no-reply': closeForNoReply,
  claim,
  assign,
  appoint,
  'pass-on': passOn,
  return: returnToStep,
  'take-back': takeBack,
  consult,
  'give-opinion': giveOpinion,
  revoke,
  'open-signing': openSigning,
  sign,
  'add-signer': addSigner,
  'drop-signer': dropSigner,
  remind,
  copy,
  discuss,
  'invite-supplement': inviteSupplement,
  supply,
  'site-check': siteCheck,
  'tell-stakeholders': tellStakeholders,
  'hear-statement': hearStatement,
  publish,
  pause,
  prolong,
  resume,
  extend,
  'request-hearing': requestHearing,
  'waive-hearing': waiveHearing,
  'cancel-hearing': cancelHearing,
  'call-hearing': callHearing,
  'hold-hearing': holdHearing,
  recuse,
  freeze,
  unfreeze,
  grant,
  'grant-in-part': grantInPart,
  deny,
  deliver,
  withdraw,
  terminate,
  'correct-decision': correctDecision,
  serve,
  'note-remedy': noteRemedy,
};

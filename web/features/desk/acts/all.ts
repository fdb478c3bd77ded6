import * as acceptance from './acceptance.ts';
import * as closing from './closing.ts';
import * as decision from './decision.ts';
import type { ActForm, DeskAct, Elsewhere } from './form.ts';
import { t } from './form.ts';
import * as hearing from './hearing.ts';
import * as opinions from './opinions.ts';
import * as procedure from './procedure.ts';
import { remand } from './remand.ts';
import * as tasks from './tasks.ts';

const APPLICANT: Elsewhere = { elsewhere: t('由申请人在“我的办件”里办', 'Done by the applicant on their own page') };

/** Every act of the case, each with its form or where it is done instead; the compiler lists what is missing. */
export const FORMS: { readonly [A in DeskAct]: ActForm<A> | Elsewhere } = {
  receive: { elsewhere: t('在窗口代办页或网上提交', 'At the window page or on the portal') },
  accept: acceptance.accept,
  'accept-tolerant': acceptance.acceptTolerant,
  'accept-by-commitment': acceptance.acceptByCommitment,
  'decide-on-the-spot': decision.decideOnTheSpot,
  file: acceptance.file,
  'ask-correction': acceptance.askCorrection,
  'cancel-correction': acceptance.cancelCorrection,
  resubmit: APPLICANT,
  'reject-filing': acceptance.rejectFiling,
  'close-for-no-reply': acceptance.closeForNoReply,
  claim: tasks.claim,
  assign: tasks.assign,
  appoint: tasks.appoint,
  'pass-on': tasks.passOn,
  return: tasks.giveBack,
  'take-back': tasks.takeBack,
  consult: opinions.consult,
  'give-opinion': opinions.giveOpinion,
  revoke: opinions.revoke,
  'open-signing': opinions.openSigning,
  sign: opinions.sign,
  'add-signer': opinions.addSigner,
  'drop-signer': opinions.dropSigner,
  remind: tasks.remind,
  copy: tasks.copy,
  discuss: tasks.discuss,
  'invite-supplement': procedure.inviteSupplement,
  supply: APPLICANT,
  'site-check': procedure.siteCheck,
  'tell-stakeholders': hearing.tellStakeholders,
  'hear-statement': hearing.hearStatement,
  publish: procedure.publish,
  pause: procedure.pause,
  prolong: procedure.prolong,
  resume: procedure.resume,
  extend: procedure.extend,
  'request-hearing': APPLICANT,
  'waive-hearing': APPLICANT,
  'cancel-hearing': hearing.cancelHearing,
  'call-hearing': hearing.callHearing,
  'hold-hearing': hearing.holdHearing,
  recuse: tasks.recuse,
  freeze: closing.freeze,
  unfreeze: closing.unfreeze,
  grant: decision.grant,
  'grant-in-part': decision.grantInPart,
  deny: decision.deny,
  deliver: closing.deliver,
  withdraw: APPLICANT,
  terminate: closing.terminate,
  'correct-decision': closing.correctDecision,
  serve: closing.serve,
  'note-remedy': closing.noteRemedy,
  remand,
};

/** The form of an act by the name the server sent; an act this build does not know has none. */
export const formOf = (act: string): ActForm | undefined => {
  const form: ActForm | Elsewhere | undefined = Object.hasOwn(FORMS, act)
    ? (FORMS[act as DeskAct] as ActForm | Elsewhere)
    : undefined;
  return form && 'act' in form ? form : undefined;
};

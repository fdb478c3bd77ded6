import type { Text } from '../../kernel/text.ts';

/** What happened, what to do. `{number}`-like places are filled from the matter; days come apart from the sentence. */
export type Said = { readonly happened: Text; readonly todo?: Text };
const t = (zh: string, en: string): Text => ({ zh, en });
const said = (zh: string, en: string, todo?: Text): Said => ({ happened: t(zh, en), ...(todo ? { todo } : {}) });

const NOTHING = t('您现在不用做什么。', 'You need not do anything now.');
const PAPER = t('请打开办件看文书。', 'Open the matter and read the paper.');
const REMEDY = t(
  '请打开办件看决定和理由。不服的，可以依决定书上写的机关和期限申请行政复议或者起诉。',
  'Open the matter and read the decision and its reasons. It names the organ and the time for reconsideration (行政复议) or a lawsuit.',
);

export const SAID: Readonly<Record<string, Said>> = {
  'paper.receipt': said(
    '本局收到了您的材料，收件凭证已放进办件。',
    'We received your papers; the receipt is in your matter.',
    NOTHING,
  ),
  'paper.correction': said(
    '材料要补正，要补的已一次写全。',
    'Something must be corrected (补正); everything is listed once and for all.',
    t('请打开办件，照单子补齐。', 'Open the matter and supply what is listed.'),
  ),
  'paper.correction-cancelled': said(
    '补正通知撤回了，不用再补。',
    'The request for corrections was taken back.',
    NOTHING,
  ),
  'paper.acceptance': said(
    '您的申请已受理，开始计时。',
    'Your application is accepted (受理); the clock runs.',
    NOTHING,
  ),
  'paper.tolerant-acceptance': said(
    '您的申请已容缺受理，开始计时。',
    'Your application is accepted with material to follow (容缺受理).',
    t('请在承诺的日子前把欠的材料补上。', 'Bring the missing material by the promised day.'),
  ),
  'paper.commitment-acceptance': said(
    '您的申请已按告知承诺受理。',
    'Your application is accepted on your commitment (告知承诺).',
    t('请照承诺的条件做，本局会来核查。', 'Keep to what you promised; the bureau will check.'),
  ),
  'paper.filing-receipt': said('备案已办好。', 'The filing (备案) is done.', PAPER),
  'paper.rejection': said(
    '您的申请不予受理，理由写在文书里。',
    'Your application is not accepted (不予受理); the paper says why.',
    REMEDY,
  ),
  'paper.no-reply-closing': said(
    '没有等到补正，申请已退件。',
    'No corrections came; the application is closed (退件).',
    t('需要的话可以重新申请，填过的能带过去。', 'You may apply again; what you filled in can be carried over.'),
  ),
  'paper.supplement-invitation': said(
    '经办人请您补充材料；不补也照样往下办。',
    'The officer invites you to add material; the case goes on without it too.',
    PAPER,
  ),
  'paper.stakeholder-notice': said(
    '有一件申请关系到您的重大利益。',
    'An application touches an important interest of yours.',
    t('请打开看看，您可以陈述、申辩，也可以要求听证。', 'Read it: you may state your view or ask for a hearing.'),
  ),
  'paper.special-procedure': said(
    '办件进入特别程序，这段时间不计入办理期限。',
    'A special procedure has begun; its time does not count.',
    NOTHING,
  ),
  'paper.resumption': said(
    '特别程序结束，继续计时。',
    'The special procedure has ended; the clock runs again.',
    NOTHING,
  ),
  'paper.extension': said(
    '办理期限延长了，理由写在文书里。',
    'The time was extended (延长); the paper says why.',
    NOTHING,
  ),
  'paper.hearing-notice': said(
    '听证的时间和地点定了。',
    'Time and place of the hearing are set.',
    t('请打开看时间地点，按时到场。', 'See when and where, and come in time.'),
  ),
  'paper.freeze-notice': said(
    '有人反映这件是冒用身份办的，先停下来核实。',
    'Somebody reported a misuse of identity; the matter stands still while it is looked into.',
    PAPER,
  ),
  'paper.clock-notice': said(
    '工作日历变了，最后一天跟着重算。',
    'The calendar changed; the last day was recomputed.',
    NOTHING,
  ),
  'paper.decision-granted': said('决定：准予。', 'Decision: granted (准予).', PAPER),
  'paper.decision-granted-in-part': said('决定：部分准予。', 'Decision: granted in part (部分准予).', REMEDY),
  'paper.decision-denied': said('决定：不予许可。', 'Decision: refused (不予许可).', REMEDY),
  'paper.decision-correction': said('决定书上的文字差错更正了。', 'A slip in the decision was corrected.', PAPER),
  'paper.pick-up': said(
    '结果可以领了。',
    'The result is ready to be collected.',
    t('请带身份证和取件码来领。', 'Bring your identity card and the pick-up code.'),
  ),
  'paper.withdrawal': said('申请已撤回。', 'The application is withdrawn.', NOTHING),
  'paper.termination': said(
    '办件已终止，理由写在文书里。',
    'The matter is terminated (终止); the paper says why.',
    REMEDY,
  ),

  'case.accepted': said(
    '您的申请已受理。凭证按您选的方式送达。',
    'Your application is accepted (受理). The voucher reaches you the way you chose.',
    NOTHING,
  ),
  'case.correction-asked': said(
    '材料要补正，通知按您选的方式送达。',
    'Something must be corrected (补正); the notice reaches you the way you chose.',
    t('收到后照单子补齐；打开办件也能看到要补什么。', 'Supply what it lists; the matter shows it too.'),
  ),
  'case.filing-rejected': said(
    '您的申请不予受理，决定书按您选的方式送达。',
    'Your application is not accepted (不予受理); the paper reaches you the way you chose.',
    REMEDY,
  ),
  'case.paused': said(
    '办件进入特别程序，这段时间不计入办理期限。',
    'A special procedure has begun; its time does not count.',
    NOTHING,
  ),
  'case.extended': said(
    '办理期限延长了，通知按您选的方式送达。',
    'The time was extended; the notice reaches you the way you chose.',
    NOTHING,
  ),
  'case.decided': said(
    '决定已作出，决定书按您选的方式送达。',
    'The decision is made; it reaches you the way you chose.',
    t('请等决定书，或到窗口领取。', 'Wait for it, or collect it at the counter.'),
  ),
  'case.terminated': said('办件已终止。', 'The matter is terminated (终止).', REMEDY),

  'obligation.promised': said(
    '您答应以后补的，到期日记下了。',
    'What you promised for later is noted with its last day.',
    t('请在这一天以前补上。', 'Supply it by then.'),
  ),
  'obligation.overdue': said(
    '您答应补的已经过期。',
    'What you promised is overdue.',
    t('请马上补上；再不补，会按承诺书写的处理。', 'Supply it at once; else what the promise says will follow.'),
  ),
  'obligation.rectify-ordered': said(
    '核查没有通过，要限期改正。',
    'The check failed; it must be put right in time.',
    t('请在期限内改好，等本局复查。', 'Put it right in time; the bureau will look again.'),
  ),
  'obligation.kept': said('您答应的都做到了，这一项销账。', 'You kept your promise; it is settled.', NOTHING),
  'obligation.broken': said(
    '承诺没有做到，按承诺书处理。',
    'The promise was broken; what it says follows.',
    t('请打开办件看处理结果和救济途径。', 'Open the matter to see what follows and the remedies.'),
  ),
  'obligation.waived': said('这一项不用再补了。', 'This need not be supplied any more.', NOTHING),

  'licence.issued': said('证照发下来了，已放进“我的证照”。', 'The licence is issued and in your wallet.', NOTHING),
  'licence.changed': said('证照变更了，请用新版本。', 'The licence was changed; use the new edition.', NOTHING),
  'licence.renewed': said('证照延续了，请用新版本。', 'The licence was renewed; use the new edition.', NOTHING),
  'licence.reissued': said('证照补发了。', 'The licence was issued anew.', NOTHING),
  'licence.corrected': said('证照上的文字差错更正了。', 'A slip on the licence was corrected.', NOTHING),
  'licence.expired': said(
    '证照到期了，不能再用。',
    'The licence has expired.',
    t('还要经营的，请重新申请。', 'Apply anew if you still need it.'),
  ),
  'licence.suspended': said(
    '证照暂停使用。',
    'The licence is suspended.',
    t('请打开证照看原因。', 'Open the licence to see why.'),
  ),
  'licence.reinstated': said('证照恢复使用。', 'The licence is in force again.', NOTHING),
  'licence.proposal-told': said(
    '本局拟对这张证照作出处理。',
    'The bureau proposes to end this licence.',
    t('请打开看理由，您可以陈述、申辩。', 'Read why; you may state your case.'),
  ),
  'licence.withdrawn': said('证照已撤回。', 'The licence is withdrawn (撤回).', REMEDY),
  'licence.revoked': said('证照已撤销。', 'The licence is revoked (撤销).', REMEDY),
  'licence.penalised': said('证照已吊销。', 'The licence is taken away as a penalty (吊销).', REMEDY),
  'licence.cancelled': said('证照已注销。', 'The licence is cancelled (注销).', NOTHING),
  'licence.restored': said('证照依法恢复。', 'The licence is restored by order.', NOTHING),

  'mandate-given': said(
    '有一份新的委托。',
    'There is a new mandate.',
    t('请看看范围和期限；不同意可以收回或退回。', 'See its scope and end; either side may end it.'),
  ),
  'mandate-ended': said('一份委托终止了。', 'A mandate has ended.', NOTHING),
  'joint.named': said(
    '有人请您一起申请。',
    'Somebody asks you to apply together with them.',
    t('请打开看一遍，再答应或者不答应。', 'Read it through, then say yes or no.'),
  ),
  'joint.joined': said('您请的人答应一起申请了。', 'Somebody you asked joined your application.', NOTHING),
  'joint.declined': said(
    '您请的人没有答应一起申请。',
    'Somebody you asked declined to apply together.',
    t('请打开草稿，把他去掉，或者再请一次。', 'Open the draft: take them off, or ask again.'),
  ),
  'joint.dropped': said('您不用一起申请了：申请人把您去掉了。', 'You were taken off an application.', NOTHING),
  'joint.withdrawal-asked': said(
    '一起申请的人提出撤回。',
    'Somebody who applied with you wants to withdraw.',
    t(
      '同意的，请打开办件点“同意撤回”；都同意了才撤回。',
      'If you agree, say so in the matter; it is withdrawn only when all agree.',
    ),
  ),
  'joint.withdrawal-agreed': said('又有一位申请人同意撤回。', 'One more applicant agrees to withdraw.', NOTHING),
  'joint.withdrawal-off': said(
    '一起申请的人收回了撤回的意思，照常办理。',
    'An applicant took back the wish to withdraw; the matter goes on.',
    NOTHING,
  ),
  message: said(
    '经办人给您留了言。',
    'The officer wrote to you.',
    t('请打开办件看留言。', 'Open the matter and read it.'),
  ),

  'account.password-changed': said(
    '您的登录密码改了，别处的登录已退出。',
    'Your password was changed; other sessions ended.',
    t('不是您改的，请马上打 12345 或到窗口。', 'If it was not you, call 12345 or come to a counter at once.'),
  ),
  'account.password-reset': said(
    '您的登录名和密码在窗口核实身份后重设了，所有登录已退出。',
    'Your login and password were reset after a counter confirmed your identity; all sessions ended.',
    t('不是您本人办的，请马上打 12345。', 'If it was not you, call 12345 at once.'),
  ),
  'account.passkey-added': said(
    '您的账号添加了一把通行密钥。',
    'A passkey was added to your account.',
    t(
      '不是您加的，请到“账号安全”移除它，再改密码。',
      'If it was not you, remove it under “Account safety” and change the password.',
    ),
  ),
  'account.passkey-removed': said(
    '您的账号移除了一把通行密钥。',
    'A passkey was removed from your account.',
    t('不是您移除的，请马上改密码。', 'If it was not you, change the password at once.'),
  ),
  'account.identity-confirmed': said(
    '窗口核实了您的身份，给出了一个核实码。',
    'A counter confirmed your identity and gave a code.',
    t('不是您本人去的，请马上打 12345。', 'If it was not you, call 12345 at once.'),
  ),

  'case.explained': said(
    '本局公开说明了为什么超期，写明了原因和预计办结的日子。',
    'The bureau explained in public why your case runs late (公开说明), with the cause and the day expected.',
    t(
      '请打开办件看说明。认为时限算错的，可以留言或者拨打 12345。',
      'Open the matter and read it. If you think the days are counted wrongly, write to us or call 12345.',
    ),
  ),
  'warning.K6a': said(
    '申请听证的最后一天快到了。',
    'The last day to ask for a hearing is near.',
    t('要申请的，请在这一天以前申请；不申请不影响办理。', 'Ask by then if you want one; not asking does you no harm.'),
  ),
  'task.evidence-given': said(
    '责令改正的，对方交来了整改材料。',
    'What you ordered put right is said to be done; the evidence is here.',
    t('请到“义务”里看材料，再核查一次。', 'Look at it under “Obligations” and check again.'),
  ),
  'task.assigned': said('有一件派给您办。', 'A case was assigned to you.', t('请打开办件。', 'Open the case.')),
  'task.consulted': said(
    '有一件请您会商。',
    'Your opinion is asked.',
    t('请打开办件回复。', 'Open the case and answer.'),
  ),
  'noted.remind': said('有人催办。', 'You were reminded of a case.', t('请打开办件。', 'Open the case.')),
  'noted.copy': said('有一件抄送给您。', 'A case was copied to you.', NOTHING),
  'noted.discuss': said(
    '有人就一件与您沟通。',
    'Somebody wrote to you about a case.',
    t('请打开办件。', 'Open the case.'),
  ),
  'noted.message': said(
    '申请人给您留了言。',
    'The applicant wrote to you.',
    t('请打开办件回复。', 'Open the case and answer.'),
  ),
  'noted.escalate': said('有一件报到您这里。', 'A case was escalated to you.', t('请打开办件。', 'Open the case.')),
};

const WARNING: Said = said('快到最后一天了。', 'The last day is near.', t('请在这一天以前办。', 'Act by then.'));
const OTHER: Said = said('有一条新消息。', 'There is something new.', t('请打开看看。', 'Open it.'));

export const saidOf = (kind: string): Said => SAID[kind] ?? (kind.startsWith('warning.') ? WARNING : OTHER);

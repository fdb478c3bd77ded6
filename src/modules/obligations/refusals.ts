import type { Words } from '../../platform/http/problem.ts';

const t = (zh: string, en: string) => ({ zh, en });

export const OBLIGATION_REFUSALS = {
  'not-your-post': {
    message: t('您没有办理这一操作的岗位。', 'This is not for your post.'),
    repair: t('请由具有相应岗位的人员或者承诺人办理。', 'Ask somebody who holds the post, or the debtor.'),
    status: 403,
  },
  'own-matter': {
    message: t(
      '这是本人或者所代表单位的义务，应当回避。',
      'It is the officer’s own obligation, or of whom they act for.',
    ),
    repair: t('请由其他人员办理。', 'A colleague must do it.'),
    status: 403,
  },
  'obligation-ended': { message: t('这项义务已经结束。', 'This obligation has ended.') },
  'wrong-state': {
    message: t('这项义务当前的状态不能办理这一操作。', 'The obligation is not in a state for this.'),
    repair: t('请刷新后查看。', 'Reload and look at its state.'),
  },
  'same-person': {
    message: t('作出决定的人不能核查。', 'Whoever decided the case may not check the promise.'),
    repair: t('请由其他人员核查。', 'Somebody else must check.'),
  },
  'two-inspectors': {
    message: t('核查须有两名以上工作人员。', 'A check needs two officers.'),
    repair: t('请再选一名核查人员。', 'Name a second one.'),
  },
  'not-staff': {
    message: t('核查人员里有人今天没有本局的岗位。', 'One of the inspectors holds no post at this bureau today.'),
    repair: t('请选择本局工作人员。', 'Choose officers of the bureau.'),
    field: 'body.inspectors',
  },
  'found-kept': { message: t('核查结果为已履行。', 'The check found it kept.') },
  'found-not-kept': {
    message: t('核查结果为没有履行，不能办结。', 'The check found it not kept.'),
    repair: t('请责令限期整改，或者报负责人认定违诺。', 'Order it put right, or have the head decide.'),
  },
  'day-missing': {
    message: t('没有写明今天以后的整改期限。', 'A last day after today is missing.'),
    repair: t('请填写整改期限。', 'Give the day by which it must be put right.'),
  },
  'reason-missing': {
    message: t('必须说明理由。', 'A reason is required.'),
    repair: t('请填写理由。', 'Write it and send again.'),
  },
  'record-missing': {
    message: t('没有记录。', 'There is no record of it.'),
    repair: t(
      '请写明时间、地点、在场的人和看到的事实。',
      'Write when and where it was, who was there and what was found.',
    ),
    field: 'body.words',
  },
  'already-heard': { message: t('已经听取承诺人的陈述申辩。', 'The debtor has been heard already.') },
  'not-heard': {
    message: t('还没有听取承诺人的陈述申辩。', 'The debtor has not been heard.'),
    repair: t('请先听取陈述申辩并记录。', 'Hear them and keep a record first.'),
  },
  'not-found-false': {
    message: t('核查没有认定承诺不实，不能按欺骗处理。', 'No check found the promise false.'),
    repair: t('请先核查，或者按没有履行处理。', 'Check it first, or treat it as not kept.'),
  },
} as const satisfies Words;

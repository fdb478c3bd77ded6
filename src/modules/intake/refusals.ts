import type { Text } from '../../kernel/text.ts';

/** Every refusal of this room in words: what is wrong and what to do. */
export const INTAKE_REFUSALS: Readonly<
  Record<string, { readonly status: number; readonly message: Text; readonly repair: Text }>
> = {
  'draft-closed': {
    status: 409,
    message: {
      zh: '这份申请已经交了或已删除，不能再改。',
      en: 'This application was handed in or deleted and can no longer be changed.',
    },
    repair: { zh: '请到“我的办件”里查看。', en: 'See it under “My matters”.' },
  },
  'no-such-field': {
    status: 400,
    message: { zh: '表里没有这一项。', en: 'The form has no such field.' },
    repair: { zh: '请刷新页面再填。', en: 'Reload the page and fill it in again.' },
  },
  'read-only': {
    status: 409,
    message: { zh: '这一项刚在另一台设备上改过。', en: 'This field was just changed on another device.' },
    repair: { zh: '请看一下新的内容，再决定用哪一个。', en: 'Look at the newer value, then choose which one to keep.' },
  },
  'too-many-fields': {
    status: 400,
    message: { zh: '填写的项数超出了这张表。', en: 'There are more answers than this form has.' },
    repair: { zh: '请删去多余的行。', en: 'Remove the extra rows.' },
  },
  'not-tolerable': {
    status: 422,
    message: { zh: '这份材料不能先承诺后补。', en: 'This material cannot be promised for later.' },
    repair: { zh: '请现在上传。', en: 'Upload it now.' },
  },
  'one-promise-only': {
    status: 422,
    message: {
      zh: '告知承诺和容缺后补只能选一种。',
      en: 'You can use either the commitment track or late material, not both.',
    },
    repair: { zh: '请先取消另一种承诺。', en: 'Take the other promise back first.' },
  },
  'draft-incomplete': {
    status: 422,
    message: { zh: '还有没填好的地方。', en: 'Something is still missing.' },
    repair: { zh: '请按列出的各项补齐后再交。', en: 'Complete the items listed, then hand it in.' },
  },
  'draft-changed': {
    status: 409,
    message: { zh: '这份申请刚在别处改过。', en: 'This application was just changed elsewhere.' },
    repair: { zh: '请重新核对一遍再交。', en: 'Check it once more, then hand it in.' },
  },
  'co-applicant-not-found': {
    status: 422,
    message: { zh: '没有找到名称和号码都相符的人或单位。', en: 'Nobody with this name and number was found.' },
    repair: { zh: '请核对名称和号码；对方须先在本站有账号。', en: 'Check both; they must have an account here.' },
  },
  'co-applicant-is-applicant': {
    status: 422,
    message: { zh: '这就是申请人自己。', en: 'That is the applicant.' },
    repair: { zh: '请填一起申请的另一个人。', en: 'Name somebody else who applies too.' },
  },
  'co-applicant-wrong-audience': {
    status: 422,
    message: { zh: '这个事项不是面向这类申请人的。', en: 'This service is not for this kind of applicant.' },
    repair: { zh: '请看办事指南里谁可以申请。', en: 'The guide says who may apply.' },
  },
  'co-applicant-named': {
    status: 409,
    message: { zh: '已经请过他一起申请。', en: 'They have been asked already.' },
    repair: { zh: '没有答复的，可以再请一次。', en: 'If they have not answered, ask them again.' },
  },
  'too-many-co-applicants': {
    status: 422,
    message: { zh: '一起申请的最多 {most} 个。', en: 'At most {most} may apply together.' },
    repair: { zh: '人多的，请以单位或者联合体的名义申请。', en: 'With more, apply as a body or an association.' },
  },
  'co-applicant-gone': {
    status: 404,
    message: { zh: '他已经不在一起申请的人里。', en: 'They are no longer among the applicants.' },
    repair: { zh: '请刷新再看。', en: 'Reload and look again.' },
  },
  'joint-closed': {
    status: 409,
    message: {
      zh: '这份申请已经交了或者删了，不用再答复。',
      en: 'This was handed in or deleted; no answer is needed.',
    },
    repair: { zh: '您答应过的，在“我的办件”里看进展。', en: 'If you joined, see it under “My matters”.' },
  },
  'joint-changed': {
    status: 409,
    message: { zh: '申请刚改过，和您看到的不一样了。', en: 'The application was just changed.' },
    repair: { zh: '请看一遍新的，再答复。', en: 'Read it as it is now, then answer.' },
  },
  'channel-not-here': {
    status: 422,
    message: { zh: '这个事项不在合作网点办。', en: 'This service is not offered at partner outlets.' },
    repair: {
      zh: '请申请人在网上办，或到政务服务窗口。',
      en: 'Let the applicant file online or go to a service window.',
    },
  },
  'no-mandate': {
    status: 422,
    message: {
      zh: '来窗口的人没有代申请人办理的有效授权。',
      en: 'The person at the counter holds no mandate in force for the applicant.',
    },
    repair: {
      zh: '请申请人本人来办，或先登记授权再办（行政许可法第29条）。',
      en: 'Let the applicant come in person, or register a mandate first (行政许可法 art. 29).',
    },
  },
  'mandate-other-items': {
    status: 422,
    message: { zh: '授权不包括这个事项。', en: 'The mandate is not for this service.' },
    repair: {
      zh: '请办授权里写明的事项，或请申请人把这个事项加进授权。',
      en: 'File what the mandate names, or let the applicant add this service to it.',
    },
  },
  'item-not-open': {
    status: 422,
    message: { zh: '这个事项现在不受理申请。', en: 'This service is not open for applications.' },
    repair: { zh: '请在“办事”里查看现行的事项。', en: 'See the services now open under “Services”.' },
  },
  'wrong-audience': {
    status: 422,
    message: {
      zh: '这个事项不是面向您现在的身份办理的。',
      en: 'This service is not for the kind of applicant you are acting as.',
    },
    repair: {
      zh: '请切换到对应的单位或个人身份再申请。',
      en: 'Switch to the company or person it concerns, then apply.',
    },
  },
  'code-unknown': {
    status: 404,
    message: { zh: '接续码不对，或已经过期。', en: 'The code is wrong or has run out.' },
    repair: { zh: '请在原来的设备上重新取一个。', en: 'Get a new one on the first device.' },
  },
  'no-such-material': {
    status: 400,
    message: { zh: '这个事项不要这份材料。', en: 'This service does not ask for this material.' },
    repair: { zh: '请按材料清单上传。', en: 'Upload what the list asks for.' },
  },
  'too-many-files': {
    status: 422,
    message: { zh: '这份材料的文件太多。', en: 'There are too many files for this material.' },
    repair: { zh: '最多 20 个；请合并成一个 PDF 再传。', en: 'At most 20; merge them into one PDF.' },
  },
  'licence-missing': {
    status: 422,
    message: { zh: '没有找到要延续或变更的证照。', en: 'The licence to renew or change was not found.' },
    repair: { zh: '请从“我的证照”里点“续办”。', en: 'Start from “My licences”.' },
  },
};

/** The causes an explanation may name, in the order of the form; the server says the same (`explanation.ts`). */
const zh = {
  'many-cases': '办件集中，人手不够',
  'joint-opinion': '等其他单位的意见',
  'expert-review': '检测、评审用时超过预计',
  staff: '经办人变动，重新安排',
  system: '系统故障',
  'our-fault': '本局疏漏',
  other: '其他原因',
};
export const CAUSE_NAMES = {
  zh,
  en: {
    'many-cases': 'More cases than hands',
    'joint-opinion': 'Waiting for the opinion of another body',
    'expert-review': 'A test or review took longer than planned',
    staff: 'The officer changed',
    system: 'A fault of the system',
    'our-fault': 'An oversight of ours',
    other: 'Another cause',
  } satisfies typeof zh,
};

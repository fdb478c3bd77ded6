import { deliver } from './acts/closing.ts';
import { type ActForm, said, t } from './acts/form.ts';

const WHO = {
  self: t('申请人本人', 'The applicant in person'),
  representative: t('法定代表人', 'The legal representative'),
  agent: t('代领人，凭委托书', 'An agent with a written mandate'),
} as const;
const DOCUMENT = {
  'resident-card': t('居民身份证', 'Resident identity card'),
  other: t('其他有效证件', 'Another valid document'),
} as const;
const HANDED = ['window', 'outlet'];

/**
 * Delivery at the desk: to the act's own form it adds as what somebody took it and which document was checked, and the
 * number of the letter; they go into the delivery record with what was handed over (许可法44).
 */
export const deliveryForm: ActForm<'deliver'> = {
  ...deliver,
  fields: (v, x) => {
    const mode = said(x, 'mode');
    const [how, ...others] = deliver.fields(v, x);
    return [
      ...(how ? [how] : []),
      ...(HANDED.includes(mode)
        ? [
            {
              kind: 'one' as const,
              key: 'who',
              label: t('谁来领', 'Who took it'),
              needed: true,
              choices: Object.entries(WHO).map(([value, label]) => ({ value, label })),
            },
            {
              kind: 'one' as const,
              key: 'document',
              label: t('核对了什么证件', 'Which document was checked'),
              needed: true,
              choices: Object.entries(DOCUMENT).map(([value, label]) => ({ value, label })),
              hint: t(
                '姓名不录入：送达回证打出来请对方签字',
                'No name is entered here: they sign the printed delivery record',
              ),
            },
          ]
        : []),
      ...(mode === 'post'
        ? [
            {
              kind: 'line' as const,
              key: 'letter',
              label: t('邮件号', 'Number of the letter'),
              needed: true,
              hint: t('照回执填，申请人凭它查', 'From the post receipt; the applicant follows it'),
            },
          ]
        : []),
      ...others,
    ];
  },
  command: (x, v) => {
    const plain = deliver.command(x, v);
    const mode = said(x, 'mode');
    const who = WHO[said(x, 'who') as keyof typeof WHO];
    const seen = DOCUMENT[said(x, 'document') as keyof typeof DOCUMENT];
    const notes = [
      // The trail holds no names (invariant 38): who signed stands on the signed record.
      ...(HANDED.includes(mode) && who && seen ? [`${who.zh}领取，核对了${seen.zh}`] : []),
      ...(mode === 'post' && said(x, 'letter') ? [`邮件号 ${said(x, 'letter').trim()}`] : []),
    ];
    return { ...plain, items: [...(plain.items ?? []), ...notes.map((n) => n.slice(0, 120))] };
  },
};

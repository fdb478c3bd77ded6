import { deliver } from './acts/closing.ts';
import { type ActForm, said, t } from './acts/form.ts';

const WHO = {
  self: t('申请人本人', 'The applicant in person'),
  representative: t('法定代表人', 'The legal representative'),
  agent: t('代领人，凭委托书', 'An agent with a written mandate'),
} as const;
const HANDED = ['window', 'outlet'];

/**
 * Delivery at the desk: to the act's own form it adds who took it, whose document was checked and signed for, and the
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
              kind: 'line' as const,
              key: 'taker',
              label: t('领取人姓名，照证件', 'Name on their document'),
              needed: true,
              hint: t(
                '核对证件以后填；送达回证打出来请对方签字',
                'After checking it; they sign the printed delivery record',
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
    const notes = [
      ...(HANDED.includes(mode) && said(x, 'taker')
        ? [`领取人 ${said(x, 'taker').trim()}（${who?.zh ?? ''}），证件已核`]
        : []),
      ...(mode === 'post' && said(x, 'letter') ? [`邮件号 ${said(x, 'letter').trim()}`] : []),
    ];
    return { ...plain, items: [...(plain.items ?? []), ...notes.map((n) => n.slice(0, 120))] };
  },
};

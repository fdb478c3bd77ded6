import type { ItemVersion } from '../item.ts';
import { companyBlock, is, longText, option, section, t, yesNo } from './fields.ts';
import { checks, form } from './food-service.form.ts';
import {
  foodBasis,
  foodFrame,
  foodLicence,
  foodRenewal,
  presentLicence,
  presentLicenceFields,
  questions,
} from './food-service.ts';
import { deferrable, fetched, shortRoute, workingDays, write } from './write.ts';

/** C2, renewal. An application inside the window and undecided at expiry is deemed granted (许可法50). */
export const foodServiceRenewal: ItemVersion = write({
  item: 'food-service-renewal',
  name: t('食品经营许可延续', 'Renewal of a food-service licence'),
  summary: t('许可证到期前 90 到 15 个工作日之间办', 'Between 90 and 15 working days before the licence expires'),
  aliases: ['食品许可证续期', '食品许可证到期', '餐饮许可证续办', '续证', '换证', 'renew food licence'],
  ...foodFrame,
  basis: [...foodBasis],
  conditions: t(
    '许可证还在有效期内；经营条件没有变差。条件变了的，写明变了什么，要现场核查。',
    'The licence is in force and conditions have not got worse. If something has changed, say what; then we come and look.',
  ),
  promised: workingDays(3, 'ACCEPTED', '优化条例', '36'),
  result: { ...foodLicence, years: 5 },
  questions: [
    ...questions.slice(0, 3),
    {
      key: 'changed',
      ask: t('场所、布局、设备或者经营项目变了吗？', 'Have premises, layout, equipment or kinds of food changed?'),
      many: false,
      options: [option('no', '没变', 'No'), option('yes', '变了', 'Yes')],
    },
    {
      key: 'staffCerts',
      ask: t('从业人员的健康证明是在哪里办的？', 'Where did the staff get their health certificates?'),
      many: false,
      options: [
        option('here', '在松澜新区办的', 'In Songlan New Area'),
        option('elsewhere', '在外地办的', 'Elsewhere'),
      ],
    },
  ],
  materials: [
    ...presentLicence(is('changed', 'yes')),
    fetched('health-certs', '从业人员健康证明', 'Health certificates of the staff', 'health-certificate', {
      when: is('staffCerts', 'here'),
    }),
    deferrable('health-certs-copy', '从业人员健康证明', 'Health certificates of the staff', {
      when: is('staffCerts', 'elsewhere'),
      basis: { statute: '食品安全法', article: '45' },
    }),
  ],
  form: {
    id: 'food-service-renewal',
    version: 1,
    sections: [
      companyBlock(),
      section('licence', '要延续的许可证', 'The licence to renew', [
        ...presentLicenceFields,
        yesNo('selfCheck', '最近一次自查合格吗', 'Was the last self-inspection passed'),
        longText('whatChanged', '变了什么', 'What has changed', { when: is('changed', 'yes'), maxLength: 1000 }),
      ]),
      ...form.sections.slice(1),
    ],
  },
  checks: checks.slice(0, 3),
  faq: [
    {
      q: t('到期那天还没决定怎么办？', 'What if you have not decided on the day of expiry?'),
      a: t(
        '按期交的，到期当天 24 时没有决定就视为准予延续（许可法第50条）。',
        'If you filed in time and we have not decided by midnight of that day, the renewal counts as granted (Licensing Law art. 50).',
      ),
    },
    {
      q: t('晚交了怎么办？', 'What if I am late?'),
      a: t(
        '到期前 15 个工作日以内才交的，照样审，但到期后要停业，到我们决定为止。已经过期的，请新办。',
        'Filed within the last 15 working days we still examine it, but business stops at expiry until we decide. After expiry apply anew.',
      ),
    },
  ],
  origin: { kind: 'renewal', of: 'food-service' },
  renewedBy: 'food-service-renewal',
  changedBy: 'food-service-change',
  route: shortRoute(2, 1),
  terms: { tolerable: true, renewal: foodRenewal },
  editable: ['statutory', 'terms.renewal'],
});

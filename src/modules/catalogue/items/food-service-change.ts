import type { ItemVersion } from '../item.ts';
import { any, companyBlock, has, longText, option, section, t } from './fields.ts';
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
import { basis, shortRoute, workingDays, write } from './write.ts';

/** Whatever touches where and how food is made is looked at again on a plan. */
const onSite = any(has('what', 'premises'), has('what', 'layout'), has('what', 'dishes'));

/**
 * C2, change (许可法49): asked of the organ that decided, and processed when the conditions of the law are met. What
 * may be changed and how fast is typical only; the licence keeps its number and its term.
 */
export const foodServiceChange: ItemVersion = write({
  item: 'food-service-change',
  name: t('食品经营许可变更', 'Change of a food-service licence'),
  summary: t(
    '许可证有效期内，许可证上的内容要变时办',
    'While the licence is in force, when something on it is to change',
  ),
  aliases: ['食品许可证变更', '换法人', '改名称', '改经营项目', '许可证换证', '餐饮许可证变更', 'change food licence'],
  ...foodFrame,
  basis: [basis('许可法', '49'), ...foodBasis],
  conditions: t(
    '许可证有效；变更后仍符合食品经营许可的条件（食品安全法第33条）。',
    'The licence is in force, and after the change the conditions of the licence are still met (Food Safety Law art. 33).',
  ),
  promised: workingDays(3, 'ACCEPTED', '优化条例', '36'),
  // No years: a change keeps the term.
  result: foodLicence,
  questions: [
    ...questions.slice(0, 3),
    {
      key: 'what',
      ask: t('要变什么？', 'What changes?'),
      help: t(
        '可以选几项。选了的，下面的表里改成新的内容。',
        'You may choose several; give the new content in the form.',
      ),
      many: true,
      options: [
        option(
          'holder',
          '名称、法定代表人（负责人）、住所',
          'Name, legal representative, registered address',
          t('先在营业执照上变更，我们自己取新的', 'Change the business licence first; we fetch the new one'),
        ),
        option('premises', '经营场所', 'Premises'),
        option('layout', '布局流程、主要设备设施', 'Layout, flow of work, main equipment'),
        option('dishes', '经营项目', 'Kinds of food'),
        option('other', '其他', 'Something else'),
      ],
    },
  ],
  materials: [...presentLicence(onSite)],
  form: {
    id: 'food-service-change',
    version: 1,
    sections: [
      companyBlock(),
      section('licence', '要变更的许可证', 'The licence to change', [
        ...presentLicenceFields,
        longText('whatChanges', '变了什么', 'What changes', {
          hint: t('原来是什么，改成什么', 'What it was, and what it becomes'),
          maxLength: 1000,
        }),
      ]),
      ...form.sections.slice(1),
    ],
  },
  checks: checks.slice(0, 3),
  faq: [
    {
      q: t('变更后有效期怎么算？', 'How long is the changed licence valid?'),
      a: t(
        '有效期不变，编号不变。发一张新版本的许可证，旧版本不再有效，扫码会说“有新版本”。',
        'Term and number stay. A new edition is issued; the old one is no longer valid, and a check of its code says so.',
      ),
    },
    {
      q: t('快到期了，先变更还是先延续？', 'It is about to expire: change or renew first?'),
      a: t(
        '要延续的，在延续的表里一并写明变了什么，不用再办变更。',
        'If you renew, say in that form what has changed; no separate change is needed.',
      ),
    },
  ],
  origin: { kind: 'change', of: 'food-service' },
  renewedBy: 'food-service-renewal',
  changedBy: 'food-service-change',
  route: shortRoute(2, 1),
  terms: { renewal: foodRenewal, checks: { site: true, technical: false } },
  editable: ['questions', 'materials', 'statutory', 'statutory.basis.article'],
});

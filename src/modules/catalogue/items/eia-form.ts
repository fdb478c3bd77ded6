import type { ItemVersion } from '../item.ts';
import { DENIAL_TEXTS, eiaBasis, eiaChecks, eiaDuties, eiaFace, eiaFaq, eiaForm, eiaPeriods, eiaTerms } from './eia.ts';
import { is, option, t } from './fields.ts';
import { fetched, naturalDays, required, route, write } from './write.ts';

export const eiaFormItem: ItemVersion = write({
  item: 'eia-form',
  name: t('建设项目生态环境影响报告表审批', 'Approval of an environmental impact form'),
  summary: t(
    '影响轻些的项目，开工之前办；30 日（自然日）',
    'For projects of lesser effect, before they start; thirty calendar days',
  ),
  aliases: ['环评', '环评报告表', '环境影响报告表', '环评审批', '环保审批', '生物质', 'EIA form'],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '16' },
  audience: ['company', 'other'],
  themes: ['环保绿化', '投资审批'],
  basis: [...eiaBasis],
  conditions: t(
    '选址、布局、规模符合法律和规划；措施能保证达标排放；改扩建已治理原有问题；基础资料真实。',
    'Site, layout and size fit law and plan; measures ensure the standards; old problems are solved; the data are true.',
  ),
  ...eiaPeriods(30),
  promised: naturalDays(20, 'RECEIVED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'approval',
    name: t('生态环境影响报告表批复', 'Approval of the environmental impact form'),
    kindCode: 'eia-form',
    series: '松环表',
    face: eiaFace,
  },
  questions: [
    {
      key: 'special',
      ask: t('需要专项评价吗？', 'Are special assessments needed?'),
      help: t('报告表编制指南列了要做专项的情形。', 'The guide to the form lists when.'),
      many: false,
      options: [option('no', '不需要', 'No'), option('yes', '需要', 'Yes')],
    },
  ],
  eligibility: {
    questions: [
      {
        key: 'class',
        ask: t('分类管理名录里是哪一类？', 'Which class is it in the catalogue?'),
        help: t('不清楚的先查名录，或者问窗口。', 'Look it up, or ask at the window.'),
        many: false,
        options: [
          option('form', '报告表', 'Form (报告表)'),
          option('report', '报告书', 'Report (报告书)'),
          option('register', '登记表', 'Registration form (登记表)'),
          option('unsure', '不清楚', 'Not sure'),
        ],
      },
    ],
    verdicts: [
      {
        when: is('class', 'report'),
        outcome: 'cannot',
        says: t('请办“报告书审批”。', 'Apply with a report instead.'),
        article: '生态环境法典102.2',
      },
      {
        when: is('class', 'register'),
        outcome: 'cannot',
        says: t('登记表备案就行，不用审批。', 'A registration form is only filed.'),
        article: '生态环境法典102.3',
      },
      { when: is('class', 'unsure'), outcome: 'ask', says: t('请先查名录或者问窗口。', 'Look it up or ask first.') },
    ],
  },
  materials: [
    required('form', '生态环境影响报告表', 'Environmental impact form', {
      basis: { statute: '生态环境法典', article: '102.2' },
    }),
    required('special', '专项评价', 'Special assessments', { when: is('special', 'yes') }),
    fetched('author-record', '编制单位和主持人信用信息', 'Record of the author', 'other', {
      basis: { statute: '生态环境法典', article: '99' },
    }),
  ],
  form: eiaForm('eia-form'),
  checks: eiaChecks,
  channels: ['web', 'window'],
  faq: eiaFaq,
  duties: eiaDuties,
  route: route(10, 5, 3),
  denialTexts: DENIAL_TEXTS,
  terms: eiaTerms,
  editable: ['terms.publicity', 'terms.procedures[1].maxWorkingDays'],
});

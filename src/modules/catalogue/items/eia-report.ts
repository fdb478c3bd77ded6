import type { ItemVersion } from '../item.ts';
import { DENIAL_TEXTS, eiaBasis, eiaChecks, eiaDuties, eiaFace, eiaFaq, eiaForm, eiaPeriods, eiaTerms } from './eia.ts';
import { is, option, t } from './fields.ts';
import { basis, fetched, naturalDays, required, route, write } from './write.ts';

export const eiaReport: ItemVersion = write({
  item: 'eia-report',
  name: t('建设项目生态环境影响报告书审批', 'Approval of an environmental impact report'),
  summary: t(
    '影响重大的项目，开工之前办；60 日（自然日）',
    'For projects of major effect, before they start; sixty calendar days',
  ),
  aliases: [
    '环评',
    '环评报告书',
    '环境影响报告书',
    '环评审批',
    '生物质发电',
    '环保审批',
    'EIA',
    'environmental impact',
  ],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '16' },
  audience: ['company', 'other'],
  themes: ['环保绿化', '投资审批'],
  basis: [
    ...eiaBasis,
    basis('生态环境法典', '101', t('报批前征求公众意见', 'The public is heard before filing')),
    basis('生态环境法典', '103', t('收到后公开全文', 'The full text is published on receipt')),
  ],
  conditions: t(
    '选址、布局、规模符合法律和规划；措施能保证达标排放、控制生态破坏；改扩建已治理原有问题；基础资料真实；报批前征求过公众意见并附采纳说明。',
    'Site, layout and size fit law and plan; measures ensure the standards; old problems are solved; the data are true; the public was heard and a statement on its opinions is attached.',
  ),
  ...eiaPeriods(60),
  promised: naturalDays(40, 'RECEIVED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'approval',
    name: t('生态环境影响报告书批复', 'Approval of the environmental impact report'),
    kindCode: 'eia-report',
    series: '松环审',
    face: eiaFace,
  },
  questions: [
    {
      key: 'secret',
      ask: t(
        '报告书里有国家秘密、商业秘密或者个人隐私吗？',
        'Does the report hold State or trade secrets or personal matters?',
      ),
      help: t(
        '我们收到后要公开全文，秘密部分要先遮盖。',
        'We publish the full text on receipt; secret parts are covered first.',
      ),
      many: false,
      options: [option('no', '没有', 'No'), option('yes', '有', 'Yes')],
    },
  ],
  materials: [
    required('report', '生态环境影响报告书', 'Environmental impact report', {
      basis: { statute: '生态环境法典', article: '101' },
    }),
    required('participation', '公众参与说明（意见和采纳情况）', 'Statement on public participation', {
      hint: t(
        '论证会、听证会或者其他形式；写明采纳没采纳、为什么',
        'Meeting, hearing or other form; what was adopted, what not, and why',
      ),
      basis: { statute: '生态环境法典', article: '101' },
    }),
    required('public-version', '可以公开的报告书（已遮盖秘密）', 'Version for publication, secrets covered', {
      when: is('secret', 'yes'),
      main: false,
      basis: { statute: '生态环境法典', article: '103' },
    }),
    fetched('author-record', '编制单位和主持人信用信息', 'Record of the author', 'other', {
      basis: { statute: '生态环境法典', article: '99' },
    }),
  ],
  form: eiaForm('eia-report'),
  checks: eiaChecks,
  channels: ['web', 'window'],
  faq: [
    ...eiaFaq,
    {
      q: t('一定要找指定的单位编吗？', 'Must a named firm write it?'),
      a: t('不用。编制单位要备案，任何人不得指定。', 'No. The firm must be on record; nobody may name one for you.'),
    },
  ],
  duties: eiaDuties,
  route: route(20, 10, 5),
  denialTexts: DENIAL_TEXTS,
  terms: { ...eiaTerms, hearing: 'on-request' },
  editable: ['terms.publicity', 'terms.procedures[1].maxWorkingDays'],
});

import type { ItemVersion } from '../item.ts';
import { is, longText, option, section, t } from './fields.ts';
import { PROJECT_ELIGIBILITY, projectChecks, projectForm } from './investment-filing.ts';
import { basis, fetched, required, route, workingDays, write } from './write.ts';

/** C7, approval. Commissioned evaluation is excluded by a special law, not by 许可法45: 673号9, at most 30 working days, paid by the organ. */
const form = projectForm('investment-approval');

export const investmentApproval: ItemVersion = write({
  item: 'investment-approval',
  name: t('企业投资项目核准', 'Approval of an enterprise investment project'),
  summary: t('在核准目录里的项目，开工之前办', 'For projects in the approval catalogue, before they start'),
  aliases: ['项目核准', '核准目录', '立项', '项目审批', '项目申请书', 'project approval'],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '04' },
  audience: ['company'],
  themes: ['投资审批'],
  basis: [
    basis('673号', '6'),
    basis('673号', '7', t('企业自己编，不得要求找中介', 'The enterprise writes it; no agency may be forced on it')),
    basis('673号', '9'),
    basis('673号', '10'),
    basis('673号', '12'),
  ],
  conditions: t(
    '项目在核准目录里；不危害经济安全、社会安全、生态安全；符合发展规划、产业政策和技术标准；合理开发资源；不影响重大公共利益。',
    'In the approval catalogue; no danger to economic, social or ecological security; fits plans, policy and standards; uses resources well; harms no major public interest.',
  ),
  statutory: workingDays(20, 'ACCEPTED', '673号', '10', {
    extension: { n: 40, approver: 'head', basis: { statute: '673号', article: '10' } },
  }),
  promised: workingDays(15, 'ACCEPTED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'approval',
    name: t('企业投资项目核准批复', 'Approval of the project'),
    kindCode: 'investment-approval',
    years: 2,
    series: '松投核',
    face: [
      { label: t('项目单位', 'Enterprise'), from: 'holder.name' },
      { label: t('项目名称', 'Project'), from: 'answer.projectName' },
      { label: t('建设地点', 'Place'), from: 'answer.siteAddress' },
      { label: t('总投资', 'Total investment'), from: 'answer.investment' },
      { label: t('有效期至', 'Valid until'), from: 'decision.until' },
    ],
  },
  questions: [
    {
      key: 'land',
      ask: t('要新占土地吗？', 'Does it take new land?'),
      many: false,
      options: [option('no', '不用', 'No'), option('yes', '要', 'Yes')],
    },
  ],
  eligibility: {
    ...PROJECT_ELIGIBILITY,
    verdicts: [
      {
        when: is('inCatalogue', 'no'),
        outcome: 'cannot',
        says: t('不用核准，备案就行：企业投资项目备案。', 'No approval is needed, only a filing.'),
        article: '673号13',
      },
      ...PROJECT_ELIGIBILITY.verdicts,
    ],
  },
  materials: [
    fetched('business-licence', '营业执照', 'Business licence', 'business-licence'),
    required('application', '项目申请书', 'Project application', {
      hint: t(
        '四部分：企业情况；项目情况；资源利用和生态影响；经济社会影响。可以自己写',
        'Four parts: enterprise; project; resources and ecology; economic and social effects. You may write it yourself',
      ),
      basis: { statute: '673号', article: '6' },
    }),
    fetched('site-opinion', '用地预审与选址意见书', 'Site and land pre-examination', 'licence-library', {
      when: is('land', 'yes'),
    }),
  ],
  form: {
    ...form,
    sections: [
      ...form.sections.slice(0, 2),
      section('effects', '影响分析', 'Effects', [
        longText('resources', '资源利用和生态环境影响', 'Resources and ecology', { minLength: 20, maxLength: 4000 }),
        longText('society', '经济和社会影响', 'Economic and social effects', { minLength: 20, maxLength: 4000 }),
      ]),
      ...form.sections.slice(2),
    ],
  },
  checks: projectChecks,
  channels: ['web', 'window'],
  faq: [
    {
      q: t('评估要多久，谁出钱？', 'How long does the evaluation take and who pays?'),
      a: t(
        '我们委托评估的，最多 30 个工作日，不计入核准时间，费用由我们出。',
        'When we commission one: at most thirty working days, left out of the period, at our cost.',
      ),
    },
    {
      q: t('核准后多久要开工？', 'When must it start?'),
      a: t(
        '2 年内。不能按期开工的，到期 30 个工作日前申请延期，只能延一次，最多 1 年。',
        'Within two years. To extend once, by at most a year, apply thirty working days before the end.',
      ),
    },
    {
      q: t('一定要找中介编项目申请书吗？', 'Must an agency write the application?'),
      a: t(
        '不用。企业自己可以编，任何单位不得要求找中介（条例第7条）。',
        'No. You may write it yourself; nobody may force an agency on you (art. 7).',
      ),
    },
  ],
  duties: [
    {
      key: 'start',
      text: t(
        '2 年内开工；要延期的，到期 30 个工作日前申请',
        'Start within two years; to extend, apply thirty working days before',
      ),
      n: 2,
      unit: 'YEAR',
      from: 'DECIDED',
      article: '673号12',
    },
  ],
  route: route(8, 4, 3),
  terms: {
    procedures: [{ ground: 'commissioned-evaluation', maxWorkingDays: 30, basis: '673号10', excluded: true }],
  },
  editable: [],
});

import type { ItemVersion } from '../item.ts';
import { choice, date, option, personBlock, section, t, text } from './fields.ts';
import { basis, fetched, required, shortRoute, workingDays, write } from './write.ts';

/** C10. A public service: the examination is made by a clinic, the counter sees passed or not, never the findings (个保法28). */
export const healthCertificate: ItemVersion = write({
  item: 'health-certificate',
  name: t('从业人员健康证明', 'Staff health certificate'),
  summary: t(
    '做食品、公共场所、饮用水、化妆品工作前办，一年一次',
    'Before work with food, in public venues, with water or cosmetics; every year',
  ),
  aliases: ['健康证', '办健康证', '体检', '健康体检', '从业人员体检', 'health card', 'health certificate'],
  taskType: '20',
  nature: 'service',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '23' },
  audience: ['person'],
  themes: ['医疗卫生', '就业创业'],
  basis: [
    basis('食品安全法', '45', t('每年健康检查', 'Examined every year')),
    basis('公共场所条例', '7'),
    basis('个保法', '28', t('健康信息是敏感个人信息', 'Health data are sensitive')),
  ],
  conditions: t(
    '没有痢疾、伤寒、甲型和戊型病毒性肝炎、活动性肺结核、化脓性或者渗出性皮肤病等不宜从事的疾病。',
    'No dysentery, typhoid, hepatitis A or E, active tuberculosis, or purulent or weeping skin disease.',
  ),
  promised: workingDays(5, 'RECEIVED', '优化条例', '36'),
  visits: { count: 1, reason: t('要到体检机构抽血、拍片', 'Blood and X-ray are taken at the clinic') },
  result: {
    type: 'licence',
    name: t('从业人员健康合格证', 'Health certificate'),
    kindCode: 'health-certificate',
    years: 1,
    series: '松健',
    face: [
      { label: t('姓名', 'Name'), from: 'holder.name' },
      { label: t('行业', 'Trade'), from: 'answer.trade' },
      { label: t('体检机构', 'Clinic'), from: 'answer.clinic' },
      { label: t('有效期至', 'Valid until'), from: 'decision.until' },
    ],
  },
  questions: [],
  materials: [
    fetched('identity', '身份证明', 'Proof of identity', 'population'),
    required('photo', '一寸照片', 'Passport photograph', {
      form: 'electronic',
      trust: 'D',
      hint: t('可以用手机拍，白底', 'May be taken with the phone, white background'),
    }),
  ],
  form: {
    id: 'health-certificate',
    version: 1,
    sections: [
      personBlock(),
      section('work', '工作', 'The work', [
        choice('trade', '行业', 'Trade', [
          option('food', '食品', 'Food'),
          option('venue', '公共场所', 'Public venue'),
          option('water', '饮用水', 'Drinking water'),
          option('cosmetics', '化妆品', 'Cosmetics'),
        ]),
        text('job', '岗位', 'Job', { maxLength: 50 }),
        text('employer', '工作单位', 'Employer', { required: false, maxLength: 100 }),
      ]),
      section('examination', '体检', 'The examination', [
        choice('clinic', '在哪里体检', 'Where', [
          option('district-hospital', '松澜新区医院', 'Songlan District Hospital'),
          option('disease-control', '松澜新区疾控中心', 'Songlan Disease Control Centre'),
          option('community', '社区卫生服务中心', 'Community health centre'),
        ]),
        date('wishDay', '打算哪天去', 'When', { notBefore: 'today' }),
      ]),
    ],
  },
  checks: [],
  channels: ['web', 'window', 'outlet', 'kiosk'],
  faq: [
    {
      q: t('要钱吗？', 'Does it cost anything?'),
      a: t('不要。', 'No.'),
    },
    {
      q: t('单位能看到我的体检结果吗？', 'Can my employer see the findings?'),
      a: t('看不到。证上只有合格，没有项目结果。', 'No. The certificate says passed, nothing else.'),
    },
  ],
  duties: [
    {
      key: 'yearly',
      text: t('一年后重新体检', 'Examined again after a year'),
      n: 1,
      unit: 'YEAR',
      from: 'RESULT',
      article: '食品安全法45',
    },
  ],
  renewedBy: 'health-certificate',
  route: shortRoute(3, 1),
  editable: ['conditions', 'fee', 'form.examination.clinic'],
});

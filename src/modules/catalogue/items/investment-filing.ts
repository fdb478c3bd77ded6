import type { FormDefinition } from '../../forms/engine/definition.ts';
import type { ItemVersion } from '../item.ts';
import {
  address,
  choice,
  companyBlock,
  date,
  industry,
  is,
  longText,
  money,
  option,
  region,
  section,
  t,
  text,
  yesNo,
} from './fields.ts';
import { basis, fetched, write } from './write.ts';

/** C7, filing (673号13): on receipt of all information it is filed; there is no approval and no refusal. */
export const projectForm = (id: string): FormDefinition => ({
  id,
  version: 1,
  sections: [
    companyBlock(),
    section('project', '项目', 'The project', [
      text('projectName', '项目名称', 'Name of the project', { maxLength: 120 }),
      region('siteRegion', '建设地点所在地区', 'Region'),
      address('siteAddress', '建设地点', 'Place'),
      industry('industry', '所属行业', 'Industry'),
      choice('kind', '建设性质', 'Kind', [
        option('new', '新建', 'New'),
        option('extension', '扩建', 'Extension'),
        option('rebuild', '改建', 'Rebuilding'),
        option('technical', '技术改造', 'Technical renewal'),
      ]),
      longText('content', '建设规模和内容', 'Size and content', { minLength: 20, maxLength: 2000 }),
      money('investment', '项目总投资', 'Total investment', { min: 1, hint: t('单位：元', 'In yuan') }),
      money('ownFunds', '其中自有资金', 'Of this, own funds', { required: false }),
      date('startsOn', '计划开工', 'Planned start', { required: false }),
      date('endsOn', '计划竣工', 'Planned completion', { required: false }),
    ]),
    section('declaration', '声明', 'Declaration', [
      yesNo('policy', '项目符合产业政策', 'The project conforms to industrial policy'),
      yesNo('truthful', '对信息的真实、合法、完整负责', 'I answer for the information being true, lawful and complete'),
    ]),
  ],
});

export const projectChecks: ItemVersion['checks'] = [
  {
    at: 'ownFunds',
    unless: { field: 'ownFunds', op: '<=', than: { field: 'investment' } },
    says: t(
      '自有资金 {ownFunds} 不能大于总投资 {investment}。请核对。',
      'Own funds of {ownFunds} cannot exceed the total of {investment}. Check the amounts.',
    ),
  },
  {
    at: 'endsOn',
    unless: { field: 'endsOn', op: '>', than: { field: 'startsOn' } },
    says: t(
      '竣工 {endsOn} 要晚于开工 {startsOn}。请核对日期。',
      'Completion on {endsOn} must come after the start on {startsOn}. Check the dates.',
    ),
  },
  {
    at: 'policy',
    unless: is('policy', true),
    says: t(
      '不符合产业政策的项目不能备案（条例第15条）。请核对，或者到窗口问。',
      'A project against industrial policy cannot be filed (art. 15). Check, or ask at the window.',
    ),
  },
  {
    at: 'truthful',
    unless: is('truthful', true),
    says: t('要对信息负责才能交。', 'You must answer for the information to file.'),
  },
];

export const PROJECT_ELIGIBILITY: NonNullable<ItemVersion['eligibility']> = {
  questions: [
    {
      key: 'inCatalogue',
      ask: t('项目在政府核准的投资项目目录里吗？', 'Is the project in the catalogue of projects that need approval?'),
      help: t(
        '目录由国务院公布。多数工业、服务业项目不在里面。',
        'The State Council publishes it. Most industrial and service projects are not in it.',
      ),
      many: false,
      options: [option('no', '不在', 'No'), option('yes', '在', 'Yes'), option('unsure', '不清楚', 'Not sure')],
    },
  ],
  verdicts: [
    {
      when: is('inCatalogue', 'unsure'),
      outcome: 'ask',
      says: t('请先问窗口，或者在在线平台上查目录。', 'Ask at the window, or look it up on the online platform.'),
      article: '673号15',
    },
  ],
};

export const investmentFiling: ItemVersion = write({
  item: 'investment-filing',
  name: t('企业投资项目备案', 'Filing of an enterprise investment project'),
  summary: t('企业要投资建项目，填完就备案', 'For enterprises that invest in a project; filed as soon as complete'),
  aliases: ['项目备案', '投资备案', '立项', '项目立项', '技改备案', '上项目', 'project filing', 'investment project'],
  taskType: '10',
  nature: 'filing',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '04' },
  audience: ['company'],
  themes: ['投资审批'],
  reformMode: 'filing',
  basis: [
    basis('673号', '4', t('项目代码', 'Project code')),
    basis('673号', '13', t('收到全部信息即为备案', 'Filed when all information is received')),
    basis('673号', '15'),
  ],
  conditions: t(
    '不在核准目录里、也不是产业政策禁止的企业投资项目。四样信息：企业基本情况；项目名称、地点、规模、内容；总投资；符合产业政策的声明。',
    'Enterprise projects neither in the approval catalogue nor forbidden. Four things: the enterprise; name, place, size and content; total investment; a declaration on industrial policy.',
  ),
  visits: { count: 0 },
  result: {
    type: 'other',
    name: t('企业投资项目备案证明', 'Proof of filing'),
    kindCode: 'investment-filing',
    series: '松投备',
    face: [
      { label: t('项目单位', 'Enterprise'), from: 'holder.name' },
      { label: t('项目名称', 'Project'), from: 'answer.projectName' },
      { label: t('建设地点', 'Place'), from: 'answer.siteAddress' },
      { label: t('总投资', 'Total investment'), from: 'answer.investment' },
    ],
  },
  questions: [],
  eligibility: {
    ...PROJECT_ELIGIBILITY,
    verdicts: [
      {
        when: is('inCatalogue', 'yes'),
        outcome: 'cannot',
        says: t('目录里的项目要核准，请办“企业投资项目核准”。', 'It needs approval: apply for that instead.'),
        article: '673号15',
      },
      ...PROJECT_ELIGIBILITY.verdicts,
    ],
  },
  materials: [fetched('business-licence', '营业执照', 'Business licence', 'business-licence')],
  form: projectForm('investment-filing'),
  checks: projectChecks,
  channels: ['web', 'window'],
  faq: [
    {
      q: t('备案要等审批吗？', 'Do I wait for an approval?'),
      a: t(
        '不用。信息齐了就算备案，可以打印证明。填错了我们告诉您改，不会不批。',
        'No. Once complete it is filed and you may print the proof. We tell you of mistakes; there is no refusal.',
      ),
    },
  ],
  route: [],
  terms: { instant: true, neverDeny: true },
  editable: [],
});

import type { ItemVersion } from '../item.ts';
import { PROJECT_CODE } from './blocks.ts';
import {
  address,
  choice,
  companyBlock,
  creditCode,
  date,
  decimal,
  group,
  integer,
  is,
  money,
  option,
  phone,
  region,
  section,
  t,
  text,
  units,
  yesNo,
} from './fields.ts';
import { basis, fetched, naturalDays, required, route, write } from './write.ts';

/** C4. Seven calendar days from receipt: 建筑法8 says 日, not working days. */
const ROLES = [
  option('builder', '施工单位', 'Builder'),
  option('surveyor', '勘察单位', 'Surveyor'),
  option('designer', '设计单位', 'Designer'),
  option('supervisor', '监理单位', 'Supervising engineer'),
];

export const constructionPermit: ItemVersion = write({
  item: 'construction-permit',
  name: t('建筑工程施工许可', 'Construction permit'),
  summary: t('工程开工之前办，7 日（自然日）内答复', 'Before building starts; answered within seven calendar days'),
  aliases: ['施工许可证', '开工许可', '建房子', '盖厂房', '开工', '动工', 'building permit', 'construction permit'],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '17' },
  audience: ['company', 'other'],
  themes: ['国土和规划建设'],
  basis: [
    basis('建筑法', '7'),
    basis('建筑法', '8', t('收到申请之日起七日', 'Seven days from receipt of the application')),
    basis('建筑法', '9'),
    basis('施工许可办法', '4'),
    basis('施工许可办法', '5'),
  ],
  conditions: t(
    '用地批准手续和规划许可已办；场地具备施工条件；施工企业已确定；施工图审查合格；有质量和安全措施；资金已落实。投资 30 万元以下或者面积 300 ㎡ 以下的不用办（省里可以调整）。',
    'Land and planning permits are held; the site is ready; the builder is chosen; drawings are approved; quality and safety measures exist; funds are in place. Below CNY 300,000 or 300 ㎡ no permit is needed (the province may adjust this).',
  ),
  statutory: naturalDays(7, 'RECEIVED', '建筑法', '8', {
    unitBasis: t(
      '建筑法第8条只写“七日”，没有写工作日，按自然日算；从收到申请起算。',
      'Article 8 says seven days (七日), not working days, so calendar days are counted, from receipt.',
    ),
  }),
  promised: naturalDays(3, 'RECEIVED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'licence',
    name: t('建筑工程施工许可证', 'Construction permit'),
    kindCode: 'construction-permit',
    series: '松建施',
    face: [
      { label: t('建设单位', 'Owner'), from: 'holder.name' },
      { label: t('工程名称', 'Project'), from: 'answer.projectName' },
      { label: t('建设地址', 'Address'), from: 'answer.siteAddress' },
      { label: t('建设规模', 'Size'), from: 'answer.floorArea' },
      { label: t('合同价格', 'Contract price'), from: 'answer.contractPrice' },
      { label: t('合同工期', 'Contract period'), from: 'answer.contractDays' },
    ],
  },
  questions: [
    {
      key: 'special',
      ask: t('属于特殊建设工程吗？', 'Is it a special construction project?'),
      help: t(
        '人员密集场所等，消防法第11条要求先做消防设计审查。',
        'Crowded places and the like: Fire Protection Law art. 11 requires a fire design review first.',
      ),
      many: false,
      options: [option('no', '不属于', 'No'), option('yes', '属于', 'Yes')],
    },
    {
      key: 'risky',
      ask: t('有危险性较大的分部分项工程吗？', 'Are there works of higher risk (deep pits, tall formwork)?'),
      many: false,
      options: [option('no', '没有', 'No'), option('yes', '有', 'Yes')],
    },
  ],
  eligibility: {
    questions: [
      {
        key: 'small',
        ask: t('投资在 30 万元以下，或者面积在 300 ㎡ 以下吗？', 'Is it below CNY 300,000 or below 300 ㎡?'),
        many: false,
        options: [option('no', '都不是', 'Neither'), option('yes', '是', 'Yes')],
      },
      {
        key: 'planning',
        ask: t('建设工程规划许可证拿到了吗？', 'Is the construction planning permit granted?'),
        many: false,
        when: is('small', 'no'),
        options: [option('yes', '拿到了', 'Yes'), option('no', '还没有', 'Not yet')],
      },
    ],
    verdicts: [
      {
        when: is('small', 'yes'),
        outcome: 'cannot',
        says: t('不用办施工许可，可以开工。', 'No construction permit is needed.'),
        article: '建筑法7',
      },
      {
        when: is('planning', 'no'),
        outcome: 'cannot',
        says: t('先办建设工程规划许可。', 'Get the construction planning permit first.'),
        article: '施工许可办法4',
      },
    ],
  },
  materials: [
    fetched('land', '用地批准手续', 'Land approval', 'licence-library'),
    fetched('planning', '建设工程规划许可证', 'Construction planning permit', 'licence-library'),
    fetched('contract', '中标通知书或者施工合同备案', 'Award notice or filed contract', 'other'),
    fetched('drawings', '施工图审查合格书', 'Approval of the working drawings', 'other'),
    fetched('fire-review', '消防设计审查合格意见', 'Fire design review', 'licence-library', {
      when: is('special', 'yes'),
      basis: { statute: '消防法', article: '12' },
    }),
    required('site', '施工场地条件和征收进度说明', 'Statement on the state of the site', {
      basis: { statute: '施工许可办法', article: '4' },
    }),
    required(
      'measures',
      '保证质量和安全的具体措施（施工组织设计）',
      'Quality and safety measures (construction plan)',
      {
        basis: { statute: '施工许可办法', article: '4' },
      },
    ),
    required('risk-plan', '危险性较大工程专项方案', 'Special plan for works of higher risk', {
      when: is('risky', 'yes'),
    }),
    required('funds', '资金落实承诺书', 'Commitment that funds are in place', {
      trust: 'D',
      basis: { statute: '施工许可办法', article: '4' },
    }),
  ],
  form: {
    id: 'construction-permit',
    version: 1,
    sections: [
      companyBlock(),
      section('project', '工程', 'The project', [
        PROJECT_CODE,
        text('projectName', '工程名称', 'Name of the project', { maxLength: 120 }),
        region('siteRegion', '所在地区', 'Region'),
        address('siteAddress', '建设地址', 'Address of the site'),
        choice('use', '工程用途', 'Use', [
          option('housing', '居住建筑', 'Housing'),
          option('public', '公共建筑', 'Public building'),
          option('industrial', '厂房仓库', 'Factory or warehouse'),
          option('municipal', '市政工程', 'Municipal works'),
        ]),
        decimal('floorArea', '建筑面积', 'Floor area', { min: 1, max: 10_000_000, unit: units.squareMetres }),
        decimal('span', '最大跨度', 'Widest span', { required: false, min: 0, max: 1000, unit: t('米', 'm') }),
        group('buildings', '单体清单', 'Buildings', {
          minRows: 1,
          maxRows: 100,
          rowName: t('栋', 'buildings'),
          fields: [
            text('name', '单体名称', 'Building', { maxLength: 60 }),
            decimal('area', '建筑面积', 'Floor area', { min: 0, unit: units.squareMetres }),
            integer('floorsAbove', '地上层数', 'Floors above ground', { min: 0, max: 200 }),
            integer('floorsBelow', '地下层数', 'Floors below ground', { required: false, min: 0, max: 20 }),
            decimal('height', '高度', 'Height', { required: false, min: 0, max: 1000, unit: t('米', 'm') }),
          ],
        }),
      ]),
      section('contract', '合同', 'The contract', [
        money('contractPrice', '合同价格', 'Contract price', { min: 1, hint: t('单位：元', 'In yuan') }),
        date('startsOn', '计划开工日期', 'Planned start', { notBefore: 'today' }),
        date('endsOn', '计划竣工日期', 'Planned completion'),
        integer('contractDays', '合同工期', 'Contract period', { min: 1, max: 5000, unit: units.days }),
        yesNo('fundsReady', '建设资金已经落实', 'Funds are in place'),
      ]),
      section('parties', '参建单位', 'The parties', [
        group('parties', '施工、勘察、设计、监理单位', 'Builder, surveyor, designer, supervising engineer', {
          minRows: 2,
          maxRows: 20,
          rowName: t('家', 'parties'),
          fields: [
            choice('role', '承担什么', 'Role', ROLES),
            text('name', '单位名称', 'Name', { maxLength: 100 }),
            creditCode('creditCode', '统一社会信用代码', 'Credit code'),
            text('leader', '项目负责人', 'Project leader', { maxLength: 50 }),
            phone('leaderPhone', '负责人电话', 'Leader’s phone'),
          ],
        }),
      ]),
    ],
  },
  checks: [
    {
      at: 'endsOn',
      unless: { field: 'endsOn', op: '>', than: { field: 'startsOn' } },
      says: t(
        '计划竣工 {endsOn} 要晚于开工 {startsOn}。请核对日期。',
        'Completion on {endsOn} must come after the start on {startsOn}. Check the dates.',
      ),
    },
    {
      at: 'floorArea',
      unless: { sumOf: 'buildings.area', op: '<=', than: { field: 'floorArea' } },
      says: t(
        '各单体面积加起来超过建筑面积 {floorArea}。请改其中一处。',
        'The buildings add up to more than the floor area of {floorArea}. Correct one of them.',
      ),
    },
    {
      at: 'fundsReady',
      unless: is('fundsReady', true),
      says: t(
        '资金没有落实不能发施工许可（施工许可办法第4条）。落实后再申请。',
        'Without funds in place no permit can be granted (art. 4). Apply when they are.',
      ),
    },
  ],
  channels: ['web', 'window'],
  faq: [
    {
      q: t('7 日是工作日吗？', 'Are the seven days working days?'),
      a: t(
        '是自然日，从收到申请起算。最后一天是休息日的，顺延到下一个工作日。',
        'They are calendar days from receipt. If the last is a rest day, it moves to the next working day.',
      ),
    },
    {
      q: t('拿到许可后多久要开工？', 'When must building start?'),
      a: t(
        '3 个月内。不能按期开工的申请延期，最多两次，每次 3 个月；不延期或者超过的，许可自行废止。',
        'Within three months. You may ask to extend twice, by three months each; otherwise the permit lapses of itself.',
      ),
    },
    {
      q: t('还要银行资金证明吗？', 'Is a bank certificate of funds needed?'),
      a: t('不要了，改成资金落实承诺书。', 'No longer. A commitment that funds are in place replaces it.'),
    },
  ],
  duties: [
    {
      key: 'start',
      text: t(
        '领证后 3 个月内开工，可以延期两次，每次 3 个月',
        'Start within three months; two extensions of three months',
      ),
      n: 3,
      unit: 'MONTH',
      from: 'RESULT',
      article: '建筑法9',
    },
    {
      key: 'stop',
      text: t('中止施工的，1 个月内报告', 'Report within a month when work stops'),
      n: 1,
      unit: 'MONTH',
      from: 'EVENT',
      article: '建筑法10',
    },
    {
      key: 'resume',
      text: t('停工满 1 年再开工的，先核验许可证', 'After a year’s stop the permit is verified before work resumes'),
      n: 1,
      unit: 'YEAR',
      from: 'EVENT',
      article: '建筑法10',
    },
  ],
  route: route(1, 1, 1),
  terms: { checks: { site: true, technical: false } },
  editable: ['conditions', 'eligibility'],
});

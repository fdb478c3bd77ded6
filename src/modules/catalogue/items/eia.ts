import type { Text } from '../../../kernel/text.ts';
import type { FormDefinition } from '../../forms/engine/definition.ts';
import type { ItemVersion, LegalBasis } from '../item.ts';
import { PROJECT_CODE } from './blocks.ts';
import {
  address,
  choice,
  companyBlock,
  creditCode,
  date,
  decimal,
  industry,
  is,
  longText,
  money,
  option,
  region,
  section,
  t,
  text,
  units,
  yesNo,
} from './fields.ts';
import { basis } from './write.ts';

/** C8, shared by report (书) and form (表). Until 2026-08-14 the EIA law, from 2026-08-15 the Environmental Code; the lengths are the same. */
export const eiaBasis: readonly LegalBasis[] = [
  basis('生态环境法典', '102.2'),
  basis('生态环境法典', '105', t('不予批准只有五种情形', 'Only five grounds of refusal')),
  basis('生态环境法典', '102.4', t('不收任何费用', 'No fee of any kind')),
  basis('环评法', '22'),
];

/** 生态环境法典105, in its order. The case cites one of these or does not refuse. */
export const DENIAL_GROUNDS = [
  'site-against-law-or-plan',
  'area-not-up-to-standard',
  'measures-not-enough',
  'old-problems-unsolved',
  'data-false-or-flawed',
] as const;
/** 生态环境法典105, in our words. */
export const DENIAL_TEXTS: Readonly<Record<(typeof DENIAL_GROUNDS)[number], Text>> = {
  'site-against-law-or-plan': t(
    '类型、选址、布局、规模不符合法律法规或法定规划',
    'Kind, site, layout or scale is against the law or a statutory plan',
  ),
  'area-not-up-to-standard': t(
    '所在区域环境质量未达标，拟采取的措施又不能满足改善要求',
    'The area is below the environmental standard and the measures do not meet the aim of improving it',
  ),
  'measures-not-enough': t(
    '防治措施不能确保达标排放，或不能预防和控制生态破坏',
    'The measures cannot ensure discharge within the limits, or cannot prevent and control ecological damage',
  ),
  'old-problems-unsolved': t(
    '改建、扩建、技术改造没有治理原有的污染和破坏',
    'Rebuilding or extension leaves the existing pollution and damage untreated',
  ),
  'data-false-or-flawed': t(
    '基础资料明显不实，内容有重大缺陷、遗漏、虚假，或结论不正确',
    'Basic data are untrue, the document has grave defects, gaps or falsehoods, or its conclusion is wrong',
  ),
};

const CALENDAR_DAYS = t(
  '法条只写“日”，没有写工作日，按自然日算；从收到起算。',
  'The article says days (日), not working days: calendar days, from receipt.',
);

/** The period of today and of the days before the Code, with the same length and another basis. */
export const eiaPeriods = (n: number): Required<Pick<ItemVersion, 'statutory' | 'otherPeriods'>> => {
  const common = { n, unit: 'NATURAL_DAY', start: 'RECEIVED', unitBasis: CALENDAR_DAYS } as const;
  return {
    statutory: { ...common, basis: { statute: '生态环境法典', article: '102.2' } },
    otherPeriods: [{ ...common, basis: { statute: '环评法', article: '22' }, validTo: '2026-08-14' }],
  };
};

export const eiaForm = (id: string): FormDefinition => ({
  id,
  version: 1,
  sections: [
    companyBlock(),
    section('project', '建设项目', 'The project', [
      PROJECT_CODE,
      text('projectName', '项目名称', 'Name of the project', { maxLength: 120 }),
      industry('industry', '行业类别', 'Industry', {
        hint: t('按国民经济行业分类', 'By the classification of industries'),
      }),
      choice('kind', '建设性质', 'Kind', [
        option('new', '新建', 'New'),
        option('rebuild', '改建', 'Rebuilding'),
        option('extension', '扩建', 'Extension'),
        option('technical', '技术改造', 'Technical renewal'),
      ]),
      region('siteRegion', '所在地区', 'Region'),
      address('siteAddress', '建设地点', 'Place'),
      decimal('landArea', '占地面积', 'Land taken', { min: 0, unit: units.squareMetres }),
      money('investment', '总投资', 'Total investment', { min: 1, hint: t('单位：元', 'In yuan') }),
      money('environmentInvestment', '其中环保投资', 'Of this, for the environment', { min: 0 }),
    ]),
    section('effects', '环境影响', 'Effects on the environment', [
      longText('emissions', '主要污染物和排放去向', 'Main pollutants and where they go', {
        minLength: 10,
        maxLength: 4000,
      }),
      longText('measures', '污染防治措施', 'Measures', { minLength: 10, maxLength: 4000 }),
      yesNo('sensitiveNear', '周边有环境敏感目标吗', 'Are there sensitive places nearby'),
      longText('sensitive', '敏感目标和距离', 'Which, and how far', {
        when: is('sensitiveNear', true),
        maxLength: 1000,
      }),
      yesNo('planAssessed', '所在园区做过规划环评吗', 'Was the park’s plan assessed', {
        hint: t(
          '做过的，项目环评可以简化（法典第97条）',
          'If so, the project’s assessment is simplified (Code art. 97)',
        ),
      }),
    ]),
    section('author', '编制单位', 'Who wrote it', [
      text('authorName', '编制单位名称', 'Name', { maxLength: 100 }),
      creditCode('authorCode', '统一社会信用代码', 'Credit code'),
      text('authorLead', '编制主持人', 'Lead author', { maxLength: 50 }),
      date('finishedOn', '编制完成日期', 'Finished on', { notAfter: 'today' }),
    ]),
  ],
});

export const eiaChecks: ItemVersion['checks'] = [
  {
    at: 'environmentInvestment',
    unless: { field: 'environmentInvestment', op: '<=', than: { field: 'investment' } },
    says: t(
      '环保投资 {environmentInvestment} 不能大于总投资 {investment}。请核对。',
      'The environmental part of {environmentInvestment} cannot exceed the total of {investment}. Check the amounts.',
    ),
  },
];

export const eiaTerms = {
  checks: { site: true, technical: true },
  hearing: 'on-request',
  stakeholders: true,
  denialGrounds: DENIAL_GROUNDS,
  technicalStandardRequired: false,
  procedures: [
    { ground: 'hearing', basis: '许可法45', excluded: true },
    { ground: 'expert-review', maxWorkingDays: 30, basis: '许可法45', excluded: true },
  ],
  publicity: { days: 5, unit: 'WORKING_DAY', statutory: false },
} satisfies Partial<ItemVersion['terms']>;

export const eiaFace = [
  { label: t('建设单位', 'Owner'), from: 'holder.name' },
  { label: t('项目名称', 'Project'), from: 'answer.projectName' },
  { label: t('建设地点', 'Place'), from: 'answer.siteAddress' },
  { label: t('总投资', 'Total investment'), from: 'answer.investment' },
];

export const eiaDuties: NonNullable<ItemVersion['duties']> = [
  {
    key: 'start',
    text: t('批准 5 年后才开工的，先重新审核', 'Unstarted for five years: reviewed anew before it starts'),
    n: 5,
    unit: 'YEAR',
    from: 'DECIDED',
    article: '生态环境法典106',
  },
  {
    key: 'change',
    text: t(
      '性质、规模、地点、工艺、措施有重大变动的，重新报批',
      'A major change of kind, size, place, process or measures is filed anew',
    ),
    from: 'EVENT',
    article: '生态环境法典106',
  },
];

export const eiaFaq: ItemVersion['faq'] = [
  {
    q: t('时限是工作日吗？', 'Are the days working days?'),
    a: t(
      '是自然日，从收到起算，最后一天是休息日的顺延。听证、专家评审的时间不计，会书面告诉您。',
      'Calendar days from receipt, rolling over a last rest day. Hearings and expert reviews are left out and told in writing.',
    ),
  },
  {
    q: t('没批先建会怎样？', 'What if building starts before approval?'),
    a: t('没有批准不得开工（法典第107条）。', 'Nothing may be built without approval (Code art. 107).'),
  },
];

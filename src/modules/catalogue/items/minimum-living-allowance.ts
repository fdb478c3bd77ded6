import type { ItemVersion } from '../item.ts';
import {
  address,
  choice,
  date,
  decimal,
  group,
  integer,
  is,
  longText,
  money,
  option,
  personBlock,
  region,
  residentId,
  section,
  t,
  text,
  units,
  yesNo,
} from './fields.ts';
import { basis, fetched, required, step, workingDays, write } from './write.ts';

/** C12b. The Act of 2026-07-01 counts no days; the 30 working days are those of a normative document, shown as such. */
export const minimumLivingAllowance: ItemVersion = write({
  item: 'minimum-living-allowance',
  name: t('最低生活保障', 'Minimum living allowance'),
  summary: t('家庭人均收入低于低保标准的，申请每月补助', 'A monthly benefit for households below the local standard'),
  aliases: [
    '低保',
    '办低保',
    '吃低保',
    '困难补助',
    '社会救助',
    '救助金',
    '贫困',
    'dibao',
    'welfare',
    'social assistance',
  ],
  taskType: '05',
  nature: 'benefit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '11' },
  level: '5',
  audience: ['person'],
  themes: ['社会救助'],
  basis: [
    basis('社会救助法', '18', t('按实际差额或者分档发放', 'Paid by difference or by tiers')),
    basis('社会救助法', '37'),
    basis('社会救助法', '40', t('经同意核对家庭经济状况', 'Means are checked with consent')),
    basis('社会救助法', '45'),
    basis('社会救助法', '62.2', t('能核对的不得要申请人交', 'What the check provides may not be asked')),
    basis('民发〔2021〕57号', '', t('时限，条号待核', 'Periods; article to be verified')),
  ],
  conditions: t(
    '共同生活的家庭成员人均收入低于当地低保标准，财产符合规定。',
    'Income per head of the household is below the local standard and its property within the limits.',
  ),
  statutory: workingDays(30, 'ACCEPTED', '民发〔2021〕57号', '', {
    extension: { n: 15, approver: 'head', basis: { statute: '民发〔2021〕57号', article: '' } },
    unitBasis: t(
      '社会救助法没有写天数，时限出自规范性文件。',
      'The Act counts no days; the period is of a normative document.',
    ),
  }),
  promised: workingDays(20, 'ACCEPTED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'other',
    name: t('最低生活保障确认决定', 'Decision on the allowance'),
    kindCode: 'minimum-living-allowance',
    series: '松低保',
    face: [
      { label: t('申请人', 'Applicant'), from: 'holder.name' },
      { label: t('家庭人数', 'Members'), from: 'answer.members' },
      { label: t('从哪月起发', 'From'), from: 'decision.from' },
    ],
  },
  questions: [
    {
      key: 'residence',
      ask: t('您的户口在松澜新区吗？', 'Is your household registered in Songlan?'),
      many: false,
      options: [option('here', '在', 'Yes'), option('permit', '不在，持居住证', 'No, I hold a residence permit')],
    },
    {
      key: 'illness',
      ask: t('家里有人重病或者重残吗？', 'Is anybody in the household gravely ill or disabled?'),
      many: false,
      options: [option('no', '没有', 'No'), option('yes', '有', 'Yes')],
    },
  ],
  eligibility: {
    questions: [
      {
        key: 'urgent',
        ask: t('眼下吃住有困难，等不了吗？', 'Are food or shelter lacking right now?'),
        many: false,
        options: [option('no', '不急', 'No'), option('yes', '等不了', 'Yes')],
      },
    ],
    verdicts: [
      {
        when: is('urgent', 'yes'),
        outcome: 'ask',
        says: t(
          '先申请临时救助：急难、数额小的，先给救助，材料后补。请马上去街道或者打 12345。',
          'Ask for temporary relief first: in need, aid comes first and papers later. Go to the street office or call 12345 now.',
        ),
        article: '社会救助法50',
      },
    ],
  },
  materials: [
    fetched('household', '家庭成员身份和户口', 'Identity and register of the household', 'population'),
    fetched('residence-permit', '居住证', 'Residence permit', 'licence-library', { when: is('residence', 'permit') }),
    required('consent', '家庭经济状况核对授权书', 'Consent to the check of means', {
      trust: 'D',
      hint: t('每位成年成员签字', 'Signed by every adult member'),
      basis: { statute: '社会救助法', article: '40' },
    }),
    fetched('disability', '残疾人证、重病证明', 'Disability card, proof of grave illness', 'other', {
      when: is('illness', 'yes'),
    }),
  ],
  form: {
    id: 'minimum-living-allowance',
    version: 1,
    sections: [
      personBlock([
        region('region', '户口所在地区', 'Where you are registered'),
        address('address', '现在住哪里', 'Where you live'),
      ]),
      section('household', '家庭成员', 'The household', [
        integer('members', '一起生活的有几口人', 'Members living together', { min: 1, max: 20, unit: units.people }),
        group('people', '每个人的情况', 'Each member', {
          minRows: 1,
          maxRows: 20,
          rowName: t('人', 'people'),
          fields: [
            text('name', '姓名', 'Name', { maxLength: 50 }),
            residentId('residentId', '公民身份号码', 'Identity number', { sensitive: true }),
            choice('relation', '与申请人的关系', 'Relation', [
              option('self', '本人', 'Self'),
              option('spouse', '配偶', 'Spouse'),
              option('child', '子女', 'Child'),
              option('parent', '父母', 'Parent'),
              option('other', '其他', 'Other'),
            ]),
            choice('work', '工作情况', 'Work', [
              option('working', '在工作', 'Working'),
              option('none', '没有工作', 'Without work'),
              option('student', '上学', 'In school'),
              option('retired', '退休', 'Retired'),
            ]),
          ],
        }),
      ]),
      section('means', '收入和财产', 'Income and property', [
        money('income', '全家每月收入', 'Household income a month', { min: 0, hint: t('单位：元', 'In yuan') }),
        money('savings', '存款和有价证券', 'Savings and securities', { min: 0 }),
        yesNo('hasCar', '有机动车吗', 'Is there a motor vehicle'),
        text('car', '车型和用途', 'Which, and for what', { when: is('hasCar', true), maxLength: 100 }),
        yesNo('hasHouses', '有两套以上住房吗', 'Are there two or more dwellings'),
        decimal('area', '住房面积', 'Floor area', { required: false, min: 0, max: 2000, unit: units.squareMetres }),
        longText('reason', '为什么困难', 'Why you need help', { minLength: 5, maxLength: 1000 }),
        date('sinceWhen', '从什么时候开始困难', 'Since when', { required: false, notAfter: 'today' }),
      ]),
    ],
  },
  checks: [
    {
      at: 'members',
      unless: { countOf: 'people', op: '=', than: { field: 'members' } },
      says: t(
        '填了 {members}，名单里的人数不一样。请把每个人都填上。',
        'You said {members}, but the list has another number. List everybody.',
      ),
    },
  ],
  channels: ['web', 'window', 'outlet', 'kiosk'],
  faq: [
    {
      q: t('要自己去开收入证明吗？', 'Do I have to bring proof of income?'),
      a: t(
        '不用。经您同意，我们向税务、银行、不动产、车管等核对，能核对的不要您交。',
        'No. With your consent we check with tax, banks, property and vehicles, and ask nothing they can tell us.',
      ),
    },
    {
      q: t('不批会告诉我为什么吗？', 'Will I be told why, if it is refused?'),
      a: t(
        '会。书面说明理由，也告诉您怎么复议、怎么起诉。',
        'Yes, in writing, with how to ask for reconsideration or sue.',
      ),
    },
    {
      q: t('家里情况变了怎么办？', 'What if things change?'),
      a: t(
        '要告诉我们。减发、停发前先听您的意见，再书面说明理由。',
        'Tell us. Before we reduce or stop it we hear you, then give reasons in writing.',
      ),
    },
  ],
  duties: [
    {
      key: 'report',
      text: t('家庭人口、收入、财产变了，及时报告', 'Report changes of members, income or property'),
      from: 'EVENT',
      article: '社会救助法46',
    },
  ],
  route: [step('examine', 'examiner', 12), step('review', 'reviewer', 5), step('decide', 'decider', 3)],
  terms: { checks: { site: true, technical: false }, publicity: { days: 7, unit: 'NATURAL_DAY', statutory: false } },
  editable: ['statutory', 'terms.publicity'],
});

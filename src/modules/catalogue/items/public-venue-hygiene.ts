import type { FormDefinition } from '../../forms/engine/definition.ts';
import type { ItemVersion, OpeningQuestion } from '../item.ts';
import {
  address,
  any,
  choice,
  choices,
  companyBlock,
  date,
  decimal,
  has,
  integer,
  is,
  option,
  phone,
  region,
  section,
  t,
  text,
  units,
  yesNo,
} from './fields.ts';
import { basis, deferrable, fetched, required, route, TEN_MORE, workingDays, write } from './write.ts';

/** C3. One resort, several kinds of venue, one licence. Since 2025-01-20 the disease-control department's power. */
export const VENUES = [
  option('hotel', '住宿场所（宾馆、民宿）', 'Hotel, guest house'),
  option('bath', '公共浴室、温泉', 'Public bath, hot spring'),
  option('pool', '游泳场所', 'Swimming pool'),
  option('beauty', '美容店、美发店', 'Beauty salon, hairdresser'),
  option('mall', '商场（候诊、候车等其他需许可的场所）', 'Department store and other venues needing a licence'),
  option('entertainment', '影剧院、歌舞厅、游艺厅', 'Theatre, dance hall, arcade'),
];

export const questions: readonly OpeningQuestion[] = [
  {
    key: 'venues',
    ask: t('您要开哪些场所？可以多选', 'Which venues are you opening? Choose all that apply'),
    help: t('一处度假村有几种场所，也只办一张许可证。', 'A resort with several kinds of venue needs only one licence.'),
    many: true,
    options: VENUES,
  },
  {
    key: 'airConditioning',
    ask: t('用集中空调通风系统吗？', 'Is there central air conditioning?'),
    many: false,
    options: [option('yes', '用', 'Yes'), option('no', '不用', 'No')],
  },
  {
    key: 'staffCerts',
    ask: t('从业人员的健康证明是在哪里办的？', 'Where did the staff get their health certificates?'),
    many: false,
    options: [
      option('here', '在松澜新区办的', 'In Songlan New Area', t('我们自己取，不用交', 'We fetch them')),
      option('elsewhere', '在外地办的，或者还没办齐', 'Elsewhere, or not all of them yet'),
    ],
  },
];

const lodging = has('venues', 'hotel');
const water = any(has('venues', 'bath'), has('venues', 'pool'));

export const form: FormDefinition = {
  id: 'public-venue-hygiene',
  version: 1,
  sections: [
    companyBlock(),
    section('venue', '场所情况', 'The venue', [
      text('signName', '招牌名称', 'Name on the sign', { required: false, maxLength: 60 }),
      region('venueRegion', '所在地区', 'Region'),
      address('venueAddress', '场所地址', 'Address of the venue', {
        hint: t('写到门牌号，印在许可证上', 'Down to the number; printed on the licence'),
      }),
      decimal('area', '营业面积', 'Floor area', { min: 10, max: 500000, unit: units.squareMetres }),
      integer('rooms', '客房数', 'Rooms', { when: lodging, min: 1, max: 5000, unit: units.rooms }),
      integer('beds', '床位数', 'Beds', { when: lodging, min: 1, max: 10000, unit: units.beds }),
      integer('lockers', '更衣柜数', 'Lockers', { when: water, min: 1, max: 10000, unit: units.places }),
      integer('pools', '池数', 'Pools', { when: water, min: 1, max: 200, unit: units.places }),
      integer('seats', '座位数', 'Seats', {
        when: any(has('venues', 'beauty'), has('venues', 'entertainment')),
        min: 1,
        max: 20000,
        unit: units.places,
      }),
      date('opensOn', '打算哪天开业', 'Planned opening day', { notBefore: 'today' }),
    ]),
    section(
      'water',
      '水',
      'Water',
      [
        choice('waterSource', '水源', 'Source of the water', [
          option('mains', '市政自来水', 'Mains'),
          option('spring', '温泉水', 'Hot spring'),
          option('well', '自备井水', 'Own well'),
        ]),
        choices('waterTreatment', '水质处理', 'Treatment', [
          option('filter', '循环过滤', 'Filtering'),
          option('disinfect', '消毒', 'Disinfection'),
          option('renew', '定时换水', 'Regular renewal'),
        ]),
        yesNo('spareSupply', '有消毒设施故障时的备用办法吗', 'Is there a fallback when disinfection fails', {
          required: false,
        }),
      ],
      water,
    ),
    section('air', '通风和用品', 'Air and linen', [
      choice('ventilation', '通风方式', 'Ventilation', [
        option('natural', '自然通风', 'Natural'),
        option('mechanical', '机械通风', 'Mechanical'),
        option('central', '集中空调', 'Central air conditioning'),
      ]),
      choice(
        'linen',
        '公共用品清洗消毒',
        'Washing and disinfection of linen and utensils',
        [option('own', '自己做', 'Done here'), option('contract', '外包', 'Contracted out')],
        { when: any(lodging, water, has('venues', 'beauty')) },
      ),
    ]),
    section('health', '人员和检测', 'Staff and tests', [
      integer('staff', '从业人员数', 'Staff', { min: 1, max: 5000, unit: units.people }),
      integer('staffCertified', '其中有健康证明的', 'Of these, with a health certificate', {
        min: 0,
        max: 5000,
        unit: units.people,
      }),
      text('manager', '卫生管理员', 'Hygiene manager', { maxLength: 50 }),
      phone('managerPhone', '卫生管理员电话', 'Hygiene manager’s phone'),
      text('testLab', '检测机构', 'Testing laboratory', { maxLength: 100 }),
      text('testReport', '检测报告编号', 'Test report number', { maxLength: 60 }),
      date('testDate', '检测报告日期', 'Date of the report', { notAfter: 'today' }),
    ]),
  ],
};

export const checks: ItemVersion['checks'] = [
  {
    at: 'beds',
    unless: { field: 'beds', op: '>=', than: { field: 'rooms' } },
    says: t(
      '客房 {rooms}，床位不能少于 {rooms}。请核对后重填，或改客房数。',
      'There are {rooms}, so beds cannot be fewer. Check the number, or change the rooms.',
    ),
  },
  {
    at: 'staffCertified',
    unless: { field: 'staffCertified', op: '<=', than: { field: 'staff' } },
    says: t(
      '从业人员 {staff}，有健康证明的不能是 {staffCertified}。请核对。',
      'There are {staff} in all, so {staffCertified} with certificates cannot be right. Check the numbers.',
    ),
  },
  {
    at: 'ventilation',
    unless: any(is('airConditioning', 'yes'), { not: is('ventilation', 'central') }),
    says: t(
      '前面选了不用集中空调，这里不能选集中空调。请改其中一处。',
      'You said there is no central air conditioning. Correct one of the two.',
    ),
  },
];

export const venueBasis = [
  basis('公共场所条例', '4', t('由疾病预防控制部门签发', 'Signed by the disease-control department')),
  basis('公共场所条例', '7'),
  basis('公共场所条例', '8', t('开业前申请', 'Applied for before opening')),
  basis('公共场所细则', '', t('材料、20 日、4 年；条号待核', 'Materials, 20 days, 4 years; articles to be verified')),
  basis('许可法', '42.1'),
];

export const venueFace = [
  { label: t('单位名称', 'Name of the entity'), from: 'holder.name' },
  { label: t('法定代表人（负责人）', 'Legal representative'), from: 'holder.representative' },
  { label: t('场所地址', 'Address of the venue'), from: 'answer.venueAddress' },
  { label: t('许可项目', 'Licensed venues'), from: 'situation.venues' },
  { label: t('有效期至', 'Valid until'), from: 'decision.until' },
];

/** 许可法50: thirty calendar days before expiry; what comes later is a new application. */
export const venueRenewal = {
  closes: { n: 30, unit: 'NATURAL_DAY' },
  late: 'treat-as-new',
  lateSuspends: false,
} as const;

export const staffCertificates = [
  fetched('health-certs', '从业人员健康证明', 'Health certificates of the staff', 'health-certificate', {
    when: is('staffCerts', 'here'),
  }),
  deferrable('health-certs-copy', '从业人员健康证明', 'Health certificates of the staff', {
    when: is('staffCerts', 'elsewhere'),
    hint: t('还没办齐的可以先承诺，后补', 'Those not yet ready may follow on a promise'),
    basis: { statute: '公共场所条例', article: '7' },
  }),
];

export const publicVenueHygiene: ItemVersion = write({
  item: 'public-venue-hygiene',
  name: t('公共场所卫生许可', 'Public-venue hygiene licence'),
  summary: t('宾馆、浴池、温泉、泳池、理发店开业前办', 'For hotels, baths, pools and salons, before they open'),
  aliases: [
    '卫生许可证',
    '卫生证',
    '开宾馆',
    '开民宿',
    '开浴池',
    '开澡堂',
    '洗浴中心',
    '开温泉',
    '温泉度假村',
    '开理发店',
    '开美容院',
    '开游泳馆',
    'hygiene licence',
    'hot spring',
    'hotel',
    'hairdresser',
    'swimming pool',
  ],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '23' },
  audience: ['company', 'other'],
  themes: ['准营准办', '医疗卫生'],
  reformMode: 'optimised',
  basis: venueBasis,
  conditions: t(
    '场所的选址、布局、通风、照明、水质和用品清洗消毒符合卫生标准；从业人员有健康证明；有卫生管理制度和管理员。',
    'Site, layout, ventilation, light, water and the washing of linen meet the hygiene standards; staff have certificates; there are rules and a hygiene manager.',
  ),
  statutory: workingDays(20, 'ACCEPTED', '公共场所细则', '', TEN_MORE),
  promised: workingDays(15, 'ACCEPTED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'licence',
    name: t('公共场所卫生许可证', 'Public-venue hygiene licence'),
    kindCode: 'public-venue-hygiene',
    years: 4,
    series: '松审卫公',
    face: venueFace,
  },
  questions,
  eligibility: {
    questions: [
      {
        key: 'place',
        ask: t('是哪一类场所？', 'What kind of place is it?'),
        many: false,
        options: [
          option('licensed', '宾馆、浴池、泳池、理发美容、商场、影剧院等', 'Hotel, bath, pool, salon, store, theatre'),
          option(
            'filed',
            '录像厅、音乐厅、展览馆、博物馆、美术馆、图书馆、书店',
            'Concert hall, museum, gallery, library, bookshop',
          ),
          option('exempt', '公园、体育场馆、公共交通工具', 'Park, stadium, public transport'),
          option('food', '饭馆、咖啡馆、酒吧、茶座', 'Restaurant, café, bar, tea house'),
        ],
      },
    ],
    verdicts: [
      {
        when: is('place', 'filed'),
        outcome: 'cannot',
        says: t('不用许可。开业后 30 日内备案就行。', 'No licence is needed. File within 30 days after opening.'),
        article: '公共场所条例8',
      },
      {
        when: is('place', 'exempt'),
        outcome: 'cannot',
        says: t('这类场所不用许可，也不用备案。', 'Neither licence nor filing is needed.'),
        article: '公共场所条例8',
      },
      {
        when: is('place', 'food'),
        outcome: 'cannot',
        says: t('不用办卫生许可，办食品经营许可。', 'Apply for the food-service licence instead.'),
        article: '食品安全法35',
      },
    ],
  },
  materials: [
    fetched('business-licence', '营业执照', 'Business licence', 'business-licence'),
    fetched('identity', '法定代表人（负责人）身份证明', 'Identity of the legal representative', 'population'),
    required(
      'layout',
      '地址方位示意图、平面图、卫生设施平面布局图',
      'Location, floor plan and plan of hygiene facilities',
      {
        hint: t('标出清洗消毒间、布草间、卫生间、机房', 'Show washing and linen rooms, toilets and plant'),
      },
    ),
    required('test-report', '卫生检测或者评价报告', 'Hygiene test or assessment report', {
      hint: t('水质、空气、用品', 'Water, air, linen'),
    }),
    required('air-report', '集中空调通风系统检测或者评价报告', 'Report on the central air conditioning', {
      when: is('airConditioning', 'yes'),
    }),
    required('rules', '卫生管理制度', 'Hygiene rules', { main: false }),
    ...staffCertificates,
  ],
  form,
  checks,
  channels: ['web', 'window', 'outlet'],
  faq: [
    {
      q: t('一处度假村要办几张？', 'How many licences does a resort need?'),
      a: t(
        '一张。住宿、温泉、泳池、美容写在同一张许可证上。',
        'One. Lodging, spring, pool and salon stand on the same licence.',
      ),
    },
    {
      q: t('检测要多久，算在办理时间里吗？', 'Does the test count towards the processing time?'),
      a: t(
        '申请前自己做的检测不算，因为还没受理。审查中我们要求检测的，会书面告诉您要多久，这段时间不计。',
        'A test you have done before filing does not, since the clock has not started. A test we order is announced in writing and left out.',
      ),
    },
    {
      q: t('还没完工，能先请本局看图纸吗？', 'May I show you the drawings before building?'),
      a: t(
        '能。这是提前介入，不算申请，也不起算时限。',
        'Yes. That is pre-service; it is no application and starts no clock.',
      ),
    },
  ],
  duties: [
    {
      key: 'renew',
      text: t('许可证到期 30 日前申请延续', 'Apply to renew 30 days before the licence expires'),
      n: 30,
      unit: 'NATURAL_DAY',
      from: 'RESULT',
      article: '许可法50.1',
    },
  ],
  renewedBy: 'public-venue-hygiene-renewal',
  route: route(8, 3, 2),
  terms: {
    tolerable: true,
    checks: { site: true, technical: false },
    procedures: [{ ground: 'testing', maxWorkingDays: 30, basis: '许可法45', excluded: true }],
    renewal: venueRenewal,
    divisible: true,
  },
  editable: ['statutory', 'result.years', 'terms.renewal', 'terms.procedures[0].maxWorkingDays'],
});

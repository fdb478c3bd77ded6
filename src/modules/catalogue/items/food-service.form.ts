import type { FormDefinition } from '../../forms/engine/definition.ts';
import type { ItemVersion } from '../item.ts';
import {
  address,
  all,
  choice,
  choices,
  companyBlock,
  creditCode,
  date,
  decimal,
  group,
  has,
  integer,
  is,
  not,
  option,
  phone,
  region,
  residentId,
  section,
  t,
  text,
  units,
  yesNo,
} from './fields.ts';

/** The form of C2, for the first licence and for its renewal. */
export const DISHES = [
  option('hot', '热食类食品制售', 'Hot food'),
  option('cold', '冷食类食品制售', 'Cold food'),
  option('raw', '生食类食品制售', 'Raw food'),
  option('pastry', '糕点类食品制售', 'Pastry'),
  option('drinks', '自制饮品制售', 'House-made drinks'),
  option('prepacked', '预包装食品销售', 'Pre-packed food'),
];

export const form: FormDefinition = {
  id: 'food-service',
  version: 1,
  sections: [
    companyBlock(),
    section('premises', '经营场所', 'The premises', [
      text('signName', '门店招牌名称', 'Name on the sign', { required: false, maxLength: 60 }),
      region('premisesRegion', '所在地区', 'Region'),
      address('premises', '经营场所详细地址', 'Address of the premises', {
        hint: t('写到门牌号，印在许可证上', 'Down to the number; printed on the licence'),
      }),
      choice(
        'dwelling',
        '场所是住宅吗',
        'Are the premises a dwelling',
        [option('no', '不是', 'No'), option('yes', '是', 'Yes'), option('unsure', '不清楚', 'Not sure')],
        {
          required: false,
          hint: t(
            '是住宅的，要有利害关系的业主一致同意（民法典第279条）',
            'A dwelling needs all interested owners to agree (Civil Code art. 279)',
          ),
        },
      ),
      decimal('area', '场所总面积', 'Total floor area', { unit: units.squareMetres, min: 5, max: 50000 }),
      decimal('kitchenArea', '加工场所面积', 'Kitchen area', { unit: units.squareMetres, min: 1, max: 20000 }),
      yesNo(
        'pollutionNear',
        '规定的距离内有垃圾场、污水池等污染源吗',
        'Is there a source of pollution (dump, sewage pit) within the set distance',
      ),
      date('opensOn', '打算哪天开业', 'Planned opening day', { required: false, notBefore: 'today' }),
    ]),
    section('offer', '做什么、给多少人吃', 'What you make, and for how many', [
      choices('dishes', '经营项目', 'Kinds of food', DISHES, {
        hint: t('许可证只许做选中的这些', 'The licence covers only what you choose'),
        min: 1,
      }),
      yesNo('sellsOnline', '在外卖平台或者网上卖吗', 'Do you sell through delivery platforms or online', {
        when: is('business', 'restaurant'),
      }),
      text('platform', '平台名称或网址', 'Platform or web address', { when: is('sellsOnline', true), maxLength: 100 }),
      integer('seats', '就餐座位数', 'Seats', {
        when: is('business', 'restaurant'),
        min: 0,
        max: 5000,
        unit: units.places,
      }),
      integer('meals', '每餐最多供餐人数', 'Most people fed at one meal', {
        when: is('business', 'canteen'),
        min: 1,
        max: 20000,
        unit: units.people,
      }),
      text('contractorName', '承包方名称', 'Contractor', { when: is('runBy', 'contractor'), maxLength: 100 }),
      creditCode('contractorCode', '承包方统一社会信用代码', 'Contractor’s credit code', {
        when: is('runBy', 'contractor'),
      }),
      yesNo('keepsSamples', '每餐留样吗', 'Are samples kept of each meal', { when: is('business', 'canteen') }),
    ]),
    section('safety', '食品安全', 'Food safety', [
      text('officerName', '食品安全管理员姓名', 'Food-safety manager', { maxLength: 50 }),
      residentId('officerId', '食品安全管理员公民身份号码', 'Food-safety manager’s identity number', {
        sensitive: true,
      }),
      phone('officerPhone', '食品安全管理员电话', 'Food-safety manager’s phone'),
      integer('staff', '从业人员数', 'Staff who handle food', { min: 1, max: 2000, unit: units.people }),
      integer('staffCertified', '其中有健康证明的', 'Of these, with a health certificate', {
        min: 0,
        max: 2000,
        unit: units.people,
      }),
      group('equipment', '主要设备设施', 'Main equipment', {
        hint: t('冷藏、清洗、消毒、通风排烟、加工设备', 'Cold storage, washing, disinfection, ventilation, cooking'),
        minRows: 1,
        maxRows: 40,
        rowName: t('件', 'items'),
        fields: [
          text('name', '名称', 'Name', { maxLength: 60 }),
          integer('count', '数量', 'How many', { min: 1, max: 999 }),
          text('place', '放在哪里', 'Where it stands', { maxLength: 60 }),
        ],
      }),
    ]),
  ],
};

export const checks: ItemVersion['checks'] = [
  {
    at: 'kitchenArea',
    unless: { field: 'kitchenArea', op: '<=', than: { field: 'area' } },
    says: t(
      '场所一共 {area}，加工场所不能有 {kitchenArea}。请核对这两个面积。',
      'The premises have {area} in all, so the kitchen cannot have {kitchenArea}. Check the two areas.',
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
    at: 'pollutionNear',
    unless: { field: 'pollutionNear', is: false },
    says: t(
      '有污染源的地方不能开。请换场所，或者先消除污染源再申请（食品安全法第33条）。',
      'Food may not be made next to a source of pollution. Choose other premises or remove it first (Food Safety Law art. 33).',
    ),
  },
  {
    at: 'dishes',
    unless: not(all(has('dishes', 'prepacked'), { countOf: 'dishes', op: '=', than: 1 })),
    says: t(
      '只卖预包装食品不用许可，备案就行。请去办“仅销售预包装食品备案”，或者加选要做的品类。',
      'Selling only pre-packed food needs no licence, only a filing (备案). File that instead, or add what you make.',
    ),
  },
];

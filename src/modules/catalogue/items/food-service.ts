import type { Condition, Field } from '../../forms/engine/definition.ts';
import type { ItemVersion, Material, OpeningQuestion } from '../item.ts';
import { among, date, is, option, t, text } from './fields.ts';
import { checks, form } from './food-service.form.ts';
import { basis, deferrable, fetched, required, route, type Written, workingDays, write } from './write.ts';

export const KINDS = [
  option('restaurant', '饭店、小吃店、咖啡馆、奶茶店（餐饮服务）', 'Restaurant, snack bar, café, tea shop (餐饮服务)'),
  option('canteen', '单位食堂', 'Canteen of an organisation (单位食堂)'),
];

export const questions: readonly OpeningQuestion[] = [
  {
    key: 'business',
    ask: t('您要开的是哪一种？', 'What are you opening?'),
    many: false,
    options: KINDS,
  },
  {
    key: 'canteenFor',
    ask: t('食堂给谁供餐？', 'Whom does the canteen feed?'),
    many: false,
    when: is('business', 'canteen'),
    options: [
      option('school', '学校', 'A school'),
      option('nursery', '托幼机构', 'A nursery or kindergarten'),
      option('care', '养老机构', 'A home for the elderly'),
      option('site', '建筑工地', 'A building site'),
      option('enterprise', '企业或者机关', 'A company or an office'),
    ],
  },
  {
    key: 'runBy',
    ask: t('食堂由谁来办？', 'Who runs the canteen?'),
    help: t(
      '包给别人办的，由承包方申请许可，单位负责督促（食品安全法实施条例第28条）。',
      'A contractor who runs it applies for the licence; your organisation supervises (Food Safety Regulation art. 28).',
    ),
    many: false,
    when: is('business', 'canteen'),
    options: [option('self', '本单位自己办', 'We do'), option('contractor', '包给别人办', 'A contractor does')],
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
  {
    key: 'filedBy',
    ask: t('谁来办这件事？', 'Who files the application?'),
    many: false,
    options: [
      option('representative', '法定代表人（负责人）本人', 'The legal representative in person'),
      option('agent', '委托别人办', 'Somebody on their behalf'),
    ],
  },
];

export const materials: readonly Material[] = [
  fetched('business-licence', '营业执照', 'Business licence', 'business-licence'),
  required('layout', '主要设备设施布局图、操作流程图', 'Plan of equipment and of the flow of work', {
    hint: t(
      '标出加工、清洗消毒、冷藏、留样、通风排烟的位置，写清尺寸',
      'Show cooking, washing and disinfection, cold storage, samples and ventilation, with measures',
    ),
    basis: { statute: '食品安全法', article: '33' },
  }),
  required('rules', '食品安全管理制度', 'Food-safety rules', {
    hint: t(
      '自查、从业人员健康管理、进货查验、事故处置各一份',
      'Self-inspection, staff health, purchase checks, accident response',
    ),
    basis: { statute: '食品安全法', article: '33' },
  }),
  required('contract', '食堂承包合同', 'Canteen contract', {
    when: is('runBy', 'contractor'),
    main: false,
    basis: { statute: '食品安全法条例', article: '28' },
  }),
  deferrable('mandate', '授权委托书', 'Letter of authority', {
    when: is('filedBy', 'agent'),
    hint: t('写明代办人、代办事项和期限，盖章', 'Names the agent, the matter and the term, with seal'),
    basis: { statute: '许可法', article: '29' },
  }),
  fetched('health-certs', '从业人员健康证明', 'Health certificates of the staff', 'health-certificate', {
    when: is('staffCerts', 'here'),
  }),
  deferrable('health-certs-copy', '从业人员健康证明', 'Health certificates of the staff', {
    when: is('staffCerts', 'elsewhere'),
    hint: t('还没办齐的可以先承诺，后补', 'Those not yet ready may follow on a promise'),
    basis: { statute: '食品安全法', article: '45' },
  }),
];

export const foodBasis = [
  basis('食品安全法', '33'),
  basis('食品安全法', '35'),
  basis('食品安全法条例', '15'),
  basis('食品许可办法', '', t('决定期限 10 个工作日，条号待核', 'Ten working days to decide; article to be verified')),
  basis('许可法', '42.1'),
];

const face = [
  { label: t('经营者名称', 'Operator'), from: 'holder.name' },
  { label: t('统一社会信用代码', 'Credit code'), from: 'holder.creditCode' },
  { label: t('法定代表人（负责人）', 'Legal representative'), from: 'holder.representative' },
  { label: t('住所', 'Registered address'), from: 'holder.address' },
  { label: t('经营场所', 'Premises'), from: 'answer.premises' },
  { label: t('主体业态', 'Kind of business'), from: 'situation.business' },
  { label: t('经营项目', 'Kinds of food'), from: 'answer.dishes' },
  { label: t('有效期至', 'Valid until'), from: 'decision.until' },
];

/** 食品许可办法: apply 90 to 15 working days before expiry; later, business stops at expiry until decided. */
export const foodRenewal = {
  opens: { n: 90, unit: 'WORKING_DAY' },
  closes: { n: 15, unit: 'WORKING_DAY' },
  late: 'decide-after-expiry',
  lateSuspends: true,
} as const;

/** The same for the licence, its change and its renewal. */
export const foodFrame = {
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '31' },
  audience: ['company', 'other'],
  themes: ['准营准办', '食品药品'],
  reformMode: 'optimised',
  statutory: workingDays(10, 'ACCEPTED', '食品许可办法', '', {
    extension: { n: 5, approver: 'head', basis: { statute: '食品许可办法', article: '' } },
  }),
  visits: { count: 0 },
  channels: ['web', 'window', 'outlet'],
} satisfies Partial<Written>;

/** The certificate; how many years it is good for is said where a term begins. */
export const foodLicence = {
  type: 'licence',
  name: t('食品经营许可证', 'Food business licence'),
  kindCode: 'food-service',
  series: '松食许',
  face,
} satisfies ItemVersion['result'];

/** What is asked of a licence that is there already: the licence, who holds it, and a plan of what is different. */
export const presentLicence = (different: Condition): readonly Material[] => [
  fetched('licence', '原食品经营许可证', 'The present licence', 'licence-library'),
  fetched('business-licence', '营业执照', 'Business licence', 'business-licence'),
  required('layout', '变化后的布局图、操作流程图', 'New plan of equipment and flow of work', {
    when: different,
    basis: { statute: '食品安全法', article: '33' },
  }),
];
export const presentLicenceFields: readonly Field[] = [
  text('licenceNumber', '许可证编号', 'Licence number', {
    source: 'licence-library',
    sourcePath: 'number',
    maxLength: 60,
  }),
  date('licenceUntil', '有效期至', 'Valid until', { source: 'licence-library', sourcePath: 'until' }),
];

export const foodService: ItemVersion = write({
  item: 'food-service',
  name: t('食品经营许可（饭店、单位食堂）', 'Food-service licence'),
  summary: t(
    '开饭店、小吃店、奶茶店、单位食堂，开业前办',
    'For restaurants, snack bars, tea shops and canteens, before they open',
  ),
  aliases: [
    '开饭店',
    '开餐馆',
    '开小吃店',
    '开奶茶店',
    '开咖啡馆',
    '开火锅店',
    '餐饮许可证',
    '餐饮服务许可证',
    '食品许可证',
    '食品经营许可证',
    '单位食堂',
    '学校食堂',
    '外卖',
    '餐饮',
    'restaurant',
    'food licence',
    'canteen',
    'catering',
    'café',
  ],
  ...foodFrame,
  basis: foodBasis,
  conditions: t(
    '场所与经营的品种、数量相适应，离污染源有规定的距离；有相应的设备设施；有食品安全管理人员和制度；布局合理，生熟分开，不交叉污染（食品安全法第33条）。',
    'Premises fit for kind and quantity and away from pollution; the equipment for it; a food-safety manager and rules; a layout that keeps raw and cooked apart (Food Safety Law art. 33).',
  ),
  promised: workingDays(5, 'ACCEPTED', '优化条例', '36'),
  result: { ...foodLicence, years: 5 },
  questions,
  eligibility: {
    questions: [
      {
        key: 'prepackedOnly',
        ask: t('只卖预包装食品，不现场做吗？', 'Do you sell only pre-packed food and make nothing?'),
        many: false,
        options: [option('yes', '是', 'Yes'), option('no', '不是，现场做', 'No, food is made here')],
      },
      {
        key: 'hasLicence',
        ask: t('有营业执照（或者法人证书）了吗？', 'Do you have a business licence?'),
        help: t('学校、机关的食堂用法人证书。', 'Schools and offices use their certificate of legal person.'),
        many: false,
        when: is('prepackedOnly', 'no'),
        options: [option('yes', '有了', 'Yes'), option('no', '还没有', 'Not yet')],
      },
      {
        key: 'dwelling',
        keeps: 'dwelling',
        ask: t('场所是住宅吗？', 'Are the premises a dwelling?'),
        help: t('看房屋权属证书上的用途。', 'See the use named in the property certificate.'),
        many: false,
        when: is('hasLicence', 'yes'),
        options: [option('no', '不是', 'No'), option('yes', '是', 'Yes'), option('unsure', '不清楚', 'Not sure')],
      },
    ],
    verdicts: [
      {
        when: is('prepackedOnly', 'yes'),
        outcome: 'cannot',
        says: t(
          '不用办许可，备案就行：仅销售预包装食品备案。',
          'You need no licence, only a filing for pre-packed food.',
        ),
        article: '食品安全法35',
      },
      {
        when: is('hasLicence', 'no'),
        outcome: 'cannot',
        says: t('先办营业执照，再来办许可。', 'Get the business licence first.'),
        article: '食品安全法35',
      },
      {
        when: among('dwelling', 'yes', 'unsure'),
        outcome: 'ask',
        says: t(
          '住宅里做餐饮要有利害关系的业主一致同意。请先问窗口，或者换场所。',
          'Food business in a dwelling needs all interested owners to agree. Ask at the window first, or choose other premises.',
        ),
        article: '民法典279',
      },
    ],
  },
  materials,
  form,
  checks,
  faq: [
    {
      q: t('还要另办卫生许可证吗？', 'Do I need a hygiene licence as well?'),
      a: t(
        '不用。饭馆、咖啡馆、酒吧、茶座的卫生许可已经并入食品经营许可。',
        'No. The hygiene licence of restaurants, cafés, bars and tea houses has been merged into this one.',
      ),
    },
    {
      q: t('现场核查看什么？', 'What is looked at on site?'),
      a: t(
        '两名以上工作人员看选址、布局流程、加工场所、清洗消毒、冷藏、留样、通风排烟、人员和制度。现场核查不停表。',
        'Two or more officers look at the site, layout, kitchen, washing, cold storage, samples, ventilation, staff and rules. The clock keeps running.',
      ),
    },
    {
      q: t('健康证明还没办齐，能先交吗？', 'The health certificates are not all ready. May I file?'),
      a: t(
        '能。您承诺补齐的日子，我们先受理。不按期补，按撤回申请处理。',
        'Yes. You promise a day, we accept now. If they do not come in time the application counts as withdrawn.',
      ),
    },
    {
      q: t('许可证快到期了怎么办？', 'What when the licence is about to expire?'),
      a: t(
        '到期前 90 到 15 个工作日之间申请延续。晚于 15 个工作日才交的，到期后要停业，等决定。',
        'Apply to renew between 90 and 15 working days before expiry. Filed later, business stops at expiry until we decide.',
      ),
    },
  ],
  duties: [
    {
      key: 'staff-health',
      text: t(
        '从业人员每年体检一次，有健康证明才上岗',
        'Staff are examined every year and work only with a certificate',
      ),
      n: 1,
      unit: 'YEAR',
      from: 'EVENT',
      article: '食品安全法45',
    },
  ],
  renewedBy: 'food-service-renewal',
  changedBy: 'food-service-change',
  route: route(3, 1, 1),
  terms: { tolerable: true, checks: { site: true, technical: false }, renewal: foodRenewal, divisible: true },
  editable: ['statutory', 'terms.renewal'],
});

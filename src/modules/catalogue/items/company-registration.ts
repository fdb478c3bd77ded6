import type { ItemVersion } from '../item.ts';
import {
  address,
  all,
  among,
  any,
  choice,
  date,
  group,
  industry,
  integer,
  is,
  longText,
  money,
  option,
  personBlock,
  phone,
  region,
  residentId,
  section,
  t,
  text,
  units,
} from './fields.ts';
import { basis, deferrable, fetched, required, shortRoute, workingDays, write } from './write.ts';

/** C1. 公司法47 and the registration forms of 2026-05-01. */
const KINDS = [
  option('limited', '有限责任公司', 'Limited liability company'),
  option('sole', '个人独资企业', 'Sole proprietorship enterprise'),
  option('partnership', '合伙企业', 'Partnership'),
  option('individual', '个体工商户', 'Individual business'),
];

export const companyRegistration: ItemVersion = write({
  item: 'company-registration',
  name: t('企业设立登记（营业执照）', 'Company registration (business licence)'),
  summary: t('开公司、办营业执照，材料齐当场办', 'Set up a company; on the spot when all is complete'),
  aliases: [
    '营业执照',
    '办执照',
    '办个执照',
    '开公司',
    '注册公司',
    '公司注册',
    '开店',
    '个体户',
    '个体工商户',
    '开网店',
    '工商登记',
    '设立登记',
    'business licence',
    'company registration',
    'start a company',
    'open a shop',
  ],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '31' },
  audience: ['person', 'company', 'other'],
  themes: ['设立变更', '就业创业'],
  basis: [
    basis('市场主体条例', '8'),
    basis('市场主体条例', '16'),
    basis('市场主体条例', '19'),
    basis('公司法', '47', t('有限公司认缴出资五年内缴足', 'Subscribed capital is paid in within five years')),
    basis('公司登记办法', '19.3'),
    basis('国市监注发〔2026〕5号', '', t('2026 年 5 月 1 日起用新表', 'New forms since 1 May 2026')),
    basis('许可法', '56'),
  ],
  conditions: t(
    '名称已自主申报，只登记一个名称、一个住所；法定代表人没有登记管理条例第12条的禁止情形；经营范围里有前置许可的，许可已经批了。',
    'The name is declared, with one name and one address; the legal representative is not barred (art. 12); prior permits, if any, are granted.',
  ),
  statutory: workingDays(3, 'RECEIVED', '市场主体条例', '19', {
    extension: { n: 3, approver: 'head', basis: { statute: '市场主体条例', article: '19' } },
  }),
  promised: workingDays(1, 'RECEIVED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'licence',
    name: t('营业执照', 'Business licence'),
    kindCode: 'business-licence',
    series: '松市监登',
    face: [
      { label: t('名称', 'Name'), from: 'answer.name' },
      { label: t('类型', 'Type'), from: 'situation.kind' },
      { label: t('法定代表人（负责人）', 'Legal representative'), from: 'answer.representative' },
      { label: t('注册资本（出资额）', 'Registered capital'), from: 'answer.capital' },
      { label: t('成立日期', 'Established on'), from: 'decision.day' },
      { label: t('住所', 'Address'), from: 'answer.address' },
      { label: t('经营范围', 'Business scope'), from: 'answer.scope' },
    ],
  },
  questions: [
    {
      key: 'kind',
      ask: t('办哪一种？', 'What are you setting up?'),
      many: false,
      options: KINDS,
    },
    {
      key: 'dwelling',
      ask: t('住所是住宅吗？', 'Is the address a dwelling?'),
      help: t('看房屋权属证书上的用途。', 'See the use named in the property certificate.'),
      many: false,
      options: [option('no', '不是', 'No'), option('yes', '是', 'Yes')],
    },
    {
      key: 'addressProof',
      ask: t('住所的房子在松澜新区办过不动产登记吗？', 'Is the property on the Songlan property register?'),
      many: false,
      options: [
        option('registered', '办过', 'Yes', t('我们自己查，不用交', 'We look it up')),
        option('other', '没办过，或者是租的没备案', 'No, or rented without a filed lease'),
      ],
    },
    {
      key: 'filedBy',
      ask: t('谁来办这件事？', 'Who files the application?'),
      many: false,
      options: [option('self', '申请人本人', 'The applicant'), option('agent', '委托别人办', 'An agent')],
    },
  ],
  eligibility: {
    questions: [
      {
        key: 'barred',
        ask: t(
          '拟任法定代表人有登记管理条例第12条的禁止情形吗？',
          'Is the intended legal representative barred by art. 12?',
        ),
        help: t('条例列了五类，窗口能帮您查。', 'The article lists five cases; the window can check.'),
        many: false,
        options: [option('no', '没有', 'No'), option('yes', '有', 'Yes'), option('unsure', '不清楚', 'Not sure')],
      },
      {
        key: 'prior',
        ask: t('要做的生意需要先取得许可吗？', 'Does the business need a permit before registration?'),
        help: t(
          '大多数是先照后证。需要前置的，窗口能查。',
          'Most businesses register first. The window can look up the rest.',
        ),
        many: false,
        when: among('barred', 'no', 'unsure'),
        options: [option('no', '不需要', 'No'), option('yes', '需要，还没批', 'Yes, and it is not yet granted')],
      },
    ],
    verdicts: [
      {
        when: is('barred', 'yes'),
        outcome: 'cannot',
        says: t('这个人不能担任法定代表人。请换人。', 'This person may not be legal representative. Choose another.'),
        article: '市场主体条例12',
      },
      {
        when: is('prior', 'yes'),
        outcome: 'cannot',
        says: t('先取得许可，再来登记。', 'Get the permit first, then register.'),
        article: '公司登记办法19.3',
      },
      {
        when: is('barred', 'unsure'),
        outcome: 'ask',
        says: t('请先到窗口查一下任职限制。', 'Ask at the window to check for bars first.'),
        article: '市场主体条例12',
      },
    ],
  },
  materials: [
    fetched('identity', '自然人身份证明', 'Proof of identity', 'population'),
    required('application', '登记申请书', 'Registration form', {
      trust: 'D',
      hint: t('在网上填完自动生成，签字即可', 'Made from what you fill in; sign it'),
      basis: { statute: '市场主体条例', article: '16' },
    }),
    required('articles', '公司章程或者合伙协议', 'Articles of association or partnership agreement', {
      when: among('kind', 'limited', 'partnership'),
      basis: { statute: '市场主体条例', article: '16' },
    }),
    fetched('address-register', '住所不动产登记', 'Property register entry', 'property', {
      when: is('addressProof', 'registered'),
    }),
    deferrable('address-proof', '住所使用证明', 'Proof that you may use the address', {
      when: is('addressProof', 'other'),
      hint: t('产权证明、租赁合同，任一份；也可以签承诺书代替', 'Either title or lease; or sign a commitment instead'),
      promisable: true,
      basis: { statute: '市场主体条例', article: '11.3' },
    }),
    required('owners-consent', '有利害关系的业主一致同意的书面材料', 'Written consent of all interested owners', {
      when: is('dwelling', 'yes'),
      main: false,
      hint: t('本栋楼全部业主都是有利害关系的业主', 'Every owner in the building is an interested one'),
      basis: { statute: '民法典', article: '279' },
    }),
    deferrable('mandate', '授权委托书', 'Letter of authority', {
      when: is('filedBy', 'agent'),
      basis: { statute: '许可法', article: '29' },
    }),
  ],
  form: {
    id: 'company-registration',
    version: 1,
    sections: [
      personBlock(),
      section('entity', '要登记的企业', 'The business', [
        text('name', '名称', 'Name', {
          minLength: 4,
          maxLength: 60,
          hint: t('行政区划＋字号＋行业＋组织形式', 'Region, trade name, trade, form of organisation'),
        }),
        industry('industry', '主要行业', 'Main industry'),
        longText('scope', '经营范围', 'Business scope', {
          maxLength: 1000,
          hint: t('用规范条目，一项一行', 'Standard entries, one on a line'),
        }),
        region('region', '所在地区', 'Region'),
        address('address', '住所', 'Address'),
        integer('term', '经营期限', 'Term of operation', {
          required: false,
          min: 1,
          max: 100,
          unit: t('年', 'years'),
          hint: t('不填就是长期', 'Leave empty for no end'),
        }),
      ]),
      section('capital', '资本和出资人', 'Capital and investors', [
        money('capital', '注册资本（出资额）', 'Registered capital', {
          min: 100,
          max: 1_000_000_000_000_00,
          hint: t('单位：元', 'In yuan'),
        }),
        date('paidBy', '认缴出资缴足的日期', 'Day by which the capital is paid in', {
          when: is('kind', 'limited'),
          notBefore: 'today',
          hint: t('成立之日起五年内', 'Within five years of establishment'),
        }),
        group('investors', '股东、合伙人、投资人', 'Shareholders, partners, owners', {
          minRows: 1,
          maxRows: 50,
          rowName: t('人', 'people'),
          fields: [
            text('name', '姓名或者名称', 'Name', { maxLength: 60 }),
            choice('idKind', '证件', 'Identification', [
              option('resident', '公民身份号码', 'Resident identity number'),
              option('credit', '统一社会信用代码', 'Credit code'),
            ]),
            residentId('residentId', '公民身份号码', 'Identity number', {
              when: is('idKind', 'resident'),
              sensitive: true,
            }),
            text('creditCode', '统一社会信用代码', 'Credit code', {
              when: is('idKind', 'credit'),
              maxLength: 18,
              minLength: 18,
            }),
            money('amount', '认缴出资额', 'Subscribed amount', { min: 0 }),
            choice(
              'liability',
              '责任方式',
              'Liability',
              [option('limited', '有限责任', 'Limited'), option('unlimited', '无限责任', 'Unlimited')],
              { required: false },
            ),
          ],
        }),
      ]),
      section('people', '任职的人', 'People in office', [
        text('representative', '法定代表人（执行事务合伙人、经营者）', 'Legal representative', { maxLength: 50 }),
        residentId('representativeId', '法定代表人公民身份号码', 'Legal representative’s identity number', {
          sensitive: true,
        }),
        phone('representativePhone', '法定代表人电话', 'Legal representative’s phone'),
        text('liaison', '登记联络员', 'Registration contact', { maxLength: 50 }),
        phone('liaisonPhone', '登记联络员电话', 'Registration contact’s phone'),
        group('officers', '董事、监事、高级管理人员', 'Directors, supervisors, managers', {
          when: is('kind', 'limited'),
          minRows: 1,
          maxRows: 30,
          rowName: t('人', 'people'),
          fields: [
            text('name', '姓名', 'Name', { maxLength: 50 }),
            residentId('residentId', '公民身份号码', 'Identity number', { sensitive: true }),
            choice('post', '职务', 'Post', [
              option('director', '董事', 'Director'),
              option('supervisor', '监事', 'Supervisor'),
              option('manager', '经理', 'Manager'),
            ]),
          ],
        }),
        text('beneficialOwner', '受益所有人', 'Beneficial owner', { required: false, maxLength: 60 }),
        integer('staff', '从业人数', 'Staff', { required: false, min: 0, max: 100000, unit: units.people }),
      ]),
    ],
  },
  checks: [
    {
      at: 'capital',
      unless: { sumOf: 'investors.amount', op: '=', than: { field: 'capital' } },
      says: t(
        '注册资本是 {capital}，与各出资人认缴额的合计不等。请改其中一处。',
        'The registered capital is {capital}, but the investors’ amounts do not add up to it. Correct one of them.',
      ),
    },
    {
      at: 'investors',
      unless: any({ not: is('kind', 'partnership') }, { countOf: 'investors', op: '>=', than: 2 }),
      says: t('合伙企业至少两个合伙人。请再加一行。', 'A partnership has at least two partners. Add a row.'),
    },
    {
      at: 'investors',
      unless: any({ not: all(among('kind', 'sole', 'individual')) }, { countOf: 'investors', op: '=', than: 1 }),
      says: t(
        '个人独资企业和个体工商户只有一个投资人。请删去多出的行。',
        'A sole business has one owner. Remove the other rows.',
      ),
    },
  ],
  channels: ['web', 'window', 'outlet', 'kiosk'],
  faq: [
    {
      q: t('多久能拿到执照？', 'How soon is the licence ready?'),
      a: t(
        '材料齐全、符合形式的当场登记；不能当场的 3 个工作日；情形复杂的，经负责人批准再加 3 个工作日。',
        'On the spot when complete; otherwise three working days; three more in complex cases with the head’s approval.',
      ),
    },
    {
      q: t('名字被人冒用登记了怎么办？', 'Somebody registered a company in my name. What can I do?'),
      a: t(
        '向我们申请撤销。我们调查，联系不上的公示 45 日；查实的撤销登记，直接责任人 3 年内不得再申请。',
        'Ask us to revoke it. We investigate, publish for 45 days where nobody can be reached, and revoke; those responsible are barred for three years.',
      ),
    },
  ],
  duties: [
    {
      key: 'change',
      text: t('登记事项变了，30 日内办变更', 'Changes are registered within 30 days'),
      n: 30,
      unit: 'NATURAL_DAY',
      from: 'EVENT',
      article: '市场主体条例24',
    },
    {
      key: 'licences',
      text: t(
        '需要后置许可的，取得许可之前不经营（双告知）',
        'No business that needs a later permit before it is granted',
      ),
      from: 'DECIDED',
      article: '优化条例19',
    },
  ],
  route: shortRoute(1, 1),
  commitment: {
    promises: [
      t('填报的住所真实，本人有权使用', 'The address stated is real and may be used by the applicant'),
      t('接受核查，不符合的限期改正', 'The verification is accepted; what does not fit is mended in time'),
    ],
    liability: t(
      '承诺不实的，责令限期整改；逾期不改的，依法撤销登记，记入信用记录。',
      'A false commitment is put right within a term; otherwise the registration is revoked and the record marked.',
    ),
    verification: t(
      '登记后 20 个工作日内两名以上工作人员核查住所',
      'Two or more officers verify the address within twenty working days',
    ),
  },
  terms: { instant: true, tolerable: true, committable: 'proof', commitmentCheck: { workingDays: 20 } },
  editable: ['statutory.start', 'terms.committable', 'terms.commitmentCheck', 'materials[4].promisable'],
});

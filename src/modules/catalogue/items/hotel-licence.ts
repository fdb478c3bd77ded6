import type { ItemVersion } from '../item.ts';
import {
  address,
  choices,
  companyBlock,
  decimal,
  integer,
  is,
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
import { basis, deferrable, fetched, required, route, TEN_MORE, workingDays, write } from './write.ts';

/** C13. Register first, then this licence (先照后证); where 告知承诺 applies, verified within 20 working days after the decision. */
export const hotelLicence: ItemVersion = write({
  item: 'hotel-licence',
  name: t('旅馆业特种行业许可', 'Hotel trade licence'),
  summary: t('开宾馆、酒店、旅店、民宿，开业前办', 'For hotels, inns and guest houses, before they open'),
  aliases: ['特种行业许可证', '特行证', '旅馆', '开宾馆', '开酒店', '开旅店', '开民宿', 'hotel', 'guest house', 'inn'],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '09' },
  audience: ['company', 'other'],
  themes: ['准营准办', '公安消防'],
  reformMode: 'commitment',
  basis: [
    basis('旅馆业办法', '3'),
    basis('旅馆业办法', '4'),
    basis('412号', ''),
    basis('视频条例', '8'),
    basis('许可法', '42.1'),
  ],
  conditions: t(
    '房屋坚固，消防合格；有安全管理制度和防盗设施；装了旅馆业信息系统和证件读取设备；公共部位有视频监控，客房、浴室、更衣室里不得装。',
    'A sound building that passed the fire check; safety rules and theft protection; the hotel information system and card reader; cameras in common areas and none in rooms, baths or changing rooms.',
  ),
  statutory: workingDays(20, 'ACCEPTED', '许可法', '42.1', TEN_MORE),
  promised: workingDays(7, 'ACCEPTED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'licence',
    name: t('特种行业许可证', 'Special trade licence'),
    kindCode: 'hotel-licence',
    years: 2,
    series: '松公特',
    face: [
      { label: t('单位名称', 'Entity'), from: 'holder.name' },
      { label: t('法定代表人（负责人）', 'Legal representative'), from: 'holder.representative' },
      { label: t('经营地址', 'Premises'), from: 'answer.premises' },
      { label: t('经营范围', 'Scope'), from: 'answer.scope' },
      { label: t('有效期至', 'Valid until'), from: 'decision.until' },
    ],
  },
  questions: [
    {
      key: 'title',
      ask: t('房子是自己的还是租的？', 'Do you own or rent the building?'),
      many: false,
      options: [option('own', '自己的', 'Own'), option('rent', '租的', 'Rent')],
    },
    {
      key: 'filedBy',
      ask: t('谁来办这件事？', 'Who files the application?'),
      many: false,
      options: [
        option('representative', '法定代表人（负责人）本人', 'The legal representative'),
        option('agent', '委托别人办', 'An agent'),
      ],
    },
  ],
  eligibility: {
    questions: [
      {
        key: 'fire',
        ask: t('营业前消防安全检查通过了吗？', 'Has the fire check before opening been passed?'),
        many: false,
        options: [option('yes', '通过了', 'Yes'), option('no', '还没有', 'Not yet')],
      },
    ],
    verdicts: [
      {
        when: is('fire', 'no'),
        outcome: 'cannot',
        says: t(
          '先办“营业前消防安全检查”，承诺的当场就批。',
          'Get the fire check first; by commitment it is granted on the spot.',
        ),
        article: '消防法15',
      },
    ],
  },
  materials: [
    fetched('business-licence', '营业执照', 'Business licence', 'business-licence'),
    fetched('identity', '法定代表人（负责人）身份证明', 'Identity of the legal representative', 'population'),
    fetched('property', '房屋权属', 'Title to the building', 'property', { when: is('title', 'own') }),
    required('lease', '租赁合同', 'Lease', { when: is('title', 'rent'), main: false }),
    fetched('fire-check', '营业前消防安全检查意见', 'Fire check before opening', 'licence-library'),
    required('plans', '方位图、客房平面图', 'Location and floor plans', {
      hint: t('标出房号、出口、监控点', 'Show room numbers, exits and cameras'),
    }),
    required('security', '治安防范设施和管理制度', 'Security installations and rules'),
    deferrable('staff', '从业人员名单', 'List of staff'),
    deferrable('mandate', '授权委托书', 'Letter of authority', { when: is('filedBy', 'agent') }),
  ],
  form: {
    id: 'hotel-licence',
    version: 1,
    sections: [
      companyBlock(),
      section('premises', '旅馆', 'The hotel', [
        text('signName', '招牌名称', 'Name on the sign', { maxLength: 60 }),
        region('premisesRegion', '所在地区', 'Region'),
        address('premises', '经营地址', 'Address of the premises'),
        text('scope', '经营范围', 'Scope', { maxLength: 100 }),
        text('floors', '使用楼层', 'Floors used', { maxLength: 60 }),
        decimal('area', '营业面积', 'Floor area', { min: 10, max: 500000, unit: units.squareMetres }),
        integer('rooms', '客房数', 'Rooms', { min: 1, max: 5000, unit: units.rooms }),
        integer('beds', '床位数', 'Beds', { min: 1, max: 10000, unit: units.beds }),
      ]),
      section('security', '治安', 'Security', [
        text('securityLead', '治安负责人', 'Person in charge of security', { maxLength: 50 }),
        residentId('securityLeadId', '治安负责人公民身份号码', 'Their identity number', { sensitive: true }),
        phone('securityLeadPhone', '治安负责人电话', 'Their phone'),
        text('systemCode', '旅馆业信息系统编码', 'Code in the hotel information system', { maxLength: 40 }),
        choices('installations', '已装的设施', 'Installed', [
          option('video', '公共部位视频监控', 'Cameras in common areas'),
          option('reader', '证件读取设备', 'Card reader'),
          option('safe', '贵重物品保险柜', 'Safe'),
          option('guard', '24 小时值班', 'Watch day and night'),
          option('lock', '防盗门锁', 'Locks'),
        ]),
        yesNo(
          'noCamerasInside',
          '客房、浴室、更衣室里没有装监控',
          'There are no cameras in rooms, baths or changing rooms',
        ),
      ]),
    ],
  },
  checks: [
    {
      at: 'beds',
      unless: { field: 'beds', op: '>=', than: { field: 'rooms' } },
      says: t(
        '客房 {rooms}，床位不能少于 {rooms}。请核对后重填，或改客房数。',
        'There are {rooms}, so beds cannot be fewer. Check the number, or change the rooms.',
      ),
    },
    {
      at: 'noCamerasInside',
      unless: is('noCamerasInside', true),
      says: t(
        '客房、浴室、更衣室里不得装监控（视频条例第8条）。拆掉再申请。',
        'Cameras in rooms, baths or changing rooms are forbidden (art. 8). Remove them first.',
      ),
    },
  ],
  channels: ['web', 'window'],
  faq: [
    {
      q: t('先办执照还是先办这个？', 'Which comes first, the business licence or this?'),
      a: t('先办营业执照，再办这个。', 'The business licence.'),
    },
    {
      q: t('选告知承诺有什么不同？', 'What does the commitment track change?'),
      a: t(
        '当天决定。决定后 20 个工作日内上门核查；不符合的限期改，还不行的撤销。',
        'We decide the same day and come to verify within twenty working days. What does not fit must be mended, or the licence is revoked.',
      ),
    },
    {
      q: t('名称、地址变了怎么办？', 'What if the name or address changes?'),
      a: t('变了以后 3 日内备案。', 'File it within three days.'),
    },
  ],
  duties: [
    {
      key: 'changes',
      text: t('歇业、转业、迁移、改名，3 日内备案', 'Closing, moving, renaming: filed within three days'),
      n: 3,
      unit: 'NATURAL_DAY',
      from: 'EVENT',
      article: '旅馆业办法4.2',
    },
    {
      key: 'video',
      text: t(
        '视频系统投入使用后 30 日内备案，图像留存 30 日',
        'The video system is filed within thirty days; images are kept thirty days',
      ),
      n: 30,
      unit: 'NATURAL_DAY',
      from: 'EVENT',
      article: '视频条例14',
    },
  ],
  commitment: {
    promises: [
      t(
        '房屋、消防、治安设施和制度已经符合规定的条件',
        'Building, fire safety, security and rules already meet the conditions',
      ),
      t('接受核查，不符合的限期改正', 'The verification is accepted; what does not fit is mended in time'),
    ],
    liability: t(
      '承诺不实的，责令限期整改；逾期不改或者不符合的，撤销许可，记入信用记录。',
      'A false commitment is put right within a term; otherwise the licence is revoked and the record marked.',
    ),
    verification: t(
      '决定后 20 个工作日内两名以上工作人员上门核查',
      'Two or more officers verify on site within twenty working days',
    ),
  },
  route: route(4, 2, 1),
  terms: {
    tolerable: true,
    committable: 'permit',
    commitmentCheck: { workingDays: 20 },
    checks: { site: true, technical: false },
    renewal: { closes: { n: 30, unit: 'NATURAL_DAY' }, late: 'treat-as-new', lateSuspends: false },
  },
  editable: ['result.years', 'terms.committable', 'terms.commitmentCheck'],
});

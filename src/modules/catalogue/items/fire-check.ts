import type { ItemVersion } from '../item.ts';
import {
  address,
  choice,
  choices,
  companyBlock,
  date,
  decimal,
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
import { basis, fetched, required, shortRoute, workingDays, write } from './write.ts';

/** C14. 消防法15: by commitment granted at once and checked later, or inspected within ten working days. */
export const fireCheck: ItemVersion = write({
  item: 'fire-check',
  name: t('公众聚集场所营业前消防安全检查', 'Fire check of a public venue before opening'),
  summary: t(
    '商场、宾馆、饭店、歌厅、影院投入使用前办',
    'For stores, hotels, restaurants, dance halls and cinemas, before use',
  ),
  aliases: ['消防检查', '消防证', '消防合格证', '开业前消防', '消防验收', 'fire safety', 'fire check'],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区消防救援大队', 'Songlan New Area Fire and Rescue'), central: '25' },
  audience: ['company', 'other'],
  themes: ['公安消防', '准营准办'],
  // The fire brigade's own power: no permit of it was transferred.
  powerSource: t('法定本级行使', 'Held by this level under law'),
  reformMode: 'commitment',
  basis: [basis('消防法', '15'), basis('国办发〔2020〕42号', '')],
  conditions: t(
    '疏散通道和安全出口畅通，消防设施完好，装修材料合规，有消防安全制度和应急预案，员工会用灭火器。',
    'Escape routes are clear, fire equipment works, materials comply, there are rules and an emergency plan, and staff can use extinguishers.',
  ),
  statutory: workingDays(10, 'ACCEPTED', '消防法', '15', {
    unitBasis: t('消防法第15条写明工作日', 'Article 15 itself says working days'),
  }),
  promised: workingDays(5, 'ACCEPTED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'licence',
    name: t('公众聚集场所投入使用、营业前消防安全检查合格证', 'Certificate of the fire check'),
    kindCode: 'fire-check',
    series: '松消安',
    face: [
      { label: t('场所名称', 'Venue'), from: 'answer.venueName' },
      { label: t('单位名称', 'Entity'), from: 'holder.name' },
      { label: t('地址', 'Address'), from: 'answer.venueAddress' },
      { label: t('使用性质', 'Use'), from: 'answer.use' },
    ],
  },
  questions: [
    {
      key: 'renovated',
      ask: t('开业前装修过吗？', 'Was the venue fitted out before opening?'),
      many: false,
      options: [option('no', '没有', 'No'), option('yes', '装修过', 'Yes')],
    },
  ],
  materials: [
    fetched('business-licence', '营业执照', 'Business licence', 'business-licence'),
    fetched('fire-acceptance', '消防验收或者备案凭证', 'Fire acceptance or filing', 'licence-library', {
      necessity: 'optional',
    }),
    required('rules', '消防安全制度、灭火和应急疏散预案', 'Fire rules and emergency plan'),
    required('layout', '场所平面布置图、消防设施平面图', 'Floor plan and plan of fire equipment'),
    required('fit-out', '装修材料燃烧性能证明', 'Proof of the burning behaviour of materials', {
      when: is('renovated', 'yes'),
      main: false,
    }),
  ],
  form: {
    id: 'fire-check',
    version: 1,
    sections: [
      companyBlock(),
      section('venue', '场所', 'The venue', [
        text('venueName', '场所名称', 'Name of the venue', { maxLength: 100 }),
        region('venueRegion', '所在地区', 'Region'),
        address('venueAddress', '场所地址', 'Address'),
        choice('use', '使用性质', 'Use', [
          option('hotel', '宾馆、旅店', 'Hotel'),
          option('restaurant', '饭店', 'Restaurant'),
          option('store', '商场、市场', 'Store, market'),
          option('entertainment', '歌舞厅、影剧院', 'Dance hall, cinema'),
          option('bath', '浴室、足疗', 'Bath house'),
          option('other', '其他公众聚集场所', 'Other public venue'),
        ]),
        decimal('area', '建筑面积', 'Floor area', { min: 1, max: 1_000_000, unit: units.squareMetres }),
        text('floors', '所在楼层', 'Floors', { maxLength: 40 }),
        integer('exits', '安全出口', 'Exits', { min: 1, max: 200, unit: units.places }),
        integer('capacity', '最多容纳人数', 'Most people', { min: 1, max: 100000, unit: units.people }),
        date('opensOn', '打算哪天开业', 'Planned opening', { notBefore: 'today' }),
      ]),
      section('safety', '消防安全', 'Fire safety', [
        text('fireLead', '消防安全责任人', 'Person responsible for fire safety', { maxLength: 50 }),
        phone('fireLeadPhone', '责任人电话', 'Their phone'),
        choices('equipment', '已有的消防设施', 'Equipment in place', [
          option('extinguisher', '灭火器', 'Extinguishers'),
          option('hydrant', '消火栓', 'Hydrants'),
          option('sprinkler', '自动喷水', 'Sprinklers'),
          option('alarm', '火灾报警', 'Alarm'),
          option('light', '应急照明和疏散指示', 'Emergency light and signs'),
        ]),
        yesNo('exitsClear', '疏散通道和安全出口畅通', 'Escape routes and exits are clear'),
        yesNo('trained', '员工培训过，会用灭火器', 'Staff are trained'),
      ]),
    ],
  },
  checks: [
    {
      at: 'exitsClear',
      unless: is('exitsClear', true),
      says: t('疏散通道不畅通不能营业。清通后再申请。', 'You may not open with blocked routes. Clear them first.'),
    },
  ],
  channels: ['web', 'window'],
  faq: [
    {
      q: t('选承诺还是选检查？', 'Commitment or inspection?'),
      a: t(
        '都行，您自己选。承诺的当场发证，之后来核查；不承诺的，受理后 10 个工作日内来检查。',
        'As you choose. By commitment the certificate is given at once and checked later; otherwise we inspect within ten working days.',
      ),
    },
    {
      q: t('承诺不实会怎样？', 'What if the commitment is false?'),
      a: t('依法处罚；停业整改；不改的撤销许可。', 'Penalties, closing until put right, and revocation if it is not.'),
    },
  ],
  commitment: {
    promises: [
      t('场所符合消防技术标准和消防安全管理规定', 'The venue meets the fire standards and rules'),
      t('消防设施完好，疏散通道畅通', 'Equipment works and escape routes are clear'),
    ],
    liability: t(
      '承诺失实的，处罚、责令停止使用或者停产停业，撤销许可，记入信用记录。',
      'A false commitment leads to penalties, closure, revocation and an entry in the record.',
    ),
    verification: t(
      '发证后 20 个工作日内两名以上工作人员核查',
      'Two or more officers check within twenty working days of the grant',
    ),
  },
  route: shortRoute(3, 2),
  terms: {
    committable: 'permit',
    commitmentCheck: { workingDays: 20 },
    checks: { site: true, technical: false },
  },
  editable: ['terms.commitmentCheck', 'department.name'],
});

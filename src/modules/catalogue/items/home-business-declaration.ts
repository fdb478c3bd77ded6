import type { ItemVersion } from '../item.ts';
import {
  address,
  any,
  choice,
  choices,
  integer,
  is,
  longText,
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
import { basis, deferrable, fetched, required, write } from './write.ts';

/** C11. Consent of every owner in the building (民法典279, 法释〔2009〕7号10–11): a majority is no defence, and the declaration never replaces it. */
export const homeBusinessDeclaration: ItemVersion = write({
  item: 'home-business-declaration',
  name: t('住所登记为经营性用房声明（住改商）', 'Declaration of a dwelling as business premises'),
  summary: t('用住宅做生意、当公司住所，登记前办', 'To use a dwelling as a business address, before registration'),
  aliases: ['住改商', '住宅开公司', '民宅注册公司', '在家开店', '住宅商用', '居民楼开店', 'home business'],
  taskType: '10',
  nature: 'filing',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '31' },
  audience: ['company', 'person', 'other'],
  themes: ['设立变更', '就业创业'],
  basis: [
    basis('民法典', '279'),
    basis('法释〔2009〕7号', '10', t('多数业主同意不能抗辩', 'Majority consent is no defence')),
    basis('法释〔2009〕7号', '11', t('本栋的全部业主都有利害关系', 'Every owner in the building is interested')),
    basis('市场主体条例', '11.3'),
  ],
  conditions: t(
    '有利害关系的业主一致同意，名单是本栋全部业主；不做负面清单里的经营；遵守管理规约。本声明不消除邻居的权利，邻居仍然可以起诉。',
    'All interested owners agree: everyone in the building. Nothing on the negative list is done; the house rules are kept. This declaration does not extinguish the neighbours’ claims.',
  ),
  visits: { count: 0 },
  result: {
    type: 'other',
    name: t('住所（经营场所）声明回执', 'Receipt of the declaration'),
    kindCode: 'home-business-declaration',
    series: '松住声',
    face: [
      { label: t('声明人', 'Declared by'), from: 'holder.name' },
      { label: t('地址', 'Address'), from: 'answer.address' },
      { label: t('经营项目', 'Business'), from: 'answer.business' },
    ],
  },
  questions: [
    {
      key: 'title',
      ask: t('房子是自己的还是租的？', 'Do you own or rent?'),
      many: false,
      options: [option('own', '自己的', 'Own'), option('rent', '租的', 'Rent')],
    },
    {
      key: 'committee',
      ask: t('小区有业主委员会吗？', 'Is there an owners’ committee?'),
      many: false,
      options: [option('yes', '有', 'Yes'), option('no', '没有', 'No')],
    },
  ],
  materials: [
    fetched('property', '房屋权属', 'Title to the dwelling', 'property', { when: is('title', 'own') }),
    required('lease', '租赁合同', 'Lease', { when: is('title', 'rent'), main: false }),
    required('consent', '本栋全部业主同意的书面材料', 'Written consent of every owner in the building', {
      hint: t('每户签字，写明门牌号和日期', 'Signed by each household, with number and day'),
      basis: { statute: '民法典', article: '279' },
    }),
    required('rules', '管理规约', 'House rules', { main: false, basis: { statute: '民法典', article: '279' } }),
    deferrable('committee-opinion', '业主委员会或者居民委员会意见', 'Opinion of the owners’ or residents’ committee', {
      when: is('committee', 'yes'),
    }),
  ],
  form: {
    id: 'home-business-declaration',
    version: 1,
    sections: [
      section('declarant', '声明人', 'Declared by', [
        text('declarantName', '姓名或者单位名称', 'Name', { maxLength: 100 }),
        residentId('declarantId', '（个人填）公民身份号码', 'Identity number (persons)', {
          required: false,
          sensitive: true,
        }),
        phone('contactPhone', '联系电话', 'Contact phone'),
      ]),
      section('dwelling', '房屋', 'The dwelling', [
        region('region', '所在地区', 'Region'),
        address('address', '小区、楼栋、单元、户号', 'Estate, building, entrance, number'),
        choice('use', '权属证书上的用途', 'Use in the title', [
          option('dwelling', '住宅', 'Dwelling'),
          option('mixed', '商住', 'Mixed'),
        ]),
        integer('owners', '本栋共有多少户业主', 'Owners in the building', {
          min: 1,
          max: 2000,
          unit: t('户', 'households'),
        }),
        integer('agreed', '同意的户数', 'Of these, agreed', { min: 0, max: 2000, unit: t('户', 'households') }),
      ]),
      section('business', '做什么', 'The business', [
        longText('business', '经营项目', 'Business', { maxLength: 500 }),
        integer('visitors', '每天大约来多少人', 'Visitors a day', {
          required: false,
          min: 0,
          max: 5000,
          unit: units.people,
        }),
        yesNo('fumes', '有油烟吗', 'Are there cooking fumes'),
        yesNo('noise', '有持续噪声吗', 'Is there lasting noise'),
        yesNo('dangerous', '存放易燃易爆或者危险化学品吗', 'Are flammable or dangerous goods kept'),
      ]),
      section('promises', '承诺', 'What you promise', [
        choices(
          'promises',
          '逐项承诺不做',
          'Promise, one by one, not to',
          [
            option('noise', '不产生噪音污染', 'Make polluting noise'),
            option('fumes', '不产生油烟污染', 'Make polluting fumes'),
            option('obstruct', '不占道、不扰民', 'Obstruct ways or disturb residents'),
          ],
          {
            min: 3,
            hint: t('负面清单由本地规定，逐项勾选', 'The negative list is set locally; tick each'),
            editable: 'local',
          },
        ),
        yesNo('neighbours', '我知道：邻居仍然可以主张权利', 'I know that the neighbours keep their claims'),
      ]),
    ],
  },
  checks: [
    {
      at: 'agreed',
      unless: { field: 'agreed', op: '=', than: { field: 'owners' } },
      says: t(
        '本栋 {owners}，同意的只有 {agreed}。要全部同意才行，多数同意不算（民法典第279条）。',
        'Of {owners} only {agreed} agree. All must agree; a majority is not enough (Civil Code art. 279).',
      ),
    },
    {
      at: 'fumes',
      unless: is('fumes', false),
      says: t(
        '有油烟的生意不能在住宅里做。请换场所。',
        'Business with fumes cannot be done in a dwelling. Choose other premises.',
      ),
    },
    {
      at: 'dangerous',
      unless: is('dangerous', false),
      says: t(
        '住宅里不能放易燃易爆、危险化学品。请换场所。',
        'Flammable or dangerous goods cannot be kept in a dwelling. Choose other premises.',
      ),
    },
    {
      at: 'neighbours',
      unless: any(is('neighbours', true), not({ field: 'neighbours', answered: true })),
      says: t(
        '要知道这一点才能交：声明不消除邻居的权利。',
        'You must know this to file: the declaration does not extinguish their claims.',
      ),
    },
  ],
  channels: ['web', 'window', 'outlet'],
  faq: [
    {
      q: t('多数业主同意行吗？', 'Is a majority enough?'),
      a: t(
        '不行。有利害关系的业主要一致同意，本栋的业主都算（民法典第279条）。',
        'No. All interested owners must agree, and everyone in the building is one (Civil Code art. 279).',
      ),
    },
    {
      q: t('交了声明，邻居还能告我吗？', 'Can neighbours still sue me?'),
      a: t('能。声明只管登记，不消除邻居的权利。', 'Yes. The declaration only serves registration.'),
    },
  ],
  route: [],
  terms: { instant: true, neverDeny: true, tolerable: true },
  editable: ['form.promises.promises'],
});

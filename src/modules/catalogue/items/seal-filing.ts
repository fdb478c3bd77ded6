import type { ItemVersion } from '../item.ts';
import {
  choice,
  companyBlock,
  creditCode,
  date,
  decimal,
  group,
  is,
  option,
  residentId,
  section,
  t,
  text,
} from './fields.ts';
import { basis, deferrable, fetched, write } from './write.ts';

/** C9. No approval any more: the seal is made by whom you like and filed. Company seals are round, at most 4.5 cm. */
export const sealFiling: ItemVersion = write({
  item: 'seal-filing',
  name: t('公章刻制备案', 'Filing of company seals'),
  summary: t('刻好公章、财务章、合同章以后备案', 'Filed once the company, finance or contract seal is made'),
  aliases: [
    '刻章',
    '公章',
    '刻公章',
    '印章备案',
    '财务章',
    '合同章',
    '发票章',
    '公章丢了',
    'company seal',
    'chop',
    'stamp',
  ],
  taskType: '10',
  nature: 'filing',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '09' },
  audience: ['company', 'other'],
  themes: ['设立变更', '公安消防'],
  reformMode: 'filing',
  basis: [
    basis(
      '印章规定',
      '14',
      t('企业印章圆形，直径不超过 4.5 厘米，中央刊五角星', 'Round, at most 4.5 cm, a five-point star in the middle'),
    ),
    basis('印章规定', '17', t('用法定名称、简化的宋体字', 'The statutory name, in simplified Song characters')),
    basis('印章规定', '23'),
  ],
  conditions: t(
    '有营业执照；印章刊法定名称；刻制单位由您自己选，任何人不得指定（优化条例第43条）。',
    'There is a business licence; the seal carries the statutory name; you choose the maker, nobody may name one (art. 43).',
  ),
  visits: { count: 0 },
  result: {
    type: 'other',
    name: t('印章备案回执', 'Receipt of filing'),
    kindCode: 'seal-filing',
    series: '松印备',
    face: [
      { label: t('单位名称', 'Entity'), from: 'holder.name' },
      { label: t('刻制单位', 'Maker'), from: 'answer.maker' },
      { label: t('备案日期', 'Filed on'), from: 'decision.day' },
    ],
  },
  questions: [
    {
      key: 'reason',
      ask: t('为什么备案？', 'Why do you file?'),
      many: false,
      options: [
        option('new', '新刻', 'New seals'),
        option('changed', '名称变了，换章', 'The name changed'),
        option('lost', '丢了，补刻', 'Lost seals'),
      ],
    },
    {
      key: 'filedBy',
      ask: t('谁来办这件事？', 'Who files?'),
      many: false,
      options: [
        option('representative', '法定代表人本人', 'The legal representative'),
        option('agent', '委托别人办', 'An agent'),
      ],
    },
  ],
  materials: [
    fetched('business-licence', '营业执照', 'Business licence', 'business-licence'),
    fetched('identity', '法定代表人身份证明', 'Identity of the legal representative', 'population'),
    deferrable('mandate', '授权委托书', 'Letter of authority', {
      when: is('filedBy', 'agent'),
      basis: { statute: '许可法', article: '29' },
    }),
    deferrable('lost-notice', '遗失声明', 'Notice of loss', { when: is('reason', 'lost') }),
  ],
  form: {
    id: 'seal-filing',
    version: 1,
    sections: [
      companyBlock(),
      section('maker', '刻制和交付', 'Making and handing over', [
        text('maker', '刻制单位', 'Maker', { maxLength: 100 }),
        creditCode('makerCode', '刻制单位统一社会信用代码', 'Maker’s credit code'),
        date('madeOn', '刻制日期', 'Made on', { notAfter: 'today' }),
        text('handedTo', '领章人', 'Handed to', { maxLength: 50 }),
        residentId('handedToId', '领章人公民身份号码', 'Their identity number', { sensitive: true }),
      ]),
      section('seals', '印章', 'The seals', [
        group('seals', '刻了哪些章', 'Which seals', {
          minRows: 1,
          maxRows: 20,
          rowName: t('枚', 'seals'),
          fields: [
            choice('kind', '印章类型', 'Kind', [
              option('name', '法定名称章（公章）', 'Company seal'),
              option('finance', '财务专用章', 'Finance seal'),
              option('invoice', '发票专用章', 'Invoice seal'),
              option('contract', '合同专用章', 'Contract seal'),
              option('person', '法定代表人名章', 'Legal representative’s seal'),
            ]),
            text('code', '防伪编码', 'Code', {
              pattern: {
                regex: '\\d{13}',
                says: t(
                  '防伪编码是 13 位数字，在章面上。请照抄。',
                  'The code has 13 digits and stands on the seal. Copy it.',
                ),
              },
            }),
            choice('material', '材质', 'Material', [
              option('rubber', '橡胶', 'Rubber'),
              option('photosensitive', '光敏', 'Photosensitive'),
              option('copper', '铜', 'Copper'),
              option('electronic', '电子', 'Electronic'),
            ]),
            decimal('diameter', '直径（长边）', 'Diameter (longest side)', {
              min: 0.5,
              max: 4.5,
              unit: t('厘米', 'cm'),
            }),
          ],
        }),
      ]),
    ],
  },
  checks: [],
  channels: ['web', 'window', 'outlet'],
  faq: [
    {
      q: t('能自己找店刻吗？', 'May I choose the shop?'),
      a: t(
        '能。谁也不能指定。新办企业有的地方由政府送一套。',
        'Yes, nobody may name one. Some places give new companies a set.',
      ),
    },
    {
      q: t('公章丢了怎么办？', 'What if the seal is lost?'),
      a: t('登报或者在公示系统声明遗失，再补刻、备案。', 'Publish a notice of loss, have a new one made, and file it.'),
    },
  ],
  route: [],
  terms: { instant: true, neverDeny: true, tolerable: true },
  editable: [],
});

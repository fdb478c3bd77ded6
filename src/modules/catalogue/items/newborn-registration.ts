import type { ItemVersion } from '../item.ts';
import { address, choice, date, is, longText, option, personBlock, residentId, section, t, text } from './fields.ts';
import { basis, fetched, required, shortRoute, workingDays, write } from './write.ts';

/** C12a. Within a month of birth (户口条例7), and later too: lateness never blocks registration. */
export const newbornRegistration: ItemVersion = write({
  item: 'newborn-registration',
  name: t('新生儿落户', 'Registration of a newborn'),
  summary: t('孩子出生一个月内办，晚了也能办', 'Within a month of birth, and later too'),
  aliases: [
    '上户口',
    '生孩子上户口',
    '孩子落户',
    '新生儿上户口',
    '出生登记',
    '报户口',
    '入户',
    '户口',
    'newborn',
    'household registration',
    'birth',
  ],
  taskType: '07',
  nature: 'confirmation',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '09' },
  audience: ['person'],
  themes: ['生育收养', '户籍办理'],
  basis: [basis('户口条例', '7', t('出生后一个月以内申报', 'Within one month of birth')), basis('户口条例', '6')],
  conditions: t(
    '户主、亲属、抚养人都可以申报。随父随母自愿。',
    'The head of household, relatives or guardians may apply. Father’s or mother’s register, as you choose.',
  ),
  promised: workingDays(1, 'RECEIVED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'other',
    name: t('居民户口簿登记页', 'Page of the household register'),
    kindCode: 'household-page',
    series: '松户',
    face: [
      { label: t('姓名', 'Name'), from: 'answer.childName' },
      { label: t('出生日期', 'Born on'), from: 'answer.birthday' },
      { label: t('落户地址', 'Registered at'), from: 'answer.address' },
    ],
  },
  questions: [
    {
      key: 'parents',
      ask: t('父母登记结婚了吗？', 'Are the parents married?'),
      help: t('没有结婚也能落户。', 'The child is registered either way.'),
      many: false,
      options: [option('married', '结婚了', 'Yes'), option('unmarried', '没有', 'No')],
    },
    {
      key: 'follow',
      ask: t('落在谁的户口上？', 'Whose register?'),
      many: false,
      options: [option('mother', '母亲', 'The mother’s'), option('father', '父亲', 'The father’s')],
    },
    {
      key: 'ethnicity',
      ask: t('父母的民族一样吗？', 'Are the parents of the same ethnic group?'),
      many: false,
      options: [option('same', '一样', 'Yes'), option('different', '不一样', 'No')],
    },
  ],
  materials: [
    fetched('birth-certificate', '出生医学证明', 'Medical certificate of birth', 'licence-library'),
    fetched('household', '父母的户口簿', 'The parents’ household register', 'population'),
    fetched('identity', '父母的身份证', 'The parents’ identity cards', 'population'),
    fetched('marriage', '结婚证', 'Marriage certificate', 'licence-library', { when: is('parents', 'married') }),
    required('statement', '非婚生育说明', 'Statement of the parents', {
      when: is('parents', 'unmarried'),
      main: false,
      trust: 'D',
    }),
    required('ethnic-choice', '民族成份确认书', 'Choice of ethnic group, signed by both', {
      when: is('ethnicity', 'different'),
      main: false,
      trust: 'D',
    }),
  ],
  form: {
    id: 'newborn-registration',
    version: 1,
    sections: [
      personBlock([
        choice('relation', '您是孩子的', 'You are the child’s', [
          option('father', '父亲', 'Father'),
          option('mother', '母亲', 'Mother'),
          option('relative', '其他亲属', 'Other relative'),
          option('guardian', '抚养人', 'Guardian'),
        ]),
      ]),
      section('child', '孩子', 'The child', [
        text('childName', '姓名', 'Name', { minLength: 2, maxLength: 30 }),
        choice('surname', '姓随', 'Surname of', [
          option('father', '父亲', 'The father'),
          option('mother', '母亲', 'The mother'),
          option('other', '其他', 'Another'),
        ]),
        longText('surnameReason', '选别的姓的原因', 'Why another surname', {
          when: is('surname', 'other'),
          maxLength: 300,
        }),
        choice('sex', '性别', 'Sex', [option('female', '女', 'Female'), option('male', '男', 'Male')]),
        date('birthday', '出生日期', 'Date of birth', { notAfter: 'today' }),
        text('birthCertificate', '出生医学证明编号', 'Number of the birth certificate', { maxLength: 30 }),
        text('ethnicGroup', '民族', 'Ethnic group', { maxLength: 20 }),
      ]),
      section('parents', '父母', 'The parents', [
        text('motherName', '母亲姓名', 'Mother', { maxLength: 50 }),
        residentId('motherId', '母亲公民身份号码', 'Her identity number', { sensitive: true }),
        text('fatherName', '父亲姓名', 'Father', { required: false, maxLength: 50 }),
        residentId('fatherId', '父亲公民身份号码', 'His identity number', {
          required: false,
          sensitive: true,
          when: { field: 'fatherName', answered: true },
        }),
        address('address', '落户地址', 'Address of registration'),
      ]),
    ],
  },
  checks: [],
  channels: ['web', 'window', 'outlet', 'kiosk'],
  faq: [
    {
      q: t('过了一个月还能办吗？', 'May I register after the month?'),
      a: t('能。晚了不影响落户，办理不收费。', 'Yes. Being late blocks nothing, and registration is free.'),
    },
    {
      q: t('没结婚生的孩子能落户吗？', 'Can a child of unmarried parents be registered?'),
      a: t('能，写一份说明就行。', 'Yes, with a statement.'),
    },
  ],
  route: shortRoute(1, 1),
  terms: { instant: true },
  editable: [],
});

import type { Text } from '../../../kernel/text.ts';
import type { Field, FormDefinition, Section } from '../../forms/engine/definition.ts';
import type { ItemVersion } from '../item.ts';
import {
  address,
  choice,
  companyBlock,
  creditCode,
  is,
  longText,
  option,
  personBlock,
  phone,
  region,
  residentId,
  section,
  t,
  text,
} from '../items/fields.ts';

/** A person or an organisation may apply: who it is decides what is asked, and what a register holds is fetched. */
const eitherBlock = (): Section => {
  const person = is('applicantKind', 'person');
  const body = is('applicantKind', 'organisation');
  const fields: readonly Field[] = [
    choice('applicantKind', '谁来申请', 'Who applies', [
      option('person', '个人', 'A person'),
      option('organisation', '单位', 'An organisation'),
    ]),
    text('personName', '姓名', 'Name', { when: person, source: 'population', sourcePath: 'name', maxLength: 50 }),
    residentId('personId', '公民身份号码', 'Resident identity number', {
      when: person,
      source: 'population',
      sourcePath: 'residentId',
      sensitive: true,
    }),
    text('companyName', '单位名称', 'Name of the organisation', {
      when: body,
      source: 'business-licence',
      sourcePath: 'name',
    }),
    creditCode('creditCode', '统一社会信用代码', 'Unified social credit code', {
      when: body,
      source: 'business-licence',
      sourcePath: 'creditCode',
    }),
    text('representative', '法定代表人（负责人）', 'Person in charge', {
      when: body,
      source: 'business-licence',
      sourcePath: 'representative',
      maxLength: 50,
    }),
    text('contactName', '联系人', 'Contact person', { maxLength: 50 }),
    phone('contactPhone', '联系电话', 'Contact phone'),
  ];
  return section('applicant', '申请人', 'The applicant', fields);
};

const applicantBlock = (audience: ItemVersion['audience']): Section => {
  const person = audience.includes('person');
  const body = audience.includes('company') || audience.includes('other');
  if (person && body) return eitherBlock();
  return person ? personBlock() : companyBlock();
};

/** For items that come without a form: who, what, where. 许可法29: nothing that has no direct relation to the matter. */
export const defaultForm = (item: string, audience: ItemVersion['audience'], name: Text): FormDefinition => ({
  id: item.slice(0, 80),
  version: 1,
  sections: [
    applicantBlock(audience),
    section('matter', '申请事项', 'The matter', [
      text('title', '项目或者事项名称', 'Title of the project or matter', {
        maxLength: 120,
        hint: t(`${name.zh}要办的是哪一处、哪一件`, 'Which place or case it is about'),
      }),
      longText('description', '内容和理由', 'Content and reasons', { minLength: 5, maxLength: 3000 }),
      region('region', '所在地区', 'Region'),
      address('address', '详细地址', 'Address', { required: false }),
    ]),
  ],
});

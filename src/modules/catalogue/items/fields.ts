import type { Text } from '../../../kernel/text.ts';
import type { Condition, Field, FieldKind, Option, Section } from '../../forms/engine/definition.ts';

/** Short forms in which the bundled items are written. */
export const t = (zh: string, en: string): Text => ({ zh, en });

type Extra = Omit<Field, 'key' | 'kind' | 'label'>;
const of =
  (kind: FieldKind) =>
  (key: string, zh: string, en: string, extra: Extra = {}): Field => ({ key, kind, label: t(zh, en), ...extra });

export const text = of('text');
export const longText = of('long-text');
export const integer = of('integer');
export const decimal = of('decimal');
export const money = of('money');
export const date = of('date');
export const yesNo = of('yes-no');
export const residentId = of('resident-id');
export const creditCode = of('credit-code');
export const phone = of('phone');
export const region = of('region');
export const industry = of('industry');
export const address = of('address');
export const group = of('group');

export const option = (value: string, zh: string, en: string, hint?: Text): Option => ({
  value,
  label: t(zh, en),
  ...(hint ? { hint } : {}),
});
export const choice = (key: string, zh: string, en: string, options: readonly Option[], extra: Extra = {}): Field => ({
  key,
  kind: 'choice',
  label: t(zh, en),
  options,
  ...extra,
});
export const choices = (key: string, zh: string, en: string, options: readonly Option[], extra: Extra = {}): Field => ({
  ...choice(key, zh, en, options, extra),
  kind: 'choices',
});
export const section = (key: string, zh: string, en: string, fields: readonly Field[], when?: Condition): Section => ({
  key,
  title: t(zh, en),
  fields,
  ...(when ? { when } : {}),
});

export const is = (field: string, value: string | boolean | number): Condition => ({ field, is: value });
export const has = (field: string, value: string): Condition => ({ field, has: value });
export const among = (field: string, ...values: readonly string[]): Condition => ({ field, in: values });
export const any = (...conditions: readonly Condition[]): Condition => ({ any: conditions });
export const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions });
export const not = (condition: Condition): Condition => ({ not: condition });

export const units = {
  people: t('人', 'people'),
  squareMetres: t('㎡', '㎡'),
  beds: t('张', 'beds'),
  rooms: t('间', 'rooms'),
  places: t('个', ''),
  days: t('日', 'days'),
  per: t('％', '%'),
};

/** 716号7: what the business register holds is shown, not asked. */
export const companyBlock = (more: readonly Field[] = []): Section =>
  section('applicant', '申请单位', 'The applicant', [
    text('companyName', '单位名称', 'Name of the entity', { source: 'business-licence', sourcePath: 'name' }),
    creditCode('creditCode', '统一社会信用代码', 'Unified social credit code', {
      source: 'business-licence',
      sourcePath: 'creditCode',
    }),
    text('representative', '法定代表人（负责人）', 'Legal representative (person in charge)', {
      source: 'business-licence',
      sourcePath: 'representative',
      maxLength: 50,
    }),
    address('registeredAddress', '住所', 'Registered address', {
      source: 'business-licence',
      sourcePath: 'address',
    }),
    ...more,
    text('contactName', '联系人', 'Contact person', { maxLength: 50 }),
    phone('contactPhone', '联系电话', 'Contact phone', {
      hint: t('办件有消息时打这个电话', 'We call this number when there is news'),
    }),
  ]);

export const personBlock = (more: readonly Field[] = []): Section =>
  section('applicant', '申请人', 'The applicant', [
    text('personName', '姓名', 'Name', { source: 'population', sourcePath: 'name', maxLength: 50 }),
    residentId('personId', '公民身份号码', 'Resident identity number', {
      source: 'population',
      sourcePath: 'residentId',
      sensitive: true,
    }),
    ...more,
    phone('contactPhone', '联系电话', 'Contact phone', {
      hint: t('办件有消息时打这个电话', 'We call this number when there is news'),
    }),
  ]);

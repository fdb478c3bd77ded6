import type { Text } from '../../../kernel/text.ts';
import type { Condition, FieldKind, Scalar } from '../../forms/engine/definition.ts';
import type { ItemVersion } from '../item.ts';

/** Words for the values of a version, so that a change is read and not decoded. */
export const t = (zh: string, en: string): Text => ({ zh, en });
export const same = (s: string): Text => t(s, s);
export const joined = (parts: readonly Text[], zh = '，', en = ', '): Text =>
  t(parts.map((p) => p.zh).join(zh), parts.map((p) => p.en).join(en));

type Words = Readonly<Record<string, Text>>;
const of =
  (words: Words) =>
  (key: string): Text =>
    words[key] ?? same(key);

export const necessity = of({
  required: t('必要', 'required'),
  optional: t('非必要', 'optional'),
  deferrable: t('可容缺', 'may follow later'),
});
export const source = of({
  applicant: t('申请人准备', 'from the applicant'),
  government: t('政府部门核发', 'issued by an organ'),
  other: t('其他来源', 'from elsewhere'),
});
export const register = of({
  'business-licence': t('营业执照库中取得', 'fetched from the business licence register'),
  population: t('人口库中取得', 'fetched from the population register'),
  'licence-library': t('证照库中取得', 'fetched from the licence library'),
  'health-certificate': t('健康证库中取得', 'fetched from the health certificate register'),
  property: t('不动产登记中取得', 'fetched from the property register'),
  other: t('其他库中取得', 'fetched from another register'),
});
export const mediaOf = of({
  paper: t('纸质', 'paper'),
  electronic: t('电子', 'electronic'),
  either: t('纸质或电子', 'paper or electronic'),
});
export const audience = of({
  person: t('个人', 'persons'),
  company: t('企业', 'companies'),
  other: t('其他组织', 'other bodies'),
});
export const channel = of({
  web: t('网上', 'online'),
  window: t('窗口', 'window'),
  outlet: t('合作网点', 'partner outlet'),
  kiosk: t('自助机', 'kiosk'),
  post: t('邮寄', 'post'),
});
export const outcome = of({
  can: t('能办', 'can'),
  cannot: t('不能办', 'cannot'),
  ask: t('要问', 'ask'),
});
export const hearing = of({
  none: t('不听证', 'none'),
  'on-request': t('依申请听证', 'on request'),
  'by-law': t('依职权听证', 'by law'),
});
export const committable = of({
  no: t('不适用', 'not open'),
  permit: t('许可可承诺', 'for the permit'),
  proof: t('证明可承诺', 'for proofs'),
});
export const resultType = of({
  licence: t('证照', 'licence'),
  approval: t('批文', 'approval'),
  other: t('其他', 'other'),
  none: t('无', 'none'),
});
export const fieldKind = (k: FieldKind): Text =>
  of({
    text: t('文字', 'text'),
    'long-text': t('多行文字', 'long text'),
    integer: t('整数', 'whole number'),
    decimal: t('数', 'number'),
    money: t('金额', 'money'),
    date: t('日期', 'date'),
    choice: t('单选', 'one choice'),
    choices: t('多选', 'several choices'),
    'yes-no': t('是或否', 'yes or no'),
    'resident-id': t('身份证号', 'resident number'),
    'credit-code': t('信用代码', 'credit code'),
    phone: t('电话', 'phone'),
    postcode: t('邮编', 'postcode'),
    region: t('地区', 'region'),
    industry: t('行业', 'industry'),
    address: t('地址', 'address'),
    group: t('可加行', 'rows'),
  })(k);
export const yesNo = (v: boolean): Text => (v ? t('是', 'yes') : t('否', 'no'));
export const trust = (g: string): Text => t(`可信 ${g} 级`, `trust ${g}`);
export const copies = (n: number): Text => t(`${n} 份`, n === 1 ? '1 copy' : `${n} copies`);

/** A condition in words: labels of questions, fields and options where the version has them. */
export const conditionWords = (v: Pick<ItemVersion, 'questions' | 'form' | 'eligibility'>) => {
  const asked = [...v.questions, ...(v.eligibility?.questions ?? [])];
  const fields = v.form.sections.flatMap((s) => s.fields);
  const labelOf = (key: string): Text =>
    asked.find((q) => q.key === key)?.ask ?? fields.find((f) => f.key === key)?.label ?? same(key);
  const optionOf = (key: string, value: Scalar): Text => {
    if (typeof value === 'boolean') return yesNo(value);
    const options = asked.find((q) => q.key === key)?.options ?? fields.find((f) => f.key === key)?.options ?? [];
    return options.find((o) => o.value === value)?.label ?? same(String(value));
  };
  const than = (o: number | { readonly field: string }): Text =>
    typeof o === 'number' ? same(String(o)) : labelOf(o.field);
  const words = (c: Condition): Text => {
    if ('all' in c) return joined(c.all.map(words), '，且 ', ' and ');
    if ('any' in c) return joined(c.any.map(words), '，或 ', ' or ');
    if ('not' in c) {
      const inner = words(c.not);
      return t(`不是（${inner.zh}）`, `not (${inner.en})`);
    }
    if ('sumOf' in c) {
      const o = than(c.than);
      return t(`${c.sumOf} 合计 ${c.op} ${o.zh}`, `sum of ${c.sumOf} ${c.op} ${o.en}`);
    }
    if ('countOf' in c) {
      const o = than(c.than);
      const of = labelOf(c.countOf);
      return t(`“${of.zh}”个数 ${c.op} ${o.zh}`, `number of “${of.en}” ${c.op} ${o.en}`);
    }
    const l = labelOf(c.field);
    if ('answered' in c)
      return c.answered ? t(`“${l.zh}”填了`, `“${l.en}” answered`) : t(`“${l.zh}”没填`, `“${l.en}” not answered`);
    if ('op' in c) {
      const o = than(c.than);
      return t(`“${l.zh}” ${c.op} ${o.zh}`, `“${l.en}” ${c.op} ${o.en}`);
    }
    const values = 'is' in c ? [c.is] : 'has' in c ? [c.has] : c.in;
    const v = joined(
      values.map((x) => optionOf(c.field, x)),
      ' 或 ',
      ' or ',
    );
    return 'has' in c
      ? t(`“${l.zh}”含 ${v.zh}`, `“${l.en}” has ${v.en}`)
      : t(`“${l.zh}”为 ${v.zh}`, `“${l.en}” is ${v.en}`);
  };
  return words;
};

import type { Text } from '../../../kernel/text.ts';
import { keysOf } from '../../forms/engine/conditions.ts';
import type { Condition, Field } from '../../forms/engine/definition.ts';
import type { ItemVersion } from '../item.ts';
import { fieldNames } from '../terms.ts';
import { type Finding, finding, type Rule, warning, when } from './finding.ts';

/** Our own house rules: keys that can be addressed, conditions that read something, forms a person can fill in. */
const KEY = /^[a-z][A-Za-z0-9-]{0,59}$/;
const RESERVED = new Set(['constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']);
const isKey = (k: string): boolean => KEY.test(k) && !RESERVED.has(k);

const repeated = (keys: readonly string[]): readonly string[] => [
  ...new Set(keys.filter((k, i) => keys.indexOf(k) !== i)),
];

const unique = (path: string, keys: readonly string[]): readonly Finding[] => [
  ...repeated(keys).map((k) =>
    finding('S-REF', path, [`“${k}”用了两次`, `“${k}” is used twice`], ['改成不同的代号', 'Give each its own key']),
  ),
  ...keys
    .filter((k) => !isKey(k))
    .map((k) =>
      finding(
        'S-REF',
        path,
        [`代号“${k.slice(0, 40)}”不能用`, `“${k.slice(0, 40)}” cannot be a key`],
        ['用小写字母开头的字母、数字和短横', 'Use letters, digits and hyphens, starting with a small letter'],
      ),
    ),
];

const allFields = (v: ItemVersion): readonly Field[] => v.form.sections.flatMap((s) => s.fields);

const refs: Rule = (v) => [
  ...unique(
    'materials',
    v.materials.map((m) => m.ref),
  ),
  ...unique(
    'questions',
    v.questions.map((q) => q.key),
  ),
  ...unique(
    'form.sections',
    v.form.sections.map((s) => s.key),
  ),
  ...unique('form.fields', [...allFields(v).map((f) => f.key), ...v.questions.map((q) => q.key)]),
  ...allFields(v).flatMap((f) =>
    unique(
      `form.${f.key}`,
      (f.fields ?? []).map((c) => c.key),
    ),
  ),
];

const conditions: Rule = (v) => {
  const known = new Set([...allFields(v).map((f) => f.key), ...v.questions.map((q) => q.key)]);
  const read = (path: string, c: Condition | undefined, more: readonly string[] = []): readonly Finding[] =>
    (c ? keysOf(c) : [])
      .filter((k) => !known.has(k) && !more.includes(k))
      .map((k) =>
        finding(
          'S-COND',
          path,
          [`条件里的“${k}”没有这一项`, `The condition reads “${k}”, which does not exist`],
          ['改成已有的问题或者字段', 'Point it to a question or a field'],
        ),
      );
  return [
    ...v.materials.flatMap((m, i) => read(`materials[${i}].when`, m.when)),
    ...v.questions.flatMap((q, i) => read(`questions[${i}].when`, q.when)),
    ...v.form.sections.flatMap((s) => read(`form.${s.key}.when`, s.when)),
    ...allFields(v).flatMap((f) => [
      ...read(`form.${f.key}.when`, f.when),
      ...(f.fields ?? []).flatMap((c) =>
        read(
          `form.${f.key}.${c.key}.when`,
          c.when,
          (f.fields ?? []).map((x) => x.key),
        ),
      ),
    ]),
    ...v.checks.flatMap((c, i) => {
      const [group = '', column] = c.at.split('.');
      const at = allFields(v).find((f) => f.key === group);
      const columns = (at?.fields ?? []).map((x) => x.key);
      const there = at !== undefined && (column === undefined || columns.includes(column));
      return [
        ...read(`checks[${i}].unless`, c.unless, columns),
        ...when(!there, () =>
          finding(
            'S-COND',
            `checks[${i}].at`,
            [`没有“${c.at}”这一项`, `There is no field “${c.at}”`],
            ['改成已有的字段', 'Point it to a field'],
          ),
        ),
      ];
    }),
  ];
};

/** A repeat inside a repeat can hang the browser on a crafted answer. */
const NESTED_REPEAT = /[+*}]\)?[+*{]/;
const fields: Rule = (v) =>
  allFields(v).flatMap((top) =>
    [top, ...(top.fields ?? [])].flatMap((f) => {
      const at = f === top ? `form.${f.key}` : `form.${top.key}.${f.key}`;
      const choice = f.kind === 'choice' || f.kind === 'choices';
      return [
        ...when(choice && (f.options ?? []).length < 2, () =>
          finding(
            'S-FIELD',
            at,
            ['选择题至少要两个选项', 'A choice needs at least two options'],
            ['补上选项', 'Add options'],
          ),
        ),
        ...unique(`${at}.options`, choice ? (f.options ?? []).map((o) => o.value) : []),
        ...when(f.kind === 'group' && (f !== top || (f.fields ?? []).length === 0), () =>
          finding(
            'S-FIELD',
            at,
            ['表格要有列，表格里不能再放表格', 'A table needs columns and cannot hold a table'],
            ['改成普通字段', 'Use plain fields'],
          ),
        ),
        ...when(f.pattern !== undefined && !isPattern(f.pattern.regex), () =>
          finding(
            'S-FIELD',
            `${at}.pattern`,
            ['格式写法不对，或者可能拖慢页面', 'The pattern is not valid or could hang the page'],
            ['写简单些的格式', 'Use a simpler pattern'],
          ),
        ),
        ...when((f.min ?? 0) > (f.max ?? Number.POSITIVE_INFINITY), () =>
          finding(
            'S-FIELD',
            at,
            ['最小值比最大值大', 'The least is more than the most'],
            ['改其中一个', 'Correct one of them'],
          ),
        ),
      ];
    }),
  );

const isPattern = (regex: string): boolean => {
  if (regex.length > 200 || NESTED_REPEAT.test(regex)) return false;
  try {
    new RegExp(regex, 'u');
    return true;
  } catch {
    return false;
  }
};

const HAN = /\p{Script=Han}/u;
const bilingual = (path: string, text: Text | undefined): readonly Finding[] => {
  if (!text) return [];
  const lacks = (language: string, en: string) =>
    finding(
      'S-WORDS',
      path,
      [`没有${language}`, `The ${en} is missing`],
      [`补上${language}`, `Write the ${en}`],
      warning,
    );
  return [
    ...when(!text.zh.trim(), () => lacks('中文', 'Chinese')),
    ...when(text.zh.trim() !== '' && (!text.en.trim() || (text.en === text.zh && HAN.test(text.en))), () =>
      lacks('英文', 'English'),
    ),
  ];
};

const wording: Rule = (v) => [
  ...bilingual('name', v.name),
  ...bilingual('summary', v.summary),
  ...v.materials.flatMap((m, i) => bilingual(`materials[${i}].name`, m.name)),
  ...v.questions.flatMap((q, i) => [
    ...bilingual(`questions[${i}].ask`, q.ask),
    ...q.options.flatMap((o) => bilingual(`questions[${i}].${o.value}`, o.label)),
  ]),
  ...v.form.sections.flatMap((s) => bilingual(`form.${s.key}.title`, s.title)),
  ...allFields(v).flatMap((f) => [
    ...bilingual(`form.${f.key}.label`, f.label),
    ...(f.options ?? []).flatMap((o) => bilingual(`form.${f.key}.${o.value}`, o.label)),
    ...(f.fields ?? []).flatMap((c) => bilingual(`form.${f.key}.${c.key}.label`, c.label)),
  ]),
  ...v.checks.flatMap((c, i) => bilingual(`checks[${i}].says`, c.says)),
];

/** The terms repeat what the version says; they must say the same. */
const terms: Rule = (v) => {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const refsOf = (list: readonly { readonly ref: string }[]) => list.map((m) => m.ref);
  return [
    ...when(
      !same(refsOf(v.terms.materials), refsOf(v.materials)) ||
        !same(v.terms.fields, fieldNames(v.form)) ||
        !same(v.terms.statutory, v.statutory) ||
        !same(v.terms.promised, v.promised) ||
        v.terms.nature !== v.nature,
      () =>
        finding(
          'S-TERMS',
          'terms',
          ['办理条款与事项内容不一致', 'The terms differ from the item'],
          ['重新保存一次，条款会重算', 'Save it again: the terms are derived anew'],
        ),
    ),
    ...v.materials.flatMap((m, i) =>
      when(m.main && m.necessity === 'deferrable', () =>
        finding(
          'S-MAIN',
          `materials[${i}]`,
          [`“${m.name.zh}”是主审材料，不能容缺`, `“${m.name.en}” is a main material and cannot follow later`],
          ['改成必要，或者不作主审材料', 'Make it required, or not a main material'],
          { article: '国发〔2022〕5号' },
        ),
      ),
    ),
    ...when(v.terms.steps.at(-1)?.post !== 'decider' && v.nature !== 'filing', () =>
      finding(
        'S-STEPS',
        'terms.steps',
        ['最后一个环节要由决定岗办', 'The last step belongs to a decider'],
        ['补上决定环节', 'Add the decision step'],
      ),
    ),
    ...when(v.form.sections.length > 5, () =>
      finding(
        'S-FORM',
        'form.sections',
        ['表格超过五部分', 'The form has more than five parts'],
        ['合并几部分', 'Merge some'],
        warning,
      ),
    ),
  ];
};

export const shape: readonly Rule[] = [refs, conditions, fields, wording, terms];

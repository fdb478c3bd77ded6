import type { Text } from '../../../kernel/text.ts';
import type { PeriodRule } from '../../../law/period.ts';
import type { Field } from '../../forms/engine/definition.ts';
import { procedureName } from '../codes.ts';
import type { ItemVersion, Material, OpeningQuestion } from '../item.ts';
import { periodText } from '../words.ts';
import * as w from './words.ts';

/** 材料 时限 条件 收费 依据 其他: what a change touches, for those who read by class. */
export type ChangeClass = 'materials' | 'periods' | 'conditions' | 'fee' | 'basis' | 'other';

/** One thing a version says: a value under a stable path. `of` is the entry it belongs to, where that may come or go whole. */
export type Fact = {
  readonly path: string;
  readonly class: ChangeClass;
  readonly label: Text;
  readonly value: Text;
};
/** An entry of a list with what it says in one line and in parts. */
export type Entry = Fact & { readonly parts: readonly Fact[] };

const { t, joined, same } = w;
const fact = (cls: ChangeClass, path: string, label: Text, value: Text | undefined): readonly Fact[] =>
  value && (value.zh !== '' || value.en !== '') ? [{ path, class: cls, label, value }] : [];
const cite = (c: { readonly statute: string; readonly article: string } | undefined): Text | undefined =>
  c && same(`${c.statute}${c.article}`);
const list = (items: readonly string[], word: (s: string) => Text = same): Text => joined(items.map(word), '、', ', ');
const within = (label: Text, part: Text): Text => t(`${label.zh}：${part.zh}`, `${label.en}: ${part.en}`);

/** An entry from its line and its parts; each part is labelled with the entry's name. */
const entry = (
  cls: ChangeClass,
  path: string,
  label: Text,
  value: Text,
  parts: readonly (readonly [key: string, label: Text, value: Text | undefined])[],
): Entry => ({
  path,
  class: cls,
  label,
  value,
  parts: [
    ...fact(cls, `${path}.name`, label, value),
    ...parts.flatMap(([key, part, v]) => fact(cls, `${path}.${key}`, within(value, part), v)),
  ],
});

const period = (path: string, name: Text, p: PeriodRule | undefined): readonly Fact[] => [
  ...fact('periods', path, name, p && periodText(p)),
  ...fact('basis', `${path}.basis`, within(name, t('依据', 'basis')), cite(p?.basis)),
  ...fact(
    'periods',
    `${path}.extension`,
    within(name, t('可延长', 'may be extended by')),
    p?.extension && same(String(p.extension.n)),
  ),
];

/** Values that every version has at most once. */
export const singleFacts = (v: ItemVersion): readonly Fact[] => {
  const cond = w.conditionWords(v);
  return [
    ...fact('other', 'name', t('名称', 'Name'), v.name),
    ...fact('other', 'summary', t('一句话', 'In one line'), v.summary),
    ...fact('other', 'aliases', t('别名', 'Other names'), list(v.aliases)),
    ...fact('other', 'department', t('部门', 'Department'), v.department.name),
    ...fact('conditions', 'audience', t('服务对象', 'For whom'), list(v.audience, w.audience)),
    ...fact('other', 'themes', t('主题', 'Themes'), list(v.themes)),
    ...fact('other', 'channels', t('办理渠道', 'Channels'), list(v.channels, w.channel)),
    ...fact('conditions', 'conditions', t('办理条件', 'Conditions'), v.conditions),
    ...period('statutory', t('法定时限', 'Statutory period'), v.statutory),
    ...period('promised', t('承诺时限', 'Promised period'), v.promised),
    ...fact('periods', 'terms.instant', t('当场办结', 'On the spot'), w.yesNo(v.terms.instant)),
    ...fact('conditions', 'terms.tolerable', t('可容缺受理', 'Tolerance (容缺)'), w.yesNo(v.terms.tolerable)),
    ...fact('conditions', 'terms.committable', t('告知承诺', 'Commitment track'), w.committable(v.terms.committable)),
    ...fact('periods', 'terms.hearing', t('听证', 'Hearing'), w.hearing(v.terms.hearing)),
    ...fact('other', 'visits', t('跑几次', 'Visits'), same(String(v.visits.count))),
    ...fact('fee', 'fee', t('收费', 'Fee'), v.fee.charged ? v.fee.standard : t('不收费', 'none')),
    ...fact('fee', 'fee.basis', t('收费依据', 'Basis of the fee'), v.fee.charged ? cite(v.fee.basis) : undefined),
    ...fact('other', 'result.type', t('结果', 'Result'), w.resultType(v.result.type)),
    ...fact('other', 'result.name', t('结果名称', 'Name of the result'), v.result.name),
    ...fact(
      'other',
      'result.years',
      t('有效期（年）', 'Valid for (years)'),
      v.result.years === undefined ? undefined : same(String(v.result.years)),
    ),
    ...fact('other', 'places', t('办理地点', 'Places'), list(v.places)),
    ...fact('other', 'contact.ask', t('咨询电话', 'Questions to'), v.contact.ask ? same(v.contact.ask) : undefined),
    ...fact(
      'other',
      'contact.complain',
      t('投诉电话', 'Complaints to'),
      v.contact.complain ? same(v.contact.complain) : undefined,
    ),
    ...fact('other', 'remedy.organ', t('复议机关', 'Reconsideration organ'), v.remedy.organ),
    ...fact('other', 'remedy.court', t('管辖法院', 'Court'), v.remedy.court),
    ...fact(
      'other',
      'steps',
      t('环节', 'Steps'),
      joined(
        v.steps.map((s) => s.name),
        ' → ',
        ' → ',
      ),
    ),
    ...fact(
      'conditions',
      'commitment',
      t('承诺内容', 'What is promised'),
      v.commitment && joined(v.commitment.promises, '；', '; '),
    ),
    ...v.checks.flatMap((c) =>
      fact(
        'conditions',
        `checks[${c.at}/${c.says.zh}]`,
        t('填报核对', 'Check of the form'),
        t(`${c.says.zh}（除非 ${cond(c.unless).zh}）`, `${c.says.en} (unless ${cond(c.unless).en})`),
      ),
    ),
  ];
};

const materialEntry = (v: ItemVersion) => {
  const cond = w.conditionWords(v);
  return (m: Material): Entry => {
    const where = m.register ? w.register(m.register) : w.source(m.source);
    return {
      ...entry('materials', `materials[${m.ref}]`, t('材料', 'Material'), m.name, [
        ['necessity', t('必要性', 'necessity'), w.necessity(m.necessity)],
        ['source', t('来源', 'source'), where],
        ['main', t('主审材料', 'main material'), w.yesNo(m.main)],
        ['promisable', t('可以承诺代替', 'a commitment may stand for it'), w.yesNo(m.promisable ?? false)],
        ['trust', t('可信等级', 'trust grade'), w.trust(m.trust)],
        ['form', t('形式', 'medium'), w.mediaOf(m.form)],
        ['copies', t('份数', 'copies'), w.copies(m.copies)],
        ['when', t('什么时候要', 'needed when'), m.when ? cond(m.when) : t('都要', 'always')],
        ['hint', t('说明', 'note'), m.hint],
        ['standard', t('受理标准', 'standard'), m.standard],
        ['sample', t('样例', 'sample'), m.sample && same(`${m.sample.name} ${m.sample.hash.slice(0, 8)}`)],
        ['basis', t('依据', 'basis'), cite(m.basis)],
      ]),
      value: t(
        `${m.name.zh}（${w.necessity(m.necessity).zh}，${where.zh}）`,
        `${m.name.en} (${w.necessity(m.necessity).en}, ${where.en})`,
      ),
    };
  };
};

const questionEntry = (v: ItemVersion, kind: 'questions' | 'eligibility', label: Text) => {
  const cond = w.conditionWords(v);
  return (q: OpeningQuestion): Entry =>
    entry('conditions', `${kind}[${q.key}]`, label, q.ask, [
      [
        'options',
        t('选项', 'options'),
        joined(
          q.options.map((o) => o.label),
          '、',
          ', ',
        ),
      ],
      ['when', t('什么时候问', 'asked when'), q.when ? cond(q.when) : t('都问', 'always')],
      ['help', t('怎么看', 'how to find out'), q.help],
    ]);
};

const fieldEntry = (v: ItemVersion, section: Text) => {
  const cond = w.conditionWords(v);
  return (f: Field): Entry =>
    entry('other', `form[${f.key}]`, t(`填报项（${section.zh}）`, `Form field (${section.en})`), f.label, [
      ['kind', t('类型', 'kind'), w.fieldKind(f.kind)],
      ['required', t('必填', 'required'), w.yesNo(f.required !== false)],
      ['when', t('什么时候填', 'filled in when'), f.when ? cond(f.when) : undefined],
      ['min', t('最小', 'least'), f.min === undefined ? undefined : same(String(f.min))],
      ['max', t('最大', 'most'), f.max === undefined ? undefined : same(String(f.max))],
      [
        'options',
        t('选项', 'options'),
        f.options &&
          joined(
            f.options.map((o) => o.label),
            '、',
            ', ',
          ),
      ],
      [
        'fields',
        t('栏目', 'columns'),
        f.fields &&
          joined(
            f.fields.map((c) => c.label),
            '、',
            ', ',
          ),
      ],
    ]);
};

/** Lists whose entries may come and go whole. */
export const entriesOf = (v: ItemVersion): readonly Entry[] => {
  const cond = w.conditionWords(v);
  return [
    ...v.materials.map(materialEntry(v)),
    ...v.basis.map((b) =>
      entry('basis', `basis[${b.statute}${b.article}]`, t('设定依据', 'Legal basis'), b.title, [
        ['says', t('条文', 'text'), b.says],
        ['validFrom', t('施行', 'in force from'), b.validFrom ? same(b.validFrom) : undefined],
        ['validTo', t('失效', 'in force until'), b.validTo ? same(b.validTo) : undefined],
      ]),
    ),
    ...v.questions.map(questionEntry(v, 'questions', t('情形', 'Situation'))),
    ...(v.eligibility?.questions ?? []).map(questionEntry(v, 'eligibility', t('能不能办', 'Do I qualify'))),
    ...(v.eligibility?.verdicts ?? []).map((r) =>
      entry('conditions', `verdict[${cond(r.when).zh}]`, t('能不能办的结论', 'Verdict'), r.says, [
        ['outcome', t('结论', 'verdict'), w.outcome(r.outcome)],
      ]),
    ),
    ...v.terms.procedures.map((p) =>
      entry('periods', `procedures[${p.ground}]`, t('特别程序', 'Special procedure'), procedureName(p.ground), [
        [
          'max',
          t('最长（工作日）', 'at most (working days)'),
          p.maxWorkingDays === undefined ? undefined : same(String(p.maxWorkingDays)),
        ],
        ['excluded', t('不计入时限', 'not counted'), w.yesNo(p.excluded)],
      ]),
    ),
    ...v.form.sections.flatMap((s) => s.fields.map(fieldEntry(v, s.title))),
    ...v.faq.map((f) =>
      entry('other', `faq[${f.q.zh}]`, t('常见问题', 'Question'), f.q, [['a', t('答', 'answer'), f.a]]),
    ),
    ...(v.result.face ?? []).map((f) =>
      entry('other', `face[${f.label.zh}]`, t('证照栏目', 'Licence field'), f.label, [
        ['from', t('取自', 'from'), same(f.from)],
      ]),
    ),
    ...(v.duties ?? []).map((d) => entry('conditions', `duties[${d.key}]`, t('事后义务', 'Duty'), d.text, [])),
  ];
};

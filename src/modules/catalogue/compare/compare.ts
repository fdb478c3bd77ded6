import type { Text } from '../../../kernel/text.ts';
import type { ItemVersion } from '../item.ts';
import { type ChangeClass, type Entry, entriesOf, type Fact, singleFacts } from './facts.ts';

/** One difference between two versions, in words. `before` is absent when it is new, `after` when it is gone. */
export type Change = {
  readonly class: ChangeClass;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly path: string;
  readonly label: Text;
  readonly before?: Text;
  readonly after?: Text;
};
export const CLASSES: readonly ChangeClass[] = ['materials', 'periods', 'conditions', 'fee', 'basis', 'other'];

const byPath = <F extends Fact>(facts: readonly F[]): ReadonlyMap<string, F> => new Map(facts.map((f) => [f.path, f]));
const equal = (a: Text, b: Text): boolean => a.zh === b.zh && a.en === b.en;

const changeOf = (a: Fact | undefined, b: Fact | undefined): readonly Change[] => {
  const f = b ?? a;
  if (!f || (a && b && equal(a.value, b.value))) return [];
  const kind = a && b ? 'changed' : b ? 'added' : 'removed';
  const sides = { ...(a ? { before: a.value } : {}), ...(b ? { after: b.value } : {}) };
  return [{ class: f.class, kind, path: f.path, label: f.label, ...sides }];
};

const facts = (a: ReadonlyMap<string, Fact>, b: ReadonlyMap<string, Fact>): readonly Change[] =>
  [...new Set([...a.keys(), ...b.keys()])].flatMap((path) => changeOf(a.get(path), b.get(path)));

/** An entry on both sides is compared by its parts, its name among them; one that is new or gone is told whole. */
const entries = (a: Entry | undefined, b: Entry | undefined): readonly Change[] =>
  a && b ? facts(byPath(a.parts), byPath(b.parts)) : changeOf(a, b);

type Named = { readonly value: string; readonly label: Text; readonly hint?: Text };
/** The codes behind the words that both versions offer: a form, a condition or a licence goes by them. */
const codesOf = (of: readonly Named[] | undefined, others: readonly Named[] | undefined): readonly unknown[] => {
  const both = new Set(others?.map((o) => o.label.zh));
  return (of ?? []).filter((o) => both.has(o.label.zh)).map(({ value, hint }) => [value, hint]);
};
type Asked = {
  readonly key: string;
  readonly many?: boolean;
  readonly keeps?: string;
  readonly options: readonly Named[];
};
const behind = (of: readonly Asked[] | undefined, others: readonly Asked[] | undefined): readonly unknown[] =>
  (of ?? []).flatMap((q) => {
    const o = others?.find((x) => x.key === q.key);
    return o ? [[q.key, q.many ?? false, q.keeps, codesOf(q.options, o.options)]] : [];
  });

/** What a version says that no line above shows: order, notes of fields, codes, internal steps. */
const unseen = (v: ItemVersion, other: ItemVersion): string => {
  // What is new or gone has its own line; of what both have, order and notes are compared.
  const fields = new Map(other.form.sections.flatMap((s) => s.fields.map((f) => [f.key, f])));
  const refs = new Set(other.materials.map((m) => m.ref));
  const asked = new Set(other.faq.map((f) => f.q.zh));
  const { materials: _m, promised: _p, statutory: _s, item: _i, version: _v, fields: _f, ...terms } = v.terms;
  const { tolerable: _t, committable: _c, instant: _n, hearing: _h, procedures: _r, ...internal } = terms;
  const bare = v.form.sections.map(({ fields: own, ...s }) => [
    s,
    own
      .filter((f) => fields.has(f.key))
      .map(({ label: _l, kind: _k, required: _q, when: _w, min: _a, max: _b, options, fields: group, ...f }) => [
        f,
        codesOf(options, fields.get(f.key)?.options),
        group?.map(({ label: _n, ...g }) => g),
      ]),
  ]);
  const { codes, taskType, nature, level, powerSource, reformMode, otherPeriods, denialTexts, editable } = v;
  const order = [
    v.materials.map((m) => m.ref).filter((r) => refs.has(r)),
    v.faq.map((f) => f.q.zh).filter((q) => asked.has(q)),
  ];
  const { series, kindCode, numberedElsewhere } = v.result;
  const period = (p: ItemVersion['statutory']) => [p?.extension?.basis, p?.extension?.approver, p?.unitBasis];
  const duties = new Set(other.duties?.map((d) => d.key));
  const codesBehind = [
    [
      series,
      kindCode,
      numberedElsewhere,
      v.remedy.url,
      v.department.code,
      v.department.central,
      v.form.id,
      v.form.version,
    ],
    v.materials.filter((m) => refs.has(m.ref)).map((m) => [m.ref, m.source]),
    behind(v.questions, other.questions),
    behind(v.eligibility?.questions, other.eligibility?.questions),
    v.eligibility?.verdicts.map((x) => x.article),
    [v.statutory && other.statutory && period(v.statutory), v.promised && other.promised && period(v.promised)],
    v.duties?.filter((d) => duties.has(d.key)).map(({ text: _d, ...d }) => d),
    v.terms.procedures.map((x) => x.basis),
    v.commitment && other.commitment && [v.commitment.liability, v.commitment.verification],
    v.visits.reason,
  ];
  const rest = { codes, taskType, nature, level, powerSource, reformMode, otherPeriods, denialTexts, editable };
  // JSON first: what is undefined is simply not there.
  return JSON.stringify([
    internal,
    bare,
    rest,
    order,
    codesBehind,
    v.origin,
    v.renewedBy,
    v.changedBy,
    v.steps.map((s) => s.key),
  ]);
};

/** Said once, so that nothing is hidden. */
const rest = (from: ItemVersion, to: ItemVersion): readonly Change[] =>
  unseen(from, to) === unseen(to, from)
    ? []
    : [
        {
          class: 'other',
          kind: 'changed',
          path: '',
          label: { zh: '顺序、填报说明或内部环节', en: 'Order, notes of the form or internal steps' },
          after: { zh: '另有改动，不影响上面各项', en: 'changed as well; nothing above is touched by it' },
        },
      ];

/** Field by field from one version to another, by class: 材料 时限 条件 收费 依据 其他. Pure. */
export const compareVersions = (from: ItemVersion, to: ItemVersion): readonly Change[] => {
  const single = facts(byPath(singleFacts(from)), byPath(singleFacts(to)));
  const [a, b] = [byPath(entriesOf(from)), byPath(entriesOf(to))];
  const listed = [...new Set([...a.keys(), ...b.keys()])].flatMap((path) => entries(a.get(path), b.get(path)));
  const all = [...single, ...listed];
  return [...all, ...rest(from, to)].toSorted((x, y) => CLASSES.indexOf(x.class) - CLASSES.indexOf(y.class));
};

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

/** What a version says that no line above shows: order, notes of fields, codes, internal steps. */
const unseen = (v: ItemVersion, other: ItemVersion): string => {
  // What is new or gone has its own line; of what both have, order and notes are compared.
  const fields = new Set(other.form.sections.flatMap((s) => s.fields.map((f) => f.key)));
  const refs = new Set(other.materials.map((m) => m.ref));
  const asked = new Set(other.faq.map((f) => f.q.zh));
  const { materials: _m, promised: _p, statutory: _s, item: _i, version: _v, fields: _f, ...terms } = v.terms;
  const { tolerable: _t, committable: _c, instant: _n, hearing: _h, procedures: _r, ...internal } = terms;
  const bare = v.form.sections.map(({ fields: own, ...s }) => [
    s,
    own
      .filter((f) => fields.has(f.key))
      .map(({ label: _l, kind: _k, required: _q, when: _w, min: _a, max: _b, options: _o, fields: _g, ...f }) => f),
  ]);
  const { codes, taskType, nature, level, powerSource, reformMode, otherPeriods, denialTexts, editable } = v;
  const order = [
    v.materials.map((m) => m.ref).filter((r) => refs.has(r)),
    v.faq.map((f) => f.q.zh).filter((q) => asked.has(q)),
  ];
  const rest = { codes, taskType, nature, level, powerSource, reformMode, otherPeriods, denialTexts, editable };
  // JSON first: what is undefined is simply not there.
  return JSON.stringify([internal, bare, rest, order, v.origin, v.renewedBy, v.changedBy, v.steps.map((s) => s.key)]);
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

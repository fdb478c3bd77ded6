import type { Text } from '../../../kernel/text.ts';
import { isEmpty, keysOf, type Scope, type Truth, truth } from './conditions.ts';
import type { Answer, Answers, Check, Condition, Field, FormDefinition, Section } from './definition.ts';
import { type FieldError, missing, notAForm, says, unknownField } from './errors.ts';
import { shown } from './format.ts';
import { type Around, faultOf } from './values.ts';

export type SectionState = 'untouched' | 'partial' | 'done' | 'blocked';
/** A field as it stands on the page; `at` is its path and the id an error link points to. */
export type FieldView = {
  readonly at: string;
  readonly field: Field;
  readonly required: boolean;
  readonly value: Answer | undefined;
  /** Rows of a group, each with its visible fields. */
  readonly rows?: readonly (readonly FieldView[])[];
};
export type SectionView = {
  readonly key: string;
  readonly section: Section;
  readonly state: SectionState;
  /** Empty while blocked. */
  readonly fields: readonly FieldView[];
  /** 现在还不能填：先填这些. */
  readonly waitsFor: readonly { readonly at: string; readonly label: Text }[];
};
export type FormView = {
  /** Sections that apply, the blocked ones among them; sections that do not apply are left out. */
  readonly sections: readonly SectionView[];
  readonly errors: readonly FieldError[];
  /** True when nothing is missing or wrong: the form may be sent. */
  readonly complete: boolean;
  readonly sectionStates: Readonly<Record<string, SectionState>>;
  /** The first field in page order that is missing or wrong. */
  readonly next?: { readonly section: string; readonly at: string };
  /** The answers that count: hidden ones and unknown keys are left out. This is what is filed. */
  readonly answers: Answers;
};
/** `context`: answers given before the form (the situation); conditions and checks may read them, errors never stand at them. */
export type FormAround = Around & { readonly context?: Answers };

const DEFAULT_MAX_ROWS = 50;
const own = (o: unknown, key: string): Answer | undefined =>
  typeof o === 'object' && o !== null && Object.hasOwn(o, key) ? (o as Answers)[key] : undefined;
const isPlain = (v: unknown): v is Answers => typeof v === 'object' && v !== null && !Array.isArray(v);
const isRequired = (f: Field): boolean => f.required !== false;

/** Which answers count: a field is readable only while it is itself shown, so that a hidden answer decides nothing. */
const readable = (
  fields: readonly Field[],
  answers: unknown,
  outer: Scope,
  sectionOf?: ReadonlyMap<Field, Section>,
) => {
  const byKey = new Map(fields.map((f) => [f.key, f]));
  const known = new Map<string, Truth>();
  const visible = (f: Field): Truth => {
    const before = known.get(f.key);
    if (before !== undefined) return before;
    known.set(f.key, false); // a circle of conditions shows nothing
    const section = sectionOf?.get(f)?.when;
    const parts = [section, f.when].filter((c): c is Condition => c !== undefined).map((c) => truth(c, scope));
    const t: Truth = parts.includes(false) ? false : parts.includes('unknown') ? 'unknown' : true;
    known.set(f.key, t);
    return t;
  };
  const scope: Scope = (key) => {
    const f = byKey.get(key);
    if (!f) return outer(key);
    return visible(f) === true ? own(answers, key) : undefined;
  };
  return { scope, visible };
};

type Found = { readonly views: readonly FieldView[]; readonly errors: readonly FieldError[]; readonly kept: Answers };

const lookAt = (f: Field, at: string, value: unknown, scope: Scope, around: FormAround): Found => {
  const answer = value as Answer | undefined;
  if (f.kind === 'group' && !isEmpty(answer) && Array.isArray(value)) return lookAtRows(f, at, value, scope, around);
  const view: FieldView = { at, field: f, required: isRequired(f), value: answer };
  if (isEmpty(answer)) {
    const errors = isRequired(f) ? [{ at, code: 'missing' as const, text: missing(f) }] : [];
    return { views: [f.kind === 'group' ? { ...view, rows: [] } : view], errors, kept: {} };
  }
  const fault = faultOf(f, value, around);
  return { views: [view], errors: fault ? [{ at, ...fault }] : [], kept: { [f.key]: answer as Answer } };
};

const lookAtRows = (f: Field, at: string, rows: readonly unknown[], outer: Scope, around: FormAround): Found => {
  const max = f.maxRows ?? DEFAULT_MAX_ROWS;
  const min = f.minRows ?? (isRequired(f) ? 1 : 0);
  const name = f.rowName ?? { zh: '行', en: 'rows' };
  const errors: FieldError[] = [];
  if (rows.length > max) errors.push({ at, code: 'too-many', text: says.tooMany(f, max, name) });
  if (rows.length < min) errors.push({ at, code: 'too-few', text: says.tooFew(f, min, name) });
  // Rows beyond the limit are not walked: an oversized list costs nothing.
  const looked = rows.slice(0, max).map((row, i): Found => {
    const path = `${at}.${i}`;
    if (!isPlain(row)) return { views: [], errors: [{ at: path, code: 'wrong-kind', text: notAForm }], kept: {} };
    return lookAtFields(f.fields ?? [], `${path}.`, row, outer, around);
  });
  const view: FieldView = {
    at,
    field: f,
    required: isRequired(f),
    value: rows as Answer,
    rows: looked.map((l) => l.views),
  };
  return {
    views: [view],
    errors: [...errors, ...looked.flatMap((l) => l.errors)],
    kept: { [f.key]: looked.map((l) => l.kept) },
  };
};

const lookAtFields = (
  fields: readonly Field[],
  prefix: string,
  answers: Answers,
  outer: Scope,
  around: FormAround,
): Found => {
  const { scope, visible } = readable(fields, answers, outer);
  const looked = fields
    .filter((f) => visible(f) === true)
    .map((f) => lookAt(f, prefix + f.key, own(answers, f.key), scope, around));
  const keys = new Set(fields.map((f) => f.key));
  const strange = Object.keys(answers)
    .filter((k) => !keys.has(k))
    .slice(0, 20);
  return {
    views: looked.flatMap((l) => l.views),
    errors: [
      ...looked.flatMap((l) => l.errors),
      ...strange.map((k): FieldError => ({ at: prefix + k, code: 'unknown-field', text: unknownField(k) })),
    ],
    kept: Object.assign({}, ...looked.map((l) => l.kept)) as Answers,
  };
};

const fill = (t: Text, fields: ReadonlyMap<string, Field>, scope: Scope): Text => {
  const put = (s: string, locale: 'zh' | 'en') =>
    s.replace(/\{([A-Za-z0-9]+)\}/g, (whole, key: string) => {
      const f = fields.get(key);
      return f ? shown(f, scope(key))[locale] : whole;
    });
  return { zh: put(t.zh, 'zh'), en: put(t.en, 'en') };
};

const checkErrors = (
  checks: readonly Check[],
  fields: ReadonlyMap<string, Field>,
  answers: Answers,
  scope: Scope,
): FieldError[] =>
  checks.flatMap((check): FieldError[] => {
    const [group = '', rowKey] = check.at.split('.');
    if (rowKey === undefined) {
      if (scope(check.at) === undefined || truth(check.unless, scope) !== false) return [];
      return [{ at: check.at, code: 'check', text: fill(check.says, fields, scope) }];
    }
    const rowFields = new Map([
      ...fields,
      ...(fields.get(group)?.fields ?? []).map((f): [string, Field] => [f.key, f]),
    ]);
    const rows = own(answers, group);
    return (Array.isArray(rows) ? (rows as readonly Answers[]) : []).flatMap((row, i): FieldError[] => {
      const inRow: Scope = (key) => own(row, key) ?? scope(key);
      if (inRow(rowKey) === undefined || truth(check.unless, inRow) !== false) return [];
      return [{ at: `${group}.${i}.${rowKey}`, code: 'check', text: fill(check.says, rowFields, inRow) }];
    });
  });

const stateOf = (views: readonly FieldView[], errors: readonly FieldError[]): SectionState => {
  if (views.every((v) => isEmpty(v.value))) return 'untouched';
  const wrong = errors.some((e) => views.some((v) => e.at === v.at || e.at.startsWith(`${v.at}.`)));
  return wrong ? 'partial' : 'done';
};

/**
 * Definition + answers → what is shown, what is wrong, what is next. Pure, total: hostile or malformed answers give
 * errors that name the field, never an exception. The same function runs in the browser while typing and on the
 * server before a filing is received.
 */
export const evaluate = (
  definition: FormDefinition,
  checks: readonly Check[],
  input: unknown,
  around: FormAround = {},
): FormView => {
  const answers: Answers = isPlain(input) ? input : {};
  const all = definition.sections.flatMap((s) => s.fields);
  const fields = new Map(all.map((f) => [f.key, f]));
  const sectionOf = new Map(definition.sections.flatMap((s) => s.fields.map((f): [Field, Section] => [f, s])));
  const context: Scope = (key) => own(around.context ?? {}, key);
  const { scope, visible } = readable(all, answers, context, sectionOf);

  const found = new Map<string, Found>();
  for (const f of all) if (visible(f) === true) found.set(f.key, lookAt(f, f.key, own(answers, f.key), scope, around));
  const kept = Object.assign({}, ...[...found.values()].map((l) => l.kept)) as Answers;
  const strange = Object.keys(answers)
    .filter((k) => !fields.has(k))
    .slice(0, 20);
  const errors: FieldError[] = [
    ...(isPlain(input) || input === undefined || input === null
      ? []
      : [{ at: '', code: 'wrong-kind' as const, text: notAForm }]),
    ...[...found.values()].flatMap((l) => l.errors),
    ...strange.map((k): FieldError => ({ at: k, code: 'unknown-field', text: unknownField(k) })),
    ...checkErrors(checks, fields, kept, scope),
  ];

  const sections = definition.sections.flatMap((section): SectionView[] => {
    const applies = section.when ? truth(section.when, scope) : true;
    if (applies === false) return [];
    if (applies === 'unknown') {
      const waitsFor = keysOf(section.when!)
        .map((key) => fields.get(key))
        .filter((f): f is Field => f !== undefined && visible(f) === true && isRequired(f) && isEmpty(scope(f.key)))
        .map((f) => ({ at: f.key, label: f.label }));
      // What hangs on an optional question left open does not apply; only a required one blocks.
      return waitsFor.length === 0 ? [] : [{ key: section.key, section, state: 'blocked', fields: [], waitsFor }];
    }
    const views = section.fields.flatMap((f) => found.get(f.key)?.views ?? []);
    return [{ key: section.key, section, state: stateOf(views, errors), fields: views, waitsFor: [] }];
  });

  const next = sections
    .flatMap((s) => s.fields.map((v) => ({ section: s.key, at: v.at })))
    .flatMap(({ section, at }) =>
      errors.filter((e) => e.at === at || e.at.startsWith(`${at}.`)).map((e) => ({ section, at: e.at })),
    )[0];
  return {
    sections,
    errors,
    complete: errors.length === 0,
    sectionStates: Object.fromEntries(sections.map((s) => [s.key, s.state])),
    ...(next ? { next } : {}),
    answers: kept,
  };
};

/** One value while it is typed: the first thing wrong with it, or nothing. An empty value is not yet wrong. */
export const validateField = (field: Field, value: unknown, around: FormAround = {}): FieldError | undefined => {
  if (isEmpty(value as Answer | undefined)) return undefined;
  const found = lookAt(field, field.key, value, () => undefined, around);
  return found.errors[0];
};

import type { Text } from '../../../kernel/text.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import type { Round } from '../queries.ts';

export type Scope = { readonly value: string; readonly text: Text };
type Field = ItemVersion['form']['sections'][number]['fields'][number];

/** The fields of many choices that the licence will print; where it prints none of them, those of the form. */
const divisibleFields = (version: ItemVersion): readonly Field[] => {
  const many = version.form.sections.flatMap((s) => s.fields).filter((f) => f.kind === 'choices');
  const printed = new Set((version.result.face ?? []).map((line) => line.from));
  const onFace = many.filter((f) => printed.has(`answer.${f.key}`));
  return onFace.length > 0 ? onFace : many;
};

/** `dishes:hot`: an option of a field, as the parts of a decision name it. */
export const scopeOf = (field: string, option: string): string => `${field}:${option}`;

/** What the applicant asked for and the decision may part: each chosen option. Nothing where the item is not divisible. */
export const scopesOf = (version: ItemVersion, last: Round | undefined): readonly Scope[] =>
  version.terms.divisible && last
    ? divisibleFields(version).flatMap((f) => {
        const chosen = last.answers[f.key];
        if (!Array.isArray(chosen)) return [];
        return (f.options ?? [])
          .filter((o) => (chosen as readonly unknown[]).includes(o.value))
          .map((o): Scope => ({ value: scopeOf(f.key, o.value), text: o.label }));
      })
    : [];

const namesOfParts = (version: ItemVersion): readonly (readonly [string, Text])[] =>
  divisibleFields(version).flatMap((f) => (f.options ?? []).map((o) => [scopeOf(f.key, o.value), o.label] as const));

/** Names of all scopes of a version, for papers and histories. */
export const scopeNames = (version: ItemVersion): Readonly<Record<string, string>> =>
  Object.fromEntries(namesOfParts(version).map(([value, label]) => [value, label.zh]));

/** The name of one part in both languages; an unknown one stands for itself. */
export const scopeName = (version: ItemVersion): ((value: string) => Text) => {
  const names = new Map(namesOfParts(version));
  return (value) => names.get(value) ?? { zh: value, en: value };
};

/**
 * The answers with only what was granted: a licence must not print a part that was refused. Parts that are typed words
 * and no option change nothing.
 */
export const grantedOnly = (version: ItemVersion, last: Round, granted: readonly string[] | undefined): Round => {
  if (!granted) return last;
  const fields = divisibleFields(version).filter((f) => granted.some((g) => g.startsWith(`${f.key}:`)));
  const answers = Object.fromEntries(
    fields.flatMap((f) => {
      const chosen = last.answers[f.key];
      return Array.isArray(chosen)
        ? [[f.key, (chosen as readonly string[]).filter((v) => granted.includes(scopeOf(f.key, v)))]]
        : [];
    }),
  );
  return { ...last, answers: { ...last.answers, ...answers } };
};

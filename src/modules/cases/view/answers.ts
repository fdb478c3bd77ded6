import { maskId } from '../../../kernel/identifiers.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { type Answer, type Answers, evaluate, type FieldView, shown } from '../../forms/index.ts';
import type { CaseAnswer } from '../contract.ts';
import type { Round } from '../queries.ts';

type Field = FieldView['field'];

/** The chosen options as conditions read them: one value, or a list where the question takes many. */
const situationAnswersOf = (version: ItemVersion, round: Round): Answers =>
  Object.fromEntries(
    version.questions.flatMap((q): [string, Answer][] => {
      const chosen = round.situation[q.key] ?? [];
      if (chosen.length === 0) return [];
      return [[q.key, q.many ? chosen : chosen[0]!]];
    }),
  );
/** Names of regions and industries by code, for those two kinds of field. */
export type Codes = (kind: 'region' | 'industry', code: string) => Text | undefined;

const SECRET: readonly Field['kind'][] = ['resident-id', 'phone', 'credit-code'];
const isSecret = (f: Field): boolean => f.sensitive === true || SECRET.includes(f.kind);
const masked = (f: Field, v: Answer): Text => {
  const s = String(v);
  const m = f.kind === 'phone' ? `${s.slice(0, 3)}****${s.slice(-4)}` : SECRET.includes(f.kind) ? maskId(s) : '••••';
  return { zh: m, en: m };
};

const rowsText = (f: Field, rows: readonly Answers[], codes: Codes, open: boolean): Text => {
  const row = (r: Answers, l: 'zh' | 'en') =>
    (f.fields ?? [])
      .filter((x) => r[x.key] !== undefined && r[x.key] !== null)
      .map((x) => `${x.label[l]} ${valueText(x, r[x.key], codes, open)[l]}`)
      .join(l === 'zh' ? '，' : ', ');
  return {
    zh: rows.map((r, i) => `${i + 1}. ${row(r, 'zh')}`).join('；'),
    en: rows.map((r, i) => `${i + 1}. ${row(r, 'en')}`).join('; '),
  };
};

const valueText = (f: Field, v: Answer | undefined, codes: Codes, open: boolean): Text => {
  if (v === undefined || v === null) return shown(f, v);
  if (!open && isSecret(f)) return masked(f, v);
  if ((f.kind === 'region' || f.kind === 'industry') && typeof v === 'string') {
    const name = codes(f.kind, v);
    return name ? { zh: `${name.zh} ${v}`, en: `${name.en} ${v}` } : { zh: v, en: v };
  }
  if (f.kind === 'group' && Array.isArray(v)) return rowsText(f, v as readonly Answers[], codes, open);
  return shown(f, v);
};

/**
 * What was answered, section by section, as people read it; what the last correction changed is marked with the value
 * before. `open`: the applicant reads their own numbers, an officer sees them masked until unmasked with a purpose.
 */
export const answersOf = (
  version: ItemVersion,
  rounds: readonly Round[],
  codes: Codes,
  open: boolean,
): readonly CaseAnswer[] => {
  const last = rounds.at(-1);
  if (!last) return [];
  const before = rounds.at(-2);
  // Some answers hang on an opening question: without it they would not count.
  const context = situationAnswersOf(version, last);
  const form = evaluate(version.form, [], last.answers, { context });
  return form.sections.flatMap((s) =>
    s.fields
      .filter((f) => f.value !== undefined && f.value !== null)
      .map(({ field, value }): CaseAnswer => {
        const old = before?.answers[field.key];
        const changed = before !== undefined && JSON.stringify(old ?? null) !== JSON.stringify(value ?? null);
        const from = last.provenance[field.key];
        return {
          section: s.key,
          sectionTitle: s.section.title,
          key: field.key,
          label: field.label,
          shown: valueText(field, value, codes, open),
          masked: !open && isSecret(field),
          ...(open ? { value } : {}),
          ...(from ? { provenance: from } : {}),
          ...(changed ? { was: valueText(field, old, codes, open), changedOn: last.on } : {}),
        };
      }),
  );
};

/** One value in the clear, for an unmasking that was logged. */
export const openAnswer = (
  version: ItemVersion,
  rounds: readonly Round[],
  key: string,
  codes: Codes,
): Text | undefined => {
  const field = version.form.sections.flatMap((s) => s.fields).find((f) => f.key === key);
  const value = rounds.at(-1)?.answers[key];
  return field && value !== undefined ? valueText(field, value, codes, true) : undefined;
};

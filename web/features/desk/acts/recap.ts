import type { Text } from '../../../../src/kernel/text.ts';
import { fullDay } from '../../../ui/dates.tsx';
import type { ActField, Choice, Values } from './form.ts';
import { picked, rowsOf, said, t } from './form.ts';

type Recapped = { readonly key: string; readonly label: Text; readonly value: Text };

const SEPARATOR = t('、', ', ');
const join = (texts: readonly Text[]): Text => ({
  zh: texts.map((x) => x.zh).join(SEPARATOR.zh),
  en: texts.map((x) => x.en).join(SEPARATOR.en),
});
const same = (s: string): Text => ({ zh: s, en: s });
const labelOf = (choices: readonly Choice[], value: string): Text =>
  choices.find((c) => c.value === value)?.label ?? same(value);

/** What was written, to be looked over before it is done; what was left empty is left out. */
export const recap = (fields: readonly ActField[], values: Values): readonly Recapped[] =>
  fields.flatMap((f): Recapped[] => {
    const value = valueIn(f, values);
    return value ? [{ key: f.key, label: f.label, value }] : [];
  });

const valueIn = (f: ActField, x: Values): Text | undefined => {
  switch (f.kind) {
    case 'one':
      return said(x, f.key) ? labelOf(f.choices, said(x, f.key)) : undefined;
    case 'many': {
      const chosen = picked(x, f.key).map((v) => labelOf(f.choices, v));
      return chosen.length > 0 ? join(chosen) : undefined;
    }
    case 'tick':
      return x[f.key] === true ? t('是', 'Yes') : undefined;
    case 'number':
      return said(x, f.key)
        ? t(`${said(x, f.key)} ${f.unit?.zh ?? ''}`.trim(), `${said(x, f.key)} ${f.unit?.en ?? ''}`.trim())
        : undefined;
    case 'persons':
    case 'files': {
      const names = rowsOf(x, f.key).map((r) => same(r.name ?? ''));
      return names.length > 0 ? join(names) : undefined;
    }
    // Its name is known where it was chosen only; the paper prints it.
    case 'place':
      return undefined;
    case 'rows':
    case 'defects': {
      const rows = rowsOf(x, f.key).map((r) => same(Object.values(r).filter(Boolean).join(' ')));
      return rows.length > 0 ? join(rows) : undefined;
    }
    case 'words':
    case 'line':
    case 'lines':
      return said(x, f.key) ? same(said(x, f.key)) : undefined;
    case 'day': {
      const day = said(x, f.key);
      return day ? t(fullDay(day, 'zh'), fullDay(day, 'en')) : undefined;
    }
    default:
      return f satisfies never;
  }
};

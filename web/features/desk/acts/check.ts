import type { Text } from '../../../../src/kernel/text.ts';
import type { ActField, RowField, Values } from './form.ts';
import { picked, rowsOf, said, t } from './form.ts';

export type FieldFault = { readonly key: string; readonly text: Text };

const fault = (key: string, zh: string, en: string): FieldFault => ({ key, text: t(zh, en) });
const isDay = (s: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(s) && !Number.isNaN(Date.parse(`${s}T00:00:00Z`));

/** Only what is left empty or cannot be read; the law's own reasons come from the server with their article. */
export const faultsIn = (fields: readonly ActField[], values: Values): readonly FieldFault[] =>
  fields.flatMap((f) => faultOf(f, values) ?? []);

const faultOf = (f: ActField, x: Values): FieldFault | undefined => {
  const { zh, en } = f.label;
  switch (f.kind) {
    case 'words':
    case 'line':
    case 'lines':
      if (said(x, f.key).length > 4000)
        return fault(f.key, `“${zh}”最多 4000 字，请写短些`, `${en}: at most 4,000 characters`);
      return f.needed && !said(x, f.key) ? fault(f.key, `请写“${zh}”`, `Write ${lower(en)}`) : undefined;
    case 'day':
      return dayFault(f, said(x, f.key));
    case 'number':
      return numberFault(f, said(x, f.key));
    case 'one':
      return f.needed && !said(x, f.key) ? fault(f.key, `请选“${zh}”`, `Choose ${lower(en)}`) : undefined;
    case 'many': {
      const least = f.atLeast ?? (f.needed ? 1 : 0);
      const n = picked(x, f.key).length;
      if (f.atMost !== undefined && n > f.atMost)
        return fault(
          f.key,
          `“${zh}”最多选 ${f.atMost} 个，现在 ${n} 个。全部选上的，请办“准予”`,
          `${en}: choose at most ${f.atMost}; now ${n}. With all of them it is a grant`,
        );
      if (n >= least) return undefined;
      return least === 1
        ? fault(f.key, `请选“${zh}”`, `Choose ${lower(en)}`)
        : fault(f.key, `“${zh}”至少选 ${least} 个，现在 ${n} 个`, `${en}: choose at least ${least}; now ${n}`);
    }
    case 'tick':
      return f.needed && x[f.key] !== true ? fault(f.key, `请先确认：${zh}`, `Confirm first: ${en}`) : undefined;
    case 'persons':
      return f.needed && rowsOf(x, f.key).length === 0
        ? fault(f.key, `请找到并选上“${zh}”`, `Find and choose ${lower(en)}`)
        : undefined;
    case 'place':
      return f.needed && !said(x, f.key) ? fault(f.key, `请选“${zh}”`, `Choose ${lower(en)}`) : undefined;
    case 'files':
      return f.needed && rowsOf(x, f.key).length === 0
        ? fault(f.key, `请上传“${zh}”`, `Upload ${lower(en)}`)
        : undefined;
    case 'rows':
      return rowsFault(f, x);
    case 'defects':
      return defectsFault(f.key, x);
    default:
      return f satisfies never;
  }
};

const lower = (s: string): string => s.charAt(0).toLowerCase() + s.slice(1);

const dayFault = (f: Extract<ActField, { kind: 'day' }>, value: string): FieldFault | undefined => {
  const { zh, en } = f.label;
  if (!value) return f.needed ? fault(f.key, `请填“${zh}”`, `Enter ${lower(en)}`) : undefined;
  if (!isDay(value)) return fault(f.key, `“${zh}”不是日历上的一天，请按年、月、日填`, `${en} is not a calendar day`);
  if (f.from && value < f.from) return fault(f.key, `“${zh}”不能早于 ${f.from}`, `${en} cannot be before ${f.from}`);
  if (f.to && value > f.to) return fault(f.key, `“${zh}”不能晚于 ${f.to}`, `${en} cannot be after ${f.to}`);
  return undefined;
};

const numberFault = (f: Extract<ActField, { kind: 'number' }>, value: string): FieldFault | undefined => {
  const { zh, en } = f.label;
  if (!value) return f.needed ? fault(f.key, `请填“${zh}”`, `Enter ${lower(en)}`) : undefined;
  const n = Number(value);
  return Number.isInteger(n) && n >= f.from && n <= f.to
    ? undefined
    : fault(f.key, `“${zh}”填 ${f.from} 到 ${f.to} 的整数`, `${en}: a whole number from ${f.from} to ${f.to}`);
};

const emptyIn = (of: readonly RowField[], row: Readonly<Record<string, string>>): RowField | undefined =>
  of.find((c) => c.needed && !row[c.key]?.trim());

const rowsFault = (f: Extract<ActField, { kind: 'rows' }>, x: Values): FieldFault | undefined => {
  const rows = rowsOf(x, f.key);
  if (rows.length < f.atLeast)
    return fault(f.key, `请至少写一条“${f.rowName.zh}”`, `Write at least one ${lower(f.rowName.en)}`);
  for (const [i, row] of rows.entries()) {
    const missing = emptyIn(f.of, row);
    if (missing)
      return fault(
        f.key,
        `第 ${i + 1} 条${f.rowName.zh}没有“${missing.label.zh}”，请补上`,
        `${f.rowName.en} ${i + 1} has no ${lower(missing.label.en)}`,
      );
  }
  const covers = f.covers;
  const bare = covers?.of.find((c) => !rows.some((r) => r[covers.key] === c.value));
  return bare
    ? fault(
        f.key,
        `“${bare.label.zh}”没有准予，也还没有写理由。请加一条理由`,
        `${bare.label.en} is neither granted nor refused with a reason. Add its reason`,
      )
    : undefined;
};

const defectsFault = (key: string, x: Values): FieldFault | undefined => {
  const rows = rowsOf(x, key);
  if (rows.length === 0) return fault(key, '请勾选要补正的材料或内容', 'Tick what has to be corrected');
  const vague = rows.findIndex((r) => !r.defect || !r.note?.trim());
  return vague < 0
    ? undefined
    : fault(
        key,
        `第 ${vague + 1} 项没有写清问题和怎么改，申请人看不懂就补不对`,
        `Item ${vague + 1} does not say what is wrong and how to mend it`,
      );
};

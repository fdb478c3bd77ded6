import { checkCreditCode } from '../../../kernel/identifiers.ts';
import type { PeriodRule } from '../../../law/period.ts';
import { type CodeTable, isCode, nameOf, SERVICE_OBJECTS, TASK_TYPES } from '../codes.ts';
import type { ItemVersion } from '../item.ts';
import type { Notes } from './defect.ts';

/** Codes of the file against the tables of `codes.ts`. What a table does not hold is told and left out, never guessed. */
export const codeOf = (
  value: string,
  table: CodeTable,
  field: string,
  what: string,
  notes: Notes,
): string | undefined => {
  if (value === '') return undefined;
  if (isCode(table, value)) return value;
  notes.warn(
    field,
    'unknown-code',
    value,
    [`${what}代码 ${value} 不在代码表里，没有导入`, `Code ${value} is not in the table and was left out`],
    [`从代码表里选：${Object.keys(table).join('、')}`, `Use one of ${Object.keys(table).join(', ')}`],
  );
  return undefined;
};

/** Several codes in one text: `1,9` or `3^4^5`. */
export const codesOf = (
  value: string,
  table: CodeTable,
  field: string,
  what: string,
  notes: Notes,
): readonly string[] =>
  value
    .split(/[,，^;；、]/)
    .map((c) => c.trim())
    .filter((c) => c !== '')
    .flatMap((c) => codeOf(c, table, field, what, notes) ?? []);

/** 01–20; files of some provinces leave the leading nought out. */
export const taskTypeOf = (value: string, notes: Notes): string | undefined =>
  codeOf(/^\d$/.test(value) ? `0${value}` : value, TASK_TYPES, 'taskType', '事项类型', notes);

/** Penalties, compulsion, levies and inspections are not applied for. */
const NOT_APPLIED_FOR = new Set(['02', '03', '04', '06']);

export const natureOf = (taskType: string, name: string, notes: Notes): ItemVersion['nature'] | undefined => {
  if (NOT_APPLIED_FOR.has(taskType)) {
    notes.error(
      'taskType',
      'not-applied-for',
      taskType,
      [
        `${nameOf(TASK_TYPES, taskType).zh}不是依申请办理的事项，没有导入`,
        `${nameOf(TASK_TYPES, taskType).en} is not applied for and was left out`,
      ],
      ['只导入依申请的事项', 'Import only items that are applied for'],
    );
    return undefined;
  }
  if (taskType === '01') return 'permit';
  if (taskType === '05') return 'benefit';
  if (taskType === '20') return 'service';
  return taskType === '10' && name.includes('备案') ? 'filing' : 'confirmation';
};

export const audienceOf = (value: string, notes: Notes): ItemVersion['audience'] => {
  const codes = codesOf(value, SERVICE_OBJECTS, 'serveType', '服务对象', notes);
  const of = (code: string): ItemVersion['audience'][number] =>
    code === '1' ? 'person' : code === '2' ? 'company' : 'other';
  const found = new Set(codes.map(of));
  return (['person', 'company', 'other'] as const).filter((a) => found.has(a));
};

const UNITS: Readonly<Record<string, PeriodRule['unit']>> = {
  '1': 'WORKING_DAY',
  '2': 'NATURAL_DAY',
  '3': 'HOUR',
  '5': 'MONTH',
};

/** A number of days with its unit; `undefined` when it says nothing or cannot be a period. */
export const lengthOf = (
  n: unknown,
  unitCode: string,
  field: string,
  notes: Notes,
): { readonly n: number; readonly unit: PeriodRule['unit'] } | undefined => {
  if (n === undefined || n === null || n === '') return undefined;
  const days = typeof n === 'string' && /^\d+$/.test(n.trim()) ? Number(n) : n;
  const unit = Object.hasOwn(UNITS, unitCode) ? UNITS[unitCode] : undefined;
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 0 || days > 3650) {
    notes.warn(
      field,
      'not-a-period',
      n,
      ['不是 0 到 3650 的整数，时限没有导入', 'Not a whole number from 0 to 3650; the period was left out'],
      ['填整数', 'Give a whole number'],
    );
    return undefined;
  }
  if (!unit) {
    notes.warn(
      field,
      'unknown-code',
      unitCode,
      [
        `时限单位 ${unitCode || '空'} 不在表里，时限没有导入`,
        `The unit ${unitCode || '(empty)'} is unknown; the period was left out`,
      ],
      ['1 工作日、2 自然日、3 小时、5 月', '1 working days, 2 calendar days, 3 hours, 5 months'],
    );
    return undefined;
  }
  return { n: days, unit };
};

/** Unified credit codes are checked; `TE…` are temporary codes of organs that have none yet. */
export const organCode = (value: string, field: string, notes: Notes): string | undefined => {
  if (value === '') {
    notes.warn(
      field,
      'field-missing',
      undefined,
      ['没有实施机构编码', 'The organ has no code'],
      ['补上统一社会信用代码', 'Add its credit code'],
    );
    return undefined;
  }
  if (!/^TE\d{16}$/.test(value) && !checkCreditCode(value).ok)
    notes.warn(
      field,
      'bad-identifier',
      value,
      [
        `机构编码 ${value} 不是有效的统一社会信用代码，照原样保存`,
        `${value} is no valid credit code; it is kept as it stands`,
      ],
      ['向机构核对 18 位代码', 'Check the 18 characters with the organ'],
    );
  return value;
};

/** FNV-1a, for short stable names. */
export const shortHash = (s: string): string => {
  let h = 0x811c9dc5;
  for (const c of s) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return h.toString(36).padStart(7, '0').slice(-6);
};

import type { Bar, Figure, FlowDay, PromiseRow, RangeRow, TableColumn, TableData } from './contract.ts';
import { t } from './words.ts';

export const column = (zh: string, en: string, kind: TableColumn['kind'] = 'text'): TableColumn => ({
  head: t(zh, en),
  kind,
});
const UNITS = { WORKING_DAY: t('工作日', 'working days'), NATURAL_DAY: t('自然日', 'calendar days') } as const;

export const promiseTable = (
  rows: readonly (PromiseRow & { readonly mark?: string })[],
  key = 'promises',
): TableData => ({
  key,
  title: t('说到做到：法定、承诺、实际', 'Law, promise and fact'),
  columns: [
    column('事项', 'Service'),
    column('计算单位', 'Counted in'),
    column('法定', 'Law', 'number'),
    column('承诺', 'Promise', 'number'),
    column('一半的件（日内）', 'Half within (days)', 'number'),
    column('九成的件（日内）', 'Nine tenths within (days)', 'number'),
    column('办结', 'Decided', 'number'),
    column('超承诺', 'Late', 'number'),
  ],
  rows: rows.map((r) => ({
    cells: [r.name, UNITS[r.unit], r.statutory, r.promised, r.p50, r.p90, r.decided, r.late],
    ...(r.mark ? { mark: r.mark } : {}),
  })),
});

const bars = (key: string, title: TableData['title'], head: TableColumn, rows: readonly Bar[]): TableData => ({
  key,
  title,
  columns: [head, column('件数', 'Cases', 'number')],
  rows: rows.map((r) => ({ cells: [r.name, r.n], mark: r.mark })),
});

/** The data of each drawing once more as a table, for readers, for print and for the export. */
export const boardTables = (b: {
  readonly figures: readonly Figure[];
  readonly ranges: readonly RangeRow[];
  readonly flow: readonly FlowDay[];
  readonly reasons: readonly Bar[];
  readonly pauses: readonly Bar[];
}): readonly TableData[] => [
  {
    key: 'figures',
    title: t('五个数', 'Five figures'),
    columns: [
      column('指标', 'Figure'),
      column('数值', 'Value', 'number'),
      column('单位', 'Unit'),
      column('说明', 'Note'),
    ],
    rows: b.figures.map((x) => ({ cells: [x.name, x.value, x.unit, x.note], ...(x.mark ? { mark: x.mark } : {}) })),
  },
  promiseTable(b.ranges, 'ranges'),
  {
    key: 'flow',
    title: t('每天受理与办结', 'Accepted and decided each day'),
    columns: [
      column('日期', 'Day', 'day'),
      column('工作日', 'Working day'),
      column('受理', 'Accepted', 'number'),
      column('办结', 'Decided', 'number'),
    ],
    rows: b.flow.map((d) => ({
      cells: [
        d.day,
        d.holiday ? t(d.holiday, d.holiday) : d.working ? t('是', 'yes') : t('休息', 'rest'),
        d.accepted,
        d.decided,
      ],
      mark: d.mark,
    })),
  },
  bars('reasons', t('补正最多的原因', 'What is corrected most'), column('原因', 'Cause'), b.reasons),
  bars('pauses', t('暂停用在哪里', 'Where time was paused'), column('特别程序', 'Procedure'), b.pauses),
];

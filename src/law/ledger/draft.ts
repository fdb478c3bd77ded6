import { type Day, daysBetween } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import type { Citation } from '../period.ts';
import { citationLabel } from '../statutes.ts';
import type { DayRecord } from './days.ts';
import type { ArticleRef, Counted, LedgerInput, Line } from './shape.ts';

export const t = (zh: string, en: string): Text => ({ zh, en });

/** What the rows are made from, computed once by `explain`. */
export type Basis = {
  readonly input: LedgerInput;
  readonly records: readonly DayRecord[];
  readonly today: Day | undefined;
  readonly due: Day;
  readonly firstDue?: Day;
  readonly promisedDue?: Day;
  readonly strictDue?: Day;
};

/** A row before its date, count and rail are written; `rank` orders the rows of one day. */
export type Draft = Omit<Line, 'when' | 'counted' | 'rail'> & { readonly counted?: Counted; readonly rank: number };

export const articleRef = (c: Citation): ArticleRef => ({
  code: `${c.statute}${c.article}`,
  label: citationLabel(c),
});

const civil = (article: string): Citation => ({ statute: '民法典', article });
export const CIVIL_201 = civil('201');
export const CIVIL_203 = civil('203');

/** The article of the period; without one, the article that says how such units are counted. */
export const basisOf = ({ input: { rule, clock } }: Pick<Basis, 'input'>): Citation => {
  if (rule.basis) return rule.basis;
  if (clock.unit === 'WORKING_DAY') return { statute: '许可法', article: '82' };
  return clock.unit === 'NATURAL_DAY' ? CIVIL_203 : civil('202');
};

/** Why rest days do not count: 许可法82 for its own periods; another law's working days rest on its own article. */
export const restBasis = (g: Pick<Basis, 'input'>): Citation => {
  const basis = basisOf(g);
  return basis.statute === '许可法' ? { statute: '许可法', article: '82' } : basis;
};

/** The day on which the clock ended: answered, or void. What comes after it is not counted and is never late. */
export const stopOf = (g: Pick<Basis, 'input'>): Day | undefined => g.input.metOn ?? g.input.voidOn;

/** Where the clock stands on a day, in the words of the last column. */
export const countedOnDay = (g: Basis, d: Day): Counted => {
  const { start } = g.input.clock;
  if (d < start) return { kind: 'not-started', text: t('未起算', 'not started') };
  if (d === start) return { kind: 'start-not-counted', text: t('当日不计', 'day not counted') };
  const stop = stopOf(g);
  if (stop !== undefined && d > stop) return { kind: 'rest', text: t('已停计', 'ended') };
  // The records are one a day from the start on.
  const record = g.records[daysBetween(start, d)] ?? g.records.at(-1)!;
  if (record.kind === 'rest') return { kind: 'rest', text: t('不计', 'not counted') };
  if (record.kind === 'excluded') return { kind: 'excluded', text: t('暂停，不计', 'paused') };
  if (record.over > 0) return { kind: 'over', n: record.over, text: t(`超 ${record.over} 日`, `${record.over} over`) };
  const n = record.counted;
  const ahead = g.today !== undefined && d > g.today;
  return { kind: ahead ? 'ahead' : 'day', n, text: t(`第 ${n} 日`, `day ${n}`) };
};

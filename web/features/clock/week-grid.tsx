import type { Ledger, LedgerCell } from '../../../src/modules/cases/contract.ts';
import { monthName, weekdayLetter } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLocale, useText, useWords } from '../../ui/words.tsx';
import { cellClass } from './cell.ts';
import './week-grid.css';
import { clockWords } from './words.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

const Inside = ({ cell }: { readonly cell: LedgerCell }) => {
  const w = useWords(clockWords);
  if (cell.marks.includes('statutory')) return w.statutory;
  if (cell.marks.includes('promised')) return w.promised;
  if (cell.kind === 'start') return <Icon name="flag" size={16} />;
  if (cell.kind === 'holiday') return <span lang="zh-CN">{w.restSign}</span>;
  return cell.index ?? null;
};

/** Weeks as rows: the phone's calendar, and with `small` the one beside a case file. */
export const WeekGrid = ({ ledger, small }: { readonly ledger: Ledger; readonly small?: boolean }) => {
  const w = useWords(clockWords);
  const { locale } = useLocale();
  const text = useText();
  return (
    <div className={small ? 'week-grid week-grid-small' : 'week-grid'} role="img" aria-label={text(ledger.sentence)}>
      {WEEK.map((n) => (
        <span key={n} className="week-head">
          {weekdayLetter(n, locale)}
        </span>
      ))}
      {ledger.cells.map((c) => (
        <span key={c.day} className={cellClass(c)}>
          <span className="week-date">
            {c.month && (
              <span className="week-month">
                {monthName(c.day, locale).replace(' ', '')}
                {locale === 'en' && ' '}
              </span>
            )}
            {c.date}
          </span>
          {c.marks.includes('make-up') && (
            <span className="week-make-up" lang="zh-CN">
              {w.makeUpSign}
            </span>
          )}
          {!small && (
            <span className="week-inside">
              <Inside cell={c} />
            </span>
          )}
        </span>
      ))}
    </div>
  );
};

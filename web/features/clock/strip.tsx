import type { CSSProperties } from 'react';
import type { Ledger, LedgerCell } from '../../../src/modules/cases/contract.ts';
import { weekdayLetter } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { cellClass } from './cell.ts';
import { emWidth, lanes } from './lanes.ts';
import './strip.css';
import { clockWords } from './words.ts';

const WEEKS_A_ROW = 7;
/** Short periods do not stretch over the page: a day stays about as wide as a thumb. */
const SHORT = 28;
const DAY_PX = 40;
const PAGE_PX = 1120;
const LABEL_PX = 13;

const Inside = ({ cell }: { readonly cell: LedgerCell }) => {
  const w = useWords(clockWords);
  if (cell.kind === 'start') return <Icon name="flag" size={16} />;
  if (cell.kind === 'holiday') return <span lang="zh-CN">{w.restSign}</span>;
  return cell.index ?? null;
};

const Row = ({ cells, flags }: { readonly cells: readonly LedgerCell[]; readonly flags: Ledger['flags'] }) => {
  const w = useWords(clockWords);
  const { locale } = useLocale();
  const text = useText();
  const columnOf = (day: string) => cells.findIndex((c) => c.day === day);
  const here = flags.filter((f) => columnOf(f.from) >= 0);
  const short = cells.length <= SHORT;
  const perDay = (short ? DAY_PX : PAGE_PX / cells.length) / LABEL_PX;
  const spots = lanes(
    here.map((f) => ({ at: columnOf(f.from), width: emWidth(text(f.text)) / perDay })),
    cells.length,
  );
  return (
    <div
      className={short ? 'strip-row strip-row-short' : 'strip-row'}
      style={{ '--columns': cells.length } as CSSProperties}
    >
      {cells.map((c) => (
        <div key={c.day} className="strip-day">
          {c.month && <span className="strip-month">{text(c.month)}</span>}
          <span className="strip-week" lang={locale === 'zh' ? 'zh-CN' : 'en'}>
            {weekdayLetter(c.weekday, locale)}
          </span>
          <span className="strip-date">{c.date}</span>
          <span className={cellClass(c)}>
            <Inside cell={c} />
          </span>
          <span className="strip-under" lang="zh-CN">
            {c.marks.includes('make-up') && w.makeUpSign}
          </span>
        </div>
      ))}
      <div className="strip-flags">
        {here.map((f, i) => (
          <span
            key={`${f.kind}${f.from}`}
            className={`strip-flag strip-flag-${f.kind}`}
            style={{ '--at': columnOf(f.from), '--from': spots[i]!.from, '--lane': spots[i]!.lane } as CSSProperties}
          >
            <span className="strip-flag-text">
              <Say text={f.text} />
            </span>
          </span>
        ))}
        <span
          className="strip-flags-room"
          style={{ '--lane': Math.max(0, ...spots.map((s) => s.lane)) } as CSSProperties}
        />
      </div>
    </div>
  );
};

/** One cell a day in whole weeks; for readers one sentence, the table below says the same in full. */
export const Strip = ({ ledger }: { readonly ledger: Ledger }) => {
  const text = useText();
  const size = WEEKS_A_ROW * 7;
  const rows = Array.from({ length: Math.ceil(ledger.cells.length / size) }, (_, i) =>
    ledger.cells.slice(i * size, (i + 1) * size),
  );
  return (
    <div role="img" aria-label={text(ledger.sentence)}>
      {rows.map((cells) => (
        <Row key={cells[0]!.day} cells={cells} flags={ledger.flags} />
      ))}
    </div>
  );
};

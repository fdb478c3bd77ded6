import type { Bar, FlowDay, Period, RangeRow } from '../../../src/modules/overview/contract.ts';
import { tightDay, weekdayName } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import type { BoardName } from './api.ts';
import { axisOf } from './axis.ts';
import { overviewWords } from './words.ts';
import './charts.css';

/** Where the cases behind a number are listed. */
export const casesLink = (board: BoardName, mark: string, period?: Period) => ({
  to: '/desk/cases',
  search: { board, mark, ...(period ? { period } : {}) },
});

/** As the server has it: fewer decisions are counted, not summed up. */
const FEW = 5;
const at = (n: number, max: number) => ({ insetInlineStart: `${(100 * n) / max}%` });

const Track = ({ row, max }: { readonly row: RangeRow; readonly max: number }) => (
  <span className="range-track" aria-hidden="true">
    <span
      className="range-line"
      style={{ inlineSize: `${(100 * Math.max(row.statutory ?? 0, row.p90 ?? 0, row.promised ?? 0)) / max}%` }}
    />
    {row.p50 !== null && row.p90 !== null && (
      <span
        className={row.over ? 'range-bar range-bar-over' : 'range-bar'}
        style={{ ...at(row.p50, max), inlineSize: `${(100 * (row.p90 - row.p50)) / max}%` }}
      />
    )}
    {row.statutory !== null && <span className="range-law" style={at(row.statutory, max)} />}
    {row.promised !== null && <span className="range-promise" style={at(row.promised, max)} />}
    {row.p50 !== null && <span className="range-half" style={at(row.p50, max)} />}
  </span>
);

/** 法定–承诺–实际: dot for half of the cases, bar to nine tenths, diamond for the promise, tick for the law. */
export const RangeChart = ({ rows, period }: { readonly rows: readonly RangeRow[]; readonly period: Period }) => {
  const w = useWords(overviewWords);
  const { max, ticks } = axisOf(rows);
  return (
    <div className="range">
      <p className="range-key" aria-hidden="true">
        <span className="key-half">{w.half}</span>
        <span className="key-most">{w.most}</span>
        <span className="key-promise">{w.promised}</span>
        <span className="key-law">{w.statutory}</span>
        {rows.some((r) => r.decided < FEW) && <span className="key-words third">{w.few(FEW)}</span>}
      </p>
      <div className="range-axis" aria-hidden="true">
        <span />
        <span className="range-ticks">
          {ticks.map((n) => (
            <span key={n} style={at(n, max)}>
              {n}
            </span>
          ))}
        </span>
        <span className="range-n">{w.decidedHead}</span>
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.mark}>
            <Link {...casesLink('board', row.mark, period)} className="range-row">
              <span className="range-name">
                <Say text={row.name} />
                {row.unit === 'NATURAL_DAY' && <span className="range-natural"> {w.natural}</span>}
                {row.p50 === null && row.decided >= FEW && <span className="range-natural"> {w.uncounted}</span>}
                {row.over && <span className="range-over"> {w.over}</span>}
                <span className="sr">{w.rangeSays(row.p50, row.p90, row.promised, row.statutory)}</span>
              </span>
              <Track row={row} max={max} />
              <span className="range-n">{row.decided}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Two bars a day; rest days are grey and named. A day opens its cases. */
export const FlowChart = ({ days, period }: { readonly days: readonly FlowDay[]; readonly period: Period }) => {
  const w = useWords(overviewWords);
  const { locale } = useLocale();
  const top = Math.max(4, ...days.flatMap((d) => [d.accepted, d.decided]));
  // The name of a holiday stands once, in the middle of its run of days.
  const holidayAt = (i: number): string | undefined => {
    const name = days[i]?.holiday;
    if (!name) return undefined;
    let [from, to] = [i, i];
    while (days[from - 1]?.holiday === name) from--;
    while (days[to + 1]?.holiday === name) to++;
    return i === (from + to) >> 1 ? name : '';
  };
  const height = (n: number) => ({ blockSize: `${(100 * n) / top}%` });
  return (
    <div className="flow">
      <p className="range-key" aria-hidden="true">
        <span className="key-accepted">{w.accepted}</span>
        <span className="key-decided">{w.decided}</span>
        <span className="key-rest">{w.rest}</span>
      </p>
      <div className="flow-days">
        <span className="flow-top" aria-hidden="true">
          {top}
        </span>
        {days.map((d, i) => {
          const named = holidayAt(i);
          const monday = weekdayName(d.day, 'en') === 'Mon';
          return (
            <Link
              key={d.day}
              {...casesLink('board', d.mark, period)}
              className={d.working ? 'flow-day' : 'flow-day flow-rest'}
            >
              <span className="sr">{w.flowSays(tightDay(d.day, locale), d.accepted, d.decided)}</span>
              <span className="flow-bars" aria-hidden="true">
                {!d.working && d.accepted + d.decided === 0 && (
                  <span className="flow-off">{named === undefined ? w.restShort : <Zh>{named}</Zh>}</span>
                )}
                <span className="flow-bar flow-accepted" style={height(d.accepted)} />
                <span className="flow-bar flow-decided" style={height(d.decided)} />
              </span>
              <span className="flow-label" aria-hidden="true">
                {monday ? tightDay(d.day, locale) : ''}
              </span>
            </Link>
          );
        })}
      </div>
    </div>
  );
};

/** Named bars, the longest first; each opens its cases. `paused` is hatched, as paused time is everywhere. */
export const Bars = ({
  rows,
  period,
  paused,
}: {
  readonly rows: readonly Bar[];
  readonly period: Period;
  readonly paused?: boolean;
}) => {
  const top = Math.max(1, ...rows.map((r) => r.n));
  return (
    <ul className="bars">
      {rows.map((row) => (
        <li key={row.mark}>
          <Link {...casesLink('board', row.mark, period)} className="bars-row">
            <span className="bars-name">
              <Say text={row.name} />
            </span>
            <span className="bars-track" aria-hidden="true">
              <span
                className={paused ? 'bars-bar bars-paused' : 'bars-bar'}
                style={{ inlineSize: `${(100 * row.n) / top}%` }}
              />
            </span>
            <span className="bars-n">{row.n}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
};

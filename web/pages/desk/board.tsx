import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { BoardView, Figure, Period, WaitingLine } from '../../../src/modules/overview/contract.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { boardQuery, PERIOD_NAMES, periodOf } from '../../features/overview/api.ts';
import { Bars, casesLink, FlowChart, RangeChart } from '../../features/overview/charts.tsx';
import { TableUnder } from '../../features/overview/data-table.tsx';
import { overviewWords } from '../../features/overview/words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Select } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { OverviewFrame } from './overview-frame.tsx';
import './board.css';

const EXPORT = '/api/desk/board/export';

const FigureBox = ({ figure, period }: { readonly figure: Figure; readonly period: Period }) => {
  const w = useWords(overviewWords);
  const inside = (
    <>
      <span className="figure-name">
        <Say text={figure.name} />
      </span>
      <span className="figure-value">
        {figure.value === null ? '…' : figure.value.toLocaleString('en')}{' '}
        <span className="figure-unit">{figure.value === null ? w.noFigure : <Say text={figure.unit} />}</span>
      </span>
      <span className="figure-note">
        <Say text={figure.note} />
      </span>
    </>
  );
  const className = `figure figure-${figure.tone}`;
  return figure.mark ? (
    <Link {...casesLink('board', figure.mark, period)} className={className}>
      {inside}
    </Link>
  ) : (
    <div className={className}>{inside}</div>
  );
};

/** As many as stand beside the chart; the rest on demand. */
const FIRST = 5;

const Waiting = ({ lines }: { readonly lines: readonly WaitingLine[] }) => {
  const w = useWords(overviewWords);
  const text = useText();
  const [all, setAll] = useState(false);
  if (lines.length === 0)
    return (
      <Empty title={w.noWaiting}>
        <p>{w.noWaitingWhy}</p>
      </Empty>
    );
  return (
    <>
      <ul className="waiting">
        {lines.map((line, i) => (
          <li key={line.case} className={`waiting-${line.tone}${!all && i >= FIRST ? ' print-only' : ''}`}>
            <span className="waiting-title">
              <Say text={line.title} />
            </span>
            <span className="waiting-text">
              <Say text={line.text} />
            </span>
            <ButtonLink
              className="no-print"
              to={`/desk/cases/${line.case}`}
              aria-label={`${text(line.act)}: ${text(line.title)}`}
            >
              <Say text={line.act} />
            </ButtonLink>
          </li>
        ))}
      </ul>
      {!all && lines.length > FIRST && (
        <Button className="no-print" onClick={() => setAll(true)}>
          {w.allWaiting(lines.length)}
        </Button>
      )}
    </>
  );
};

const Sheets = ({ view, period }: { readonly view: BoardView; readonly period: Period }) => {
  const w = useWords(overviewWords);
  const under = (key: string) => (
    <TableUnder
      table={view.tables.find((t) => t.key === key)}
      linkOf={(mark) => casesLink('board', mark, period)}
      path={EXPORT}
      query={{ period }}
    />
  );
  return (
    <div className="board-grid">
      <section className="sheet board-waiting" aria-labelledby="waiting">
        <div className="sheet-head">
          <h2 id="waiting">
            {w.waiting} {view.waiting.length > 0 && view.waiting.length}
          </h2>
        </div>
        <Waiting lines={view.waiting} />
      </section>
      <section className="sheet board-ranges" aria-labelledby="ranges">
        <div className="sheet-head">
          <h2 id="ranges">{w.ranges}</h2>
          <span className="small third">{w.rangesUnit}</span>
        </div>
        {view.ranges.length === 0 ? (
          <Empty title={w.noneDecided}>
            <p>{w.noneDecidedWhy}</p>
          </Empty>
        ) : (
          <RangeChart rows={view.ranges} period={period} />
        )}
        {under('ranges')}
      </section>
      <section className="sheet board-flow" aria-labelledby="flow">
        <div className="sheet-head">
          <h2 id="flow">{w.flow}</h2>
        </div>
        <FlowChart days={view.flow} period={period} />
        {under('flow')}
      </section>
      <section className="sheet board-reasons" aria-labelledby="reasons">
        <div className="sheet-head">
          <h2 id="reasons">{w.reasons}</h2>
        </div>
        {view.reasons.length === 0 ? (
          <p className="second">{w.noReasons}</p>
        ) : (
          <Bars rows={view.reasons} period={period} />
        )}
        {under('reasons')}
        <div className="sheet-rule sheet-head">
          <h2>{w.pauses}</h2>
          {view.latePauses > 0 && (
            <span className="small">
              <span className="late-pauses">{w.latePauses(view.latePauses)}</span>{' '}
              <Link {...casesLink('board', 'late-pause', period)}>{w.see}</Link>
            </span>
          )}
        </div>
        {view.pauses.length === 0 ? (
          <p className="second">{w.noPauses}</p>
        ) : (
          <Bars rows={view.pauses} period={period} paused />
        )}
        {under('pauses')}
      </section>
    </div>
  );
};

/** 决策看板: one sentence, five figures, what was promised and kept, what waits for the head today. */
const Board = () => {
  const w = useWords(overviewWords);
  const { locale } = useLocale();
  const { data: session } = useSession();
  const navigate = useNavigate();
  const raw = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const period = periodOf(raw.period);
  const found = useQuery(boardQuery(period));
  const view = found.data;
  if (!view)
    return found.error ? <ProblemState whole error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton />;
  return (
    <>
      <div className="overview-head">
        <div>
          <h1>
            <Say text={view.title} />
          </h1>
          <p className="second">
            <Say text={view.sentence} />
          </p>
        </div>
        <div className="overview-acts">
          <span className="small third">{w.asOf(whenText(view.asOf, session?.today, locale))}</span>
          <span className="overview-acts no-print">
            <Select
              aria-label={w.period}
              value={period}
              choices={PERIOD_NAMES.map((p) => ({ value: p, label: w.periods[p] ?? p }))}
              onChange={(e) => void navigate({ to: '/desk/board', search: { period: e.target.value } as never })}
            />
            <Button icon="print" onClick={() => window.print()}>
              {w.print}
            </Button>
          </span>
        </div>
      </div>
      <section className="board-figures" aria-label={w.figures}>
        {view.figures.map((f) => (
          <FigureBox key={f.key} figure={f} period={period} />
        ))}
      </section>
      <Sheets view={view} period={period} />
    </>
  );
};

const BoardPage = () => {
  const w = useWords(overviewWords);
  return (
    <OverviewFrame page="board" title={w.board}>
      <Board />
    </OverviewFrame>
  );
};
export default BoardPage;

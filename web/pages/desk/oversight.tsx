import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OversightView, TableData } from '../../../src/modules/overview/contract.ts';
import { ProblemState } from '../../api/problem.tsx';
import { explainWords } from '../../features/explained/words.ts';
import { oversightQuery } from '../../features/overview/api.ts';
import { casesLink } from '../../features/overview/charts.tsx';
import { DataTable, ExportLinks } from '../../features/overview/data-table.tsx';
import { overviewWords } from '../../features/overview/words.ts';
import { Button } from '../../ui/button.tsx';
import { sentenceDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { Cards } from './oversight-cards.tsx';
import { OverviewFrame } from './overview-frame.tsx';
import './oversight.css';

const EXPORT = '/api/desk/oversight/export';
const to = (mark: string) => casesLink('oversight', mark);

const Findings = ({ findings }: Pick<OversightView, 'findings'>) => {
  const w = useWords(overviewWords);
  return (
    <ul>
      {findings.map((f) => (
        <li key={f.key} className="finding">
          <span className="finding-name">
            <Say text={f.name} />
          </span>
          {f.n > 0 ? <Link {...to(f.key)}>{w.cases(f.n)}</Link> : <span className="third">{w.findingNone}</span>}
          <span className="finding-text">
            <Say text={f.text} />
          </span>
        </li>
      ))}
    </ul>
  );
};

/** Where it runs late first; what never did is one line until it is asked for. */
const Late = ({ table }: { readonly table: TableData }) => {
  const w = useWords(overviewWords);
  const [whole, setWhole] = useState(false);
  const late = table.rows.filter((r) => Number(r.cells[3]) > 0);
  const rest = table.rows.length - late.length;
  return (
    <>
      {late.length > 0 || whole ? (
        <DataTable table={whole ? table : { ...table, rows: late }} linkOf={to} />
      ) : (
        <p className="second">{w.nowhereLate}</p>
      )}
      {rest > 0 && !whole && <Button onClick={() => setWhole(true)}>{w.neverLate(rest)}</Button>}
    </>
  );
};

/** 监督: cards newest first, where it runs late, what the detectors found. */
const Oversight = () => {
  const w = useWords(overviewWords);
  const e = useWords(explainWords);
  const text = useText();
  const { locale } = useLocale();
  const found = useQuery(oversightQuery());
  const view = found.data;
  if (!view)
    return found.error ? <ProblemState whole error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton />;
  const table = (key: string) => view.tables.find((t) => t.key === key);
  const late = table('late');
  const cards = table('cards');
  return (
    <>
      <div className="overview-head">
        <div>
          <h1>{w.oversight}</h1>
          <p className="second">{w.oversightLead(sentenceDay(view.from, locale))}</p>
        </div>
        <p className="oversight-sum">
          <Link {...to('red')}>{w.redCount(view.red)}</Link>
          <Link {...to('yellow')}>{w.yellowCount(view.yellow)}</Link>
          {view.unexplained > 0 && <Link {...to('unexplained')}>{e.unexplained(view.unexplained)}</Link>}
        </p>
      </div>
      <div className="oversight-grid">
        <section className="sheet" aria-labelledby="cards">
          <div className="sheet-head">
            <h2 id="cards">{w.cards}</h2>
            {cards && view.cards.length > 0 && (
              <ExportLinks what={text(cards.title)} path={EXPORT} query={{ table: 'cards' }} />
            )}
          </div>
          <Cards view={view} />
        </section>
        <section className="sheet late-table" aria-labelledby="late">
          <div className="sheet-head">
            <h2 id="late">{w.lateBy}</h2>
            {late && <ExportLinks what={text(late.title)} path={EXPORT} query={{ table: 'late' }} />}
          </div>
          {late && late.rows.length > 0 ? <Late table={late} /> : <p className="second">{w.noneDecided}</p>}
        </section>
        <section className="sheet" aria-labelledby="findings">
          <div className="sheet-head">
            <h2 id="findings">{w.findings}</h2>
          </div>
          <Findings findings={view.findings} />
        </section>
      </div>
    </>
  );
};

const OversightPage = () => {
  const w = useWords(overviewWords);
  return (
    <OverviewFrame page="oversight" title={w.oversight}>
      <Oversight />
    </OverviewFrame>
  );
};
export default OversightPage;

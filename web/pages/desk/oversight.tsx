import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CardLine, OversightView } from '../../../src/modules/overview/contract.ts';
import { ProblemState } from '../../api/problem.tsx';
import { oversightQuery } from '../../features/overview/api.ts';
import { casesLink } from '../../features/overview/charts.tsx';
import { DataTable, ExportLinks } from '../../features/overview/data-table.tsx';
import { overviewWords } from '../../features/overview/words.ts';
import { Button } from '../../ui/button.tsx';
import { sentenceDay, tightDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { OverviewFrame } from './overview-frame.tsx';
import './oversight.css';

const EXPORT = '/api/desk/oversight/export';
const FIRST = 20;
const to = (mark: string) => casesLink('oversight', mark);

const Cards = ({ cards }: { readonly cards: readonly CardLine[] }) => {
  const w = useWords(overviewWords);
  const { locale } = useLocale();
  const [shown, setShown] = useState(FIRST);
  if (cards.length === 0)
    return (
      <Empty title={w.noCards}>
        <p>{w.noCardsWhy}</p>
      </Empty>
    );
  return (
    <>
      <ul className="cards">
        {cards.slice(0, shown).map((c, i) => (
          <li key={`${c.case}-${i}`} className={`card-${c.colour}`}>
            <span className="card-line">
              <Tag tone={c.colour === 'red' ? 'danger' : 'warn'}>{c.colour === 'red' ? w.red : w.yellow}</Tag>
              <Link to={`/desk/cases/${c.case}`}>
                <Zh>{c.applicant}</Zh> <Say text={c.item} />
              </Link>
            </span>
            <span>
              <Say text={c.sentence} />
            </span>
            <span className="card-line small third">
              {c.over > 0 && <span className="card-over">{w.overBy(c.over, w.dayUnit[c.unit] ?? '')}</span>}
              <span>{w.dueOn(tightDay(c.due, locale))}</span>
              <span>{c.number}</span>
            </span>
          </li>
        ))}
      </ul>
      {cards.length > shown && (
        <Button onClick={() => setShown(shown + FIRST)}>{w.moreCards(Math.min(FIRST, cards.length - shown))}</Button>
      )}
    </>
  );
};

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

/** 监督: cards newest first, where it runs late, what the detectors found. */
const Oversight = () => {
  const w = useWords(overviewWords);
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
      </div>
      <div className="oversight-grid">
        <section className="sheet" aria-labelledby="cards">
          <div className="sheet-head">
            <h2 id="cards">{w.cards}</h2>
            <span className="small">
              <Link {...to('red')}>{w.redCount(view.red)}</Link>{' '}
              <Link {...to('yellow')}>{w.yellowCount(view.yellow)}</Link>
            </span>
          </div>
          {cards && view.cards.length > 0 && (
            <ExportLinks what={text(cards.title)} path={EXPORT} query={{ table: 'cards' }} />
          )}
          <Cards cards={view.cards} />
        </section>
        <section className="sheet" aria-labelledby="late">
          <div className="sheet-head">
            <h2 id="late">{w.lateBy}</h2>
            {late && <ExportLinks what={text(late.title)} path={EXPORT} query={{ table: 'late' }} />}
          </div>
          {late && late.rows.length > 0 ? (
            <DataTable table={late} linkOf={to} />
          ) : (
            <p className="second">{w.noneDecided}</p>
          )}
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

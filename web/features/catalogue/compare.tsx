import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeView, CompareView, ReplayView } from '../../../src/modules/catalogue/contract.ts';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { fullDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useLocale, useWords } from '../../ui/words.tsx';
import './compare.css';
import { compareWords } from './compare.words.ts';

const CLASSES = ['materials', 'periods', 'conditions', 'fee', 'basis', 'other'] as const;

const Side = ({ change, side }: { readonly change: ChangeView; readonly side: 'before' | 'after' }) => {
  const w = useWords(compareWords);
  const value = change[side];
  if (!value) return <dd className="third">{change.kind === 'changed' ? '' : w.gone}</dd>;
  return side === 'before' ? (
    <dd>
      <span className="cmp-mark" aria-hidden="true">
        −
      </span>
      <del>
        <span className="sr">{w.removed} </span>
        <Say text={value} />
      </del>
    </dd>
  ) : (
    <dd>
      <span className="cmp-mark" aria-hidden="true">
        ＋
      </span>
      <ins>
        <span className="sr">{w.added} </span>
        <Say text={value} />
      </ins>
    </dd>
  );
};

/** Two versions side by side: removed struck with −, new underlined with ＋, by class. */
export const Changes = ({ view, names }: { readonly view: CompareView; readonly names: readonly [string, string] }) => {
  const w = useWords(compareWords);
  const [only, setOnly] = useState('');
  const { changes } = view;
  const present = CLASSES.filter((c) => changes.some((x) => x.class === c));
  if (changes.length === 0)
    return (
      <Empty title={w.none}>
        <p>{w.noneWhy}</p>
      </Empty>
    );
  return (
    <Section title={w.changes} note={w.count(changes.length)} rule={false}>
      {present.length > 1 && (
        <fieldset className="cmp-tabs">
          <legend className="sr">{w.narrow}</legend>
          {['', ...present].map((c) => (
            <button key={c} type="button" className="cmp-chip" aria-pressed={only === c} onClick={() => setOnly(c)}>
              {c === '' ? w.all : w.classes[c]}{' '}
              {c === '' ? changes.length : changes.filter((x) => x.class === c).length}
            </button>
          ))}
        </fieldset>
      )}
      <div className="cmp-head small second" aria-hidden="true">
        <span>{w.field}</span>
        <span>{names[0]}</span>
        <span>{names[1]}</span>
      </div>
      {present
        .filter((c) => only === '' || only === c)
        .map((c) => (
          <section key={c}>
            <h3 className="cmp-class">{w.classes[c]}</h3>
            <dl>
              {changes
                .filter((x) => x.class === c)
                .map((x, i) => (
                  <div className="cmp-row" key={`${x.path}${i}`}>
                    <dt>
                      <Say text={x.label} />
                    </dt>
                    <Side change={x} side="before" />
                    <Side change={x} side="after" />
                  </div>
                ))}
            </dl>
          </section>
        ))}
    </Section>
  );
};

const Figures = ({ told }: { readonly told: ReplayView }) => {
  const w = useWords(compareWords);
  const { locale } = useLocale();
  const clause = (f: ReplayView['figures'][number]) => w.clause[f.kind]?.(f.by, f.cases.length) ?? '';
  const parts = told.figures.map(clause);
  const said = told.figures.some((f) => f.kind === 'result') ? parts : [...parts, w.resultNone];
  return (
    <>
      <p className="second small">{w.replayWhy(fullDay(told.since, locale), fullDay(told.until, locale))}</p>
      <p className="rp-sentence">
        {told.figures.length === 0 ? w.allSame(told.cases) : w.sentence(told.cases) + said.join(w.cut) + w.end}
      </p>
      {told.figures.map((f) => (
        <details className="rp-figure" key={`${f.kind}${f.by}`}>
          <summary>
            <span className="rp-n">{w.cases(f.cases.length)}</span>
            <span>{clause(f)}</span>
            <span className="small third">{w.see}</span>
          </summary>
          <div className="rp-cases">
            {f.cases.map((c) => (
              <Link key={c.id} to={`/desk/cases/${c.id}`}>
                {c.number}
              </Link>
            ))}
          </div>
        </details>
      ))}
      {told.figures.length > 0 && <p className="rp-same second">{w.same(told.same)}</p>}
      <p className="small third">{w.note}</p>
    </>
  );
};

/** Last year's cases under both versions; each figure opens its cases. */
export const Replayed = ({ item, from, to }: { readonly item: string; readonly from: number; readonly to: number }) => {
  const w = useWords(compareWords);
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue', 'replay', item, from, to],
    queryFn: ({ signal }) =>
      get<ReplayView>(`/api/catalogue/items/${encodeURIComponent(item)}/replay`, { from, to }, signal),
  });
  return (
    <Section title={w.replay}>
      {error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <>
          <p className="sr" role="status">
            {w.replaying}
          </p>
          <Skeleton lines={[60, 80, 50]} />
        </>
      ) : data.cases === 0 ? (
        <Empty title={w.noCases}>
          <p>{w.noCasesWhy}</p>
        </Empty>
      ) : (
        <Figures told={data} />
      )}
    </Section>
  );
};

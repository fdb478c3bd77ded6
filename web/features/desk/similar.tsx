import { useQuery } from '@tanstack/react-query';
import type { SimilarCases } from '../../../src/modules/cases/contract.desk.ts';
import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { ProblemState } from '../../api/problem.tsx';
import { articleWords } from '../../ui/article.ts';
import { DayText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useWords, Zh } from '../../ui/words.tsx';
import { similarQuery } from './api.ts';
import { similarWords } from './similar.words.ts';
import './similar.css';

type Alike = SimilarCases['rows'][number];

const Outcome = ({ of }: { readonly of: string }) => {
  const w = useWords(similarWords);
  return <Tag tone={of === 'granted' ? 'ok' : of === 'denied' ? 'danger' : 'warn'}>{w.outcomes[of] ?? of}</Tag>;
};

/** How like cases were decided: before one is refused, or granted where others were refused, this is looked at. */
export const Similar = ({ view }: { readonly view: CaseView }) => {
  const w = useWords(similarWords);
  const { data, error, refetch } = useQuery(similarQuery(view.id));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={[50, 90, 90, 90]} />;
  const { counts, rows, ofApplicant } = data;
  return (
    <>
      {counts.all === 0 ? (
        <Empty title={w.none} />
      ) : (
        <>
          <p className="similar-sum">{w.sum(counts.all, counts.granted, counts.denied)}</p>
          <Table<Alike>
            caption={w.title}
            rows={rows}
            rowKey={(r) => r.id}
            columns={[
              {
                key: 'number',
                name: true,
                head: w.number,
                cell: (r) => (
                  <Link to={`/desk/cases/${r.id}`} className="nw">
                    {r.number}
                  </Link>
                ),
              },
              { key: 'who', head: w.applicant, cell: (r) => <Zh>{r.applicantName}</Zh> },
              {
                key: 'like',
                head: w.like,
                cell: (r) =>
                  (r.sameApplicant || r.sameSituation) && (
                    <span className="case-tags">
                      {r.sameApplicant && <Tag tone="blue">{w.sameApplicant}</Tag>}
                      {r.sameSituation && <Tag>{w.sameSituation}</Tag>}
                    </span>
                  ),
              },
              { key: 'outcome', head: w.outcome, cell: (r) => <Outcome of={r.outcome} /> },
              { key: 'on', head: w.on, cell: (r) => <DayText day={r.decidedOn} style="near" today={view.today} /> },
              { key: 'days', head: w.days, cell: (r) => (r.days === undefined ? '' : w.nDays(r.days)) },
              {
                key: 'why',
                head: w.why,
                cell: (r) =>
                  r.reasons.map((x) => (
                    <span key={`${x.article}${x.words}`} className="history-line">
                      <Zh>{x.words}</Zh>{' '}
                      <span className="third" lang="zh-CN">
                        {articleWords(x.article)}
                      </span>
                    </span>
                  )),
              },
            ]}
          />
        </>
      )}
      <h2 className="similar-own">{w.own}</h2>
      {ofApplicant.length === 0 ? (
        <p className="second">{w.ownNone}</p>
      ) : (
        <Table
          caption={w.own}
          rows={ofApplicant}
          rowKey={(r) => r.id}
          columns={[
            {
              key: 'number',
              name: true,
              head: w.number,
              cell: (r) => (
                <Link to={`/desk/cases/${r.id}`} className="nw">
                  {r.number}
                </Link>
              ),
            },
            { key: 'item', head: w.item, cell: (r) => <Say text={r.itemName} /> },
            { key: 'stage', head: w.stage, cell: (r) => <Say text={r.stage} /> },
            {
              key: 'on',
              head: w.received,
              cell: (r) => <DayText day={r.receivedOn} style="near" today={view.today} />,
            },
          ]}
        />
      )}
    </>
  );
};

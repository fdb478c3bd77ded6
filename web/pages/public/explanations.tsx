import { queryOptions, useQuery } from '@tanstack/react-query';
import type { PublicExplanations } from '../../../src/modules/cases/contract.explanation.ts';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Explained } from '../../features/explained/explained.tsx';
import { PrintHead } from '../../features/print/print-head.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Say, useWords } from '../../ui/words.tsx';
import { explanationsWords } from './explanations.words.ts';

const explanationsQuery = queryOptions({
  queryKey: ['explanations'],
  queryFn: ({ signal }) => get<PublicExplanations>('/api/explanations', undefined, signal),
});

/** 公开说明 for everybody: which cases run late, why, until when (优化条例36). */
const ExplanationsPage = () => {
  const w = useWords(explanationsWords);
  const { data, error, refetch } = useQuery(explanationsQuery);
  usePage({ title: w.title });
  return (
    <div className="wrap page">
      <PrintHead what={w.title} />
      <div className="page-head">
        <div>
          <h1>{w.title}</h1>
          <p>{w.lead}</p>
        </div>
        <ButtonLink to="/progress">{w.mine}</ButtonLink>
      </div>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={[40, 90, 60, 40, 90, 60]} />}
      {data?.rows.length === 0 && (
        <Empty title={w.none}>
          <p>{w.noneWhy}</p>
        </Empty>
      )}
      <div className="explained-cases">
        {data?.rows.map((r) => (
          <section key={r.explanation.id} className="explained-case" aria-label={r.number}>
            <h2>
              <Say text={r.itemName} /> <span className="nw third">{r.number}</span>
            </h2>
            <Explained of={r.explanation} today={data.today} />
          </section>
        ))}
      </div>
      {(data || error) && <p className="small third">{w.law}</p>}
    </div>
  );
};
export default ExplanationsPage;

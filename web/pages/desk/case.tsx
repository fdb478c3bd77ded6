import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { caseQuery } from '../../api/cases.ts';
import { ApiError } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { caseWords } from '../../features/desk/case.words.ts';
import { newsSince } from '../../features/desk/history.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { CaseFile } from './case-file.tsx';
import { DeskFrame } from './desk-frame.tsx';
import './case.css';

/**
 * The server's newest view, and the one on the screen: they part when somebody else acts, and meet again on 看看. What comes
 * of itself while nobody acts (a paper's number, a published explanation) is shown at once.
 */
const useShownCase = (id: string) => {
  const query = useQuery({ ...caseQuery(id), refetchInterval: 20_000 });
  const [shown, setShown] = useState<CaseView>();
  const now = query.data;
  const adopt = shown === undefined || shown.id !== id || shown.version === now?.version;
  if (now && adopt && now !== shown && now.id === id) setShown(now);
  const view = shown?.id === id ? shown : now;
  const news = view && now && now.version > view.version ? Math.max(1, newsSince(view.history, now.history)) : 0;
  const ask = () => void query.refetch();
  const look = async () => {
    const fresh = await query.refetch();
    if (fresh.data) setShown(fresh.data);
  };
  return { query, view, latest: now?.id === id ? now : view, news, look, ask };
};

const Case = () => {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { query, view, latest, news, look, ask } = useShownCase(id);
  const w = useWords(caseWords);
  const text = useText();
  const gone = query.error instanceof ApiError && query.error.status < 500 ? query.error : undefined;
  return (
    <DeskFrame
      title={view ? w.page(text(view.itemName), view.number) : w.goneTitle}
      className={view ? 'case' : 'desk-page'}
    >
      {view ? (
        <CaseFile key={view.id} view={view} latest={latest ?? view} news={news} look={look} ask={ask} />
      ) : gone ? (
        <>
          <h1>{w.goneTitle}</h1>
          <Empty title={<Say text={gone.problem.message} />} actions={<ButtonLink to="/desk">{w.back}</ButtonLink>}>
            <p>{gone.problem.repair ? <Say text={gone.problem.repair} /> : w.goneWhy}</p>
          </Empty>
        </>
      ) : query.error ? (
        <ProblemState whole error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={[40, 90, 80, 90, 70, 90]} />
      )}
    </DeskFrame>
  );
};

export default Case;

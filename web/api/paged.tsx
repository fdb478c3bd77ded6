import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Skeleton } from '../ui/states.tsx';
import { Pager } from '../ui/trail.tsx';
import { ProblemState } from './problem.tsx';

/** A list that is read page by page: while it loads, when it fails, when it is empty, its rows, and the way to more. */
export const Paged = <Row,>({
  list,
  empty,
  children,
}: {
  readonly list: UseInfiniteQueryResult<InfiniteData<{ readonly rows: readonly Row[] }>>;
  readonly empty: ReactNode;
  readonly children: (rows: readonly Row[]) => ReactNode;
}) => {
  if (list.error) return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton lines={[90, 90, 90]} />;
  const rows = list.data.pages.flatMap((p) => p.rows);
  return (
    <>
      {rows.length === 0 ? empty : children(rows)}
      <Pager onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetchingNextPage} />
    </>
  );
};

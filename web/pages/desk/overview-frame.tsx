import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../../api/session.ts';
import { overviewWords } from '../../features/overview/words.ts';
import { PrintHead } from '../../features/print/print-head.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { DeskFrame } from './desk-frame.tsx';
import './overview.css';

/** Who reads which board; the server says the same (authority.ts). */
const READS = {
  board: ['head', 'oversight'],
  oversight: ['oversight', 'head', 'supervisor'],
  team: ['supervisor', 'head', 'oversight'],
  obligations: undefined,
  exports: ['oversight', 'head', 'supervisor'],
} as const satisfies Record<string, readonly string[] | undefined>;
type OverviewPage = keyof typeof READS;

const mayRead = (page: OverviewPage, posts: readonly string[]): boolean =>
  READS[page]?.some((post) => posts.includes(post)) ?? posts.length > 0;

/** The way between the boards; only those that are open to the post. */
const Between = ({ posts }: { readonly posts: readonly string[] }) => {
  const w = useWords(overviewWords);
  const path = useRouterState({ select: (s) => s.location.pathname });
  const pages = (Object.keys(READS) as OverviewPage[]).filter((page) => mayRead(page, posts));
  return (
    <nav className="between no-print" aria-label={w.nav}>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <Link to={`/desk/${page}`} aria-current={path === `/desk/${page}` ? 'page' : undefined}>
              {w[page]}
            </Link>
          </li>
        ))}
        <li>
          <Link to="/desk">{w.queue}</Link>
        </li>
      </ul>
    </nav>
  );
};

/** A board's page: full width, the way to the others, and for whom it is when it is not for the reader. */
export const OverviewFrame = ({
  page,
  title,
  children,
}: {
  readonly page: OverviewPage;
  readonly title: string;
  readonly children: ReactNode;
}) => {
  const w = useWords(overviewWords);
  const { data: session } = useSession();
  const posts = session?.staff?.posts ?? [];
  return (
    <DeskFrame title={title} className="overview">
      {!session ? (
        <Skeleton />
      ) : mayRead(page, posts) ? (
        <>
          <PrintHead what={title} />
          <Between posts={posts} />
          {children}
        </>
      ) : (
        <>
          <h1>{w.noRight}</h1>
          <Empty
            title={page === 'board' ? w.noRightBoard : w.noRightOversight}
            actions={<ButtonLink to="/desk">{w.queue}</ButtonLink>}
          />
        </>
      )}
    </DeskFrame>
  );
};

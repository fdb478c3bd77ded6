import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, type Ref, useState } from 'react';
import type { DeskView } from '../../../src/modules/cases/contract.desk.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { countsQuery } from '../../features/desk/api.ts';
import { frameWords } from '../../features/desk/frame.words.ts';
import { type QueueSearch, VIEW_NAMES, VIEWS, type View } from '../../features/desk/views.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DayText, weekdayName } from '../../ui/dates.tsx';
import { DeskShell } from '../../ui/desk-shell.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextInput } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { useOnline } from '../../ui/online.ts';
import { usePage } from '../../ui/page.tsx';
import { OfflineBar, Skeleton } from '../../ui/states.tsx';
import { Avatar, KeyHint } from '../../ui/tag.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import './desk.css';
import './desk.print.css';

const Meta = () => {
  const w = useWords(frameWords);
  const { locale, switchTo } = useLocale();
  const { data: session } = useSession();
  if (!session) return null;
  return (
    <>
      <span className="desk-today nw">
        <DayText day={session.today} /> {weekdayName(session.today, locale)}
      </span>
      <Link to="/notices" className="desk-meta-link">
        <Icon name="bell" />
        <span className="sr">{w.messages}</span> {session.unread}
      </Link>
      <button
        type="button"
        className="desk-language"
        lang={locale === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => switchTo(locale === 'zh' ? 'en' : 'zh')}
      >
        {w.language}
      </button>
      {session.staff && (
        <Link to="/account" className="desk-meta-link">
          <Avatar name={session.staff.name} />
          <Zh>{session.staff.name}</Zh>
          <span className="desk-unit third">
            <Say text={session.staff.unit.name} />
          </span>
        </Link>
      )}
    </>
  );
};

/** The box of `/`; from any desk it looks through all cases. */
export const DeskSearch = ({
  value = '',
  onSearch,
  ref,
}: {
  readonly value?: string;
  readonly onSearch: (q: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}) => {
  const w = useWords(frameWords);
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  return (
    <search>
      <form
        className="desk-search"
        onSubmit={(e) => {
          e.preventDefault();
          onSearch(typed.trim());
        }}
      >
        <Icon name="search" size={18} />
        <TextInput
          {...(ref ? { ref } : {})}
          type="search"
          aria-label={w.searchGo}
          placeholder={w.search}
          value={typed}
          maxLength={100}
          onChange={(e) => {
            setTyped(e.target.value);
            if (e.target.value === '') onSearch('');
          }}
        />
        <span className="desk-search-key" aria-hidden="true">
          <KeyHint>/</KeyHint>
        </span>
      </form>
    </search>
  );
};

const SHARED: readonly View[] = ['accept', 'decide', 'deliver', 'waiting', 'all'];

/** Kept views; those of colleagues say whose they are and cannot be dropped. */
const Kept = ({
  title,
  views,
  onDrop,
}: {
  readonly title?: string;
  readonly views: readonly DeskView[];
  readonly onDrop?: ((view: DeskView) => void) | undefined;
}) => {
  const w = useWords(frameWords);
  if (views.length === 0) return null;
  return (
    <>
      {title && <h2>{title}</h2>}
      <ul>
        {views.map((v) => (
          <li key={v.id} className="nav-saved">
            <Link to="/desk" search={{ ...v.search }} title={v.by ? w.viewBy(v.by) : undefined}>
              <Zh>{v.name}</Zh>
              {v.mine && v.shared && <span className="nav-count">{w.isShared}</span>}
            </Link>
            {onDrop && (
              <button type="button" className="icon-button" aria-label={w.drop(v.name)} onClick={() => onDrop(v)}>
                <Icon name="close" size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

/** Views with their counts at the left, and the other desks. */
export const DeskNav = ({
  search,
  saved = [],
  onDrop,
  below,
}: {
  readonly search?: QueueSearch;
  readonly saved?: readonly DeskView[];
  readonly onDrop?: (view: DeskView) => void;
  readonly below?: ReactNode;
}) => {
  const w = useWords(frameWords);
  const path = useRouterState({ select: (s) => s.location.pathname });
  const { data } = useQuery(countsQuery());
  const viewLink = (v: View) => (
    <li key={v}>
      <Link to="/desk" search={{ view: v }} aria-current={search?.view === v ? 'page' : undefined}>
        <Say text={VIEW_NAMES[v]} />
        <span className={v === 'today' && data?.views[v] ? 'nav-count nav-count-near' : 'nav-count'}>
          {data?.views[v] ?? ''}
        </span>
      </Link>
    </li>
  );
  const desks = [
    ['/desk/window', w.window],
    ['/desk/identity', w.identity],
    ['/desk/delivery', w.delivery],
    ['/desk/licences', w.licences],
    ['/desk/seals', w.seals],
    ['/desk/catalogue', w.catalogue],
    ['/desk/calendar', w.calendar],
    ['/desk/board', w.board],
    ['/desk/oversight', w.oversight],
    ['/desk/team', w.team],
    ['/desk/obligations', w.obligations],
  ] as const;
  return (
    <>
      <h2>{w.mine}</h2>
      <ul>{VIEWS.filter((v) => !SHARED.includes(v)).map(viewLink)}</ul>
      <h2>{w.shared}</h2>
      <ul>{SHARED.map(viewLink)}</ul>
      <Kept title={w.sharedViews} views={saved.filter((v) => v.shared && !v.mine)} />
      {(saved.some((v) => v.mine) || below) && <h2>{w.saved}</h2>}
      <Kept views={saved.filter((v) => v.mine)} onDrop={onDrop} />
      {below}
      <h2>{w.other}</h2>
      <ul>
        {desks.map(([to, name]) => (
          <li key={to}>
            <Link to={to} aria-current={path.startsWith(to) ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};

/** Who may be here: signed in, with a post in this bureau. Others read whose it is and how to ask (ui.md 7, no right). */
const Gate = ({ children }: { readonly children: ReactNode }) => {
  const w = useWords(frameWords);
  const { data: session, error, refetch, isPending } = useSession();
  const here = useRouterState({ select: (s) => s.location.href });
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (isPending || !session) return <Skeleton />;
  if (!session.person)
    return (
      <>
        <h1>{w.signInTitle}</h1>
        <p className="prose">{w.signInWhy}</p>
        <div className="buttons gate-acts">
          <ButtonLink to="/sign-in" search={{ to: here }} kind="primary">
            {w.signIn}
          </ButtonLink>
        </div>
      </>
    );
  if (!session.staff)
    return (
      <>
        <h1>{w.noRight}</h1>
        <p className="prose">{w.noRightWhy}</p>
        <div className="buttons gate-acts">
          <ButtonLink to="/matters">{w.toMatters}</ButtonLink>
        </div>
      </>
    );
  return children;
};

/** The frame of a desk page: header, nav unless the page is a case file, and the gate before the work. */
export const DeskFrame = ({
  title,
  search,
  nav,
  className,
  children,
}: {
  readonly title: string;
  readonly search?: ReactNode;
  readonly nav?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) => {
  const w = useWords(frameWords);
  const online = useOnline();
  const navigate = useNavigate();
  const { data: session } = useSession();
  usePage({ title });
  const staff = session?.staff != null;
  const find = (q: string) => void navigate({ to: '/desk', search: { view: 'all', ...(q ? { q } : {}) } as never });
  return (
    <DeskShell
      search={staff ? (search ?? <DeskSearch onSearch={find} />) : undefined}
      meta={<Meta />}
      nav={staff ? nav : session === undefined && nav ? <span /> : undefined}
    >
      <OfflineBar online={online}>{w.offline}</OfflineBar>
      <div className={staff ? className : 'desk-page'}>
        <Gate>{children}</Gate>
      </div>
    </DeskShell>
  );
};

/** `＋ 把当前筛选存为视图` and the like: a quiet act with a drawing before it. */
export const QuietAdd = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <Button kind="quiet" icon="plus" onClick={onClick}>
    {children}
  </Button>
);

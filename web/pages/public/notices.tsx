import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type NoticeView, noticesQuery, readAllNotices, readNotice } from '../../api/notices.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession, useToday } from '../../api/session.ts';
import { noticeWords } from '../../features/notices/words.ts';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { articleWords } from '../../ui/article.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { nearDay, whenText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Mixed, Say, type Text, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import './notices.css';

/** The number of a matter stays whole at the end of the line. */
const About = ({ text }: { readonly text: Text }) => {
  const [, name, number] = /^(.*?)(\S+-\d+)?$/s.exec(useText()(text)) ?? [];
  return (
    <>
      {name && (text.en === text.zh ? <Zh>{name}</Zh> : <Mixed>{name}</Mixed>)}
      {number && <span className="nw">{number}</span>}
    </>
  );
};

const Row = ({ n, today }: { readonly n: NoticeView; readonly today: string | undefined }) => {
  const w = useWords(noticeWords);
  const { locale } = useLocale();
  const queries = useQueryClient();
  return (
    <li className={n.read ? 'notice-row' : 'notice-row notice-row-new'}>
      <div>
        <h2>
          <Link to={n.to} onClick={() => void (n.read || readNotice(queries, n.id).catch(() => undefined))}>
            <Say text={n.happened} />
          </Link>
        </h2>
        {n.about && (
          <p className="second">
            <About text={n.about} />
          </p>
        )}
        {n.todo && (
          <p>
            <Say text={n.todo} />
          </p>
        )}
        {(n.due || n.article || !n.read) && (
          <p className="notice-tags">
            {!n.read && <Tag tone="blue">{w.unread}</Tag>}
            {n.due && <Tag tone="warn">{w.due(nearDay(n.due, today, locale))}</Tag>}
            {n.article && (
              <span className="small third">
                {w.byLaw} <span lang="zh-CN">{articleWords(n.article)}</span>
              </span>
            )}
          </p>
        )}
      </div>
      <time className="small second notice-when" dateTime={n.at}>
        {whenText(n.at, today, locale)}
      </time>
    </li>
  );
};

/** What I was told, newest first; opening one marks it as read. */
const Notices = () => {
  const w = useWords(noticeWords);
  usePage({ title: w.title });
  const signedIn = useSignedIn();
  const { data: session } = useSession();
  const today = useToday();
  const queries = useQueryClient();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...noticesQuery,
    enabled: signedIn === true,
  });
  const all = useMutation({ mutationFn: () => readAllNotices(queries) });
  const notices = data?.pages.flatMap((p) => p.notices) ?? [];
  return (
    <div className="wrap page">
      <div className="page-head">
        <div>
          <h1>{w.title}</h1>
          {session?.person && <p>{w.note(session.unread)}</p>}
        </div>
        {signedIn && (
          <div className="buttons">
            {(session?.unread ?? 0) > 0 && (
              <Button busy={all.isPending} onClick={() => all.mutate()}>
                {w.readAll}
              </Button>
            )}
            <ButtonLink to="/notices/settings">{w.settings}</ButtonLink>
          </div>
        )}
      </div>
      {signedIn === false && <SignInFirst />}
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {all.error && <ProblemState error={all.error} />}
      {signedIn && !data && !error && <Skeleton />}
      {data && notices.length === 0 && <Empty title={w.none}>{w.noneHow}</Empty>}
      {notices.length > 0 && (
        <>
          <ul className="rows">
            {notices.map((n) => (
              <Row key={n.id} n={n} today={today} />
            ))}
          </ul>
          <Pager
            more={w.earlier}
            onMore={hasNextPage ? () => void fetchNextPage() : undefined}
            busy={isFetchingNextPage}
          />
          <p className="small second notice-foot">{w.service}</p>
        </>
      )}
    </div>
  );
};
export default Notices;

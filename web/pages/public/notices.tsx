import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { dayOf, type Instant, timeOf } from '../../../src/kernel/instant.ts';
import { type NoticeView, noticesQuery, readAllNotices, readNotice } from '../../api/notices.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession, useToday } from '../../api/session.ts';
import { noticeWords } from '../../features/notices/words.ts';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { PrintHead } from '../../features/print/print-head.tsx';
import { articleWords } from '../../ui/article.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { nearDay, weekdayName } from '../../ui/dates.tsx';
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

/** One line of the list: bold and dotted while not read; what was read keeps only what happened to what. */
const Row = ({ n, today }: { readonly n: NoticeView; readonly today: string | undefined }) => {
  const w = useWords(noticeWords);
  const { locale } = useLocale();
  const queries = useQueryClient();
  return (
    <li className={n.read ? 'notice-row' : 'notice-row notice-row-new'}>
      <time className="small second" dateTime={n.at}>
        {timeOf(n.at as Instant)}
      </time>
      <div className="notice-said">
        <h3>
          <Link to={n.to} onClick={() => void (n.read || readNotice(queries, n.id).catch(() => undefined))}>
            {!n.read && <span className="sr">{w.unread} </span>}
            <Say text={n.happened} />
          </Link>
        </h3>
        {n.about && (
          <p className="notice-about small second whole">
            <About text={n.about} />
          </p>
        )}
        {!n.read && n.todo && (
          <p>
            <Say text={n.todo} />
          </p>
        )}
        {n.article && (
          <p className="small third">
            {w.byLaw} <span lang="zh-CN">{articleWords(n.article)}</span>
          </p>
        )}
      </div>
      {n.due && <Tag tone={n.read ? 'plain' : 'warn'}>{w.due(nearDay(n.due, today, locale))}</Tag>}
    </li>
  );
};

/** The notices of one day under its date. */
const OneDay = ({
  day,
  list,
  today,
}: {
  readonly day: string;
  readonly list: readonly NoticeView[];
  readonly today: string | undefined;
}) => {
  const w = useWords(noticeWords);
  const { locale } = useLocale();
  return (
    <section className="notice-day">
      <h2>
        {day === today ? w.today : nearDay(day, today, locale)}
        <span className="third">{weekdayName(day, locale)}</span>
      </h2>
      <ul className="rows">
        {list.map((n) => (
          <Row key={n.id} n={n} today={today} />
        ))}
      </ul>
    </section>
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
      <PrintHead what={w.title} />
      <div className="page-head">
        <div>
          <h1>{w.title}</h1>
          {session?.person && <p>{w.note(session.unread)}</p>}
        </div>
        {signedIn && (
          <div className="buttons no-print">
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
          {[...Map.groupBy(notices, (n) => dayOf(n.at as Instant))].map(([day, list]) => (
            <OneDay key={day} day={day} list={list} today={today} />
          ))}
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

import { useQuery } from '@tanstack/react-query';
import { type ThreadLine, threadsQuery } from '../../api/messages.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { messageWords } from '../../features/matter/messages.words.ts';
import '../../features/matter/thread.css';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';

const SHOWN = 60;
/** The beginning of what was said; cut in the text, so that wide letter spacing cuts off nothing more. */
const beginning = (said: string): string => {
  const all = [...said];
  return all.length > SHOWN ? `${all.slice(0, SHOWN).join('')}…` : said;
};

const Row = ({ t }: { readonly t: ThreadLine }) => {
  const w = useWords(messageWords);
  const { locale } = useLocale();
  const today = useToday();
  return (
    <li className="thread-row">
      <p className="matter-name">
        <Link to={`/matters/${t.caseId}/messages`}>
          <Say text={t.itemName} />
          <span className="sr"> {t.number}</span>
        </Link>
        {t.unread > 0 ? (
          <Tag tone="warn">{w.newLine(t.unread)}</Tag>
        ) : (
          <Tag tone={t.waiting ? 'blue' : 'plain'}>{t.waiting ? w.waiting : w.answered}</Tag>
        )}
      </p>
      <p className="thread-last">
        <strong>
          <Say text={t.from} />
        </strong>
        {locale === 'zh' ? '：' : ': '}
        {t.erased ? w.erased : <Zh>{beginning(t.text)}</Zh>}
      </p>
      <p className="small third">
        {t.number}　{whenText(t.at, today, locale)}　<Zh>{t.applicantName}</Zh>
      </p>
    </li>
  );
};

/** All my matters in which something was said, newest first. */
const Messages = () => {
  const w = useWords(messageWords);
  usePage({ title: w.list, bar: { title: w.list, back: '/matters' } });
  const signedIn = useSignedIn();
  const { data, error, refetch } = useQuery({ ...threadsQuery, enabled: signedIn === true });
  return (
    <div className="wrap page">
      <div className="page-head">
        <h1>{w.list}</h1>
      </div>
      {signedIn === false && <SignInFirst />}
      {!data && error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {signedIn && !data && !error && <Skeleton lines={[50, 90, 50, 90]} />}
      {data?.threads.length === 0 && (
        <Empty title={w.noThreads} actions={<ButtonLink to="/matters">{w.toMatters}</ButtonLink>}>
          {w.noThreadsHow}
        </Empty>
      )}
      {data && data.threads.length > 0 && (
        <ul>
          {data.threads.map((t) => (
            <Row key={t.caseId} t={t} />
          ))}
        </ul>
      )}
    </div>
  );
};
export default Messages;

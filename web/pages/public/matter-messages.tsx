import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { caseQuery } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { messageWords } from '../../features/matter/messages.words.ts';
import '../../features/matter/matter.css';
import { Thread } from '../../features/matter/thread.tsx';
import { matterWords } from '../../features/matter/words.ts';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Link } from '../../ui/link.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Breadcrumb } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';

/** Messages about one matter: what was said, and the field for the next word. */
const MatterMessages = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const w = useWords(messageWords);
  const m = useWords(matterWords);
  const text = useText();
  const signedIn = useSignedIn();
  const { data: c, error, refetch } = useQuery({ ...caseQuery(id), enabled: signedIn === true });
  usePage({
    title: c ? `${text(c.itemName)} · ${w.title}` : w.title,
    bar: { title: w.bar, back: `/matters/${id}` },
    noTabs: true,
  });
  return (
    <div className="wrap page">
      <div className="wide-only no-print">
        <Breadcrumb
          parts={[
            { name: m.list, to: '/matters' },
            { name: c ? <Say text={c.itemName} /> : m.bar, to: `/matters/${id}` },
            { name: w.title },
          ]}
        />
      </div>
      <div className="narrow">
        <div className="page-head">
          <div>
            <h1>{w.bar}</h1>
            {c && (
              <p>
                <Link to={`/matters/${id}`}>
                  <Say text={c.itemName} />
                </Link>{' '}
                <span className="matter-number">{m.number(c.number)}</span>
              </p>
            )}
          </div>
        </div>
        {signedIn === false && <SignInFirst />}
        {!c && error && <ProblemState error={error} onRetry={() => void refetch()} />}
        {signedIn && !c && !error && <Skeleton lines={[50, 90, 70]} />}
        {signedIn && c && <Thread c={c} />}
      </div>
    </div>
  );
};
export default MatterMessages;

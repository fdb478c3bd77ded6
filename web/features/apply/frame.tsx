import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import { SaveLine } from './save-line.tsx';
import { useUploads } from './uploads.ts';
import { type Apply, useApply, useLeaveGuard } from './use-apply.ts';

const zh = {
  title: '申请',
  signIn: '要先登录',
  why: '登录后接着填，填过的都在。',
  go: '登录',
};
const words = {
  zh,
  en: {
    title: 'Application',
    signIn: 'Sign in first',
    why: 'Sign in to go on; all you typed is here.',
    go: 'Sign in',
  } satisfies typeof zh,
};

/** What all pages of one application share: opening it, the save line, the phone bar, the question before leaving. */
export const ApplyFrame = ({
  page,
  back,
  children,
}: {
  /** Name of this page, for the title. */
  readonly page: (apply: Apply) => string;
  readonly back: (draft: string) => string;
  readonly children: (apply: Apply) => ReactNode;
}) => {
  const { draft = '' } = useParams({ strict: false }) as { draft?: string };
  const w = useWords(words);
  const text = useText();
  const { data: session } = useSession();
  const signedIn = session && session.person !== null;
  const { apply, error, again } = useApply(draft, signedIn === true);
  const name = apply ? text(apply.draft.itemName) : w.title;
  usePage({
    title: apply ? `${page(apply)} · ${name}` : w.title,
    bar: { title: name, back: back(draft) },
    noTabs: true,
    ownOffline: apply !== undefined,
  });
  if (signedIn === false)
    return (
      <div className="wrap page">
        <h1 className="sr">{w.title}</h1>
        <Empty
          title={w.signIn}
          actions={
            <ButtonLink kind="primary" to="/sign-in" search={{ to: `/apply/${draft}` }}>
              {w.go}
            </ButtonLink>
          }
        >
          {w.why}
        </Empty>
      </div>
    );
  if (!apply)
    return (
      <div className="wrap page">
        <h1 className="sr">{w.title}</h1>
        {error ? <ProblemState error={error} onRetry={again} /> : <Skeleton lines={[40, 90, 90, 90, 60]} />}
      </div>
    );
  return (
    <>
      <SaveLine apply={apply} />
      <LeaveGuard apply={apply} />
      {children(apply)}
    </>
  );
};

/** Asks before leaving while a word or a file is not yet on the server. */
const LeaveGuard = ({ apply }: { readonly apply: Apply }) => {
  const { going } = useUploads(apply.draft.id, apply.desk);
  useLeaveGuard(apply.left + going.filter((g) => g.error === undefined).length);
  return null;
};

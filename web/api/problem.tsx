import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { articleWords } from '../ui/article.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Say, useText, useWords } from '../ui/words.tsx';
import { ApiError, NetworkError, type Problem } from './client.ts';

const zh = {
  network: '没有连上本局',
  networkHow: '请看看网络，然后再试一次。',
  fault: '这一步没有办成',
  faultHow: '是我们这边出了错，不是您填错了。请过一会儿再试。',
  again: '再试一次',
  signIn: '重新登录',
};
const words = {
  zh,
  en: {
    network: 'The bureau cannot be reached',
    networkHow: 'Check the network, then try again.',
    fault: 'This step did not work',
    faultHow: 'The fault is ours, not yours. Try again in a little while.',
    again: 'Try again',
    signIn: 'Sign in again',
  } satisfies typeof zh,
};

/** What was refused and how to mend it, in one line: for a field, or the row of a file. */
export const useSaid = (): ((problem: Problem) => string) => {
  const text = useText();
  return ({ message, repair }) => [message, ...(repair ? [repair] : [])].map(text).join(' ');
};

/** Any failure of a request, in words: what is wrong, how to mend it, what is safe, the reference last. */
export const ProblemState = ({
  error,
  safe,
  onRetry,
  actions,
  whole,
}: {
  readonly error: unknown;
  readonly safe?: ReactNode;
  readonly onRetry?: (() => void) | undefined;
  readonly actions?: ReactNode;
  /** Nothing else is on the page: what is wrong is its heading. */
  readonly whole?: boolean;
}) => {
  const w = useWords(words);
  const here = useRouterState({ select: (s) => s.location.href });
  const signedOut = error instanceof ApiError && error.status === 401;
  const buttons = (
    <>
      {signedOut && (
        <ButtonLink kind="primary" to="/sign-in" search={{ to: here }}>
          {w.signIn}
        </ButtonLink>
      )}
      {onRetry && !signedOut && <Button onClick={onRetry}>{w.again}</Button>}
      {actions}
    </>
  );
  if (error instanceof ApiError)
    return (
      <ErrorState
        title={<Say text={error.problem.message} />}
        safe={safe}
        reference={error.problem.ref}
        actions={buttons}
        whole={whole}
      >
        {error.problem.repair && (
          <p>
            <Say text={error.problem.repair} />
          </p>
        )}
        {error.problem.article && (
          <p className="small third" lang="zh-CN">
            {articleWords(error.problem.article)}
          </p>
        )}
      </ErrorState>
    );
  const network = error instanceof NetworkError;
  return (
    <ErrorState title={network ? w.network : w.fault} safe={safe} actions={buttons} whole={whole}>
      <p>{network ? w.networkHow : w.faultHow}</p>
    </ErrorState>
  );
};

import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { stopMail } from '../../api/notices.ts';
import { ProblemState } from '../../api/problem.tsx';
import { noticeWords } from '../../features/notices/words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';

/** Reached from the foot of a letter, without sign-in. A click is asked: programs that look at mail open links too. */
const StopMail = () => {
  const w = useWords(noticeWords);
  usePage({ title: w.stopTitle });
  const { t } = useSearch({ strict: false }) as { t?: unknown };
  const stop = useMutation({ mutationFn: () => stopMail(String(t)) });
  return (
    <div className="wrap page">
      <div className="narrow-form">
        <h1>{w.stopTitle}</h1>
        {stop.error && <ProblemState error={stop.error} />}
        {!t && <Notice tone="warn">{w.stopNot}</Notice>}
        {stop.isSuccess ? (
          <Notice
            tone="ok"
            title={w.stopped}
            actions={<ButtonLink to="/notices/settings">{w.settingsTitle}</ButtonLink>}
          >
            <p>{w.again}</p>
          </Notice>
        ) : (
          t !== undefined && (
            <>
              <p className="form-note">{w.stopText}</p>
              <Button kind="primary" wide busy={stop.isPending} onClick={() => stop.mutate()}>
                {w.stop}
              </Button>
            </>
          )
        )}
      </div>
    </div>
  );
};
export default StopMail;

import { useMutation } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { isProblem } from '../../api/client.ts';
import { resumeCode } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useToday } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import './apply.css';
import type { Apply } from './use-apply.ts';
import { applyWords } from './words.ts';

const Qr = lazy(async () => ({ default: (await import('../../ui/qr.tsx')).Qr }));

/** Always under the header: 已保存 / 正在保存 / 没存上，正在重试 / 断网，存在本机 / 有一处没存上. */
export const SaveLine = ({ apply }: { readonly apply: Apply }) => {
  const w = useWords(applyWords);
  const { locale } = useLocale();
  const today = useToday();
  const to = useRouterState({ select: (s) => s.location.href });
  const [moving, move] = useState(false);
  const { save, desk, draft } = apply;
  const signedOut = save.phase === 'stopped' && isProblem(save.error) && save.error.status === 401;
  const says = {
    saved: () => w.saved(whenText(save.phase === 'saved' ? save.at : draft.savedAt, today, locale)),
    saving: () => w.saving,
    retrying: () => w.retrying(save.phase === 'retrying' ? save.times : 1),
    offline: () => w.offline(apply.left),
    stopped: () => (signedOut ? w.signedOut : w.stopped),
  }[save.phase]();
  const icon = { saved: 'done', saving: 'refresh', retrying: 'alert', offline: 'info', stopped: 'alert' } as const;
  return (
    <>
      <div className={`save-line save-line-${save.phase}`}>
        <div className="wrap">
          <p role="status">
            <Icon name={icon[save.phase]} />
            <span>{says}</span>
            {(save.phase === 'retrying' || save.phase === 'offline' || (save.phase === 'stopped' && !signedOut)) && (
              <button type="button" onClick={() => desk.retry()}>
                {w.retry}
              </button>
            )}
            {signedOut && (
              <Link to="/sign-in" search={{ to }}>
                {w.signIn}
              </Link>
            )}
          </p>
          <button type="button" onClick={() => move(true)}>
            {w.elsewhere}
          </button>
        </div>
      </div>
      {moving && <Elsewhere draft={draft.id} desk={desk} onClose={() => move(false)} />}
    </>
  );
};

const Elsewhere = ({
  draft,
  desk,
  onClose,
}: {
  readonly draft: string;
  readonly desk: Apply['desk'];
  readonly onClose: () => void;
}) => {
  const w = useWords(applyWords);
  const { locale } = useLocale();
  const today = useToday();
  const code = useMutation({
    mutationFn: async () => {
      await desk.flush();
      return resumeCode(draft);
    },
  });
  const { mutate } = code;
  const [asked, ask] = useState(false);
  if (!asked) {
    ask(true);
    queueMicrotask(() => mutate());
  }
  return (
    <Dialog
      title={w.elsewhereTitle}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {w.close}
        </Button>
      }
    >
      <p>{w.elsewhereText}</p>
      {code.error && <ProblemState error={code.error} onRetry={() => mutate()} />}
      {code.isPending && <Skeleton lines={[50]} />}
      {code.data && (
        <>
          <div className="resume-ways">
            <Suspense fallback={<Skeleton lines={[50]} />}>
              <Qr text={`${location.origin}/resume?code=${encodeURIComponent(code.data.code)}`} label={w.elsewhereQr} />
            </Suspense>
            <div>
              <p className="small second">{w.elsewhereType}</p>
              <p className="resume-code">{code.data.code}</p>
            </div>
          </div>
          <p className="small second">{w.elsewhereUntil(whenText(code.data.until, today, locale))}</p>
        </>
      )}
    </Dialog>
  );
};

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ProblemState } from '../api/problem.tsx';
import { extendSession, sessionQuery } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../ui/words.tsx';

const zh = {
  title: '快要自动退出了',
  text: '为了安全，登录一段时间后会自动退出。接着用，就不会退出；填过的内容都在。',
  left: (s: number) => (s >= 60 ? `还有 ${Math.ceil(s / 60)} 分钟` : `还有 ${s} 秒`),
  stay: '接着用',
  later: '先不管',
};
const words = {
  zh,
  en: {
    title: 'You will be signed out soon',
    text: 'For safety a session ends after a while. Stay signed in to go on; what you typed is kept.',
    left: (s: number) => (s >= 60 ? `${Math.ceil(s / 60)} minutes left` : `${s} seconds left`),
    stay: 'Stay signed in',
    later: 'Not now',
  } satisfies typeof zh,
};

/** WCAG 2.2.1: two minutes before the session ends, said once, with the way to go on. */
const SessionWarning = ({ ends, onClose }: { readonly ends: number; readonly onClose: () => void }) => {
  const w = useWords(words);
  const queries = useQueryClient();
  const [left, setLeft] = useState(() => Math.max(0, Math.round((ends - Date.now()) / 1000)));
  const stay = useMutation({
    mutationFn: extendSession,
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  useEffect(() => {
    const tick = setInterval(() => {
      const now = Math.max(0, Math.round((ends - Date.now()) / 1000));
      setLeft(now);
      if (now > 0) return;
      onClose();
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    }, 1000);
    return () => clearInterval(tick);
  }, [ends, onClose, queries]);
  return (
    <Dialog
      title={w.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={stay.isPending} onClick={() => stay.mutate()}>
            {w.stay}
          </Button>
          <Button onClick={onClose}>{w.later}</Button>
        </>
      }
    >
      <p>
        <strong>{w.left(left)}</strong>
      </p>
      <p>{w.text}</p>
      {stay.error && <ProblemState error={stay.error} onRetry={() => stay.mutate()} />}
    </Dialog>
  );
};
export default SessionWarning;

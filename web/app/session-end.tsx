import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { extendSession, sessionQuery, useSession } from '../api/session.ts';
import { useElder } from '../ui/elder.ts';

const Warning = lazy(() => import('./session-warning.tsx'));
const BEFORE_S = 120;

/** Watches the end of the session. In elder mode nothing has a time limit (适老化): it goes on by itself. */
export const SessionEnd = () => {
  const { data, dataUpdatedAt } = useSession();
  const queries = useQueryClient();
  const elder = useElder();
  const [warned, warn] = useState(false);
  const said = useRef(false);
  const left = data?.left;
  const ends = left === undefined ? undefined : dataUpdatedAt + left * 1000;
  useEffect(() => {
    if (ends === undefined || ends - Date.now() > BEFORE_S * 1000) said.current = false;
    if (ends === undefined || said.current) return;
    const soon = async () => {
      said.current = true;
      // Another page of this browser may have gone on meanwhile: the server knows.
      const now = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
      if (now?.left === undefined || now.left > BEFORE_S) return;
      if (!elder) {
        warn(true);
        return;
      }
      await extendSession().catch(() => warn(true));
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    };
    const timer = setTimeout(() => void soon(), Math.max(0, ends - Date.now() - BEFORE_S * 1000 + 500));
    return () => clearTimeout(timer);
  }, [ends, queries, elder]);
  const close = useCallback(() => warn(false), []);
  if (!warned || ends === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Warning ends={ends} onClose={close} />
    </Suspense>
  );
};

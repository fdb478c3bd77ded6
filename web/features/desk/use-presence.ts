import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Here } from '../../../src/modules/cases/contract.desk.ts';
import { sayPresence } from './api.ts';

/** Without a key or a click for so long, the page no longer claims that somebody is there. */
const IDLE = 12 * 60_000;

/**
 * Says that this case is open here and hears who else has it open. A soft claim: it locks nothing, and ends by itself.
 * `version`: where the case stands on the server; a newer one than the page's means news.
 */
export const usePresence = (
  caseId: string,
  doing: 'reading' | 'acting',
): { readonly here: readonly Here[]; readonly idle: boolean } => {
  const queries = useQueryClient();
  const [here, setHere] = useState<readonly Here[]>([]);
  const [idle, setIdle] = useState(false);
  const touched = useRef(Date.now());
  const known = useRef<number>(undefined);
  useEffect(() => {
    const touch = () => {
      touched.current = Date.now();
      setIdle(false);
    };
    addEventListener('pointerdown', touch);
    addEventListener('keydown', touch);
    return () => {
      removeEventListener('pointerdown', touch);
      removeEventListener('keydown', touch);
    };
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const say = async () => {
      const resting = Date.now() - touched.current > IDLE || document.visibilityState === 'hidden';
      setIdle(Date.now() - touched.current > IDLE);
      let again = 15;
      try {
        const answer = await sayPresence(caseId, resting ? 'gone' : doing);
        again = answer.again;
        if (gone) return;
        setHere(answer.here);
        if (known.current !== undefined && answer.version > known.current)
          void queries.invalidateQueries({ queryKey: ['case', caseId], exact: true });
        known.current = answer.version;
      } catch {
        // Nobody is shown rather than somebody who may have left.
        if (!gone) setHere([]);
      }
      if (!gone) timer = setTimeout(() => void say(), again * 1000);
    };
    void say();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [caseId, doing, queries]);
  // Leaving the page ends the claim at once; where that does not arrive, its time runs out.
  useEffect(
    () => () => {
      void sayPresence(caseId, 'gone').catch(() => undefined);
    },
    [caseId],
  );
  return { here, idle };
};

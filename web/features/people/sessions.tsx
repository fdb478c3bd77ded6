import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type AccountView, endAllSessions, endSession } from '../../api/account.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { whenText } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useLive } from '../../ui/live.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import { forgetDevice } from './forget.ts';
import { safetyWords } from './safety.words.ts';

/** Where the person is signed in; each is ended alone, or all with one act. */
export const Sessions = ({
  sessions,
  today,
}: {
  readonly sessions: AccountView['sessions'];
  readonly today: string | undefined;
}) => {
  const w = useWords(safetyWords);
  const { locale } = useLocale();
  const { tell } = useLive();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asked, ask] = useState(false);
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: () => {
      tell(w.ended);
      void queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const all = useMutation({
    mutationFn: () => endAllSessions(queries),
    onSuccess: () => {
      forgetDevice();
      void navigate({ to: '/' });
    },
  });
  return (
    <>
      <ul className="rows">
        {sessions.map((s) => (
          <li key={s.id} className="safety-row">
            <div>
              <p>
                <strong>{s.device || w.unknown}</strong> {s.here && <Tag tone="ok">{w.here}</Tag>}
              </p>
              <p className="small second">
                {w.since(whenText(s.since, today, locale))}
                {'　'}
                {w.ways[s.way]}
              </p>
            </div>
            {!s.here && (
              <Button busy={end.isPending && end.variables === s.id} onClick={() => end.mutate(s.id)}>
                {w.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {end.error && <ProblemState error={end.error} />}
      <p className="safety-act">
        <Button onClick={() => ask(true)}>{w.endAll}</Button>
      </p>
      {asked && (
        <Dialog
          title={w.endAllTitle}
          onClose={() => ask(false)}
          actions={
            <>
              <Button kind="danger" busy={all.isPending} onClick={() => all.mutate()}>
                {w.endAll}
              </Button>
              <Button onClick={() => ask(false)}>{w.stay}</Button>
            </>
          }
        >
          <p>{w.endAllText}</p>
          {all.error && <ProblemState error={all.error} />}
        </Dialog>
      )}
    </>
  );
};

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword } from '../../api/account.ts';
import { isProblem } from '../../api/client.ts';
import { ProblemState, useSaid } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { safetyWords } from './safety.words.ts';

/** The old password is asked although one is signed in: somebody may have left the device open. */
export const ChangePassword = () => {
  const w = useWords(safetyWords);
  const said = useSaid();
  const { tell } = useLive();
  const queries = useQueryClient();
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => changePassword({ old, new: next }),
    onSuccess: ({ ended }) => {
      setOld('');
      setNext('');
      setTried(false);
      tell(w.passwordDone(ended));
      void queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const refused = isProblem(change.error) && change.error.status < 429 ? change.error.problem : undefined;
  const at = (field: string) => (refused?.field === `body.${field}` ? said(refused) : undefined);
  const oldError = tried && old === '' ? w.noOld : at('old');
  const nextError = tried && next.length < 10 ? w.shortPassword : at('new');
  return (
    <form
      noValidate
      className="safety-form"
      onSubmit={(e) => {
        e.preventDefault();
        setTried(true);
        if (old !== '' && next.length >= 10) change.mutate();
      }}
    >
      {change.error && !refused?.field && <ProblemState error={change.error} />}
      <TextField
        id="old-password"
        label={w.old}
        error={oldError}
        type="password"
        autoComplete="current-password"
        maxLength={200}
        value={old}
        onValue={setOld}
      />
      <TextField
        id="new-password"
        label={w.next}
        hint={w.nextHint}
        error={nextError}
        type="password"
        autoComplete="new-password"
        maxLength={200}
        value={next}
        onValue={setNext}
      />
      <Button type="submit" busy={change.isPending}>
        {w.change}
      </Button>
    </form>
  );
};

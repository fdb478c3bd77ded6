import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseView } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useWords } from '../../ui/words.tsx';
import { Reload } from './reload.tsx';
import { matterWords } from './words.ts';

/** An act said again in words before it is done, with its verb on the button and 先不 beside it; the matter is read anew after it. */
const ConfirmDialog = ({
  c,
  verb,
  says,
  why,
  danger = false,
  act,
  onClose,
}: {
  readonly c: CaseView;
  readonly verb: string;
  readonly says: string;
  /** Label of an optional reason. */
  readonly why?: string | undefined;
  readonly danger?: boolean | undefined;
  /** Does it and answers what to tell. */
  readonly act: (reason?: string) => Promise<string>;
  readonly onClose: () => void;
}) => {
  const w = useWords(matterWords);
  const queries = useQueryClient();
  const { tell } = useLive();
  const [reason, setReason] = useState('');
  const go = useMutation({
    mutationFn: () => act(reason.trim() || undefined),
    onSuccess: async (done) => {
      await queries.invalidateQueries({ queryKey: ['case', c.id] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
      onClose();
      tell(done);
    },
  });
  return (
    <Dialog
      title={verb}
      onClose={onClose}
      actions={
        <>
          <Button kind={danger ? 'danger' : 'primary'} busy={go.isPending} onClick={() => go.mutate()}>
            {verb}
          </Button>
          <Button onClick={onClose}>{w.notNow(verb)}</Button>
        </>
      }
    >
      <p className="act-says">{says}</p>
      {why && (
        <Field id="reason" label={why} optional>
          {(aria) => <TextArea {...aria} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />}
        </Field>
      )}
      {go.error && <ProblemState error={go.error} actions={<Reload c={c} />} />}
    </Dialog>
  );
};
export default ConfirmDialog;

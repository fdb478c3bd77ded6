import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agreeWithdrawal, type CaseView } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Mixed, useWords } from '../../ui/words.tsx';
import { withdrawalWords } from './withdrawal.words.ts';

/** One word of this applicant on the withdrawal: asks for it, agrees, or takes that back. */
const Word = ({ c, kind = 'quiet' }: { readonly c: CaseView; readonly kind?: 'quiet' | 'primary' | 'plain' }) => {
  const w = useWords(withdrawalWords);
  const queries = useQueryClient();
  const { tell } = useLive();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { mine = false, agreed = [], waits = [] } = c.withdrawal ?? {};
  const agree = !mine;
  const last = agree && waits.length === 1;
  const say = useMutation({
    mutationFn: () => agreeWithdrawal(c.id, { agree, ...(agree && reason.trim() ? { reason: reason.trim() } : {}) }),
    onSuccess: (said) => {
      setOpen(false);
      tell(!agree ? w.offDone : said.waits.length === 0 ? w.done : w.told);
      void queries.invalidateQueries({ queryKey: ['case', c.id] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const verb = mine ? w.off : agreed.length > 0 ? w.agree : w.withdraw;
  return (
    <>
      <Button kind={kind} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      {open && (
        <Dialog
          title={verb}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button kind={agree ? 'danger' : 'primary'} busy={say.isPending} onClick={() => say.mutate()}>
                {verb}
              </Button>
              <Button onClick={() => setOpen(false)}>{w.notNow}</Button>
            </>
          }
        >
          <p className="act-says">{mine ? w.offSays : agreed.length > 0 ? w.agreeSays : w.says}</p>
          {last && (
            <Field id="withdrawal-reason" label={w.why} optional>
              {(aria) => (
                <TextArea {...aria} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />
              )}
            </Field>
          )}
          {say.error && <ProblemState error={say.error} />}
        </Dialog>
      )}
    </>
  );
};

/**
 * 撤回申请 by several, as loaded when there are several: as an `ask` the way to ask for it, among what I can do; else, once
 * somebody wants to withdraw, who agrees, who is waited for, and my own word.
 */
export default function Withdrawal({ c, ask = false }: { readonly c: CaseView; readonly ask?: boolean }) {
  const w = useWords(withdrawalWords);
  if (ask) return <Word c={c} />;
  const { agreed, waits, mine } = c.withdrawal ?? { agreed: [], waits: [], mine: false };
  if (agreed.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={mine && agreed.length === 1 ? w.mine : <Mixed>{w.asked(agreed.join(w.comma))}</Mixed>}
      actions={<Word c={c} kind="plain" />}
    >
      <p>
        <Mixed>{w.askedHow(waits.join(w.comma))}</Mixed>
      </p>
    </Notice>
  );
}

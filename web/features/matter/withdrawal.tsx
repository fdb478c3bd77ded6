import { useState } from 'react';
import { agreeWithdrawal, type CaseView } from '../../api/cases.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Mixed, useWords } from '../../ui/words.tsx';
import { ConfirmDialog } from './confirm.tsx';
import { withdrawalWords } from './withdrawal.words.ts';

/** One word of this applicant on the withdrawal: asks for it, agrees, or takes that back. */
const Word = ({ c, kind = 'quiet' }: { readonly c: CaseView; readonly kind?: 'quiet' | 'primary' | 'plain' }) => {
  const w = useWords(withdrawalWords);
  const [open, setOpen] = useState(false);
  const { mine = false, agreed = [], waits = [] } = c.withdrawal ?? {};
  const agree = !mine;
  const last = agree && waits.length === 1;
  const verb = mine ? w.off : agreed.length > 0 ? w.agree : w.withdraw;
  return (
    <>
      <Button kind={kind} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      {open && (
        <ConfirmDialog
          c={c}
          verb={verb}
          says={mine ? w.offSays : agreed.length > 0 ? w.agreeSays : w.says}
          why={last ? w.why : undefined}
          danger={agree}
          act={async (reason) => {
            const said = await agreeWithdrawal(c.id, { agree, ...(reason ? { reason } : {}) });
            if (!agree) return w.offDone;
            return said.waits.length === 0 ? w.done : w.told;
          }}
          onClose={() => setOpen(false)}
        />
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

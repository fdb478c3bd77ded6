import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type DraftMaterial, signPromise } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { sentenceDay } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrorLine } from '../../ui/field.tsx';
import { CheckRow } from '../../ui/input.tsx';
import { useLocale, useText, useWords } from '../../ui/words.tsx';
import { materialWords } from './materials.words.ts';
import type { Apply } from './use-apply.ts';

/** B8 容缺: a promise is signed by a tick of its own, after its sentence with the day and the consequence. */
export const PromiseDialog = ({
  material: m,
  apply,
  onClose,
}: {
  readonly material: DraftMaterial;
  readonly apply: Apply;
  readonly onClose: () => void;
}) => {
  const w = useWords(materialWords);
  const text = useText();
  const { locale } = useLocale();
  const [ticked, tick] = useState(false);
  const [asked, ask] = useState(false);
  const sign = useMutation({
    mutationFn: () => signPromise(apply.draft.id, { kind: 'tolerance', refs: [m.ref], signed: true }),
    onSuccess: async () => {
      await apply.desk.reload();
      onClose();
    },
  });
  return (
    <Dialog
      title={w.promiseTitle(text(m.name))}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={sign.isPending} onClick={() => (ticked ? sign.mutate() : ask(true))}>
            {w.sign}
          </Button>
          <Button onClick={onClose}>{w.notNow}</Button>
        </>
      }
    >
      {asked && !ticked && <FieldErrorLine id="promise-error">{w.noTick}</FieldErrorLine>}
      <CheckRow checked={ticked} onChange={(e) => tick(e.target.checked)}>
        {m.owedBy ? w.promiseSay(sentenceDay(m.owedBy, locale)) : w.promiseSayNoDay}
      </CheckRow>
      {sign.error && <ProblemState error={sign.error} />}
    </Dialog>
  );
};

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { coApplicantsQuery, nameCoApplicant } from '../../api/joint.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { RadioRows } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useWords } from '../../ui/words.tsx';
import { NamedFields, useNamed } from './named-fields.tsx';
import './joint.css';
import { jointWords } from './joint.words.ts';

/** Names somebody by name and number, as a mandate does. */
export const NameCoApplicant = ({ draft, onClose }: { readonly draft: string; readonly onClose: () => void }) => {
  const w = useWords(jointWords);
  const { tell } = useLive();
  const queries = useQueryClient();
  const [kind, setKind] = useState<'natural' | 'legal'>('natural');
  const named = useNamed(kind);
  const [tried, setTried] = useState(false);
  const ask = useMutation({
    mutationFn: () => nameCoApplicant(draft, { name: named.name, number: named.number }),
    onSuccess: ({ coApplicants }) => {
      queries.setQueryData(coApplicantsQuery(draft).queryKey, coApplicants);
      tell(w.askedOne(named.name));
      onClose();
    },
  });
  return (
    <Dialog
      title={w.dialog}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={ask.isPending}
            onClick={() => {
              setTried(true);
              if (named.right) ask.mutate();
            }}
          >
            {w.ask}
          </Button>
          <Button onClick={onClose}>{w.notNow}</Button>
        </>
      }
    >
      <p className="joint-says">{w.dialogSays}</p>
      {ask.error && <ProblemState error={ask.error} />}
      <FieldSet id="joint-kind" label={w.kind}>
        <RadioRows
          inline
          name="joint-kind"
          value={kind}
          onChange={(v) => setKind(v === 'legal' ? 'legal' : 'natural')}
          choices={[
            { value: 'natural', label: w.natural },
            { value: 'legal', label: w.legal },
          ]}
        />
      </FieldSet>
      <NamedFields
        of={named}
        id="joint"
        labels={{
          name: kind === 'legal' ? w.legalName : w.name,
          number: kind === 'legal' ? w.legalNumber : w.number,
          hint: w.numberHint,
        }}
        tried={tried}
      />
    </Dialog>
  );
};

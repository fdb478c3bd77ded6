import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { coApplicantsQuery, nameCoApplicant } from '../../api/joint.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, FieldSet } from '../../ui/field.tsx';
import { RadioRows, TextInput } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import './joint.css';
import { jointWords } from './words.ts';

const NUMBERS: Readonly<Record<'natural' | 'legal', FormField>> = {
  natural: { key: 'number', kind: 'resident-id', label: { zh: '公民身份号码', en: 'Identity number' } },
  legal: { key: 'number', kind: 'credit-code', label: { zh: '统一社会信用代码', en: 'Credit code' } },
};

/** Names somebody by name and number, as a mandate does. */
export const NameDialog = ({ draft, onClose }: { readonly draft: string; readonly onClose: () => void }) => {
  const w = useWords(jointWords);
  const text = useText();
  const { tell } = useLive();
  const queries = useQueryClient();
  const [kind, setKind] = useState<'natural' | 'legal'>('natural');
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState(false);
  const said = name.trim();
  const id = number.replace(/\s/g, '').toUpperCase();
  const wrong = id === '' ? undefined : validateField(NUMBERS[kind], id);
  const faults = {
    name: said === '' ? w.empty : undefined,
    number: id === '' ? w.empty : wrong && text(wrong.text),
  };
  const ask = useMutation({
    mutationFn: () => nameCoApplicant(draft, { name: said, number: id }),
    onSuccess: ({ coApplicants }) => {
      queries.setQueryData(coApplicantsQuery(draft).queryKey, coApplicants);
      tell(w.askedOne(said));
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
              if (!faults.name && !faults.number) ask.mutate();
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
      <Field id="joint-name" label={kind === 'legal' ? w.legalName : w.name} error={tried ? faults.name : undefined}>
        {(aria) => (
          <TextInput
            {...aria}
            lang="zh-CN"
            autoComplete="off"
            maxLength={120}
            value={name}
            onChange={(e) => setName(e.target.value)}
          />
        )}
      </Field>
      <Field
        id="joint-number"
        label={kind === 'legal' ? w.legalNumber : w.number}
        hint={w.numberHint}
        error={tried ? faults.number : undefined}
      >
        {(aria) => (
          <TextInput
            {...aria}
            autoComplete="off"
            maxLength={24}
            value={number}
            onChange={(e) => setNumber(e.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
};

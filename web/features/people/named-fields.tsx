import { useState } from 'react';
import type { Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useText, useWords } from '../../ui/words.tsx';

const words = { zh: { empty: '没有填。请填写。' }, en: { empty: 'Empty. Fill it in.' } };

const NUMBERS: Readonly<Record<'natural' | 'legal', FormField>> = {
  natural: { key: 'number', kind: 'resident-id', label: { zh: '公民身份号码', en: 'Identity number' } },
  legal: { key: 'number', kind: 'credit-code', label: { zh: '统一社会信用代码', en: 'Credit code' } },
};

/** Somebody pointed at by name and number, as typed and as it is sent: without blanks, capital letters (GB 11643, GB 32100). */
export const useNamed = (kind: 'natural' | 'legal') => {
  const w = useWords(words);
  const text = useText();
  const [typed, setTyped] = useState({ name: '', number: '' });
  const name = typed.name.trim();
  const number = typed.number.replace(/\s/g, '').toUpperCase();
  const wrong = number === '' ? undefined : validateField(NUMBERS[kind], number);
  const faults = {
    name: name === '' ? w.empty : undefined,
    number: number === '' ? w.empty : wrong && text(wrong.text),
  };
  return { typed, setTyped, name, number, faults, right: !faults.name && !faults.number };
};
export type NamedState = ReturnType<typeof useNamed>;

/** The two fields of `useNamed`. What is wrong is said once the reader has `tried` to go on. */
export const NamedFields = ({
  of: { typed, setTyped, faults },
  id,
  labels,
  tried,
}: {
  readonly of: NamedState;
  readonly id: string;
  readonly labels: { readonly name: string; readonly number: string; readonly hint?: string };
  readonly tried: boolean;
}) => (
  <>
    <TextField
      id={`${id}-name`}
      label={labels.name}
      error={tried ? faults.name : undefined}
      lang="zh-CN"
      autoComplete="off"
      maxLength={120}
      value={typed.name}
      onValue={(name) => setTyped({ ...typed, name })}
    />
    <TextField
      id={`${id}-number`}
      label={labels.number}
      hint={labels.hint}
      error={tried ? faults.number : undefined}
      autoComplete="off"
      maxLength={24}
      value={typed.number}
      onValue={(number) => setTyped({ ...typed, number })}
    />
  </>
);

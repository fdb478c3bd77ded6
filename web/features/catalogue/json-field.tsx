import { useId, useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { useWords } from '../../ui/words.tsx';
import { editorWords } from './editor.words.ts';

/** A value written as JSON: taken over when it can be read, kept as typed with the reason when not. */
export const JsonField = ({
  label,
  hint,
  value,
  rows = 6,
  check,
  onValue,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: unknown;
  readonly rows?: number;
  /** What is wrong with a value that could be read. */
  readonly check?: (value: unknown) => string | undefined;
  readonly onValue: (value: unknown) => void;
}) => {
  const w = useWords(editorWords);
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const read = (s: string) => {
    setTyped(s);
    try {
      const next: unknown = JSON.parse(s);
      const fault = check?.(next);
      setWrong(fault);
      if (!fault) onValue(next);
    } catch (e) {
      setWrong(w.jsonWrong(e instanceof Error ? e.message : ''));
    }
  };
  return (
    <Field id={id} label={label} {...(hint ? { hint } : {})} error={wrong}>
      {(aria) => (
        <TextArea
          {...aria}
          className="ed-json"
          spellCheck={false}
          rows={rows}
          value={typed ?? JSON.stringify(value, null, 2)}
          onChange={(e) => read(e.target.value)}
          onBlur={() => !wrong && setTyped(undefined)}
        />
      )}
    </Field>
  );
};

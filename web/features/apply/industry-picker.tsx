import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { industriesQuery } from '../../api/catalogue.ts';
import { Button } from '../../ui/button.tsx';
import type { ControlAria } from '../../ui/field.tsx';
import { RadioRows, ReadValue, TextInput } from '../../ui/input.tsx';
import { useSettled } from '../../ui/settled.ts';
import { useText, useWords } from '../../ui/words.tsx';
import { applyWords } from './words.ts';

const SETTLE_MS = 250;

/** An industry of GB/T 4754 found by a word; the code is shown beside the name. */
export const IndustryPicker = ({
  aria,
  value,
  onChange,
}: {
  readonly aria: ControlAria;
  readonly value: string;
  readonly onChange: (code: string | undefined) => void;
}) => {
  const w = useWords(applyWords);
  const text = useText();
  const [typed, setTyped] = useState('');
  const word = useSettled(typed.trim(), SETTLE_MS);
  const { data } = useQuery({ ...industriesQuery({ q: word }), enabled: word !== '' });
  const found = word === '' ? [] : (data?.industries ?? []).slice(0, 8);
  if (value !== '')
    return (
      <div className="picker-chosen">
        <ReadValue id={aria.id}>
          <IndustryName code={value} />
        </ReadValue>
        <Button kind="quiet" onClick={() => onChange(undefined)}>
          {w.change}
        </Button>
      </div>
    );
  return (
    <>
      <TextInput
        {...aria}
        placeholder={w.findIndustry}
        autoComplete="off"
        maxLength={40}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      <p className="small second" role="status">
        {word !== '' && data && (found.length > 0 ? w.results(found.length) : w.noIndustry)}
      </p>
      {found.length > 0 && (
        <RadioRows
          name={`${aria.id}-found`}
          value={undefined}
          onChange={onChange}
          choices={found.map((i) => ({
            value: i.code,
            label: w.industryChosen(i.code, text(i.name)),
            hint: i.path.slice(0, -1).join(' › '),
          }))}
        />
      )}
    </>
  );
};

/** An industry in words, with its code. */
export const IndustryName = ({ code }: { readonly code: string }) => {
  const w = useWords(applyWords);
  const text = useText();
  const { data } = useQuery({ ...industriesQuery({ code }), enabled: code !== '' });
  const found = data?.industries[0];
  return found ? w.industryChosen(found.code, text(found.name)) : code;
};

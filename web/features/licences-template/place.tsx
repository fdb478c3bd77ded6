import { useState } from 'react';
import { TextInput } from '../../ui/input.tsx';
import { useWords } from '../../ui/words.tsx';
import type { TemplateShape } from './api.ts';
import { templateWords } from './words.ts';

export type Box = TemplateShape['boxes']['code'];
const SIDES = ['x', 'y', 'width', 'height'] as const;

/** One measure in millimetres. While it is typed the field may be empty; only a number is taken over, and stands there afterwards. */
const Side = ({
  short,
  name,
  value,
  onChange,
}: {
  readonly short: string;
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) => {
  const [typed, setTyped] = useState<string>();
  return (
    <span className="template-side">
      <span className="small second" aria-hidden="true">
        {short}
      </span>
      <TextInput
        type="number"
        step="0.5"
        inputMode="decimal"
        value={typed ?? value}
        aria-label={name}
        onChange={(e) => {
          setTyped(e.target.value);
          const n = Number(e.target.value);
          if (e.target.value.trim() !== '' && Number.isFinite(n)) onChange(n);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </span>
  );
};

/** Where a part stands on the sheet and how large it is. */
export const Place = ({
  name,
  box,
  onChange,
}: {
  readonly name: string;
  readonly box: Box;
  readonly onChange: (box: Box) => void;
}) => {
  const w = useWords(templateWords);
  return (
    <fieldset className="template-place">
      <legend className="sr">{name}</legend>
      {SIDES.map((side) => (
        <Side
          key={side}
          short={w.sides[side]}
          name={`${name} ${w.sides[side]}`}
          value={box[side]}
          onChange={(n) => onChange({ ...box, [side]: n })}
        />
      ))}
    </fieldset>
  );
};

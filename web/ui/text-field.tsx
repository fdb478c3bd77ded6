import type { ComponentProps } from 'react';
import { Field } from './field.tsx';
import { TextInput } from './input.tsx';

type Around = Omit<ComponentProps<typeof Field>, 'children' | 'chip' | 'required'>;
type Line = Omit<ComponentProps<typeof TextInput>, keyof Around | 'onChange'>;

/** A field of one line, told what is typed into it; everything else goes to the input. */
export const TextField = ({
  id,
  label,
  hint,
  error,
  aside,
  optional = false,
  onValue,
  ...line
}: Around & Line & { readonly onValue: (typed: string) => void }) => (
  <Field id={id} label={label} hint={hint} error={error} aside={aside} optional={optional}>
    {(aria) => <TextInput {...aria} {...line} onChange={(e) => onValue(e.target.value)} />}
  </Field>
);

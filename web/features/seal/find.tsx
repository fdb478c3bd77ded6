import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/input.tsx';

/** A list is searched by words; what narrows it besides stands behind the button. */
export const Find = ({
  className,
  label,
  verb,
  before = '',
  onFind,
  children,
}: {
  readonly className: string;
  readonly label: string;
  readonly verb: string;
  /** What was searched for before. */
  readonly before?: string;
  readonly onFind: (words: string) => void;
  readonly children?: ReactNode;
}) => {
  const [typed, setTyped] = useState(before);
  return (
    <search>
      <form
        className={className}
        onSubmit={(e) => {
          e.preventDefault();
          onFind(typed.trim());
        }}
      >
        <TextInput
          type="search"
          aria-label={label}
          placeholder={label}
          value={typed}
          maxLength={120}
          onChange={(e) => setTyped(e.target.value)}
        />
        <Button type="submit">{verb}</Button>
        {children}
      </form>
    </search>
  );
};

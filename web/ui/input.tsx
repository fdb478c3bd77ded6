import type { ComponentProps, ReactNode } from 'react';
import './input.css';
import type { ControlAria } from './field.tsx';
import { useWords } from './words.tsx';

const cx = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(' ');

/** One line of text. `unit` stands inside at the right; `ref` via `inputRef` is React's plain `ref`. */
export const TextInput = ({ unit, className, ...rest }: { readonly unit?: ReactNode } & ComponentProps<'input'>) =>
  unit ? (
    <span className="input-with-unit">
      <input type="text" className={cx('input', className)} {...rest} />
      <span className="input-unit" aria-hidden="true">
        {unit}
      </span>
    </span>
  ) : (
    <input type="text" className={cx('input', className)} {...rest} />
  );

export const TextArea = ({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) => (
  <textarea className={cx('input', 'input-area', className)} rows={rows} {...rest} />
);

/** A value that was fetched: shown like an input, never typed into. */
export const ReadValue = ({ id, children }: { readonly id?: string; readonly children: ReactNode }) => (
  <div id={id} className="input input-read" tabIndex={id ? -1 : undefined}>
    {children}
  </div>
);

type Choice = {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
};

const option = (c: { readonly value: string; readonly label: string }) => (
  <option key={c.value} value={c.value} lang={/^\p{Script=Han}/u.test(c.label) ? 'zh-CN' : undefined}>
    {c.label}
  </option>
);
export const Select = ({
  choices,
  empty,
  className,
  ...rest
}: {
  /** Choices of one `group` stand together under its name. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly group?: string }[];
  /** The text of the empty choice; without it the first choice is chosen. */
  readonly empty?: string;
} & ComponentProps<'select'>) => (
  <select className={cx('input', 'input-select', className)} {...rest}>
    {empty !== undefined && <option value="">{empty}</option>}
    {choices.filter((c) => c.group === undefined).map(option)}
    {[...new Set(choices.flatMap((c) => c.group ?? []))].map((group) => (
      <optgroup key={group} label={group}>
        {choices.filter((c) => c.group === group).map(option)}
      </optgroup>
    ))}
  </select>
);

type RowsProps = {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly inline?: boolean;
  readonly onBlur?: () => void;
};

/** Plain rows of 48 px; put them in a `FieldSet`. */
export const RadioRows = ({
  name,
  choices,
  value,
  onChange,
  inline,
  onBlur,
}: RowsProps & { readonly value: string | undefined; readonly onChange: (value: string) => void }) => (
  <div className={cx('choice-rows', inline && 'choice-inline')}>
    {choices.map((c) => (
      <label key={c.value} className="choice-row">
        <input
          type="radio"
          name={name}
          value={c.value}
          checked={value === c.value}
          disabled={c.disabled}
          onChange={() => onChange(c.value)}
          onBlur={onBlur}
        />
        <span>
          {c.label}
          {c.hint && <span className="choice-hint">{c.hint}</span>}
        </span>
      </label>
    ))}
  </div>
);

export const CheckRows = ({
  name,
  choices,
  value,
  onChange,
  inline,
  onBlur,
}: RowsProps & { readonly value: readonly string[]; readonly onChange: (value: readonly string[]) => void }) => (
  <div className={cx('choice-rows', inline && 'choice-inline')}>
    {choices.map((c) => (
      <label key={c.value} className="choice-row">
        <input
          type="checkbox"
          name={name}
          value={c.value}
          checked={value.includes(c.value)}
          disabled={c.disabled}
          onChange={(e) => onChange(e.target.checked ? [...value, c.value] : value.filter((v) => v !== c.value))}
          onBlur={onBlur}
        />
        <span>
          {c.label}
          {c.hint && <span className="choice-hint">{c.hint}</span>}
        </span>
      </label>
    ))}
  </div>
);

/** One box with a sentence: a promise, a confirmation. */
export const CheckRow = ({ children, ...rest }: { readonly children: ReactNode } & ComponentProps<'input'>) => (
  <label className="choice-row">
    <input type="checkbox" {...rest} />
    <span>{children}</span>
  </label>
);

const zhDate = { year: '年', month: '月', day: '日' };
const dateWords = { zh: zhDate, en: { year: 'Year', month: 'Month', day: 'Day' } satisfies typeof zhDate };
const two = (n: string) => (n === '' ? '' : n.padStart(2, '0'));
const partsOf = (value: string): readonly [string, string, string] => {
  const [y = '', m = '', d = ''] = value.split('-');
  return [y, m.replace(/^0/, ''), d.replace(/^0/, '')];
};

/**
 * A day as three numbers, so that it can be typed, pasted and read out (GOV.UK pattern). Value is `2026-10-16`, '' when all
 * three are empty, and what was typed (`2026--`) while a part is missing: the form engine then says what is wrong.
 */
export const DateInput = ({
  value,
  onChange,
  onBlur,
  disabled,
  ...aria
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly disabled?: boolean;
} & ControlAria) => {
  const w = useWords(dateWords);
  const parts = partsOf(value);
  const put = (at: number, typed: string) => {
    const pasted = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed.trim());
    const next = pasted
      ? [pasted[1]!, pasted[2]!, pasted[3]!]
      : parts.map((p, i) => (i === at ? typed.replace(/\D/g, '') : p));
    const [y, m, d] = next as [string, string, string];
    onChange(y || m || d ? `${y}-${two(m)}-${two(d)}` : '');
  };
  const names = [w.year, w.month, w.day];
  return (
    <div className="date-input">
      {names.map((name, i) => (
        <label key={name} className="date-part">
          <input
            {...(i === 0
              ? aria
              : { 'aria-invalid': aria['aria-invalid'], 'aria-describedby': aria['aria-describedby'] })}
            className={i === 0 ? 'input date-year' : 'input'}
            inputMode="numeric"
            autoComplete="off"
            maxLength={i === 0 ? 10 : 2}
            value={parts[i]}
            disabled={disabled}
            onChange={(e) => put(i, e.target.value)}
            onBlur={onBlur}
          />
          <span>{name}</span>
        </label>
      ))}
    </div>
  );
};

import type { ReactNode } from 'react';
import './field.css';
import { Icon } from './icon.tsx';
import { useWords } from './words.tsx';

const zh = { optional: '选填' };
const words = { zh, en: { optional: 'optional' } satisfies typeof zh };

/** What a control must carry so that label, hint and error are read with it. */
export type ControlAria = {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-required'?: true;
};

type FieldProps = {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** Under the control, left: where the value came from. */
  readonly chip?: ReactNode;
  /** Under the control, right: 不对？, 显示, 地图选点. */
  readonly aside?: ReactNode;
  readonly optional?: boolean;
  readonly required?: boolean;
};

const ids = (id: string, hint: unknown, error: unknown, chip: unknown): string | undefined =>
  [error ? `${id}-error` : '', hint ? `${id}-hint` : '', chip ? `${id}-chip` : ''].filter(Boolean).join(' ') ||
  undefined;

export const FieldErrorLine = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <p id={id} className="field-error">
    <Icon name="alert" />
    <span>{children}</span>
  </p>
);

const Under = ({ id, chip, aside }: { readonly id: string; readonly chip?: ReactNode; readonly aside?: ReactNode }) =>
  chip || aside ? (
    <div className="field-under">
      <span id={`${id}-chip`}>{chip}</span>
      {aside}
    </div>
  ) : null;

/** Label above, hint, error between label and control, control, chip. The child gets the aria it must carry. */
export const Field = ({
  id,
  label,
  hint,
  error,
  chip,
  aside,
  optional,
  required,
  children,
}: FieldProps & { readonly children: (aria: ControlAria) => ReactNode }) => {
  const w = useWords(words);
  const described = ids(id, hint, error, chip);
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id} className="field-label">
        {label}
        {optional && <span className="field-optional">{w.optional}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && <FieldErrorLine id={`${id}-error`}>{error}</FieldErrorLine>}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
        ...(required ? { 'aria-required': true as const } : {}),
      })}
      <Under id={id} chip={chip} aside={aside} />
    </div>
  );
};

/** The same around radio rows, check rows and date parts: a fieldset with its legend. `id` is where an error link lands. */
export const FieldSet = ({
  id,
  label,
  hint,
  error,
  chip,
  aside,
  optional,
  children,
}: FieldProps & { readonly children: ReactNode }) => {
  const w = useWords(words);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={error ? 'field field-wrong' : 'field'}
      aria-describedby={ids(id, hint, error, chip)}
      aria-invalid={error ? true : undefined}
    >
      <legend className="field-label">
        {label}
        {optional && <span className="field-optional">{w.optional}</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && <FieldErrorLine id={`${id}-error`}>{error}</FieldErrorLine>}
      {children}
      <Under id={id} chip={chip} aside={aside} />
    </fieldset>
  );
};

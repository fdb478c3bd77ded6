import { useEffect, useRef, useState } from 'react';
import type { Answer, Answers, Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { readTyped, toTyped } from '../../../src/modules/forms/engine/typed.ts';
import type { ControlAria } from '../../ui/field.tsx';
import { CheckRows, DateInput, RadioRows, Select, TextArea, TextInput } from '../../ui/input.tsx';
import { whenReleased } from '../../ui/released.ts';
import { useText, useWords } from '../../ui/words.tsx';
import { IndustryPicker } from './industry-picker.tsx';
import { RegionPicker } from './region-picker.tsx';
import { applyWords } from './words.ts';

type ControlProps = {
  readonly field: FormField;
  readonly value: Answer | undefined;
  readonly aria: ControlAria;
  readonly onChange: (value: Answer | undefined) => void;
  readonly onLeave: () => void;
};

/** Kinds that need a fieldset with a legend instead of a label. */
export const isGroupOfControls = (f: FormField): boolean =>
  ['choices', 'yes-no', 'date', 'region', 'group'].includes(f.kind) || (f.kind === 'choice' && !isLong(f));
/** Long lists become a select. */
const isLong = (f: FormField): boolean => (f.options?.length ?? 0) > 7;

const SETTLE_MS = 800;
const NUMERIC = new Set(['integer', 'decimal', 'money']);

/** A text box that saves a moment after the last key and at once on leaving; text that is no number is kept as typed. */
const TypedInput = ({ field, value, aria, onChange, onLeave }: ControlProps) => {
  const text = useText();
  const [typed, setTyped] = useState(() => toTyped(field, value));
  const own = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A value that came from elsewhere (the other device, a register) replaces what stands here; our own does not.
  useEffect(() => {
    if (JSON.stringify(own.current ?? null) === JSON.stringify(value ?? null)) return;
    own.current = value;
    setTyped(toTyped(field, value));
  }, [field, value]);
  const pending = useRef<string>(undefined);
  const settle = () => {
    clearTimeout(timer.current);
    const s = pending.current;
    if (s === undefined) return;
    pending.current = undefined;
    const { value: next, error } = readTyped(field, s);
    const answer = error ? s : next;
    own.current = answer;
    onChange(answer);
  };
  const settleNow = useRef(settle);
  settleNow.current = settle;
  useEffect(() => {
    // Leaving the section, the page or the browser within the moment: saved all the same.
    const now = () => settleNow.current();
    document.addEventListener('visibilitychange', now);
    return () => {
      document.removeEventListener('visibilitychange', now);
      now();
    };
  }, []);
  const type = (s: string) => {
    setTyped(s);
    pending.current = s;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => settleNow.current(), SETTLE_MS);
  };
  const leave = () =>
    whenReleased(() => {
      settleNow.current();
      onLeave();
    });
  const shared = { ...aria, value: typed, onBlur: leave };
  if (field.kind === 'long-text')
    return <TextArea {...shared} maxLength={field.maxLength} onChange={(e) => type(e.target.value)} />;
  const numeric = NUMERIC.has(field.kind) || field.kind === 'phone' || field.kind === 'postcode';
  const unit = field.kind === 'money' ? '元' : field.unit && text(field.unit);
  return (
    <TextInput
      {...shared}
      {...(unit ? { unit } : {})}
      inputMode={field.kind === 'decimal' || field.kind === 'money' ? 'decimal' : numeric ? 'numeric' : undefined}
      autoComplete={field.kind === 'phone' ? 'tel' : 'off'}
      className={numeric ? 'input-short' : undefined}
      onChange={(e) => type(e.target.value)}
    />
  );
};

/** The control of one field by its kind; it knows nothing of saving or of errors. */
export const Control = (props: ControlProps) => {
  const { field, value, aria, onChange, onLeave } = props;
  const w = useWords(applyWords);
  const text = useText();
  const choices = (field.options ?? []).map((o) => ({
    value: o.value,
    label: text(o.label),
    ...(o.hint ? { hint: text(o.hint) } : {}),
  }));
  switch (field.kind) {
    case 'choice':
      if (!isLong(field))
        return (
          <RadioRows
            name={aria.id}
            choices={choices}
            value={value === undefined ? undefined : String(value)}
            onChange={onChange}
            onBlur={onLeave}
          />
        );
      return (
        <Select
          {...aria}
          empty={w.choose}
          choices={choices}
          value={value === undefined ? '' : String(value)}
          onChange={(e) => onChange(e.target.value || undefined)}
          onBlur={onLeave}
        />
      );
    case 'choices':
      return (
        <CheckRows
          name={aria.id}
          choices={choices}
          value={Array.isArray(value) ? (value as readonly string[]) : []}
          onChange={(v) => onChange(v.length > 0 ? v : undefined)}
        />
      );
    case 'yes-no':
      return (
        <RadioRows
          name={aria.id}
          inline
          choices={[
            { value: 'yes', label: w.yes },
            { value: 'no', label: w.no },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : undefined}
          onChange={(v) => onChange(v === 'yes')}
          onBlur={onLeave}
        />
      );
    case 'date':
      return <DateField {...props} />;
    case 'region':
      return <RegionPicker id={aria.id} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
    case 'industry':
      return <IndustryPicker aria={aria} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
    case 'group':
      return null; // rendered row by row by GroupField
    default:
      return <TypedInput {...props} />;
  }
};

/** A date is saved when all three parts are there, or on leaving. */
const DateField = ({ value, aria, onChange, onLeave }: ControlProps) => {
  const saved = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState(saved);
  const own = useRef(saved);
  useEffect(() => {
    if (own.current === saved) return;
    own.current = saved;
    setTyped(saved);
  }, [saved]);
  const commit = (v: string) => {
    own.current = v;
    onChange(v || undefined);
  };
  return (
    <DateInput
      {...aria}
      id={`${aria.id}-year`}
      value={typed}
      onChange={(v) => {
        setTyped(v);
        if (v === '' || /^\d{4}-\d{2}-\d{2}$/.test(v)) commit(v);
      }}
      onBlur={() => {
        if (typed !== own.current) commit(typed);
        onLeave();
      }}
    />
  );
};

/** The rows of a repeated group as plain answers. */
export const rowsOf = (value: Answer | undefined): readonly Answers[] =>
  Array.isArray(value) ? (value.filter((r) => typeof r === 'object' && r !== null) as readonly Answers[]) : [];

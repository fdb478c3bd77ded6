import { useState } from 'react';
import type { Answer, Answers, Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import type { FieldError } from '../../../src/modules/forms/engine/errors.ts';
import type { FieldView } from '../../../src/modules/forms/engine/form.ts';
import { shown } from '../../../src/modules/forms/engine/format.ts';
import type { DraftView } from '../../api/drafts.ts';
import { Button } from '../../ui/button.tsx';
import { tightDay } from '../../ui/dates.tsx';
import { Field, FieldSet } from '../../ui/field.tsx';
import { ReadValue } from '../../ui/input.tsx';
import { Chip } from '../../ui/tag.tsx';
import { useLocale, useText, useWords } from '../../ui/words.tsx';
import './apply.css';
import { Control, isGroupOfControls, rowsOf } from './control.tsx';
import { applyWords } from './words.ts';

type Provenance = DraftView['provenance'][string];
const REGISTERS = new Set(['business-licence', 'population', 'licence-library']);

/** Typed here says nothing; answered before the form, under 能不能办, does. */
const isTold = (p: Provenance): boolean => p.from !== 'self' || p.ref === 'eligibility';

/** Where a fetched value came from, and since when. What was typed here says nothing. */
export const ProvenanceChip = ({ from }: { readonly from: Provenance | undefined }) => {
  const w = useWords(applyWords);
  const { locale } = useLocale();
  if (!from || !isTold(from)) return null;
  return (
    <Chip from={REGISTERS.has(from.from) ? 'register' : 'person'}>
      {w.from(w.registers[from.ref === 'eligibility' ? from.ref : from.from] ?? from.from, tightDay(from.day, locale))}
    </Chip>
  );
};

const masked = (s: string): string => {
  const all = [...s];
  return all.length <= 6
    ? '*'.repeat(all.length)
    : [...all.slice(0, 4), ...all.slice(4, -2).map(() => '*'), ...all.slice(-2)].join('');
};

type FieldProps = {
  readonly view: FieldView;
  readonly provenance: Provenance | undefined;
  /** Errors that may be shown now, by path. */
  readonly errorAt: (at: string) => FieldError | undefined;
  readonly onChange: (value: Answer | undefined) => void;
  readonly onLeave: (at: string) => void;
};

/** One field of the form with label, hint, error, control and where its value came from. */
export const OneField = ({ view, provenance, errorAt, onChange, onLeave }: FieldProps) => {
  const { field, at } = view;
  const w = useWords(applyWords);
  const text = useText();
  const [corrected, correct] = useState(false);
  const [doubted, doubt] = useState(false);
  const [open, setOpen] = useState(false);
  const fetched = provenance !== undefined && REGISTERS.has(provenance.from) && !corrected;
  const error = errorAt(at);
  const frame = {
    id: at,
    label: text(field.label),
    hint: field.hint && text(field.hint),
    error: error && text(error.text),
    optional: !view.required,
    chip: provenance && isTold(provenance) && !corrected ? <ProvenanceChip from={provenance} /> : undefined,
  };
  if (fetched && view.value !== undefined && field.kind !== 'group') {
    const value = text(shown(field, view.value));
    return (
      <div className="field">
        <p className="field-label" id={`${at}-label`}>
          {frame.label}
        </p>
        <ReadValue id={at}>
          <span lang="zh-CN">{field.sensitive && !open ? masked(value) : value}</span>
        </ReadValue>
        <div className="field-under">
          {frame.chip}
          <span className="field-asides">
            {field.sensitive && (
              <Button kind="quiet" onClick={() => setOpen(!open)} aria-describedby={`${at}-label`}>
                {open ? w.hide : w.show}
              </Button>
            )}
            <Button
              kind="quiet"
              onClick={() => doubt(!doubted)}
              aria-expanded={doubted}
              aria-describedby={`${at}-label`}
            >
              {w.notRight}
            </Button>
          </span>
        </div>
        {doubted && (
          <div className="field-doubt">
            <p className="small">{w.notRightText}</p>
            <Button onClick={() => correct(true)}>{w.notRightEdit}</Button>
          </div>
        )}
      </div>
    );
  }
  if (field.kind === 'group')
    return <GroupField view={view} errorAt={errorAt} provenance={provenance} onChange={onChange} onLeave={onLeave} />;
  const control = (aria: Parameters<typeof Control>[0]['aria']) => (
    <Control field={field} value={view.value} aria={aria} onChange={onChange} onLeave={() => onLeave(at)} />
  );
  if (isGroupOfControls(field)) return <FieldSet {...frame}>{control({ id: at })}</FieldSet>;
  return <Field {...frame}>{control}</Field>;
};

/** A repeated group: each row a fieldset of its own, added and removed by buttons. */
const GroupField = ({ view, errorAt, onChange, onLeave }: FieldProps) => {
  const { field, at } = view;
  const w = useWords(applyWords);
  const text = useText();
  const rows = rowsOf(view.value);
  const error = errorAt(at);
  const most = field.maxRows ?? 50;
  const shownRows = rows.length > 0 ? rows : [{}];
  const setRow = (i: number, key: string, value: Answer | undefined) => {
    const next = shownRows.map((row, n): Answers => {
      if (n !== i) return row;
      const { [key]: _was, ...others } = row;
      return value === undefined ? others : { ...others, [key]: value };
    });
    onChange(next.every((r) => Object.keys(r).length === 0) ? undefined : next);
  };
  return (
    <FieldSet
      id={at}
      label={text(field.label)}
      hint={field.hint && text(field.hint)}
      error={error && text(error.text)}
      optional={!view.required}
    >
      {shownRows.map((row, i) => (
        <fieldset key={i} className="group-row">
          <legend>{w.row(i + 1)}</legend>
          {rowFields(field, view, i).map((f) => (
            <OneField
              key={f.at}
              view={{ ...f, value: row[f.field.key] }}
              provenance={undefined}
              errorAt={errorAt}
              onChange={(v) => setRow(i, f.field.key, v)}
              onLeave={onLeave}
            />
          ))}
          {shownRows.length > 1 && (
            <Button
              kind="quiet"
              icon="trash"
              onClick={() => {
                const next = shownRows.filter((_, n) => n !== i);
                onChange(next.length > 0 ? next : undefined);
              }}
            >
              {w.removeRow(i + 1)}
            </Button>
          )}
        </fieldset>
      ))}
      {shownRows.length < most && (
        <Button icon="plus" onClick={() => onChange([...shownRows, {}])}>
          {w.addRow(field.rowName?.zh ?? '行')}
        </Button>
      )}
    </FieldSet>
  );
};

/** The visible fields of a row as the engine sees them; all fields of a row that it has not judged yet. */
const rowFields = (field: FormField, view: FieldView, i: number): readonly FieldView[] =>
  view.rows?.[i] ??
  (field.fields ?? [])
    .filter((f) => !f.when)
    .map((f) => ({ at: `${view.at}.${i}.${f.key}`, field: f, required: f.required !== false, value: undefined }));

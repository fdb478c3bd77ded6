import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Field, FieldSet } from '../../../ui/field.tsx';
import { CheckRow, CheckRows, DateInput, RadioRows, Select, TextArea, TextInput } from '../../../ui/input.tsx';
import { Say, useText, useWords } from '../../../ui/words.tsx';
import { DefectsField } from './defects-field.tsx';
import { type FieldFace, fieldId } from './face.ts';
import { FilesField } from './files-field.tsx';
import { type ActField, type Choice, picked, said } from './form.ts';
import { PersonsField } from './persons-field.tsx';
import { PlaceField } from './place-field.tsx';
import { RowsField } from './rows-field.tsx';
import { sheetWords } from './sheet.words.ts';

/** Choices in the page language; one that may not be chosen says why beneath it. */
const useChoices = () => {
  const text = useText();
  return (choices: readonly Choice[]): { value: string; label: string; hint?: string; disabled?: true }[] =>
    choices.map((c) => ({
      value: c.value,
      label: text(c.label),
      ...(c.because ? { disabled: true as const, hint: text(c.because) } : c.hint ? { hint: text(c.hint) } : {}),
    }));
};

const Words = ({ field, values, fault, put }: FieldFace<Extract<ActField, { kind: 'words' | 'line' | 'lines' }>>) => {
  const w = useWords(sheetWords);
  const text = useText();
  const phrases = field.kind === 'words' ? field.phrases : undefined;
  const value = typeof values[field.key] === 'string' ? (values[field.key] as string) : '';
  const rows = field.kind === 'words' ? (field.rows ?? 4) : 3;
  return (
    <Field
      id={fieldId(field.key)}
      label={text(field.label)}
      hint={field.hint && text(field.hint)}
      error={fault && text(fault.text)}
      optional={!field.needed}
      required={field.needed ?? false}
    >
      {(aria) => (
        <>
          {field.kind === 'line' ? (
            <TextInput {...aria} value={value} maxLength={120} onChange={(e) => put(field.key, e.target.value)} />
          ) : (
            <TextArea
              {...aria}
              rows={rows}
              value={value}
              maxLength={4000}
              onChange={(e) => put(field.key, e.target.value)}
            />
          )}
          {phrases && (
            <ul className="act-phrases" aria-label={w.phrases}>
              {phrases.map((p) => (
                <li key={p.zh}>
                  <Button kind="quiet" onClick={() => put(field.key, value ? `${value}${text(p)}` : text(p))}>
                    <Say text={p} />
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  );
};

const One = ({ field, values, fault, put }: FieldFace<Extract<ActField, { kind: 'one' }>>) => {
  const w = useWords(sheetWords);
  const text = useText();
  const choices = useChoices()(field.choices);
  const common = {
    id: fieldId(field.key),
    label: text(field.label),
    hint: choices.length === 0 ? w.none : field.hint && text(field.hint),
    error: fault && text(fault.text),
    optional: !field.needed,
  };
  if (field.asList && choices.length > 5)
    return (
      <Field {...common}>
        {(aria) => (
          <Select
            {...aria}
            empty={w.choose}
            choices={choices.map((c) => ({ value: c.value, label: c.hint ? `${c.label}（${c.hint}）` : c.label }))}
            value={said(values, field.key)}
            onChange={(e) => put(field.key, e.target.value)}
          />
        )}
      </Field>
    );
  return (
    <FieldSet {...common}>
      <RadioRows
        name={fieldId(field.key)}
        choices={choices}
        value={said(values, field.key)}
        onChange={(v) => put(field.key, v)}
      />
    </FieldSet>
  );
};

/** From so many on a list is sought in, not read through. */
const MANY = 12;
const Many = ({ field, values, fault, put }: FieldFace<Extract<ActField, { kind: 'many' }>>) => {
  const w = useWords(sheetWords);
  const text = useText();
  const [sought, setSought] = useState('');
  const all = useChoices()(field.choices);
  const chosen = picked(values, field.key);
  const fits = (c: (typeof all)[number]) =>
    chosen.includes(c.value) || `${c.label} ${c.hint ?? ''}`.toLowerCase().includes(sought.trim().toLowerCase());
  return (
    <FieldSet
      id={fieldId(field.key)}
      label={text(field.label)}
      hint={all.length === 0 ? w.none : field.hint && text(field.hint)}
      error={fault && text(fault.text)}
      optional={!field.needed}
    >
      {all.length > MANY && (
        <div className="act-seek">
          <TextInput
            type="search"
            aria-label={w.seek(all.length)}
            placeholder={w.seek(all.length)}
            value={sought}
            maxLength={40}
            onChange={(e) => setSought(e.target.value)}
          />
          <output className="small">{w.ticked(chosen.length)}</output>
        </div>
      )}
      <CheckRows
        name={fieldId(field.key)}
        choices={all.filter(fits)}
        value={chosen}
        onChange={(v) => put(field.key, v)}
      />
    </FieldSet>
  );
};

const DayField = ({ field, values, fault, put }: FieldFace<Extract<ActField, { kind: 'day' }>>) => {
  const text = useText();
  return (
    <FieldSet
      id={`${fieldId(field.key)}-set`}
      label={text(field.label)}
      hint={field.hint && text(field.hint)}
      error={fault && text(fault.text)}
      optional={!field.needed}
    >
      <DateInput
        id={fieldId(field.key)}
        value={said(values, field.key)}
        onChange={(v) => put(field.key, v)}
        {...(fault ? { 'aria-invalid': true as const } : {})}
      />
    </FieldSet>
  );
};

/** One field of an act, drawn by its kind. */
export const ActFieldFace = (face: FieldFace) => {
  const text = useText();
  const { field, values, put } = face;
  switch (field.kind) {
    case 'words':
    case 'line':
    case 'lines':
      return <Words {...face} field={field} />;
    case 'one':
      return <One {...face} field={field} />;
    case 'many':
      return <Many {...face} field={field} />;
    case 'day':
      return <DayField {...face} field={field} />;
    case 'number':
      return (
        <Field
          id={fieldId(field.key)}
          label={text(field.label)}
          hint={field.hint && text(field.hint)}
          error={face.fault && text(face.fault.text)}
          optional={!field.needed}
        >
          {(aria) => (
            <TextInput
              {...aria}
              className="act-number"
              inputMode="numeric"
              maxLength={4}
              value={said(values, field.key)}
              unit={field.unit && text(field.unit)}
              onChange={(e) => put(field.key, e.target.value.replace(/\D/g, ''))}
            />
          )}
        </Field>
      );
    case 'tick':
      return (
        <div className="field">
          <CheckRow
            id={fieldId(field.key)}
            checked={values[field.key] === true}
            onChange={(e) => put(field.key, e.target.checked)}
          >
            {text(field.label)}
            {field.hint && <span className="choice-hint">{text(field.hint)}</span>}
          </CheckRow>
        </div>
      );
    case 'persons':
      return <PersonsField {...face} field={field} />;
    case 'place':
      return <PlaceField {...face} field={field} />;
    case 'files':
      return <FilesField {...face} field={field} />;
    case 'rows':
      return <RowsField {...face} field={field} />;
    case 'defects':
      return <DefectsField {...face} field={field} />;
    default:
      return field satisfies never;
  }
};

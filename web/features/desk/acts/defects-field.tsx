import { useState } from 'react';
import { Field, FieldSet } from '../../../ui/field.tsx';
import { Select, TextArea, TextInput } from '../../../ui/input.tsx';
import { useText, useWords } from '../../../ui/words.tsx';
import { type FieldFace, fieldId } from './face.ts';
import type { ActField, Choice, Row } from './form.ts';
import { rowsOf } from './form.ts';
import { sheetWords } from './sheet.words.ts';

type DefectsFieldKind = Extract<ActField, { kind: 'defects' }>;

const Asked = ({
  id,
  row,
  defects,
  change,
}: {
  readonly id: string;
  readonly row: Row;
  readonly defects: readonly Choice[];
  readonly change: (next: Row) => void;
}) => {
  const w = useWords(sheetWords);
  const text = useText();
  return (
    <div className="defect-what">
      <Field id={`${id}-defect`} label={w.defect}>
        {(aria) => (
          <Select
            {...aria}
            choices={defects.map((d) => ({ value: d.value, label: text(d.label) }))}
            value={row.defect ?? ''}
            onChange={(e) => change({ ...row, defect: e.target.value })}
          />
        )}
      </Field>
      <Field id={`${id}-note`} label={w.note} hint={w.noteHint}>
        {(aria) => (
          <TextArea
            {...aria}
            rows={2}
            maxLength={1000}
            value={row.note ?? ''}
            onChange={(e) => change({ ...row, note: e.target.value })}
          />
        )}
      </Field>
    </div>
  );
};

/** 补正: tick what is wrong among the published materials and fields, and say for each what and how to mend it. */
export const DefectsField = ({ field, values, fault, put }: FieldFace<DefectsFieldKind>) => {
  const w = useWords(sheetWords);
  const text = useText();
  const [sought, setSought] = useState('');
  const rows = rowsOf(values, field.key);
  const rowOf = (ref: string) => rows.find((r) => r.ref === ref);
  const toggle = (ref: string, on: boolean) =>
    put(
      field.key,
      on ? [...rows, { ref, defect: field.defects[0]?.value ?? '', note: '' }] : rows.filter((r) => r.ref !== ref),
    );
  const change = (next: Row) =>
    put(
      field.key,
      rows.map((r) => (r.ref === next.ref ? next : r)),
    );
  const fits = (c: Choice) => !sought || text(c.label).toLowerCase().includes(sought.toLowerCase()) || !!rowOf(c.value);
  const may = field.choices.filter((c) => !c.because && fits(c));
  const not = field.choices.filter((c) => c.because && fits(c));
  return (
    <FieldSet
      id={fieldId(field.key)}
      label={text(field.label)}
      hint={field.hint && text(field.hint)}
      error={fault && text(fault.text)}
    >
      <div className="act-seek">
        <TextInput
          type="search"
          aria-label={w.search}
          placeholder={w.search}
          value={sought}
          onChange={(e) => setSought(e.target.value)}
        />
        <output className="small">{w.asked(rows.length)}</output>
      </div>
      {may.length + not.length === 0 && <p className="second">{w.noneFits}</p>}
      <ul className="defect-list">
        {may.map((c) => {
          const row = rowOf(c.value);
          const id = `${fieldId(field.key)}-${c.value}`;
          return (
            <li key={c.value} className={row ? 'defect-on' : undefined}>
              <label className="defect-tick">
                <input type="checkbox" id={id} checked={!!row} onChange={(e) => toggle(c.value, e.target.checked)} />
                <span>{text(c.label)}</span>
                {c.hint && <span className="third small">{text(c.hint)}</span>}
              </label>
              {row && <Asked id={id} row={row} defects={field.defects} change={change} />}
            </li>
          );
        })}
      </ul>
      {not.length > 0 && (
        <div className="defect-not">
          <p className="small third">{w.cannotAsk}</p>
          <ul>
            {not.map((c) => (
              <li key={c.value}>
                <span>{text(c.label)}</span> <span className="third small">{c.because && text(c.because)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </FieldSet>
  );
};

import { Button } from '../../../ui/button.tsx';
import { Field, FieldSet } from '../../../ui/field.tsx';
import { Select, TextArea, TextInput } from '../../../ui/input.tsx';
import { useText, useWords } from '../../../ui/words.tsx';
import { type FieldFace, fieldId } from './face.ts';
import type { ActField, Row, RowField } from './form.ts';
import { rowsOf } from './form.ts';
import { sheetWords } from './sheet.words.ts';

const Cell = ({
  id,
  of,
  value,
  put,
}: {
  readonly id: string;
  readonly of: RowField;
  readonly value: string;
  readonly put: (value: string) => void;
}) => {
  const w = useWords(sheetWords);
  const text = useText();
  return (
    <Field id={id} label={text(of.label)} optional={!of.needed}>
      {(aria) =>
        of.kind === 'one' ? (
          <Select
            {...aria}
            empty={w.choose}
            choices={of.choices.map((c) => ({ value: c.value, label: text(c.label) }))}
            value={value}
            onChange={(e) => put(e.target.value)}
          />
        ) : of.kind === 'words' ? (
          <TextArea {...aria} rows={3} maxLength={4000} value={value} onChange={(e) => put(e.target.value)} />
        ) : (
          <TextInput {...aria} maxLength={120} value={value} onChange={(e) => put(e.target.value)} />
        )
      }
    </Field>
  );
};

/** A list that grows by a button: reasons with an article each, signers with their votes. */
export const RowsField = ({ field, values, fault, put }: FieldFace<Extract<ActField, { kind: 'rows' }>>) => {
  const w = useWords(sheetWords);
  const text = useText();
  const kept = rowsOf(values, field.key);
  const rows: readonly Row[] = kept.length === 0 && field.atLeast > 0 ? [{}] : kept;
  const name = text(field.rowName);
  const change = (i: number, key: string, value: string) =>
    put(
      field.key,
      rows.map((r, at) => (at === i ? { ...r, [key]: value } : r)),
    );
  return (
    <FieldSet
      id={fieldId(field.key)}
      label={text(field.label)}
      hint={field.hint && text(field.hint)}
      error={fault && text(fault.text)}
    >
      <ol className="act-rows">
        {rows.map((row, i) => (
          <li key={i}>
            <div className="act-row-head">
              <span>{w.nth(name, i + 1)}</span>
              {rows.length > field.atLeast && (
                <Button
                  kind="quiet"
                  onClick={() =>
                    put(
                      field.key,
                      rows.filter((_, at) => at !== i),
                    )
                  }
                >
                  {w.remove}
                  <span className="sr"> {w.nth(name, i + 1)}</span>
                </Button>
              )}
            </div>
            {field.of.map((of) => (
              <Cell
                key={of.key}
                id={`${fieldId(field.key)}-${i}-${of.key}`}
                of={of}
                value={row[of.key] ?? ''}
                put={(v) => change(i, of.key, v)}
              />
            ))}
          </li>
        ))}
      </ol>
      <Button icon="plus" kind="quiet" onClick={() => put(field.key, [...rows, {}])}>
        {w.add(name)}
      </Button>
    </FieldSet>
  );
};

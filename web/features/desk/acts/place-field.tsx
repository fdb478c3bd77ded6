import { useQuery } from '@tanstack/react-query';
import { sitesQuery } from '../../../api/bureau.ts';
import { ProblemState } from '../../../api/problem.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/input.tsx';
import { useText, useWords } from '../../../ui/words.tsx';
import { type FieldFace, fieldId } from './face.ts';
import { type ActField, said } from './form.ts';
import { sheetWords } from './sheet.words.ts';

/** A place of the bureau; the paper prints its name and address. */
export const PlaceField = ({ field, values, fault, put }: FieldFace<Extract<ActField, { kind: 'place' }>>) => {
  const w = useWords(sheetWords);
  const text = useText();
  const { data, error, refetch } = useQuery(sitesQuery);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  const sites = data ?? [];
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
        <Select
          {...aria}
          empty={w.choose}
          choices={sites.map((s) => ({ value: s.id, label: `${text(s.name)}（${text(s.address)}）` }))}
          value={said(values, field.key)}
          onChange={(e) => put(field.key, e.target.value)}
        />
      )}
    </Field>
  );
};

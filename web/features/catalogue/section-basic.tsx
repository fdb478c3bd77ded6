import type { PeriodRule, StartEvent, Unit } from '../../../src/law/period.ts';
import type { ItemVersion } from '../../../src/modules/catalogue/item.ts';
import { FieldSet } from '../../ui/field.tsx';
import { useWords } from '../../ui/words.tsx';
import { editorWords } from './editor.words.ts';
import { Line, Lines, Pick, TextPair, Tick, Ticks, Whole } from './parts.tsx';

export type SectionProps = { readonly v: ItemVersion; readonly put: (next: ItemVersion) => void };

export const BasicSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  return (
    <>
      <TextPair label={w.name} value={v.name} onChange={(name) => put({ ...v, name })} />
      <TextPair label={w.summary} value={v.summary} onChange={(summary) => put({ ...v, summary })} />
      <TextPair
        label={w.department}
        value={v.department.name}
        onChange={(name) => put({ ...v, department: { ...v.department, name } })}
      />
      <Ticks
        label={w.audience}
        words={w.audienceOf}
        value={v.audience}
        onChange={(audience) => put({ ...v, audience: audience as ItemVersion['audience'] })}
      />
      <div className="ed-pair">
        <Lines
          label={w.aliases}
          hint={w.aliasesHint}
          value={v.aliases}
          onChange={(aliases) => put({ ...v, aliases })}
        />
        <Lines label={w.themes} hint={w.themesHint} value={v.themes} onChange={(themes) => put({ ...v, themes })} />
      </div>
      <Whole
        label={w.visits}
        value={v.visits.count}
        onChange={(count) => put({ ...v, visits: { ...v.visits, count } })}
      />
    </>
  );
};

const FIRST: PeriodRule = {
  n: 20,
  unit: 'WORKING_DAY',
  start: 'ACCEPTED',
  basis: { statute: '许可法', article: '42' },
};

const Period = ({
  id,
  label,
  value,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: PeriodRule | undefined;
  readonly onChange: (value: PeriodRule | undefined) => void;
}) => {
  const w = useWords(editorWords);
  return (
    <FieldSet id={id} label={label}>
      <Tick checked={value !== undefined} onChange={(on) => onChange(on ? FIRST : undefined)}>
        {w.has(label)}
      </Tick>
      {value && (
        <>
          <div className="ed-three">
            <Whole label={w.n} value={value.n} onChange={(n) => onChange({ ...value, n })} />
            <Pick
              label={w.unit}
              words={w.units}
              value={value.unit}
              onChange={(unit) => onChange({ ...value, unit: unit as Unit })}
            />
            <Pick
              label={w.start}
              words={w.starts}
              value={value.start}
              onChange={(start) => onChange({ ...value, start: start as StartEvent })}
            />
          </div>
          <div className="ed-pair">
            <Line
              label={w.statute}
              value={value.basis.statute}
              onChange={(statute) => onChange({ ...value, basis: { ...value.basis, statute } })}
            />
            <Line
              label={w.article}
              value={value.basis.article}
              onChange={(article) => onChange({ ...value, basis: { ...value.basis, article } })}
            />
          </div>
        </>
      )}
    </FieldSet>
  );
};

/** What is undefined must be absent, not there and empty. */
const without = <K extends keyof ItemVersion>(v: ItemVersion, key: K): ItemVersion => {
  const { [key]: _, ...rest } = v;
  return rest as unknown as ItemVersion;
};

export const PeriodsSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  return (
    <>
      <Period
        id="statutory"
        label={w.statutory}
        value={v.statutory}
        onChange={(statutory) => put(statutory ? { ...v, statutory } : without(v, 'statutory'))}
      />
      <Period
        id="promised"
        label={w.promised}
        value={v.promised}
        onChange={(promised) => put(promised ? { ...v, promised } : without(v, 'promised'))}
      />
      <Tick checked={v.terms.instant} onChange={(instant) => put({ ...v, terms: { ...v.terms, instant } })}>
        {w.instant}
      </Tick>
      <Pick
        label={w.hearing}
        words={w.hearings}
        value={v.terms.hearing}
        onChange={(hearing) =>
          put({ ...v, terms: { ...v.terms, hearing: hearing as ItemVersion['terms']['hearing'] } })
        }
      />
    </>
  );
};

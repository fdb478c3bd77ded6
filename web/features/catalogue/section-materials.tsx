import type { Material, OpeningQuestion } from '../../../src/modules/catalogue/item.ts';
import type { Condition } from '../../../src/modules/forms/engine/definition.ts';
import { FieldSet } from '../../ui/field.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import { editorWords } from './editor.words.ts';
import { JsonField } from './json-field.tsx';
import { Entries, Line, Pick, TextPair, Tick, Whole } from './parts.tsx';
import { SampleField } from './sample-field.tsx';
import type { SectionProps } from './section-basic.tsx';

/** A condition as a form can show it: which answers to one situation call for the material. */
type Simple = { readonly key: string; readonly values: readonly string[] };
const simpleOf = (c: Condition, questions: readonly OpeningQuestion[]): Simple | undefined => {
  if (!('field' in c) || !questions.some((q) => q.key === c.field)) return undefined;
  if ('is' in c && typeof c.is === 'string') return { key: c.field, values: [c.is] };
  if ('has' in c && typeof c.has === 'string') return { key: c.field, values: [c.has] };
  if ('in' in c && c.in.every((x) => typeof x === 'string')) return { key: c.field, values: c.in as readonly string[] };
  return undefined;
};
const conditionOf = (q: OpeningQuestion, values: readonly string[]): Condition => {
  if (!q.many) return values.length === 1 ? { field: q.key, is: values[0]! } : { field: q.key, in: values };
  const each = values.map((has): Condition => ({ field: q.key, has }));
  return each.length === 1 ? each[0]! : { any: each };
};

/** When the material is needed: always, by the answer to a situation, or a condition in layers, which stays JSON. */
const Needed = ({
  when,
  questions,
  onChange,
}: {
  readonly when: Condition | undefined;
  readonly questions: readonly OpeningQuestion[];
  readonly onChange: (when: Condition | undefined) => void;
}) => {
  const w = useWords(editorWords);
  const text = useText();
  const many =
    when && 'any' in when && when.any.every((c) => 'has' in c)
      ? {
          key: (when.any[0] as { field: string }).field,
          values: when.any.map((c) => String((c as { has: unknown }).has)),
        }
      : undefined;
  const simple = when ? (simpleOf(when, questions) ?? many) : undefined;
  if (when && !simple)
    return <JsonField label={w.needed} hint={w.whenComplex} value={when} onValue={(c) => onChange(c as Condition)} />;
  const question = questions.find((q) => q.key === simple?.key);
  return (
    <>
      <Pick
        label={w.needed}
        words={Object.fromEntries(questions.map((q) => [q.key, w.byAnswer(text(q.ask))]))}
        empty={w.always}
        value={simple?.key ?? ''}
        onChange={(key) => {
          const q = questions.find((x) => x.key === key);
          onChange(q?.options[0] ? conditionOf(q, [q.options[0].value]) : undefined);
        }}
      />
      {question && simple && (
        <FieldSet id={`when-${question.key}`} label={w.whenOptions}>
          <div className="ed-ticks">
            {question.options.map((o) => (
              <Tick
                key={o.value}
                checked={simple.values.includes(o.value)}
                onChange={(on) => {
                  const values = question.options
                    .map((x) => x.value)
                    .filter((x) => (x === o.value ? on : simple.values.includes(x)));
                  onChange(values.length > 0 ? conditionOf(question, values) : undefined);
                }}
              >
                {text(o.label)}
              </Tick>
            ))}
          </div>
        </FieldSet>
      )}
    </>
  );
};

const put1 = <K extends keyof Material>(m: Material, key: K, value: Material[K] | undefined): Material => {
  const { [key]: _, ...rest } = m;
  return (value === undefined ? rest : { ...rest, [key]: value }) as Material;
};

const One = ({
  m,
  put,
  v,
}: {
  readonly m: Material;
  readonly put: (m: Material) => void;
  readonly v: SectionProps['v'];
}) => {
  const w = useWords(editorWords);
  return (
    <>
      <TextPair label={w.name} value={m.name} onChange={(name) => put({ ...m, name })} />
      <div className="ed-three">
        <Pick
          label={w.necessity}
          words={w.necessities}
          value={m.necessity}
          onChange={(n) => put({ ...m, necessity: n as Material['necessity'] })}
        />
        <Pick
          label={w.source}
          words={w.sources}
          value={m.source}
          onChange={(s) => put({ ...m, source: s as Material['source'] })}
        />
        <Pick
          label={w.register}
          words={w.registers}
          empty={w.registerNone}
          value={m.register ?? ''}
          onChange={(r) => put(put1(m, 'register', (r || undefined) as Material['register']))}
        />
        <Pick
          label={w.trust}
          words={{ A: 'A', B: 'B', C: 'C', D: 'D' }}
          value={m.trust}
          onChange={(t) => put({ ...m, trust: t as Material['trust'] })}
        />
        <Pick
          label={w.medium}
          words={w.media}
          value={m.form}
          onChange={(f) => put({ ...m, form: f as Material['form'] })}
        />
        <Whole label={w.copies} value={m.copies} onChange={(copies) => put({ ...m, copies })} />
      </div>
      <Tick checked={m.main} onChange={(main) => put({ ...m, main })}>
        {w.main}
      </Tick>
      <Tick checked={m.promisable ?? false} onChange={(on) => put(put1(m, 'promisable', on || undefined))}>
        {w.promisable}
      </Tick>
      <Needed when={m.when} questions={v.questions} onChange={(when) => put(put1(m, 'when', when))} />
      <TextPair long label={w.hint} value={m.hint} onChange={(hint) => put({ ...m, hint })} />
      <TextPair long label={w.standard} value={m.standard} onChange={(standard) => put({ ...m, standard })} />
      <SampleField
        item={v.item}
        version={v.version}
        material={m}
        onChange={(sample) => put(put1(m, 'sample', sample))}
      />
      <div className="ed-pair">
        <Line
          label={w.statute}
          value={m.basis?.statute ?? ''}
          onChange={(statute) => put({ ...m, basis: { statute, article: m.basis?.article ?? '' } })}
        />
        <Line
          label={w.article}
          value={m.basis?.article ?? ''}
          onChange={(article) => put({ ...m, basis: { statute: m.basis?.statute ?? '', article } })}
        />
      </div>
    </>
  );
};

/** A key nobody has yet. */
const freshKey = (taken: readonly string[], stem: string): string => {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`${stem}-${n}`)) return `${stem}-${n}`;
};

export const MaterialsSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  return (
    <Entries
      id="materials"
      items={v.materials}
      nameOf={(m) => m.name}
      onChange={(materials) => put({ ...v, materials })}
      add={w.addMaterial}
      make={(): Material => ({
        ref: freshKey(
          v.materials.map((m) => m.ref),
          'material',
        ),
        name: { zh: '', en: '' },
        necessity: 'required',
        main: false,
        source: 'applicant',
        trust: 'C',
        form: 'either',
        copies: 1,
      })}
    >
      {(m, one) => <One m={m} put={one} v={v} />}
    </Entries>
  );
};

export const SituationsSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  return (
    <Entries
      id="questions"
      items={v.questions}
      nameOf={(q) => q.ask}
      onChange={(questions) => put({ ...v, questions })}
      add={w.addSituation}
      make={(): OpeningQuestion => ({
        key: freshKey(
          v.questions.map((q) => q.key),
          'situation',
        ),
        ask: { zh: '', en: '' },
        many: false,
        options: [],
      })}
    >
      {(q, one) => (
        <>
          <TextPair label={w.ask} value={q.ask} onChange={(ask) => one({ ...q, ask })} />
          <TextPair long label={w.help} value={q.help} onChange={(help) => one({ ...q, help })} />
          <Line label={w.key} hint={w.keyHint} value={q.key} onChange={(key) => one({ ...q, key })} />
          <Tick checked={q.many} onChange={(many) => one({ ...q, many })}>
            {w.many}
          </Tick>
          <FieldSet id={`options-${q.key}`} label={w.options}>
            <Entries
              id={`options-${q.key}`}
              items={q.options}
              nameOf={(o) => o.label}
              onChange={(options) => one({ ...q, options })}
              add={w.addOption}
              make={() => ({
                value: freshKey(
                  q.options.map((o) => o.value),
                  'option',
                ),
                label: { zh: '', en: '' },
              })}
            >
              {(o, put2) => (
                <>
                  <TextPair label={w.name} value={o.label} onChange={(label) => put2({ ...o, label })} />
                  <Line
                    label={w.optionValue}
                    hint={w.keyHint}
                    value={o.value}
                    onChange={(value) => put2({ ...o, value })}
                  />
                </>
              )}
            </Entries>
          </FieldSet>
        </>
      )}
    </Entries>
  );
};

import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field, FieldErrorLine } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select, TextInput } from '../../ui/input.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import type { TemplateFindingShape, TemplateShape, TemplateView } from './api.ts';
import { type Box, Place } from './place.tsx';
import { Source } from './source.tsx';
import './template.css';
import { templateWords } from './words.ts';

type Part = keyof TemplateShape['boxes'];
const PARTS: readonly Part[] = ['number', 'title', 'facts', 'code', 'sign', 'notes'];
/** Free room above the seal, where a place of one's own begins. */
const OWN: Box = { x: 30, y: 146, width: 110, height: 11 };

const Faults = ({ at, findings }: { readonly at: string; readonly findings: readonly TemplateFindingShape[] }) => (
  <>
    {findings
      .filter((f) => f.field === at || f.field.startsWith(`${at}.`))
      .map((f, i) => (
        <FieldErrorLine key={f.code + f.field} id={`${at}-fault-${i}`}>
          <Say text={f.text} />
        </FieldErrorLine>
      ))}
  </>
);

const IconAct = ({
  icon,
  label,
  off,
  onClick,
}: {
  readonly icon: 'up' | 'down' | 'close';
  readonly label: string;
  readonly off?: boolean;
  readonly onClick: () => void;
}) => (
  <button
    type="button"
    className="icon-button"
    aria-label={label}
    aria-disabled={off}
    onClick={() => !off && onClick()}
  >
    <Icon name={icon} />
  </button>
);

/** What is printed before a value, in one language; the line above says which. */
const Label = ({
  lang,
  name,
  most,
  value,
  onValue,
}: {
  readonly lang: 'zh-CN' | 'en';
  readonly name: string;
  readonly most: number;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) => (
  <span className="template-name">
    <span className="small second" aria-hidden="true">
      {name}
    </span>
    <TextInput aria-label={name} lang={lang} value={value} maxLength={most} onChange={(e) => onValue(e.target.value)} />
  </span>
);

type Change = (next: TemplateShape) => void;
type Parts = {
  readonly template: TemplateShape;
  readonly findings: readonly TemplateFindingShape[];
  readonly change: Change;
};

const Fields = ({ template, findings, change, known }: Parts & { readonly known: TemplateView['known'] }) => {
  const w = useWords(templateWords);
  const text = useText();
  const { fields } = template;
  const put = (next: TemplateShape['fields']) => change({ ...template, fields: next });
  const set = (i: number, more: Partial<TemplateShape['fields'][number]>) =>
    put(fields.map((f, k) => (k === i ? { ...f, ...more } : f)));
  const rename = (i: number, more: Partial<TemplateShape['fields'][number]['label']>) =>
    set(i, { label: { ...fields[i]!.label, ...more } });
  const swap = (i: number, by: number) => {
    const next = [...fields];
    [next[i], next[i + by]] = [next[i + by]!, next[i]!];
    put(next);
  };
  const left = known.filter((k) => !fields.some((f) => f.from === k.from));
  return (
    <Section title={w.fields} note={w.fieldsHow}>
      <Faults at="fields" findings={findings.filter((f) => f.field === 'fields')} />
      <ol className="template-fields">
        {fields.map((f, i) => (
          <li key={f.from} className="template-field">
            <div className="template-row template-names">
              <Label lang="zh-CN" most={40} name={w.label} value={f.label.zh} onValue={(zh) => rename(i, { zh })} />
              <Label lang="en" most={80} name={w.labelEn} value={f.label.en} onValue={(en) => rename(i, { en })} />
            </div>
            <div className="template-row">
              <span className="small third template-source">
                <Source from={f.from} known={known} />
              </span>
              {f.box ? (
                <Button
                  kind="quiet"
                  onClick={() => put(fields.map(({ box, ...rest }, k) => (k === i || !box ? rest : { ...rest, box })))}
                >
                  {w.listed}
                </Button>
              ) : (
                <Button kind="quiet" onClick={() => set(i, { box: OWN })}>
                  {w.place}
                </Button>
              )}
              <span className="template-acts">
                <IconAct icon="up" label={w.up(f.label.zh)} off={i === 0} onClick={() => swap(i, -1)} />
                <IconAct
                  icon="down"
                  label={w.down(f.label.zh)}
                  off={i === fields.length - 1}
                  onClick={() => swap(i, 1)}
                />
                <IconAct
                  icon="close"
                  label={w.take(f.label.zh)}
                  onClick={() => put(fields.filter((_, k) => k !== i))}
                />
              </span>
            </div>
            {f.box && <Place name={f.label.zh} box={f.box} onChange={(box) => set(i, { box })} />}
            <Faults at={`fields.${i}`} findings={findings} />
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <Field id="template-add" label={w.add} optional>
          {(aria) => (
            <Select
              {...aria}
              empty={w.addHow}
              value=""
              choices={left.map((k) => ({ value: k.from, label: text(k.label) }))}
              onChange={(e) => {
                const chosen = left.find((k) => k.from === e.target.value);
                if (chosen) put([...fields, { from: chosen.from, label: chosen.label }]);
              }}
            />
          )}
        </Field>
      )}
    </Section>
  );
};

const Notes = ({ template, findings, change }: Parts) => {
  const w = useWords(templateWords);
  const put = (notes: string[]) => change({ ...template, notes });
  return (
    <Section title={w.notes} note={w.notesHow}>
      {template.notes.map((note, i) => (
        <div key={i}>
          <div className="template-row">
            <TextInput
              aria-label={w.note(i + 1)}
              lang="zh-CN"
              value={note}
              maxLength={200}
              onChange={(e) => put(template.notes.map((n, k) => (k === i ? e.target.value : n)))}
            />
            <span className="template-acts">
              <IconAct
                icon="close"
                label={w.takeNote(i + 1)}
                onClick={() => put(template.notes.filter((_, k) => k !== i))}
              />
            </span>
          </div>
          <Faults at={`notes.${i}`} findings={findings} />
        </div>
      ))}
      {template.notes.length < 4 && (
        <Button kind="quiet" icon="plus" onClick={() => put([...template.notes, ''])}>
          {w.addNote}
        </Button>
      )}
    </Section>
  );
};

/** The template as a form: words, content in order, places. Faults stand where they are mended. */
export const TemplateEditor = ({ known, ...parts }: Parts & { readonly known: TemplateView['known'] }): ReactNode => {
  const w = useWords(templateWords);
  const { template, findings, change } = parts;
  return (
    <div className="template-form">
      <Field id="template-title" label={w.heading} required>
        {(aria) => (
          <TextInput
            {...aria}
            lang="zh-CN"
            value={template.title}
            maxLength={40}
            onChange={(e) => change({ ...template, title: e.target.value })}
          />
        )}
      </Field>
      <Faults at="title" findings={findings} />
      <Fields {...parts} known={known} />
      <Notes {...parts} />
      <Field id="template-caption" label={w.caption} optional>
        {(aria) => (
          <TextInput
            {...aria}
            lang="zh-CN"
            value={template.caption}
            maxLength={40}
            onChange={(e) => change({ ...template, caption: e.target.value })}
          />
        )}
      </Field>
      <Faults at="caption" findings={findings} />
      <Section title={w.boxes} note={w.boxesHow}>
        {PARTS.map((part) => (
          <div key={part} className="template-part">
            <span className="template-part-name">{w.parts[part]}</span>
            <Place
              name={w.parts[part]}
              box={template.boxes[part]}
              onChange={(box) => change({ ...template, boxes: { ...template.boxes, [part]: box } })}
            />
            <Faults at={`boxes.${part}`} findings={findings} />
          </div>
        ))}
      </Section>
    </div>
  );
};

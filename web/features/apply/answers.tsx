import type { Answer, Answers, Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import type { FieldView, SectionView } from '../../../src/modules/forms/engine/form.ts';
import { shown } from '../../../src/modules/forms/engine/format.ts';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { rowsOf } from './control.tsx';
import { ProvenanceChip } from './form-field.tsx';
import { IndustryName } from './industry-picker.tsx';
import { RegionName } from './region-picker.tsx';
import type { Apply } from './use-apply.ts';

const zh = { change: '改', of: (s: string) => `：${s}`, missing: '没有填' };
const words = {
  zh,
  en: {
    change: 'Change',
    of: (s: string) => `: ${s}`,
    missing: 'Not filled in',
  } satisfies typeof zh,
};

/** One answer as a person reads it. */
const Shown = ({ field, value }: { readonly field: FormField; readonly value: Answer | undefined }) => {
  if (field.kind === 'region' && typeof value === 'string' && value) return <RegionName code={value} />;
  if (field.kind === 'industry' && typeof value === 'string' && value) return <IndustryName code={value} />;
  return <Say text={shown(field, value)} />;
};

const Row = ({ view, apply, wrong }: { readonly view: FieldView; readonly apply: Apply; readonly wrong: boolean }) => {
  const w = useWords(words);
  const text = useText();
  const { field, value } = view;
  const empty = value === undefined || value === null || value === '';
  return (
    <div>
      <dt>{text(field.label)}</dt>
      <dd>
        {field.kind === 'group' && !empty ? (
          <GroupShown field={field} rows={rowsOf(value)} />
        ) : (
          <span className={wrong ? 'answers-missing' : undefined}>
            {empty ? w.missing : <Shown field={field} value={value} />}
          </span>
        )}
        <ProvenanceChip from={apply.draft.provenance[field.key]} />
      </dd>
    </div>
  );
};

const GroupShown = ({ field, rows }: { readonly field: FormField; readonly rows: readonly Answers[] }) => {
  const text = useText();
  return (
    <ol className="answers-rows">
      {rows.map((row, i) => (
        <li key={i}>
          {(field.fields ?? [])
            .filter((f) => row[f.key] !== undefined && row[f.key] !== null && row[f.key] !== '')
            .map((f) => (
              <span key={f.key}>
                <span className="third">{text(f.label)}</span> <Shown field={f} value={row[f.key]} />
              </span>
            ))}
        </li>
      ))}
    </ol>
  );
};

/** A summary list of one section, with 改. */
export const AnswersOf = ({ section, apply }: { readonly section: SectionView; readonly apply: Apply }) => {
  const w = useWords(words);
  const text = useText();
  const title = text(section.section.title);
  const wrong = (at: string) => apply.form.errors.some((e) => e.at === at || e.at.startsWith(`${at}.`));
  return (
    <Section
      title={title}
      rule={false}
      aside={
        <Link to={`/apply/${apply.draft.id}/${section.key}`}>
          {w.change}
          <span className="sr">{w.of(title)}</span>
        </Link>
      }
    >
      <dl className="answers">
        {section.fields.map((v) => (
          <Row key={v.at} view={v} apply={apply} wrong={wrong(v.at)} />
        ))}
      </dl>
    </Section>
  );
};

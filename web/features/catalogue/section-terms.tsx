import { useQuery } from '@tanstack/react-query';
import type { ItemVersion, LegalBasis } from '../../../src/modules/catalogue/item.ts';
import type { Check, FormDefinition } from '../../../src/modules/forms/engine/definition.ts';
import { sitesQuery } from '../../api/bureau.ts';
import { Facts } from '../../ui/notice.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useWords } from '../../ui/words.tsx';
import { editorWords } from './editor.words.ts';
import { JsonField } from './json-field.tsx';
import { Entries, Line, Lines, Pick, TextPair, Tick, Ticks, Whole } from './parts.tsx';
import type { SectionProps } from './section-basic.tsx';

const EMPTY = { zh: '', en: '' };
const NO_COMMITMENT = { promises: [], liability: EMPTY, verification: EMPTY };

export const ConditionsSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  const c = v.commitment ?? NO_COMMITMENT;
  const terms = (more: Partial<ItemVersion['terms']>) => put({ ...v, terms: { ...v.terms, ...more } });
  return (
    <>
      <TextPair long label={w.conditions} value={v.conditions} onChange={(conditions) => put({ ...v, conditions })} />
      <Tick checked={v.terms.tolerable} onChange={(tolerable) => terms({ tolerable })}>
        {w.tolerable}
      </Tick>
      <Pick
        label={w.committable}
        words={w.committables}
        value={v.terms.committable}
        onChange={(x) => terms({ committable: x as ItemVersion['terms']['committable'] })}
      />
      {v.terms.committable !== 'no' && (
        <>
          <Entries
            id="promises"
            items={c.promises}
            nameOf={(p) => p}
            onChange={(promises) => put({ ...v, commitment: { ...c, promises } })}
            add={w.addPromise}
            make={() => EMPTY}
          >
            {(p, one) => <TextPair long label={w.promises} value={p} onChange={one} />}
          </Entries>
          <TextPair
            long
            label={w.liability}
            value={c.liability}
            onChange={(liability) => put({ ...v, commitment: { ...c, liability } })}
          />
          <TextPair
            long
            label={w.verification}
            value={c.verification}
            onChange={(verification) => put({ ...v, commitment: { ...c, verification } })}
          />
        </>
      )}
    </>
  );
};

export const FeeSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  const { fee } = v;
  return (
    <>
      <Tick
        checked={fee.charged}
        onChange={(charged) =>
          put({
            ...v,
            fee: charged
              ? { charged, name: EMPTY, standard: EMPTY, basis: { statute: '', article: '' } }
              : { charged: false },
          })
        }
      >
        {w.charged}
      </Tick>
      {fee.charged && (
        <>
          <TextPair label={w.feeName} value={fee.name} onChange={(name) => put({ ...v, fee: { ...fee, name } })} />
          <TextPair
            label={w.feeStandard}
            value={fee.standard}
            onChange={(standard) => put({ ...v, fee: { ...fee, standard } })}
          />
          <div className="ed-pair">
            <Line
              label={w.statute}
              hint={w.feeLaw}
              value={fee.basis.statute}
              onChange={(statute) => put({ ...v, fee: { ...fee, basis: { ...fee.basis, statute } } })}
            />
            <Line
              label={w.article}
              hint={w.feeLaw}
              value={fee.basis.article}
              onChange={(article) => put({ ...v, fee: { ...fee, basis: { ...fee.basis, article } } })}
            />
          </div>
        </>
      )}
    </>
  );
};

export const BasisSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  return (
    <Entries
      id="basis"
      items={v.basis}
      nameOf={(b) => ({ zh: `${b.statute}${b.article}`, en: `${b.title.en} ${b.article}` })}
      onChange={(basis) => put({ ...v, basis })}
      add={w.addBasis}
      make={(): LegalBasis => ({ statute: '', article: '', title: EMPTY })}
    >
      {(b, one) => (
        <>
          <div className="ed-pair">
            <Line label={w.statute} value={b.statute} onChange={(statute) => one({ ...b, statute })} />
            <Line label={w.article} value={b.article} onChange={(article) => one({ ...b, article })} />
          </div>
          <TextPair label={w.basisTitle} value={b.title} onChange={(title) => one({ ...b, title })} />
          <TextPair long label={w.basisSays} value={b.says} onChange={(says) => one({ ...b, says })} />
        </>
      )}
    </Entries>
  );
};

export const ResultSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  const result = (more: Partial<ItemVersion['result']>) => put({ ...v, result: { ...v.result, ...more } });
  return (
    <>
      <Pick
        label={w.resultType}
        words={w.resultTypes}
        value={v.result.type}
        onChange={(type) => result({ type: type as ItemVersion['result']['type'] })}
      />
      {v.result.type !== 'none' && (
        <>
          <TextPair label={w.resultName} value={v.result.name} onChange={(name) => result({ name })} />
          <div className="ed-pair">
            <Whole label={w.years} value={v.result.years} onChange={(years) => result({ years })} />
            <Line label={w.series} value={v.result.series ?? ''} onChange={(series) => result({ series })} />
          </div>
          <Section title={w.face}>
            <Entries
              id="face"
              items={v.result.face ?? []}
              nameOf={(f) => f.label}
              onChange={(face) => result({ face })}
              add={w.addFace}
              make={() => ({ label: EMPTY, from: 'holder.name' })}
            >
              {(f, one) => (
                <>
                  <TextPair label={w.faceLabel} value={f.label} onChange={(label) => one({ ...f, label })} />
                  <Line label={w.faceFrom} value={f.from} onChange={(from) => one({ ...f, from })} />
                </>
              )}
            </Entries>
          </Section>
        </>
      )}
    </>
  );
};

export const PlacesSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  const { data } = useQuery(sitesQuery);
  return (
    <>
      <Lines label={w.places} hint={w.placesHint} value={v.places} onChange={(places) => put({ ...v, places })} />
      <Ticks
        label={w.channels}
        words={w.channelOf}
        value={v.channels}
        onChange={(channels) => put({ ...v, channels: channels as ItemVersion['channels'] })}
      />
      <div className="ed-pair">
        <Line
          label={w.askPhone}
          value={v.contact.ask ?? ''}
          onChange={(ask) => put({ ...v, contact: { ...v.contact, ask } })}
        />
        <Line
          label={w.complainPhone}
          value={v.contact.complain ?? ''}
          onChange={(complain) => put({ ...v, contact: { ...v.contact, complain } })}
        />
      </div>
      {data && (
        <Section title={w.sites}>
          <Facts
            rows={data.map((s) => ({
              key: s.id,
              label: <Say text={s.name} />,
              value: <Say text={s.address} />,
              note: s.hours && <Say text={s.hours} />,
            }))}
          />
        </Section>
      )}
    </>
  );
};

export const FaqSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  return (
    <Entries
      id="faq"
      items={v.faq}
      nameOf={(f) => f.q}
      onChange={(faq) => put({ ...v, faq })}
      add={w.addFaq}
      make={() => ({ q: EMPTY, a: EMPTY })}
    >
      {(f, one) => (
        <>
          <TextPair label={w.q} value={f.q} onChange={(q) => one({ ...f, q })} />
          <TextPair long label={w.a} value={f.a} onChange={(a) => one({ ...f, a })} />
        </>
      )}
    </Entries>
  );
};

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;
/** The rough shape; the server checks the whole and names the field. */
const isForm = (x: unknown): boolean =>
  isObject(x) &&
  Array.isArray(x.sections) &&
  x.sections.every(
    (s) =>
      isObject(s) &&
      typeof s.key === 'string' &&
      isObject(s.title) &&
      Array.isArray(s.fields) &&
      s.fields.every(
        (f) => isObject(f) && typeof f.key === 'string' && typeof f.kind === 'string' && isObject(f.label),
      ),
  );

export const FormSection = ({ v, put }: SectionProps) => {
  const w = useWords(editorWords);
  const fields = v.form.sections.reduce((n, s) => n + s.fields.length, 0);
  return (
    <>
      <p className="second prose">{w.formLead(fields, v.form.sections.length)}</p>
      <JsonField
        label={w.formJson}
        rows={22}
        value={v.form}
        check={(x) => (isForm(x) ? undefined : w.jsonShape)}
        onValue={(form) => put({ ...v, form: form as FormDefinition })}
      />
      <JsonField
        label={w.checksJson}
        rows={10}
        value={v.checks}
        check={(x) => (Array.isArray(x) ? undefined : w.jsonWrong('[ ]'))}
        onValue={(checks) => put({ ...v, checks: checks as readonly Check[] })}
      />
    </>
  );
};

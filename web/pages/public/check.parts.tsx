import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type DraftMaterial, signPromise } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { errorsOf, partOf, partsOf } from '../../features/apply/plan.ts';
import type { Apply } from '../../features/apply/use-apply.ts';
import { sentenceDay } from '../../ui/dates.tsx';
import { CheckRow } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import { checkWords } from './check.words.ts';

/** What is missing, one line for each part of the form: a line for each field would be a wall. */
export const Missing = ({ apply }: { readonly apply: Apply }) => {
  const w = useWords(checkWords);
  const text = useText();
  const errors = errorsOf(apply);
  if (errors.length === 0) return null;
  const titles = new Map(partsOf(apply).map((p) => [p.key, p.title]));
  return (
    <div className="error-summary">
      <h2>{w.left(errors.length)}</h2>
      <ul>
        {[...Map.groupBy(errors, (e) => partOf(apply, e.at))].flatMap(([key, [first, ...more]]) => {
          if (!first) return [];
          const title = titles.get(key);
          return (
            <li key={key}>
              <Link to={`/apply/${apply.draft.id}/${key}`} hash={first.at}>
                {title && more.length > 0 ? w.leftIn(text(title), 1 + more.length) : <Say text={first.text} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
};

export const SituationAnswers = ({ apply }: { readonly apply: Apply }) => {
  const w = useWords(checkWords);
  const text = useText();
  const { locale } = useLocale();
  const { guide, draft } = apply;
  const asked = guide.questions.filter((q) => (draft.situation[q.key] ?? []).length > 0);
  if (asked.length === 0) return null;
  return (
    <Section
      title={w.situation}
      rule={false}
      aside={
        <Link to={`/apply/${draft.id}/situation`}>
          {w.change}
          <span className="sr">{w.of(w.situation)}</span>
        </Link>
      }
    >
      <dl className="answers">
        {asked.map((q) => (
          <div key={q.key}>
            <dt>{text(q.ask)}</dt>
            <dd>
              {q.options
                .filter((o) => draft.situation[q.key]?.includes(o.value))
                .map((o) => text(o.label))
                .join(locale === 'zh' ? '、' : ', ')}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
};

export const MaterialAnswers = ({ apply }: { readonly apply: Apply }) => {
  const w = useWords(checkWords);
  const { locale } = useLocale();
  const { draft } = apply;
  if (draft.materials.length === 0) return null;
  const says = (m: DraftMaterial) => {
    if (m.status === 'given') return w.given(m.files.length);
    if (m.status === 'fetched') return w.fetched;
    if (m.status === 'promised') return m.owedBy ? w.promised(sentenceDay(m.owedBy, locale)) : w.promisedOpen;
    if (m.status === 'committed') return w.committed;
    return m.necessity === 'optional' ? w.optional : w.missing;
  };
  return (
    <Section
      title={w.materials}
      rule={false}
      aside={
        <Link to={`/apply/${draft.id}/materials`}>
          {w.change}
          <span className="sr">{w.of(w.materials)}</span>
        </Link>
      }
    >
      <dl className="answers">
        {draft.materials.map((m) => (
          <div key={m.ref}>
            <dt>
              <Say text={m.name} />
            </dt>
            <dd className={m.status === 'missing' && m.necessity !== 'optional' ? 'answers-missing' : undefined}>
              {says(m)}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
};

/** B8 容缺: each promise with a tick of its own; taken back by taking the tick away. */
export const Promises = ({ apply }: { readonly apply: Apply }) => {
  const w = useWords(checkWords);
  const text = useText();
  const { locale } = useLocale();
  const { draft, desk } = apply;
  const sign = useMutation({
    mutationFn: ({ ref, signed }: { readonly ref: string; readonly signed: boolean }) =>
      signPromise(draft.id, { kind: 'tolerance', refs: [ref], signed }),
    onSuccess: () => desk.reload(),
  });
  const promised = draft.materials.filter((m) => m.status === 'promised');
  if (promised.length === 0) return null;
  return (
    <Section title={w.promises} rule={false}>
      {promised.map((m) => (
        <CheckRow
          key={m.ref}
          checked={!(sign.isPending && sign.variables.ref === m.ref && !sign.variables.signed)}
          onChange={(e) => sign.mutate({ ref: m.ref, signed: e.target.checked })}
        >
          {w.promise(text(m.name), m.owedBy ? sentenceDay(m.owedBy, locale) : undefined)}
        </CheckRow>
      ))}
      {sign.error && <ProblemState error={sign.error} safe={w.safe} />}
    </Section>
  );
};

/** B9 告知承诺: the terms in full, then one tick; taken back as easily. */
export const Commitment = ({ apply }: { readonly apply: Apply }) => {
  const w = useWords(checkWords);
  const { guide, draft, desk } = apply;
  const signed = draft.promises.some((p) => p.kind === 'commitment');
  const [asked, ask] = useState<boolean>();
  const sign = useMutation({
    mutationFn: (on: boolean) => signPromise(draft.id, { kind: 'commitment', refs: [], signed: on }),
    onSuccess: () => desk.reload(),
    onSettled: () => ask(undefined),
  });
  if (!draft.committable || !guide.commitment) return null;
  return (
    <Section title={w.commitment} note={w.commitmentNote} rule={false}>
      <ol className="commitment">
        {guide.commitment.promises.map((p) => (
          <li key={p.zh}>
            <Say text={p} />
          </li>
        ))}
      </ol>
      <p className="small">
        <strong>{w.liability}</strong> <Say text={guide.commitment.liability} />
      </p>
      <p className="small">
        <strong>{w.verification}</strong> <Say text={guide.commitment.verification} />
      </p>
      <CheckRow
        checked={asked ?? signed}
        onChange={(e) => {
          ask(e.target.checked);
          sign.mutate(e.target.checked);
        }}
      >
        {w.commit}
      </CheckRow>
      {sign.error && <ProblemState error={sign.error} />}
    </Section>
  );
};

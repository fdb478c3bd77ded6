import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem, NetworkError } from '../../api/client.ts';
import { type DraftMaterial, signPromise, submitDraft } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { AnswersOf } from '../../features/apply/answers.tsx';
import { ApplyFrame } from '../../features/apply/frame.tsx';
import { errorsOf, partOf, partsOf } from '../../features/apply/plan.ts';
import { useUploads } from '../../features/apply/uploads.ts';
import { type Apply, closeDesk } from '../../features/apply/use-apply.ts';
import { CoApplicants } from '../../features/people/co-applicants.tsx';
import { DeliveryChoice } from '../../features/people/delivery-choice.tsx';
import { jointWords } from '../../features/people/joint.words.ts';
import { PrintHead } from '../../features/print/print-head.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { sentenceDay } from '../../ui/dates.tsx';
import { FieldErrorLine } from '../../ui/field.tsx';
import { CheckRow } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import '../../ui/notice.css';
import { Section } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { checkWords } from './check.words.ts';
import { keepReceipt } from './receipt.keep.ts';

/** What is missing, one line for each part of the form: a line for each field would be a wall. */
const Missing = ({ apply }: { readonly apply: Apply }) => {
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

const SituationAnswers = ({ apply }: { readonly apply: Apply }) => {
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

const MaterialAnswers = ({ apply }: { readonly apply: Apply }) => {
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
const Promises = ({ apply }: { readonly apply: Apply }) => {
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
const Commitment = ({ apply }: { readonly apply: Apply }) => {
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

const CheckPage = ({ apply }: { readonly apply: Apply }) => {
  const w = useWords(checkWords);
  const text = useText();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const j = useWords(jointWords);
  const { draft, form, desk } = apply;
  const sending = useUploads(draft.id, desk).going.some((g) => g.error === undefined);
  const [sure, setSure] = useState(false);
  const [asked, setAsked] = useState(false);
  const [eDelivery, setE] = useState(draft.eDelivery);
  const submit = useMutation({
    mutationFn: async () => {
      if (sending || !(await desk.flush())) throw new Unsaved();
      return submitDraft(draft.id, { rev: desk.state().draft.rev, confirmTrue: true, eDelivery });
    },
    onSuccess: async (receipt) => {
      keepReceipt(receipt, draft);
      closeDesk(draft.id);
      await navigate({ to: `/receipt/${receipt.caseId}`, replace: true });
      queries.removeQueries({ queryKey: ['draft', draft.id] });
      void queries.invalidateQueries({ queryKey: ['drafts'] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
    onError: (e) => {
      if (isProblem(e, 'draft-changed') || isProblem(e, 'draft-incomplete')) void desk.reload();
    },
  });
  const errors = errorsOf(apply);
  const { answerBy, promisedBy, statutoryBy, provisional } = draft.ifSubmittedToday;
  const last = promisedBy ?? statutoryBy;
  const gap = locale === 'zh' ? '' : ' ';
  return (
    <>
      <div className="wrap page">
        <PrintHead what={`${w.title} ${text(draft.itemName)}`} />
        <div className="narrow check-page">
          <p className="section-of no-print">
            <Link to={`/apply/${draft.id}`}>{w.back}</Link>
          </p>
          <h1>{w.title}</h1>
          <Missing apply={apply} />
          <SituationAnswers apply={apply} />
          {form.sections
            .filter((s) => s.state !== 'blocked')
            .map((s) => (
              <AnswersOf key={s.key} section={s} apply={apply} />
            ))}
          <MaterialAnswers apply={apply} />
          <Promises apply={apply} />
          <Commitment apply={apply} />
          <Section title={j.title} note={j.note} rule={false}>
            <CoApplicants draft={draft.id} />
          </Section>
          <Section title={w.told} rule={false}>
            <p>
              <Zh>{draft.actingFor ? w.both(draft.actingFor.name, draft.applicant.name) : draft.applicant.name}</Zh>
            </p>
          </Section>
          <Section title={w.delivery} rule={false}>
            <DeliveryChoice
              id="delivery"
              label={w.delivery}
              names={{ electronic: w.deliveryE, paper: w.deliveryPaper }}
              electronic={eDelivery}
              onChange={setE}
            />
          </Section>
          <div className="apply-end">
            {asked && !sure && <FieldErrorLine id="sure-error">{w.noConfirm}</FieldErrorLine>}
            <CheckRow
              id="sure"
              checked={sure}
              aria-invalid={asked && !sure ? true : undefined}
              aria-describedby={asked && !sure ? 'sure-error' : undefined}
              onChange={(e) => setSure(e.target.checked)}
            >
              {w.confirm}
            </CheckRow>
            <p>
              {w.next(sentenceDay(answerBy, locale))}
              {last && `${gap}${w.after(sentenceDay(last, locale))}`}
              {provisional && `${gap}${w.provisional}`}
            </p>
            {submit.error instanceof Unsaved && <p role="alert">{w.saving}</p>}
            {submit.error && !(submit.error instanceof Unsaved) && (
              <ProblemState
                error={submit.error}
                safe={w.safe}
                onRetry={submit.error instanceof NetworkError ? () => submit.mutate() : undefined}
              />
            )}
          </div>
        </div>
      </div>
      <div className="act-bar no-print">
        <div className="wrap">
          <ButtonLink to={`/apply/${draft.id}`}>{w.back}</ButtonLink>
          <Button
            kind="primary"
            busy={submit.isPending}
            onClick={() => {
              setAsked(true);
              if (errors.length > 0) {
                document.querySelector<HTMLElement>('.error-summary a')?.focus();
                window.scrollTo({ top: 0 });
              } else if (sure) submit.mutate();
              else document.getElementById('sure')?.focus();
            }}
          >
            {w.submit}
          </Button>
        </div>
      </div>
    </>
  );
};

class Unsaved extends Error {}

/** Check answers before a legal act (3.3.4): everything with its source, what happens next with its date, then one button. */
const Check = () => {
  const w = useWords(checkWords);
  return (
    <ApplyFrame page={() => w.title} back={(draft) => `/apply/${draft}`}>
      {(apply) => <CheckPage apply={apply} />}
    </ApplyFrame>
  );
};
export default Check;

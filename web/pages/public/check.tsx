import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem, NetworkError } from '../../api/client.ts';
import { submitDraft } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { AnswersOf } from '../../features/apply/answers.tsx';
import { ApplyFrame } from '../../features/apply/frame.tsx';
import { PartsSide } from '../../features/apply/parts.tsx';
import { errorsOf } from '../../features/apply/plan.ts';
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
import { useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { Commitment, MaterialAnswers, Missing, Promises, SituationAnswers } from './check.parts.tsx';
import { checkWords } from './check.words.ts';
import { keepReceipt } from './receipt.keep.ts';

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
        <div className="columns">
          <div className="check-page">
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
          <PartsSide apply={apply} />
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

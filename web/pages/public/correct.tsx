import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Day } from '../../../src/kernel/day.ts';
import type { Answer, Field as FormField } from '../../../src/modules/forms/engine/definition.ts';
import { validateField } from '../../../src/modules/forms/engine/form.ts';
import { type CaseView, caseQuery, resubmit } from '../../api/cases.ts';
import { type ItemGuide, itemQuery } from '../../api/catalogue.ts';
import { fileHref } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { OneField } from '../../features/apply/form-field.tsx';
import {
  type Answered,
  fieldKey,
  forgetAnswered,
  keepAnswered,
  keptAnswered,
  openRefs,
  withValue,
} from '../../features/matter/correction.ts';
import { CaseFiles } from '../../features/matter/files.tsx';
import '../../features/matter/matter.css';
import { useCaseUploads } from '../../features/matter/uploads.ts';
import { SignInFirst, useSignedIn } from '../../features/people/sign-in-first.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { sentenceDay } from '../../ui/dates.tsx';
import { FieldErrorLine } from '../../ui/field.tsx';
import { useLive } from '../../ui/live.tsx';
import { ErrorSummary } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Mixed, Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { Help } from './correct.help.tsx';
import { correctWords } from './correct.words.ts';

type Missing = NonNullable<CaseView['correction']>['missing'][number];

const useFieldOf =
  (guide: ItemGuide | undefined) =>
  (ref: string): FormField | undefined =>
    guide?.form.sections.flatMap((s) => s.fields).find((f) => f.key === fieldKey(ref));

const Correction = ({ c, guide }: { readonly c: CaseView; readonly guide: ItemGuide }) => {
  const w = useWords(correctWords);
  const text = useText();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { tell } = useLive();
  const fieldOf = useFieldOf(guide);
  const asked = c.correction?.missing ?? [];
  const [answered, setAnswered] = useState<Answered>(() => keptAnswered(c));
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const [warned, warn] = useState(false);
  const [turn, setTurn] = useState(0);
  const change = (next: (a: Answered) => Answered) =>
    setAnswered((a) => {
      const now = next(a);
      keepAnswered(c, now);
      return now;
    });
  const uploads = useCaseUploads(c.id, (_ref, file) => change((a) => ({ ...a, files: [...a.files, file] })));

  // A file still on its way would not be handed in with the rest.
  const sending = uploads.sending.some((s) => s.error === undefined);
  const isMaterial = (ref: string) => guide.materials.some((m) => m.ref === ref);
  const faultOf = (ref: string) => {
    const field = fieldOf(ref);
    const value = answered.values[fieldKey(ref)];
    if (!field || value === undefined || isMaterial(ref)) return undefined;
    return validateField(field, value, { today: c.today as Day });
  };
  const open = openRefs(
    asked.map((m) => m.ref),
    answered,
  );
  const faults = asked.flatMap((m) => {
    const fault = faultOf(m.ref);
    return fault ? [{ ref: m.ref, id: fault.at, text: text(fault.text) }] : [];
  });
  const give = useMutation({
    mutationFn: () =>
      resubmit(c.id, {
        version: c.version,
        answers: Object.fromEntries(Object.entries(answered.values).filter(([, v]) => v !== undefined)),
        files: answered.files.map((f) => f.id),
      }),
    onSuccess: async () => {
      forgetAnswered(c);
      tell(w.done);
      await queries.invalidateQueries({ queryKey: ['case', c.id] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
      void navigate({ to: `/matters/${c.id}` });
    },
  });
  const summary = [
    ...faults.map((f) => ({ id: f.id, text: f.text })),
    ...(warned ? open.map((ref) => ({ id: `defect-${ref}`, text: w.openLine(nameOf(asked, ref, text)) })) : []),
  ];
  const submit = () => {
    if (faults.length > 0 || (open.length > 0 && !warned) || open.length === asked.length) {
      warn(true);
      setTurn((n) => n + 1);
    } else give.mutate();
  };
  return (
    <>
      <div className="wrap page">
        <div className="columns">
          <div className="narrow">
            <div className="page-head">
              <div>
                <h1>{w.title(asked.length)}</h1>
                <p>
                  <Say text={c.itemName} /> <span className="matter-number">{c.number}</span>
                </p>
              </div>
            </div>
            <p className="correct-lead">
              {w.once}
              {c.correction?.waitUntil && w.until(sentenceDay(c.correction.waitUntil, locale))}
            </p>
            <ErrorSummary errors={summary} turn={turn} title={faults.length > 0 ? undefined : w.openTitle} />
            <ol className="defects">
              {asked.map((m, i) => {
                const field = fieldOf(m.ref);
                const material = isMaterial(m.ref);
                const done = !open.includes(m.ref);
                const wrong = warned && !done;
                const given = c.materials.find((x) => x.ref === m.ref)?.files ?? [];
                const before = c.answers.find((a) => a.key === fieldKey(m.ref));
                const typed = field && Object.hasOwn(answered.values, field.key);
                return (
                  <li
                    key={m.ref}
                    id={`defect-${m.ref}`}
                    tabIndex={-1}
                    className={wrong ? 'defect defect-wrong' : 'defect'}
                  >
                    <div className="material-top">
                      <h2>
                        {i + 1}. <Say text={m.name} />
                      </h2>
                      <Tag tone={done ? 'ok' : 'warn'}>{done ? w.answered : w.waiting}</Tag>
                    </div>
                    <p className="defect-says">
                      <Zh>{m.defect}</Zh>
                    </p>
                    {wrong && (
                      <FieldErrorLine id={`defect-${m.ref}-error`}>
                        {material ? w.needFile : w.needValue}
                      </FieldErrorLine>
                    )}
                    {given.length > 0 && (
                      <p className="small second">
                        {w.gave}{' '}
                        {given.map((f) => (
                          <a key={f.id} href={fileHref(f.id)} target="_blank" rel="noreferrer">
                            <Mixed>{f.name}</Mixed>
                          </a>
                        ))}
                      </p>
                    )}
                    {material || !field ? (
                      <CaseFiles
                        refName={m.ref}
                        name={text(m.name)}
                        files={answered.files.filter((f) => f.material === m.ref)}
                        uploads={uploads}
                        onRemove={(f) => change((a) => ({ ...a, files: a.files.filter((x) => x.id !== f.id) }))}
                      />
                    ) : (
                      <>
                        {before && typed && <p className="small second">{w.before(text(before.shown))}</p>}
                        <OneField
                          view={{
                            at: field.key,
                            field,
                            required: true,
                            // A correction starts from what stands, not from an empty field.
                            value: (typed ? answered.values[field.key] : before?.value) as Answer | undefined,
                          }}
                          provenance={undefined}
                          errorAt={(at) => {
                            const fault = faultOf(m.ref);
                            return fault?.at === at && (warned || left.has(at)) ? fault : undefined;
                          }}
                          onChange={(value) => change((a) => withValue(a, field.key, value ?? null, before?.value))}
                          onLeave={(at) => leave((s) => new Set([...s, at]))}
                        />
                      </>
                    )}
                  </li>
                );
              })}
            </ol>
            <p className="correct-lead">{w.next}</p>
            {give.error && <ProblemState error={give.error} safe={w.safe} onRetry={() => give.mutate()} />}
          </div>
          <Help c={c} />
        </div>
      </div>
      <div className="act-bar no-print">
        <div className="wrap">
          <ButtonLink to={`/matters/${c.id}`}>{w.back}</ButtonLink>
          <Button kind="primary" busy={give.isPending || sending} onClick={submit}>
            {warned && open.length > 0 && open.length < asked.length && faults.length === 0 ? w.submitPart : w.submit}
          </Button>
        </div>
      </div>
    </>
  );
};

const nameOf = (asked: readonly Missing[], ref: string, text: (t: Missing['name']) => string): string => {
  const found = asked.find((m) => m.ref === ref);
  return found ? text(found.name) : ref;
};

/** The correction task (补正): each defect in the officer's words, answered where it stands, handed in together. */
const Correct = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const w = useWords(correctWords);
  const text = useText();
  const signedIn = useSignedIn();
  const { data: c, error, refetch } = useQuery({ ...caseQuery(id), enabled: signedIn === true });
  const guide = useQuery({ ...itemQuery(c?.item ?? '', c?.itemVersion ?? 0), enabled: c !== undefined });
  usePage({
    title: c ? `${w.bar} · ${text(c.itemName)}` : w.bar,
    bar: { title: w.bar, back: `/matters/${id}` },
    noTabs: true,
  });
  if (c?.correction && guide.data) return <Correction c={c} guide={guide.data} />;
  const problem = error ?? guide.error;
  return (
    <div className="wrap page">
      <h1 className={c && !c.correction ? undefined : 'sr'}>{w.bar}</h1>
      {signedIn === false && <SignInFirst />}
      {problem && <ProblemState error={problem} onRetry={() => void (error ? refetch() : guide.refetch())} />}
      {c && !c.correction && (
        <Empty title={w.none} actions={<ButtonLink to={`/matters/${id}`}>{w.back}</ButtonLink>}>
          {w.noneHow}
        </Empty>
      )}
      {signedIn && !problem && !c && <Skeleton />}
    </div>
  );
};
export default Correct;

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type EligibilityAnswer, eligibilityQuery, type ItemGuide, itemQuery } from '../../api/catalogue.ts';
import { ProblemState } from '../../api/problem.tsx';
import { answersOf, keepSteps, keptSteps, type Steps } from '../../features/situation/kept.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { RadioRows } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { type Tone, Verdict } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Details } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import './eligibility.css';
import { eligibilityWords } from './eligibility.words.ts';
import { StartBox } from './guide.start.tsx';

type Question = NonNullable<EligibilityAnswer['question']>;
type Outcome = NonNullable<EligibilityAnswer['verdict']>['outcome'];
const FACES: Readonly<Record<Outcome, readonly [tone: Tone, icon: IconName]>> = {
  can: ['good', 'done'],
  cannot: ['closed', 'info'],
  ask: ['act', 'phone'],
};

const Ask = ({
  question: q,
  step,
  of,
  before,
  onAnswer,
}: {
  readonly question: Question;
  readonly step: number;
  readonly of: number;
  readonly before: string | undefined;
  readonly onAnswer: (value: string) => void;
}) => {
  const w = useWords(eligibilityWords);
  const text = useText();
  const [value, setValue] = useState(before);
  const [tried, setTried] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        setTried(true);
        if (value !== undefined) onAnswer(value);
      }}
    >
      <p className="eligibility-step">{w.step(step, of)}</p>
      <progress className="eligibility-way" value={step} max={of} aria-hidden="true" />
      <FieldSet
        id={`eligibility.${q.key}`}
        label={text(q.ask)}
        error={tried && value === undefined ? w.choose : undefined}
      >
        <RadioRows
          name={`eligibility.${q.key}`}
          value={value}
          onChange={setValue}
          choices={q.options.map((o) => ({
            value: o.value,
            label: text(o.label),
            ...(o.hint ? { hint: text(o.hint) } : {}),
          }))}
        />
      </FieldSet>
      {q.help && (
        <Details title={w.how}>
          <p>
            <Say text={q.help} />
          </p>
        </Details>
      )}
      <div className="buttons eligibility-acts">
        <Button type="submit" kind="primary">
          {w.go}
        </Button>
      </div>
    </form>
  );
};

const Result = ({
  guide,
  steps,
  answer,
  path,
}: {
  readonly guide: ItemGuide;
  readonly steps: Steps;
  readonly answer: EligibilityAnswer;
  readonly path: string;
}) => {
  const w = useWords(eligibilityWords);
  const text = useText();
  const verdict = answer.verdict!;
  const [tone, icon] = FACES[verdict.outcome];
  const questions = guide.eligibility?.questions ?? [];
  const kept = (key: string): boolean =>
    questions.some((q) => q.key === key && q.keeps !== undefined && Object.hasOwn(answer.keeps, q.keeps)) ||
    guide.questions.some((q) => q.key === key);
  return (
    <>
      <Verdict
        tone={tone}
        title={
          <>
            <Icon name={icon} size={32} /> <span>{w[verdict.outcome]}</span>
          </>
        }
      >
        <p>
          <Say text={verdict.says} />
        </p>
        {verdict.articleName && (
          <p className="small second">
            {w.article}
            <Say text={verdict.articleName} />
          </p>
        )}
      </Verdict>
      <div className="buttons eligibility-acts">
        {verdict.outcome !== 'cannot' && <StartBox guide={guide} situation={{}} />}
        {verdict.outcome === 'cannot' && (
          <ButtonLink kind="primary" to="/items">
            {w.others}
          </ButtonLink>
        )}
        {verdict.outcome !== 'can' && (
          <a className="button button-plain" href="tel:12345">
            {w.call}
          </a>
        )}
      </div>
      {steps.length > 0 && (
        <section className="section">
          <div className="section-head section-rule">
            <h2>{w.answers}</h2>
          </div>
          <dl className="eligibility-answers">
            {steps.map(([key, chosen], i) => {
              const q = questions.find((x) => x.key === key);
              const option = q?.options.find((o) => o.value === chosen);
              return (
                <div key={key}>
                  <dt>{q && text(q.ask)}</dt>
                  <dd>
                    <span>{option && text(option.label)}</span>
                    <Link to={path} search={{ at: i }}>
                      {w.change}
                      <span className="sr">：{q && text(q.ask)}</span>
                    </Link>
                  </dd>
                </div>
              );
            })}
          </dl>
          <p className="small second">{steps.some(([key]) => kept(key)) ? w.keeps : w.keepsNone}</p>
        </section>
      )}
    </>
  );
};

/** 能不能办: one question a page, back always works, the answer with its reason, and what was said is kept for the form. */
const Eligibility = () => {
  const { item } = useParams({ strict: false }) as { item: string };
  const { at: asked } = useSearch({ strict: false }) as { at?: string | number };
  const { data: guide, error, refetch } = useQuery(itemQuery(item));
  if (error)
    return (
      <div className="wrap page">
        <ProblemState whole error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (!guide)
    return (
      <div className="wrap page">
        <Skeleton lines={[50, 80, 90, 70]} />
      </div>
    );
  return <Loaded guide={guide} at={Math.max(0, Math.trunc(Number(asked) || 0))} />;
};

const Loaded = ({ guide, at }: { readonly guide: ItemGuide; readonly at: number }) => {
  const w = useWords(eligibilityWords);
  const text = useText();
  const navigate = useNavigate();
  const path = `/items/${guide.item}/eligibility`;
  const [steps, setSteps] = useState<Steps>(() => keptSteps(guide.item));
  const used = steps.slice(0, at);
  const { data: answer, error, refetch, isPlaceholderData } = useQuery(eligibilityQuery(guide.item, answersOf(used)));
  const head = useRef<HTMLHeadingElement>(null);
  usePage({
    title: w.title(text(guide.name)),
    bar: { title: w.bar, back: at > 0 ? `${path}?at=${at - 1}` : `/items/${guide.item}` },
    noTabs: true,
  });
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question is a new page; the reading point follows.
  useEffect(() => {
    if (first.current) first.current = false;
    else head.current?.focus();
  }, [at]);
  const question = answer?.question;
  const answerWith = (key: string, value: string) => {
    const same = steps[at]?.[0] === key && steps[at]?.[1] === value;
    const next: Steps = [...used, [key, value], ...(same ? steps.slice(at + 1) : [])];
    setSteps(next);
    keepSteps(guide.item, next);
    void navigate({ to: path, search: { at: at + 1 } as never });
  };
  return (
    <div className="wrap page narrow-page eligibility">
      <p className="wide-only">
        {at > 0 ? (
          <Link to={path} search={{ at: at - 1 }}>
            {w.back}
          </Link>
        ) : (
          <Link to={`/items/${guide.item}`}>{w.toGuide}</Link>
        )}
      </p>
      <h1 ref={head} tabIndex={-1}>
        {w.about(text(guide.name))}
        <span className="nw">{w.question}</span>
      </h1>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && (!answer || isPlaceholderData) && <Skeleton lines={[60, 90, 90, 90]} />}
      {answer && !isPlaceholderData && question && (
        <Ask
          key={question.key}
          question={question}
          step={answer.step}
          of={answer.of}
          before={steps[at]?.[0] === question.key ? steps[at]?.[1] : undefined}
          onAnswer={(value) => answerWith(question.key, value)}
        />
      )}
      {answer?.verdict && !isPlaceholderData && <Result guide={guide} steps={used} answer={answer} path={path} />}
    </div>
  );
};
export default Eligibility;

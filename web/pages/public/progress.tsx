import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { progressQuery } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { Verdict } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { ProgressLine } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';

const ClockLedger = lazy(() =>
  import('../../features/clock/clock-ledger.tsx').then((m) => ({ default: m.ClockLedger })),
);

const zh = {
  title: '凭号查进度',
  note: '号和查询码都在收件凭证上，不用登录。',
  number: '办件号',
  code: '查询码',
  go: '查进度',
  empty: '没有填。请照收件凭证填。',
  stages: '办理进度',
  another: '查另一件',
};
const words = {
  zh,
  en: {
    title: 'Progress by number',
    note: 'Number and code stand on the receipt; no sign-in.',
    number: 'Case number',
    code: 'Code',
    go: 'See progress',
    empty: 'Empty. Copy it from the receipt.',
    stages: 'Progress',
    another: 'Look up another',
  } satisfies typeof zh,
};

/** The same verdict and clock as the applicant sees, for whoever holds number and code; no personal data. */
const Progress = () => {
  const w = useWords(words);
  const text = useText();
  const search = useSearch({ strict: false }) as { number?: unknown; code?: unknown };
  const [asked, setAsked] = useState({ number: String(search.number ?? ''), code: String(search.code ?? '') });
  const [typed, setTyped] = useState(asked);
  const [tried, setTried] = useState(false);
  const { data, error, isFetching } = useQuery(progressQuery(asked.number, asked.code));
  usePage({ title: data ? `${text(data.itemName)} · ${w.title}` : w.title });
  if (data)
    return (
      <div className="wrap page">
        <div className="page-head">
          <div>
            <h1>
              <Say text={data.itemName} />
            </h1>
            <p>{data.number}</p>
          </div>
        </div>
        <Verdict tone={data.verdict.tone} title={<Say text={data.verdict.title} />}>
          <Say text={data.verdict.text} />
        </Verdict>
        <div className="matter-stages">
          <ProgressLine
            label={w.stages}
            stages={data.stages.map((s) => ({
              key: s.key,
              state: s.state,
              name: <Say text={s.name} />,
              note: <Say text={s.note} />,
            }))}
          />
        </div>
        <Suspense fallback={<Skeleton />}>
          {data.ledgers.map((l) => (
            <div key={l.clock} className="section">
              <ClockLedger ledger={l} />
            </div>
          ))}
        </Suspense>
        <p className="section">
          <ButtonLink to="/progress" onClick={() => setAsked({ number: '', code: '' })}>
            {w.another}
          </ButtonLink>
        </p>
      </div>
    );
  return (
    <div className="wrap page">
      <div className="narrow-form">
        <h1>{w.title}</h1>
        <p className="second form-note">{w.note}</p>
        {error && <ProblemState error={error} />}
        <form
          noValidate
          onSubmit={(e) => {
            e.preventDefault();
            setTried(true);
            if (typed.number.trim() && typed.code.trim())
              setAsked({ number: typed.number.trim(), code: typed.code.trim().toUpperCase() });
          }}
        >
          {(['number', 'code'] as const).map((key) => (
            <Field key={key} id={key} label={w[key]} error={tried && !typed[key].trim() ? w.empty : undefined}>
              {(aria) => (
                <TextInput
                  {...aria}
                  autoComplete="off"
                  maxLength={60}
                  value={typed[key]}
                  onChange={(e) => setTyped({ ...typed, [key]: e.target.value })}
                />
              )}
            </Field>
          ))}
          <Button type="submit" kind="primary" wide busy={isFetching}>
            {w.go}
          </Button>
        </form>
      </div>
    </div>
  );
};
export default Progress;

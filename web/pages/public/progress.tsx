import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Progress as ProgressAnswer, progressQuery } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { nearDay } from '../../ui/dates.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { Facts, type Tone, Verdict } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';

const zh = {
  title: '凭号查进度',
  note: '号和查询码都在收件凭证上，不用登录。',
  number: '办件号',
  code: '查询码',
  go: '查进度',
  empty: '没有填。请照收件凭证填。',
  stage: '办到哪一步',
  received: '收件日',
  due: '最迟',
  why: '登录后在“我的办件”里，能看到每一天是怎么算的。',
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
    stage: 'Where it stands',
    received: 'Received',
    due: 'At the latest',
    why: 'Signed in, “My matters” shows how each day is counted.',
    another: 'Look up another',
  } satisfies typeof zh,
};

const TONES: readonly Tone[] = ['wait', 'act', 'good', 'bad', 'closed'];

const Answer = ({ answer, onAnother }: { readonly answer: ProgressAnswer; readonly onAnother: () => void }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  return (
    <div className="wrap page">
      <div className="narrow">
        <div className="page-head">
          <div>
            <h1>
              <Say text={answer.itemName} />
            </h1>
            <p>{answer.number}</p>
          </div>
        </div>
        <div className="page-head">
          <Verdict tone={TONES.find((t) => t === answer.tone) ?? 'wait'} title={<Say text={answer.verdict} />} />
        </div>
        <Facts
          rows={[
            { label: w.stage, value: <Say text={answer.stage} /> },
            { label: w.received, value: nearDay(answer.receivedOn, answer.today, locale) },
            ...(answer.due
              ? [{ label: w.due, value: <strong>{nearDay(answer.due, answer.today, locale)}</strong>, note: w.why }]
              : []),
          ]}
        />
        <p className="form-foot">
          <Button onClick={onAnother}>{w.another}</Button>
        </p>
      </div>
    </div>
  );
};

/** The same verdict and day as the applicant sees, for whoever holds number and code; no personal data. */
const Progress = () => {
  const w = useWords(words);
  const text = useText();
  const search = useSearch({ strict: false }) as { number?: unknown; code?: unknown };
  const [asked, setAsked] = useState({ number: String(search.number ?? ''), code: String(search.code ?? '') });
  const [typed, setTyped] = useState(asked);
  const [tried, setTried] = useState(false);
  const { data, error, isFetching } = useQuery(progressQuery(asked.number, asked.code));
  usePage({ title: data ? `${text(data.itemName)} · ${w.title}` : w.title });
  if (data) return <Answer answer={data} onAnother={() => setAsked({ number: '', code: '' })} />;
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
              setAsked({ number: typed.number.trim(), code: typed.code.trim() });
          }}
        >
          {(['number', 'code'] as const).map((key) => (
            <Field key={key} id={key} label={w[key]} error={tried && !typed[key].trim() ? w.empty : undefined}>
              {(aria) => (
                <TextInput
                  {...aria}
                  autoComplete="off"
                  maxLength={key === 'code' ? 12 : 40}
                  inputMode={key === 'code' ? 'numeric' : undefined}
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

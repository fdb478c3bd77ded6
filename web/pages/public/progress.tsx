import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type ProgressView, progressQuery } from '../../api/cases.ts';
import { ProblemState } from '../../api/problem.tsx';
import { ClockLedger } from '../../features/clock/clock-ledger.tsx';
import { Explanations } from '../../features/explained/explained.tsx';
import { PrintHead, printPage } from '../../features/print/print-head.tsx';
import { ProgressQr } from '../../features/print/progress-qr.tsx';
import { Button } from '../../ui/button.tsx';
import { nearDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Facts, Verdict } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Details, ProgressLine, Section } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords } from '../../ui/words.tsx';
import './progress.css';
import { progressWords } from './progress.words.ts';

const Answer = ({ answer, onAnother }: { readonly answer: ProgressView; readonly onAnother: () => void }) => {
  const w = useWords(progressWords);
  const { locale } = useLocale();
  const text = useText();
  const [first, ...others] = answer.ledgers;
  return (
    <div className="wrap page progress">
      <PrintHead what={`${text(answer.itemName)} ${answer.number}`} qr={<ProgressQr number={answer.number} />} />
      <div className="page-head">
        <div>
          <h1>
            <Say text={answer.itemName} />
          </h1>
          <p>{answer.number}</p>
        </div>
        <div className="buttons no-print">
          <Button icon="print" onClick={printPage}>
            {w.print}
          </Button>
          <Button onClick={onAnother}>{w.another}</Button>
        </div>
      </div>
      <Verdict tone={answer.verdict.tone} title={<Say text={answer.verdict.title} />}>
        <p>
          <Say text={answer.verdict.text} />
        </p>
      </Verdict>
      <ProgressLine
        label={w.stages}
        stages={answer.stages.map((s) => ({
          key: s.key,
          state: s.state,
          name: <Say text={s.name} />,
          note: <Say text={s.note} />,
        }))}
      />
      <div className="progress-facts">
        <Facts
          rows={[
            { label: w.who, value: <span lang="zh-CN">{answer.applicantName}</span> },
            { label: w.received, value: nearDay(answer.receivedOn, answer.today, locale) },
            ...(answer.due
              ? [{ label: w.due, value: <strong>{nearDay(answer.due, answer.today, locale)}</strong> }]
              : []),
          ]}
        />
      </div>
      <Explanations of={answer.explanations} today={answer.today} />
      {first && <ClockLedger ledger={first} />}
      {others.map((l) => (
        <Details key={l.clock} title={<Say text={l.name} />}>
          <ClockLedger ledger={l} level={3} />
        </Details>
      ))}
      <p className="small third progress-same">
        {w.same} <Link to="/explanations">{w.explained}</Link>
      </p>
    </div>
  );
};

/** The same verdict and day as the applicant sees, for whoever holds number and code; no personal data. */
const Progress = () => {
  const w = useWords(progressWords);
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
      <h1>{w.title}</h1>
      <div className="form-two">
        <div className="narrow-form">
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
              <TextField
                key={key}
                id={key}
                label={w[key]}
                error={tried && !typed[key].trim() ? w.empty : undefined}
                autoComplete="off"
                maxLength={key === 'code' ? 12 : 40}
                inputMode={key === 'code' ? 'numeric' : undefined}
                value={typed[key]}
                onValue={(value) => setTyped({ ...typed, [key]: value })}
              />
            ))}
            <Button type="submit" kind="primary" wide busy={isFetching}>
              {w.go}
            </Button>
          </form>
        </div>
        <Section title={w.where}>
          <ul className="rows">
            <li>{w.onReceipt}</li>
            <li>
              <Link to="/matters">{w.mine}</Link>
              <p className="small second">{w.mineNote}</p>
            </li>
            <li>
              <Link to="/explanations">{w.explained}</Link>
              <p className="small second">{w.explainedNote}</p>
            </li>
          </ul>
        </Section>
      </div>
    </div>
  );
};
export default Progress;

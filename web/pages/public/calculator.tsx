import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Day, isDay } from '../../../src/kernel/day.ts';
import { type DueQuestion, dueQuery } from '../../api/calendar.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { ClockLedger } from '../../features/clock/clock-ledger.tsx';
import { Button } from '../../ui/button.tsx';
import { fullDay } from '../../ui/dates.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { DateInput, RadioRows } from '../../ui/input.tsx';
import { Verdict } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import './calculator.css';

const zh = {
  title: '算一算最后一天',
  note: '按国务院放假安排和民法典的规则算，与本局办件用的是同一把尺子。',
  start: '从哪天起算',
  startHint: '受理那天、收到那天。这一天本身不计入。',
  n: '多长',
  unit: '按什么算',
  WORKING_DAY: '工作日',
  NATURAL_DAY: '自然日',
  MONTH: '月',
  addPause: '加一段暂停',
  pause: (n: number) => `第 ${n} 段暂停`,
  from: '从',
  until: '到',
  remove: '去掉这段暂停',
  go: '算出来',
  badDay: '日历上没有这一天。请按 2026、10、16 的样子填。',
  badN: '请填 1 到 400 之间的整数。',
  badPause: '暂停的开始要在起算日之后，结束不早于开始。',
  last: (d: string) => `最后一天是 ${d}`,
};
const words = {
  zh,
  en: {
    title: 'Work out a last day',
    note: 'By the State Council’s holiday notices and the Civil Code, with the same measure the bureau uses.',
    start: 'Counted from',
    startHint: 'The day of acceptance or receipt. That day itself is not counted.',
    n: 'How long',
    unit: 'In',
    WORKING_DAY: 'working days',
    NATURAL_DAY: 'calendar days',
    MONTH: 'months',
    addPause: 'Add a pause',
    pause: (n: number) => `Pause ${n}`,
    from: 'From',
    until: 'To',
    remove: 'Remove this pause',
    go: 'Work it out',
    badDay: 'There is no such day. Write it like 2026, 10, 16.',
    badN: 'Enter a whole number from 1 to 400.',
    badPause: 'A pause begins after the first day and ends no earlier than it begins.',
    last: (d: string) => `The last day is ${d}`,
  } satisfies typeof zh,
};
const UNITS = ['WORKING_DAY', 'NATURAL_DAY', 'MONTH'] as const;
const MOST_PAUSES = 5;
type Pause = { readonly from: string; readonly until: string };

/** Anybody works out a statutory last day and sees why, line by line. */
const Calculator = () => {
  const w = useWords(words);
  const { locale } = useLocale();
  usePage({ title: w.title });
  const { data: session, isPending } = useSession();
  const [typed, setStart] = useState<string>();
  const start = typed ?? session?.today ?? '';
  const [n, setN] = useState('20');
  const [unit, setUnit] = useState<DueQuestion['unit']>('WORKING_DAY');
  const [pauses, setPauses] = useState<readonly Pause[]>([]);
  const [tried, setTried] = useState(false);
  const [question, ask] = useState<DueQuestion>();
  const { data, error, isFetching } = useQuery(dueQuery(question));

  const badStart = !isDay(start) ? w.badDay : undefined;
  const badN = /^\d{1,3}$/.test(n.trim()) && +n >= 1 && +n <= 400 ? undefined : w.badN;
  const badPause = (p: Pause) =>
    !isDay(p.from) || !isDay(p.until) ? w.badDay : p.from <= start || p.until < p.from ? w.badPause : undefined;
  const setPause = (i: number, p: Partial<Pause>) => setPauses(pauses.map((x, at) => (at === i ? { ...x, ...p } : x)));
  return (
    <div className="wrap page">
      <div className="page-head">
        <div>
          <h1>{w.title}</h1>
          <p>{w.note}</p>
        </div>
      </div>
      <form
        className="calculator no-print"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          setTried(true);
          if (badStart || badN || pauses.some(badPause)) return;
          ask({ start: start as Day, n: +n, unit, ...(pauses.length > 0 && unit !== 'MONTH' ? { pauses } : {}) });
        }}
      >
        <FieldSet id="start" label={w.start} hint={w.startHint} error={tried ? badStart : undefined}>
          <DateInput id="start-year" value={start} onChange={setStart} />
        </FieldSet>
        <TextField
          id="n"
          label={w.n}
          error={tried ? badN : undefined}
          inputMode="numeric"
          maxLength={3}
          value={n}
          onValue={setN}
        />
        <FieldSet id="unit" label={w.unit}>
          <RadioRows
            name="unit"
            inline
            value={unit}
            onChange={(v) => setUnit(v as DueQuestion['unit'])}
            choices={UNITS.map((u) => ({ value: u, label: w[u] }))}
          />
        </FieldSet>
        {unit !== 'MONTH' &&
          pauses.map((p, i) => (
            <FieldSet key={i} id={`pause-${i}`} label={w.pause(i + 1)} error={tried ? badPause(p) : undefined}>
              <div className="calculator-pause">
                <span>{w.from}</span>
                <DateInput id={`pause-${i}-from`} value={p.from} onChange={(from) => setPause(i, { from })} />
                <span>{w.until}</span>
                <DateInput id={`pause-${i}-until`} value={p.until} onChange={(until) => setPause(i, { until })} />
                <Button kind="quiet" onClick={() => setPauses(pauses.filter((_, at) => at !== i))}>
                  {w.remove}
                </Button>
              </div>
            </FieldSet>
          ))}
        <div className="buttons">
          <Button type="submit" kind="primary" busy={isFetching || (typed === undefined && isPending)}>
            {w.go}
          </Button>
          {unit !== 'MONTH' && pauses.length < MOST_PAUSES && (
            <Button icon="plus" onClick={() => setPauses([...pauses, { from: '', until: '' }])}>
              {w.addPause}
            </Button>
          )}
        </div>
      </form>
      <div aria-live="polite">
        {error && <ProblemState error={error} />}
        {question && !data && !error && <Skeleton />}
        {data && (
          <div className="section">
            <Verdict tone="wait" title={w.last(fullDay(data.due, locale))} />
            <div className="calculator-ledger">
              <ClockLedger ledger={data.ledger} />
            </div>
          </div>
        )}
      </div>
    </div>
  );
};
export default Calculator;

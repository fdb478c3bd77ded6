import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type PromiseRow, promisesQuery } from '../../api/bureau.ts';
import { Button } from '../../ui/button.tsx';
import { nearDay } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { Say, useLocale, useWords } from '../../ui/words.tsx';

const zh = {
  title: '说到做到',
  note: (from: string, to: string) => `${from}到${to}办结的件，实际用了多久。局里看到的是同一份数。`,
  item: '事项',
  statutory: '法定',
  promised: '承诺',
  half: '一半的人在',
  most: '九成的人在',
  late: '超期',
  firstTime: '一次就交对',
  within: (t: string) => `${t}内`,
  WORKING_DAY: (n: number) => `${n} 日`,
  NATURAL_DAY: (n: number) => `${n} 自然日`,
  sameDay: '当天',
  noTerm: '没有',
  few: '还太少',
  lateOf: (late: number, all: number) => `${late} / ${all} 件`,
  days: '日指工作日，另写明自然日的除外。办结不足的事项不列。',
  all: (n: number) => `看全部 ${n} 项`,
};
const words = {
  zh,
  en: {
    title: 'Promised and kept',
    note: (from: string, to: string) =>
      `How long cases decided from ${from} to ${to} actually took. The bureau works with the same figures.`,
    item: 'Service',
    statutory: 'By law',
    promised: 'Promised',
    half: 'Half within',
    most: '9 in 10 within',
    late: 'Late',
    firstTime: 'Right first time',
    within: (t: string) => t,
    WORKING_DAY: (n: number) => (n === 1 ? '1 day' : `${n} days`),
    NATURAL_DAY: (n: number) => (n === 1 ? '1 calendar day' : `${n} calendar days`),
    sameDay: 'same day',
    noTerm: 'none',
    few: 'too few',
    lateOf: (late: number, all: number) => `${late} of ${all}`,
    days: 'Days are working days unless stated otherwise. Services with nothing decided yet are left out.',
    all: (n: number) => `See all ${n}`,
  } satisfies typeof zh,
};
const SHOWN = 5;

/** 优化条例36 in the open: what was promised, what the law allows, and what it really took, from the cases themselves. */
export const Promises = () => {
  const w = useWords(words);
  const { locale } = useLocale();
  const [all, setAll] = useState(false);
  const { data } = useQuery(promisesQuery);
  const rows = (data?.rows ?? [])
    .filter((r) => r.decided > 0 && r.p50 !== null)
    .toSorted((a, b) => b.decided - a.decided);
  if (!data || rows.length === 0) return null;
  const term = (r: PromiseRow, n: number | null): string =>
    n === null ? w.noTerm : n === 0 ? w.sameDay : w[r.unit](n);
  const took = (r: PromiseRow, n: number | null): string =>
    n === null ? w.noTerm : n === 0 ? w.sameDay : w.within(w[r.unit](n));
  return (
    <section className="section promises">
      <h2>{w.title}</h2>
      <p className="small second">
        {w.note(nearDay(data.from, undefined, locale), nearDay(data.asOf, undefined, locale))}
      </p>
      <table className={all || rows.length <= SHOWN ? 'promise-table' : 'promise-table promise-first'}>
        <thead>
          <tr>
            <th scope="col">{w.item}</th>
            <th scope="col">{w.statutory}</th>
            <th scope="col">{w.promised}</th>
            <th scope="col">{w.half}</th>
            <th scope="col">{w.most}</th>
            <th scope="col">{w.late}</th>
            <th scope="col">{w.firstTime}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, all ? undefined : SHOWN).map((r) => (
            <tr key={r.item}>
              <th scope="row">
                <Link to={`/items/${encodeURIComponent(r.item)}`}>
                  <Say text={r.name} />
                </Link>
              </th>
              <td data-label={w.statutory} className="third">
                {term(r, r.statutory)}
              </td>
              <td data-label={w.promised} className="third">
                {term(r, r.promised)}
              </td>
              <td data-label={w.half}>{took(r, r.p50)}</td>
              <td data-label={w.most}>{took(r, r.p90)}</td>
              <td data-label={w.late}>{w.lateOf(r.late, r.decided)}</td>
              <td data-label={w.firstTime}>{r.firstTime === null ? w.few : `${Math.round(r.firstTime * 100)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small third promise-note">{w.days}</p>
      {!all && rows.length > SHOWN && <Button onClick={() => setAll(true)}>{w.all(rows.length)}</Button>}
    </section>
  );
};

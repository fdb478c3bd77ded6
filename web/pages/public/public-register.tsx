import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemState } from '../../api/problem.tsx';
import { LicenceState } from '../../features/licences/state.tsx';
import { type PublicEntry, publicQuery } from '../../features/seal/licences.api.ts';
import { Button } from '../../ui/button.tsx';
import { DayText } from '../../ui/dates.tsx';
import { TextInput } from '../../ui/input.tsx';
import { Facts } from '../../ui/notice.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useWords, Zh } from '../../ui/words.tsx';
import './public-register.css';

const zh = {
  title: '行政许可公示',
  lead: '本局作出的许可决定，以及许可的变更、延续、撤回、撤销、吊销和注销，在作出后 7 个工作日内公示。任何人都可以查（许可法第40条）。',
  find: '证照名称或者编号',
  go: '查',
  month: '决定的月份，如 2026-10',
  empty: '还没有公示的许可',
  none: '没有这样的公示',
  noneHow: '换个名称、编号或者月份再查。自然人只公示姓氏，不能按姓名查。',
  holder: '行政相对人',
  code: '统一社会信用代码',
  number: '许可编号',
  decided: '决定日期',
  valid: '有效期',
  open: '长期',
  organ: '许可机关',
  state: '现在的状态',
  published: '公示日期',
  due: (day: string) => `应在 ${day} 前`,
  late: '迟了',
};
const words = {
  zh,
  en: {
    title: 'Permits made public',
    lead: 'Decisions of this bureau to permit, and changes, renewals and ends of permits, are made public within 7 working days. Anybody may look (许可法 art. 40).',
    find: 'Licence or number',
    go: 'Find',
    month: 'Month of the decision, for example 2026-10',
    empty: 'Nothing has been made public yet',
    none: 'There is no such entry',
    noneHow: 'Try another name, number or month. Of persons only the family name is public.',
    holder: 'Holder',
    code: 'Credit code',
    number: 'Number',
    decided: 'Decided',
    valid: 'Valid',
    open: 'no end',
    organ: 'Organ',
    state: 'State now',
    published: 'Made public',
    due: (day: string) => `due by ${day}`,
    late: 'late',
  } satisfies typeof zh,
};

const Entry = ({ entry: e }: { readonly entry: PublicEntry }) => {
  const w = useWords(words);
  return (
    <li className="public-entry">
      <h2>
        <Say text={e.licence} />
        {'　'}
        <span className="second">
          <Say text={e.eventName} />
        </span>
      </h2>
      <Facts
        rows={[
          { label: w.holder, value: <Zh>{e.holder}</Zh> },
          ...(e.creditCode ? [{ label: w.code, value: e.creditCode }] : []),
          { label: w.number, value: <Zh>{e.number}</Zh> },
          { label: w.decided, value: <DayText day={e.decidedOn} style="full" /> },
          {
            label: w.valid,
            value: (
              <>
                <DayText day={e.from} style="full" /> – {e.until ? <DayText day={e.until} style="full" /> : w.open}
              </>
            ),
          },
          { label: w.organ, value: <Zh>{e.organ}</Zh> },
          { label: w.state, value: <LicenceState state={e.state} /> },
          {
            label: w.published,
            value: (
              <>
                <DayText day={e.publishedOn} style="full" />{' '}
                <span className="third">
                  {w.due(e.dueOn)}
                  {e.publishedOn > e.dueOn && ` · ${w.late}`}
                </span>
              </>
            ),
          },
        ]}
      />
    </li>
  );
};

/** 双公示: what this bureau permitted and ended, for anybody. */
const PublicRegister = () => {
  const w = useWords(words);
  usePage({ title: w.title });
  const [typed, setTyped] = useState('');
  const [monthTyped, setMonthTyped] = useState('');
  const [asked, setAsked] = useState({ q: '', month: '' });
  const list = useInfiniteQuery(publicQuery(asked.q, asked.month));
  const rows = list.data?.pages.flatMap((p) => p.rows) ?? [];
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      <p className="prose second">{w.lead}</p>
      <search>
        <form
          className="public-find"
          onSubmit={(e) => {
            e.preventDefault();
            setAsked({ q: typed.trim(), month: /^\d{4}-\d{2}$/.test(monthTyped.trim()) ? monthTyped.trim() : '' });
          }}
        >
          <TextInput
            type="search"
            aria-label={w.find}
            placeholder={w.find}
            value={typed}
            maxLength={120}
            onChange={(e) => setTyped(e.target.value)}
          />
          <TextInput
            aria-label={w.month}
            placeholder={w.month}
            value={monthTyped}
            maxLength={7}
            inputMode="numeric"
            onChange={(e) => setMonthTyped(e.target.value)}
          />
          <Button type="submit">{w.go}</Button>
        </form>
      </search>
      {list.error ? (
        <ProblemState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton lines={[90, 90, 90]} />
      ) : rows.length === 0 ? (
        <Empty title={asked.q || asked.month ? w.none : w.empty}>
          {(asked.q || asked.month) && <p>{w.noneHow}</p>}
        </Empty>
      ) : (
        <ol className="public-list">
          {rows.map((e) => (
            <Entry key={e.id} entry={e} />
          ))}
        </ol>
      )}
      <Pager onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetchingNextPage} />
    </div>
  );
};

export default PublicRegister;

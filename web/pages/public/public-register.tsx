import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemState } from '../../api/problem.tsx';
import { LicenceState } from '../../features/licences/state.tsx';
import { type PublicEntry, publicCountsQuery, publicQuery } from '../../features/seal/licences.api.ts';
import { Button } from '../../ui/button.tsx';
import { DayText, fullDay, monthName } from '../../ui/dates.tsx';
import { TextInput } from '../../ui/input.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
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
  number: '许可编号',
  decided: '决定日期',
  valid: '有效期',
  until: '到',
  open: '长期',
  organ: '许可机关',
  state: '现在的状态',
  published: '公示日期',
  due: (day: string) => `最迟 ${day}`,
  late: '迟了',
  permit: '许可',
  table: '公示的许可，新作出的决定在前',
  entries: '公示',
  counts: '按月统计',
  countsTable: '各种许可每月公示的件数，近六个月',
  monthHead: '月份',
  what: '其中',
  total: '合计',
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
    number: 'Number',
    decided: 'Decided',
    valid: 'Valid',
    until: 'to',
    open: 'no end',
    organ: 'Organ',
    state: 'State now',
    published: 'Made public',
    due: (day: string) => `due by ${day}`,
    late: 'late',
    permit: 'Permit',
    table: 'Permits made public, newest decision first',
    entries: 'Entries',
    counts: 'By month',
    countsTable: 'Permits made public by month and kind, the last six months',
    monthHead: 'Month',
    what: 'Of these',
    total: 'Total',
  } satisfies typeof zh,
};

const Entries = ({ rows }: { readonly rows: readonly PublicEntry[] }) => {
  const w = useWords(words);
  return (
    <Table
      caption={w.table}
      rows={rows}
      rowKey={(e) => e.id}
      columns={[
        {
          key: 'permit',
          head: w.permit,
          name: true,
          cell: (e) => (
            <>
              <Say text={e.licence} />{' '}
              <Tag>
                <Say text={e.eventName} />
              </Tag>
              <span className="public-under">
                <Zh>{e.number}</Zh>
              </span>
            </>
          ),
        },
        {
          key: 'holder',
          head: w.holder,
          cell: (e) => (
            <>
              <Zh>{e.holder}</Zh>
              {e.creditCode && <span className="public-under">{e.creditCode}</span>}
            </>
          ),
        },
        {
          key: 'decided',
          head: w.decided,
          cell: (e) => (
            <>
              <DayText day={e.decidedOn} style="full" />
              <span className="public-under">
                <Zh>{e.organ}</Zh>
              </span>
            </>
          ),
        },
        {
          key: 'valid',
          head: w.valid,
          cell: (e) => (
            <>
              <DayText day={e.from} style="full" />
              <span className="public-until">
                {w.until} {e.until ? <DayText day={e.until} style="full" /> : w.open}
              </span>
            </>
          ),
        },
        { key: 'state', head: w.state, cell: (e) => <LicenceState state={e.state} /> },
        {
          key: 'published',
          head: w.published,
          cell: (e) => <Published entry={e} />,
        },
      ]}
    />
  );
};

/** When it was out, and when it had to be; late is said in words. */
const Published = ({ entry: e }: { readonly entry: PublicEntry }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  return (
    <>
      <DayText day={e.publishedOn} style="full" /> {e.publishedOn > e.dueOn && <Tag tone="danger">{w.late}</Tag>}
      <span className="public-under">{w.due(fullDay(e.dueOn, locale))}</span>
    </>
  );
};

/** How many of what, month by month: every number is the count of entries above. */
const Counts = () => {
  const w = useWords(words);
  const { locale } = useLocale();
  const { data, error, refetch, isPending } = useQuery(publicCountsQuery);
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={[90, 90, 90]} />;
  const months = [...new Set(data.counts.map((c) => c.month))];
  const rows = months.flatMap((month) =>
    data.kinds.flatMap((k) => {
      const own = data.counts.filter((c) => c.month === month && c.kind === k.kind);
      return own.length > 0 ? [{ month, kind: k, own, n: own.reduce((sum, c) => sum + c.n, 0) }] : [];
    }),
  );
  if (rows.length === 0) return <Empty title={w.empty} />;
  return (
    <Table
      caption={w.countsTable}
      rows={rows}
      rowKey={(r) => `${r.month} ${r.kind.kind}`}
      columns={[
        { key: 'month', head: w.monthHead, cell: (r) => <span className="nw">{monthText(r.month, locale)}</span> },
        { key: 'kind', head: w.permit, name: true, cell: (r) => <Say text={r.kind.name} /> },
        {
          key: 'what',
          head: w.what,
          cell: (r) =>
            r.own.map((c) => (
              <span key={c.event} className="public-count">
                <Say text={c.title} /> {c.n}
              </span>
            )),
        },
        { key: 'n', head: w.total, align: 'right', cell: (r) => r.n },
      ]}
    />
  );
};

const monthText = (month: string, locale: 'zh' | 'en'): string =>
  locale === 'zh'
    ? `${+month.slice(0, 4)}年${+month.slice(5)}月`
    : `${monthName(`${month}-01`, 'en')} ${month.slice(0, 4)}`;

/** 双公示: what this bureau permitted and ended, for anybody. */
const PublicRegister = () => {
  const w = useWords(words);
  usePage({ title: w.title });
  const [tab, setTab] = useState<'entries' | 'counts'>('entries');
  const [typed, setTyped] = useState('');
  const [monthTyped, setMonthTyped] = useState('');
  const [asked, setAsked] = useState({ q: '', month: '' });
  const list = useInfiniteQuery(publicQuery(asked.q, asked.month));
  const rows = list.data?.pages.flatMap((p) => p.rows) ?? [];
  return (
    <div className="wrap page">
      <h1>{w.title}</h1>
      <p className="prose second">{w.lead}</p>
      <Tabs
        label={w.title}
        chosen={tab}
        onChoose={(key) => setTab(key as 'entries' | 'counts')}
        tabs={[
          { key: 'entries', name: w.entries },
          { key: 'counts', name: w.counts },
        ]}
      >
        {tab === 'counts' ? (
          <Counts />
        ) : (
          <>
            <search>
              <form
                className="public-find"
                onSubmit={(e) => {
                  e.preventDefault();
                  setAsked({
                    q: typed.trim(),
                    month: /^\d{4}-\d{2}$/.test(monthTyped.trim()) ? monthTyped.trim() : '',
                  });
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
              <Entries rows={rows} />
            )}
            <Pager
              onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
              busy={list.isFetchingNextPage}
            />
          </>
        )}
      </Tabs>
    </div>
  );
};

export default PublicRegister;

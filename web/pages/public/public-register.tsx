import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addMonths, type Day } from '../../../src/kernel/day.ts';
import { Paged } from '../../api/paged.tsx';
import { useToday } from '../../api/session.ts';
import { LicenceState } from '../../features/licences/state.tsx';
import { Find } from '../../features/seal/find.tsx';
import { type PublicEntry, publicCountsQuery, publicQuery } from '../../features/seal/licences.api.ts';
import { MonthCounts, monthText } from '../../features/seal/month-counts.tsx';
import { DayText, fullDay } from '../../ui/dates.tsx';
import { Select } from '../../ui/input.tsx';
import { usePage } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import './public-register.css';

const zh = {
  title: '行政许可公示',
  lead: '本局作出的许可决定，以及许可的变更、延续、撤回、撤销、吊销和注销，在作出后 7 个工作日内公示。任何人都可以查（许可法第40条）。',
  find: '证照名称或者编号',
  go: '查',
  month: '决定的月份',
  anyMonth: '全部月份',
  empty: '还没有公示的许可',
  none: '没有这样的公示',
  noneHow: '换个名称、编号或者月份再查。自然人只公示姓氏，不能按姓名查。',
  holder: '行政相对人',
  number: '许可编号',
  decided: '决定日期',
  valid: '有效期',
  until: '到',
  open: '起长期有效',
  organ: '许可机关',
  state: '现状',
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
    month: 'Month of the decision',
    anyMonth: 'Any month',
    empty: 'Nothing has been made public yet',
    none: 'There is no such entry',
    noneHow: 'Try another name, number or month. Of persons only the family name is public.',
    holder: 'Holder',
    number: 'Number',
    decided: 'Decided',
    valid: 'Valid',
    until: 'to',
    open: ', no end day',
    organ: 'Organ',
    state: 'State',
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
              {e.until ? (
                <span className="public-until">
                  {w.until} <DayText day={e.until} style="full" />
                </span>
              ) : (
                w.open
              )}
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

/** The months that can be asked for: the last three years. */
const monthsUntil = (today: string): readonly string[] =>
  Array.from({ length: 36 }, (_, i) => addMonths(`${today.slice(0, 7)}-01` as Day, -i).slice(0, 7));

/** 双公示: what this bureau permitted and ended, for anybody. */
const PublicRegister = () => {
  const w = useWords(words);
  usePage({ title: w.title });
  const { locale } = useLocale();
  const today = useToday();
  const [tab, setTab] = useState<'entries' | 'counts'>('entries');
  const [asked, setAsked] = useState({ q: '', month: '' });
  const list = useInfiniteQuery(publicQuery(asked.q, asked.month));
  return (
    <div className="wrap page public-register">
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
          <MonthCounts
            query={publicCountsQuery}
            words={{
              table: w.countsTable,
              empty: w.empty,
              month: w.monthHead,
              kind: w.permit,
              what: w.what,
              total: w.total,
            }}
          />
        ) : (
          <>
            <Find className="public-find" label={w.find} verb={w.go} onFind={(q) => setAsked({ ...asked, q })}>
              <Select
                aria-label={w.month}
                empty={w.anyMonth}
                value={asked.month}
                choices={(today ? monthsUntil(today) : []).map((m) => ({ value: m, label: monthText(m, locale) }))}
                onChange={(e) => setAsked({ ...asked, month: e.target.value })}
              />
            </Find>
            <Paged
              list={list}
              empty={
                <Empty title={asked.q || asked.month ? w.none : w.empty}>
                  {(asked.q || asked.month) && <p>{w.noneHow}</p>}
                </Empty>
              }
            >
              {(rows) => <Entries rows={rows} />}
            </Paged>
          </>
        )}
      </Tabs>
    </div>
  );
};

export default PublicRegister;

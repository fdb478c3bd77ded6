import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type {
  AmendmentBody,
  AmendmentDone,
  AmendmentPreviewView,
} from '../../../src/modules/cases/contract.calendar.ts';
import { send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { tightDay } from '../../ui/dates.tsx';
import { Field, FieldSet } from '../../ui/field.tsx';
import { RadioRows, TextArea, TextInput } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { Say, useLocale, useWords } from '../../ui/words.tsx';
import { daysIn } from './day-lines.ts';
import { calendarWords } from './words.ts';

const EMPTY = { kind: 'days', year: '', off: '', work: '', reason: '', paper: '', version: '' };
type Typed = typeof EMPTY;
type Wrong = Partial<Record<keyof Typed, string>>;

const Moved = ({ seen }: { readonly seen: AmendmentPreviewView }) => {
  const w = useWords(calendarWords);
  const { locale } = useLocale();
  return (
    <div className="amend-seen" role="status">
      <h3>{seen.moved === 0 ? w.seenNone(seen.open) : w.seen(seen.moved, seen.open)}</h3>
      {seen.moved > seen.rows.length && <p className="small second">{w.first(seen.rows.length)}</p>}
      {seen.rows.length > 0 && (
        <Table
          caption={w.seen(seen.moved, seen.open)}
          rows={seen.rows}
          rowKey={(r) => r.case}
          columns={[
            {
              key: 'item',
              head: w.item,
              name: true,
              cell: (r) => (
                <Link to={`/desk/cases/${r.case}`}>
                  <Say text={r.itemName} /> {r.number}
                </Link>
              ),
            },
            { key: 'clock', head: w.clock, cell: (r) => <Say text={r.clockName} /> },
            { key: 'from', head: w.from, cell: (r) => tightDay(r.from, locale) },
            { key: 'to', head: w.to, cell: (r) => <strong>{tightDay(r.to, locale)}</strong> },
          ]}
        />
      )}
      <Unread cases={seen.unread} />
    </div>
  );
};

/** Cases that nobody could recompute: they stand as they were, and somebody has to look at them. */
const Unread = ({ cases }: { readonly cases: AmendmentDone['unread'] }) => {
  const w = useWords(calendarWords);
  if (cases.length === 0) return null;
  return (
    <Notice tone="warn" title={w.unread(cases.length)}>
      <p>{w.unreadHow}</p>
      <ul>
        {cases.map((c) => (
          <li key={c.case}>
            <Link to={`/desk/cases/${c.case}`}>{c.number}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

/** An amendment of the calendar: what changes, why, by which document; what it would move is seen before it is published. */
export const AmendForm = ({ today }: { readonly today: string }) => {
  const w = useWords(calendarWords);
  const queries = useQueryClient();
  const { tell } = useLive();
  const [f, setF] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [seenOf, setSeenOf] = useState<string>();
  const [unread, setUnread] = useState<AmendmentDone['unread']>([]);
  const put = (part: Partial<Typed>) => setF((old) => ({ ...old, ...part }));
  const [off, work] = [daysIn(f.off), daysIn(f.work)];
  const wrong: Wrong = {};
  if (!off.ok) wrong.off = w.missing.line(off.line);
  else if (off.days.length === 0 && work.ok && work.days.length === 0) wrong.off = w.missing.off;
  if (!work.ok) wrong.work = w.missing.line(work.line);
  if (f.kind === 'year' && !/^20\d\d$/.test(f.year)) wrong.year = w.missing.year;
  for (const k of ['reason', 'paper', 'version'] as const) if (f[k].trim() === '') wrong[k] = w.missing[k];
  const body: AmendmentBody = {
    version: f.version.trim(),
    reason: f.reason.trim(),
    paper: f.paper.trim(),
    ...(f.kind === 'year' ? { year: Number(f.year) } : {}),
    off: off.ok ? [...off.days] : [],
    work: work.ok ? [...work.days] : [],
  };
  const asked = JSON.stringify(body);
  const look = useMutation({
    mutationFn: () => send<AmendmentPreviewView>('POST', '/api/calendar/amendments/preview', body),
    onSuccess: () => setSeenOf(asked),
  });
  const publish = useMutation({
    mutationFn: () => send<AmendmentDone>('POST', '/api/calendar/amendments', body),
    onSuccess: (done) => {
      tell(w.done(done.moved));
      setUnread(done.unread);
      setF(EMPTY);
      setTried(false);
      setSeenOf(undefined);
      look.reset();
      void queries.invalidateQueries();
    },
  });
  const first = Object.keys(wrong)[0];
  const error = (k: keyof Typed) => (tried ? wrong[k] : undefined);
  const submit = (e: FormEvent) => {
    e.preventDefault();
    setTried(true);
    if (first) document.getElementById(`amend-${first}`)?.focus();
    else look.mutate();
  };
  const line = (k: 'reason' | 'paper' | 'version', hint: string, max: number) => (
    <Field id={`amend-${k}`} label={w[k]} hint={hint} error={error(k)}>
      {(aria) => <TextInput {...aria} maxLength={max} value={f[k]} onChange={(e) => put({ [k]: e.target.value })} />}
    </Field>
  );
  const current = seenOf === asked;
  return (
    <form noValidate className="amend-form" onSubmit={submit}>
      <Unread cases={unread} />
      <FieldSet id="amend-kind" label={w.kind}>
        <RadioRows
          inline
          name="amend-kind"
          choices={Object.entries(w.kinds).map(([value, label]) => ({ value, label }))}
          value={f.kind}
          onChange={(kind) => put({ kind })}
        />
      </FieldSet>
      {f.kind === 'year' && (
        <Field id="amend-year" label={w.year} error={error('year')}>
          {(aria) => (
            <TextInput
              {...aria}
              inputMode="numeric"
              maxLength={4}
              placeholder={String(Number(today.slice(0, 4)) + 1)}
              value={f.year}
              onChange={(e) => put({ year: e.target.value })}
            />
          )}
        </Field>
      )}
      <div className="amend-days">
        {(['off', 'work'] as const).map((k) => (
          <Field
            key={k}
            id={`amend-${k}`}
            label={k === 'off' ? w.offLabel : w.workLabel}
            hint={w.daysHint}
            error={error(k)}
            optional={k === 'work'}
          >
            {(aria) => (
              <TextArea {...aria} rows={4} lang="zh-CN" value={f[k]} onChange={(e) => put({ [k]: e.target.value })} />
            )}
          </Field>
        ))}
      </div>
      {line('reason', w.reasonHint, 400)}
      {line('paper', w.paperHint, 200)}
      {line('version', w.versionHint, 60)}
      {(look.error ?? publish.error) && <ProblemState error={look.error ?? publish.error} />}
      {look.data && current && <Moved seen={look.data} />}
      {look.data && !current && seenOf !== undefined && <p className="second">{w.changed}</p>}
      <div className="buttons">
        <Button type="submit" kind={current ? 'plain' : 'primary'} busy={look.isPending}>
          {w.look}
        </Button>
        {current && (
          <Button kind="primary" busy={publish.isPending} onClick={() => publish.mutate()}>
            {w.publish}
          </Button>
        )}
      </div>
    </form>
  );
};

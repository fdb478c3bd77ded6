import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type { ObligationPage, ObligationView } from '../../../src/modules/obligations/contract.ts';
import { clientKey, get, send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { COLUMNS, columnOf } from '../../features/overview/columns.ts';
import { ExportLinks } from '../../features/overview/data-table.tsx';
import { obligationWords } from '../../features/overview/obligations.words.ts';
import { overviewWords } from '../../features/overview/words.ts';
import { Button } from '../../ui/button.tsx';
import { nearDay } from '../../ui/dates.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { useLive } from '../../ui/live.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { OverviewFrame } from './overview-frame.tsx';
import './overview-obligations.css';

/** Acts that need no more than a reason; evidence and checks are given at the case. */
const HERE = ['keep', 'rectify', 'waive', 'repair'];
type Doing = { readonly line: ObligationView; readonly act: string };

const ActDialog = ({ line, act, onClose }: Doing & { readonly onClose: () => void }) => {
  const w = useWords(obligationWords);
  const queries = useQueryClient();
  const { tell } = useLive();
  const [key] = useState(clientKey);
  const [reason, setReason] = useState('');
  const doIt = useMutation({
    mutationFn: () =>
      send(
        'POST',
        `/api/obligations/${line.id}/acts/${act}`,
        { version: line.version, ...(act !== 'keep' && reason.trim() ? { reason: reason.trim() } : {}) },
        { key },
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['desk', 'obligations'] });
      tell(w.done);
      onClose();
    },
  });
  return (
    <Dialog
      title={w.acts[act]}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={doIt.isPending} onClick={() => doIt.mutate()}>
            {w.acts[act]}
          </Button>
          <Button onClick={onClose}>{w.notNow}</Button>
        </>
      }
    >
      {doIt.error && <ProblemState error={doIt.error} />}
      <p>
        <Zh>{line.debtor}</Zh>
      </p>
      {act !== 'keep' && (
        <Field id="obligation-reason" label={w.reason} hint={w.reasonHint}>
          {(aria) => <TextArea {...aria} value={reason} maxLength={2000} onChange={(e) => setReason(e.target.value)} />}
        </Field>
      )}
    </Dialog>
  );
};

const Line = ({
  line,
  today,
  onAct,
}: {
  readonly line: ObligationView;
  readonly today: string;
  readonly onAct: (d: Doing) => void;
}) => {
  const w = useWords(obligationWords);
  const text = useText();
  const { locale } = useLocale();
  const acts = line.acts.filter((a) => a.may && HERE.includes(a.act));
  const late = line.due < today;
  return (
    <li className="obligation">
      <span className="obligation-who">
        <Zh>{line.debtor}</Zh>
      </span>
      <span>{line.what.map((x) => text(x.name)).join(locale === 'zh' ? '、' : ', ') || w.kinds[line.kind]}</span>
      <span className="small">
        <span className={late ? 'obligation-late' : 'second'}>{w.due(nearDay(line.due, today, locale))}</span>{' '}
        <span className="second">
          <Say text={line.stateName} />
        </span>
      </span>
      <span className="small third">
        {w.kinds[line.kind]} {w.evidence[line.kind]}
      </span>
      <span className="small third">{w.consequence[line.consequence]}</span>
      <span className="buttons">
        {acts.map(({ act }) => (
          <Button key={act} aria-label={`${w.acts[act]} ${line.debtor}`} onClick={() => onAct({ line, act })}>
            {w.acts[act]}
          </Button>
        ))}
        <Link to={`/desk/cases/${line.caseId}`} aria-label={`${w.seeCase} ${line.debtor}`}>
          {w.seeCase}
        </Link>
      </span>
    </li>
  );
};

/** 义务: what outlives the decision, in columns by its day. */
const Obligations = () => {
  const w = useWords(obligationWords);
  const shared = useWords(overviewWords);
  const { data: session } = useSession();
  const today = session?.today ?? '';
  const [doing, setDoing] = useState<Doing>();
  const list = useInfiniteQuery({
    queryKey: ['desk', 'obligations'],
    queryFn: ({ pageParam, signal }) =>
      get<Static<typeof ObligationPage>>('/api/obligations', { cursor: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  if (list.error) return <ProblemState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton />;
  const rows = list.data.pages.flatMap((p) => p.rows);
  return (
    <>
      <div className="overview-head">
        <div>
          <h1>{shared.obligations}</h1>
          <p className="second">{w.lead}</p>
        </div>
        {rows.length > 0 && <ExportLinks what={shared.obligations} path="/api/desk/obligations/export" />}
      </div>
      {rows.length === 0 ? (
        <div className="sheet">
          <Empty title={w.empty}>
            <p>{w.emptyWhy}</p>
          </Empty>
        </div>
      ) : (
        <div className="obligations">
          {COLUMNS.map((column) => {
            const mine = rows.filter((r) => columnOf(r.due, today) === column);
            return (
              <section key={column} className="sheet" aria-labelledby={`due-${column}`}>
                <div className="sheet-head">
                  <h2 id={`due-${column}`}>
                    {w.columns[column]} {mine.length}
                  </h2>
                </div>
                {mine.length === 0 ? (
                  <p className="third">{w.none}</p>
                ) : (
                  <ul>
                    {mine.map((line) => (
                      <Line key={line.id} line={line} today={today} onAct={setDoing} />
                    ))}
                  </ul>
                )}
              </section>
            );
          })}
        </div>
      )}
      <Pager onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined} busy={list.isFetchingNextPage} />
      {doing && <ActDialog {...doing} onClose={() => setDoing(undefined)} />}
    </>
  );
};

const ObligationsPage = () => {
  const w = useWords(overviewWords);
  return (
    <OverviewFrame page="obligations" title={w.obligations}>
      <Obligations />
    </OverviewFrame>
  );
};
export default ObligationsPage;

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseSummary } from '../../../src/modules/cases/contract.ts';
import { ProblemState } from '../../api/problem.tsx';
import { countsQuery, doAct, exportHref, freshQueueQuery, queueQuery } from '../../features/desk/api.ts';
import { arrivals } from '../../features/desk/arrivals.ts';
import { KeyHelp } from '../../features/desk/key-help.tsx';
import { queueIntent } from '../../features/desk/keys.ts';
import { queueWords } from '../../features/desk/queue.words.ts';
import { keepRun } from '../../features/desk/run.ts';
import { useKeySwitch, useKeys } from '../../features/desk/use-keys.ts';
import { useMedia } from '../../features/desk/use-media.ts';
import { isNumber, queueSearch, TAB_NAMES, TABS, turnView, VIEW_NAMES } from '../../features/desk/views.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { useOnline } from '../../ui/online.ts';
import { Skeleton } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { KeyHint } from '../../ui/tag.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { DeskFrame, DeskNav, DeskSearch } from './desk-frame.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueuePreview } from './queue-preview.tsx';
import { QueueRows, rowId } from './queue-rows.tsx';
import { SaveView, useKeptViews } from './saved-views.tsx';
import { ClaimDialog, TransferDialog } from './transfer-dialog.tsx';
import './queue.css';
import './queue.narrow.css';

/** The desk's list of work: views, filters, rows by due date, what comes next of the chosen row. */
const Queue = () => {
  const w = useWords(queueWords);
  const text = useText();
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const search = useMemo(() => queueSearch(raw), [raw]);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { tell, announce } = useLive();
  const [keysOn] = useKeySwitch();
  const wide = useMedia('(min-width: 1400px)');
  const phone = useMedia('(max-width: 767px)');
  const [asked, setAsked] = useState<boolean>();
  const previewing = !phone && (asked ?? wide);
  const [current, setCurrent] = useState<string>();
  const [picks, setPicks] = useState<ReadonlySet<string>>(new Set());
  const [claiming, setClaiming] = useState<string>();
  const [help, setHelp] = useState(false);
  const [transferring, setTransferring] = useState<readonly CaseSummary[]>();
  const [failed, setFailed] = useState<{ readonly row: CaseSummary; readonly error: unknown }>();
  const box = useRef<HTMLInputElement>(null);
  const [claimingMany, setClaimingMany] = useState<readonly CaseSummary[]>();
  const saved = useKeptViews();
  const online = useOnline();

  const list = useInfiniteQuery(queueQuery(search));
  const fresh = useQuery({ ...freshQueueQuery(search), enabled: list.isSuccess });
  const { data: counts } = useQuery(countsQuery(search));
  const loaded = useMemo(() => list.data?.pages.flatMap((p) => p.rows) ?? [], [list.data]);
  const { rows, waiting } = useMemo(
    () =>
      fresh.data ? arrivals(loaded, fresh.data.rows, fresh.data.next !== undefined) : { rows: loaded, waiting: 0 },
    [loaded, fresh.data],
  );
  const chosen = rows.find((r) => r.id === current) ?? rows[0];
  const total = counts?.tabs[search.tab] ?? rows.length;

  const go = (next: Partial<typeof search>) =>
    void navigate({ to: '/desk', search: { ...search, ...next } as never, replace: next.view === undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view starts with nothing chosen.
  useEffect(() => {
    setPicks(new Set());
    setCurrent(undefined);
  }, [search.view, search.tab]);
  useEffect(() => {
    if (waiting > 0) announce(w.waiting(waiting));
  }, [waiting, announce, w]);

  const show = async () => {
    queries.removeQueries({ queryKey: ['desk', 'queue-fresh', search] });
    await queries.resetQueries({ queryKey: ['desk', 'queue', search] });
  };
  const move = (step: 1 | -1) => {
    const at = rows.findIndex((r) => r.id === chosen?.id);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    setCurrent(next.id);
    requestAnimationFrame(() => document.getElementById(rowId(next.id))?.focus());
  };
  const open = (row: CaseSummary, going: boolean) => {
    keepRun({ ids: rows.map((r) => r.id), total, from: location.search, going }, sessionStorage);
    void navigate({ to: `/desk/cases/${row.id}` });
  };
  const claim = async (row: CaseSummary) => {
    if (claiming) return;
    if (!online) {
      tell(w.offline);
      return;
    }
    setClaiming(row.id);
    setFailed(undefined);
    try {
      await doAct(row.id, 'claim', {}, row.version);
      tell(w.claimed(row.number));
      await Promise.all([fresh.refetch(), queries.invalidateQueries({ queryKey: ['case', row.id] })]);
    } catch (error) {
      setFailed({ row, error });
    } finally {
      setClaiming(undefined);
    }
  };
  const pick = useCallback(
    (id: string) =>
      setPicks((old) => {
        const next = new Set(old);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  // Rows keep their handlers from one drawing to the next, so that only those that changed are drawn again.
  const claimNow = useRef(claim);
  claimNow.current = claim;
  const claimRow = useCallback((row: CaseSummary) => void claimNow.current(row), []);
  // The key moves at once; what comes next of the row follows when there is time.
  const looked = useDeferredValue(chosen);
  const selected = picks.size > 0 ? rows.filter((r) => picks.has(r.id)) : chosen ? [chosen] : [];

  useKeys((key) => {
    const intent = queueIntent(key, keysOn);
    if (!intent) return false;
    const doIt: Record<typeof intent, () => void> = {
      down: () => move(1),
      up: () => move(-1),
      open: () => chosen && open(chosen, false),
      claim: () =>
        picks.size > 0 ? setClaimingMany(selected) : chosen && !chosen.holder ? void claim(chosen) : undefined,
      pick: () => chosen && pick(chosen.id),
      transfer: () => selected.length > 0 && setTransferring(selected),
      'next-view': () => go({ view: turnView(search.view, 1), tab: 'all' }),
      'previous-view': () => go({ view: turnView(search.view, -1), tab: 'all' }),
      search: () => box.current?.focus(),
      help: () => setHelp(true),
      run: () => rows[0] && open(chosen ?? rows[0], true),
      preview: () => setAsked(!previewing),
      away: () => picks.size > 0 && setPicks(new Set()),
    };
    doIt[intent]();
    return true;
  });

  const afterMany = () => {
    setPicks(new Set());
    void fresh.refetch();
    void queries.invalidateQueries({ queryKey: ['desk', 'counts'] });
  };
  // The box stands over the whole desk: what is sought is sought everywhere, and filtered afterwards if need be.
  const find = (q: string) =>
    void navigate({ to: '/desk', search: (q ? { q, view: 'all' } : { view: search.view }) as never });
  const viewName = text(VIEW_NAMES[search.view]);
  return (
    <DeskFrame
      title={viewName}
      search={<DeskSearch ref={box} value={search.q ?? ''} onSearch={find} />}
      nav={
        <DeskNav
          search={search}
          saved={saved.views}
          onDrop={(v) => void saved.drop(v)}
          below={<SaveView search={search} />}
        />
      }
      className={previewing ? 'queue queue-previewing' : 'queue'}
    >
      <div className="queue-main">
        <div className="queue-head">
          <h1>{viewName}</h1>
          <div className="buttons">
            {rows.length > 0 && (search.q === undefined || isNumber(search.q)) && (
              <ButtonAnchor
                className="queue-export"
                href={exportHref(search)}
                download
                aria-label={w.exportOf(viewName)}
              >
                {w.export}
              </ButtonAnchor>
            )}
            <Button className="only-medium" aria-pressed={previewing} onClick={() => setAsked(!previewing)}>
              {w.preview} <KeyHint>P</KeyHint>
            </Button>
            <Button
              kind={rows.length > 0 && !previewing ? 'primary' : 'plain'}
              className="queue-run"
              onClick={() => chosen && open(chosen, true)}
            >
              {w.run} <KeyHint>R</KeyHint>
            </Button>
          </div>
        </div>
        <Tabs
          label={w.tabs}
          tabs={TABS.map((key) => ({
            key,
            name: <Say text={TAB_NAMES[key]} />,
            ...(counts?.tabs[key] === undefined ? {} : { count: counts.tabs[key] }),
          }))}
          chosen={search.tab}
          onChoose={(tab) => go({ tab: tab as (typeof TABS)[number] })}
        >
          <QueueFilters search={search} onFilter={(f, value) => go({ [f]: value })} />
          <div className="queue-list">
            {waiting > 0 && (
              <Button kind="quiet" icon="refresh" className="queue-waiting" onClick={() => void show()}>
                {w.waiting(waiting)}
              </Button>
            )}
            {failed && <ClaimFailed number={failed.row.number} error={failed.error} />}
            {list.error && rows.length === 0 ? (
              <ProblemState error={list.error} onRetry={() => void list.refetch()} />
            ) : list.isPending ? (
              <Skeleton lines={[90, 90, 90, 90, 90, 90, 90]} />
            ) : rows.length === 0 ? (
              <QueueEmpty search={search} counts={counts} />
            ) : (
              <QueueRows
                caption={w.table(viewName)}
                rows={rows}
                current={chosen?.id}
                picks={picks}
                claiming={claiming}
                choosing={previewing}
                onChoose={setCurrent}
                onPick={pick}
                onClaim={claimRow}
              />
            )}
            <Pager
              onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
              busy={list.isFetchingNextPage}
            />
          </div>
        </Tabs>
        <Foot
          picks={picks.size}
          shown={rows.length}
          total={total}
          onNone={() => setPicks(new Set())}
          onTransfer={() => setTransferring(selected)}
          onClaim={() => setClaimingMany(selected)}
          onHelp={() => setHelp(true)}
        />
      </div>
      {previewing && <QueuePreview row={looked} onTransfer={() => looked && setTransferring([looked])} />}
      {help && <KeyHelp onClose={() => setHelp(false)} />}
      {transferring && (
        <TransferDialog rows={transferring} onClose={() => setTransferring(undefined)} onDone={afterMany} />
      )}
      {claimingMany && (
        <ClaimDialog rows={claimingMany} onClose={() => setClaimingMany(undefined)} onDone={afterMany} />
      )}
    </DeskFrame>
  );
};

const ClaimFailed = ({ number, error }: { readonly number: string; readonly error: unknown }) => (
  <div className="queue-failed">
    <p className="small second">{number}</p>
    <ProblemState error={error} />
  </div>
);

const KEYS = [['J', 'K'], ['O'], ['C'], ['X'], ['T'], ['V'], ['/']];
const Foot = ({
  picks,
  shown,
  total,
  onNone,
  onTransfer,
  onClaim,
  onHelp,
}: {
  readonly picks: number;
  readonly shown: number;
  readonly total: number;
  readonly onNone: () => void;
  readonly onTransfer: () => void;
  readonly onClaim: () => void;
  readonly onHelp: () => void;
}) => {
  const w = useWords(queueWords);
  if (picks > 0)
    return (
      <div className="queue-foot queue-foot-picks" role="status">
        <strong>{w.picked(picks)}</strong>
        <div className="buttons">
          <Button kind="primary" onClick={onClaim}>
            {w.bulkClaim}
          </Button>
          <Button onClick={onTransfer}>{w.transfer}</Button>
          <Button kind="quiet" onClick={onNone}>
            {w.unpick}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="queue-foot">
      <ul className="queue-keys">
        {KEYS.map((keys, i) => (
          <li key={keys[0]}>
            {keys.map((k) => (
              <KeyHint key={k}>{k}</KeyHint>
            ))}
            {w.keys[i]}
          </li>
        ))}
        <li>
          <button type="button" className="queue-help" onClick={onHelp}>
            <KeyHint>?</KeyHint>
            {w.allKeys}
          </button>
        </li>
      </ul>
      <span className="third small">{w.shown(shown, total)}</span>
    </div>
  );
};

export default Queue;

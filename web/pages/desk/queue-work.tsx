import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
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
import {
  type Filter,
  isNumber,
  type QueueSearch,
  TAB_NAMES,
  TABS,
  turnView,
  VIEW_NAMES,
} from '../../features/desk/views.ts';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { useOnline } from '../../ui/online.ts';
import { Skeleton } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { KeyHint } from '../../ui/tag.tsx';
import { Pager } from '../../ui/trail.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueFoot } from './queue-foot.tsx';
import { QueuePreview } from './queue-preview.tsx';
import { QueueRows, rowId } from './queue-rows.tsx';
import { ClaimDialog, TransferDialog } from './transfer-dialog.tsx';

/** The list, its keys, what is done with one row or several, and what comes next of the chosen one. A key redraws this and not the frame. */
export const QueueWork = ({
  search,
  box,
}: {
  readonly search: QueueSearch;
  /** Where a search is typed; `/` goes there. */
  readonly box: RefObject<HTMLInputElement | null>;
}) => {
  const w = useWords(queueWords);
  const text = useText();
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
  const [ticking, setTicking] = useState(false);
  const [claiming, setClaiming] = useState<string>();
  const [help, setHelp] = useState(false);
  const [transferring, setTransferring] = useState<readonly CaseSummary[]>();
  const [failed, setFailed] = useState<{ readonly row: CaseSummary; readonly error: unknown }>();
  const [claimingMany, setClaimingMany] = useState<readonly CaseSummary[]>();
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

  const go = useCallback(
    (next: Partial<QueueSearch>) =>
      void navigate({ to: '/desk', search: { ...search, ...next } as never, replace: next.view === undefined }),
    [navigate, search],
  );
  // A tab is marked at once; its list is asked for and drawn after that has been painted.
  const [turning, setTurning] = useState<QueueSearch['tab']>();
  const turn = (tab: QueueSearch['tab']) => {
    setTurning(tab);
    requestAnimationFrame(() => setTimeout(() => go({ tab })));
  };
  const filter = useCallback((f: Filter, value: string | undefined) => go({ [f]: value }), [go]);
  const pickNone = () => {
    setPicks(new Set());
    setTicking(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view starts with nothing chosen.
  useEffect(() => {
    pickNone();
    setCurrent(undefined);
    setTurning(undefined);
  }, [search.view, search.tab]);
  // Whoever reads the list opens a case next: its page is fetched meanwhile.
  useEffect(() => {
    const ahead = setTimeout(() => void import('./case.tsx').catch(() => undefined), 2000);
    return () => clearTimeout(ahead);
  }, []);
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
  const openFile = useCallback((id: string) => void navigate({ to: `/desk/cases/${id}` }), [navigate]);
  const open = (row: CaseSummary, going: boolean) => {
    keepRun({ ids: rows.map((r) => r.id), total, from: location.search, going }, sessionStorage);
    openFile(row.id);
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
  const transferLooked = useCallback(() => looked && setTransferring([looked]), [looked]);
  // What was ticked and is no longer listed is not acted on unseen.
  const picked = rows.filter((r) => picks.has(r.id));
  const selected = picked.length > 0 ? picked : chosen ? [chosen] : [];

  useKeys((key) => {
    const intent = queueIntent(key, keysOn);
    if (!intent) return false;
    const doIt: Record<typeof intent, () => void> = {
      down: () => move(1),
      up: () => move(-1),
      open: () => chosen && open(chosen, false),
      claim: () =>
        picked.length > 0 ? setClaimingMany(picked) : chosen && !chosen.holder ? void claim(chosen) : undefined,
      pick: () => chosen && pick(chosen.id),
      transfer: () => selected.length > 0 && setTransferring(selected),
      'next-view': () => go({ view: turnView(search.view, 1), tab: 'all' }),
      'previous-view': () => go({ view: turnView(search.view, -1), tab: 'all' }),
      search: () => box.current?.focus(),
      help: () => setHelp(true),
      run: () => rows[0] && open(chosen ?? rows[0], true),
      preview: () => setAsked(!previewing),
      away: pickNone,
    };
    doIt[intent]();
    return true;
  });

  const afterMany = () => {
    pickNone();
    void fresh.refetch();
    void queries.invalidateQueries({ queryKey: ['desk', 'counts'] });
  };
  const viewName = text(VIEW_NAMES[search.view]);
  return (
    <div className={previewing ? 'queue queue-previewing' : 'queue'}>
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
            {chosen && (
              <Button kind={previewing ? 'plain' : 'primary'} className="queue-run" onClick={() => open(chosen, true)}>
                {w.run} <KeyHint>R</KeyHint>
              </Button>
            )}
          </div>
        </div>
        <Tabs
          label={w.tabs}
          tabs={TABS.map((key) => ({
            key,
            name: <Say text={TAB_NAMES[key]} />,
            ...(counts?.tabs[key] === undefined ? {} : { count: counts.tabs[key] }),
          }))}
          chosen={turning ?? search.tab}
          onChoose={(tab) => turn(tab as QueueSearch['tab'])}
        >
          <QueueFilters search={search} onFilter={filter} />
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
                ticking={ticking || picks.size > 0}
                claiming={claiming}
                choosing={previewing}
                onChoose={setCurrent}
                onOpen={openFile}
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
        <QueueFoot
          picks={picked.length}
          ticking={ticking}
          shown={rows.length}
          total={total}
          onTick={() => setTicking(true)}
          onNone={pickNone}
          onTransfer={() => setTransferring(picked)}
          onClaim={() => setClaimingMany(picked)}
          onHelp={() => setHelp(true)}
        />
      </div>
      {previewing && <QueuePreview row={looked} onTransfer={transferLooked} />}
      {help && <KeyHelp onClose={() => setHelp(false)} />}
      {transferring && (
        <TransferDialog rows={transferring} onClose={() => setTransferring(undefined)} onDone={afterMany} />
      )}
      {claimingMany && (
        <ClaimDialog rows={claimingMany} onClose={() => setClaimingMany(undefined)} onDone={afterMany} />
      )}
    </div>
  );
};

const ClaimFailed = ({ number, error }: { readonly number: string; readonly error: unknown }) => (
  <div className="queue-failed">
    <p className="small second">{number}</p>
    <ProblemState error={error} />
  </div>
);

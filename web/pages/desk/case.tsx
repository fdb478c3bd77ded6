import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { caseQuery } from '../../api/cases.ts';
import { ApiError } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { ClockLedger } from '../../features/clock/clock-ledger.tsx';
import { ActBar } from '../../features/desk/acts/act-bar.tsx';
import { ActSheet } from '../../features/desk/acts/act-sheet.tsx';
import { formOf } from '../../features/desk/acts/all.ts';
import type { Values } from '../../features/desk/acts/form.ts';
import { sheetWords } from '../../features/desk/acts/sheet.words.ts';
import { Answers } from '../../features/desk/answers.tsx';
import { messagesQuery } from '../../features/desk/api.ts';
import { caseWords } from '../../features/desk/case.words.ts';
import { Consults, History, Papers } from '../../features/desk/case-parts.tsx';
import { newsSince } from '../../features/desk/history.ts';
import { KeyHelp } from '../../features/desk/key-help.tsx';
import { caseIntent } from '../../features/desk/keys.ts';
import { Materials, openable } from '../../features/desk/materials.tsx';
import { Messages } from '../../features/desk/messages.tsx';
import { placeOf, readRun } from '../../features/desk/run.ts';
import { Similar } from '../../features/desk/similar.tsx';
import { useKeySwitch, useKeys } from '../../features/desk/use-keys.ts';
import { usePresence } from '../../features/desk/use-presence.ts';
import { PrintHead } from '../../features/print/print-head.tsx';
import { ProgressQr } from '../../features/print/progress-qr.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseSide } from './case-side.tsx';
import { DeskFrame } from './desk-frame.tsx';
import './case.css';

const TABS: readonly string[] = ['work', 'papers', 'consults', 'history', 'similar', 'messages', 'clock'];
type Open = { readonly act: string; readonly startWith?: Values };

/** The server's newest view, and the one on the screen: they part when somebody else acts, and meet again on 看看. */
const useShownCase = (id: string) => {
  const query = useQuery({ ...caseQuery(id), refetchInterval: 20_000 });
  const [shown, setShown] = useState<CaseView>();
  const now = query.data;
  const adopt = shown === undefined || shown.id !== id;
  if (now && adopt && now.id === id) setShown(now);
  const view = shown?.id === id ? shown : now;
  const news = view && now && now.version > view.version ? Math.max(1, newsSince(view.history, now.history)) : 0;
  const ask = () => void query.refetch();
  const look = async () => {
    const fresh = await query.refetch();
    if (fresh.data) setShown(fresh.data);
  };
  return { query, view, latest: now?.id === id ? now : view, news, look, ask };
};

const Case = () => {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { query, view, latest, news, look, ask } = useShownCase(id);
  const w = useWords(caseWords);
  const text = useText();
  const gone = query.error instanceof ApiError && query.error.status < 500 ? query.error : undefined;
  return (
    <DeskFrame
      title={view ? w.page(text(view.itemName), view.number) : w.goneTitle}
      className={view ? 'case' : 'desk-page'}
    >
      {view ? (
        <File key={view.id} view={view} latest={latest ?? view} news={news} look={look} ask={ask} />
      ) : gone ? (
        <>
          <h1>{w.goneTitle}</h1>
          <Empty title={<Say text={gone.problem.message} />} actions={<ButtonLink to="/desk">{w.back}</ButtonLink>}>
            <p>{gone.problem.repair ? <Say text={gone.problem.repair} /> : w.goneWhy}</p>
          </Empty>
        </>
      ) : query.error ? (
        <ProblemState whole error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={[40, 90, 80, 90, 70, 90]} />
      )}
    </DeskFrame>
  );
};

const useFrom = () => {
  const run = useMemo(() => readRun(sessionStorage), []);
  const from = useMemo(() => Object.fromEntries(new URLSearchParams(run?.from ?? '')), [run]);
  return { run, from };
};

/** One case, one screen: answers, materials, clock; below what can be done and what cannot. */
const File = ({
  view,
  latest,
  news,
  look,
  ask,
}: {
  readonly view: CaseView;
  readonly latest: CaseView;
  readonly ask: () => void;
  readonly news: number;
  readonly look: () => Promise<void>;
}) => {
  const w = useWords(caseWords);
  const s = useWords(sheetWords);
  const { data: session } = useSession();
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { announce } = useLive();
  const [keysOn] = useKeySwitch();
  const search = useSearch({ strict: false }) as { readonly tab?: string };
  const tab = TABS.includes(search.tab ?? '') ? search.tab! : 'work';
  const [open, setOpen] = useState<Open>();
  const [material, setMaterial] = useState<string>();
  const [onlyChanges, setOnlyChanges] = useState(false);
  const [help, setHelp] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const { run, from } = useFrom();
  const place = placeOf(run, view.id);
  const form = open && formOf(open.act);
  const [comparing, setComparing] = useState(false);
  const { here, idle } = usePresence(view.id, form ? 'acting' : 'reading');
  const rival = form && here.find((h) => h.doing === 'acting');
  const { data: thread } = useQuery(messagesQuery(view.id));

  useEffect(() => {
    if (news > 0) announce(w.stale(news));
  }, [news, announce, w]);

  const toTab = (next: string) =>
    void navigate({
      to: `/desk/cases/${view.id}`,
      search: (next === 'work' ? {} : { tab: next }) as never,
      replace: true,
    });
  const start = (act: string, startWith?: Values) => {
    setOpen(startWith ? { act, startWith } : { act });
    if (tab !== 'work') toTab('work');
  };
  const close = () => setOpen(undefined);
  const go = (to: string | undefined) => to && void navigate({ to: `/desk/cases/${to}` });
  const walk = (step: 1 | -1) => {
    const list = openable(view);
    const at = Math.max(0, list.indexOf(material ?? ''));
    const next = list[Math.min(list.length - 1, Math.max(0, at + step))];
    if (next) setMaterial(next);
  };
  useKeys((key) => {
    const intent = caseIntent(key, keysOn);
    if (!intent) return false;
    const doIt: Record<typeof intent, () => void> = {
      'next-case': () => go(place?.next),
      'previous-case': () => go(place?.previous),
      'next-material': () => walk(1),
      'previous-material': () => walk(-1),
      // What changed: in the materials the two versions side by side, else in the answers.
      changes: () => (view.materials.some((m) => m.before) ? setComparing((c) => !c) : setOnlyChanges((o) => !o)),
      act: () => bar.current?.querySelector<HTMLElement>('button')?.focus(),
      help: () => setHelp(true),
      away: close,
    };
    doIt[intent]();
    return true;
  });

  const done = () => {
    void look();
    void queries.invalidateQueries({ queryKey: ['desk', 'counts'] });
    void queries.removeQueries({ queryKey: ['desk', 'queue'] });
  };
  const after = (
    <div className="buttons case-after">
      {place?.next ? (
        <Button kind="primary" onClick={() => go(place.next)}>
          {s.next}
        </Button>
      ) : (
        run?.going && <p>{s.endOfRun}</p>
      )}
      <ButtonLink to="/desk" search={from}>
        {s.toList}
      </ButtonLink>
      <Button
        kind="quiet"
        onClick={() => {
          close();
          toTab('papers');
        }}
      >
        {s.seePapers}
      </Button>
      <Button kind="quiet" onClick={close}>
        {s.stay}
      </Button>
    </div>
  );
  const counts = {
    papers: view.papers.length,
    consults: view.tasks.filter((t) => t.kind !== 'step').length,
    history: view.history.length,
  };
  const ledgers = view.ledgers;
  return (
    <>
      <PrintHead what={`${text(view.itemName)} ${view.fullNumber}`} qr={<ProgressQr number={view.number} />} />
      <CaseHead view={view} place={place} from={from} here={here} idle={idle} />
      {rival && (
        <p className="case-stale" role="status">
          {w.actsWarn(rival.name)}
        </p>
      )}
      {news > 0 && (
        <div className="case-stale">
          <span>{w.stale(news)}</span>
          <Button kind="quiet" onClick={() => void look()}>
            {w.look}
          </Button>
        </div>
      )}
      <Tabs
        label={w.tabs}
        tabs={[
          { key: 'work', name: w.work },
          { key: 'papers', name: w.papers, count: counts.papers },
          { key: 'consults', name: w.consults, count: counts.consults },
          { key: 'history', name: w.history, count: counts.history },
          { key: 'similar', name: w.similar },
          {
            key: 'messages',
            name: w.messages,
            ...(thread?.messages.length ? { count: thread.messages.length } : {}),
          },
          { key: 'clock', name: w.clock },
        ]}
        chosen={tab}
        onChoose={toTab}
      >
        {tab === 'work' ? (
          <div className={form ? 'case-columns case-acting' : 'case-columns'}>
            <Answers view={view} onlyChanges={onlyChanges} onToggle={() => setOnlyChanges(!onlyChanges)} />
            <Materials
              view={view}
              open={material}
              comparing={comparing}
              onCompare={() => setComparing((c) => !c)}
              onOpen={setMaterial}
            />
            {form ? (
              <ActSheet
                key={`${open.act}${open.startWith ? 'note' : ''}`}
                form={form}
                view={view}
                latest={latest}
                organ={session?.bureau.name.zh ?? ''}
                {...(open.startWith ? { startWith: open.startWith } : {})}
                onClose={close}
                onDone={done}
                onRefused={ask}
                onAct={start}
                onSee={() => {
                  close();
                  void look();
                }}
                after={after}
              />
            ) : (
              <CaseSide view={view} onTab={toTab} onAct={start} />
            )}
          </div>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long history or ledger is scrolled by keys.
          <div className="case-page" tabIndex={0}>
            {tab === 'papers' && <Papers view={view} />}
            {tab === 'consults' && <Consults view={view} />}
            {tab === 'history' && <History view={view} />}
            {tab === 'similar' && <Similar view={view} />}
            {tab === 'messages' && <Messages view={view} />}
            {tab === 'clock' &&
              (ledgers.length > 0 ? (
                ledgers.map((l) => <ClockLedger key={l.clock} ledger={l} staff />)
              ) : (
                <Empty title={w.noClock} />
              ))}
          </div>
        )}
      </Tabs>
      <div ref={bar}>
        <ActBar view={view} acting={open?.act} onAct={start} />
      </div>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </>
  );
};

export default Case;

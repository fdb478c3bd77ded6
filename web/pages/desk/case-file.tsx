import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { useSession } from '../../api/session.ts';
import { ActBar } from '../../features/desk/acts/act-bar.tsx';
import { ActSheet } from '../../features/desk/acts/act-sheet.tsx';
import { formOf } from '../../features/desk/acts/all.ts';
import type { Values } from '../../features/desk/acts/form.ts';
import { Answers } from '../../features/desk/answers.tsx';
import { messagesQuery } from '../../features/desk/api.ts';
import { caseWords } from '../../features/desk/case.words.ts';
import { KeyHelp } from '../../features/desk/key-help.tsx';
import { caseIntent } from '../../features/desk/keys.ts';
import { Materials, openable } from '../../features/desk/materials.tsx';
import { placeOf, readRun } from '../../features/desk/run.ts';
import { useKeySwitch, useKeys } from '../../features/desk/use-keys.ts';
import { useOneColumn } from '../../features/desk/use-media.ts';
import { usePresence } from '../../features/desk/use-presence.ts';
import { PrintHead } from '../../features/print/print-head.tsx';
import { ProgressQr } from '../../features/print/progress-qr.tsx';
import { Button } from '../../ui/button.tsx';
import { useLive } from '../../ui/live.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import { AfterAct } from './after-act.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseNow, CaseSince } from './case-side.tsx';
import { CaseTab } from './case-tab.tsx';

const TABS: readonly string[] = ['work', 'papers', 'consults', 'history', 'similar', 'messages', 'clock'];
/** The act whose sheet stands open; once done it stays only until its page is left. */
type Open = { readonly act: string; readonly startWith?: Values; readonly done?: true };

const useFrom = () => {
  const run = useMemo(() => readRun(sessionStorage), []);
  const from = useMemo(() => Object.fromEntries(new URLSearchParams(run?.from ?? '')), [run]);
  return { run, from };
};

/** One case, one screen: answers, materials, clock; below what can be done and what cannot. */
export const CaseFile = ({
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
  const { data: session } = useSession();
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { announce } = useLive();
  const [keysOn] = useKeySwitch();
  const oneColumn = useOneColumn();
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
  const { here, idle } = usePresence(view.id, form && !open.done ? 'acting' : 'reading');
  const rival = form && !open.done && here.find((h) => h.doing === 'acting');
  const { data: thread } = useQuery(messagesQuery(view.id));

  useEffect(() => {
    if (news > 0) announce(w.stale(news));
  }, [news, announce, w]);

  const close = () => setOpen(undefined);
  const toTab = (next: string) => {
    // What was done is not offered to be done again on the way back; what is only begun is.
    if (open?.done && next !== 'work') close();
    void navigate({
      to: `/desk/cases/${view.id}`,
      search: (next === 'work' ? {} : { tab: next }) as never,
      replace: true,
    });
  };
  const start = (act: string, startWith?: Values) => {
    setOpen(startWith ? { act, startWith } : { act });
    if (tab !== 'work') toTab('work');
  };
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
    setOpen((o) => o && { ...o, done: true });
    void look();
    void queries.invalidateQueries({ queryKey: ['desk', 'counts'] });
    void queries.removeQueries({ queryKey: ['desk', 'queue'] });
  };
  const sheet = form && (
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
      after={
        <AfterAct
          onNext={place?.next ? () => go(place.next) : undefined}
          endOfRun={run?.going ?? false}
          from={from}
          onPapers={() => toTab('papers')}
          onStay={close}
        />
      }
    />
  );
  const answers = <Answers view={view} onlyChanges={onlyChanges} onToggle={() => setOnlyChanges(!onlyChanges)} />;
  const materials = (
    <Materials
      view={view}
      open={material}
      comparing={comparing}
      onCompare={() => setComparing((c) => !c)}
      onOpen={setMaterial}
    />
  );
  const now = <CaseNow view={view} onTab={toTab} />;
  const since = <CaseSince view={view} onTab={toTab} onAct={start} />;
  // One below the other the clock and what comes next stand first, and the long application after the materials.
  const work = oneColumn ? (
    (sheet ?? (
      <>
        {now}
        {materials}
        {answers}
        {since}
      </>
    ))
  ) : (
    <>
      {answers}
      {materials}
      {sheet ?? (
        <div className="case-side">
          {now}
          {since}
        </div>
      )}
    </>
  );
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
          { key: 'papers', name: w.papers, count: view.papers.length },
          { key: 'consults', name: w.consults, count: view.tasks.filter((t) => t.kind !== 'step').length },
          { key: 'history', name: w.history, count: view.history.length },
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
          <div className={form ? 'case-columns case-acting' : 'case-columns'}>{work}</div>
        ) : (
          <CaseTab view={view} tab={tab} />
        )}
      </Tabs>
      <div ref={bar}>
        <ActBar view={view} acting={tab === 'work' ? open?.act : undefined} onAct={start} />
      </div>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </>
  );
};

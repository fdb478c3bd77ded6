import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ItemGuide } from '../../../src/modules/catalogue/contract.ts';
import { evaluate, shown } from '../../../src/modules/forms/index.ts';
import { itemQuery } from '../../api/catalogue.ts';
import { isProblem, NetworkError, send } from '../../api/client.ts';
import { type DraftView, draftQuery } from '../../api/drafts.ts';
import { useOnline } from '../../ui/online.ts';
import {
  CHANNEL,
  type Chosen,
  type Counter,
  confirmation,
  keepCounter,
  type MirrorMessage,
  readCounter,
  type Said,
  type ShownCard,
} from './store.ts';

/** What is filed, as the applicant reads it on the second screen: answers that are shown, papers, what follows later. */
const cardOf = (draft: DraftView, guide: ItemGuide): ShownCard => {
  const { sections } = evaluate(guide.form, guide.checks, draft.answers, {});
  return {
    draft: draft.id,
    rev: draft.rev,
    name: draft.itemName,
    lines: sections
      .flatMap((s) => s.fields)
      .filter((f) => f.value !== undefined && f.value !== null && f.value !== '')
      .map((f) => ({ label: f.field.label, value: shown(f.field, f.value) })),
    papers: draft.materials.filter((m) => m.status === 'given' || m.status === 'fetched').map((m) => m.name),
    later: draft.materials.filter((m) => m.status === 'promised').map((m) => m.name),
  };
};

const isRefusal = (e: unknown): boolean => isProblem(e) && e.status < 500 && e.status !== 401 && e.status !== 429;

/** The state of one counter: who stands there, the basket with its drafts, the second screen. Kept on this computer. */
export const useCounter = (clerk: string) => {
  const online = useOnline();
  const queries = useQueryClient();
  const [counter, setCounter] = useState<Counter>(() => readCounter(localStorage, clerk));
  const [failed, setFailed] = useState<unknown>();
  const latest = useRef(counter);
  const put = useCallback(
    (change: (c: Counter) => Counter) => {
      latest.current = change(latest.current);
      keepCounter(localStorage, clerk, latest.current);
      setCounter(latest.current);
    },
    [clerk],
  );

  /** Opens at the bureau what was chosen; without network it stays here and is tried again. */
  const opening = useRef(false);
  const openAll = useCallback(async () => {
    if (opening.current) return;
    opening.current = true;
    let asking: Chosen | undefined;
    try {
      for (const c of latest.current.basket.filter((x) => !x.draft)) {
        asking = c;
        const { visitor, principal } = latest.current;
        const onBehalfOf = principal?.person ?? visitor?.person;
        if (!onBehalfOf) break;
        const asked = { item: c.item, onBehalfOf, ...(visitor ? { presentedBy: visitor.person } : {}) };
        const made = await send<DraftView>('POST', '/api/drafts', asked, { key: c.key });
        put((now) => ({ ...now, basket: now.basket.map((x) => (x.key === c.key ? { ...x, draft: made.id } : x)) }));
      }
      setFailed(undefined);
    } catch (e) {
      if (!(e instanceof NetworkError)) {
        setFailed(e);
        // What the bureau refuses does not wait in the basket for ever; a fault of ours or an ended session refuses nothing.
        if (isRefusal(e)) put((now) => ({ ...now, basket: now.basket.filter((x) => x.key !== asking?.key) }));
      }
    } finally {
      opening.current = false;
    }
  }, [put]);
  const waiting = counter.basket.filter((c) => !c.draft).length;
  useEffect(() => {
    if (online && waiting > 0) void openAll();
  }, [online, waiting, openAll]);

  const held = counter.basket.filter((c): c is Chosen & { draft: string } => c.draft !== undefined);
  const drafts = useQueries({ queries: held.map((c) => ({ ...draftQuery(c.draft), staleTime: 0 })) });
  const views = drafts.flatMap((d) => (d.data ? [d.data] : []));
  const guides = useQueries({ queries: views.map((d) => itemQuery(d.item, d.itemVersion)) });
  const complete = views.filter((d) => d.complete);
  const cards = complete.flatMap((d) => {
    const guide = guides[views.indexOf(d)]?.data;
    return guide ? [cardOf(d, guide)] : [];
  });

  // The second screen: it asks on opening, we answer with what is being filed, it answers 对 or 改.
  const [said, setSaid] = useState<readonly Said[]>([]);
  const [mirror, setMirror] = useState(false);
  const channel = useRef<BroadcastChannel>(undefined);
  const who = counter.principal?.name ?? counter.visitor?.name ?? '';
  const message = JSON.stringify({ kind: 'shown', number: counter.number, who, cards } satisfies MirrorMessage);
  const toShow = useRef(message);
  toShow.current = message;
  useEffect(() => {
    const c = new BroadcastChannel(CHANNEL);
    channel.current = c;
    c.onmessage = (e: MessageEvent<MirrorMessage>) => {
      if (e.data.kind === 'hello') {
        setMirror(true);
        c.postMessage(JSON.parse(toShow.current));
      }
      if (e.data.kind === 'said') {
        const answer = e.data;
        setSaid((all) => [...all, answer]);
      }
    };
    c.postMessage({ kind: 'here' } satisfies MirrorMessage);
    return () => c.close();
  }, []);
  useEffect(() => channel.current?.postMessage(JSON.parse(message)), [message]);

  return {
    counter,
    put,
    online,
    waiting,
    failed,
    views,
    loading: drafts.some((d) => d.isPending),
    error: drafts.find((d) => d.error && !d.data)?.error,
    complete,
    // One that is not on the second screen yet has been confirmed by nobody.
    confirmed:
      mirror || said.length > 0
        ? cards.length < complete.length
          ? ('waiting' as const)
          : confirmation(cards, said)
        : ('none' as const),
    refresh: (id: string) => queries.invalidateQueries({ queryKey: draftQuery(id).queryKey }),
  };
};
export type CounterState = ReturnType<typeof useCounter>;

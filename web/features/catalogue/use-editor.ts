import { useCallback, useEffect, useRef, useState } from 'react';
import type { CatalogueVersionView, FindingShape, VersionMoved } from '../../../src/modules/catalogue/contract.ts';
import type { ItemVersion } from '../../../src/modules/catalogue/item.ts';
import { get, isProblem, NetworkError, send } from '../../api/client.ts';

/** What of a draft is on this computer and what is at the bureau. */
type Saving =
  | { readonly phase: 'saved'; readonly at: string | undefined }
  | { readonly phase: 'waiting' | 'saving' }
  | { readonly phase: 'retrying'; readonly times: number }
  | { readonly phase: 'conflict' }
  | { readonly phase: 'refused'; readonly error: unknown };

export type Editor = {
  readonly version: ItemVersion;
  readonly findings: readonly FindingShape[];
  readonly saving: Saving;
  /** Changes of an earlier visit that had not been saved were put back. */
  readonly restored: boolean;
  readonly change: (next: ItemVersion) => void;
  /** After a conflict: theirs, or mine over theirs. */
  readonly takeTheirs: () => void;
  readonly saveMine: () => void;
  /** Saves what is waiting at once; resolves when it is saved or cannot be. */
  readonly flush: () => Promise<void>;
};

const PAUSE = 800;
const AGAIN = 3000;
const keyOf = (v: Pick<ItemVersion, 'item' | 'version'>) => `oneseal.catalogue.${v.item}.${v.version}`;
const keep = (v: ItemVersion, rev: number): void => {
  try {
    localStorage.setItem(keyOf(v), JSON.stringify({ rev, version: v }));
  } catch {
    // A full store: the copy in this page remains, and the save line says what is not saved.
  }
};
const drop = (v: ItemVersion): void => {
  try {
    localStorage.removeItem(keyOf(v));
  } catch {
    // Nothing was kept then.
  }
};
/** Equal in what is written here; the rest of the terms the server derives, and a database keeps keys in an order of its own. */
export const same = (a: ItemVersion, b: ItemVersion): boolean => {
  const bare = ({ terms: { instant, hearing, tolerable, committable }, ...v }: ItemVersion) =>
    JSON.stringify({ ...v, state: '', terms: { instant, hearing, tolerable, committable } }, (_, x: unknown) =>
      typeof x === 'object' && x !== null && !Array.isArray(x)
        ? Object.fromEntries(Object.entries(x).sort(([k], [l]) => (k < l ? -1 : 1)))
        : x,
    );
  return bare(a) === bare(b);
};
type Kept = { readonly rev: number; readonly version: ItemVersion };
/** What an earlier visit could not save. Of an older revision it is somebody's words all the same: its saving ends in the choice between both. */
const kept = (v: ItemVersion): Kept | undefined => {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(v)) ?? 'null') as Kept | null;
    return found && !same(found.version, v) ? found : undefined;
  } catch {
    return undefined;
  }
};

/** A draft being written: saves itself as a whole when the typing stops, and brings the findings back with each save. */
export const useEditor = (view: CatalogueVersionView): Editor => {
  const path = `/api/catalogue/items/${encodeURIComponent(view.version.item)}/versions/${view.version.version}`;
  const [before] = useState(() => kept(view.version));
  const [version, setVersion] = useState(before?.version ?? view.version);
  const [findings, setFindings] = useState<readonly FindingShape[]>(view.findings);
  const [saving, setSaving] = useState<Saving>(before ? { phase: 'waiting' } : { phase: 'saved', at: undefined });
  const now = useRef({
    version,
    rev: before?.rev ?? view.rev,
    dirty: before !== undefined,
    busy: false,
    times: 0,
    /** Sent and not answered: it goes out again as it was, so that the bureau does not take it for somebody else's. */
    lost: undefined as ItemVersion | undefined,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useRef<() => Promise<void>>(async () => undefined);

  const later = useCallback((ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save.current(), ms);
  }, []);
  save.current = async () => {
    const n = now.current;
    if (n.busy || !n.dirty) return;
    n.busy = true;
    n.dirty = false;
    clearTimeout(timer.current);
    setSaving({ phase: 'saving' });
    const sent = n.lost ?? n.version;
    try {
      const done = await send<VersionMoved>('PUT', path, { rev: n.rev, version: sent });
      n.rev = done.rev;
      n.times = 0;
      n.lost = undefined;
      n.dirty ||= n.version !== sent;
      setFindings(done.findings);
      if (n.dirty) keep(n.version, n.rev);
      else drop(sent);
      setSaving({ phase: 'saved', at: new Date().toISOString() });
    } catch (e) {
      n.dirty = true;
      n.lost = undefined;
      if (e instanceof NetworkError || (isProblem(e) && e.status >= 500)) {
        n.lost = sent;
        n.times += 1;
        setSaving({ phase: 'retrying', times: n.times });
        later(AGAIN);
      } else if (isProblem(e, 'version-changed')) setSaving({ phase: 'conflict' });
      else setSaving({ phase: 'refused', error: e });
      n.busy = false;
      return;
    }
    n.busy = false;
    if (n.dirty) later(0);
  };

  const change = useCallback(
    (next: ItemVersion) => {
      const n = now.current;
      n.version = next;
      n.dirty = true;
      setVersion(next);
      keep(next, n.rev);
      setSaving((s) => (s.phase === 'conflict' || s.phase === 'retrying' ? s : { phase: 'waiting' }));
      later(PAUSE);
    },
    [later],
  );
  useEffect(() => {
    if (now.current.dirty) later(0);
    const online = () => void save.current();
    // Leaving asks only while something is not saved yet.
    const leaving = (e: BeforeUnloadEvent) => {
      if (now.current.dirty || now.current.busy) e.preventDefault();
    };
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leaving);
      void save.current();
    };
  }, [later]);

  const withTheirs = (use: (v: CatalogueVersionView) => void): void =>
    void get<CatalogueVersionView>(path).then(use, (error: unknown) => setSaving({ phase: 'refused', error }));
  return {
    version,
    findings,
    saving,
    restored: before !== undefined,
    change,
    takeTheirs: () =>
      withTheirs((v) => {
        drop(v.version);
        now.current = { ...now.current, version: v.version, rev: v.rev, dirty: false, lost: undefined };
        setVersion(v.version);
        setFindings(v.findings);
        setSaving({ phase: 'saved', at: undefined });
      }),
    saveMine: () =>
      withTheirs((v) => {
        now.current = { ...now.current, rev: v.rev, dirty: true };
        void save.current();
      }),
    flush: () => save.current(),
  };
};

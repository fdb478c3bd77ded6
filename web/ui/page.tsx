import { type ReactNode, useEffect, useSyncExternalStore } from 'react';

/** What a page tells the shell around it. */
type PageMeta = {
  /** `公共场所卫生许可 · 办件进度`; the product's name is added. */
  readonly title: string;
  /** Phone bar: its title, where ‹ leads, and one act at the right. Without it the phone shows the product header. */
  readonly bar?: { readonly title: string; readonly back: string; readonly action?: ReactNode };
  /** The phone header runs into a navy band. */
  readonly navy?: boolean;
  /** A page with its own act bar at the bottom has no tab bar on the phone. */
  readonly noTabs?: boolean;
  /** The page says itself what happens without a network. */
  readonly ownOffline?: boolean;
};

let current: PageMeta = { title: '' };
const told = new Set<() => void>();
const put = (meta: PageMeta) => {
  current = meta;
  for (const tell of told) tell();
};

/** Names the page: document title, phone bar. Call once per page, with the words of the matter when they are known. */
export const usePage = (meta: PageMeta): void => {
  const { title, navy, noTabs, ownOffline } = meta;
  const barTitle = meta.bar?.title;
  const back = meta.bar?.back;
  const action = meta.bar?.action;
  useEffect(() => {
    document.title = title ? `${title} · 一章通` : '一章通';
    put({
      title,
      ...(barTitle !== undefined && back !== undefined
        ? { bar: { title: barTitle, back, ...(action ? { action } : {}) } }
        : {}),
      ...(navy ? { navy } : {}),
      ...(noTabs ? { noTabs } : {}),
      ...(ownOffline ? { ownOffline } : {}),
    });
  }, [title, barTitle, back, action, navy, noTabs, ownOffline]);
};

export const usePageMeta = (): PageMeta =>
  useSyncExternalStore(
    (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
    () => current,
    () => current,
  );

import type { Text } from '../../../src/kernel/text.ts';

/** The views of the queue, as `GET /api/desk/queue?view=` knows them, in the order of the navigation. */
export const VIEWS = [
  'today',
  'can',
  'mine',
  'unclaimed',
  'corrected',
  'consult',
  'paused',
  'waiting',
  'accept',
  'decide',
  'deliver',
  'all',
] as const;
export type View = (typeof VIEWS)[number];
export const TABS = ['all', 'overdue', 'today', 'soon', 'paused', 'accept'] as const;
type Tab = (typeof TABS)[number];

const t = (zh: string, en: string): Text => ({ zh, en });
export const VIEW_NAMES: Record<View, Text> = {
  today: t('今天要办', 'Due today'),
  can: t('我能办的', 'I can act on'),
  mine: t('我承办', 'Mine'),
  unclaimed: t('待认领', 'Unclaimed'),
  corrected: t('补正已回', 'Corrections back'),
  consult: t('会商问我', 'I am asked'),
  paused: t('暂停中', 'Paused'),
  waiting: t('等申请人补正', 'With applicants'),
  accept: t('待受理', 'To accept'),
  decide: t('待决定', 'To decide'),
  deliver: t('待送达', 'To deliver'),
  all: t('全部办件', 'All cases'),
};
export const TAB_NAMES: Record<Tab, Text> = {
  all: t('全部', 'All'),
  overdue: t('超期', 'Overdue'),
  today: t('今天', 'Today'),
  soon: t('3 日内', 'In 3 days'),
  paused: t('暂停', 'Paused'),
  accept: t('待受理', 'To accept'),
};
/** What an empty list means, and where to look next. */
export const EMPTY: Record<View, Text> = {
  today: t('今天要办的都办完了', 'All that was due today is done'),
  can: t('现在没有您能办的办件', 'There is nothing you can act on now'),
  mine: t('您手上没有办件', 'You hold no cases'),
  unclaimed: t('没有待认领的办件', 'Nothing waits to be claimed'),
  corrected: t('没有刚补正回来的办件', 'No correction has come back'),
  consult: t('没有人在等您的会商意见', 'Nobody waits for your opinion'),
  paused: t('没有暂停的办件', 'No case is paused'),
  waiting: t('没有等申请人补正的办件', 'No applicant is asked for anything'),
  accept: t('没有待受理的办件', 'Nothing waits to be accepted'),
  decide: t('没有等您决定的办件', 'Nothing waits for your decision'),
  deliver: t('没有等送达的办件', 'Nothing waits to be delivered'),
  all: t('这里还没有办件', 'There are no cases yet'),
};

/** Filters of the list: each a list of keys, parted by commas in the address. */
const FILTERS = ['item', 'stage', 'channel', 'mark', 'unit'] as const;
export type Filter = (typeof FILTERS)[number];
export type QueueSearch = {
  readonly view: View;
  readonly tab: Tab;
  readonly q?: string;
} & { readonly [F in Filter]?: string };
const isIn = <T extends string>(list: readonly T[], x: unknown): x is T => list.includes(x as T);
const short = (x: unknown, most: number): string | undefined => {
  const s = typeof x === 'string' || typeof x === 'number' ? String(x).trim().slice(0, most) : '';
  return s || undefined;
};

/** The address of the queue says what it shows; anything unknown in it falls back to the view of what I can do. */
export const queueSearch = (raw: Readonly<Record<string, unknown>>): QueueSearch => {
  const q = short(raw.q, 60);
  const filters = FILTERS.flatMap((f) => {
    const value = short(raw[f], 400);
    return value ? [[f, value] as const] : [];
  });
  return {
    view: isIn(VIEWS, raw.view) ? raw.view : 'can',
    tab: isIn(TABS, raw.tab) ? raw.tab : 'all',
    ...Object.fromEntries(filters),
    ...(q ? { q } : {}),
  };
};

export const chosenIn = (search: QueueSearch, f: Filter): readonly string[] => search[f]?.split(',') ?? [];
export const isFiltered = (search: QueueSearch): boolean => search.q !== undefined || FILTERS.some((f) => search[f]);
/** What a kept view remembers: the address, key by key, without what is at its default. */
export const asKept = (search: QueueSearch): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter(([k, v]) => !(k === 'tab' && v === 'all')));

/** Channels by which something comes in, stages and marks, as the filters name them. */
export const CHANNELS: Readonly<Record<string, Text>> = {
  web: t('网上', 'Online'),
  window: t('窗口', 'Window'),
  outlet: t('代办点', 'Outlet'),
  kiosk: t('自助机', 'Kiosk'),
  post: t('邮寄', 'Post'),
};
export const STAGES: Readonly<Record<string, Text>> = {
  received: t('待受理', 'To accept'),
  correcting: t('等补正', 'With the applicant'),
  examiner: t('审查', 'Examination'),
  reviewer: t('审核', 'Review'),
  decider: t('待决定', 'Decision'),
  decided: t('待送达', 'To deliver'),
  closed: t('已办结', 'Closed'),
};
export const MARKS: Readonly<Record<string, Text>> = {
  red: t('红牌', 'Red card'),
  yellow: t('黄牌', 'Yellow card'),
  deemed: t('视为受理', 'Accepted by law'),
  paused: t('暂停', 'Paused'),
  corrected: t('补正已回', 'Correction is in'),
  owed: t('容缺', 'Material owed'),
  commitment: t('告知承诺', 'On commitment'),
};

/** Part of a case number, `2026-000183` or its end; everything else typed into the search is words. */
export const isNumber = (q: string): boolean => /^[\d\s-]+$/.test(q);

/** V and ⇧V go round the views. */
export const turnView = (view: View, step: 1 | -1): View =>
  VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length] as View;

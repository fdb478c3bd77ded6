import Type from 'typebox';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import { instantMs } from '../../kernel/instant.ts';
import { addWorkingDays } from '../../law/working.ts';
import type { Server } from '../../platform/http/server.ts';
import { publishedVersion } from '../catalogue/index.ts';
import { personOfRequest, personsNamed, type SignedIn } from '../people/index.ts';
import { units } from '../places/index.ts';
import { QueueFacets } from './contract.desk.ts';
import { QueueCounts, QueuePage } from './contract.ts';
import { hereIn } from './handle.desk.ts';
import {
  applicantsSeen,
  counts,
  facets,
  type Looker,
  MARKS,
  type QueueFilter,
  queue,
  STAGES,
  TABS,
  type Tab,
  VIEWS,
  type View,
} from './queries.queue.ts';
import { summaryOf } from './routes.applicant.ts';
import type { CaseRoutesDeps } from './routes.ts';

const PAGE = 50;
const SOON = 3;
const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

const lookerFor = (viewer: SignedIn): Looker => ({
  person: viewer.person,
  posts: viewer.posts
    .filter((p) => p.post !== 'catalogue')
    .map((p) => ({ post: p.post, items: p.items === 'all' ? null : p.items, unit: p.unit })),
});
const lookerOf = (request: Parameters<typeof personOfRequest>[0]): Looker => lookerFor(personOfRequest(request));
/** Lists in an address are parted by commas; words that are not on the list are left out. */
const listOf = <const T extends string>(text: string | undefined, known?: readonly T[]): T[] =>
  (text ?? '')
    .split(',')
    .map((x) => x.trim() as T)
    .filter((x) => x !== '' && (known === undefined || known.includes(x)));
const Filter = {
  view: Type.Optional(oneOf(VIEWS)),
  tab: Type.Optional(oneOf(TABS)),
  item: Type.Optional(Type.String({ maxLength: 2000 })),
  channel: Type.Optional(Type.String({ maxLength: 200 })),
  mark: Type.Optional(Type.String({ maxLength: 200 })),
  stage: Type.Optional(Type.String({ maxLength: 200 })),
  unit: Type.Optional(Type.String({ maxLength: 64 })),
  q: Type.Optional(Type.String({ maxLength: 60 })),
  also: Type.Optional(Type.String({ maxLength: 2000 })),
};
type Asked = { readonly [K in keyof typeof Filter]?: string | undefined };

/** At most so many applicants' names are opened for one search: those with open cases first, then the newest. */
const NAMES = 12_000;
const isNumber = (q: string): boolean => /^[\dA-Z-]*\d[\dA-Z-]*$/i.test(q);

type Found = { readonly until: number; readonly ids: Promise<readonly Id[]> };
const REMEMBERED_MS = 60_000;
const REMEMBERED = 200;
const found = new WeakMap<object, Map<string, Found>>();

/**
 * The applicants a name means to this officer. A page asks the same for its rows, its counts and again every 20 s, so
 * whom it found is remembered for a minute; their names are opened anew each time, so that of an erased person nothing
 * is found any more.
 */
const applicantsNamed = async (
  deps: CaseRoutesDeps,
  looker: Looker,
  today: Day,
  soon: Day,
  q: string,
): Promise<readonly Id[]> => {
  const kept = found.get(deps.db) ?? new Map<string, Found>();
  found.set(deps.db, kept);
  const key = JSON.stringify([deps.bureau, looker, q]);
  const now = instantMs(deps.clock.now());
  const named = async (among: readonly Id[]) => (await personsNamed(deps.db, deps, q, among)).map((p) => p.id);
  const known = kept.get(key);
  if (known && known.until > now) return named(await known.ids);
  for (const [k, v] of kept) if (v.until <= now || kept.size >= REMEMBERED) kept.delete(k);
  const ids = applicantsSeen(deps.db, deps.bureau, looker, today, soon, NAMES).then(named);
  kept.set(key, { until: now + REMEMBERED_MS, ids });
  ids.catch(() => kept.delete(key));
  return ids;
};

/** From the words of an address to a question. A name is looked up among the applicants this officer may see. */
const filterOf = async (
  deps: CaseRoutesDeps,
  looker: Looker,
  today: Day,
  soon: Day,
  a: Asked,
): Promise<QueueFilter> => {
  const put = <K extends string, T>(key: K, list: readonly T[]) => (list.length > 0 ? { [key]: list } : {});
  const q = a.q?.trim() ?? '';
  return {
    ...put('items', listOf(a.item)),
    ...put('channels', listOf(a.channel)),
    ...put('marks', listOf(a.mark, MARKS)),
    ...put('stages', listOf(a.stage, STAGES)),
    ...(a.unit ? { unit: a.unit } : {}),
    ...(q
      ? {
          sought: {
            number: q,
            applicants: isNumber(q) ? [] : await applicantsNamed(deps, looker, today, soon, q),
            items: listOf(a.also),
          },
        }
      : {}),
  };
};
const cursorOf = (text: string | undefined): { due: string; id: string } | undefined => {
  const [due, id] = (text ?? '').split('~');
  return due && id !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(due) ? { due, id } : undefined;
};

/** The cases of a queue in its order, asked as on the screen but not by pages: for the file of it. */
export const queueIds = async (
  deps: CaseRoutesDeps,
  viewer: SignedIn,
  asked: Asked,
  limit: number,
): Promise<readonly string[]> => {
  const { view = 'can', tab = 'all' } = asked;
  const today = deps.clock.today();
  const soon = addWorkingDays(today, SOON, await deps.calendar(deps.db));
  const looker = lookerFor(viewer);
  const rows = await queue(deps.db, deps.bureau, looker, today, soon, {
    ...(await filterOf(deps, looker, today, soon, asked)),
    view: view as View,
    tab: tab as Tab,
    limit,
  });
  return rows.map((r) => r.id);
};

/** The officers' queues. */
export const registerDesk = (app: Server, deps: CaseRoutesDeps): void => {
  const { db, bureau } = deps;
  const soonDay = async (today: Day): Promise<Day> => addWorkingDays(today, SOON, await deps.calendar(db));

  app.get(
    '/api/desk/queue',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'A queue, most urgent first',
        querystring: Type.Object({ ...Filter, cursor: Type.Optional(Type.String({ maxLength: 100 })) }),
        response: { 200: QueuePage },
      },
    },
    async (request) => {
      const { view = 'can', tab = 'all', cursor } = request.query;
      const today = deps.clock.today();
      const after = cursorOf(cursor);
      const looker = lookerOf(request);
      const soon = await soonDay(today);
      const rows = await queue(db, bureau, looker, today, soon, {
        ...(await filterOf(deps, looker, today, soon, request.query)),
        view: view as View,
        tab: tab as Tab,
        ...(after ? { after } : {}),
        limit: PAGE + 1,
      });
      const page = rows.slice(0, PAGE);
      const last = page.at(-1);
      const [shown, here] = await Promise.all([
        summaryOf(deps, page, today),
        hereIn(
          deps,
          page.map((r) => r.id),
          looker.person,
        ),
      ]);
      return {
        rows: shown.map((r) => {
          const others = here.get(r.id);
          return others ? { ...r, here: others.map(({ id, name, doing }) => ({ id, name, doing })) } : r;
        }),
        ...(rows.length > PAGE && last ? { next: `${last.firstDue ?? '9999-12-31'}~${last.id}` } : {}),
        today,
      };
    },
  );

  app.get(
    '/api/desk/counts',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'How many each view holds, and each tab within the open view and its filters',
        querystring: Type.Object(Filter),
        response: { 200: QueueCounts },
      },
    },
    async (request) => {
      const today = deps.clock.today();
      const looker = lookerOf(request);
      const soon = await soonDay(today);
      return counts(db, bureau, looker, today, soon, {
        ...(await filterOf(deps, looker, today, soon, request.query)),
        view: (request.query.view ?? 'can') as View,
      });
    },
  );

  app.get(
    '/api/desk/facets',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'What the open view can be filtered by',
        querystring: Type.Object({ view: Type.Optional(oneOf(VIEWS)) }),
        response: { 200: QueueFacets },
      },
    },
    async (request) => {
      const today = deps.clock.today();
      const view = (request.query.view ?? 'can') as View;
      const found = await facets(db, bureau, lookerOf(request), today, await soonDay(today), view);
      const of = (kind: string) => found.filter((f) => f.kind === kind).map(({ key, n }) => ({ key, n }));
      const named = async (item: string) => (await publishedVersion(db, bureau, item))?.name ?? { zh: item, en: item };
      const names = new Map((await units(db, bureau)).map((u) => [u.id, u.name]));
      return {
        item: await Promise.all(of('item').map(async (f) => ({ ...f, name: await named(f.key) }))),
        channel: of('channel'),
        stage: of('stage'),
        unit: of('unit').map((f) => ({ ...f, name: names.get(f.key) ?? { zh: f.key, en: f.key } })),
      };
    },
  );
};

import Type from 'typebox';
import type { Day } from '../../kernel/day.ts';
import { refused } from '../../kernel/decision.ts';
import type { Text } from '../../kernel/text.ts';
import type { Calendar } from '../../law/calendar.ts';
import { citationLabel, parseCitation } from '../../law/statutes.ts';
import type { Db } from '../../platform/db.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Answers } from '../forms/index.ts';
import {
  EligibilityAnswer,
  EligibilityBody,
  IndustriesAnswer,
  IndustryQuery,
  ItemGuide,
  type ItemSummary,
  ItemsPage,
  ItemsQuery,
  MaterialLists,
  MaterialsBody,
  RegionQuery,
  RegionsAnswer,
  SearchAnswer,
  SearchQuery,
  VersionList,
} from './contract.ts';
import { standing } from './eligibility.ts';
import type { Shelf, Shelves } from './handle.shelf.ts';
import { LIFE_EVENTS } from './life-events.ts';
import { materialsFor } from './materials.ts';
import { type VersionRow, versionOf, versionRow, versionsOf } from './queries.ts';
import { CATALOGUE_REFUSALS } from './refusals.ts';
import type { PastCase } from './replay.ts';
import { themeOf } from './themes.ts';
import { industries } from './trees/industries.ts';
import { regions } from './trees/regions.ts';
import { guideOf, materialListsView } from './view.ts';

export type CatalogueDeps = Ports & {
  readonly calendar: (db: Db) => Promise<Calendar>;
  readonly shelves: Shelves;
  /** Decided or closed cases of an item since a day; the room of cases knows them. */
  readonly pastCases: (item: string, since: Day) => Promise<readonly PastCase[]>;
};

export const ItemParam = Type.Object({ item: Type.String({ maxLength: 80 }) });
export const VersionParam = Type.Object({
  item: Type.String({ maxLength: 80 }),
  v: Type.Integer({ minimum: 1, maximum: 100000 }),
});

const problem = (code: 'no-such-item' | 'no-such-version', item: string) =>
  refusalProblem(refused(code, '', { item }), CATALOGUE_REFUSALS);
/** Drafts are the bureau's own business; what was published once stays readable, because cases pin it. */
export const isPublic = (row: VersionRow): boolean => row.publishedOn !== null;

const DEFAULT_PAGE = 50;
const MOST_ANSWERS = 3;

const matches = (q: ItemsQuery) => (s: ItemSummary) =>
  (q.audience === undefined || s.audience.includes(q.audience)) &&
  (q.theme === undefined || s.themes.includes(q.theme)) &&
  (q.nature === undefined || s.nature === q.nature) &&
  (q.department === undefined || s.department.zh === q.department);

const listed = (shelf: Shelf, q: ItemsQuery): readonly ItemSummary[] => {
  const all = q.q?.trim()
    ? shelf.index.search(q.q, 500).hits.flatMap((h) => shelf.summaries.get(h.item) ?? [])
    : [...shelf.summaries.values()];
  return all.filter(matches(q));
};

/** Of a set every item that is on offer, in its own order; nothing for a set that is not known. */
const inSet = (items: readonly ItemSummary[], key: string): readonly ItemSummary[] => {
  const set = LIFE_EVENTS.find((e) => e.key === key);
  return (set?.items ?? []).flatMap((id) => items.find((s) => s.item === id) ?? []);
};

const setsOf = ({ summaries }: Shelf): ItemsPage['sets'] =>
  LIFE_EVENTS.map((e) => ({
    set: e.key,
    name: e.name,
    items: e.items.flatMap((i) => summaries.get(i)?.name ?? []),
  })).filter((e) => e.items.length > 1);

const EXAMPLES = 2;
const themesOf = (items: readonly ItemSummary[]): ItemsPage['themes'] => {
  const named = new Map<string, Text[]>();
  for (const { themes, name } of items) for (const t of themes) named.set(t, [...(named.get(t) ?? []), name]);
  const view = (theme: string, names: readonly Text[]) => {
    const { name, column } = themeOf(theme) ?? { name: { zh: theme, en: theme }, column: 'company' as const };
    return { theme, name, column, n: names.length, examples: names.slice(0, EXAMPLES) };
  };
  return [...named].map(([t, names]) => view(t, names)).sort((a, b) => b.n - a.n || (a.theme < b.theme ? -1 : 1));
};

/** What anybody may read: items, guides, materials for a situation, search, regions, industries. */
export const addPublicRoutes = (app: Server, deps: CatalogueDeps): void => {
  const { db, bureau, clock, shelves } = deps;
  const shelf = () => shelves.of(db, bureau);

  const published = async (item: string): Promise<VersionRow> => {
    const rows = await versionsOf(db, bureau, item);
    return rows.find((r) => r.state === 'published') ?? refuse(problem('no-such-item', item));
  };
  const oneVersion = async (item: string, v: number): Promise<VersionRow> => {
    const row = await versionRow(db, bureau, item, v);
    return row && isPublic(row) ? row : refuse(problem('no-such-version', item));
  };
  const guide = async (row: VersionRow) =>
    guideOf(versionOf(row), { publishedOn: row.publishedOn }, clock.today(), await deps.calendar(db));

  app.get(
    '/api/items',
    {
      config: { action: 'item.search' },
      schema: { summary: 'Published items', querystring: ItemsQuery, response: { 200: ItemsPage } },
    },
    async ({ query }) => {
      const kept = await shelf();
      const { theme: _, set, ...wider } = query;
      const found = listed(kept, query);
      const items = set === undefined ? found : inSet(found, set);
      const from = query.cursor ? items.findIndex((s) => s.item === query.cursor) + 1 : 0;
      const page = items.slice(from, from + (query.limit ?? DEFAULT_PAGE));
      const last = page.at(-1);
      const next = last && from + page.length < items.length ? { next: last.item } : {};
      return { items: page, total: items.length, ...next, themes: themesOf(listed(kept, wider)), sets: setsOf(kept) };
    },
  );

  app.get(
    '/api/items/:item',
    {
      config: { action: 'item.read' },
      schema: { summary: 'Guide of the published version', params: ItemParam, response: { 200: ItemGuide } },
    },
    async ({ params }) => guide(await published(params.item)),
  );

  app.get(
    '/api/items/:item/versions',
    {
      config: { action: 'item.read' },
      schema: { summary: 'Versions published now or before', params: ItemParam, response: { 200: VersionList } },
    },
    async ({ params }) => {
      const rows = (await versionsOf(db, bureau, params.item)).filter(isPublic);
      if (rows.length === 0) return refuse(problem('no-such-item', params.item));
      return {
        item: params.item,
        versions: rows.map((r) => ({
          version: r.version,
          state: r.state,
          name: r.content.name,
          ...(r.publishedOn ? { publishedOn: r.publishedOn } : {}),
          ...(r.retiredOn ? { retiredOn: r.retiredOn } : {}),
          ...(r.sourceVersion ? { sourceVersion: r.sourceVersion } : {}),
        })),
      };
    },
  );

  app.get(
    '/api/items/:item/versions/:v',
    {
      config: { action: 'item.read' },
      schema: { summary: 'Guide of one version', params: VersionParam, response: { 200: ItemGuide } },
    },
    async ({ params }) => guide(await oneVersion(params.item, params.v)),
  );

  app.post(
    '/api/items/:item/materials',
    {
      // A question put as a body: asking twice does no harm.
      config: { action: 'item.read', keyless: true },
      schema: {
        summary: 'What to bring in a situation',
        params: ItemParam,
        body: MaterialsBody,
        response: { 200: MaterialLists },
      },
    },
    async ({ params, body }) => {
      const row =
        body.version === undefined ? await published(params.item) : await oneVersion(params.item, body.version);
      return materialListsView(materialsFor(versionOf(row), body.situation, (body.answers ?? {}) as Answers));
    },
  );

  app.post(
    '/api/items/:item/eligibility',
    {
      config: { action: 'item.read', keyless: true },
      schema: {
        summary: 'May I apply? One question at a time',
        params: ItemParam,
        body: EligibilityBody,
        response: { 200: EligibilityAnswer },
      },
    },
    async ({ params, body }) => {
      const { eligibility } = versionOf(await published(params.item));
      const found = standing(eligibility ?? { questions: [], verdicts: [] }, body.answers);
      const cited = found.verdict?.article === undefined ? undefined : parseCitation(found.verdict.article);
      return {
        ...found,
        keeps: { ...found.keeps },
        ...(found.verdict && cited ? { verdict: { ...found.verdict, articleName: citationLabel(cited) } } : {}),
      };
    },
  );

  app.get(
    '/api/search',
    {
      config: { action: 'item.search' },
      schema: { summary: 'Search as people type', querystring: SearchQuery, response: { 200: SearchAnswer } },
    },
    async ({ query }) => {
      const { index, summaries, answers } = await shelf();
      const { hits, didYouMean } = index.search(query.q, query.limit ?? 20);
      return {
        q: query.q,
        items: hits.flatMap(({ item, score, why }) => {
          const summary = summaries.get(item);
          return summary ? [{ item: summary, score: Math.round(score * 10) / 10, why }] : [];
        }),
        didYouMean: [...didYouMean],
        answers: [...answers.search(query.q, MOST_ANSWERS)],
      };
    },
  );

  app.get(
    '/api/regions',
    {
      config: { action: 'code.read' },
      schema: { summary: 'Regions for pickers', querystring: RegionQuery, response: { 200: RegionsAnswer } },
    },
    async ({ query }) => ({ regions: regions((await shelf()).regions, query) }),
  );

  app.get(
    '/api/industries',
    {
      config: { action: 'code.read' },
      schema: { summary: 'Industries for pickers', querystring: IndustryQuery, response: { 200: IndustriesAnswer } },
    },
    async ({ query }) => ({ industries: industries((await shelf()).industries, query) }),
  );
};

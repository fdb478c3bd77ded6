import type { Static } from 'typebox';
import { addDays, addMonths } from '../../kernel/day.ts';
import { refused } from '../../kernel/decision.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { compareVersions } from './compare/compare.ts';
import { CompareQuery, CompareView, ReplayView } from './contract.ts';
import { versionOf, versionsOf } from './queries.ts';
import { CATALOGUE_REFUSALS } from './refusals.ts';
import { replay } from './replay.ts';
import { lineOf } from './routes.desk.ts';
import { type CatalogueDeps, ItemParam } from './routes.ts';

/** Two versions side by side, and last year's cases under both. Reads only. */
export const addCompareRoutes = (app: Server, deps: CatalogueDeps): void => {
  const { db, bureau, clock } = deps;
  const both = async (item: string, asked: Static<typeof CompareQuery>) => {
    const rows = await versionsOf(db, bureau, item);
    const one = (n: number) =>
      rows.find((r) => r.version === n) ??
      refuse(refusalProblem(refused('no-such-version', '', { item, version: n }), CATALOGUE_REFUSALS));
    const to = asked.to ?? Math.max(1, ...rows.map((r) => r.version));
    const before = rows.map((r) => r.version).filter((n) => n < to);
    const from = asked.from ?? (before.length > 0 ? Math.max(...before) : to);
    return { rows, from: one(from), to: one(to) };
  };

  app.get(
    '/api/catalogue/items/:item/compare',
    {
      config: { action: 'catalogue.read' },
      schema: {
        summary: 'Two versions of an item, field by field',
        params: ItemParam,
        querystring: CompareQuery,
        response: { 200: CompareView },
      },
    },
    async ({ params, query }) => {
      const { rows, from, to } = await both(params.item, query);
      return {
        item: params.item,
        name: to.content.name,
        from: lineOf(from),
        to: lineOf(to),
        changes: compareVersions(versionOf(from), versionOf(to)).map((c) => ({ ...c })),
        versions: rows.map(lineOf),
      };
    },
  );

  app.get(
    '/api/catalogue/items/:item/replay',
    {
      config: { action: 'catalogue.read' },
      schema: {
        summary: 'Cases decided or closed in the last twelve months, replayed against another version',
        params: ItemParam,
        querystring: CompareQuery,
        response: { 200: ReplayView },
      },
    },
    async ({ params, query }) => {
      const { from, to } = await both(params.item, query);
      const until = clock.today();
      const since = addDays(addMonths(until, -12), 1);
      const cases = await deps.pastCases(params.item, since);
      const calendar = await deps.calendar(db);
      const told = replay(versionOf(from), versionOf(to), cases, { calendar, since, until });
      return { ...told, figures: told.figures.map((f) => ({ ...f, cases: [...f.cases] })) };
    },
  );
};

import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { itemVersion } from '../catalogue/index.ts';
import { namesOf, personOfRequest, type Viewer } from '../people/index.ts';
import { promiseTable } from './board.tables.ts';
import { ExportLog, Period, type PromiseTable, type TableData } from './contract.ts';
import type { CaseFact } from './facts.ts';
import { caseLines } from './handle.board.ts';
import { exportTable } from './handle.export.ts';
import type { TeamDeps } from './handle.handover.ts';
import type { Boards } from './handle.kept.ts';
import { obligationBoard } from './handle.obligations.ts';
import { publishedItems } from './handle.promises.ts';
import { team } from './handle.team.ts';
import { casesById } from './queries.cases.ts';
import { catalogueRows, lastExports, licenceRows, obligationRows } from './queries.exports.ts';
import { noSuchMark } from './routes.board.ts';
import { MOST_ROWS } from './sheet.ts';
import { caseTable, catalogueTable, licenceTable, obligationTable } from './tables.ts';
import { joined, t } from './words.ts';

/** The queue is the desk's: the same question as on the screen, for as many rows as a file takes. */
const QueueAsk = {
  view: Type.Optional(
    Type.String({ pattern: '^(today|can|mine|unclaimed|corrected|consult|paused|accept|decide|deliver|waiting|all)$' }),
  ),
  tab: Type.Optional(Type.String({ pattern: '^(all|overdue|today|soon|paused|accept)$' })),
  item: Type.Optional(Type.String({ maxLength: 2000 })),
  channel: Type.Optional(Type.String({ maxLength: 200 })),
  mark: Type.Optional(Type.String({ maxLength: 200 })),
  stage: Type.Optional(Type.String({ maxLength: 200 })),
  unit: Type.Optional(Type.String({ maxLength: 64 })),
  q: Type.Optional(Type.String({ maxLength: 60 })),
  also: Type.Optional(Type.String({ maxLength: 2000 })),
};
export type QueueAsk = { readonly [K in keyof typeof QueueAsk]?: string | undefined };
export type ExportDeps = TeamDeps & {
  readonly boards: Boards;
  readonly promises: () => Promise<PromiseTable>;
  readonly queueIds: (
    viewer: Extract<Viewer, { kind: 'person' }>,
    ask: QueueAsk,
    limit: number,
  ) => Promise<readonly Id[]>;
};

const Format = Type.Optional(Type.Unsafe<'xlsx' | 'csv'>({ type: 'string', enum: ['xlsx', 'csv'] }));
const Short = Type.Optional(Type.String({ maxLength: 200 }));
const PRODUCES = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'];
const FILE = { 200: Type.Any() };
type Query = Readonly<Record<string, string | undefined>> & { readonly format?: 'xlsx' | 'csv' };

/** Tables as files, each behind the same action as its screen; every one is logged. */
export const registerExports = (app: Server, deps: ExportDeps): void => {
  const { db, bureau } = deps;
  const send = async (request: FastifyRequest, reply: FastifyReply, table: TableData) => {
    const { format = 'xlsx', ...filter } = request.query as Query;
    const file = await exportTable(deps, personOfRequest(request).person, table, format, filter);
    return reply
      .header('content-type', file.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('cache-control', 'private, no-store')
      .send(file.body);
  };
  const noSuchTable = (known: readonly TableData[]) => {
    const keys = known.map((x) => x.key).join(', ');
    return refuse(
      platformProblem('field-invalid', {
        field: 'query.table',
        repair: { zh: `没有这张表。可导出：${keys}。`, en: `There is no such table. There are: ${keys}.` },
      }),
    );
  };
  const cases = async (key: string, title: Text, ids: readonly Id[]): Promise<TableData> => {
    const rows: CaseFact[] = await casesById(db, bureau, ids);
    return caseTable(key, title, await caseLines(deps, rows));
  };

  app.get(
    '/api/promises/export',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'The promise table as a file',
        produces: PRODUCES,
        querystring: Type.Object({ format: Format }),
        response: FILE,
      },
    },
    async (request, reply) => send(request, reply, promiseTable((await deps.promises()).rows)),
  );

  app.get(
    '/api/desk/board/export',
    {
      config: { action: 'board.read' },
      schema: {
        summary: 'A table of the board as a file',
        produces: PRODUCES,
        querystring: Type.Object({
          format: Format,
          table: Type.String({ maxLength: 40 }),
          period: Type.Optional(Period),
        }),
        response: FILE,
      },
    },
    async (request, reply) => {
      const { tables } = (await deps.boards.board(request.query.period ?? 'month')).view;
      return send(request, reply, tables.find((x) => x.key === request.query.table) ?? noSuchTable(tables));
    },
  );
  app.get(
    '/api/desk/board/cases/export',
    {
      config: { action: 'board.read' },
      schema: {
        summary: 'The cases behind a number of the board as a file',
        produces: PRODUCES,
        querystring: Type.Object({
          format: Format,
          mark: Type.String({ maxLength: 200 }),
          period: Type.Optional(Period),
        }),
        response: FILE,
      },
    },
    async (request, reply) => {
      const { period = 'month', mark } = request.query;
      const found = (await deps.boards.board(period)).marks.get(mark) ?? noSuchMark();
      return send(request, reply, await cases('board-cases', found.title, found.cases));
    },
  );

  app.get(
    '/api/desk/oversight/export',
    {
      config: { action: 'oversight.read' },
      schema: {
        summary: 'A table of oversight as a file',
        produces: PRODUCES,
        querystring: Type.Object({ format: Format, table: Type.String({ maxLength: 40 }) }),
        response: FILE,
      },
    },
    async (request, reply) => {
      const { tables } = (await deps.boards.oversight()).view;
      return send(request, reply, tables.find((x) => x.key === request.query.table) ?? noSuchTable(tables));
    },
  );
  app.get(
    '/api/desk/oversight/cases/export',
    {
      config: { action: 'oversight.read' },
      schema: {
        summary: 'The cases behind a number of oversight as a file',
        produces: PRODUCES,
        querystring: Type.Object({ format: Format, mark: Type.String({ maxLength: 200 }) }),
        response: FILE,
      },
    },
    async (request, reply) => {
      const found = (await deps.boards.oversight()).marks.get(request.query.mark) ?? noSuchMark();
      return send(request, reply, await cases('oversight-cases', found.title, found.cases));
    },
  );

  app.get(
    '/api/desk/team/export',
    {
      config: { action: 'team.read' },
      schema: {
        summary: 'Load by person as a file',
        produces: PRODUCES,
        querystring: Type.Object({ format: Format, table: Short }),
        response: FILE,
      },
    },
    async (request, reply) => send(request, reply, (await team(deps)).view.tables[0]!),
  );
  app.get(
    '/api/desk/team/cases/export',
    {
      config: { action: 'team.read' },
      schema: {
        summary: "The cases behind a number of the team's page as a file",
        produces: PRODUCES,
        querystring: Type.Object({ format: Format, mark: Type.String({ maxLength: 200 }) }),
        response: FILE,
      },
    },
    async (request, reply) => {
      const found = (await team(deps)).marks.get(request.query.mark) ?? noSuchMark();
      return send(request, reply, await cases('team-cases', found.title, found.cases));
    },
  );

  app.get(
    '/api/desk/obligations/cases/export',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'The cases behind a rate of broken promises as a file',
        produces: PRODUCES,
        querystring: Type.Object({ format: Format, mark: Type.String({ maxLength: 200 }) }),
        response: FILE,
      },
    },
    async (request, reply) => {
      const found = (await obligationBoard(deps)).marks.get(request.query.mark) ?? noSuchMark();
      return send(request, reply, await cases('obligation-cases', found.title, found.cases));
    },
  );

  app.get(
    '/api/desk/queue/export',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'The queue as a file, filtered as on the screen',
        produces: PRODUCES,
        querystring: Type.Object({ format: Format, ...QueueAsk }),
        response: FILE,
      },
    },
    async (request, reply) => {
      const { format: _, ...ask } = request.query;
      const ids = await deps.queueIds(personOfRequest(request), ask, MOST_ROWS + 1);
      return send(request, reply, await cases('queue', t('办件列表', 'Cases'), ids));
    },
  );

  app.get(
    '/api/desk/licences/export',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'The register of licences as a file',
        produces: PRODUCES,
        querystring: Type.Object({ format: Format, state: Short }),
        response: FILE,
      },
    },
    async (request, reply) => {
      const rows = await licenceRows(db, bureau, request.query.state, MOST_ROWS + 1);
      const nameOf = await namesOf(
        db,
        deps,
        rows.map((r) => r.holder),
      );
      return send(request, reply, licenceTable(rows.map((r) => ({ ...r, holder: nameOf(r.holder) }))));
    },
  );

  app.get(
    '/api/desk/obligations/export',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'Obligations still expected as a file',
        produces: PRODUCES,
        querystring: Type.Object({ format: Format }),
        response: FILE,
      },
    },
    async (request, reply) => {
      const rows = await obligationRows(db, bureau, MOST_ROWS + 1);
      const [nameOf, itemOf] = await Promise.all([
        namesOf(
          db,
          deps,
          rows.map((r) => r.debtor),
        ),
        publishedItems(deps, db),
      ]);
      const versions = new Map<string, Awaited<ReturnType<typeof itemVersion>>>();
      for (const r of rows) {
        const key = `${r.item}@${r.itemVersion}`;
        if (!versions.has(key)) versions.set(key, await itemVersion(db, bureau, r.item, r.itemVersion));
      }
      const table = obligationTable(
        rows.map((r) => {
          const materials = versions.get(`${r.item}@${r.itemVersion}`)?.materials;
          const what = joined(r.what.map((ref) => materials?.find((m) => m.ref === ref)?.name ?? t(ref, ref)));
          return { ...r, what, debtor: nameOf(r.debtor), item: itemOf(r.item)?.name ?? t(r.item, r.item) };
        }),
      );
      return send(request, reply, table);
    },
  );

  app.get(
    '/api/desk/catalogue/export',
    {
      config: { action: 'catalogue.read' },
      schema: {
        summary: 'The catalogue as a file',
        produces: PRODUCES,
        querystring: Type.Object({ format: Format }),
        response: FILE,
      },
    },
    async (request, reply) => send(request, reply, catalogueTable(await catalogueRows(db, bureau, MOST_ROWS + 1))),
  );

  app.get(
    '/api/desk/exports',
    {
      config: { action: 'oversight.read' },
      schema: { summary: 'Who took which table out', response: { 200: ExportLog } },
    },
    async () => {
      const rows = await lastExports(db, bureau, 100);
      const nameOf = await namesOf(
        db,
        deps,
        rows.map((r) => r.by),
      );
      return { rows: rows.map((r) => ({ ...r, by: nameOf(r.by), filter: { ...r.filter } as Record<string, string> })) };
    },
  );
};

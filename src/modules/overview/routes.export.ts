import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static, type TObject, type TProperties } from 'typebox';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { itemVersion } from '../catalogue/index.ts';
import { type Action, itemsInCharge, namesOf, personOfRequest, type SignedIn } from '../people/index.ts';
import { promiseTable } from './board.tables.ts';
import { ExportLog, Period, type PromiseTable, type TableData } from './contract.ts';
import type { CaseFact, Marks } from './facts.ts';
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
  readonly queueIds: (viewer: SignedIn, ask: QueueAsk, limit: number) => Promise<readonly Id[]>;
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

  /** One table as a file: who may take it, what it is asked by, and how it is made. */
  const file = <Q extends TProperties>(
    url: string,
    action: Action,
    summary: string,
    query: Q,
    tableOf: (query: Static<TObject<Q>>, request: FastifyRequest) => Promise<TableData>,
  ) =>
    app.get(
      url,
      {
        config: { action },
        schema: {
          summary,
          produces: PRODUCES,
          querystring: Type.Object({ format: Format, ...query }),
          response: FILE,
        },
      },
      async (request: FastifyRequest, reply: FastifyReply) =>
        send(request, reply, await tableOf(request.query as Static<TObject<Q>>, request)),
    );
  const marked = async (key: string, marks: Marks, mark: string): Promise<TableData> => {
    const found = marks.get(mark) ?? noSuchMark();
    return cases(key, found.title, found.cases);
  };
  const Mark = { mark: Type.String({ maxLength: 200 }) };
  const Table = { table: Type.String({ maxLength: 40 }) };
  const Span = { period: Type.Optional(Period) };
  const named = (tables: readonly TableData[], key: string): TableData =>
    tables.find((x) => x.key === key) ?? noSuchTable(tables);

  file('/api/promises/export', 'desk.read', 'The promise table as a file', {}, async () =>
    promiseTable((await deps.promises()).rows),
  );

  file('/api/desk/board/export', 'board.read', 'A table of the board as a file', { ...Table, ...Span }, async (q) =>
    named((await deps.boards.board(q.period ?? 'month')).view.tables, q.table),
  );
  file(
    '/api/desk/board/cases/export',
    'board.read',
    'The cases behind a number of the board as a file',
    { ...Mark, ...Span },
    async (q) => marked('board-cases', (await deps.boards.board(q.period ?? 'month')).marks, q.mark),
  );

  file('/api/desk/oversight/export', 'oversight.read', 'A table of oversight as a file', Table, async (q) =>
    named((await deps.boards.oversight()).view.tables, q.table),
  );
  file(
    '/api/desk/oversight/cases/export',
    'oversight.read',
    'The cases behind a number of oversight as a file',
    Mark,
    async (q) => marked('oversight-cases', (await deps.boards.oversight()).marks, q.mark),
  );

  file(
    '/api/desk/team/export',
    'team.read',
    'Load by person as a file',
    { table: Short },
    async () => (await team(deps)).view.tables[0]!,
  );
  file(
    '/api/desk/team/cases/export',
    'team.read',
    "The cases behind a number of the team's page as a file",
    Mark,
    async (q) => marked('team-cases', (await team(deps)).marks, q.mark),
  );

  file(
    '/api/desk/obligations/cases/export',
    'desk.read',
    'The cases behind a rate of broken promises as a file',
    Mark,
    async (q, r) =>
      marked('obligation-cases', (await obligationBoard(deps, itemsInCharge(personOfRequest(r)))).marks, q.mark),
  );

  file(
    '/api/desk/queue/export',
    'desk.read',
    'The queue as a file, filtered as on the screen',
    QueueAsk,
    async (q, r) => {
      const { format: _, ...ask } = q as QueueAsk & { format?: string };
      return cases('queue', t('办件列表', 'Cases'), await deps.queueIds(personOfRequest(r), ask, MOST_ROWS + 1));
    },
  );

  file(
    '/api/desk/licences/export',
    'desk.read',
    'The register of licences as a file',
    { state: Short },
    async (q, r) => {
      const ask = { state: q.state, items: itemsInCharge(personOfRequest(r)) };
      const rows = await licenceRows(db, bureau, ask, MOST_ROWS + 1);
      const nameOf = await namesOf(
        db,
        deps,
        rows.map((r) => r.holder),
      );
      return licenceTable(rows.map((r) => ({ ...r, holder: nameOf(r.holder) })));
    },
  );

  file('/api/desk/obligations/export', 'desk.read', 'Obligations still expected as a file', {}, async (_, r) => {
    const rows = await obligationRows(db, bureau, itemsInCharge(personOfRequest(r)), MOST_ROWS + 1);
    const [nameOf, itemOf] = await Promise.all([
      namesOf(
        db,
        deps,
        rows.flatMap((r) => r.debtors),
      ),
      publishedItems(deps, db),
    ]);
    const versions = new Map<string, Awaited<ReturnType<typeof itemVersion>>>();
    for (const r of rows) {
      const key = `${r.item}@${r.itemVersion}`;
      if (!versions.has(key)) versions.set(key, await itemVersion(db, bureau, r.item, r.itemVersion));
    }
    return obligationTable(
      rows.map((r) => {
        const materials = versions.get(`${r.item}@${r.itemVersion}`)?.materials;
        const what = joined(r.what.map((ref) => materials?.find((m) => m.ref === ref)?.name ?? t(ref, ref)));
        return {
          ...r,
          what,
          debtor: r.debtors.map(nameOf).join('、'),
          item: itemOf(r.item)?.name ?? t(r.item, r.item),
        };
      }),
    );
  });

  file('/api/desk/catalogue/export', 'catalogue.read', 'The catalogue as a file', {}, async () =>
    catalogueTable(await catalogueRows(db, bureau, MOST_ROWS + 1)),
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

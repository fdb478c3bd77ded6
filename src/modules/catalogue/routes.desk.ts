import Type, { type Static } from 'typebox';
import { type Refused, refused } from '../../kernel/decision.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { type ProblemFacts, refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { once } from '../../platform/once.ts';
import { type Action, allowed, namesOf, personOfRequest, type SignedIn } from '../people/index.ts';
import {
  type DraftLine,
  DraftsPage,
  DraftsQuery,
  DraftView,
  type FindingShape,
  ImportReportShape,
  type MoveOffer,
  MoveVersion,
  NewVersion,
  SaveVersion,
  type VersionLine,
  VersionMoved,
} from './contract.ts';
import { importJson } from './handle.import.ts';
import { firstLost } from './handle.samples.ts';
import { againstOf, moveVersion, newDraft, saveDraft } from './handle.versions.ts';
import { MAX_BYTES, OWN_FORMAT } from './import/read.ts';
import { readItemVersion } from './item.schema.ts';
import type { Finding } from './lint/finding.ts';
import { errorsOf, lintVersion } from './lint/lint.ts';
import { blocksOf, MOVES, type Move, type MoveRefused } from './moves.ts';
import {
  type By,
  countListed,
  departmentsOf,
  listedRows,
  publishedRows,
  type VersionRow,
  type VersionsQuery,
  versionOf,
  versionRow,
  versionsOf,
} from './queries.ts';
import { CATALOGUE_REFUSALS } from './refusals.ts';
import { type CatalogueDeps, ItemParam, VersionParam } from './routes.ts';

const findingsView = (findings: readonly Finding[]): FindingShape[] => findings.map((f) => ({ ...f }));
const isRefused = (x: object): x is MoveRefused => 'kind' in x && x.kind === 'refused';

/** A refusal for lint errors names each of them, so that the desk can show where to mend. */
const problemOf = (r: Refused & { readonly findings?: readonly Finding[] }): ProblemFacts => {
  const told = refusalProblem(r, CATALOGUE_REFUSALS);
  const errors = errorsOf(r.findings ?? []).map((f) => `${f.rule} ${f.path}: ${f.text.zh} / ${f.text.en}`);
  return errors.length > 0 ? { ...told, facts: { ...told.facts, findings: errors } } : told;
};

const ACTION = {
  review: 'catalogue.write',
  approve: 'catalogue.review',
  return: 'catalogue.review',
  publish: 'catalogue.publish',
  retire: 'catalogue.publish',
} as const satisfies Record<Move, Action>;

/** What stands against a move, in words; a right one lacks comes first, since nothing else helps then. */
const offerOf = (move: Move, row: VersionRow, findings: readonly Finding[], viewer: SignedIn): MoveOffer => {
  const right = allowed(ACTION[move], viewer).ok ? [] : [refused('not-your-right', '', { move })];
  const blocks = [...right, ...blocksOf(move, row, findings, { against: againstOf(row, move, viewer.person) })];
  const because = blocks.map((b) => {
    const told = refusalProblem(b, CATALOGUE_REFUSALS);
    return { code: b.code, article: b.article, text: told.message, ...(told.repair ? { repair: told.repair } : {}) };
  });
  return { move, may: because.length === 0, because };
};

export const lineOf = (row: VersionRow): Static<typeof VersionLine> => ({
  version: row.version,
  state: row.state,
  name: row.content.name,
  ...(row.publishedOn ? { publishedOn: row.publishedOn } : {}),
  ...(row.retiredOn ? { retiredOn: row.retiredOn } : {}),
  ...(row.sourceVersion ? { sourceVersion: row.sourceVersion } : {}),
});

/** Names of those who wrote, approved and published; the program's own writers keep their word. */
const peopleOf = async (deps: CatalogueDeps, row: VersionRow) => {
  const ids = [...row.editedBy, row.approvedBy, row.returnedBy, row.publishedBy].filter((x) => x !== null);
  const nameOf = await namesOf(deps.db, deps, ids);
  const name = (id: string) => ({ id, name: PROGRAM.has(id) ? id : nameOf(id) });
  const { approvedBy, approvedAt, approvedNote, returnedBy, returnedReason, publishedBy, publishedOn } = row;
  return {
    edited: row.editedBy.map(name),
    ...(approvedBy && approvedAt
      ? { approved: { by: name(approvedBy), at: approvedAt, ...(approvedNote ? { note: approvedNote } : {}) } }
      : {}),
    ...(returnedBy && returnedReason ? { returned: { by: name(returnedBy), reason: returnedReason } } : {}),
    ...(publishedBy && publishedOn ? { published: { by: name(publishedBy), on: publishedOn } } : {}),
  };
};
const PROGRAM = new Set(['bundled', 'command-line']);

const PAGE = 50;
const cursorOf = (r: { readonly item: string; readonly version: number }): string => `${r.item}~${r.version}`;
const readCursor = (s: string | undefined): readonly [string, number] | undefined => {
  const m = /^([A-Za-z0-9-]{1,80})~(\d{1,6})$/.exec(s ?? '');
  return m ? [m[1]!, Number(m[2])] : undefined;
};

/** The catalogue desk: import, drafts, review, publish, retire. */
export const addDeskRoutes = (app: Server, deps: CatalogueDeps): void => {
  const { db, bureau, clock } = deps;
  const by = (request: Parameters<typeof personOfRequest>[0]): By => ({
    by: personOfRequest(request).person,
    at: clock.now(),
    on: clock.today(),
  });
  const lint = async (row: VersionRow) =>
    lintVersion(versionOf(row), { calendar: await deps.calendar(db), today: clock.today() });

  app.post(
    '/api/catalogue/import',
    {
      bodyLimit: MAX_BYTES,
      config: { action: 'catalogue.import' },
      schema: {
        summary: 'Import implementation lists, an item index, our own export, or a tree of codes',
        querystring: Type.Object({ file: Type.Optional(Type.String({ maxLength: 200 })) }),
        body: Type.Unknown(),
        response: { 200: ImportReportShape },
      },
    },
    // No kept answer: the same file twice changes nothing of itself.
    async (request) => importJson(db, bureau, request.query.file ?? '', request.body, by(request)),
  );

  app.get(
    '/api/catalogue/export',
    {
      config: { action: 'catalogue.read' },
      schema: {
        summary: 'All published versions, to be imported elsewhere',
        response: { 200: Type.Object({ format: Type.Literal(OWN_FORMAT), items: Type.Array(Type.Unknown()) }) },
      },
    },
    async () => ({ format: OWN_FORMAT as typeof OWN_FORMAT, items: (await publishedRows(db, bureau)).map(versionOf) }),
  );

  app.get(
    '/api/catalogue/drafts',
    {
      config: { action: 'catalogue.read' },
      schema: {
        summary: 'Versions of the desk, by state, unit or words',
        querystring: DraftsQuery,
        response: { 200: DraftsPage },
      },
    },
    async ({ query }) => {
      const after = readCursor(query.cursor);
      const limit = query.limit ?? PAGE;
      const wanted: VersionsQuery = {
        ...(query.state === 'all' ? {} : { state: query.state ?? 'open' }),
        ...(query.department ? { department: query.department } : {}),
        ...(query.q ? { q: query.q } : {}),
      };
      const rows = await listedRows(db, bureau, { ...wanted, ...(after ? { after } : {}), limit: limit + 1 });
      const calendar = await deps.calendar(db);
      const lines = rows.slice(0, limit).map((r): DraftLine => {
        const found = lintVersion(versionOf(r), { calendar, today: clock.today() });
        const errors = errorsOf(found).length;
        return {
          item: r.item,
          version: r.version,
          state: r.state,
          rev: r.rev,
          name: r.content.name,
          department: r.content.department.name,
          ...(r.content.imported ? { imported: r.content.imported } : {}),
          errors,
          warnings: found.length - errors,
          changedAt: r.changedAt,
          changedBy: r.changedBy,
          approved: r.approvedBy !== null,
        };
      });
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        drafts: lines,
        total: await countListed(db, bureau, wanted),
        departments: await departmentsOf(db, bureau),
        ...(last ? { next: cursorOf(last) } : {}),
      };
    },
  );

  app.get(
    '/api/catalogue/items/:item/versions/:v',
    {
      config: { action: 'catalogue.read' },
      schema: { summary: 'A version whole, with its findings', params: VersionParam, response: { 200: DraftView } },
    },
    async (request) => {
      const { params } = request;
      const viewer = personOfRequest(request);
      const row = await versionRow(db, bureau, params.item, params.v);
      if (!row) return refuse(problemOf(refused('no-such-version', '', { item: params.item })));
      const findings = await lint(row);
      return {
        version: versionOf(row),
        rev: row.rev,
        findings: findingsView(findings),
        moves: MOVES.map((m) => offerOf(m, row, findings, viewer)),
        writable: (row.state === 'draft' || row.state === 'review') && allowed('catalogue.write', viewer).ok,
        ...(await peopleOf(deps, row)),
        versions: (await versionsOf(db, bureau, params.item)).map(lineOf),
      };
    },
  );

  app.put(
    '/api/catalogue/items/:item/versions/:v',
    {
      config: { action: 'catalogue.write' },
      schema: { summary: 'Save a draft', params: VersionParam, body: SaveVersion, response: { 200: VersionMoved } },
    },
    async (request) => {
      const { params, body } = request;
      const read = readItemVersion(body.version);
      if (!read.ok) return refuse(problemOf(refused('not-a-version', '', { field: read.field })));
      const version = { ...read.version, item: params.item, version: params.v };
      const lost = await firstLost(db, bureau, version);
      if (lost !== undefined) return refuse(problemOf(refused('sample-unknown', '', { material: lost })));
      const saved = await saveDraft(db, bureau, version, body.rev, by(request));
      if ('kind' in saved) return refuse(problemOf(saved));
      const findings = lintVersion(version, { calendar: await deps.calendar(db), today: clock.today() });
      return {
        item: params.item,
        version: params.v,
        state: 'draft' as const,
        rev: saved.rev,
        findings: findingsView(findings),
      };
    },
  );

  app.post(
    '/api/catalogue/items/:item/versions',
    {
      config: { action: 'catalogue.write' },
      schema: {
        summary: 'A new draft, copied from the published version',
        params: ItemParam,
        body: NewVersion,
        response: { 201: Type.Object({ item: Type.String(), version: Type.Integer() }) },
      },
    },
    async (request, reply) => {
      const { item } = request.params;
      const { from } = request.body;
      const keyed = { bureau, actor: by(request).by, key: request.clientKey, content: { newDraft: item, from } };
      const made = await once(db, keyed, clock.now(), (tx) => newDraft(tx, bureau, item, by(request), from));
      if (made.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      const answer = made.answer;
      if ('kind' in answer) return refuse(problemOf(answer));
      return reply.code(201).send({ item, version: answer.version });
    },
  );

  const moveRoute = (move: Move, summary: string): void => {
    app.post(
      `/api/catalogue/items/:item/versions/:v/${move}`,
      {
        config: { action: ACTION[move] },
        schema: { summary, params: VersionParam, body: MoveVersion, response: { 200: VersionMoved } },
      },
      // No kept answer: a second time the version is no longer in the state to be moved, and says so.
      async (request) => {
        const { params, body } = request;
        const moved = await moveVersion(db, bureau, { item: params.item, version: params.v }, move, by(request), {
          calendar: await deps.calendar(db),
          ...(body.rev === undefined ? {} : { seen: body.rev }),
          ...(body.reason === undefined ? {} : { reason: body.reason }),
        });
        if (isRefused(moved)) return refuse(problemOf(moved));
        return { ...moved, findings: findingsView(moved.findings) };
      },
    );
  };
  moveRoute('review', 'Send a draft to review');
  moveRoute('approve', 'Approve a version that somebody else wrote');
  moveRoute('return', 'Send a version in review back to its writer, with the reason');
  moveRoute('publish', 'Publish an approved version; the one before is retired');
  moveRoute('retire', 'Take a version out of use');
};

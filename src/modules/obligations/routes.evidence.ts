import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { fileProblem, receiveUpload, sendFile } from '../../platform/http/uploads.ts';
import { load } from '../../platform/trail.ts';
import { personOfRequest } from '../people/index.ts';
import { available } from './acts.ts';
import { EvidenceFileView, EvidenceView } from './contract.ts';
import type { ObligationEvent } from './events.ts';
import { actorFor, loadObligation, type ObligationDeps } from './handle.ts';
import { evidenceFiles, evidenceKept, keepEvidenceFile, wordsAmong } from './queries.evidence.ts';
import { obligationById } from './queries.ts';
import { OBLIGATION_REFUSALS } from './refusals.ts';

const IdParam = Type.Object({ id: Type.String({ maxLength: 64 }) });
const FileParam = Type.Object({ id: Type.String({ maxLength: 64 }), hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) });

/** Of one obligation, over all orders to put something right. */
const MAX_FILES = 60;

/** What shows that a promise was kept: brought by whoever owes it, seen by them and by the officers in charge. */
export const registerEvidence = (app: Server, deps: ObligationDeps): void => {
  const { db, bureau, vault, files } = deps;

  /** Neither among the debtors nor in charge of the item: the obligation does not exist for them. */
  const seen = async (request: FastifyRequest, id: string) => {
    const row = await obligationById(db, bureau, id);
    const by = row && actorFor(personOfRequest(request), row);
    return row && by && by.posts.length > 0 ? { row, by } : refuse(platformProblem('not-found'));
  };
  const given = async (id: string) => {
    const { events } = await load<ObligationEvent>(db, bureau, { kind: 'obligation', id });
    return events.map((e) => e.event).findLast((e) => e.type === 'EvidenceGiven');
  };

  app.post(
    '/api/obligations/:id/files',
    {
      config: { action: 'case.file' },
      schema: {
        summary: 'Upload evidence (multipart field `file`); it counts once the act give-evidence names its hash',
        consumes: ['multipart/form-data'],
        params: IdParam,
        response: { 201: EvidenceFileView },
      },
    },
    async (request, reply) => {
      const { row, by } = await seen(request, request.params.id);
      const found = await loadObligation(deps, db, row.id);
      const no =
        found && available(found.state, by, deps.clock.today(), { together: row.together }).get('give-evidence');
      if (no) return refuse(refusalProblem(no, OBLIGATION_REFUSALS));
      if ((await evidenceKept(db, bureau, row.id)) >= MAX_FILES)
        return refuse(
          platformProblem('field-invalid', {
            field: 'file',
            repair: {
              zh: `已经有 ${MAX_FILES} 个文件，请合并成一个 PDF，或者写在说明里。`,
              en: `There are ${MAX_FILES} files already; merge what you have into one PDF, or say it in words.`,
            },
          }),
        );
      const got = await receiveUpload(files, request, row.debtor);
      if (got.kind === 'refused') return refuse(fileProblem(got.code));
      const { hash, name, size, type } = got;
      await keepEvidenceFile(db, vault, bureau, row.id, {
        ...got,
        holder: row.debtor,
        by: by.id,
        at: deps.clock.now(),
      });
      return reply.code(201).send({ hash, name, size, type });
    },
  );

  app.get(
    '/api/obligations/:id/evidence',
    {
      config: { action: 'case.read' },
      schema: { summary: 'What was given last', params: IdParam, response: { 200: EvidenceView } },
    },
    async (request) => {
      const { row } = await seen(request, request.params.id);
      const last = await given(row.id);
      if (!last) return { files: [] };
      const words = await wordsAmong(db, vault, bureau, row.id, last.hashes);
      const named = await evidenceFiles(db, vault, bureau, row.id, last.hashes);
      return {
        on: last.on,
        late: last.late,
        ...(words === undefined ? {} : { words }),
        files: named.map(({ hash, name, size, type }) => ({ hash, name, size, type })),
      };
    },
  );

  app.get(
    '/api/obligations/:id/files/:hash',
    {
      config: { action: 'case.read' },
      schema: { summary: 'A file of the evidence', params: FileParam, response: { 200: Type.Any() } },
    },
    async (request, reply) => {
      const { row } = await seen(request, request.params.id);
      const [file] = await evidenceFiles(db, vault, bureau, row.id, [request.params.hash]);
      return file ? sendFile({ files }, reply, file) : refuse(platformProblem('not-found'));
    },
  );
};

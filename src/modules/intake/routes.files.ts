import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { type ProblemFacts, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { fileProblem, receiveUpload } from '../../platform/http/uploads.ts';
import { materialsFor } from '../catalogue/index.ts';
import { personOfRequest } from '../people/index.ts';
import { DraftFile } from './contract.ts';
import { around, findDraft, type IntakeDeps } from './handle.ts';
import { formOf } from './handle.view.ts';
import { fileById, filesOf, insertFile, type NewFile, removeFile, sameFile } from './queries.files.ts';
import { touchDraft } from './queries.ts';
import { intakeProblem } from './routes.ts';

/** Of one material, before it is handed in. */
export const MAX_FILES = 20;
export type Upload = {
  readonly holder: Id;
  readonly kind: 'draft' | 'case';
  readonly owner: Id;
  readonly material: string;
  readonly round: number;
  readonly by: Id;
};

/**
 * Writes the row of a stored file. The same file for the same material a second time is the first one: its answer was
 * lost on the way. A draft that was handed in while the file came takes it no more (`draft-closed`), since nobody would
 * ever see it; one that is open is newer by it, so that nobody hands in other files than they looked at.
 */
const keepFile = (
  deps: IntakeDeps,
  u: Upload,
  file: Omit<NewFile, keyof Upload | 'place'>,
  place: string,
): Promise<DraftFile | Refused> =>
  deps.db.transaction(async (tx) => {
    if (u.kind === 'draft' && !(await touchDraft(tx, deps.bureau, u.owner))) return refused('draft-closed');
    const known = await sameFile(tx, deps.vault, deps.bureau, u, file.hash);
    if (known) return known;
    await insertFile(tx, deps.vault, deps.bureau, { ...file, ...u, place });
    return { ...file, material: u.material };
  });

/** Stores the one file of a multipart request and writes its row; what is refused leaves nothing behind. */
export const receiveFile = async (
  deps: IntakeDeps,
  request: FastifyRequest,
  u: Upload,
): Promise<DraftFile | ProblemFacts> => {
  const stored = await receiveUpload(deps.files, request, u.holder);
  if (stored.kind === 'refused') return fileProblem(stored.code);
  const at = deps.clock.now();
  const file = {
    id: deps.random.id(),
    name: stored.name,
    type: stored.type,
    size: stored.size,
    hash: stored.hash,
    at,
  };
  const kept = await keepFile(deps, u, file, stored.place);
  return 'code' in kept ? intakeProblem(kept) : kept;
};

/** Files of a draft: one by one, each safe as soon as it is answered. */
export const registerFiles = (app: Server, deps: IntakeDeps): void => {
  const { db, bureau } = deps;
  app.post(
    '/api/drafts/:id/files/:material',
    {
      config: { action: 'draft.write' },
      schema: {
        summary: 'Upload one file of a material (multipart field `file`)',
        consumes: ['multipart/form-data'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }), material: Type.String({ maxLength: 120 }) }),
        response: { 201: DraftFile },
      },
    },
    async (request, reply) => {
      const viewer = personOfRequest(request);
      const { id, material } = request.params;
      const found = await findDraft(deps, db, viewer, id);
      if (!found) return refuse(platformProblem('not-found'));
      if (found.draft.state !== 'open') return refuse(intakeProblem(refused('draft-closed')));
      const form = formOf(found.draft, found.version, await around(deps, db));
      const lists = materialsFor(found.version, found.draft.situation, form.answers);
      if (![...lists.ask, ...lists.maybe].some((m) => m.ref === material))
        return refuse(intakeProblem(refused('no-such-material', '', { field: material })));
      const own = (await filesOf(db, deps.vault, bureau, 'draft', id)).filter((f) => f.material === material);
      if (own.length >= MAX_FILES) return refuse(intakeProblem(refused('too-many-files', '', { field: material })));
      const upload = {
        holder: found.draft.applicant,
        kind: 'draft' as const,
        owner: id,
        material,
        round: 0,
        by: viewer.person,
      };
      const file = await receiveFile(deps, request, upload);
      return 'status' in file ? refuse(file) : reply.code(201).send(file);
    },
  );

  app.delete(
    '/api/drafts/:id/files/:file',
    {
      config: { action: 'draft.write' },
      schema: {
        params: Type.Object({ id: Type.String({ maxLength: 64 }), file: Type.String({ maxLength: 64 }) }),
        response: { 200: Type.Object({ done: Type.Literal(true) }) },
      },
    },
    async (request) => {
      const found = await findDraft(deps, db, personOfRequest(request), request.params.id);
      const owned = await fileById(db, deps.vault, bureau, request.params.file);
      if (!found || owned?.kind !== 'draft' || owned.owner !== found.draft.id)
        return refuse(platformProblem('not-found'));
      if (found.draft.state !== 'open') return refuse(intakeProblem(refused('draft-closed') as Refused));
      const gone = await db.transaction(async (tx) => {
        if (!(await touchDraft(tx, bureau, found.draft.id))) return false;
        await removeFile(tx, bureau, owned.file.id, deps.clock.now());
        return true;
      });
      return gone ? { done: true as const } : refuse(intakeProblem(refused('draft-closed')));
    },
  );
};

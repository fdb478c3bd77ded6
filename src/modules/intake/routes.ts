import { createHash } from 'node:crypto';
import Type from 'typebox';
import { type Refused, refused } from '../../kernel/decision.ts';
import { instant, instantMs } from '../../kernel/instant.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { type ProblemFacts, refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { once } from '../../platform/once.ts';
import { pinnedVersion } from '../catalogue/index.ts';
import { mayActFor, personOfRequest, personsOf, principalOf } from '../people/index.ts';
import {
  DraftSummary,
  DraftView,
  OpenDraft,
  ResumeCode,
  SaveField,
  SaveFieldAnswer,
  SaveSituation,
  SignPromise,
} from './contract.ts';
import type { Draft, Save } from './draft.ts';
import {
  drop,
  findDraft,
  type IntakeDeps,
  isClerk,
  type Opened,
  openDraft,
  promise,
  save,
  setSituation,
  view,
} from './handle.ts';
import { formOf } from './handle.view.ts';
import { insertResumeCode, openDraftsOf, takeResumeCode } from './queries.ts';
import { INTAKE_REFUSALS } from './refusals.ts';
import { addFrequentItems } from './routes.window.ts';

const IdParam = Type.Object({ id: Type.String({ maxLength: 64 }) });
const NOT_FOUND = platformProblem('not-found');

export const intakeProblem = (r: Refused): ProblemFacts => ({
  ...refusalProblem(r, INTAKE_REFUSALS),
  ...(typeof r.facts.field === 'string' ? { field: r.facts.field } : {}),
});

const isRefused = (x: unknown): x is Refused =>
  typeof x === 'object' && x !== null && 'kind' in x && (x as { kind: unknown }).kind === 'refused';

const RESUME_MS = 30 * 60_000;
/** Without letters and digits that look alike. */
const CODE_LETTERS = 'ACDEFGHJKLMNPQRTUVWXY34679';
const codeHash = (code: string): string =>
  createHash('sha256').update(code.replaceAll(/[\s-]/g, '').toUpperCase()).digest('hex');

/** Drafts: what is typed before submission. Submission itself belongs to the cases. */
export const register = (app: Server, deps: IntakeDeps): void => {
  const { db, bureau } = deps;
  addFrequentItems(app, deps);

  const savedAnswer = async ({ draft, version }: Opened) => {
    const v = await view(deps, db, { draft, version });
    return {
      rev: v.rev,
      savedAt: v.savedAt,
      errors: v.errors,
      sections: v.sections,
      materials: v.materials,
      complete: v.complete,
    };
  };

  app.get(
    '/api/drafts',
    {
      config: { action: 'draft.read' },
      schema: { summary: 'My open drafts', response: { 200: Type.Object({ drafts: Type.Array(DraftSummary) }) } },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      const begun = await openDraftsOf(db, deps.vault, bureau, viewer.person, principalOf(viewer));
      const drafts = begun.filter((d) => (d.assisted ? isClerk(viewer) : mayActFor(viewer, d.applicant, d.item)));
      const persons = await personsOf(
        db,
        deps,
        drafts.map((d) => d.applicant),
      );
      const rows = await Promise.all(drafts.map((d) => summary(d, persons.get(d.applicant)?.name ?? '')));
      return { drafts: rows.filter((r) => r !== undefined) };
    },
  );

  const summary = async (d: Draft, applicantName: string) => {
    const version = await pinnedVersion(deps, db, d.item, d.itemVersion);
    if (!version) return undefined;
    const form = formOf(d, version, { today: deps.clock.today(), calendar: await deps.calendar(db) });
    return {
      id: d.id,
      item: d.item,
      itemName: version.name,
      applicantName,
      savedAt: d.savedAt,
      done: form.sections.filter((s) => s.state === 'done').length,
      sections: form.sections.length,
    };
  };

  app.post(
    '/api/drafts',
    {
      config: { action: 'draft.write' },
      schema: { summary: 'Begin an application', body: OpenDraft, response: { 201: DraftView } },
    },
    async (request, reply) => {
      const viewer = personOfRequest(request);
      const { body } = request;
      const keyed = { bureau, actor: viewer.person, key: request.clientKey, content: { open: body } };
      const done = await once<{ draft: string } | Refused>(db, keyed, deps.clock.now(), async (tx) => {
        const opened = await openDraft(deps, tx, viewer, body);
        return opened.kind === 'refused' ? opened : { draft: opened.events[0]!.id };
      });
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      if (isRefused(done.answer)) return refuse(intakeProblem(done.answer));
      const found = await findDraft(deps, db, viewer, done.answer.draft);
      if (!found) return refuse(NOT_FOUND);
      return reply.code(201).send(await view(deps, db, found));
    },
  );

  app.get(
    '/api/drafts/:id',
    { config: { action: 'draft.read' }, schema: { params: IdParam, response: { 200: DraftView } } },
    async (request) => {
      const found = await findDraft(deps, db, personOfRequest(request), request.params.id);
      return found ? view(deps, db, found) : refuse(NOT_FOUND);
    },
  );

  /** Load, change, answer: every change of a draft has this shape. Saving the same value twice does no harm, so no answer is kept. */
  const change = async (
    request: Parameters<typeof personOfRequest>[0] & { params: { id: string } },
    work: (tx: typeof db, o: Opened) => Promise<Opened | Refused>,
  ): Promise<Opened> => {
    const viewer = personOfRequest(request);
    const result = await db.transaction(async (tx) => {
      const found = await findDraft(deps, tx, viewer, request.params.id, true);
      return found ? work(tx, found) : undefined;
    });
    if (result === undefined) return refuse(NOT_FOUND);
    return isRefused(result) ? refuse(intakeProblem(result)) : result;
  };

  app.patch(
    '/api/drafts/:id',
    {
      config: { action: 'draft.write' },
      schema: { summary: 'Save one field', params: IdParam, body: SaveField, response: { 200: SaveFieldAnswer } },
    },
    async (request) => {
      const saved = await change(request, (tx, o) => save(deps, tx, o, request.body as Save));
      return savedAnswer(saved);
    },
  );

  app.put(
    '/api/drafts/:id/situation',
    {
      config: { action: 'draft.write' },
      schema: { params: IdParam, body: SaveSituation, response: { 200: DraftView } },
    },
    async (request) => {
      const saved = await change(request, (tx, o) => setSituation(deps, tx, o, request.body.situation));
      return view(deps, db, saved);
    },
  );

  app.post(
    '/api/drafts/:id/promise',
    {
      config: { action: 'draft.write' },
      schema: { params: IdParam, body: SignPromise, response: { 200: DraftView } },
    },
    async (request) => {
      const saved = await change(request, (tx, o) => promise(deps, tx, o, request.body));
      return view(deps, db, saved);
    },
  );

  app.delete(
    '/api/drafts/:id',
    {
      config: { action: 'draft.write' },
      schema: { params: IdParam, response: { 200: Type.Object({ done: Type.Literal(true) }) } },
    },
    async (request) => {
      await change(request, async (tx, o) => {
        const done = await drop(deps, tx, o);
        return done === 'done' ? o : done;
      });
      return { done: true as const };
    },
  );

  app.post(
    '/api/drafts/:id/resume-code',
    {
      config: { action: 'draft.write' },
      schema: { summary: 'Go on on another device', params: IdParam, response: { 200: ResumeCode } },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      const found = await findDraft(deps, db, viewer, request.params.id);
      if (!found) return refuse(NOT_FOUND);
      const code = Array.from(deps.random.bytes(8), (b) => CODE_LETTERS[b % CODE_LETTERS.length]).join('');
      const until = instant(instantMs(deps.clock.now()) + RESUME_MS);
      await insertResumeCode(db, bureau, { hash: codeHash(code), draft: found.draft.id, person: viewer.person, until });
      return { code: `${code.slice(0, 4)}-${code.slice(4)}`, until };
    },
  );

  app.post(
    '/api/drafts/resume',
    {
      config: { action: 'draft.read', rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: {
        body: Type.Object({ code: Type.String({ maxLength: 20 }) }),
        response: { 200: Type.Object({ draft: Type.String() }) },
      },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      const code = codeHash(request.body.code);
      const at = deps.clock.now();
      const keyed = { bureau, actor: viewer.person, key: request.clientKey, content: { resume: code } };
      const done = await once<{ draft: string } | Refused>(db, keyed, at, async (tx) => {
        const draft = await takeResumeCode(tx, bureau, code, viewer.person, at);
        return draft ? { draft } : refused('code-unknown');
      });
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      return isRefused(done.answer) ? refuse(intakeProblem(done.answer)) : done.answer;
    },
  );
};

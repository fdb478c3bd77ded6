import Type from 'typebox';
import type { Refused } from '../../kernel/decision.ts';
import type { Db } from '../../platform/db.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { once } from '../../platform/once.ts';
import { personOfRequest, type SignedIn } from '../people/index.ts';
import { CoApplicants, JointAnswer, JointSummary, JointView, NameBody } from './contract.joint.ts';
import {
  answerJoint,
  askAgain,
  coApplicantViews,
  dropCoApplicant,
  jointList,
  jointView,
  nameCoApplicant,
} from './handle.co-applicants.ts';
import { findDraft, type IntakeDeps, type Opened } from './handle.ts';
import { INTAKE_REFUSALS } from './refusals.ts';

const IdParam = Type.Object({ id: Type.String({ maxLength: 64 }) });
const PersonParam = Type.Object({ id: Type.String({ maxLength: 64 }), person: Type.String({ maxLength: 64 }) });
const NOT_FOUND = platformProblem('not-found');

/** Who applies together: named by whoever fills in the draft, answered by each in their own account. */
export const registerCoApplicants = (app: Server, deps: IntakeDeps): void => {
  const { db, bureau } = deps;
  type Asking = Parameters<typeof personOfRequest>[0] & { readonly clientKey: string };

  /** Once per client key, in one transaction; `undefined` is said as not found. */
  const write = async (
    request: Asking,
    content: object,
    work: (tx: Db, viewer: SignedIn) => Promise<'done' | Refused | undefined>,
  ): Promise<void> => {
    const viewer = personOfRequest(request);
    const keyed = { bureau, actor: viewer.person, key: request.clientKey, content };
    const done = await once<'done' | { readonly kind: 'not-found' } | Refused>(
      db,
      keyed,
      deps.clock.now(),
      async (tx) => (await work(tx, viewer)) ?? { kind: 'not-found' },
    );
    if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
    const { answer } = done;
    if (answer === 'done') return;
    return refuse(answer.kind === 'refused' ? refusalProblem(answer, INTAKE_REFUSALS) : NOT_FOUND);
  };
  const inDraft =
    (id: string, work: (tx: Db, o: Opened, viewer: SignedIn) => Promise<'done' | Refused>) =>
    async (tx: Db, viewer: SignedIn) => {
      const found = await findDraft(deps, tx, viewer, id, true);
      return found && work(tx, found, viewer);
    };
  const listed = async (request: Asking, id: string) => {
    const found = await findDraft(deps, db, personOfRequest(request), id);
    return found ? { coApplicants: await coApplicantViews(deps, db, found) } : refuse(NOT_FOUND);
  };

  app.get(
    '/api/drafts/:id/co-applicants',
    {
      config: { action: 'draft.read' },
      schema: { summary: 'Who applies together (共同申请人)', params: IdParam, response: { 200: CoApplicants } },
    },
    (request) => listed(request, request.params.id),
  );
  app.post(
    '/api/drafts/:id/co-applicants',
    {
      // Slow: nobody tries names and numbers here.
      config: { action: 'draft.write', rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: 'Name a co-applicant', params: IdParam, body: NameBody, response: { 200: CoApplicants } },
    },
    async (request) => {
      const { params, body } = request;
      await write(
        request,
        { draft: params.id, ...body },
        inDraft(params.id, (tx, o, viewer) => nameCoApplicant(deps, tx, viewer, o, body)),
      );
      return listed(request, params.id);
    },
  );
  app.post(
    '/api/drafts/:id/co-applicants/:person/ask',
    {
      config: { action: 'draft.write', rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: { summary: 'Ask a co-applicant again', params: PersonParam, response: { 200: CoApplicants } },
    },
    async (request) => {
      const { id, person } = request.params;
      await write(
        request,
        { ask: id, person },
        inDraft(id, (tx, o) => askAgain(deps, tx, o, person)),
      );
      return listed(request, id);
    },
  );
  app.delete(
    '/api/drafts/:id/co-applicants/:person',
    {
      config: { action: 'draft.write' },
      schema: { summary: 'Take a co-applicant off', params: PersonParam, response: { 200: CoApplicants } },
    },
    async (request) => {
      const { id, person } = request.params;
      await write(
        request,
        { drop: id, person },
        inDraft(id, (tx, o) => dropCoApplicant(deps, tx, o, person)),
      );
      return listed(request, id);
    },
  );

  app.get(
    '/api/joint-applications',
    {
      config: { action: 'joint.read' },
      schema: { summary: 'Where I am asked to apply together', response: { 200: Type.Array(JointSummary) } },
    },
    (request) => jointList(deps, personOfRequest(request)),
  );
  app.get(
    '/api/joint-applications/:id',
    {
      config: { action: 'joint.read' },
      schema: { summary: 'The application I am asked to join', params: IdParam, response: { 200: JointView } },
    },
    async (request) => (await jointView(deps, personOfRequest(request), request.params.id)) ?? refuse(NOT_FOUND),
  );
  app.post(
    '/api/joint-applications/:id',
    {
      config: { action: 'joint.answer' },
      schema: { summary: 'Join or decline', params: IdParam, body: JointAnswer, response: { 200: JointView } },
    },
    async (request) => {
      const { id } = request.params;
      const { body } = request;
      await write(request, { joint: id, ...body }, (tx, viewer) => answerJoint(deps, tx, viewer, id, body));
      return (await jointView(deps, personOfRequest(request), id)) ?? refuse(NOT_FOUND);
    },
  );
};

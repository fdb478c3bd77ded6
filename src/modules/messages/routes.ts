import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import type { CaseDeps } from '../cases/index.ts';
import { pinnedVersion } from '../catalogue/index.ts';
import { itemsInCharge, itemsInHand, namesOf, personOfRequest, principalOf } from '../people/index.ts';
import { MessageBody, MessageMark, MessageThread, MessageView, ThreadList } from './contract.ts';
import { mark, namer, type Open, opened, openThread, thread, write } from './handle.ts';
import { type LastRow, threadsOfApplicant, threadsWaiting } from './queries.ts';
import { MESSAGE_REFUSALS } from './refusals.ts';

const IdParam = Type.Object({ id: Type.String({ maxLength: 64 }) });
const Done = Type.Object({ done: Type.Literal(true) });
const LIST = 100;

const linesOf = async (deps: CaseDeps, rows: readonly LastRow[]): Promise<ThreadList> => {
  const [texts, from, name, items] = await Promise.all([
    opened(deps, rows),
    namer(
      deps,
      rows.map((r) => r.author),
    ),
    namesOf(
      deps.db,
      deps,
      rows.map((r) => r.applicant),
    ),
    Promise.all(rows.map((r) => pinnedVersion(deps, deps.db, r.item, r.itemVersion))),
  ]);
  const threads = rows.map((r, i) => ({
    caseId: r.caseId,
    number: r.number,
    itemName: items[i]?.name ?? { zh: r.item, en: r.item },
    applicantName: name(r.applicant),
    side: r.side,
    ...texts[i]!,
    from: from(r),
    at: r.at,
    unread: r.unread,
    waiting: r.side === 'applicant',
  }));
  return { threads, unread: threads.reduce((n, t) => n + t.unread, 0) };
};

/** Messages (留言) between an applicant and the officers of a case. */
export const registerMessages = (app: Server, deps: CaseDeps): void => {
  const { db, bureau } = deps;
  const open = async (request: FastifyRequest, id: string): Promise<Open> =>
    (await openThread(deps, personOfRequest(request), id)) ?? refuse(platformProblem('not-found'));

  app.get(
    '/api/cases/:id/messages',
    {
      config: { action: 'case.read' },
      schema: { summary: 'Messages about a case, oldest first', params: IdParam, response: { 200: MessageThread } },
    },
    async (request) => thread(deps, await open(request, request.params.id)),
  );

  app.post(
    '/api/cases/:id/messages',
    {
      config: { action: 'case.message' },
      schema: {
        summary: 'Write to the officer who holds the case, or answer the applicant (留言); no act, starts no clock',
        params: IdParam,
        body: MessageBody,
        response: { 201: MessageView },
      },
    },
    async (request, reply) => {
      const done = await write(deps, await open(request, request.params.id), request.body, request.clientKey);
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      if (done.kind === 'refused') return refuse(refusalProblem(done, MESSAGE_REFUSALS));
      return reply.code(201).send(done.message);
    },
  );

  app.post(
    '/api/cases/:id/messages/read',
    {
      config: { action: 'case.message' },
      schema: {
        summary: 'Everything up to a message has been read',
        params: IdParam,
        body: MessageMark,
        response: { 200: Done },
      },
    },
    async (request) => {
      await mark(deps, await open(request, request.params.id), request.body.upTo);
      return { done: true as const };
    },
  );

  app.get(
    '/api/messages',
    {
      config: { action: 'case.read' },
      schema: { summary: 'My matters with messages, newest first', response: { 200: ThreadList } },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      const about = { person: principalOf(viewer), items: itemsInHand(viewer) };
      return linesOf(deps, await threadsOfApplicant(db, bureau, about, viewer.person, deps.clock.today(), LIST));
    },
  );

  app.get(
    '/api/desk/messages',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'Applicants waiting for an answer in cases that are mine or nobody’s, longest waiting first',
        response: { 200: ThreadList },
      },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      return linesOf(deps, await threadsWaiting(db, bureau, viewer.person, itemsInCharge(viewer), LIST));
    },
  );
};

import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { isDay } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import { maskId } from '../../kernel/identifiers.ts';
import type { Db } from '../../platform/db.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { once } from '../../platform/once.ts';
import { tokenHash } from '../../platform/password.ts';
import type { Ports } from '../../platform/ports.ts';
import { principalOf } from './authority.ts';
import * as contract from './contract.ts';
import { type IdentityCheck, localIdentityCheck } from './handle.identity.ts';
import { end, give, list } from './handle.mandates.ts';
import { type Person, personsOf } from './handle.persons.ts';
import * as sessions from './handle.session.ts';
import { appoint, dismiss, staff } from './handle.staff.ts';
import { endSession } from './queries.session.ts';
import { addAccountRoutes } from './routes.account.ts';
import { clearSession, personOfRequest, setSession, tokenOf } from './routes.gate.ts';
import { deviceOf } from './safety.ts';
import { WORDS } from './words.ts';

export type Limits = {
  /** Sign-ins and new accounts from one address in a minute. */
  readonly signIn: number;
  /** How somebody proves to be who they say; the counter of the bureau when absent. */
  readonly identity?: IdentityCheck;
};

const shown = (p: Person) => ({
  id: p.id,
  kind: p.kind,
  name: p.name,
  number: maskId(p.number),
  ...(p.phone ? { phone: maskId(p.phone) } : {}),
  ...(p.address ? { address: p.address } : {}),
});

export const addRoutes = (app: Server, ports: Ports, limits: Limits): void => {
  const { db, bureau, clock } = ports;
  const identity = limits.identity ?? localIdentityCheck(ports);
  const slow = { max: limits.signIn, timeWindow: 60_000 };
  const no = (refused: Refused) => refuse(refusalProblem(refused, WORDS));
  const IdParam = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

  /** A write with its client key: done once, the first answer repeated. */
  const write = async <A extends object>(
    request: FastifyRequest,
    work: (tx: Db) => Promise<A | Refused>,
  ): Promise<A> => {
    const actor = request.viewer.kind === 'person' ? request.viewer.person : 'anonymous';
    // Not even the hash of a password is kept beside the key.
    const { password: _, ...body } = (request.body ?? {}) as { readonly password?: string };
    const content = [request.method, request.routeOptions.url, request.params, body];
    const done = await once<A | Refused>(db, { bureau, actor, key: request.clientKey, content }, clock.now(), work);
    if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
    const { answer } = done;
    return 'kind' in answer && answer.kind === 'refused' ? no(answer as Refused) : (answer as A);
  };

  addAccountRoutes(app, { ports, identity, limit: limits.signIn, write });

  app.get(
    '/api/session',
    { config: { action: 'session.read' }, schema: { response: { 200: contract.SessionView } } },
    (request) => sessions.sessionView(ports, request.viewer, tokenOf(request)),
  );

  app.post(
    '/api/session/extend',
    {
      config: { action: 'session.extend', keyless: true },
      schema: { summary: 'Stay signed in: the session runs anew from now', response: { 200: contract.SessionLeft } },
    },
    async (request, reply) => {
      const token = tokenOf(request)!;
      setSession(request, reply, { token });
      return { left: await sessions.extend(ports, token) };
    },
  );

  app.post(
    '/api/session',
    {
      config: { action: 'session.open', keyless: true, rateLimit: slow },
      schema: { body: contract.SignInBody, response: { 200: contract.Done } },
    },
    async (request, reply) => {
      const from = { address: request.ip, device: deviceOf(request.headers['user-agent']) };
      const opened = await sessions.signIn(ports, request.body.login, request.body.password, from);
      if ('kind' in opened) return no(opened);
      setSession(request, reply, opened);
      return { done: true as const };
    },
  );

  app.delete(
    '/api/session',
    { config: { action: 'session.close', keyless: true }, schema: { response: { 200: contract.Done } } },
    async (request, reply) => {
      const token = tokenOf(request);
      if (token) await endSession(db, bureau, tokenHash(token));
      clearSession(reply);
      return { done: true as const };
    },
  );

  app.post(
    '/api/session/acting',
    {
      config: { action: 'acting.choose', keyless: true },
      schema: { body: contract.ActingBody, response: { 200: contract.Done } },
    },
    async (request) => {
      const { person } = personOfRequest(request);
      const refused = await sessions.chooseActing(ports, tokenOf(request)!, person, request.body);
      return refused ? no(refused) : { done: true as const };
    },
  );

  app.post(
    '/api/accounts',
    {
      config: { action: 'account.open', rateLimit: slow },
      schema: { body: contract.AccountBody, response: { 200: contract.PersonRef } },
    },
    (request) => write(request, (tx) => sessions.openAccount(ports, identity, tx, request.body)),
  );

  app.post(
    '/api/companies',
    {
      config: { action: 'company.claim' },
      schema: { body: contract.CompanyBody, response: { 200: contract.PersonRef } },
    },
    (request) =>
      write(request, (tx) => sessions.claimCompany(ports, identity, tx, personOfRequest(request), request.body)),
  );

  app.get(
    '/api/people/me',
    { config: { action: 'person.read' }, schema: { response: { 200: contract.MeView } } },
    async (request) => {
      const viewer = personOfRequest(request);
      const persons = await personsOf(db, ports, [viewer.person, principalOf(viewer)]);
      const principal = viewer.acting && persons.get(viewer.acting.principal);
      return { me: shown(persons.get(viewer.person)!), ...(principal ? { acting: shown(principal) } : {}) };
    },
  );

  app.get(
    '/api/mandates',
    { config: { action: 'mandate.read' }, schema: { response: { 200: contract.MandateList } } },
    async (request) => ({ mandates: await list(ports, personOfRequest(request)) }),
  );

  app.post(
    '/api/mandates',
    {
      config: { action: 'mandate.give' },
      schema: { body: contract.MandateBody, response: { 200: contract.MandateGiven } },
    },
    (request) => {
      const { agent, items, from, until } = request.body;
      if (!isDay(until)) return refuse(platformProblem('field-invalid', { field: 'body.until' }));
      if (from !== undefined && !isDay(from)) return refuse(platformProblem('field-invalid', { field: 'body.from' }));
      const command = { agent, items: items ?? ('all' as const), until, ...(from ? { from } : {}) };
      return write(request, (tx) => give(ports, tx, personOfRequest(request), command, request.clientKey));
    },
  );

  app.delete(
    '/api/mandates/:id',
    { config: { action: 'mandate.end' }, schema: { params: IdParam, response: { 200: contract.Done } } },
    (request) => write(request, (tx) => end(ports, tx, personOfRequest(request), request.params.id, request.clientKey)),
  );

  app.get(
    '/api/staff',
    {
      config: { action: 'staff.list' },
      schema: { querystring: contract.StaffQuery, response: { 200: contract.StaffList } },
    },
    async (request) => ({ staff: await staff(ports, request.query) }),
  );

  app.post(
    '/api/staff/posts',
    { config: { action: 'staff.appoint' }, schema: { body: contract.PostBody, response: { 200: contract.PostRef } } },
    (request) => write(request, (tx) => appoint(ports, tx, request.body)),
  );

  app.delete(
    '/api/staff/posts/:id',
    { config: { action: 'staff.appoint' }, schema: { params: IdParam, response: { 200: contract.Done } } },
    (request) => write(request, (tx) => dismiss(ports, tx, request.params.id)),
  );

  app.get(
    '/api/demo/personas',
    { config: { action: 'demo.read' }, schema: { response: { 200: contract.PersonaList } } },
    async () => {
      const personas = await sessions.demoPersonas(ports);
      return personas ? { personas } : refuse(platformProblem('not-found'));
    },
  );

  app.post(
    '/api/demo/session',
    {
      config: { action: 'demo.enter', keyless: true },
      schema: { body: contract.DemoBody, response: { 200: contract.Done } },
    },
    async (request, reply) => {
      const opened = await sessions.enterDemo(ports, request.body.person, deviceOf(request.headers['user-agent']));
      if (!opened) return refuse(platformProblem('not-found'));
      setSession(request, reply, opened);
      return { done: true as const };
    },
  );
};

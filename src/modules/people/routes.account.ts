import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Refused } from '../../kernel/decision.ts';
import type { Db } from '../../platform/db.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { tokenHash } from '../../platform/password.ts';
import type { Ports } from '../../platform/ports.ts';
import * as contract from './contract.ts';
import { accountView, changePassword } from './handle.account.ts';
import { beginCompany, beginIdentity, confirmAtCounter, type IdentityCheck } from './handle.identity.ts';
import * as passkeys from './handle.passkeys.ts';
import { resetAccess } from './handle.session.ts';
import { endSessions } from './queries.safety.ts';
import { clearSession, personOfRequest, setSession, tokenOf } from './routes.gate.ts';
import { deviceOf } from './safety.ts';
import { WORDS } from './words.ts';

export type AccountRoutes = {
  readonly ports: Ports;
  readonly identity: IdentityCheck;
  /** Sign-ins, registrations and codes from one address in a minute. */
  readonly limit: number;
  /** A write with its client key; see routes.ts. */
  readonly write: <A extends object>(request: FastifyRequest, work: (tx: Db) => Promise<A | Refused>) => Promise<A>;
};

const siteOf = (request: FastifyRequest): passkeys.Site => ({
  origin: `${request.protocol}://${request.host}`,
  name: request.hostname,
});
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 512 }) });

const passkeyRoutes = (app: Server, { ports, limit, write }: AccountRoutes): void => {
  const slow = { max: limit, timeWindow: 60_000 };
  const no = (refused: Refused) => refuse(refusalProblem(refused, WORDS));
  const answer = <A extends object>(a: A | Refused): A => ('kind' in a ? no(a as Refused) : (a as A));

  app.post(
    '/api/account/passkeys/options',
    {
      config: { action: 'account.keep', keyless: true },
      schema: { response: { 200: contract.PasskeyOptions } },
    },
    async (request) =>
      answer(await passkeys.offerPasskey(ports, personOfRequest(request), tokenOf(request)!, siteOf(request))),
  );
  app.post(
    '/api/account/passkeys',
    { config: { action: 'account.keep' }, schema: { body: contract.PasskeyBody, response: { 200: contract.Done } } },
    (request) =>
      write(request, (tx) =>
        passkeys.keepPasskey(ports, tx, personOfRequest(request), tokenOf(request)!, siteOf(request), request.body),
      ),
  );
  app.patch(
    '/api/account/passkeys/:id',
    {
      config: { action: 'account.keep' },
      schema: { params: Id, body: contract.PasskeyName, response: { 200: contract.Done } },
    },
    (request) =>
      write(request, (tx) =>
        passkeys.renamePasskey(ports, tx, tokenOf(request)!, request.params.id, request.body.name),
      ),
  );
  app.delete(
    '/api/account/passkeys/:id',
    { config: { action: 'account.keep' }, schema: { params: Id, response: { 200: contract.Done } } },
    (request) =>
      write(request, (tx) =>
        passkeys.dropPasskey(ports, tx, personOfRequest(request), tokenOf(request)!, request.params.id),
      ),
  );
  app.post(
    '/api/session/passkey/options',
    {
      config: { action: 'session.open', keyless: true, rateLimit: slow },
      schema: { response: { 200: contract.PasskeyOptions } },
    },
    async (request) => answer(await passkeys.askPasskey(ports, siteOf(request))),
  );
  app.post(
    '/api/session/passkey',
    {
      config: { action: 'session.open', keyless: true, rateLimit: slow },
      schema: { body: contract.PasskeySignInBody, response: { 200: contract.Done } },
    },
    async (request, reply) => {
      const device = deviceOf(request.headers['user-agent']);
      const opened = await passkeys.signInByPasskey(ports, siteOf(request), request.body.response, device);
      if ('kind' in opened) return no(opened);
      setSession(request, reply, opened);
      return { done: true as const };
    },
  );
};

/** What keeps an account safe: password, passkeys, where it is signed in; and how one is opened by its owner only. */
export const addAccountRoutes = (app: Server, parts: AccountRoutes): void => {
  const { ports, identity, limit } = parts;
  const { db, bureau } = ports;
  const slow = { max: limit, timeWindow: 60_000 };
  const no = (refused: Refused) => refuse(refusalProblem(refused, WORDS));
  passkeyRoutes(app, parts);

  app.get(
    '/api/account',
    { config: { action: 'account.keep' }, schema: { response: { 200: contract.AccountView } } },
    (request) => accountView(ports, personOfRequest(request), tokenOf(request)!),
  );
  app.post(
    '/api/account/password',
    {
      config: { action: 'account.keep', keyless: true, rateLimit: slow },
      schema: { body: contract.PasswordBody, response: { 200: contract.Ended } },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      // Keyless: an answer that were kept under a key would keep a hash of both passwords with it.
      const done = await db.transaction((tx) => changePassword(ports, tx, viewer, tokenOf(request)!, request.body));
      return 'kind' in done ? no(done) : done;
    },
  );
  app.delete(
    '/api/account/sessions/:id',
    { config: { action: 'account.keep', keyless: true }, schema: { params: Id, response: { 200: contract.Ended } } },
    async (request) => {
      const { person } = personOfRequest(request);
      const { id } = request.params;
      return { ended: await endSessions(db, bureau, person, { id, except: tokenHash(tokenOf(request)!) }) };
    },
  );
  app.delete(
    '/api/account/sessions',
    { config: { action: 'account.keep', keyless: true }, schema: { response: { 200: contract.Ended } } },
    async (request, reply) => {
      const ended = await endSessions(db, bureau, personOfRequest(request).person, {});
      clearSession(reply);
      return { ended };
    },
  );

  app.post(
    '/api/identity-checks',
    {
      config: { action: 'identity.begin', keyless: true, rateLimit: slow },
      schema: { body: contract.IdentityBody, response: { 200: contract.IdentityWay } },
    },
    async (request) => {
      const way = await beginIdentity(ports, identity, request.body);
      return 'kind' in way ? no(way) : way;
    },
  );
  app.post(
    '/api/identity-codes',
    {
      // Keyless: a repeated request gives another code, and the code itself is kept nowhere.
      config: { action: 'identity.confirm', keyless: true },
      schema: { body: contract.IdentityCodeBody, response: { 200: contract.IdentityCode } },
    },
    async (request) => {
      const { person } = personOfRequest(request);
      const given = await db.transaction((tx) => confirmAtCounter(ports, tx, person, request.body));
      return 'kind' in given ? no(given) : given;
    },
  );
  app.post(
    '/api/company-checks',
    {
      config: { action: 'company.claim', keyless: true, rateLimit: slow },
      schema: { body: contract.CompanyCheckBody, response: { 200: contract.IdentityWay } },
    },
    async (request) => {
      const way = await beginCompany(ports, identity, personOfRequest(request).person, request.body);
      return 'kind' in way ? no(way) : way;
    },
  );
  app.post(
    '/api/account/reset',
    {
      // Keyless, as with every password: nothing of it is kept beside a key.
      config: { action: 'account.open', keyless: true, rateLimit: slow },
      schema: { body: contract.ResetBody, response: { 200: contract.Done } },
    },
    async (request) => {
      const done = await db.transaction((tx) => resetAccess(ports, identity, tx, request.body));
      return 'kind' in done ? no(done) : done;
    },
  );
};

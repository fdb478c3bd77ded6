import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../kernel/actor.ts';
import { isDay } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import {
  actorOf,
  findByNumber,
  itemsInCharge,
  itemsInHand,
  mayActFor,
  namesOf,
  personOfRequest,
  personsNamed,
  postsFor,
  principalOf,
} from '../people/index.ts';
import { SEAL_REFUSALS } from '../seal/index.ts';
import { changeable, renewable } from './acts/edition.ts';
import { available } from './acts.ts';
import { isLicenceAct, LICENCE_ACTS, LICENCE_COMMANDS, type LicenceWire } from './commands.ts';
import {
  LicenceActDone,
  type LicenceActOffer,
  LicencePage,
  LicenceState,
  LicenceView,
  VerifyAnswer,
  VerifyKeys,
} from './contract.ts';
import { actOnLicence } from './handle.act.ts';
import { type LicenceDeps, loadLicence } from './handle.ts';
import { verifyLicence } from './handle.verify.ts';
import { viewOf } from './handle.view.ts';
import { type LicencePressDeps, pressEdition } from './jobs.ts';
import { type LicenceRow, licenceById, licencesOf, newestHolders, register } from './queries.ts';
import { LICENCE_REFUSALS } from './refusals.ts';
import { registerLicenceLife } from './routes.life.ts';
import { registerStatus } from './routes.status.ts';

const PAGE = 50;
const MAX_CODE = 2000;
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });
const OFFICERS = [
  'acceptor',
  'decider',
  'head',
  'supervisor',
  'oversight',
  'delivery',
  'examiner',
  'reviewer',
  'intake',
];

export type LicenceRoutesDeps = LicenceDeps & LicencePressDeps & { readonly verifyLimit?: number };

const isOfficer = (request: FastifyRequest, item: string): boolean =>
  postsFor(personOfRequest(request), { item }).some((p) => OFFICERS.includes(p));

/** The licence, when whoever asks is on its holder's side or an officer for its item; else it does not exist. */
const findFor = async (deps: LicenceDeps, request: FastifyRequest, id: string): Promise<LicenceRow> => {
  const row = await licenceById(deps.db, deps.bureau, id);
  const viewer = personOfRequest(request);
  if (row && (mayActFor(viewer, row.holder, row.item) || isOfficer(request, row.item))) return row;
  return refuse(platformProblem('not-found'));
};

/** An officer before a licence; whom they act for may be its holder (回避). */
const officerAt = (request: FastifyRequest, row: LicenceRow): Actor | undefined => {
  const viewer = personOfRequest(request);
  const by = actorOf(viewer, { item: row.item }, 'window');
  return by && viewer.acting ? { ...by, principal: viewer.acting.principal } : by;
};

const offersFor = async (deps: LicenceDeps, request: FastifyRequest, row: LicenceRow): Promise<LicenceActOffer[]> => {
  const by = officerAt(request, row);
  const found = await loadLicence(deps, deps.db, row.id);
  if (!by || !found) return [];
  const today = deps.clock.today();
  const facts = { renewal: await deps.facts.renewal(deps.db, deps.bureau, row.id), respondBy: today };
  const offer = (act: string, no: Refused | undefined): LicenceActOffer => {
    if (!no) return { act, may: true };
    const { code, article, message, repair } = refusalProblem(no, LICENCE_REFUSALS);
    return { act, may: false, because: { code, article: article ?? '', text: message, ...(repair ? { repair } : {}) } };
  };
  const window = row.until ? await deps.facts.renewalWindow(deps.db, row.item, row.until) : undefined;
  return [
    offer('renew', renewable(found.state, window, today)),
    offer('change', changeable(found.state, await deps.facts.changeItem(deps.db, row.item))),
    ...[...available(found.state, by, today, facts)].map(([act, no]) => offer(act, no)),
  ];
};

const readRoutes = (app: Server, deps: LicenceRoutesDeps): void => {
  const { db, bureau } = deps;
  app.get(
    '/api/licences/mine',
    {
      config: { action: 'licence.read' },
      schema: { summary: 'My licences', response: { 200: Type.Array(LicenceView) } },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      const rows = await licencesOf(db, bureau, principalOf(viewer), itemsInHand(viewer));
      return Promise.all(rows.map((row) => viewOf(deps, db, row)));
    },
  );
  app.get(
    '/api/licences/:id',
    {
      config: { action: 'licence.read' },
      schema: { summary: 'A licence', params: Id, response: { 200: LicenceView } },
    },
    async (request) => {
      const row = await findFor(deps, request, request.params.id);
      const view = await viewOf(deps, db, row);
      return isOfficer(request, row.item) ? { ...view, acts: await offersFor(deps, request, row) } : view;
    },
  );
  app.get(
    '/api/licences/:id/pdf',
    {
      config: { action: 'licence.read' },
      schema: {
        summary: 'The licence as PDF',
        produces: ['application/pdf'],
        params: Id,
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const row = await findFor(deps, request, request.params.id);
      const pressed = await pressEdition(deps, row.id, row.edition);
      if (!pressed) return refuse(platformProblem('not-found'));
      if (pressed.kind === 'awaits') return refuse(refusalProblem(pressed.why, SEAL_REFUSALS));
      const { content } = pressed;
      return reply
        .header('content-type', 'application/pdf')
        .header(
          'content-disposition',
          `inline; filename*=UTF-8''${encodeURIComponent(`${row.name.zh}-${row.number}.pdf`)}`,
        )
        .header('cache-control', 'private, no-store')
        .send(content);
    },
  );
};

const Register = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 120 })),
  state: Type.Optional(LicenceState),
  kind: Type.Optional(Type.String({ maxLength: 64 })),
  cursor: Type.Optional(Type.String({ maxLength: 120 })),
});

/** `2026-10-20~id`: the last line of the page before. */
const cursorOf = (text: string | undefined) => {
  const [on, id] = text?.split('~') ?? [];
  return isDay(on) && id ? { on, id } : undefined;
};

/** Names are sealed, so they are looked through and not searched: those of the newest licences. */
const NAMES_LOOKED_THROUGH = 3000;

/** Holders by their exact number, or by a part of their name. */
const holdersFor = async (deps: LicenceRoutesDeps, words: string): Promise<readonly string[]> => {
  const byNumber = await findByNumber(deps.db, deps, words.toUpperCase());
  if (byNumber) return [byNumber.id];
  const among = await newestHolders(deps.db, deps.bureau, NAMES_LOOKED_THROUGH);
  return (await personsNamed(deps.db, deps, words, among, PAGE)).map((p) => p.id);
};

const officerRoutes = (app: Server, deps: LicenceRoutesDeps): void => {
  const { db, bureau } = deps;
  app.get(
    '/api/licences',
    {
      config: { action: 'desk.read' },
      schema: { summary: 'The register of licences', querystring: Register, response: { 200: LicencePage } },
    },
    async (request) => {
      const { query, state, kind, cursor } = request.query;
      const before = cursorOf(cursor);
      const words = query?.trim() ?? '';
      const ask = {
        items: itemsInCharge(personOfRequest(request)),
        ...(words ? { query: words, holders: await holdersFor(deps, words) } : {}),
        ...(kind ? { kind } : {}),
        ...(state ? { state } : {}),
        ...(before ? { before } : {}),
      };
      const found = await register(db, bureau, ask, PAGE + 1);
      const rows = found.slice(0, PAGE);
      const nameOf = await namesOf(
        db,
        deps,
        rows.map((r) => r.holder),
      );
      const last = found.length > PAGE ? rows.at(-1) : undefined;
      return {
        rows: rows.map(({ id, name, number, holder, state: is, from, until, issuedOn }) => ({
          id,
          name,
          number,
          holder: nameOf(holder),
          state: is,
          from,
          ...(until ? { until } : {}),
          issuedOn,
        })),
        ...(last ? { next: `${last.issuedOn}~${last.id}` } : {}),
      };
    },
  );
  for (const act of LICENCE_ACTS)
    app.post(
      `/api/licences/:id/acts/${act}`,
      {
        config: { action: 'licence.act' },
        schema: {
          summary: `Act on a licence: ${act}`,
          params: Id,
          body: LICENCE_COMMANDS[act],
          response: { 200: LicenceActDone },
        },
      },
      async (request) => {
        const { id } = request.params as { id: string };
        const row = await licenceById(db, bureau, id);
        const by = row && officerAt(request, row);
        if (!row || !by || !isLicenceAct(act)) return refuse(platformProblem('not-found'));
        const wire = { act, ...(request.body as object) } as LicenceWire;
        const answer = await actOnLicence(deps, id, wire, by, request.clientKey);
        switch (answer.kind) {
          case 'done':
            return { ...answer.done, events: [...answer.done.events] };
          case 'refused':
            return refuse(refusalProblem(answer, LICENCE_REFUSALS));
          case 'unknown':
            return refuse(platformProblem('not-found'));
          default:
            return refuse(platformProblem(answer.kind));
        }
      },
    );
};

const publicRoutes = (app: Server, deps: LicenceRoutesDeps): void => {
  const max = deps.verifyLimit ?? 60;
  // A wildcard: a signed code is longer than the server lets a path parameter be.
  app.get(
    '/api/verify/*',
    {
      config: { action: 'licence.verify', rateLimit: { max, timeWindow: '1 minute' } },
      schema: {
        summary: 'Check a licence by its code, the address in its QR code, its number or identifier; no sign-in',
        response: { 200: VerifyAnswer },
      },
    },
    (request) => {
      const code = (request.params as { '*': string })['*'];
      if (code.length === 0 || code.length > MAX_CODE)
        return refuse(platformProblem('field-invalid', { field: 'params.code' }));
      return verifyLicence(deps, code);
    },
  );
  app.get(
    '/api/verify-keys',
    {
      config: { action: 'licence.verify' },
      schema: { summary: 'Public keys of this bureau’s licences', response: { 200: VerifyKeys } },
    },
    async () => ({
      keys: deps.signer.keys.map((k) => ({ ...k })),
      authorities: (await deps.sealing.authorities()).map((a) => Buffer.from(a).toString('base64')),
    }),
  );
  app.get(
    '/api/verify-keys/:file',
    {
      config: { action: 'licence.verify' },
      schema: {
        summary: 'One public key as PEM (`<key id>.pem`), for openssl',
        params: Type.Object({ file: Type.String({ pattern: '^[0-9a-f]{8}\\.pem$' }) }),
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const key = deps.signer.keys.find((k) => `${k.keyId}.pem` === request.params.file);
      if (!key) return refuse(platformProblem('not-found'));
      const lines = key.publicKey.match(/.{1,64}/g) ?? [];
      return reply
        .type('application/x-pem-file')
        .header('cache-control', 'public, max-age=300')
        .send(`-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`);
    },
  );
};

export const registerLicences = (app: Server, deps: LicenceRoutesDeps): void => {
  readRoutes(app, deps);
  officerRoutes(app, deps);
  publicRoutes(app, deps);
  registerStatus(app, deps);
  registerLicenceLife(app, deps, (request, id) => findFor(deps, request, id));
};

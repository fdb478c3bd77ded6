import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Instant } from '../../kernel/instant.ts';
import { dayOf } from '../../kernel/instant.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { readCertificate } from '../../platform/pki.certificate.ts';
import { actorOf, namesOf, personOfRequest } from '../people/index.ts';
import { available } from './acts.ts';
import { REGISTER_SEAL, SEAL_ACTS, SEAL_COMMANDS, type SealWire } from './commands.ts';
import { SealActDone, SealRegister, SealRegistered, SealUses, type SealView } from './contract.ts';
import { actOnSeal, refusedUses, registerSeal, type SealDeps, sealView } from './handle.ts';
import { certificateState, type SealDesk } from './handle.use.ts';
import { requestsWaiting, type SealRow, seals, uses } from './queries.ts';
import { SEAL_REFUSALS } from './refusals.ts';
import { EVENT_TITLES, SYSTEM_NAME } from './words.ts';

const PAGE = 50;
const WAITING = 200;
/** Acts on seals are the bureau's, not of one item. */
const ANY = { item: '' };

const actorFor = (request: FastifyRequest) => {
  const viewer = personOfRequest(request);
  const by = actorOf(viewer, ANY, 'window');
  // A post for some items only is no post for the seal of all.
  return by && viewer.kind === 'person'
    ? { ...by, posts: viewer.posts.filter((p) => p.items === 'all').map((p) => p.post) }
    : undefined;
};

type Named = (id: string) => { readonly id: string; readonly name: string };

const viewOf = async (deps: SealDeps, request: FastifyRequest, row: SealRow): Promise<SealView> => {
  const found = (await sealView(deps, deps.db, row.id))!;
  const { state, events } = found;
  const ids = [...state.keepers, ...state.allowances.map((a) => a.by), ...events.map((e) => e.by)];
  const nameOf = await namesOf(deps.db, deps, ids);
  const named: Named = (id) => ({ id, name: id === 'system' ? SYSTEM_NAME : nameOf(id) });
  const certificate = await certificateState(deps, row);
  const own = certificate.key?.chain[0];
  const read = own && readCertificate(own);
  const by = actorFor(request);
  const { id, name, organ, kind, how, number, since, from, until, test, picture, version } = row;
  return {
    id,
    name,
    organ,
    kind,
    how,
    ...(row.items ? { items: [...row.items] } : {}),
    number,
    state: row.state,
    since,
    from,
    until,
    test,
    picture,
    version,
    keepers: state.keepers.map(named),
    allowances: state.allowances.map((a) => ({
      id: a.id,
      documents: [...a.documents],
      ...(a.items ? { items: [...a.items] } : {}),
      from: a.from,
      until: a.until,
      by: named(a.by),
    })),
    certificate: {
      ...(read ? { subject: read.subject, issuer: read.issuer, until: dayOf(read.until as Instant) } : {}),
      daysLeft: certificate.daysLeft,
      ...(certificate.fault ? { fault: certificate.fault } : {}),
    },
    events: events.toReversed().map((e) => ({ on: e.on, title: EVENT_TITLES[e.type], by: named(e.by) })),
    acts: by
      ? [...available(state, by, deps.clock.today())].map(([act, no]) => {
          if (!no) return { act, may: true };
          const { code, article, message } = refusalProblem(no, SEAL_REFUSALS);
          return { act, may: false, because: { code, article: article ?? '', text: message } };
        })
      : [],
  };
};

const Uses = Type.Object({
  seal: Type.Optional(Type.String({ maxLength: 64 })),
  query: Type.Optional(Type.String({ maxLength: 120 })),
  cursor: Type.Optional(Type.String({ maxLength: 120 })),
});
const cursorOf = (text: string | undefined) => {
  const [at, id] = text?.split('~') ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at: at as Instant, id } : undefined;
};

export type SealRoutesDeps = SealDeps & { readonly sealing: SealDesk };

export const registerSeals = (app: Server, deps: SealRoutesDeps): void => {
  const { db, bureau } = deps;
  app.get(
    '/api/seals',
    {
      config: { action: 'seal.read' },
      schema: { summary: 'The register of seals and what waits for approval', response: { 200: SealRegister } },
    },
    async (request) => {
      // Makes the first test seal where there is none.
      await deps.sealing.signerOf(db, '');
      const [rows, waiting, no] = await Promise.all([
        seals(db, bureau),
        requestsWaiting(db, bureau, WAITING),
        refusedUses(deps, db, PAGE),
      ]);
      const nameOf = await namesOf(
        db,
        deps,
        no.map((r) => r.by),
      );
      const whyOf = (code: string) => {
        const words = (SEAL_REFUSALS as Record<string, { message: { zh: string; en: string } }>)[code];
        return { code, text: words?.message ?? { zh: code, en: code } };
      };
      const views: SealView[] = [];
      for (const row of rows) views.push(await viewOf(deps, request, row));
      return {
        seals: views,
        waiting: waiting.map(({ id, seal, kind, title, number, item, askedAt, why }) => ({
          id,
          ...(seal ? { seal } : {}),
          ...{ kind, title, number, item, askedAt, why: whyOf(why) },
        })),
        refused: no.map(({ id, seal, kind, title, number, item, askedAt, why, by, at, reason }) => ({
          ...{ id, seal, kind, title, number, item, askedAt, why: whyOf(why), at, reason },
          by: { id: by, name: nameOf(by) },
        })),
        store: deps.keys.kind,
        organ: deps.organ.name,
        mayRegister: actorFor(request)?.posts.includes('head') ?? false,
      };
    },
  );
  app.get(
    '/api/seal-uses',
    {
      config: { action: 'seal.read' },
      schema: { summary: 'The log of uses, newest first', querystring: Uses, response: { 200: SealUses } },
    },
    async (request) => {
      const { seal, query, cursor } = request.query;
      const before = cursorOf(cursor);
      const ask = {
        ...(seal ? { seal } : {}),
        ...(query?.trim() ? { query: query.trim() } : {}),
        ...(before ? { before } : {}),
      };
      const found = await uses(db, bureau, ask, PAGE + 1);
      const rows = found.slice(0, PAGE);
      const nameOf = await namesOf(
        db,
        deps,
        rows.flatMap((r) => [r.approver, r.operator]),
      );
      const named: Named = (id) => ({ id, name: id === 'system' ? SYSTEM_NAME : nameOf(id) });
      const last = found.length > PAGE ? rows.at(-1) : undefined;
      return {
        rows: rows.map(({ id, seal: of, kind, title, number, hash, approver, operator, usedAt, test }) => ({
          id,
          seal: of,
          kind,
          title,
          number,
          hash,
          approver: named(approver),
          operator: named(operator),
          at: usedAt,
          test,
        })),
        ...(last ? { next: `${last.usedAt}~${last.id}` } : {}),
      };
    },
  );
  app.post(
    '/api/seals',
    {
      config: { action: 'seal.register' },
      schema: { summary: 'Register a seal', body: REGISTER_SEAL, response: { 200: SealRegistered } },
    },
    async (request) => {
      const by = actorFor(request);
      if (!by?.posts.includes('head'))
        return refuse(
          refusalProblem({ kind: 'refused', code: 'not-your-post', article: '', facts: {} }, SEAL_REFUSALS),
        );
      const done = await registerSeal(deps, request.body, by, request.clientKey);
      if (done === 'key-reused') return refuse(platformProblem('key-reused'));
      return 'code' in done ? refuse(refusalProblem(done, SEAL_REFUSALS)) : { ...done };
    },
  );
  for (const act of SEAL_ACTS)
    app.post(
      `/api/seals/:id/acts/${act}`,
      {
        config: { action: 'seal.act' },
        schema: {
          summary: `Act on a seal: ${act}`,
          params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
          body: SEAL_COMMANDS[act],
          response: { 200: SealActDone },
        },
      },
      async (request) => {
        const { id } = request.params as { id: string };
        const by = actorFor(request);
        if (!by) return refuse(platformProblem('not-found'));
        const wire = { act, ...(request.body as object) } as SealWire;
        const answer = await actOnSeal(deps, id, wire, by, request.clientKey);
        switch (answer.kind) {
          case 'done':
            return { ...answer.done, events: [...answer.done.events] };
          case 'refused':
            return refuse(refusalProblem(answer, SEAL_REFUSALS));
          case 'unknown':
            return refuse(platformProblem('not-found'));
          default:
            return refuse(platformProblem(answer.kind));
        }
      },
    );
};

import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { isDay } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { once } from '../../platform/once.ts';
import type { PdfWriter } from '../../platform/pdf.ts';
import { actorOf, mayActFor, personOfRequest } from '../people/index.ts';
import {
  LicenceActDone,
  ReissueBody,
  ShareBody,
  ShareDone,
  ShareList,
  ShareMade,
  ShareOpenBody,
  ShareOpened,
  ShowMade,
} from './contract.ts';
import { actOnLicence } from './handle.act.ts';
import { copyOfShare, listShares, openShare, share, show, takeBack } from './handle.share.ts';
import type { LicenceDeps } from './handle.ts';
import { type LicenceRow, licenceById } from './queries.ts';
import { LICENCE_REFUSALS } from './refusals.ts';
import { SHARE_REFUSALS } from './share.ts';

const Id = Type.Object({ id: Type.String({ maxLength: 64 }) });
const One = Type.Object({ id: Type.String({ maxLength: 64 }), share: Type.String({ maxLength: 64 }) });

/** Showing a licence and letting others see it: only whoever acts for its holder may. */
export const registerShares = (
  app: Server,
  deps: LicenceDeps & { readonly writer: PdfWriter; readonly verifyLimit?: number },
): void => {
  const { db, bureau, clock } = deps;
  const answer = <A extends object>(a: A | Refused): A =>
    'kind' in a ? refuse(refusalProblem(a as Refused, SHARE_REFUSALS)) : (a as A);
  const mine = async (request: FastifyRequest, id: string): Promise<LicenceRow> => {
    const row = await licenceById(db, bureau, id);
    return row && mayActFor(personOfRequest(request), row.holder, row.item)
      ? row
      : refuse(platformProblem('not-found'));
  };
  const config = { action: 'licence.share' } as const;

  app.get(
    '/api/licences/:id/shares',
    { config, schema: { params: Id, response: { 200: ShareList } } },
    async (request) => ({ shares: await listShares(deps, await mine(request, request.params.id)) }),
  );
  app.post(
    '/api/licences/:id/shares',
    { config, schema: { params: Id, body: ShareBody, response: { 200: ShareMade } } },
    async (request) => {
      const row = await mine(request, request.params.id);
      const { until, ...said } = request.body;
      if (!isDay(until)) return refuse(platformProblem('field-invalid', { field: 'body.until' }));
      const { person } = personOfRequest(request);
      const keyed = { bureau, actor: person, key: request.clientKey, content: ['share', row.id, request.body] };
      const done = await once(db, keyed, clock.now(), (tx) => share(deps, tx, row, person, { ...said, until }));
      return done.kind === 'key-reused' ? refuse(platformProblem('key-reused')) : answer(done.answer);
    },
  );
  app.delete(
    '/api/licences/:id/shares/:share',
    { config: { ...config, keyless: true }, schema: { params: One, response: { 200: ShareDone } } },
    async (request) => answer(await takeBack(deps, await mine(request, request.params.id), request.params.share)),
  );
  app.post(
    '/api/licences/:id/reissue',
    {
      config,
      schema: {
        summary: 'Issue it again to its holder, who declares the loss or damage (补发)',
        params: Id,
        body: ReissueBody,
        response: { 200: LicenceActDone },
      },
    },
    async (request) => {
      const row = await mine(request, request.params.id);
      const by = actorOf(personOfRequest(request), { item: row.item, applicant: row.holder }, 'web');
      if (!by) return refuse(platformProblem('not-found'));
      const { version, why } = request.body;
      const statement = `持证人 ${clock.today()} 网上声明`;
      const done = await actOnLicence(deps, row.id, { act: 'reissue', version, why, statement }, by, request.clientKey);
      if (done.kind === 'done') return { ...done.done, events: [...done.done.events] };
      if (done.kind === 'refused') return refuse(refusalProblem(done, LICENCE_REFUSALS));
      return refuse(platformProblem(done.kind === 'unknown' ? 'not-found' : done.kind));
    },
  );
  app.post(
    '/api/licences/:id/shows',
    { config: { ...config, keyless: true }, schema: { params: Id, response: { 200: ShowMade } } },
    async (request) => show(deps, await mine(request, request.params.id)),
  );
  app.post(
    '/api/shares/copy',
    {
      config: {
        action: 'licence.share-open',
        keyless: true,
        rateLimit: { max: deps.verifyLimit ?? 60, timeWindow: '1 minute' },
      },
      schema: {
        summary: 'A copy for the purpose of the share as PDF, marked with it',
        produces: ['application/pdf'],
        body: ShareOpenBody,
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const copy = await copyOfShare(deps, request.body.token);
      if (!copy) return refuse(platformProblem('not-found'));
      return reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(copy.name)}`)
        .header('cache-control', 'private, no-store')
        .send(copy.content);
    },
  );
  app.post(
    '/api/shares/open',
    {
      config: {
        action: 'licence.share-open',
        keyless: true,
        rateLimit: { max: deps.verifyLimit ?? 60, timeWindow: '1 minute' },
      },
      schema: { body: ShareOpenBody, response: { 200: ShareOpened } },
    },
    (request) => openShare(deps, request.body.token),
  );
};

import Type from 'typebox';
import type { Refused } from '../../kernel/decision.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { inboxOf, markRead, personOfRequest } from '../people/index.ts';
import * as contract from './contract.ts';
import {
  askAddress,
  choose,
  dropAddress,
  listNotices,
  type NoticeDeps,
  proveByCode,
  settingsOf,
  stopMail,
} from './handle.ts';
import { markAllRead } from './queries.ts';
import { NOTICE_REFUSALS } from './refusals.ts';

const done = { done: true as const };

/** All writes are keyless: doing any of them twice is doing it once. */
export const registerNotices = (app: Server, deps: NoticeDeps): void => {
  const { db, bureau, clock } = deps;
  const slow = { max: 20, timeWindow: 60_000 };
  const answer = <A extends object>(a: A | Refused): A =>
    'kind' in a ? refuse(refusalProblem(a as Refused, NOTICE_REFUSALS)) : (a as A);
  const read = { action: 'notice.read' } as const;
  const write = { action: 'notice.read', keyless: true } as const;

  app.get(
    '/api/notices',
    {
      config: read,
      schema: {
        querystring: Type.Object({ before: Type.Optional(Type.String({ maxLength: 64 })) }),
        response: { 200: contract.NoticePage },
      },
    },
    (request) => listNotices(deps, personOfRequest(request), request.query.before),
  );
  app.post(
    '/api/notices/:id/read',
    {
      config: write,
      schema: { params: Type.Object({ id: Type.String({ maxLength: 64 }) }), response: { 200: contract.Done } },
    },
    async (request) => {
      await markRead(db, bureau, inboxOf(personOfRequest(request)), request.params.id, clock.now());
      return done;
    },
  );
  app.post('/api/notices/read', { config: write, schema: { response: { 200: contract.Done } } }, async (request) => {
    await markAllRead(db, bureau, inboxOf(personOfRequest(request)), clock.now());
    return done;
  });
  app.get(
    '/api/notices/settings',
    { config: read, schema: { response: { 200: contract.NoticeSettings } } },
    (request) => settingsOf(deps, personOfRequest(request)),
  );
  app.put(
    '/api/notices/settings',
    { config: write, schema: { body: contract.WishBody, response: { 200: contract.Done } } },
    async (request) => {
      await choose(deps, personOfRequest(request), request.body);
      return done;
    },
  );
  app.put(
    '/api/notices/address',
    {
      config: { ...write, rateLimit: slow },
      schema: { body: contract.AddressBody, response: { 200: contract.Done } },
    },
    async (request) =>
      answer(await db.transaction((tx) => askAddress(deps, tx, personOfRequest(request), request.body))),
  );
  app.post(
    '/api/notices/address/code',
    { config: { ...write, rateLimit: slow }, schema: { body: contract.CodeBody, response: { 200: contract.Done } } },
    async (request) =>
      answer(await db.transaction((tx) => proveByCode(deps, tx, personOfRequest(request), request.body.code))),
  );
  app.delete(
    '/api/notices/address',
    { config: write, schema: { response: { 200: contract.Done } } },
    async (request) => {
      await dropAddress(deps, personOfRequest(request));
      return done;
    },
  );
  app.post(
    '/api/mail-stop',
    {
      config: { action: 'mail.stop', keyless: true, rateLimit: slow },
      schema: { body: contract.StopBody, response: { 200: contract.Done } },
    },
    async (request) => answer(await stopMail(deps, request.body.token)),
  );
};

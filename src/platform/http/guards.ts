import type { FastifyRequest, RouteOptions } from 'fastify';
import { platformProblem } from './messages.ts';
import { Problem, ProblemShape } from './problem.ts';
import type { Server } from './typed.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A write that needs no client key, because repeating it does no harm: sign-in, sign-out. */
    keyless?: boolean;
  }
  interface FastifyInstance {
    /** Every route with its action, in order of registration. */
    declaredRoutes: { readonly method: string; readonly url: string; readonly action: string }[];
  }
  interface FastifyRequest {
    /** The client key of a write; '' on reads and keyless writes. */
    clientKey: string;
  }
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const KEY = /^[\w-]{8,128}$/;

type Config = { readonly action?: unknown; readonly keyless?: boolean };

/** A browser tells where a write comes from; only our own pages may write with the cookie. */
const isForeign = (request: FastifyRequest): boolean => {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site === 'cross-site') return true;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const { protocol, host } = new URL(origin);
  const own = `${protocol}//${request.host}`;
  return !URL.canParse(own) || host !== new URL(own).host; // a default port is written or left out
};

/** Refuses to start with a route that says not who may use it or what it answers. */
const demand = (route: RouteOptions): void => {
  const name = `${String(route.method)} ${route.url}`;
  if (!(route.config as Config | undefined)?.action) throw new Error(`${name} declares no action`);
  if (!route.url.startsWith('/api/')) return;
  if (!route.schema?.response) throw new Error(`${name} declares no response schema`);
  route.schema.response = {
    ...(route.schema.response as object),
    '4xx': ProblemShape,
    '5xx': ProblemShape,
  };
};

export const addGuards = (app: Server, afterWrite: () => void): void => {
  app.decorate('declaredRoutes', []);
  app.addHook('onRoute', (route) => {
    demand(route);
    for (const method of [route.method].flat())
      app.declaredRoutes.push({ method, url: route.url, action: String((route.config as Config).action) });
  });
  app.removeContentTypeParser('text/plain');
  // A body may be left out where a route needs none of it.
  app.removeContentTypeParser('application/json');
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, {});
    else parse(request, body as string, done);
  });

  app.decorateRequest('clientKey', '');
  app.addHook('onRequest', async (request) => {
    if (READS.has(request.method) || request.is404) return;
    if (isForeign(request)) throw new Problem(platformProblem('foreign-origin'));
    const type = request.headers['content-type'] ?? '';
    if (request.method !== 'DELETE' && !/^(application\/json|multipart\/form-data)\b/.test(type))
      throw new Problem(platformProblem('wrong-content-type'));
    if ((request.routeOptions.config as Config).keyless) return;
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !KEY.test(key))
      throw new Problem(platformProblem('key-missing', { field: 'headers.idempotency-key' }));
    request.clientKey = key;
  });
  app.addHook('onResponse', async (request, reply) => {
    // What was refused before it had arrived is still coming in: unread it would hold the connection open.
    if (!request.raw.readableEnded) request.raw.resume();
    if (!READS.has(request.method) && reply.statusCode < 400) afterWrite();
  });
  app.addHook('onSend', async (request, reply) => {
    // Answers of the API may hold personal data: no cache keeps them.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
};

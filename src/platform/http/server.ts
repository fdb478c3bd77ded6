import { randomBytes } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import SerializerSelector, { type Serializer, type SerializerFactory } from '@fastify/fast-json-stringify-compiler';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyReply, LogController } from 'fastify';
import { sqlState } from '../db.ts';
import { Erased } from '../vault.ts';
import { addGuards } from './guards.ts';
import { platformProblem } from './messages.ts';
import { addOpenApi } from './openapi.ts';
import { Problem, type ProblemFacts, problemBody } from './problem.ts';
import type { Server } from './typed.ts';
import { compileValidator, validationProblem } from './validation.ts';

export type { Server };

export type ServerOptions = {
  readonly log?: { readonly level: string };
  /** Lines of the log go here; standard output by default. */
  readonly logTo?: { write(line: string): void };
  /** Runs after every write that succeeded: something may have been appended to the trail. */
  readonly afterWrite?: () => void;
};

const MB = 1024 * 1024;
export const MAX_FILE = 20 * MB;

/** The error a person or a program sees for whatever was thrown. */
const problemOf = (error: unknown): ProblemFacts => {
  if (error instanceof Problem) return error.facts;
  if (error instanceof Erased) return platformProblem('erased');
  const e = error as { code?: string; statusCode?: number; validation?: never[]; validationContext?: string };
  if (e.validation) return validationProblem(e.validationContext ?? 'body', e.validation);
  if (e.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || e.code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return platformProblem('wrong-content-type');
  if (error instanceof Error && /multipart data|Part terminated early/.test(error.message))
    return platformProblem('upload-broken');
  if (e.statusCode === 413) return platformProblem('body-too-large');
  if (e.statusCode === 429) return platformProblem('too-many-requests');
  if (e.statusCode === 400) return platformProblem('not-json');
  if (e.statusCode === 404) return platformProblem('not-found');
  // A value no database can keep, such as a text with NUL, which no schema has caught.
  if (sqlState(error).startsWith('22')) return platformProblem('field-invalid');
  // Two did the same at once and the database let one through.
  if (['23505', '40001', '40P01'].includes(sqlState(error))) return platformProblem('state-changed');
  if (e.code === '57P01' || e.code === '57P03' || e.code === 'ECONNREFUSED') return platformProblem('unavailable');
  return platformProblem('fault');
};

/** Compiled when a route first answers, as `compileValidator` when it is first asked. */
const serializers: SerializerFactory = (schemas, options) => {
  const compile = SerializerSelector()(schemas, options);
  return (route) => {
    let serialize: Serializer | undefined;
    return (answer) => {
      serialize ??= compile(route);
      return serialize(answer);
    };
  };
};

/**
 * An empty server with everything that holds for all routes: the error shape, limits, headers, the guards of writes,
 * the description. Rooms add their routes with `register(app, deps)`.
 */
export const buildServer = async ({ log, logTo, afterWrite }: ServerOptions = {}): Promise<Server> => {
  const app: Server = fastify({
    logger: log ? { level: log.level, ...(logTo ? { stream: logTo } : {}) } : false,
    logController: new LogController({ disableRequestLogging: true }), // addresses may hold personal data
    genReqId: () => randomBytes(6).toString('hex'),
    bodyLimit: MB,
    trustProxy: 'loopback', // a proxy on this machine says who asks and whether the line is encrypted; nobody else may
    requestTimeout: 60_000,
    // An address that cannot be read, or is longer than any of ours, is answered before a route is found.
    frameworkErrors: (_error, request, reply) => {
      (reply as FastifyReply).code(404).send(problemBody(platformProblem('not-found'), request.id));
    },
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory: { buildSerializer: serializers } },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(compileValidator as Parameters<Server['setValidatorCompiler']>[0]);

  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500)
      request.log.error({ ref: request.id, route: request.routeOptions.url, err: error }, 'request failed');
    return reply.code(problem.status).send(problemBody(problem, request.id));
  });

  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(problemBody(platformProblem('not-found'), request.id)),
  );

  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"], // widths and positions of clocks and maps are computed
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameSrc: ["'self'", 'blob:'],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null, // a bureau may serve its inner network without TLS
      },
    },
    hsts: false, // the proxy that ends TLS sets it
    crossOriginEmbedderPolicy: false,
  });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } });
  // One byte more than allowed: a file cut off at the limit must not look like one that just fits.
  await app.register(multipart, { limits: { fileSize: MAX_FILE + 1, files: 1, fields: 10, fieldSize: 64 * 1024 } });
  await addOpenApi(app);
  addGuards(app, afterWrite ?? (() => {}));
  return app;
};

import Type from 'typebox';
import type { Ports } from '../ports.ts';
import { platformProblem } from './messages.ts';
import { refuse } from './problem.ts';
import type { Server } from './typed.ts';

const Health = Type.Object({
  ok: Type.Boolean(),
  database: Type.Union([Type.Literal('pglite'), Type.Literal('pg')]),
  /** Followers of the trail that could not go on; their work waits, acts do not. */
  stuck: Type.Array(Type.String()),
});

/** GET /healthz as soon as it serves, GET /api/openapi.json, GET /api/operation/followers. */
export const addOperation = (app: Server, { db, followers }: Ports): void => {
  app.get('/healthz', { config: { action: 'health.read' }, schema: { response: { 200: Health } } }, async (request) => {
    const states = await followers.states().catch((error: unknown) => {
      request.log.error({ err: error }, 'the database does not answer');
      return refuse(platformProblem('unavailable'));
    });
    return { ok: true, database: db.kind, stuck: states.filter((s) => s.error !== null).map((s) => s.name) };
  });

  app.get(
    '/api/openapi.json',
    { config: { action: 'api.read' }, schema: { hide: true, response: { 200: Type.Unknown() } } },
    async (_request, reply) => {
      reply.header('cache-control', 'no-cache');
      return app.swagger();
    },
  );

  const State = Type.Object({
    name: Type.String(),
    position: Type.Integer(),
    behind: Type.Integer(),
    attempts: Type.Integer(),
    error: Type.Union([Type.String(), Type.Null()]),
    retryAt: Type.Union([Type.String(), Type.Null()]),
  });
  app.get(
    '/api/operation/followers',
    {
      config: { action: 'operation.read' },
      schema: { response: { 200: Type.Object({ followers: Type.Array(State) }) } },
    },
    async () => ({ followers: await followers.states() }),
  );
};

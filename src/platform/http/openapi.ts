import swagger from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import type { Server } from './typed.ts';

/** The description of every route, made from the schemas the routes are checked by. */
export const addOpenApi = async (app: Server): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'OneSeal 一章通',
        description:
          'All errors have one shape. Writes carry an idempotency-key header; a repeated key gets the first answer.',
        version: '1',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'oneseal' } } },
    },
    // Each route tells which action the caller must be allowed.
    transform: ({ schema, url, route }) => {
      const action = (route.config as { action?: string } | undefined)?.action;
      return { url, schema: { ...(schema as FastifySchema | undefined), 'x-action': action } as FastifySchema };
    },
  });
};

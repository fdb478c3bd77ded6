import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import { platformProblem } from './messages.ts';
import { refuse } from './problem.ts';
import type { Server } from './server.ts';

const YEAR_S = 31_536_000;

/**
 * The built pages. Files under `assets/` carry a hash in their name and never change; every other address that is
 * no file gets the one page, which reads the address itself. Compressed twins (.br, .gz) are served where they lie.
 */
export const addPages = async (app: Server, folder: string): Promise<void> => {
  const root = resolve(folder);
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false, index: false });
  app.get('/*', { config: { action: 'page.open' }, schema: { hide: true } }, async (request, reply) => {
    const path = (request.params as { '*': string })['*']; // decoded by the router, once
    if (path.startsWith('api/')) return refuse(platformProblem('not-found'));
    const isFile = /\.[a-z0-9]+$/i.test(path) && !path.split('/').includes('..') && existsSync(resolve(root, path));
    if (!isFile && path.startsWith('assets/')) return refuse(platformProblem('not-found'));
    const forEver = isFile && path.startsWith('assets/');
    reply.header('cache-control', forEver ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    return reply.sendFile(isFile ? path : 'index.html');
  });
};

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import { platformProblem } from './messages.ts';
import { refuse } from './problem.ts';
import type { Server } from './typed.ts';

const YEAR_S = 31_536_000;

type Preload = { readonly path: string; readonly scripts: readonly string[]; readonly styles: readonly string[] };

/** `/items/$item` fits `items/food-service`. */
const fits = (pattern: string, path: string): boolean => {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  return wanted.length === given.length && wanted.every((w, i) => w.startsWith('$') || w === given[i]);
};

/** The `Link` header of each page: its own files, which the browser fetches beside the entry instead of after it. */
const linksIn = async (root: string): Promise<(path: string) => string | undefined> => {
  const made = resolve(root, '.vite/preloads.json');
  const pages = existsSync(made) ? (JSON.parse(await readFile(made, 'utf8')) as Preload[]) : [];
  const known = pages.map(({ path, scripts, styles }) => ({
    path,
    link: [
      ...scripts.map((file) => `</${file}>; rel=modulepreload`),
      ...styles.map((file) => `</${file}>; rel=preload; as=style`),
    ].join(', '),
  }));
  return (path) => known.find((page) => fits(page.path, path))?.link;
};

/**
 * The built pages. Files under `assets/` carry a hash in their name and never change; every other address that is
 * no file gets the one page, which reads the address itself. Compressed twins (.br, .gz) are served where they lie.
 */
export const addPages = async (app: Server, folder: string): Promise<void> => {
  const root = resolve(folder);
  const linksOf = await linksIn(root);
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false, index: false });
  app.get('/*', { config: { action: 'page.open' }, schema: { hide: true } }, async (request, reply) => {
    const path = (request.params as { '*': string })['*']; // decoded by the router, once
    if (path.startsWith('api/')) return refuse(platformProblem('not-found'));
    const isFile = /\.[a-z0-9]+$/i.test(path) && !path.split('/').includes('..') && existsSync(resolve(root, path));
    if (!isFile && path.startsWith('assets/')) return refuse(platformProblem('not-found'));
    const forEver = isFile && path.startsWith('assets/');
    reply.header('cache-control', forEver ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    const links = isFile ? undefined : linksOf(path);
    if (links) reply.header('link', links);
    return reply.sendFile(isFile ? path : 'index.html');
  });
};

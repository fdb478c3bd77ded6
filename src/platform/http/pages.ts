import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import { sha256 } from '../canonical.ts';
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
const linksIn = (made: string): ((path: string) => string | undefined) => {
  const pages = existsSync(made) ? (JSON.parse(readFileSync(made, 'utf8')) as Preload[]) : [];
  const known = pages.map(({ path, scripts, styles }) => ({
    path,
    link: [
      ...scripts.map((file) => `</${file}>; rel=modulepreload`),
      ...styles.map((file) => `</${file}>; rel=preload; as=style`),
    ].join(', '),
  }));
  return (path) => known.find((page) => fits(page.path, path))?.link;
};

type Shell = {
  readonly html: Buffer;
  readonly tag: string;
  readonly linkOf: (path: string) => string | undefined;
};

/**
 * The one page and its links, from memory: read from the disk for each visitor it costs a stream with a buffer of 64 kB,
 * which the collector pays for. Pages that are built anew while we serve are read again.
 */
const shellIn = (root: string): (() => Shell) => {
  const page = resolve(root, 'index.html');
  const links = resolve(root, '.vite/preloads.json');
  const changed = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const read = (): Shell => {
    const html = readFileSync(page);
    return { html, tag: `"${Buffer.from(sha256(html)).toString('base64url')}"`, linkOf: linksIn(links) };
  };
  let [page0, links0] = [changed(page), changed(links)];
  let shell = read();
  return () => {
    const [page1, links1] = [changed(page), changed(links)];
    if (page1 !== undefined && (page1 !== page0 || links1 !== links0)) {
      shell = read();
      [page0, links0] = [page1, links1];
    }
    return shell;
  };
};

/**
 * The built pages. Files under `assets/` carry a hash in their name and never change; every other address that is
 * no file gets the one page, which reads the address itself. Compressed twins (.br, .gz) are served where they lie.
 */
export const addPages = async (app: Server, folder: string): Promise<void> => {
  const root = resolve(folder);
  const shell = shellIn(root);
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false, index: false });
  app.get('/*', { config: { action: 'page.open' }, schema: { hide: true } }, async (request, reply) => {
    const path = (request.params as { '*': string })['*']; // decoded by the router, once
    if (path.startsWith('api/')) return refuse(platformProblem('not-found'));
    const isFile = /\.[a-z0-9]+$/i.test(path) && !path.split('/').includes('..') && existsSync(resolve(root, path));
    if (!isFile && path.startsWith('assets/')) return refuse(platformProblem('not-found'));
    const forEver = path.startsWith('assets/');
    reply.header('cache-control', forEver ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    if (isFile) return reply.sendFile(path);
    const { html, tag, linkOf } = shell();
    const link = linkOf(path);
    if (link) reply.header('link', link);
    reply.header('etag', tag);
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.type('text/html; charset=utf-8').send(html);
  });
};

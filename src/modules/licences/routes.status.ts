import Type from 'typebox';
import { derOf, readNote } from '../../kernel/note.ts';
import type { Server } from '../../platform/http/server.ts';
import { type Published, type StatusDeps, statusPublisher } from './handle.status.ts';

const FRESH_S = 300;

/** The status list, for everybody: ids that only stand on licences, states and days. */
export const registerStatus = (app: Server, deps: StatusDeps): void => {
  const published = statusPublisher(deps);
  const file = (url: string, summary: string, type: string, of: (p: Published) => string | Buffer) =>
    app.get(
      url,
      { config: { action: 'licence.verify' }, schema: { summary, response: { 200: Type.Any(), 304: Type.Any() } } },
      async (request, reply) => {
        const list = await published();
        reply.header('cache-control', `public, max-age=${FRESH_S}`).header('etag', list.etag);
        const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
        if (known.some((tag) => tag.replace(/^W\//, '') === list.etag)) return reply.code(304).send();
        return reply.type(type).send(of(list));
      },
    );
  const text = 'text/plain; charset=utf-8';
  file(
    '/api/licences/status',
    'Signed list of licences that are not simply what their paper says (docs/formats/status-list.md)',
    text,
    (p) => p.note,
  );
  file('/api/licences/status/body', 'The text under its signature', text, (p) => readNote(p.note)!.body);
  file(
    '/api/licences/status/signature',
    'Its signature in DER, for openssl dgst -sha256 -verify',
    'application/octet-stream',
    (p) => Buffer.from(derOf(readNote(p.note)!.signature)),
  );
};

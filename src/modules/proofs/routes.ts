import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Id } from '../../kernel/ids.ts';
import { readNote, toBase64 } from '../../kernel/note.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { readCheckpoint } from './checkpoint.ts';
import { CheckpointPage, Consistency, Inclusion, StreamProof } from './contract.ts';
import {
  bodyFile,
  checkpointFor,
  consistencyOf,
  includedAt,
  type ProofDeps,
  proofOfStream,
  signatureFile,
} from './handle.ts';
import { type CheckpointRow, checkpoints, tilesOf } from './queries.ts';

export type ProofRoutesDeps = ProofDeps & {
  /** May this viewer read the case or the licence? The rooms that own them answer. */
  readonly mayRead: (
    request: FastifyRequest,
    stream: { readonly kind: 'case' | 'licence'; readonly id: Id },
  ) => Promise<boolean>;
};

const PAGE = 50;
const Place = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Size = Type.Object({ size: Place });
const NOT_FOUND = platformProblem('not-found');
const A_YEAR = 'public, max-age=31536000, immutable';

const line = ({ size, position, at, note }: CheckpointRow) => {
  const signed = readNote(note)!;
  return { size, position, at, root: toBase64(readCheckpoint(signed.body)!.root), keyId: signed.keyId };
};

/** Checkpoints and proofs are public: they hold hashes and counts. What an event says is not among them. */
export const registerProofs = (app: Server, deps: ProofRoutesDeps): void => {
  const { db, bureau } = deps;
  const config = { action: 'proof.read' } as const;
  const Text = { 200: Type.String() };

  app.get(
    '/api/proofs/checkpoint',
    { config, schema: { summary: 'The newest signed checkpoint over the trail (text)', response: Text } },
    async (_, reply) => {
      const row = (await checkpointFor(db, bureau, undefined)) ?? refuse(NOT_FOUND);
      return reply.type('text/plain; charset=utf-8').send(row.note);
    },
  );

  app.get(
    '/api/proofs/checkpoints',
    {
      config,
      schema: {
        summary: 'Checkpoints, newest first',
        querystring: Type.Object({ below: Type.Optional(Place) }),
        response: { 200: CheckpointPage },
      },
    },
    async (request) => {
      const rows = await checkpoints(db, bureau, request.query.below ?? null, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      return { rows: shown.map(line), ...(rows.length > PAGE ? { next: shown.at(-1)!.size } : {}) };
    },
  );

  const file = (name: string, summary: string, type: string, of: (note: string) => string | Uint8Array | undefined) =>
    app.get(
      `/api/proofs/checkpoints/:size/${name}`,
      { config, schema: { summary, params: Size, response: { 200: Type.Any() } } },
      async (request, reply) => {
        const row = (await checkpointFor(db, bureau, request.params.size)) ?? refuse(NOT_FOUND);
        const content = of(row.note) ?? refuse(NOT_FOUND);
        return reply
          .type(type)
          .header('cache-control', A_YEAR)
          .send(typeof content === 'string' ? content : Buffer.from(content));
      },
    );
  file('note', 'A signed checkpoint as it is published', 'text/plain; charset=utf-8', (n) => n);
  file('body', 'The text under its signature', 'text/plain; charset=utf-8', bodyFile);
  file(
    'signature',
    'The signature in DER, for openssl dgst -sha256 -verify',
    'application/octet-stream',
    signatureFile,
  );

  app.get(
    '/api/proofs/inclusion',
    {
      config,
      schema: {
        summary: 'Proof that the event at a place in the trail lies under a checkpoint (RFC 6962, 2.1.1)',
        querystring: Type.Object({ position: Place, size: Type.Optional(Place) }),
        response: { 200: Inclusion },
      },
    },
    async (request) => (await includedAt(deps, request.query.position, request.query.size)) ?? refuse(NOT_FOUND),
  );

  app.get(
    '/api/proofs/consistency',
    {
      config,
      schema: {
        summary: 'Proof that a later checkpoint only adds to an earlier one (RFC 6962, 2.1.2)',
        querystring: Type.Object({ from: Place, to: Place }),
        response: { 200: Consistency },
      },
    },
    async (request) => (await consistencyOf(deps, request.query.from, request.query.to)) ?? refuse(NOT_FOUND),
  );

  app.get(
    '/api/proofs/tiles/:level/:n',
    {
      config,
      schema: {
        summary: 'Up to 256 hashes of the tree side by side, to rebuild it elsewhere',
        params: Type.Object({ level: Type.Integer({ minimum: 0, maximum: 6 }), n: Place }),
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const hashes = (await tilesOf(db, bureau)(request.params.level, request.params.n)) ?? refuse(NOT_FOUND);
      return reply.type('application/octet-stream').send(Buffer.from(hashes));
    },
  );

  const ofStream = (url: string, kind: 'case' | 'licence', summary: string) =>
    app.get(
      url,
      {
        config: { action: kind === 'case' ? 'case.read' : 'licence.read' },
        schema: {
          summary,
          params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
          response: { 200: StreamProof },
        },
      },
      async (request) => {
        const stream = { kind, id: request.params.id };
        if (!(await deps.mayRead(request, stream))) return refuse(NOT_FOUND);
        return (await proofOfStream(deps, stream)) ?? refuse(NOT_FOUND);
      },
    );
  ofStream('/api/cases/:id/proof', 'case', 'Every event of a case with its proof');
  ofStream('/api/licences/:id/proof', 'licence', 'Every event of a licence with its proof');
};

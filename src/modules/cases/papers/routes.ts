import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { platformProblem } from '../../../platform/http/messages.ts';
import { refusalProblem, refuse, type Words } from '../../../platform/http/problem.ts';
import type { Server } from '../../../platform/http/server.ts';
import { type PressDeps, pressPaper } from './jobs.ts';
import { type PaperRow, paperById } from './queries.ts';

export type PaperRoutesDeps = PressDeps & {
  /** What the room of the seal says when the seal may not be set. */
  readonly sealWords: Words;
  /** May whoever asks read this paper: the applicant's side, an addressee (`told`), staff who may see the case. */
  readonly mayRead: (request: FastifyRequest, paper: PaperRow) => Promise<boolean>;
};

/** GET /api/papers/:id/pdf. A paper that the press has not reached yet is pressed while the reader waits. */
export const registerPapers = (app: Server, { mayRead, ...deps }: PaperRoutesDeps): void => {
  const { db, bureau, files } = deps;
  app.get(
    '/api/papers/:id/pdf',
    {
      config: { action: 'paper.read' },
      schema: {
        summary: 'A statutory paper as PDF',
        produces: ['application/pdf'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const found = await paperById(db, bureau, request.params.id);
      // Whether a paper exists is nobody's business who may not read it.
      if (!found || !(await mayRead(request, found))) return refuse(platformProblem('not-found'));
      const pressed = await pressPaper(deps, found.id);
      if (pressed?.kind === 'awaits') return refuse(refusalProblem(pressed.why, deps.sealWords));
      const paper = pressed?.paper ?? found;
      if (paper.place === null) return refuse(platformProblem('unavailable'));
      const content = await files.read(paper.holder, paper.place);
      return reply
        .header('content-type', 'application/pdf')
        .header(
          'content-disposition',
          `inline; filename*=UTF-8''${encodeURIComponent(`${paper.titleZh}-${paper.number}.pdf`)}`,
        )
        .header('cache-control', 'private, no-store')
        .send(content);
    },
  );
};

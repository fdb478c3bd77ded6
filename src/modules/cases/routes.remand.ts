import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { personOfRequest } from '../people/index.ts';
import { RemandBody, Remanded } from './contract.remedies.ts';
import { remand } from './handle.remand.ts';
import { actProblem, type CaseRoutesDeps, IdParam } from './routes.ts';

/** What an order of reconsideration or a court sends back. */
export const registerRemand = (app: Server, deps: CaseRoutesDeps): void => {
  app.post(
    '/api/cases/:id/remand',
    {
      config: { action: 'case.remand' },
      schema: {
        summary: 'Open the new case that an order asks for (发回重办)',
        params: IdParam,
        body: RemandBody,
        response: { 201: Remanded },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const viewer = personOfRequest(request);
      const done = await remand(deps, { caseId: id, ...request.body, viewer, key: request.clientKey });
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      if (done.kind !== 'done') return refuse(await actProblem(deps, id, done, viewer));
      deps.followers.wake();
      return reply.code(201).send({ caseId: done.caseId, number: done.number });
    },
  );
};

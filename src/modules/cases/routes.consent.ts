import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { personOfRequest } from '../people/index.ts';
import { Delivery } from './contract.ts';
import { chooseDelivery } from './handle.consent.ts';
import { type CaseRoutesDeps, IdParam } from './routes.ts';

/** How papers are to come, changed in the matter. */
export const registerConsent = (app: Server, deps: CaseRoutesDeps): void => {
  app.put(
    '/api/cases/:id/delivery',
    {
      config: { action: 'case.act' },
      schema: {
        summary: 'Agree to electronic delivery, or take that back (电子送达)',
        params: IdParam,
        body: Delivery,
        response: { 200: Delivery },
      },
    },
    async (request) => {
      const { eDelivery } = request.body;
      const viewer = personOfRequest(request);
      const done = await chooseDelivery(deps, {
        caseId: request.params.id,
        eDelivery,
        viewer,
        key: request.clientKey,
      });
      if (done.kind !== 'done') return refuse(platformProblem(done.kind));
      deps.followers.wake();
      return { eDelivery: done.eDelivery };
    },
  );
};

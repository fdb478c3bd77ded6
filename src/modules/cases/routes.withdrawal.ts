import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { namesOf, personOfRequest } from '../people/index.ts';
import { WithdrawalBody, WithdrawalSaid } from './contract.ts';
import { agreeWithdrawal } from './handle.withdrawal.ts';
import { actProblem, type CaseRoutesDeps, IdParam } from './routes.ts';

/** What several applicants withdraw only together. */
export const registerWithdrawal = (app: Server, deps: CaseRoutesDeps): void => {
  app.post(
    '/api/cases/:id/withdrawal',
    {
      config: { action: 'case.act' },
      schema: {
        summary: 'Agree to withdraw a joint application, or take that back (撤回申请)',
        params: IdParam,
        body: WithdrawalBody,
        response: { 200: WithdrawalSaid },
      },
    },
    async (request) => {
      const { id } = request.params;
      const viewer = personOfRequest(request);
      const done = await agreeWithdrawal(deps, { caseId: id, ...request.body, viewer, key: request.clientKey });
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      if (done.kind !== 'said') return refuse(await actProblem(deps, id, done, viewer));
      deps.followers.wake();
      return { waits: done.waits.map(await namesOf(deps.db, deps, done.waits)) };
    },
  );
};

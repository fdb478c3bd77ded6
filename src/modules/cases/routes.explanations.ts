import { isDay } from '../../kernel/day.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { personOfRequest } from '../people/index.ts';
import { Explained, ExplanationBody, PublicExplanations } from './contract.explanation.ts';
import { EXPLAIN_WORDS } from './explanation.ts';
import { explainLate, publicExplanations } from './handle.explanation.ts';
import { type CaseRoutesDeps, IdParam } from './routes.ts';

/** 公开说明 (优化条例36): the bureau says why a case runs late, and everybody may read it. */
export const registerExplanations = (app: Server, deps: CaseRoutesDeps): void => {
  app.get(
    '/api/explanations',
    {
      config: { action: 'publicity.read', rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: 'Why cases run late, in public (公开说明)', response: { 200: PublicExplanations } },
    },
    async () => publicExplanations(deps),
  );
  app.post(
    '/api/cases/:id/explanations',
    {
      config: { action: 'case.explain' },
      schema: {
        summary: 'Publish why this case runs late (公开说明)',
        params: IdParam,
        body: ExplanationBody,
        response: { 201: Explained },
      },
    },
    async (request, reply) => {
      const { reviewed: _, expected, words, ...rest } = request.body;
      if (expected !== undefined && !isDay(expected))
        return refuse(
          platformProblem('field-invalid', {
            field: 'body.expected',
            repair: { zh: '请填真实存在的日期，如 2026-11-22。', en: 'Give a day that exists, like 2026-11-22.' },
          }),
        );
      const command = { ...rest, words: words.trim(), ...(expected ? { expected } : {}) };
      const done = await explainLate(deps, personOfRequest(request), request.params.id, command, request.clientKey);
      if (done === 'not-found') return refuse(platformProblem('not-found'));
      if (done === 'key-reused') return refuse(platformProblem('key-reused'));
      if ('kind' in done) return refuse(refusalProblem(done, EXPLAIN_WORDS));
      return reply.code(201).send(done);
    },
  );
};

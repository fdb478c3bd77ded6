import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { isDay } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { personOfRequest } from '../people/index.ts';
import { HandOverBody, HandOverDone, LeaveBody, LeaveEntered, MarkedCases, TeamView } from './contract.ts';
import { markedCases } from './handle.board.ts';
import type { TeamDeps } from './handle.handover.ts';
import { handOverAll } from './handle.handover.ts';
import { endLeaveEarly, enterLeave } from './handle.leave.ts';
import { team } from './handle.team.ts';
import { TEAM_WORDS } from './leave.ts';
import { noSuchMark } from './routes.board.ts';

type Answer<A> = A | Refused | 'key-reused';
const answerOf = <A extends object>(answer: Answer<A>): A => {
  if (answer === 'key-reused') return refuse(platformProblem('key-reused'));
  if ('kind' in answer && answer.kind === 'refused') return refuse(refusalProblem(answer as Refused, TEAM_WORDS));
  return answer as A;
};
const dayField = (request: FastifyRequest<{ Body: { from: string; until: string } }>) => {
  for (const field of ['from', 'until'] as const)
    if (!isDay(request.body[field]))
      refuse(
        platformProblem('field-invalid', {
          field: `body.${field}`,
          repair: { zh: '请填真实存在的日期，如 2026-11-22。', en: 'Give a day that exists, like 2026-11-22.' },
        }),
      );
};

/** The supervisor's side: load, leave and substitutes, the hand-over of a leaver. */
export const registerTeam = (app: Server, deps: TeamDeps): void => {
  app.get(
    '/api/desk/team',
    {
      config: { action: 'team.read' },
      schema: { summary: 'Load, leave and what was arranged (班组)', response: { 200: TeamView } },
    },
    async () => (await team(deps)).view,
  );
  app.get(
    '/api/desk/team/cases',
    {
      config: { action: 'team.read' },
      schema: {
        summary: "The cases behind a number of the team's page",
        querystring: Type.Object({ mark: Type.String({ minLength: 1, maxLength: 200 }) }),
        response: { 200: MarkedCases },
      },
    },
    async (request) => (await markedCases(deps, (await team(deps)).marks, request.query.mark)) ?? noSuchMark(),
  );
  app.post(
    '/api/desk/team/leaves',
    {
      config: { action: 'team.arrange' },
      schema: {
        summary: 'Enter a leave with its substitute (休假替班)',
        body: LeaveBody,
        response: { 200: LeaveEntered },
      },
    },
    async (request) => {
      dayField(request);
      return answerOf(await enterLeave(deps, personOfRequest(request), request.body, request.clientKey));
    },
  );
  app.post(
    '/api/desk/team/leaves/:id/end',
    {
      config: { action: 'team.arrange' },
      schema: {
        summary: 'End a leave early',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 200: HandOverDone },
      },
    },
    async (request) => {
      const { results } = answerOf(
        await endLeaveEarly(deps, personOfRequest(request), request.params.id, request.clientKey),
      );
      return { results: [...results] };
    },
  );
  app.post(
    '/api/desk/team/hand-over',
    {
      config: { action: 'team.hand-over' },
      schema: {
        summary: 'Hand over all open tasks of somebody who leaves (交接)',
        body: HandOverBody,
        response: { 200: HandOverDone },
      },
    },
    async (request) => {
      const { results } = answerOf(await handOverAll(deps, personOfRequest(request), request.body, request.clientKey));
      return { results: [...results] };
    },
  );
};

import Type from 'typebox';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { itemsInCharge, personOfRequest } from '../people/index.ts';
import { BoardView, MarkedCases, ObligationBoard, OversightView, Period } from './contract.ts';
import { type BoardDeps, markedCases } from './handle.board.ts';
import type { Boards } from './handle.kept.ts';
import { obligationBoard } from './handle.obligations.ts';

const Mark = Type.String({ minLength: 1, maxLength: 200 });

export const noSuchMark = () =>
  refuse(
    platformProblem('field-invalid', {
      field: 'query.mark',
      repair: {
        zh: '看板上没有这个数。请回看板，从数字点进来。',
        en: 'The board has no such number. Go back to it and open the cases from there.',
      },
    }),
  );

/** Boards of leaders and of oversight; every number opens its cases. */
export const registerBoards = (app: Server, deps: BoardDeps, boards: Boards): void => {
  app.get(
    '/api/desk/board',
    {
      config: { action: 'board.read' },
      schema: {
        summary: "The leader's board (看板)",
        querystring: Type.Object({ period: Type.Optional(Period) }),
        response: { 200: BoardView },
      },
    },
    async (request) => (await boards.board(request.query.period ?? 'month')).view,
  );
  app.get(
    '/api/desk/board/cases',
    {
      config: { action: 'board.read' },
      schema: {
        summary: 'The cases behind a number of the board',
        querystring: Type.Object({ period: Type.Optional(Period), mark: Mark }),
        response: { 200: MarkedCases },
      },
    },
    async (request) => {
      const { marks } = await boards.board(request.query.period ?? 'month');
      return (await markedCases(deps, marks, request.query.mark)) ?? noSuchMark();
    },
  );
  app.get(
    '/api/desk/oversight',
    {
      config: { action: 'oversight.read' },
      schema: { summary: 'Cards, what runs late, findings (监督)', response: { 200: OversightView } },
    },
    async () => (await boards.oversight()).view,
  );
  app.get(
    '/api/desk/oversight/cases',
    {
      config: { action: 'oversight.read' },
      schema: {
        summary: 'The cases behind a number of oversight',
        querystring: Type.Object({ mark: Mark }),
        response: { 200: MarkedCases },
      },
    },
    async (request) => (await markedCases(deps, (await boards.oversight()).marks, request.query.mark)) ?? noSuchMark(),
  );
  app.get(
    '/api/desk/obligations',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'Rate of broken promises by item, who checked, who may check',
        response: { 200: ObligationBoard },
      },
    },
    async (request) => (await obligationBoard(deps, itemsInCharge(personOfRequest(request)))).view,
  );
  app.get(
    '/api/desk/obligations/cases',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'The cases behind a rate of broken promises',
        querystring: Type.Object({ mark: Mark }),
        response: { 200: MarkedCases },
      },
    },
    async (request) => {
      const { marks } = await obligationBoard(deps, itemsInCharge(personOfRequest(request)));
      return (await markedCases(deps, marks, request.query.mark)) ?? noSuchMark();
    },
  );
};

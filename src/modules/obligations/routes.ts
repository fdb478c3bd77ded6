import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { isDay } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { itemsInCharge, itemsInHand, namesOf, personOfRequest, principalOf } from '../people/index.ts';
import { available } from './acts.ts';
import { OBLIGATION_ACTS, OBLIGATION_COMMANDS, type ObligationWire } from './commands.ts';
import { ObligationActDone, ObligationPage, ObligationView } from './contract.ts';
import { actOnObligation, actorFor, loadObligation, type ObligationDeps } from './handle.ts';
import type { ObligationStateName } from './obligation.ts';
import { expected, type ObligationRow, obligationById, obligationsOf } from './queries.ts';
import { OBLIGATION_REFUSALS } from './refusals.ts';

const PAGE = 50;
const STATES: Readonly<Record<ObligationStateName, Text>> = {
  open: { zh: '待履行', en: 'Open' },
  overdue: { zh: '超期', en: 'Overdue' },
  given: { zh: '已提交，待核查', en: 'Evidence given' },
  checked: { zh: '已核查', en: 'Checked' },
  rectifying: { zh: '限期整改', en: 'To be put right' },
  broken: { zh: '违诺', en: 'Broken' },
  kept: { zh: '已履行', en: 'Kept' },
  repaired: { zh: '已修复', en: 'Repaired' },
  waived: { zh: '已免除', en: 'Waived' },
};

const viewOf = async (
  deps: ObligationDeps,
  request: FastifyRequest,
  row: ObligationRow,
  debtors: readonly string[],
): Promise<ObligationView> => {
  const names = await deps.facts.namesOf(deps.db, deps.bureau, row.item, row.what);
  const [found, by] = [await loadObligation(deps, deps.db, row.id), actorFor(personOfRequest(request), row)];
  const offers = found && by ? [...available(found.state, by, deps.clock.today(), { together: row.together })] : [];
  return {
    id: row.id,
    caseId: row.caseId,
    item: row.item,
    kind: row.kind,
    what: row.what.map((ref) => ({ ref, name: names[ref] ?? { zh: ref, en: ref } })),
    debtor: debtors.join('、'),
    due: row.due,
    state: row.state,
    stateName: STATES[row.state],
    consequence: row.consequence,
    version: row.version,
    acts: offers.map(([act, no]) => {
      if (!no) return { act, may: true };
      const { code, article, message } = refusalProblem(no, OBLIGATION_REFUSALS);
      return { act, may: false, because: { code, article: article ?? '', text: message } };
    }),
  };
};

const viewsOf = async (deps: ObligationDeps, request: FastifyRequest, rows: readonly ObligationRow[]) => {
  const nameOf = await namesOf(
    deps.db,
    deps,
    rows.flatMap((r) => [r.debtor, ...r.together]),
  );
  return Promise.all(rows.map((row) => viewOf(deps, request, row, [row.debtor, ...row.together].map(nameOf))));
};

export const registerObligations = (app: Server, deps: ObligationDeps): void => {
  const { db, bureau } = deps;
  app.get(
    '/api/obligations/mine',
    {
      config: { action: 'case.read' },
      schema: { summary: 'What I promised', response: { 200: Type.Array(ObligationView) } },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      return viewsOf(deps, request, await obligationsOf(db, bureau, principalOf(viewer), itemsInHand(viewer)));
    },
  );
  app.get(
    '/api/obligations',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'What is still expected, by its day; `state=broken`: what was broken and not repaired',
        querystring: Type.Object({
          cursor: Type.Optional(Type.String({ maxLength: 120 })),
          state: Type.Optional(Type.Literal('broken')),
        }),
        response: { 200: ObligationPage },
      },
    },
    async (request) => {
      const [due, id] = request.query.cursor?.split('~') ?? [];
      const found = await expected(
        db,
        bureau,
        itemsInCharge(personOfRequest(request)),
        isDay(due) && id ? { due, id } : undefined,
        PAGE + 1,
        request.query.state === 'broken',
      );
      const rows = found.slice(0, PAGE);
      const last = found.length > PAGE ? rows.at(-1) : undefined;
      return { rows: await viewsOf(deps, request, rows), ...(last ? { next: `${last.due}~${last.id}` } : {}) };
    },
  );
  for (const act of OBLIGATION_ACTS)
    app.post(
      `/api/obligations/:id/acts/${act}`,
      {
        config: { action: 'case.act' },
        schema: {
          summary: `Act on an obligation: ${act}`,
          params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
          body: OBLIGATION_COMMANDS[act],
          response: { 200: ObligationActDone },
        },
      },
      async (request) => {
        const { id } = request.params as { id: string };
        const row = await obligationById(db, bureau, id);
        const by = row && actorFor(personOfRequest(request), row);
        if (!row || !by || by.posts.length === 0) return refuse(platformProblem('not-found'));
        const wire = { act, ...(request.body as object) } as ObligationWire;
        const answer = await actOnObligation(deps, id, wire, by, request.clientKey);
        switch (answer.kind) {
          case 'done':
            return { ...answer.done, events: [...answer.done.events] };
          case 'refused':
            return refuse(refusalProblem(answer, OBLIGATION_REFUSALS));
          case 'unknown':
            return refuse(platformProblem('not-found'));
          default:
            return refuse(platformProblem(answer.kind));
        }
      },
    );
};

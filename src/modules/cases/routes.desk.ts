import Type from 'typebox';
import type { Day } from '../../kernel/day.ts';
import { addWorkingDays } from '../../law/working.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { TextShape } from '../intake/index.ts';
import { checkNumber, enterPerson, findByNumber, personOfRequest, postsFor } from '../people/index.ts';
import { QueueCounts, QueuePage } from './contract.ts';
import { loadCase } from './handle.load.ts';
import { counts, type Looker, queue, TABS, type Tab, VIEWS, type View } from './queries.queue.ts';
import { insertUnmasking } from './queries.ts';
import { summaryOf } from './routes.applicant.ts';
import { type CaseRoutesDeps, IdParam } from './routes.ts';
import { openAnswer } from './view/answers.ts';

const PAGE = 50;
const SOON = 3;
const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

const lookerOf = (request: Parameters<typeof personOfRequest>[0]): Looker => {
  const viewer = personOfRequest(request);
  return {
    person: viewer.person,
    posts: viewer.posts.map((p) => ({ post: p.post, items: p.items === 'all' ? null : p.items })),
  };
};
const cursorOf = (text: string | undefined): { due: string; id: string } | undefined => {
  const [due, id] = (text ?? '').split('~');
  return due && id !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(due) ? { due, id } : undefined;
};

/** The officers' side: queues, masked values, people at the counter. */
export const registerDesk = (app: Server, deps: CaseRoutesDeps): void => {
  const { db, bureau } = deps;
  const soonDay = async (today: Day): Promise<Day> => addWorkingDays(today, SOON, await deps.calendar(db));

  app.get(
    '/api/desk/queue',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'A queue, most urgent first',
        querystring: Type.Object({
          view: Type.Optional(oneOf(VIEWS)),
          tab: Type.Optional(oneOf(TABS)),
          item: Type.Optional(Type.String({ maxLength: 2000 })),
          q: Type.Optional(Type.String({ maxLength: 60 })),
          cursor: Type.Optional(Type.String({ maxLength: 100 })),
        }),
        response: { 200: QueuePage },
      },
    },
    async (request) => {
      const { view = 'can', tab = 'all', item, q, cursor } = request.query;
      const today = deps.clock.today();
      const after = cursorOf(cursor);
      const rows = await queue(db, bureau, lookerOf(request), today, await soonDay(today), {
        view: view as View,
        tab: tab as Tab,
        ...(item ? { items: item.split(',') } : {}),
        ...(q?.trim() ? { q: q.trim() } : {}),
        ...(after ? { after } : {}),
        limit: PAGE + 1,
      });
      const page = rows.slice(0, PAGE);
      const last = page.at(-1);
      return {
        rows: await summaryOf(deps, page, today),
        ...(rows.length > PAGE && last ? { next: `${last.firstDue ?? '9999-12-31'}~${last.id}` } : {}),
        today,
      };
    },
  );

  app.get(
    '/api/desk/counts',
    {
      config: { action: 'desk.read' },
      schema: { querystring: Type.Object({ view: Type.Optional(oneOf(VIEWS)) }), response: { 200: QueueCounts } },
    },
    async (request) => {
      const today = deps.clock.today();
      return counts(db, bureau, lookerOf(request), today, await soonDay(today), (request.query.view ?? 'can') as View);
    },
  );

  app.post(
    '/api/cases/:id/unmask',
    {
      config: { action: 'case.unmask', keyless: true },
      schema: {
        summary: 'Show a masked value; logged with its purpose',
        params: IdParam,
        body: Type.Object({
          field: Type.String({ maxLength: 200 }),
          purpose: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
        }),
        response: { 200: Type.Object({ value: TextShape }) },
      },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      const c = await loadCase(deps, db, request.params.id);
      if (!c || postsFor(viewer, { item: c.record.item }).length === 0) return refuse(platformProblem('not-found'));
      const { field, purpose } = request.body;
      const value = openAnswer(c.version, c.rounds, field, await deps.codeName(db));
      if (!value) return refuse(platformProblem('field-invalid', { field: 'body.field' }));
      await insertUnmasking(db, bureau, {
        caseId: c.record.id,
        field,
        purpose: purpose.trim(),
        by: viewer.person,
        at: deps.clock.now(),
      });
      return { value };
    },
  );

  app.post(
    '/api/window/person',
    {
      config: { action: 'person.find' },
      schema: {
        summary: 'Find the person at the counter by number, or enter them',
        body: Type.Object({
          kind: oneOf(['natural', 'legal'] as const),
          number: Type.String({ minLength: 1, maxLength: 40 }),
          name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
          phone: Type.Optional(Type.String({ pattern: '^1[3-9]\\d{9}$' })),
        }),
        response: { 200: Type.Object({ person: Type.String(), name: Type.String(), known: Type.Boolean() }) },
      },
    },
    async (request) => {
      const { kind, number, name, phone } = request.body;
      const wrong = checkNumber(kind, number, deps.clock.today());
      if (wrong)
        return refuse(
          platformProblem('field-invalid', {
            field: 'body.number',
            repair: {
              zh: '号码不对，请照证件核对每一位。',
              en: 'The number is wrong; check every digit against the document.',
            },
          }),
        );
      const known = await findByNumber(db, deps, number);
      // A name that does not fit the number tells nobody who the number belongs to.
      if (known && known.name !== name.trim())
        return refuse(
          platformProblem('field-invalid', {
            field: 'body.name',
            repair: {
              zh: '姓名或名称与号码对不上，请照证件核对。',
              en: 'Name and number do not fit; check the document.',
            },
          }),
        );
      if (known) return { person: known.id, name: known.name, known: true };
      const person = await db.transaction((tx) =>
        enterPerson(tx, deps, { kind, name, number, ...(phone ? { phone } : {}) }),
      );
      return { person, name: name.trim(), known: false };
    },
  );
};

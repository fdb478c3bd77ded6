import Type from 'typebox';
import { maskId } from '../../kernel/identifiers.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { TextShape } from '../intake/index.ts';
import {
  casePosts,
  checkNumber,
  enterPerson,
  findByNumber,
  latestPersons,
  personOfRequest,
  personsNamed,
} from '../people/index.ts';
import { PersonFound } from './contract.desk.ts';
import { loadCase } from './handle.load.ts';
import { insertSearch } from './queries.desk.ts';
import { insertUnmasking } from './queries.ts';
import { type CaseRoutesDeps, IdParam } from './routes.ts';
import { openAnswer } from './view/answers.ts';

const KINDS = Type.Unsafe<'natural' | 'legal'>({ type: 'string', enum: ['natural', 'legal'] });
/** At most so many names are opened for one search, the newest persons first. */
const NAMES = 12_000;
const FOUND = 10;
/** Searches of one officer in a minute: enough to look somebody up again, too few to read the register out. */
const SEARCHES = 30;
/** The same words give the same hash, however they are spaced or written. */
const searchHash = ({ vault }: Pick<CaseRoutesDeps, 'vault'>, words: string): string =>
  vault.keyedHash('person-search', words.normalize('NFKC').replace(/\s+/g, '').toLowerCase());

/** Persons as officers meet them: masked values, people at the counter, those to be told or heard. */
export const registerPersons = (app: Server, deps: CaseRoutesDeps): void => {
  const { db, bureau } = deps;

  app.get(
    '/api/desk/persons',
    {
      config: {
        action: 'person.search',
        // Counted by the officer and not by the address: a whole hall shares one.
        rateLimit: {
          max: SEARCHES,
          timeWindow: 60_000,
          hook: 'preHandler',
          keyGenerator: (request) => personOfRequest(request).person,
        },
      },
      schema: {
        summary: 'Find somebody to be told or heard: by part of the name, or by the whole number; logged and limited',
        querystring: Type.Object({ q: Type.String({ minLength: 2, maxLength: 60, pattern: '\\S' }) }),
        response: { 200: Type.Object({ persons: Type.Array(PersonFound) }) },
      },
    },
    async (request) => {
      const q = request.query.q.trim();
      const byNumber = await findByNumber(db, deps, q);
      const found = byNumber
        ? [byNumber]
        : await personsNamed(db, deps, q, await latestPersons(db, bureau, NAMES), FOUND);
      await insertSearch(db, bureau, {
        by: personOfRequest(request).person,
        wordsHash: searchHash(deps, q),
        found: found.length,
        at: deps.clock.now(),
      });
      return {
        persons: found.map((p) => ({
          id: p.id,
          name: p.name,
          kind: p.kind,
          number: p.kind === 'legal' ? p.number : maskId(p.number),
        })),
      };
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
      if (!c || casePosts(viewer, c.record.item).length === 0) return refuse(platformProblem('not-found'));
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
          kind: KINDS,
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

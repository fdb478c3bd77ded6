import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { addMonths, type Day, isDay } from '../../kernel/day.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import type { Ports } from '../../platform/ports.ts';
import { actorOf, namesOf, personOfRequest, personsOf } from '../people/index.ts';
import { SEAL_REFUSALS } from '../seal/index.ts';
import { LicenceCounts, LicenceStock, type PublicEntry, PublicRegister } from './contract.ts';
import type { LicenceEventType } from './events.ts';
import { pressLicencePaper } from './handle.papers.ts';
import { moveStock, type StockWire } from './handle.stock.ts';
import type { LicencePressDeps } from './jobs.ts';
import { publicName } from './publicity.ts';
import {
  kindNames,
  licencePaperById,
  monthCounts,
  type PublicRow,
  published,
  publishedCounts,
} from './queries.life.ts';
import { nextBlanks, stockCounts, stockLog } from './queries.stock.ts';
import type { LicenceRow } from './queries.ts';
import { LICENCE_REFUSALS } from './refusals.ts';
import { EVENT_TITLES } from './words.ts';

const PAGE = 50;
const LOG = 100;
const titleFor = (event: string) => EVENT_TITLES[event as LicenceEventType] ?? { zh: event, en: event };

const Query = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 120 })),
  month: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}$' })),
  cursor: Type.Optional(Type.String({ maxLength: 120 })),
});
/** `2026-10-20~licence~version`: the last line of the page before. */
const cursorOf = (text: string | undefined) => {
  const [on, licence, version] = text?.split('~') ?? [];
  return isDay(on) && licence && /^\d{1,9}$/.test(version ?? '')
    ? { on, licence, version: Number(version) }
    : undefined;
};

const entryOf = (
  r: PublicRow,
  person: { readonly name: string; readonly kind: string; readonly number: string } | undefined,
): PublicEntry => ({
  id: `${r.licence}/${r.version}`,
  holder: person ? publicName(person.name, person.kind) : '*',
  holderKind: person?.kind === 'legal' ? 'legal' : 'natural',
  ...(person?.kind === 'legal' ? { creditCode: person.number } : {}),
  event: r.event,
  eventName: titleFor(r.event),
  licence: r.name,
  number: r.number,
  decidedOn: r.on,
  from: r.from,
  ...(r.until ? { until: r.until } : {}),
  organ: r.issuer,
  state: r.state as PublicEntry['state'],
  dueOn: r.dueOn,
  publishedOn: r.publishedOn,
});

type LifeDeps = Ports & LicencePressDeps & { readonly verifyLimit?: number };

const publicRegister = (app: Server, deps: LifeDeps): void => {
  const { db, bureau } = deps;
  app.get(
    '/api/public-register',
    {
      config: { action: 'publicity.read', rateLimit: { max: deps.verifyLimit ?? 60, timeWindow: '1 minute' } },
      schema: {
        summary: 'Permits and their ends, made public (双公示); no sign-in',
        querystring: Query,
        response: { 200: PublicRegister },
      },
    },
    async (request) => {
      const { query, month, cursor } = request.query;
      const before = cursorOf(cursor);
      const words = query?.trim();
      const ask = { ...(words ? { query: words } : {}), ...(month ? { month } : {}), ...(before ? { before } : {}) };
      const found = await published(db, bureau, ask, PAGE + 1);
      const rows = found.slice(0, PAGE);
      const persons = await personsOf(db, deps, [...new Set(rows.map((r) => r.holder))]);
      const last = found.length > PAGE ? rows.at(-1) : undefined;
      return {
        rows: rows.map((r) => entryOf(r, persons.get(r.holder))),
        ...(last ? { next: `${last.on}~${last.licence}~${last.version}` } : {}),
      };
    },
  );
};

const Month = Type.Object({ months: Type.Optional(Type.Integer({ minimum: 1, maximum: 36 })) });

const counts = (app: Server, deps: LifeDeps): void => {
  app.get(
    '/api/licence-counts',
    {
      config: { action: 'desk.read' },
      schema: { summary: 'Licences month by month and kind', querystring: Month, response: { 200: LicenceCounts } },
    },
    async (request) => {
      const { db, bureau, clock } = deps;
      const from = addMonths(`${clock.today().slice(0, 7)}-01` as Day, 1 - (request.query.months ?? 6)).slice(0, 7);
      const [kinds, found] = await Promise.all([kindNames(db, bureau), monthCounts(db, bureau, from)]);
      return { kinds, counts: found.map((c) => ({ ...c, title: titleFor(c.event) })) };
    },
  );
};

/** The same of what is public, for everybody. */
const publicCounts = (app: Server, deps: LifeDeps): void => {
  app.get(
    '/api/public-register/counts',
    {
      config: { action: 'publicity.read', rateLimit: { max: deps.verifyLimit ?? 60, timeWindow: '1 minute' } },
      schema: {
        summary: 'Permits made public, by month and kind',
        querystring: Month,
        response: { 200: LicenceCounts },
      },
    },
    async (request) => {
      const { db, bureau, clock } = deps;
      const from = addMonths(`${clock.today().slice(0, 7)}-01` as Day, 1 - (request.query.months ?? 6)).slice(0, 7);
      const [kinds, found] = await Promise.all([kindNames(db, bureau), publishedCounts(db, bureau, from)]);
      const seen = new Set(found.map((c) => c.kind));
      return {
        kinds: kinds.filter((k) => seen.has(k.kind)),
        counts: found.map((c) => ({ ...c, title: titleFor(c.event) })),
      };
    },
  );
};

const papers = (app: Server, deps: LifeDeps, find: FindLicence): void => {
  app.get(
    '/api/licence-papers/:id/pdf',
    {
      config: { action: 'licence.read' },
      schema: {
        summary: 'A paper about a licence as PDF',
        produces: ['application/pdf'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const row = await licencePaperById(deps.db, deps.bureau, request.params.id);
      if (!row) return refuse(platformProblem('not-found'));
      await find(request, row.licence);
      const pressed = await pressLicencePaper(deps, row.id);
      if (!pressed) return refuse(platformProblem('not-found'));
      if (pressed.kind === 'awaits') return refuse(refusalProblem(pressed.why, SEAL_REFUSALS));
      return reply
        .header('content-type', 'application/pdf')
        .header(
          'content-disposition',
          `inline; filename*=UTF-8''${encodeURIComponent(`${row.title.zh}-${row.number}.pdf`)}`,
        )
        .header('cache-control', 'private, no-store')
        .send(pressed.content);
    },
  );
};

const text = Type.String({ minLength: 1, maxLength: 120 });
const kind = Type.String({ minLength: 1, maxLength: 64 });
const STOCK = Type.Union([
  Type.Object({ step: Type.Literal('received'), kind, first: text, last: text }, { additionalProperties: false }),
  Type.Object({ step: Type.Literal('used'), kind, number: text, licence: text }, { additionalProperties: false }),
  Type.Object(
    { step: Type.Literal('spoiled'), kind, number: text, reason: Type.Optional(Type.String({ maxLength: 500 })) },
    { additionalProperties: false },
  ),
]);

const stock = (app: Server, deps: LifeDeps): void => {
  const { db, bureau } = deps;
  app.get(
    '/api/licence-stock',
    {
      config: { action: 'desk.read' },
      schema: { summary: 'Printed blanks and the log of them', response: { 200: LicenceStock } },
    },
    async () => {
      const [kinds, found, blanks, log] = await Promise.all([
        kindNames(db, bureau),
        stockCounts(db, bureau),
        nextBlanks(db, bureau),
        stockLog(db, bureau, LOG),
      ]);
      const nameOf = await namesOf(
        db,
        deps,
        log.map((l) => l.by),
      );
      const count = (of: string, state: string) => found.find((f) => f.kind === of && f.state === state)?.n ?? 0;
      return {
        kinds: kinds.map((k) => {
          const next = blanks.find((b) => b.kind === k.kind)?.number;
          return {
            ...k,
            blank: count(k.kind, 'blank'),
            used: count(k.kind, 'used'),
            spoiled: count(k.kind, 'spoiled'),
            ...(next ? { next } : {}),
          };
        }),
        log: log.map(({ licence, licenceNumber, reason, by, ...l }) => ({
          ...l,
          by: nameOf(by),
          ...(licence && licenceNumber ? { licence: { id: licence, number: licenceNumber } } : {}),
          ...(reason ? { reason } : {}),
        })),
      };
    },
  );
  app.post(
    '/api/licence-stock',
    {
      config: { action: 'stock.move' },
      schema: {
        summary: 'Take blanks in, use one, spoil one',
        body: STOCK,
        response: { 200: Type.Object({ numbers: Type.Integer() }) },
      },
    },
    async (request) => {
      const by = actorOf(personOfRequest(request), { item: '' }, 'window');
      if (!by) return refuse(platformProblem('not-found'));
      const done = await moveStock(deps, request.body as StockWire, by, request.clientKey);
      if (done === 'key-reused') return refuse(platformProblem('key-reused'));
      return 'code' in done ? refuse(refusalProblem(done, LICENCE_REFUSALS)) : { ...done };
    },
  );
};

type FindLicence = (request: FastifyRequest, id: string) => Promise<LicenceRow>;

/** What is around a licence: papers, publicity, counts, blanks. `find` answers or refuses as the licence itself would. */
export const registerLicenceLife = (app: Server, deps: LifeDeps, find: FindLicence): void => {
  publicRegister(app, deps);
  publicCounts(app, deps);
  counts(app, deps);
  papers(app, deps, find);
  stock(app, deps);
};

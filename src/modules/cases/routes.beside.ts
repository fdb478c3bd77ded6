import Type from 'typebox';
import { dayOf } from '../../kernel/instant.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { once } from '../../platform/once.ts';
import { fileById, filesOf, receiveFile } from '../intake/index.ts';
import { itemsInCharge, namesOf, personOfRequest, unitsOf } from '../people/index.ts';
import { DeskView, NewDeskView, NewPin, PinView, PresenceAnswer, RecordFile, SimilarCases } from './contract.desk.ts';
import { AGAIN_SECONDS, beHere, hereIn } from './handle.desk.ts';
import { type LoadedCase, loadCase } from './handle.load.ts';
import { mayRead, sideOf } from './handle.reading.ts';
import { similarTo } from './handle.similar.ts';
import { dropView, endPresence, insertPin, keepView, pinsOf, removePin, settlePin, viewsOf } from './queries.desk.ts';
import { summaryOf } from './routes.applicant.ts';
import { type CaseRoutesDeps, IdParam } from './routes.ts';
import { RECORD } from './view/materials.ts';

type Request = Parameters<typeof personOfRequest>[0];
const Done = Type.Object({ done: Type.Literal(true) });
const PinParam = Type.Object({ id: Type.String({ maxLength: 64 }), pin: Type.String({ maxLength: 64 }) });
const MAX_PINS = 200;
const MAX_RECORDS = 100;

/** What officers put beside a case and beside the queue: presence, notes on pages, kept views, records, comparison. */
export const registerBeside = (app: Server, deps: CaseRoutesDeps): void => {
  const { db, bureau } = deps;

  /** The case for somebody on the officers' side; for everybody else there is none. */
  const officers = async (request: Request, id: string): Promise<LoadedCase> => {
    const viewer = personOfRequest(request);
    const c = await loadCase(deps, db, id);
    if (!c || !mayRead(viewer, c) || sideOf(viewer, c) === 'applicant') return refuse(platformProblem('not-found'));
    return c;
  };

  app.post(
    '/api/cases/:id/presence',
    {
      config: { action: 'desk.write', keyless: true },
      schema: {
        summary: 'I have this case open; answers who else has, and the version it stands at',
        params: IdParam,
        body: Type.Object({
          doing: Type.Unsafe<'reading' | 'acting' | 'gone'>({ type: 'string', enum: ['reading', 'acting', 'gone'] }),
        }),
        response: { 200: PresenceAnswer },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { person } = personOfRequest(request);
      const { doing } = request.body;
      const c = await officers(request, id);
      if (doing === 'gone') await endPresence(db, bureau, id, person);
      else await beHere(deps, id, person, doing);
      return {
        here: (await hereIn(deps, [id], person)).get(id) ?? [],
        version: c.head.version,
        again: AGAIN_SECONDS,
      };
    },
  );

  app.get(
    '/api/cases/:id/pins',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'Notes on the pages of a case',
        params: IdParam,
        response: { 200: Type.Object({ pins: Type.Array(PinView) }) },
      },
    },
    async (request) => {
      await officers(request, request.params.id);
      const { person } = personOfRequest(request);
      const pins = await pinsOf(db, deps.vault, bureau, request.params.id);
      const name = await namesOf(db, deps, [...pins.map((p) => p.by), ...pins.flatMap((p) => p.settledBy ?? [])]);
      return {
        pins: pins.map(({ by, settledAt, settledBy, ...p }) => ({
          ...p,
          by: name(by),
          mine: by === person,
          on: dayOf(p.at),
          ...(settledAt && settledBy ? { settled: { by: name(settledBy), at: settledAt } } : {}),
        })),
      };
    },
  );

  app.post(
    '/api/cases/:id/pins',
    {
      config: { action: 'desk.write' },
      schema: {
        summary: 'Put a note at a place on a page',
        params: IdParam,
        body: NewPin,
        response: { 201: Type.Object({ id: Type.String(), n: Type.Integer() }) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const c = await officers(request, id);
      const { person } = personOfRequest(request);
      const file = await fileById(db, deps.vault, bureau, request.body.file);
      if (file?.kind !== 'case' || file.owner !== id)
        return refuse(
          platformProblem('field-invalid', {
            field: 'body.file',
            repair: { zh: '这份文件不在这件里，请刷新。', en: 'This file is not part of the case; reload it.' },
          }),
        );
      if ((await pinsOf(db, deps.vault, bureau, id)).length >= MAX_PINS)
        return refuse(
          platformProblem('field-invalid', {
            field: 'body.note',
            repair: { zh: '这件已有 200 条批注，请先删掉不用的。', en: 'The case has 200 notes; remove some first.' },
          }),
        );
      const keyed = { bureau, actor: person, key: request.clientKey, content: { pin: id, ...request.body } };
      const made = await once(db, keyed, deps.clock.now(), async (tx) => {
        const pin = deps.random.id();
        const n = await insertPin(tx, deps.vault, bureau, {
          ...request.body,
          note: request.body.note.trim(),
          id: pin,
          caseId: id,
          holder: c.record.applicant,
          by: person,
          at: deps.clock.now(),
        });
        return { id: pin, n };
      });
      return made.kind === 'key-reused' ? refuse(platformProblem('key-reused')) : reply.code(201).send(made.answer);
    },
  );

  app.post(
    '/api/cases/:id/pins/:pin/settle',
    {
      config: { action: 'desk.write' },
      schema: {
        summary: 'Mark a note as settled, or open it again',
        params: PinParam,
        body: Type.Object({ settled: Type.Boolean() }),
        response: { 200: Done },
      },
    },
    async (request) => {
      const { id, pin } = request.params;
      await officers(request, id);
      const by = personOfRequest(request).person;
      const at = deps.clock.now();
      if (!(await settlePin(db, bureau, { caseId: id, id: pin, settled: request.body.settled, by, at })))
        return refuse(platformProblem('not-found'));
      return { done: true as const };
    },
  );

  app.delete(
    '/api/cases/:id/pins/:pin',
    {
      config: { action: 'desk.write' },
      schema: { summary: 'Take away a note of one’s own', params: PinParam, response: { 200: Done } },
    },
    async (request) => {
      const { id, pin } = request.params;
      await officers(request, id);
      const by = personOfRequest(request).person;
      if (!(await removePin(db, bureau, { caseId: id, id: pin, by, at: deps.clock.now() })))
        return refuse(platformProblem('not-found'));
      return { done: true as const };
    },
  );

  app.get(
    '/api/cases/:id/similar',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'Decided cases of the same item, the most alike first, and what else the applicant has with us',
        params: IdParam,
        response: { 200: SimilarCases },
      },
    },
    async (request) => {
      const c = await officers(request, request.params.id);
      const { ofApplicant, ...alike } = await similarTo(deps, db, c, itemsInCharge(personOfRequest(request)));
      return { ...alike, ofApplicant: await summaryOf(deps, ofApplicant, deps.clock.today()) };
    },
  );

  app.post(
    '/api/cases/:id/records',
    {
      config: { action: 'case.record' },
      schema: {
        summary: 'Upload a file of a record of ours: photographs of a check, a signed record (multipart field `file`)',
        consumes: ['multipart/form-data'],
        params: IdParam,
        response: { 201: RecordFile },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const c = await officers(request, id);
      if (c.state.state === 'closed')
        return refuse(
          platformProblem('field-invalid', {
            field: 'file',
            repair: { zh: '这件已办结，不能再加记录。', en: 'The case is closed; no record can be added.' },
          }),
        );
      const kept = (await filesOf(db, deps.vault, bureau, 'case', id)).filter((f) => f.material === RECORD);
      if (kept.length >= MAX_RECORDS)
        return refuse(
          platformProblem('field-invalid', {
            field: 'file',
            repair: {
              zh: `这件的记录已有 ${MAX_RECORDS} 个文件，请合并成一个 PDF 再传。`,
              en: `The records of the case have ${MAX_RECORDS} files already; merge what you have into one PDF.`,
            },
          }),
        );
      const file = await receiveFile(deps, request, {
        holder: c.record.applicant,
        kind: 'case',
        owner: id,
        material: RECORD,
        round: 0,
        by: personOfRequest(request).person,
      });
      return 'status' in file ? refuse(file) : reply.code(201).send(file);
    },
  );

  app.get(
    '/api/desk/views',
    {
      config: { action: 'desk.read' },
      schema: {
        summary: 'Views of the queue: one’s own, and those that colleagues of the unit share',
        response: { 200: Type.Object({ views: Type.Array(DeskView) }) },
      },
    },
    async (request) => {
      const { person } = personOfRequest(request);
      const kept = await viewsOf(db, bureau, person, await unitsOf(db, bureau, deps.clock.today(), person));
      const name = await namesOf(
        db,
        deps,
        kept.map((v) => v.person),
      );
      return {
        views: kept.map((v) => ({
          id: v.id,
          name: v.name,
          search: { ...v.search },
          shared: v.unit !== null,
          mine: v.person === person,
          ...(v.person === person ? {} : { by: name(v.person) }),
        })),
      };
    },
  );

  app.post(
    '/api/desk/views',
    {
      config: { action: 'desk.write' },
      schema: {
        summary: 'Keep filters as a view; the same name replaces the old one',
        body: NewDeskView,
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const { person } = personOfRequest(request);
      const { name, search, shared } = request.body;
      const [unit] = shared ? await unitsOf(db, bureau, deps.clock.today(), person) : [];
      const id = await keepView(db, bureau, {
        id: deps.random.id(),
        person,
        unit: unit ?? null,
        name: name.trim(),
        search,
        at: deps.clock.now(),
      });
      return reply.code(201).send({ id });
    },
  );

  app.delete(
    '/api/desk/views/:id',
    {
      config: { action: 'desk.write' },
      schema: { summary: 'Drop a view of one’s own', params: IdParam, response: { 200: Done } },
    },
    async (request) => {
      if (!(await dropView(db, bureau, personOfRequest(request).person, request.params.id)))
        return refuse(platformProblem('not-found'));
      return { done: true as const };
    },
  );
};

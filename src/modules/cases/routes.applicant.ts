import Type from 'typebox';
import type { Day } from '../../kernel/day.ts';
import { refused } from '../../kernel/decision.ts';
import { sm3 } from '../../platform/canonical.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { sendFile } from '../../platform/http/uploads.ts';
import { pinnedVersion, situationAnswers } from '../catalogue/index.ts';
import type { Answers } from '../forms/index.ts';
import { evaluate } from '../forms/index.ts';
import {
  DraftFile,
  fileById,
  filesOf,
  filesOfRound,
  findDraft,
  INTAKE_REFUSALS,
  isAsked,
  MAX_FILES,
  receiveFile,
} from '../intake/index.ts';
import { itemsInHand, namesOf, personOfRequest, principalOf } from '../people/index.ts';
import { ActDone, CaseSummary, ResubmitBody } from './contract.ts';
import { type LoadedCase, loadCase } from './handle.load.ts';
import { mayRead, sideOf } from './handle.reading.ts';
import { runAct } from './handle.ts';
import { stepName } from './handle.view.ts';
import { casesOf } from './queries.queue.ts';
import type { CaseRecord } from './queries.ts';
import { actProblem, type CaseRoutesDeps, IdParam } from './routes.ts';
import { clockView } from './view/clock.ts';
import { lineOf, stageText, tagsOf } from './view/summary.ts';

/** A row of a list: short, with its clock drawn for today. */
export const summaryOf = async (
  deps: CaseRoutesDeps,
  rows: readonly CaseRecord[],
  today: Day,
): Promise<CaseSummary[]> => {
  const calendar = await deps.calendar(deps.db);
  const holders = rows.flatMap((r) => (r.holder ? [r.holder] : []));
  const name = await namesOf(deps.db, deps, [...rows.map((r) => r.applicant), ...holders]);
  const keys = [...new Set(rows.map((r) => `${r.item}\u0000${r.itemVersion}`))];
  const versions = new Map(
    await Promise.all(
      keys.map(async (k) => {
        const [item = '', v = ''] = k.split('\u0000');
        return [k, await pinnedVersion(deps, deps.db, item, Number(v))] as const;
      }),
    ),
  );
  return rows.map((r): CaseSummary => {
    const version = versions.get(`${r.item}\u0000${r.itemVersion}`);
    const line = lineOf(r, today);
    const clock = r.firstClock ? clockView(r.firstClock, calendar, today) : undefined;
    return {
      id: r.id,
      version: r.version,
      number: r.number,
      item: r.item,
      itemName: version?.name ?? { zh: r.item, en: r.item },
      channel: r.channel,
      applicantName: name(r.applicant),
      state: r.state,
      ...(r.how ? { how: r.how } : {}),
      ...(r.outcome ? { outcome: r.outcome } : {}),
      stage: stageText(r, version && r.step ? stepName(version, r.step) : undefined),
      verdict: line.text,
      tone: line.tone,
      receivedOn: r.receivedOn,
      ...(r.firstDue ? { due: r.firstDue } : {}),
      ...(clock ? { left: clock.left, clock } : {}),
      ...(r.holder ? { holder: { id: r.holder, name: name(r.holder) } } : {}),
      tags: [...tagsOf(r, today)],
      updatedAt: r.updatedAt,
    };
  });
};

/** The applicant's side: lists, files, the answer to a correction, late material. */
export const registerApplicant = (app: Server, deps: CaseRoutesDeps): void => {
  const { db, bureau } = deps;

  app.get(
    '/api/cases/mine',
    {
      config: { action: 'case.read' },
      schema: { summary: 'My matters', response: { 200: Type.Array(CaseSummary) } },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      const rows = await casesOf(db, bureau, principalOf(viewer), itemsInHand(viewer), 200);
      return summaryOf(deps, rows, deps.clock.today());
    },
  );

  const mine = async (request: Parameters<typeof personOfRequest>[0], id: string): Promise<LoadedCase> => {
    const c = await loadCase(deps, db, id);
    const viewer = personOfRequest(request);
    if (!c || sideOf(viewer, c) !== 'applicant') return refuse(platformProblem('not-found'));
    return c;
  };

  app.post(
    '/api/cases/:id/files/:ref',
    {
      config: { action: 'case.file' },
      schema: {
        summary: 'Upload a file for a correction or for owed material; it counts once it is handed in',
        consumes: ['multipart/form-data'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }), ref: Type.String({ maxLength: 120 }) }),
        response: { 201: DraftFile },
      },
    },
    async (request, reply) => {
      const { id, ref } = request.params;
      const c = await mine(request, id);
      const s = c.state;
      const wanted =
        s.state === 'correcting'
          ? s.correction.missing.map((m) => m.ref)
          : s.state === 'under-review'
            ? [...s.owed.filter((o) => !o.supplied).map((o) => o.ref), ...s.invited]
            : [];
      if (!wanted.includes(ref))
        return refuse(
          platformProblem('field-invalid', {
            field: 'ref',
            repair: { zh: '这份材料现在没有要您交。', en: 'This material is not asked for now.' },
          }),
        );
      const here = (await filesOf(db, deps.vault, bureau, 'case', id)).filter((f) => f.material === ref && f.round < 0);
      if (here.length >= MAX_FILES)
        return refuse(refusalProblem(refused('too-many-files', '', { field: ref }), INTAKE_REFUSALS));
      const file = await receiveFile(deps, request, {
        holder: c.record.applicant,
        kind: 'case',
        owner: id,
        material: ref,
        round: -1,
        by: personOfRequest(request).person,
      });
      return 'status' in file ? refuse(file) : reply.code(201).send(file);
    },
  );

  /** What is handed in now: of the named files those uploaded for it and not handed in before. */
  const given = async (caseId: string, ids: readonly string[]) => {
    const uploaded = await filesOf(db, deps.vault, bureau, 'case', caseId);
    const files = uploaded.filter((f) => f.round < 0 && ids.includes(f.id));
    const refs = [...new Set(files.map((f) => f.material))];
    return refs.map((ref) => ({
      ref,
      hash: sm3(
        files
          .filter((f) => f.material === ref)
          .map((f) => f.hash)
          .join('\n'),
      ),
      grade: 'C' as const,
      how: 'upload' as const,
    }));
  };

  app.post(
    '/api/cases/:id/resubmit',
    {
      config: { action: 'case.act' },
      schema: {
        summary: 'Answer a correction request (补正)',
        params: IdParam,
        body: ResubmitBody,
        response: { 200: ActDone },
      },
    },
    async (request) => {
      const { id } = request.params;
      const c = await mine(request, id);
      const { version, answers: typed, files } = request.body;
      const last = c.rounds.at(-1);
      const answers = { ...(last?.answers ?? {}), ...(typed as Answers) };
      const around = {
        today: deps.clock.today(),
        context: situationAnswers(c.version.questions, last?.situation ?? {}),
      };
      const form = evaluate(c.version.form, c.version.checks, answers, around);
      const wrong = form.errors.filter((e) => Object.hasOwn(typed, e.at.split('.')[0] ?? ''));
      if (wrong[0]) return refuse(platformProblem('field-invalid', { field: wrong[0].at, repair: wrong[0].text }));
      const changed = Object.keys(typed).filter(
        (k) => JSON.stringify(last?.answers[k] ?? null) !== JSON.stringify((typed as Answers)[k] ?? null),
      );
      // A defect in one column of a list is answered by changing the list.
      const asked = c.state.state === 'correcting' ? c.state.correction.missing.map((m) => m.ref) : [];
      const columns = asked.filter((ref) => ref.includes('.') && changed.includes(ref.split('.')[0] ?? ''));
      const materials = await given(id, files);
      const day = deps.clock.today();
      const done = await runAct(deps, {
        caseId: id,
        wire: { act: 'resubmit', materials, fields: [...changed, ...columns], answers: sm3(JSON.stringify(answers)) },
        asked: request.body,
        viewer: personOfRequest(request),
        key: request.clientKey,
        seen: version,
        channel: 'web',
        content: (loaded) => {
          const before = loaded.rounds.at(-1)!;
          const now = Object.fromEntries(changed.map((k) => [k, { from: 'self' as const, day }]));
          return {
            answers: form.answers,
            provenance: { ...before.provenance, ...now },
            situation: before.situation,
            promises: before.promises,
          };
        },
        alongside: (tx, loaded) => filesOfRound(tx, bureau, id, files, (loaded.rounds.at(-1)?.round ?? 0) + 1),
      });
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      if (done.kind !== 'done') return refuse(await actProblem(deps, id, done, personOfRequest(request)));
      return { version: done.version, events: [...done.events] };
    },
  );

  app.post(
    '/api/cases/:id/supply',
    {
      config: { action: 'case.act' },
      schema: {
        summary: 'Supply owed or invited material (补交)',
        params: IdParam,
        body: Type.Object({
          version: Type.Integer(),
          files: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 100 }),
        }),
        response: { 200: ActDone },
      },
    },
    async (request) => {
      const { id } = request.params;
      await mine(request, id);
      const { version, files } = request.body;
      const materials = await given(id, files);
      const done = await runAct(deps, {
        caseId: id,
        wire: { act: 'supply', materials },
        asked: request.body,
        viewer: personOfRequest(request),
        key: request.clientKey,
        seen: version,
        channel: 'web',
        alongside: (tx, loaded) => filesOfRound(tx, bureau, id, files, (loaded.rounds.at(-1)?.round ?? 0) + 1),
      });
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      if (done.kind !== 'done' && materials.length === 0)
        return refuse(
          platformProblem('field-invalid', {
            field: 'body.files',
            repair: { zh: '请先上传材料。', en: 'Upload the material first.' },
          }),
        );
      if (done.kind !== 'done') return refuse(await actProblem(deps, id, done, personOfRequest(request)));
      return { version: done.version, events: [...done.events] };
    },
  );

  app.get(
    '/api/files/:id',
    {
      config: { action: 'case.read' },
      schema: { summary: 'The content of an uploaded file', params: IdParam, response: { 200: Type.Any() } },
    },
    async (request, reply) => {
      const viewer = personOfRequest(request);
      const found = await fileById(db, deps.vault, bureau, request.params.id);
      if (!found) return refuse(platformProblem('not-found'));
      if (found.kind === 'draft') {
        const reads =
          (await findDraft(deps, db, viewer, found.owner)) ?? (await isAsked(deps, db, viewer, found.owner));
        if (!reads) return refuse(platformProblem('not-found'));
      } else {
        const c = await loadCase(deps, db, found.owner);
        if (!c || !mayRead(viewer, c)) return refuse(platformProblem('not-found'));
      }
      return sendFile(deps, reply, found.file);
    },
  );
};

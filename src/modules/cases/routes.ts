import type { FastifyRequest } from 'fastify';
import Type, { type TSchema } from 'typebox';
import type { Refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { type ProblemFacts, refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { SubmitDraft, Submitted } from '../intake/contract.ts';
import { INTAKE_REFUSALS } from '../intake/index.ts';
import { namesOf, personOfRequest, type Viewer } from '../people/index.ts';
import { ACT_NAMES, type ActName, CommandSchemas, type WireCommand } from './commands.ts';
import { ActDone, CaseView } from './contract.ts';
import { type CaseDeps, loadCase } from './handle.load.ts';
import { mayRead, sideOf, toldAs } from './handle.reading.ts';
import { submit } from './handle.receive.ts';
import { type ActAnswer, runAct } from './handle.ts';
import { caseView, stepName } from './handle.view.ts';
import { refusalText } from './refusals.ts';
import type { Codes } from './view/answers.ts';
import { namesOfRefs } from './view/materials.ts';
import { nameFact } from './view/naming.ts';
import { scopeName } from './view/scopes.ts';
import { ACT_WORDS, POST_WORDS } from './view/words.ts';

export type CaseRoutesDeps = CaseDeps & { readonly codeName: (db: Db) => Promise<Codes> };

export const IdParam = Type.Object({ id: Type.String({ maxLength: 64 }) });

/** Acts whose record is written on the screen and reaches the trail as a hash. */
const WITH_RECORD: readonly ActName[] = ['site-check', 'hear-statement', 'hold-hearing', 'resume'];

const SLIP = Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' });

/** The body of an act: its command without the name, the version the screen showed, and a written record where one belongs. */
const bodyOf = (act: ActName): TSchema => {
  const {
    act: _,
    record,
    oldHash,
    newHash,
    ...fields
  } = (CommandSchemas[act] as unknown as { properties: Record<string, TSchema> }).properties;
  return Type.Object(
    {
      version: Type.Optional(Type.Integer({ minimum: 0 })),
      ...fields,
      ...(record ? { record: Type.Optional(record) } : {}),
      ...(WITH_RECORD.includes(act)
        ? {
            recordWords: Type.Optional(Type.String({ minLength: 1, maxLength: 4000 })),
            recordFiles: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 20 })),
          }
        : {}),
      // The bureau's own hash function is not in browsers: a slip is sent as it stood and as it should read.
      ...(oldHash && newHash
        ? {
            was: Type.Optional(SLIP),
            now: Type.Optional(SLIP),
            oldHash: Type.Optional(oldHash),
            newHash: Type.Optional(newHash),
          }
        : {}),
    },
    { additionalProperties: false },
  );
};

/** A refusal of a case act in words, names filled in; a lost race names who came first. */
export const actProblem = async (
  deps: CaseDeps,
  caseId: Id,
  answer: Exclude<ActAnswer, { kind: 'done' }>,
  viewer: Viewer,
): Promise<ProblemFacts> => {
  if (answer.kind === 'not-found') return platformProblem('not-found');
  const c = await loadCase(deps, deps.db, caseId);
  const { holder, person: one, persons = [] } = answer.facts;
  const named = [holder, one, ...(Array.isArray(persons) ? persons : [])].filter((x) => typeof x === 'string');
  const person = await namesOf(deps.db, deps, named);
  const naming = c
    ? nameFact({
        material: namesOfRefs(c.version),
        step: (key) => stepName(c.version, key),
        person,
        part: scopeName(c.version),
      })
    : undefined;
  if (answer.code === 'state-changed' && answer.first) {
    const { act, post } = answer.first;
    const actWords = ACT_WORDS[act as ActName] ?? { zh: act, en: act };
    // The applicant, or who was told of the case, learns which post was faster, not which person.
    if (c && (sideOf(viewer, c) === 'applicant' || !mayRead(viewer, c)))
      return platformProblem('state-changed', {
        article: answer.article,
        message: {
          zh: `${POST_WORDS[post].zh}刚刚先办了“${actWords.zh}”，您这一步没有生效。`,
          en: `The ${POST_WORDS[post].en} acted first (${actWords.en}); your step had no effect.`,
        },
        repair: { zh: '请看最新的，再决定怎么办。', en: 'Look at the newest state, then decide.' },
        facts: { ...answer.facts, actor: POST_WORDS[post].zh, actName: actWords.zh },
      });
    const name = await namesOf(deps.db, deps, [answer.first.actor]);
    const who = answer.first.actor === 'system' ? '系统' : name(answer.first.actor);
    return platformProblem('state-changed', {
      article: answer.article,
      facts: { ...answer.facts, actor: who, actName: actWords.zh },
    });
  }
  const text = refusalText(answer, naming);
  return { status: 422, code: answer.code, message: text, article: answer.article, facts: answer.facts };
};

/** The names of those whose yes is missing. */
const signersNamed = async (deps: CaseRoutesDeps, { facts: { signers } }: Refused) => {
  if (!Array.isArray(signers)) return undefined;
  const names = signers.map(await namesOf(deps.db, deps, signers));
  return (fact: string) => (fact === 'signers' ? { zh: names.join('、'), en: names.join(', ') } : undefined);
};

export const register = (app: Server, deps: CaseRoutesDeps): void => {
  const { db } = deps;

  app.get(
    '/api/cases/:id',
    {
      config: { action: 'case.read' },
      schema: { summary: 'A case as its parties see it', params: IdParam, response: { 200: CaseView } },
    },
    async (request) => {
      const viewer = personOfRequest(request);
      const c = await loadCase(deps, db, request.params.id);
      if (!c || !(mayRead(viewer, c) || toldAs(viewer, c))) return refuse(platformProblem('not-found'));
      return caseView(deps, db, viewer, c);
    },
  );

  app.post(
    '/api/drafts/:id/submit',
    {
      config: { action: 'draft.submit' },
      schema: {
        summary: 'Hand in an application (收件)',
        params: IdParam,
        body: SubmitDraft,
        response: { 201: Submitted },
      },
    },
    async (request, reply) => {
      const viewer = personOfRequest(request);
      const { rev, eDelivery } = request.body;
      const done = await submit(deps, { draft: request.params.id, rev, eDelivery, viewer, key: request.clientKey });
      if (done.kind === 'not-found') return refuse(platformProblem('not-found'));
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      if (done.kind === 'incomplete') {
        const { status, message, repair } = INTAKE_REFUSALS['draft-incomplete']!;
        return refuse({
          status,
          code: 'draft-incomplete',
          message,
          repair,
          facts: { fields: done.errors.map((e) => e.at) },
        });
      }
      if (done.kind === 'refused')
        return refuse(
          INTAKE_REFUSALS[done.code]
            ? refusalProblem(done, INTAKE_REFUSALS)
            : {
                status: 422,
                code: done.code,
                message: refusalText(done, await signersNamed(deps, done)),
                article: done.article,
                facts: done.facts,
              },
        );
      deps.followers.wake();
      const toldTo = done.names ?? done.toldTo.map(await namesOf(db, deps, done.toldTo));
      return reply.code(201).send({
        caseId: done.caseId,
        number: done.number,
        code: done.code,
        receivedOn: done.receivedOn,
        answerBy: done.answerBy,
        toldTo: [...toldTo],
      });
    },
  );

  /** One route an act, so that each stands in the description with its own command. */
  for (const act of ACT_NAMES.filter((a) => a !== 'receive' && a !== 'resubmit' && a !== 'supply'))
    app.post(
      `/api/cases/:id/acts/${act}`,
      {
        config: { action: 'case.act' },
        schema: {
          summary: `${ACT_WORDS[act].zh} · ${ACT_WORDS[act].en}`,
          params: IdParam,
          body: bodyOf(act),
          response: { 200: ActDone },
        },
      },
      async (request: FastifyRequest) => {
        const { id } = request.params as { id: string };
        const { version, recordWords, recordFiles, was, now, ...command } = request.body as {
          version?: number;
          recordWords?: string;
          recordFiles?: string[];
          was?: string;
          now?: string;
        } & Record<string, unknown>;
        if (act === 'correct-decision' && !(command.oldHash && command.newHash) && !(was && now && was !== now))
          return refuse(
            platformProblem('field-invalid', {
              field: was ? 'body.now' : 'body.was',
              repair: {
                zh: '请写原文和改后的文字，两处不能一样。',
                en: 'Write the words as they stood and as they should read; the two must differ.',
              },
            }),
          );
        if (['site-check', 'hear-statement', 'hold-hearing'].includes(act) && !recordWords && !command.record)
          return refuse(
            platformProblem('field-invalid', {
              field: 'body.recordWords',
              repair: { zh: '请写下记录。', en: 'Write the record.' },
            }),
          );
        const done = await runAct(deps, {
          caseId: id,
          wire: { act, ...command } as WireCommand,
          viewer: personOfRequest(request),
          key: request.clientKey,
          ...(version === undefined ? {} : { seen: version }),
          ...(recordWords ? { recordWords } : {}),
          ...(recordFiles?.length ? { recordFiles } : {}),
          ...(was && now ? { corrected: { was, now } } : {}),
        });
        if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
        if (done.kind !== 'done') return refuse(await actProblem(deps, id, done, personOfRequest(request)));
        return { version: done.version, events: [...done.events] };
      },
    );
};

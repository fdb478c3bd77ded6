import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { addDays, addMonths } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { type ProblemFacts, refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { once } from '../../platform/once.ts';
import { allowed, namesOf, personOfRequest } from '../people/index.ts';
import {
  TemplateList,
  TemplatePreview,
  TemplatePublished,
  TemplateRev,
  TemplateSave,
  TemplateSaved,
  type TemplateShape,
  TemplateView,
} from './contract.template.ts';
import {
  findingsFor,
  type KindOfLicence,
  keepTemplateDraft,
  kindOf,
  kindsOf,
  knownFields,
  newestTemplates,
  publishBlock,
  publishTemplate,
  type TemplateDeps,
  templateFor,
  templateRows,
} from './handle.template.ts';
import type { LicencePressDeps } from './jobs.ts';
import { dropTemplateDraft, templateDraft, templateDrafts } from './queries.template.ts';
import { LICENCE_REFUSALS } from './refusals.ts';
import { previewOf } from './template.sample.ts';
import type { LicenceTemplate } from './template.ts';

const Kind = Type.Object({ kind: Type.String({ maxLength: 64 }) });
const SAMPLE_MONTHS = 60;

type TemplateRoutesDeps = TemplateDeps & LicencePressDeps & { readonly base: string };

/** The place that must change is named in the facts of the refusal. */
const problemOf = (no: Refused): ProblemFacts => {
  const problem = refusalProblem(no, LICENCE_REFUSALS);
  return typeof no.facts.field === 'string' ? { ...problem, field: `body.template.${no.facts.field}` } : problem;
};
const wire = (template: LicenceTemplate): TemplateShape => structuredClone(template) as TemplateShape;

/** The desk of templates: keepers of items draft, another one or the head publishes (编 and 发 by two). */
export const registerTemplates = (app: Server, deps: TemplateRoutesDeps): void => {
  const { db, bureau, clock } = deps;
  const find = async (kind: string): Promise<KindOfLicence> =>
    (await kindOf(db, bureau, kind)) ?? refuse(platformProblem('not-found'));
  const inForce = (k: KindOfLicence) => templateFor(db, bureau, { kind: k.kind, title: k.name.zh, face: k.fields });

  app.get(
    '/api/licence-templates',
    {
      config: { action: 'catalogue.read' },
      schema: { summary: 'Templates of certificates, by kind', response: { 200: TemplateList } },
    },
    async () => {
      const [kinds, newest, drafts] = await Promise.all([
        kindsOf(db, bureau),
        newestTemplates(db, bureau),
        templateDrafts(db, bureau),
      ]);
      const ids = [...newest.flatMap((n) => [n.by, ...n.editedBy]), ...drafts.map((d) => d.changedBy)];
      const nameOf = await namesOf(db, deps, [...new Set(ids)]);
      return {
        kinds: kinds.map(({ kind, name }) => {
          const row = newest.find((n) => n.kind === kind);
          const draft = drafts.find((d) => d.kind === kind);
          return {
            kind,
            name,
            version: row?.version ?? 0,
            ...(row ? { published: { by: nameOf(row.by), at: row.at, editedBy: row.editedBy.map(nameOf) } } : {}),
            ...(draft ? { draft: { by: nameOf(draft.changedBy), at: draft.changedAt } } : {}),
          };
        }),
      };
    },
  );

  const offer = (request: FastifyRequest, action: 'catalogue.write' | 'catalogue.publish', no?: Refused) => {
    const against = allowed(action, personOfRequest(request)).ok ? no : refused('template-not-yours');
    return against ? { may: false, because: problemOf(against).message } : { may: true };
  };

  app.get(
    '/api/licence-templates/:kind',
    {
      config: { action: 'catalogue.read' },
      schema: {
        summary: 'The template of a kind, its draft and its versions',
        params: Kind,
        response: { 200: TemplateView },
      },
    },
    async (request) => {
      const k = await find(request.params.kind);
      const [now, draft, rows] = await Promise.all([
        inForce(k),
        templateDraft(db, bureau, k.kind),
        templateRows(db, bureau, k.kind),
      ]);
      const ids = [
        ...rows.flatMap((r) => [r.by, ...r.editedBy]),
        ...(draft ? [draft.changedBy, ...draft.editedBy] : []),
      ];
      const nameOf = await namesOf(db, deps, [...new Set(ids)]);
      const findings = draft ? findingsFor(deps, k, draft.template) : [];
      const { person } = personOfRequest(request);
      const no = draft ? publishBlock(person, draft.editedBy, findings) : refused('template-no-draft');
      return {
        kind: k.kind,
        name: k.name,
        version: now.version,
        template: wire(now.template),
        known: knownFields(k).map(({ from, label }) => ({ from, label })),
        ...(draft
          ? {
              draft: {
                rev: draft.rev,
                template: wire(draft.template),
                by: nameOf(draft.changedBy),
                at: draft.changedAt,
                editedBy: draft.editedBy.map(nameOf),
                findings: [...findings],
              },
            }
          : {}),
        versions: rows.map((r) => ({
          version: r.version,
          template: wire(r.template),
          by: nameOf(r.by),
          at: r.at,
          editedBy: r.editedBy.map(nameOf),
        })),
        edit: offer(request, 'catalogue.write'),
        publish: offer(request, 'catalogue.publish', no),
      };
    },
  );

  app.put(
    '/api/licence-templates/:kind/draft',
    {
      config: { action: 'catalogue.write' },
      schema: {
        summary: 'Keep a draft of a template',
        params: Kind,
        body: TemplateSave,
        response: { 200: TemplateSaved },
      },
    },
    async (request) => {
      const k = await find(request.params.kind);
      const { person } = personOfRequest(request);
      const keyed = { bureau, actor: person, key: request.clientKey, content: ['template', k.kind, request.body] };
      const done = await once(db, keyed, clock.now(), (tx) =>
        keepTemplateDraft(deps, tx, k, person, request.body as { rev: number; template: LicenceTemplate }),
      );
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      return 'kind' in done.answer
        ? refuse(problemOf(done.answer))
        : { rev: done.answer.rev, findings: [...done.answer.findings] };
    },
  );

  app.delete(
    '/api/licence-templates/:kind/draft',
    {
      config: { action: 'catalogue.write', keyless: true },
      schema: {
        summary: 'Drop a draft',
        params: Kind,
        querystring: Type.Object({ rev: Type.Integer({ minimum: 1 }) }),
        response: { 200: Type.Object({ done: Type.Literal(true) }) },
      },
    },
    async (request) => {
      const k = await find(request.params.kind);
      const dropped = await dropTemplateDraft(db, bureau, k.kind, request.query.rev);
      return dropped ? { done: true as const } : refuse(problemOf(refused('template-changed', '', { kind: k.kind })));
    },
  );

  app.post(
    '/api/licence-templates/:kind/publish',
    {
      config: { action: 'catalogue.publish' },
      schema: {
        summary: 'Publish the draft: later certificates are drawn from it',
        params: Kind,
        body: TemplateRev,
        response: { 200: TemplatePublished },
      },
    },
    async (request) => {
      const k = await find(request.params.kind);
      const { person } = personOfRequest(request);
      const keyed = {
        bureau,
        actor: person,
        key: request.clientKey,
        content: ['publish-template', k.kind, request.body],
      };
      const done = await once(db, keyed, clock.now(), (tx) => publishTemplate(deps, tx, k, person, request.body.rev));
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      return 'kind' in done.answer ? refuse(problemOf(done.answer)) : { version: done.answer.version };
    },
  );

  app.post(
    '/api/licence-templates/:kind/preview',
    {
      config: { action: 'catalogue.read', keyless: true, rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: {
        summary: 'A look at a template as PDF, without force',
        produces: ['application/pdf'],
        params: Kind,
        body: TemplatePreview,
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const k = await find(request.params.kind);
      const template = request.body.template as LicenceTemplate;
      const [first, ...more] = findingsFor(deps, k, template);
      if (first) {
        const { zh, en } = first.text;
        return refuse(problemOf(refused('template-faulty', '', { zh, en, n: more.length + 1, field: first.field })));
      }
      const { organ, mark } = await deps.sealing.signerOf(db, k.item);
      const today = clock.today();
      const model = previewOf(template, {
        name: k.name.zh,
        issuer: organ,
        mark,
        base: deps.base,
        today,
        term: { from: today, until: addDays(addMonths(today, SAMPLE_MONTHS), -1) },
        madeAt: clock.now(),
        long: request.body.long ?? false,
      });
      const { bytes } = await deps.writer.certificate(model);
      return reply
        .header('content-type', 'application/pdf')
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(bytes));
    },
  );
};

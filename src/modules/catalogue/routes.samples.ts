import Type from 'typebox';
import { refused } from '../../kernel/decision.ts';
import type { FileType } from '../../platform/files.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refusalProblem, refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { fileProblem, receiveUpload, sendFile } from '../../platform/http/uploads.ts';
import { allowed, personOfRequest } from '../people/index.ts';
import { SampleKept } from './contract.ts';
import type { Sample } from './item.ts';
import { keepSample, samplePlace } from './queries.samples.ts';
import { versionOf, versionRow } from './queries.ts';
import { CATALOGUE_REFUSALS } from './refusals.ts';
import { type CatalogueDeps, isPublic, VersionParam } from './routes.ts';

const SHOWN: readonly FileType[] = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'];
const isShown = (type: FileType): type is Sample['type'] => SHOWN.includes(type);

/** Samples of materials: put beside a draft by the catalogue's writer, seen by anybody once the version is published. */
export const addSampleRoutes = (app: Server, deps: CatalogueDeps): void => {
  const { db, bureau, files } = deps;

  app.post(
    '/api/catalogue/items/:item/versions/:v/samples',
    {
      config: { action: 'catalogue.write' },
      schema: {
        summary: 'Upload a sample of a material for a draft (multipart field `file`)',
        consumes: ['multipart/form-data'],
        params: VersionParam,
        response: { 201: SampleKept },
      },
    },
    async (request, reply) => {
      const { item, v } = request.params;
      const row = await versionRow(db, bureau, item, v);
      const no = (code: 'no-such-version' | 'published-never-changes') =>
        refuse(refusalProblem(refused(code, '', { item, version: v }), CATALOGUE_REFUSALS));
      if (!row) return no('no-such-version');
      if (row.state !== 'draft' && row.state !== 'review') return no('published-never-changes');
      const got = await receiveUpload(files, request, bureau);
      if (got.kind === 'refused') return refuse(fileProblem(got.code));
      const { hash, type, size, name, place } = got;
      if (!isShown(type)) return refuse(fileProblem('file-type-unknown'));
      await keepSample(db, bureau, item, {
        hash,
        type,
        place,
        by: personOfRequest(request).person,
        at: deps.clock.now(),
      });
      return reply.code(201).send({ hash, name, type, size });
    },
  );

  app.get(
    '/api/items/:item/versions/:v/samples/:ref',
    {
      config: { action: 'item.read' },
      schema: {
        summary: 'The sample of a material; of a draft only for the catalogue desk',
        params: Type.Object({ ...VersionParam.properties, ref: Type.String({ maxLength: 80 }) }),
        response: { 200: Type.Any() },
      },
    },
    async (request, reply) => {
      const { item, v, ref } = request.params;
      const row = await versionRow(db, bureau, item, v);
      const seen = row && (isPublic(row) || allowed('catalogue.read', request.viewer).ok);
      const sample = seen ? versionOf(row).materials.find((m) => m.ref === ref)?.sample : undefined;
      const place = sample && (await samplePlace(db, bureau, item, sample.hash));
      if (!sample || !place) return refuse(platformProblem('not-found'));
      return sendFile({ files }, reply, { ...sample, holder: bureau, place });
    },
  );
};

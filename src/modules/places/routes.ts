import Type from 'typebox';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { once } from '../../platform/once.ts';
import type { Ports } from '../../platform/ports.ts';
import { personOfRequest } from '../people/index.ts';
import { changeHours, sites } from './queries.ts';

const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });
const Site = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  name: TextShape,
  address: TextShape,
  hours: Type.Optional(TextShape),
});
const Line = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });

export const addRoutes = (app: Server, { db, bureau, clock, random }: Ports): void => {
  app.get(
    '/api/sites',
    {
      config: { action: 'place.read' },
      schema: { response: { 200: Type.Object({ sites: Type.Array(Site) }) } },
    },
    async () => ({
      sites: (await sites(db, bureau)).map(({ hours, region: _, ...s }) => ({ ...s, ...(hours ? { hours } : {}) })),
    }),
  );
  app.put(
    '/api/sites/:id/hours',
    {
      config: { action: 'place.amend' },
      schema: {
        summary: 'Change the hours of a place (办公时间)',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        body: Type.Object({
          zh: Line,
          en: Line,
          reason: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
        }),
        response: { 200: Type.Object({ site: Type.String() }) },
      },
    },
    async (request) => {
      const { reason, zh, en } = request.body;
      const by = personOfRequest(request).person;
      const site = request.params.id;
      const done = await once<{ site: string } | { kind: 'refused' }>(
        db,
        { bureau, actor: by, key: request.clientKey, content: ['site.hours', site, request.body] },
        clock.now(),
        async (tx) => {
          const hours = { zh: zh.trim(), en: en.trim() };
          const change = { id: random.id(), site, hours, reason: reason.trim(), by, at: clock.now() };
          return (await changeHours(tx, bureau, change)) ? { site } : { kind: 'refused' };
        },
      );
      if (done.kind === 'key-reused') return refuse(platformProblem('key-reused'));
      return 'site' in done.answer ? done.answer : refuse(platformProblem('not-found'));
    },
  );
};

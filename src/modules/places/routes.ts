import Type from 'typebox';
import type { Server } from '../../platform/http/server.ts';
import type { Ports } from '../../platform/ports.ts';
import { sites } from './queries.ts';

const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });
const Site = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  name: TextShape,
  address: TextShape,
  hours: Type.Optional(TextShape),
});

export const addRoutes = (app: Server, { db, bureau }: Ports): void => {
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
};

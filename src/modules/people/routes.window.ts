import Type from 'typebox';
import type { Server } from '../../platform/http/server.ts';
import type { Ports } from '../../platform/ports.ts';
import { principalsOf } from './handle.principals.ts';

const Principal = Type.Object({
  person: Type.String(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('natural'), Type.Literal('legal')]),
  /** As legal representative (民法典61), or by a mandate until a day (许可法29). */
  by: Type.Union([Type.Literal('representative'), Type.Literal('mandate')]),
  until: Type.Optional(Type.String()),
  /** Items the mandate is for; all of them when absent. */
  items: Type.Optional(Type.Array(Type.String())),
});

/** For the window desk: for whom somebody who stands there may file. */
export const addWindowRoutes = (app: Server, ports: Ports): void => {
  app.get(
    '/api/window/person/:id/principals',
    {
      config: { action: 'person.find' },
      schema: {
        summary: 'Whom the person at the counter represents, today',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 200: Type.Object({ principals: Type.Array(Principal) }) },
      },
    },
    async ({ params }) => ({
      principals: (await principalsOf(ports.db, ports, params.id)).map(({ mandate: _, items, ...p }) => ({
        ...p,
        ...(items ? { items: [...items] } : {}),
      })),
    }),
  );
};

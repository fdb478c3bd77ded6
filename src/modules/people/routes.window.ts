import Type from 'typebox';
import type { Server } from '../../platform/http/server.ts';
import type { Ports } from '../../platform/ports.ts';
import { type Principal, principalsOf } from './handle.principals.ts';

const PrincipalShape = Type.Object({
  person: Type.String(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('natural'), Type.Literal('legal')]),
  /** As legal representative (民法典61), or by a mandate until a day (许可法29). */
  by: Type.Union([Type.Literal('representative'), Type.Literal('mandate')]),
  until: Type.Optional(Type.String()),
  /** Items the mandate is for; all of them when absent. */
  items: Type.Optional(Type.Array(Type.String())),
});

/** One line for each principal: who leads a body needs no mandate for it, and several mandates of one principal add up. */
const eachOnce = (all: readonly Principal[]): readonly Principal[] => {
  const lines = new Map<string, Principal>();
  for (const p of all) {
    const before = lines.get(p.person);
    if (!before) lines.set(p.person, p);
    else if (before.by === 'mandate') {
      const { items, ...rest } = before;
      const longer = (p.until ?? '') > (before.until ?? '') ? { until: p.until! } : {};
      const both = items && p.items ? { items: [...new Set([...items, ...p.items])] } : {};
      lines.set(p.person, { ...rest, ...longer, ...both });
    }
  }
  return [...lines.values()];
};

/** For the window desk: for whom somebody who stands there may file. */
export const addWindowRoutes = (app: Server, ports: Ports): void => {
  app.get(
    '/api/window/person/:id/principals',
    {
      config: { action: 'person.find' },
      schema: {
        summary: 'Whom the person at the counter represents, today',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 200: Type.Object({ principals: Type.Array(PrincipalShape) }) },
      },
    },
    async ({ params }) => ({
      principals: eachOnce(await principalsOf(ports.db, ports, params.id)).map(({ mandate: _, items, ...p }) => ({
        ...p,
        ...(items ? { items: [...items] } : {}),
      })),
    }),
  );
};

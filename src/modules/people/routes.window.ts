import Type from 'typebox';
import type { Server } from '../../platform/http/server.ts';
import type { Ports } from '../../platform/ports.ts';
import { personsOf } from './handle.persons.ts';
import { mandatesOf } from './queries.mandates.ts';

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
  const { db, bureau, clock } = ports;
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
    async ({ params }) => {
      const today = clock.today();
      const [led, given] = await Promise.all([
        db.query<{ id: string }>(
          'select id from person where bureau = $1 and representative = $2 order by id limit 50',
          [bureau, params.id],
        ),
        mandatesOf(db, bureau, [params.id]),
      ]);
      const held = given.filter(
        (m) => m.agent === params.id && m.endedOn === null && m.from <= today && today <= m.until,
      );
      const persons = await personsOf(db, ports, [...led.map((r) => r.id), ...held.map((m) => m.principal)]);
      const shown = (id: string) => {
        const p = persons.get(id);
        return p ? [{ person: id, name: p.name, kind: p.kind }] : [];
      };
      return {
        principals: [
          ...led.flatMap(({ id }) => shown(id).map((p) => ({ ...p, by: 'representative' as const }))),
          ...held.flatMap((m) =>
            shown(m.principal).map((p) => ({
              ...p,
              by: 'mandate' as const,
              until: m.until,
              ...(m.items ? { items: [...m.items] } : {}),
            })),
          ),
        ],
      };
    },
  );
};

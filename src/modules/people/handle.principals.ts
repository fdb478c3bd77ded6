import { type Decision, decided, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import { covers } from './authority.ts';
import { type Person, personsOf } from './handle.persons.ts';
import { mandateState } from './mandates.ts';
import { mandatesOf } from './queries.mandates.ts';
import { representedBy } from './queries.persons.ts';

/** Whom somebody stands for: as legal representative (民法典61), or by a mandate in force (许可法29). */
export type Principal = {
  readonly person: Id;
  readonly name: string;
  readonly kind: Person['kind'];
  readonly by: 'representative' | 'mandate';
  readonly mandate?: Id;
  readonly until?: string;
  /** Items the mandate is for; all of them when absent. */
  readonly items?: readonly string[];
};

/** All whom `person` may file for today besides themselves; at most 50 bodies and 200 mandates. */
export const principalsOf = async (
  db: Db,
  ports: Pick<Ports, 'bureau' | 'clock' | 'vault'>,
  person: Id,
): Promise<readonly Principal[]> => {
  const today = ports.clock.today();
  const [led, given] = await Promise.all([
    representedBy(db, ports.bureau, person),
    mandatesOf(db, ports.bureau, [person]),
  ]);
  const held = given.filter((m) => m.agent === person && mandateState(m, today) === 'in-force');
  const persons = await personsOf(db, ports, [...led, ...held.map((m) => m.principal)]);
  const shown = (id: Id) => {
    const p = persons.get(id);
    return p ? [{ person: id, name: p.name, kind: p.kind }] : [];
  };
  return [
    ...led.flatMap((id) => shown(id).map((p) => ({ ...p, by: 'representative' as const }))),
    ...held.flatMap((m) =>
      shown(m.principal).map((p) => ({
        ...p,
        by: 'mandate' as const,
        mandate: m.id,
        until: m.until,
        ...(m.items ? { items: m.items } : {}),
      })),
    ),
  ];
};

/**
 * 许可法29: whether the person at the counter may file this item for the applicant, and by which mandate. Refused with
 * `no-mandate`, or with `mandate-other-items` when there is a mandate for other items only.
 */
export const presents = async (
  db: Db,
  ports: Pick<Ports, 'bureau' | 'clock' | 'vault'>,
  asked: { readonly person: Id; readonly applicant: Id; readonly item: string },
): Promise<Decision<{ readonly mandate?: Id }>> => {
  if (asked.person === asked.applicant) return decided({});
  const all = (await principalsOf(db, ports, asked.person)).filter((p) => p.person === asked.applicant);
  const fitting = all.find((p) => covers(p.items ?? 'all', asked.item));
  if (fitting) return decided(fitting.mandate ? { mandate: fitting.mandate } : {});
  return refused(all.length > 0 ? 'mandate-other-items' : 'no-mandate', '许可法29', { item: asked.item });
};

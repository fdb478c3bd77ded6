import { addDays, type Day } from '../kernel/day.ts';
import type { Id } from '../kernel/ids.ts';
import { addMandate, enterPerson, type Person } from '../modules/people/index.ts';
import type { Ports } from '../platform/ports.ts';
import { chanceOf } from './chance.ts';
import { firmsOf, peopleOf, type SeedFirm, type SeedPerson } from './names.ts';
import { BUREAU, makePlaces } from './places.ts';
import { makeStaff, OFFICERS } from './staff.ts';

export type Town = {
  readonly people: readonly (SeedPerson & { readonly id: Id })[];
  readonly firms: readonly (SeedFirm & { readonly id: Id; readonly agent: Id; readonly mandate?: Id })[];
  readonly officer: (key: string) => Id;
  /** Everybody the town entered, as the register has them. */
  readonly known: ReadonlyMap<Id, Person>;
};

const PEOPLE = 160;
const FIRMS = 124;
/** Agents come from the second half of the people, representatives from the first. */
const AGENTS = 30;

/** Bureau, staff, persons and firms; the cases come after. `from`: since when the posts are held. */
export const makeTown = async (ports: Ports, from: Day, today: Day): Promise<Town> => {
  const c = chanceOf(20190115);
  await makePlaces(ports);
  const officer = await makeStaff(ports, c, from);
  const known = new Map<Id, Person>();
  const enter = async (p: Omit<Person, 'id'>): Promise<Id> => {
    const id = await enterPerson(ports.db, ports, p);
    known.set(id, { id, ...p });
    return id;
  };
  const people: Town['people'][number][] = [];
  for (const p of peopleOf(
    c,
    PEOPLE,
    OFFICERS.map((o) => o.name),
  ))
    people.push({
      ...p,
      id: await enter({ kind: 'natural', name: p.name, number: p.idNumber, phone: p.phone, address: p.address }),
    });
  const firms: Town['firms'][number][] = [];
  for (const [i, f] of firmsOf(c, FIRMS, PEOPLE / 2).entries()) {
    const representative = people[f.representative]!.id;
    const id = await enter({ kind: 'legal', name: f.name, number: f.creditCode, address: f.address, representative });
    // Every third firm has an agent who files for it by mandate (许可法29).
    const agent = i % 3 === 0 ? people[PEOPLE / 2 + (i % AGENTS)]!.id : representative;
    const mandate = agent === representative ? undefined : ports.random.id();
    if (mandate)
      await addMandate(ports.db, {
        bureau: BUREAU,
        id: mandate,
        principal: id,
        agent,
        items: null,
        from,
        until: addDays(today, 300),
        by: representative,
        at: ports.clock.now(),
      });
    firms.push({ ...f, id, agent, ...(mandate ? { mandate } : {}) });
  }
  return { people, firms, officer, known };
};

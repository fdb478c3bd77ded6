import { randomBytes } from 'node:crypto';
import { type Refused, refused } from '../../kernel/decision.ts';
import { checkCreditCode, checkResidentId } from '../../kernel/identifiers.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { Ports } from '../../platform/ports.ts';
import { type NameIndex, nameIndex, plainName } from './names.ts';
import { addNotice, addPerson, personByNumber, personsById } from './queries.persons.ts';

/** What is known of a person; kept sealed. */
export type PersonDetails = {
  readonly name: string;
  /** Resident identity number or credit code, in capitals. */
  readonly number: string;
  readonly phone?: string;
  readonly address?: string;
};
export type Person = PersonDetails & {
  readonly id: Id;
  readonly kind: 'natural' | 'legal';
  readonly representative?: Id;
};

type People = Pick<Ports, 'bureau' | 'vault' | 'random' | 'clock'>;

/** Numbers are compared in capitals and without surrounding blanks. */
export const numberHash = ({ vault }: Pick<Ports, 'vault'>, number: string): string =>
  vault.keyedHash('number', number.trim().toUpperCase());

/** Is the number one that can exist (GB 11643, GB 32100)? */
export const checkNumber = (
  kind: Person['kind'],
  number: string,
  today: ReturnType<Ports['clock']['today']>,
): Refused | undefined => {
  const text = number.trim();
  const checked = kind === 'natural' ? checkResidentId(text, today) : checkCreditCode(text);
  if (checked.ok) return undefined;
  return kind === 'natural'
    ? refused(`resident-id-${checked.why}`, 'GB 11643-1999')
    : refused(`credit-code-${checked.why}`, 'GB 32100-2015');
};

/** Enters a person; the caller has checked the number and that nobody has it yet. `id` only where it must be repeatable (a seeded town). */
export const enterPerson = async (
  tx: Db,
  ports: People,
  p: PersonDetails & { readonly id?: Id; readonly kind: Person['kind']; readonly representative?: Id },
): Promise<Id> => {
  const { id = ports.random.id(), kind, representative, ...details } = p;
  const kept = { ...details, name: details.name.trim(), number: details.number.trim().toUpperCase() };
  await addPerson(tx, {
    bureau: ports.bureau,
    id,
    kind,
    numberHash: numberHash(ports, kept.number),
    sealed: await ports.vault.sealFor(tx, id, JSON.stringify(kept)),
    representative: representative ?? null,
    at: ports.clock.now(),
  });
  return id;
};

const ERASED: PersonDetails = { name: '（已删除）', number: '' };

/** Persons by id, opened; of an erased one only the id is left. Unknown ids are missing. */
export const personsOf = async (
  db: Db,
  ports: Pick<Ports, 'bureau' | 'vault'>,
  ids: readonly Id[],
): Promise<Map<Id, Person>> => {
  if (ids.length === 0) return new Map();
  const rows = await personsById(db, ports.bureau, [...new Set(ids)]);
  const texts = await ports.vault.openTexts(
    db,
    rows.map((r) => ({ holder: r.id, sealed: r.sealed })),
  );
  return new Map(
    rows.map((r, i) => {
      const text = texts[i];
      const details = text === undefined ? ERASED : (JSON.parse(text) as PersonDetails);
      const representative = r.representative === null ? {} : { representative: r.representative };
      return [r.id, { id: r.id, kind: r.kind, ...representative, ...details }];
    }),
  );
};

export const personOf = async (db: Db, ports: Pick<Ports, 'bureau' | 'vault'>, id: Id): Promise<Person | undefined> =>
  (await personsOf(db, ports, [id])).get(id);

/** Names by id, for lists; an unknown id gives its last four characters. */
export const namesOf = async (
  db: Db,
  ports: Pick<Ports, 'bureau' | 'vault'>,
  ids: readonly Id[],
): Promise<(id: Id) => string> => {
  const persons = await personsOf(db, ports, ids);
  return (id) => persons.get(id)?.name ?? `…${id.slice(-4)}`;
};

/** How many names are opened at once; between two such portions others are served. */
const PORTION = 500;
/** Portions asked of the database together, so that it reads while names are opened. */
const ABREAST = 4;

const indexes = new WeakMap<object, NameIndex>();
const indexOf = (vault: Ports['vault']): NameIndex => {
  const index = indexes.get(vault) ?? nameIndex(randomBytes(4).readInt32LE());
  indexes.set(vault, index);
  return index;
};

/** Persons opened and their names learnt on the way. */
const openAndLearn = async (db: Db, ports: Pick<Ports, 'bureau' | 'vault'>, ids: readonly Id[]): Promise<Person[]> => {
  const persons = [...(await personsOf(db, ports, ids)).values()];
  const { learn } = indexOf(ports.vault);
  for (const p of persons) learn(p.id, p.name);
  return persons;
};

/** Learns the names among `ids` that no search has opened yet; answers how many those were. */
export const learnNames = async (
  db: Db,
  ports: Pick<Ports, 'bureau' | 'vault'>,
  ids: readonly Id[],
): Promise<number> => {
  const { knows, full } = indexOf(ports.vault);
  return full()
    ? 0
    : (
        await openAndLearn(
          db,
          ports,
          ids.filter((id) => !knows(id)),
        )
      ).length;
};

/**
 * Those of `among` whose name holds the words, as a person would look for them: blanks and case do not count. Names are
 * sealed and stay so: an index in memory leaves out almost everybody who cannot be meant, and the names of the others are
 * opened for the question and forgotten with it. Of an erased person nothing is found.
 */
export const personsNamed = async (
  db: Db,
  ports: Pick<Ports, 'bureau' | 'vault'>,
  words: string,
  among: readonly Id[],
  limit = Number.POSITIVE_INFINITY,
): Promise<Person[]> => {
  const sought = plainName(words);
  if (sought === '') return [];
  const ids = indexOf(ports.vault).mayMean(words, [...new Set(among)]);
  const found: Person[] = [];
  for (let at = 0; at < ids.length && found.length < limit; at += PORTION * ABREAST) {
    const portions = Array.from({ length: ABREAST }, (_, i) => ids.slice(at + i * PORTION, at + (i + 1) * PORTION));
    for (const persons of await Promise.all(portions.map((p) => openAndLearn(db, ports, p))))
      for (const p of persons) if (p.number !== '' && plainName(p.name).includes(sought)) found.push(p);
  }
  return found.slice(0, limit);
};

/** The person with a number, whatever their name. */
export const findByNumber = async (
  db: Db,
  ports: Pick<Ports, 'bureau' | 'vault'>,
  number: string,
): Promise<Person | undefined> => {
  const row = await personByNumber(db, ports.bureau, numberHash(ports, number));
  return row && personOf(db, ports, row.id);
};

/** Tells somebody something inside the system; facts are ids and days. For the transaction of what it tells. */
export const tell = (tx: Db, ports: Pick<Ports, 'bureau' | 'random' | 'clock'>, to: Id, kind: string, facts: object) =>
  addNotice(tx, { bureau: ports.bureau, id: ports.random.id(), person: to, kind, facts, at: ports.clock.now() });

import pg from 'pg';
import { caseDepsOf } from '../src/app.rooms.ts';
import { portsOf } from '../src/app.ts';
import { openStore, partsOf } from '../src/cli/store.ts';
import type { Config } from '../src/config.ts';
import { type Instant, instant } from '../src/kernel/instant.ts';
import { loadBundled, materialsFor, publishedVersion } from '../src/modules/catalogue/index.ts';
import { insertFile, openDraft, updateDraft } from '../src/modules/intake/index.ts';
import { enterPerson } from '../src/modules/people/index.ts';
import { addSession } from '../src/modules/people/queries.session.ts';
import { addBureau, addUnit } from '../src/modules/places/index.ts';
import { sm3 } from '../src/platform/canonical.ts';
import { tokenHash } from '../src/platform/password.ts';
import { chanceOf } from '../src/seed/chance.ts';
import { complete } from '../src/seed/fill.ts';
import { creditCodeOf, idNumberOf } from '../src/seed/names.ts';

/**
 * A bureau with firms and as many complete applications as a measurement can use up. Names of rows follow from the
 * client and its counter, so that a pgbench script can name the same rows.
 */
export const BUREAU = 'bench';
export const FIRMS = 64;
const ITEM = 'food-service';
export const REV = 2;

export const tokenOf = (firm: number): string => `token-${firm}`;
/** Which firm's application it is: all are used evenly. */
export const firmOf = (client: number, i: number): number => (i + client * 7) % FIRMS;
/** As long as the ids of the product. */
export const draftOf = (client: number, i: number): string =>
  `0199bbbb-0000-7000-${1000 + client}-${100_000_000_000 + i}`;

/** The bureau, its catalogue, the firms with their representatives signed in, and one filled-in application of each firm. */
export const makeTown = async (config: Config): Promise<void> => {
  const { db } = await openStore(config);
  try {
    const ports = portsOf(await partsOf(config, db, BUREAU), { wake: () => {}, states: async () => [] });
    const today = ports.clock.today();
    const at = ports.clock.now();
    await addBureau(db, { id: BUREAU, name: { zh: '行政审批局', en: 'Approval bureau' }, demo: false });
    await addUnit(db, BUREAU, { id: 'licences', name: { zh: '许可一处', en: 'Licences I' } });
    await loadBundled(db, BUREAU, { by: 'bundled', at, on: today });
    const version = (await publishedVersion(db, BUREAU, ITEM))!;
    const deps = caseDepsOf(ports, { base: 'http://localhost' });
    const knownCode = await deps.knownCode?.(db);
    const c = chanceOf(20261122);
    for (let f = 0; f < FIRMS; f++) {
      const boss = `boss-${f}`;
      const firm = `firm-${f}`;
      await enterPerson(db, ports, { id: boss, kind: 'natural', name: `法人${f}`, number: idNumberOf(c) });
      const number = creditCodeOf(c, '91');
      await enterPerson(db, ports, { id: firm, kind: 'legal', name: `餐饮公司${f}`, number, representative: boss });
      await addSession(db, {
        bureau: BUREAU,
        tokenHash: tokenHash(tokenOf(f)),
        account: null,
        person: boss,
        principal: firm,
        mandate: null,
        at,
        until: instant(Date.parse(at) + 24 * 3_600_000) satisfies Instant,
      });
      const acting = { principal: firm, items: 'all' as const };
      const viewer = { kind: 'person' as const, person: boss, acting, posts: [], admin: false };
      const opened = await openDraft(deps, db, viewer, { item: ITEM });
      if (opened.kind === 'refused') throw new Error(opened.code);
      const draft = opened.events[0]!;
      const situation = { business: ['restaurant'], staffCerts: ['here'], filedBy: ['representative'] };
      const answers = complete(version, situation, draft.answers, c, today, knownCode);
      const from = { from: 'self' as const, day: today };
      const provenance = { ...Object.fromEntries(Object.keys(answers).map((k) => [k, from])), ...draft.provenance };
      await updateDraft(db, ports.vault, BUREAU, { ...draft, situation, answers, provenance, rev: REV }, at);
      const asked = materialsFor(version, situation, answers).ask.filter((m) => m.necessity !== 'optional');
      for (const { ref, name } of asked)
        await insertFile(db, ports.vault, BUREAU, {
          id: `${firm}-${ref}`,
          holder: firm,
          kind: 'draft',
          owner: draft.id,
          material: ref,
          round: 0,
          name: `${name.zh}.pdf`,
          type: 'application/pdf',
          size: 120_000,
          hash: sm3(`${firm} ${ref}`),
          place: `aa/${sm3(`${firm} ${ref}`)}`,
          by: boss,
          at,
        });
    }
  } finally {
    await db.close();
  }
};

/** Remembers the filled-in applications of the firms as what the others are copied from. */
export const keepTemplates = async (client: pg.Client): Promise<void> => {
  await client.query('create table bench_template as select applicant as firm, id from draft');
};

/** The columns of a table but for those that a copy gets anew. */
export const columnsOf = async (client: pg.Client, table: string, but: readonly string[]): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped',
    [table],
  );
  return rows.map((r) => r.name).filter((n) => !but.includes(n));
};

/** Copies the filled-in applications for counters `from` … `from + count - 1` of each client, files included. */
export const addDrafts = async (client: pg.Client, clients: number, from: number, count: number): Promise<void> => {
  const name = (c: string, i: string) => `'0199bbbb-0000-7000-' || (1000 + ${c}) || '-' || (100000000000 + ${i})`;
  const drafts = await columnsOf(client, 'draft', ['id']);
  const files = await columnsOf(client, 'stored_file', ['id', 'owner']);
  const wanted = `generate_series(0, ${clients - 1}) c cross join generate_series(${from}, ${from + count - 1}) i`;
  const template = `bench_template t on t.firm = 'firm-' || (i + c * 7) % ${FIRMS}`;
  await client.query(`insert into draft (id, ${drafts.join(', ')})
    select ${name('c', 'i')}, ${drafts.map((x) => `d.${x}`).join(', ')} from ${wanted}
      join ${template} join draft d on d.id = t.id`);
  await client.query(`insert into stored_file (id, owner, ${files.join(', ')})
    select f.material || '-' || c || '-' || i, ${name('c', 'i')}, ${files.map((x) => `f.${x}`).join(', ')}
      from ${wanted}
      join ${template} join stored_file f on f.owner = t.id`);
};

export const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

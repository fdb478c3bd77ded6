import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';

export type SiteRow = {
  readonly id: string;
  readonly kind: 'centre' | 'street' | 'community' | 'outlet' | 'park' | 'kiosk';
  readonly name: Text;
  readonly address: Text;
  readonly region: string | null;
  readonly hours: Text | null;
};

export const sites = (db: Db, bureau: string) =>
  db.query<SiteRow>('select id, kind, name, address, region, hours from site where bureau = $1 order by kind, id', [
    bureau,
  ]);

export const units = (db: Db, bureau: string) =>
  db.query<{ id: string; name: Text; parent: string | null }>(
    'select id, name, parent from unit where bureau = $1 order by id',
    [bureau],
  );

/** The bureaus of this database; a process serves one. */
export const bureaus = (db: Db) =>
  db.query<{ id: string; name: Text; demo: boolean; creditCode: string | null }>(
    'select id, name, demo, credit_code as "creditCode" from bureau order by id',
  );

export const addBureau = (
  db: Db,
  b: {
    readonly id: string;
    readonly name: Text;
    readonly creditCode?: string;
    readonly region?: string;
    readonly demo: boolean;
  },
) =>
  db.query('insert into bureau (id, name, credit_code, region, demo) values ($1, $2, $3, $4, $5)', [
    b.id,
    JSON.stringify(b.name),
    b.creditCode ?? null,
    b.region ?? null,
    b.demo,
  ]);

export const addRegion = (
  db: Db,
  bureau: string,
  r: { readonly id: string; readonly name: Text } & (
    | { readonly kind: 'ADMIN'; readonly code: string }
    | { readonly kind: 'ZONE'; readonly members: readonly string[] }
  ),
) =>
  db.query('insert into region (bureau, id, kind, code, name, members) values ($1, $2, $3, $4, $5, $6)', [
    bureau,
    r.id,
    r.kind,
    r.kind === 'ADMIN' ? r.code : null,
    JSON.stringify(r.name),
    r.kind === 'ZONE' ? r.members : [],
  ]);

export const addUnit = (
  db: Db,
  bureau: string,
  u: { readonly id: string; readonly name: Text; readonly parent?: string },
) =>
  db.query('insert into unit (bureau, id, name, parent) values ($1, $2, $3, $4)', [
    bureau,
    u.id,
    JSON.stringify(u.name),
    u.parent ?? null,
  ]);

export const addSite = (
  db: Db,
  bureau: string,
  s: Omit<SiteRow, 'region' | 'hours'> & { readonly region?: string; readonly hours?: Text },
) =>
  db.query('insert into site (bureau, id, kind, name, address, region, hours) values ($1, $2, $3, $4, $5, $6, $7)', [
    bureau,
    s.id,
    s.kind,
    JSON.stringify(s.name),
    JSON.stringify(s.address),
    s.region ?? null,
    s.hours ? JSON.stringify(s.hours) : null,
  ]);

/** Changes the hours of a place and writes down who did and what they were; false when there is no such place. */
export const changeHours = async (
  tx: Db,
  bureau: string,
  change: {
    readonly id: Id;
    readonly site: string;
    readonly hours: Text;
    readonly reason: string;
    readonly by: Id;
    readonly at: Instant;
  },
): Promise<boolean> => {
  const [before] = await tx.query<{ hours: Text | null }>(
    'select hours from site where bureau = $1 and id = $2 for update',
    [bureau, change.site],
  );
  if (!before) return false;
  await tx.query('update site set hours = $3 where bureau = $1 and id = $2', [
    bureau,
    change.site,
    JSON.stringify(change.hours),
  ]);
  await tx.query(
    `insert into site_hours_log (bureau, id, site, before, after, reason, by_person, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      bureau,
      change.id,
      change.site,
      before.hours ? JSON.stringify(before.hours) : null,
      JSON.stringify(change.hours),
      change.reason,
      change.by,
      change.at,
    ],
  );
  return true;
};

import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Vault } from '../../platform/vault.ts';

/** What names the place of a file of evidence; the others are swept. */
export const EVIDENCE_NAMED_IN = ['obligation_file'] as const;

export type EvidenceFile = {
  readonly hash: string;
  readonly holder: Id;
  readonly place: string;
  readonly type: string;
  readonly size: number;
  readonly name: string;
};

export const keepEvidenceFile = async (
  tx: Db,
  vault: Vault,
  bureau: string,
  obligation: Id,
  f: EvidenceFile & { readonly by: Id; readonly at: Instant },
): Promise<void> => {
  await tx.query(
    `insert into obligation_file (bureau, obligation, hash, holder, place, type, size, sealed_name, added_at, added_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (bureau, obligation, hash) do nothing`,
    [
      bureau,
      obligation,
      f.hash,
      f.holder,
      f.place,
      f.type,
      f.size,
      await vault.sealFor(tx, f.holder, f.name),
      f.at,
      f.by,
    ],
  );
};

/** How many files were uploaded for an obligation. */
export const evidenceKept = async (db: Db, bureau: string, obligation: Id): Promise<number> => {
  const [row] = await db.query<{ n: number }>(
    'select count(*)::int as n from obligation_file where bureau = $1 and obligation = $2',
    [bureau, obligation],
  );
  return row!.n;
};

/** Of some hashes those that are files of the obligation, in the order in which they came. */
export const evidenceFiles = async (
  db: Db,
  vault: Vault,
  bureau: string,
  obligation: Id,
  hashes: readonly string[],
): Promise<EvidenceFile[]> => {
  const rows = await db.query<Omit<EvidenceFile, 'name'> & { sealedName: Buffer }>(
    `select hash, holder, place, type, size, sealed_name as "sealedName" from obligation_file
      where bureau = $1 and obligation = $2 and hash = any($3::text[]) order by added_at, hash`,
    [bureau, obligation, hashes],
  );
  return Promise.all(
    rows.map(async ({ sealedName, ...f }) => ({ ...f, name: await vault.openText(db, f.holder, sealedName) })),
  );
};

/** Of some hashes the one that is written words, opened. */
export const wordsAmong = async (
  db: Db,
  vault: Vault,
  bureau: string,
  obligation: Id,
  hashes: readonly string[],
): Promise<string | undefined> => {
  const [row] = await db.query<{ holder: Id; sealed: Buffer }>(
    'select holder, sealed from obligation_words where bureau = $1 and obligation = $2 and hash = any($3::text[]) limit 1',
    [bureau, obligation, hashes],
  );
  return row && vault.openText(db, row.holder, row.sealed);
};

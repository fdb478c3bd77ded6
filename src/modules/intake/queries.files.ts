import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db, Statement } from '../../platform/db.ts';
import type { Vault } from '../../platform/vault.ts';
import type { DraftFile } from './contract.ts';

type FileRow = Omit<DraftFile, 'name' | 'pages'> & {
  pages: number | null;
  sealedName: Buffer;
  holder: Id;
  place: string;
  round: number;
};
const FILE_COLUMNS = `id, material, sealed_name as "sealedName", holder, type, size, pages, hash, place, round, added_at as at`;
/** What names a place of a file; what nothing names is swept: files taken away, and those of a draft thrown away. */
export const FILES_NAMED_IN = [
  `(select f.bureau, f.place from stored_file f
      left join draft d on d.bureau = f.bureau and f.owner_kind = 'draft' and d.id = f.owner
     where f.removed_at is null and d.state is distinct from 'dropped') kept`,
] as const;

export type StoredFile = DraftFile & { readonly holder: Id; readonly place: string; readonly round: number };

const openedFile = async (db: Db, vault: Vault, { sealedName, pages, ...r }: FileRow): Promise<StoredFile> => ({
  ...r,
  ...(pages === null ? {} : { pages }),
  name: await vault.openText(db, r.holder, sealedName),
});

/** Files of a draft or case that are not removed, in order of arrival. */
export const filesOf = async (
  db: Db,
  vault: Vault,
  bureau: string,
  kind: 'draft' | 'case',
  owner: Id,
): Promise<StoredFile[]> => {
  const rows = await db.query<FileRow>(
    `select ${FILE_COLUMNS} from stored_file
      where bureau = $1 and owner_kind = $2 and owner = $3 and removed_at is null order by added_at, id`,
    [bureau, kind, owner],
  );
  return Promise.all(rows.map((r) => openedFile(db, vault, r)));
};

/** A file with this content that lies there already for the same material and round. */
export const sameFile = async (
  db: Db,
  vault: Vault,
  bureau: string,
  of: { readonly kind: 'draft' | 'case'; readonly owner: Id; readonly material: string; readonly round: number },
  hash: string,
): Promise<DraftFile | undefined> => {
  const [row] = await db.query<FileRow>(
    `select ${FILE_COLUMNS} from stored_file
      where bureau = $1 and owner_kind = $2 and owner = $3 and material = $4 and round = $5 and hash = $6
        and removed_at is null order by added_at, id limit 1`,
    [bureau, of.kind, of.owner, of.material, of.round, hash],
  );
  if (!row) return undefined;
  const { holder: _h, place: _p, round: _r, ...file } = await openedFile(db, vault, row);
  return file;
};

export type FileOwner = { readonly file: StoredFile; readonly kind: 'draft' | 'case'; readonly owner: Id };
export const fileById = async (db: Db, vault: Vault, bureau: string, id: Id): Promise<FileOwner | undefined> => {
  const [row] = await db.query<FileRow & { kind: 'draft' | 'case'; owner: Id }>(
    `select ${FILE_COLUMNS}, owner_kind as kind, owner from stored_file
      where bureau = $1 and id = $2 and removed_at is null`,
    [bureau, id],
  );
  if (!row) return undefined;
  const { kind, owner, ...file } = row;
  return { file: await openedFile(db, vault, file), kind, owner };
};

export type NewFile = {
  readonly id: Id;
  readonly holder: Id;
  readonly kind: 'draft' | 'case';
  readonly owner: Id;
  readonly material: string;
  readonly round: number;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly pages?: number;
  readonly hash: string;
  readonly place: string;
  readonly by: Id;
  readonly at: Instant;
};
/** Seals the name of a new file; the statement writes its row. */
export const fileStatement = async (db: Db, vault: Vault, bureau: string, f: NewFile): Promise<Statement> => ({
  text: `insert into stored_file (bureau, id, holder, owner_kind, owner, material, round, sealed_name, type, size, pages, hash,
       place, added_at, added_by)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
  values: [
    bureau,
    f.id,
    f.holder,
    f.kind,
    f.owner,
    f.material,
    f.round,
    await vault.sealFor(db, f.holder, f.name),
    f.type,
    f.size,
    f.pages ?? null,
    f.hash,
    f.place,
    f.at,
    f.by,
  ],
});
export const insertFile = async (tx: Db, vault: Vault, bureau: string, f: NewFile): Promise<void> => {
  const { text, values } = await fileStatement(tx, vault, bureau, f);
  await tx.query(text, values);
};

export const removeFile = async (tx: Db, bureau: string, id: Id, at: Instant): Promise<void> => {
  await tx.query('update stored_file set removed_at = $3 where bureau = $1 and id = $2', [bureau, id, at]);
};

/** Hands the files of a draft over to the case it became; nothing is copied. */
export const handOverFiles = (bureau: string, draft: Id, caseId: Id): Statement => ({
  text: `update stored_file set owner_kind = 'case', owner = $3
      where bureau = $1 and owner_kind = 'draft' and owner = $2 and removed_at is null`,
  values: [bureau, draft, caseId],
});

/**
 * Lays the files of a case into another one of the same holder, all as of its receipt; the content is kept once. Files
 * of records are the old case's own.
 */
export const copyFiles = async (
  tx: Db,
  vault: Vault,
  bureau: string,
  from: Id,
  to: Id,
  how: { readonly by: Id; readonly at: Instant; readonly id: () => Id },
): Promise<void> => {
  for (const f of (await filesOf(tx, vault, bureau, 'case', from)).filter((x) => x.material !== 'record'))
    await insertFile(tx, vault, bureau, {
      ...f,
      kind: 'case',
      owner: to,
      round: 0,
      id: how.id(),
      by: how.by,
      at: how.at,
    });
};

/** Marks files newly uploaded to a case as part of a round of correction or supply; no other file is touched. */
export const filesOfRound = async (
  tx: Db,
  bureau: string,
  caseId: Id,
  ids: readonly Id[],
  round: number,
): Promise<void> => {
  await tx.query(
    `update stored_file set round = $4
      where bureau = $1 and owner_kind = 'case' and owner = $2 and id = any($3::text[]) and round < 0`,
    [bureau, caseId, ids, round],
  );
};

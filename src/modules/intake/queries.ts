import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db, Statement } from '../../platform/db.ts';
import type { Vault } from '../../platform/vault.ts';
import type { Situation } from '../catalogue/index.ts';
import type { Answers, Provenance } from '../forms/index.ts';
import type { Draft, DraftOrigin, SignedPromise } from './draft.ts';

type Row = {
  id: Id;
  item: string;
  itemVersion: number;
  applicant: Id;
  madeBy: Id;
  mandate: Id | null;
  assisted: boolean;
  channel: Draft['channel'];
  state: Draft['state'];
  situation: Situation;
  origin: DraftOrigin | null;
  promises: SignedPromise[];
  eDelivery: boolean;
  fieldRevs: Draft['fieldRevs'];
  rev: number;
  sealed: Buffer | null;
  savedAt: Instant;
  caseId: Id | null;
};
const COLUMNS = `id, item, item_version as "itemVersion", applicant, made_by as "madeBy", mandate, assisted, channel, state,
  situation, origin, promises, e_delivery as "eDelivery", field_revs as "fieldRevs", rev, sealed, saved_at as "savedAt",
  case_id as "caseId"`;

type Sealed = { readonly answers: Answers; readonly provenance: Readonly<Record<string, Provenance>> };

const opened = async (db: Db, vault: Vault, row: Row): Promise<Draft> => {
  const { sealed, mandate, origin, caseId, ...rest } = row;
  const inside: Sealed = sealed
    ? (JSON.parse(await vault.openText(db, row.applicant, sealed)) as Sealed)
    : { answers: {}, provenance: {} };
  return {
    ...rest,
    ...inside,
    ...(mandate ? { mandate } : {}),
    ...(origin ? { origin } : {}),
    ...(caseId ? { caseId } : {}),
  };
};

/** A draft, locked when it is about to change so that two devices save one after the other. */
export const draftById = async (
  db: Db,
  vault: Vault,
  bureau: string,
  id: Id,
  lock = false,
): Promise<Draft | undefined> => {
  const [row] = await db.query<Row>(
    `select ${COLUMNS} from draft where bureau = $1 and id = $2${lock ? ' for update' : ''}`,
    [bureau, id],
  );
  return row && opened(db, vault, row);
};

/** The application that became a case, of this applicant only: nobody copies another's answers. */
export const submittedDraftOf = async (
  db: Db,
  vault: Vault,
  bureau: string,
  caseId: Id,
  applicant: Id,
): Promise<Draft | undefined> => {
  const [row] = await db.query<Row>(
    `select ${COLUMNS} from draft
      where bureau = $1 and applicant = $3 and state = 'submitted' and case_id = $2`,
    [bureau, caseId, applicant],
  );
  return row && opened(db, vault, row);
};

/** Open drafts that a person made for whom they act for now, or for people at the counter. */
export const openDraftsOf = async (db: Db, vault: Vault, bureau: string, maker: Id, about: Id): Promise<Draft[]> => {
  const rows = await db.query<Row>(
    `select ${COLUMNS} from draft where bureau = $1 and state = 'open' and made_by = $2 and (applicant = $3 or assisted)
      order by saved_at desc, id limit 50`,
    [bureau, maker, about],
  );
  return Promise.all(rows.map((r) => opened(db, vault, r)));
};

/** Items filed at counters of a channel since a moment: those a clerk filed most themselves first, then their colleagues'. */
export const filedMost = (
  db: Db,
  bureau: string,
  clerk: Id,
  channel: Draft['channel'],
  since: Instant,
): Promise<{ item: string; mine: number }[]> =>
  db.query(
    `select item, count(*) filter (where made_by = $2)::int as mine from draft
      where bureau = $1 and assisted and state = 'submitted' and channel = $3 and saved_at >= $4
      group by item order by mine desc, count(*) desc, item limit 40`,
    [bureau, clerk, channel, since],
  );

const valuesOf = async (db: Db, vault: Vault, bureau: string, d: Draft) => [
  bureau,
  d.id,
  d.item,
  d.itemVersion,
  d.applicant,
  d.madeBy,
  d.mandate ?? null,
  d.assisted,
  d.channel,
  d.state,
  JSON.stringify(d.situation),
  d.origin ? JSON.stringify(d.origin) : null,
  JSON.stringify(d.promises),
  d.eDelivery,
  JSON.stringify(d.fieldRevs),
  d.rev,
  await vault.sealFor(
    db,
    d.applicant,
    JSON.stringify({ answers: d.answers, provenance: d.provenance } satisfies Sealed),
  ),
];

/** Seals a new draft as it stands; the statement writes it. `at`: when it was opened. */
export const draftStatement = async (
  db: Db,
  vault: Vault,
  bureau: string,
  d: Draft,
  at: Instant,
): Promise<Statement> => {
  const [savedAt, caseId] = [d.savedAt, d.caseId ?? null];
  return {
    text: `insert into draft (bureau, id, item, item_version, applicant, made_by, mandate, assisted, channel, state, situation,
       origin, promises, e_delivery, field_revs, rev, sealed, created_at, saved_at, case_id)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)`,
    values: [...(await valuesOf(db, vault, bureau, d)), at, savedAt, caseId],
  };
};
export const insertDraft = async (tx: Db, vault: Vault, bureau: string, d: Draft, at: Instant): Promise<void> => {
  const { text, values } = await draftStatement(tx, vault, bureau, d, at);
  await tx.query(text, values);
};

export const updateDraft = async (tx: Db, vault: Vault, bureau: string, d: Draft, at: Instant): Promise<void> => {
  await tx.query(
    `update draft set item = $3, item_version = $4, applicant = $5, made_by = $6, mandate = $7, assisted = $8,
       channel = $9, state = $10, situation = $11, origin = $12, promises = $13, e_delivery = $14, field_revs = $15,
       rev = $16, sealed = $17, saved_at = $18, case_id = $19
      where bureau = $1 and id = $2`,
    [...(await valuesOf(tx, vault, bureau, d)), at, d.caseId ?? null],
  );
};

/** A file came to an open draft or went: it is newer by it. False when it is open no more. */
export const touchDraft = async (tx: Db, bureau: string, id: Id): Promise<boolean> =>
  (
    await tx.query(`update draft set rev = rev + 1 where bureau = $1 and id = $2 and state = 'open' returning rev`, [
      bureau,
      id,
    ])
  ).length === 1;

/** Closes a draft by its submission; fails the batch it stands in when it was changed or handed in meanwhile. */
export const submitDraft = (bureau: string, d: Draft, caseId: Id, at: Instant): Statement => ({
  text: `with done as (
       update draft set state = 'submitted', case_id = $4, item_version = $5, e_delivery = $6, saved_at = $7
        where bureau = $1 and id = $2 and rev = $3 and state = 'open' returning 1)
     select trail_conflict() where not exists (select from done)`,
  values: [bureau, d.id, d.rev, caseId, d.itemVersion, d.eDelivery, at],
});

export const insertResumeCode = async (
  tx: Db,
  bureau: string,
  c: { readonly hash: string; readonly draft: Id; readonly person: Id; readonly until: Instant },
): Promise<void> => {
  await tx.query(
    'insert into resume_code (bureau, code_hash, draft, account_person, until) values ($1, $2, $3, $4, $5)',
    [bureau, c.hash, c.draft, c.person, c.until],
  );
};

/** Takes a code once, for the person who made it; undefined when wrong, used or too old. */
export const takeResumeCode = async (
  tx: Db,
  bureau: string,
  hash: string,
  person: Id,
  now: Instant,
): Promise<Id | undefined> => {
  const [row] = await tx.query<{ draft: Id }>(
    `update resume_code set used_at = $4
      where bureau = $1 and code_hash = $2 and account_person = $3 and until > $4 and used_at is null returning draft`,
    [bureau, hash, person, now],
  );
  return row?.draft;
};

import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db, Statement } from '../../platform/db.ts';
import type { CoApplicant } from './co-applicants.ts';

type Row = {
  person: Id;
  namedBy: Id;
  namedAt: Instant;
  answer: 'joined' | 'declined' | null;
  rev: number | null;
  eDelivery: boolean;
  answeredBy: Id | null;
  answeredAt: Instant | null;
};
const COLUMNS = `person, named_by as "namedBy", named_at as "namedAt", answer, rev, e_delivery as "eDelivery",
  answered_by as "answeredBy", answered_at as "answeredAt"`;

const read = ({ answer, rev, answeredBy, answeredAt, ...row }: Row): CoApplicant => ({
  ...row,
  ...(answer ? { answer } : {}),
  ...(rev === null ? {} : { rev }),
  ...(answeredBy ? { answeredBy } : {}),
  ...(answeredAt ? { answeredAt } : {}),
});

/** Everybody named in a draft, in the order of naming. */
export const coApplicantsOf = async (db: Db, bureau: string, draft: Id): Promise<CoApplicant[]> =>
  (
    await db.query<Row>(
      `select ${COLUMNS} from co_applicant where bureau = $1 and draft = $2 order by named_at, person`,
      [bureau, draft],
    )
  ).map(read);

export const coApplicantStatement = (bureau: string, draft: Id, c: CoApplicant): Statement => ({
  text: `insert into co_applicant (bureau, draft, person, named_by, named_at, answer, rev, e_delivery, answered_by, answered_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (bureau, draft, person) do update set answer = excluded.answer, rev = excluded.rev,
        e_delivery = excluded.e_delivery, answered_by = excluded.answered_by, answered_at = excluded.answered_at`,
  values: [
    bureau,
    draft,
    c.person,
    c.namedBy,
    c.namedAt,
    c.answer ?? null,
    c.rev ?? null,
    c.eDelivery,
    c.answeredBy ?? null,
    c.answeredAt ?? null,
  ],
});
export const putCoApplicant = async (tx: Db, bureau: string, draft: Id, c: CoApplicant): Promise<void> => {
  const { text, values } = coApplicantStatement(bureau, draft, c);
  await tx.query(text, values);
};

/**
 * Fails the transaction unless exactly these have joined the draft as it stands and nobody else is named. After the
 * draft's own row was taken: whoever answers, names or drops somebody holds it meanwhile.
 */
export const joinedExactly = (bureau: string, draft: Id, rev: number, persons: readonly Id[]): Statement => ({
  text: `select trail_conflict() where exists (
       select from co_applicant where bureau = $1 and draft = $2
          and (answer is distinct from 'joined' or rev is distinct from $3 or person <> all($4::text[])))
      or (select count(*) from co_applicant where bureau = $1 and draft = $2) <> cardinality($4::text[])`,
  values: [bureau, draft, rev, persons],
});

export const removeCoApplicant = async (tx: Db, bureau: string, draft: Id, person: Id): Promise<boolean> =>
  (
    await tx.query('delete from co_applicant where bureau = $1 and draft = $2 and person = $3 returning 1', [
      bureau,
      draft,
      person,
    ])
  ).length > 0;

/** Open drafts in which one of these persons is named, the newest first. */
export const askedOf = (
  db: Db,
  bureau: string,
  persons: readonly Id[],
): Promise<{ readonly draft: Id; readonly person: Id }[]> =>
  db.query(
    `select c.draft, c.person from co_applicant c
       join draft d on d.bureau = c.bureau and d.id = c.draft and d.state = 'open'
      where c.bureau = $1 and c.person = any($2::text[]) order by c.named_at desc, c.draft limit 50`,
    [bureau, persons],
  );

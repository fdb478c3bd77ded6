import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db, Statement } from '../../platform/db.ts';

/** What is agreed to, or taken back. */
export type About = 'electronic-delivery' | 'withdrawal';
/** What somebody said about it in one case. */
export type Consent = { readonly person: Id; readonly agreed: boolean; readonly by: Id; readonly at: Instant };

export const consentStatement = (bureau: string, caseId: Id, about: About, c: Consent): Statement => ({
  text: `insert into case_consent (bureau, case_id, about, person, agreed, by_person, at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
  values: [bureau, caseId, about, c.person, c.agreed, c.by, c.at],
});

/** All that was said, in its order. */
export const consentsOf = (db: Db, bureau: string, caseId: Id, about: About): Promise<Consent[]> =>
  db.query<Consent>(
    `select person, agreed, by_person as by, at from case_consent
      where bureau = $1 and case_id = $2 and about = $3 order by position`,
    [bureau, caseId, about],
  );

/** Who agrees now: of each person the last word counts. */
export const agreeing = (consents: readonly Consent[]): readonly Consent[] =>
  [...new Map(consents.map((c) => [c.person, c])).values()].filter((c) => c.agreed);

/** What the applicant wants from now on, for whoever reads the case's row. */
export const putEDelivery = (bureau: string, id: Id, eDelivery: boolean): Statement => ({
  text: 'update case_view set e_delivery = $3 where bureau = $1 and id = $2',
  values: [bureau, id, eDelivery],
});

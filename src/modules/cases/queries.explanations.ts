import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Cause, Missed } from './explanation.ts';

/** A public explanation as it was published. `on`: the day of it; `expected`: null once the case was decided. */
export type ExplanationRow = {
  readonly id: Id;
  readonly caseId: Id;
  readonly number: string;
  readonly item: string;
  readonly clock: Missed['clock'];
  readonly due: Day;
  readonly cause: Cause;
  readonly words: string;
  readonly wordsEn: string | null;
  readonly expected: Day | null;
  readonly by: Id;
  readonly post: string;
  readonly on: Day;
  readonly at: Instant;
};
const COLUMNS = `id, case_id as "caseId", number, item, clock, due, cause, words, words_en as "wordsEn", expected,
  by_person as by, by_post as post, on_day as "on", at`;

export const insertExplanation = async (tx: Db, bureau: string, e: ExplanationRow): Promise<void> => {
  await tx.query(
    `insert into late_explanation (bureau, id, case_id, number, item, clock, due, cause, words, words_en, expected,
       by_person, by_post, on_day, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      bureau,
      e.id,
      e.caseId,
      e.number,
      e.item,
      e.clock,
      e.due,
      e.cause,
      e.words,
      e.wordsEn,
      e.expected,
      e.by,
      e.post,
      e.on,
      e.at,
    ],
  );
};

/** Of one case, the newest first. */
export const explanationsOf = (db: Db, bureau: string, caseId: Id): Promise<ExplanationRow[]> =>
  db.query<ExplanationRow>(
    `select ${COLUMNS} from late_explanation where bureau = $1 and case_id = $2 order by at desc, id desc`,
    [bureau, caseId],
  );

/** Of all cases, the newest first, one a case: what was said last. */
export const latestExplanations = (db: Db, bureau: string, limit: number): Promise<ExplanationRow[]> =>
  db.query<ExplanationRow>(
    `select * from (select distinct on (case_id) ${COLUMNS} from late_explanation where bureau = $1
       order by case_id, at desc, id desc) latest order by at desc, id desc limit $2`,
    [bureau, limit],
  );

/** Open cases past their statutory or promised day on `today`, those longest late first. */
export const lateCases = (db: Db, bureau: string, today: Day, limit: number): Promise<{ id: Id }[]> =>
  db.query<{ id: Id }>(
    `select id from case_view where bureau = $1 and state = 'under-review' and first_due < $2
      order by first_due, id limit $3`,
    [bureau, today, limit],
  );

import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';
import type { Consequence } from './events.ts';

/** Port: what this room needs to know of a case and its item; answered by the composition root. */
export type ObligationRoomFacts = {
  /** Of a case: its item and applicant. */
  readonly caseOf: (
    tx: Db,
    bureau: string,
    caseId: Id,
  ) => Promise<{ readonly item: string; readonly applicant: Id } | undefined>;
  /** K13: the last day of the bureau's own check of a commitment decided on a day, and what breaking it leads to. */
  readonly commitmentCheck: (
    tx: Db,
    bureau: string,
    caseId: Id,
    decidedOn: Day,
  ) => Promise<{ readonly due: Day; readonly consequence: Consequence } | undefined>;
  /** The licence that followed a case. */
  readonly licenceOf: (tx: Db, bureau: string, caseId: Id) => Promise<Id | undefined>;
  /** Names of materials and conditions by their refs. */
  readonly namesOf: (
    tx: Db,
    bureau: string,
    item: string,
    refs: readonly string[],
  ) => Promise<Readonly<Record<string, Text>>>;
};

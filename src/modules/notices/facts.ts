import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';

/** What a notice names: a case, a licence, the other side of a mandate. */
export type Matter = {
  readonly name: Text;
  readonly number: string;
  /** The last day by which the person must act, where there is one. */
  readonly due?: Day;
};
export type Parties = { readonly applicants: readonly Id[]; readonly agent?: Id; readonly eDelivery: boolean };

/** Port: answered at the composition root by the rooms that know. */
export type NoticeFacts = {
  readonly caseOf: (db: Db, id: Id) => Promise<Matter | undefined>;
  readonly partiesOf: (db: Db, caseId: Id) => Promise<Parties | undefined>;
  /** The name of a service, of an application that is not handed in yet. */
  readonly itemOf: (db: Db, item: string, version: number) => Promise<Text | undefined>;
  readonly licenceOf: (db: Db, id: Id) => Promise<Matter | undefined>;
  readonly bureauName: (db: Db) => Promise<Text>;
};

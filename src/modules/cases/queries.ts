import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Db, Statement } from '../../platform/db.ts';
import type { Vault } from '../../platform/vault.ts';
import type { Situation } from '../catalogue/index.ts';
import type { Answers, Provenance } from '../forms/index.ts';
import type { SignedPromise } from '../intake/index.ts';
import type { CaseRow } from './project.ts';

/** What stands fast about a case from its receipt. */
export type CaseIdentity = {
  readonly id: Id;
  readonly number: string;
  readonly fullNumber: string;
  /** With the number it opens the public progress page, and it is the pick-up code at the window. */
  readonly code: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly applicant: Id;
  readonly coApplicants: readonly Id[];
  readonly agent: Id | null;
  readonly mandate: Id | null;
  readonly channel: string;
  readonly site: string | null;
  readonly receivedOn: Day;
  /** The applicant's agreement to electronic delivery; the one thing here that may change. */
  readonly eDelivery: boolean;
};
export type CaseRecord = CaseIdentity &
  CaseRow & {
    readonly updatedAt: Instant;
    /** The agent who filed may no longer act: the mandate is over, or somebody else represents the company. */
    readonly agentEnded?: boolean;
  };

export const CASE_COLUMNS = `id, number, full_number as "fullNumber", code, item, item_version as "itemVersion", applicant,
  co_applicants as "coApplicants", agent,
  mandate, channel, site, received_on as "receivedOn", e_delivery as "eDelivery", state, how, outcome, step,
  step_post as "stepPost", holder, paused, accepted_on as "acceptedOn", decided_on as "decidedOn",
  closed_on as "closedOn", statutory_due as "statutoryDue", promised_due as "promisedDue",
  first_clock as "firstClock", first_due as "firstDue", lapse_on as "lapseOn", warn_on as "warnOn", corrected, owed, commitment, deemed,
  consulted, unserved, version, updated_at as "updatedAt"`;

export const caseById = async (db: Db, bureau: string, id: Id): Promise<CaseRecord | undefined> => {
  const [row] = await db.query<CaseRecord>(`select ${CASE_COLUMNS} from case_view where bureau = $1 and id = $2`, [
    bureau,
    id,
  ]);
  return row;
};

/** The same with whether the agent's power still holds on a day (民法典173): who lost it reads and is told nothing more. */
export const caseWithAgent = async (db: Db, bureau: string, id: Id, on: Day): Promise<CaseRecord | undefined> => {
  const [row] = await db.query<CaseRecord>(
    `select ${CASE_COLUMNS}, agent is not null
        and not exists (select from mandate m where m.bureau = c.bureau and m.id = c.mandate and m.agent = c.agent
              and m.ended_on is null and $3 between m.from_day and m.until_day)
        and not exists (select from person p where p.bureau = c.bureau and p.id = c.applicant
              and p.representative = c.agent) as "agentEnded"
       from case_view c where bureau = $1 and id = $2`,
    [bureau, id, on],
  );
  return row;
};

export const caseByNumber = async (db: Db, bureau: string, number: string): Promise<CaseRecord | undefined> => {
  const [row] = await db.query<CaseRecord>(`select ${CASE_COLUMNS} from case_view where bureau = $1 and number = $2`, [
    bureau,
    number,
  ]);
  return row;
};

/** Takes the case's row for this transaction. */
export const holdCase = async (tx: Db, bureau: string, id: Id): Promise<void> => {
  await tx.query('select 1 from case_view where bureau = $1 and id = $2 for update', [bureau, id]);
};

/** Number of the case that was opened after an order against an earlier one (发回重办); undefined: none was yet. */
export const remandedAs = async (
  tx: Db,
  bureau: string,
  earlier: Pick<CaseIdentity, 'id' | 'applicant' | 'item'>,
  order: string,
): Promise<string | undefined> => {
  const [row] = await tx.query<{ number: string }>(
    `select c.number from case_view c join trail_event e
        on e.bureau = c.bureau and e.stream_kind = 'case' and e.stream_id = c.id and e.version = 1
      where c.bureau = $1 and c.applicant = $2 and c.item = $3 and e.payload->'origin'->>'kind' = 'remand'
        and e.payload->'origin'->>'case' = $4 and e.payload->'origin'->>'order' = $5 limit 1`,
    [bureau, earlier.applicant, earlier.item, earlier.id, order],
  );
  return row?.number;
};

/** A number nobody has had; gaps are allowed, papers have the gapless ones. */
export const nextCaseNumber = async (db: Db): Promise<number> => {
  const [row] = await db.query<{ n: number }>(`select nextval('case_number_seq') as n`);
  return Number(row!.n);
};

const rowValues = (r: CaseRow) => [
  r.state,
  r.how,
  r.outcome,
  r.step,
  r.stepPost,
  r.holder,
  r.paused,
  r.acceptedOn,
  r.decidedOn,
  r.closedOn,
  r.statutoryDue,
  r.promisedDue,
  r.firstClock ? JSON.stringify(r.firstClock) : null,
  r.firstDue,
  r.lapseOn,
  r.warnOn,
  r.corrected,
  r.owed,
  r.commitment,
  r.deemed,
  r.consulted,
  r.unserved,
  r.version,
];
const ROW = `state, how, outcome, step, step_post, holder, paused, accepted_on, decided_on, closed_on, statutory_due,
  promised_due, first_clock, first_due, lapse_on, warn_on, corrected, owed, commitment, deemed, consulted, unserved, version`;

export const insertCase = (bureau: string, c: CaseIdentity, r: CaseRow, at: Instant): Statement => ({
  text: `insert into case_view (bureau, id, number, full_number, code, item, item_version, applicant, agent, mandate, channel,
       site, received_on, e_delivery, updated_at, co_applicants, ${ROW})
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,
       $16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30,$31,$32,$33,$34,$35,$36,$37,$38,$39)`,
  values: [
    bureau,
    c.id,
    c.number,
    c.fullNumber,
    c.code,
    c.item,
    c.itemVersion,
    c.applicant,
    c.agent,
    c.mandate,
    c.channel,
    c.site,
    c.receivedOn,
    c.eDelivery,
    at,
    c.coApplicants,
    ...rowValues(r),
  ],
});

export const updateCase = (bureau: string, id: Id, r: CaseRow, at: Instant): Statement => ({
  text: `update case_view set updated_at = $3, (${ROW}) =
       ($4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26)
      where bureau = $1 and id = $2`,
  values: [bureau, id, at, ...rowValues(r)],
});

/** What the applicant said, per round of correction. */
export type Content = {
  readonly answers: Answers;
  readonly provenance: Readonly<Record<string, Provenance>>;
  readonly situation: Situation;
  readonly promises: readonly SignedPromise[];
};
export type Round = Content & { readonly round: number; readonly on: Day };

export type NewContent = {
  readonly caseId: Id;
  readonly round: number;
  readonly on: Day;
  readonly holder: Id;
  readonly content: Content;
};
/** Seals what was said; the statement writes it. */
export const contentStatement = async (db: Db, vault: Vault, bureau: string, c: NewContent): Promise<Statement> => ({
  text: 'insert into case_answers (bureau, case_id, round, on_day, holder, sealed) values ($1, $2, $3, $4, $5, $6)',
  values: [bureau, c.caseId, c.round, c.on, c.holder, await vault.sealFor(db, c.holder, JSON.stringify(c.content))],
});

/** All rounds, oldest first. */
export const contentOf = async (db: Db, vault: Vault, bureau: string, caseId: Id): Promise<readonly Round[]> => {
  const rows = await db.query<{ round: number; on: Day; holder: Id; sealed: Buffer }>(
    `select round, on_day as "on", holder, sealed from case_answers where bureau = $1 and case_id = $2 order by round`,
    [bureau, caseId],
  );
  return Promise.all(
    rows.map(async (r) => ({
      round: r.round,
      on: r.on,
      ...(JSON.parse(await vault.openText(db, r.holder, r.sealed)) as Content),
    })),
  );
};

/** What was said last in each of many cases, opened with one question; an erased applicant's is missing. */
export const lastContents = async (
  db: Db,
  vault: Vault,
  bureau: string,
  caseIds: readonly Id[],
): Promise<ReadonlyMap<Id, Content>> => {
  const rows = await db.query<{ caseId: Id; holder: Id; sealed: Buffer }>(
    `select distinct on (case_id) case_id as "caseId", holder, sealed from case_answers
      where bureau = $1 and case_id = any($2::text[]) order by case_id, round desc`,
    [bureau, caseIds],
  );
  const texts = await vault.openTexts(db, rows);
  return new Map(
    rows.flatMap((r, i): [Id, Content][] => {
      const text = texts[i];
      return text === undefined ? [] : [[r.caseId, JSON.parse(text) as Content]];
    }),
  );
};

export type NewWords = { readonly caseId: Id; readonly hash: string; readonly holder: Id; readonly text: string };
/** Seals a text of a case; the statement writes it. */
export const wordsStatement = async (db: Db, vault: Vault, bureau: string, w: NewWords): Promise<Statement> => ({
  text: `insert into case_words (bureau, case_id, hash, holder, sealed) values ($1, $2, $3, $4, $5)
      on conflict (bureau, case_id, hash) do nothing`,
  values: [bureau, w.caseId, w.hash, w.holder, await vault.sealFor(db, w.holder, w.text)],
});

/** Reasons and opinions of a case by their hash, opened. */
export const wordsOf = async (
  db: Db,
  vault: Vault,
  bureau: string,
  caseId: Id,
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.query<{ hash: string; holder: Id; sealed: Buffer }>(
    'select hash, holder, sealed from case_words where bureau = $1 and case_id = $2',
    [bureau, caseId],
  );
  return new Map(
    await Promise.all(rows.map(async (r) => [r.hash, await vault.openText(db, r.holder, r.sealed)] as const)),
  );
};

export const insertUnmasking = async (
  tx: Db,
  bureau: string,
  u: { readonly caseId: Id; readonly field: string; readonly purpose: string; readonly by: Id; readonly at: Instant },
): Promise<void> => {
  await tx.query(
    'insert into unmasking (bureau, case_id, field, purpose, by_person, at) values ($1, $2, $3, $4, $5, $6)',
    [bureau, u.caseId, u.field, u.purpose, u.by, u.at],
  );
};

/** Cases in which the law may have done something by itself before `today`; each is taken by one process only. */
export const casesWithLapses = (
  tx: Db,
  bureau: string,
  today: Day,
  after: { readonly lapseOn: Day; readonly id: Id } | undefined,
  limit: number,
): Promise<{ id: Id; lapseOn: Day }[]> =>
  tx.query(
    `select id, lapse_on as "lapseOn" from case_view
      where bureau = $1 and lapse_on < $2 and (lapse_on, id) > ($3::date, $4)
      order by lapse_on, id limit $5 for update skip locked`,
    [bureau, today, after?.lapseOn ?? '0001-01-01', after?.id ?? '', limit],
  );

export const openCases = (db: Db, bureau: string, after: Id, limit: number): Promise<{ id: Id; number: string }[]> =>
  db.query(
    `select id, number from case_view where bureau = $1 and state <> 'closed' and id > $2 order by id limit $3`,
    [bureau, after, limit],
  );

export type Warning = { readonly caseId: Id; readonly clock: string; readonly on: Day; readonly at: Instant };
/** Records that a warning goes out; answers no row when it went out before. */
export const takeWarning = (bureau: string, w: Warning): Statement => ({
  text: `insert into case_warning (bureau, case_id, clock, warn_on, sent_at) values ($1, $2, $3, $4, $5)
        on conflict do nothing returning clock`,
  values: [bureau, w.caseId, w.clock, w.on, w.at],
});

/** Warnings of a clock sent since a day. */
export const warningsSent = async (db: Db, bureau: string, caseId: Id, clock: string, since: Day): Promise<number> => {
  const [row] = await db.query<{ n: number }>(
    `select count(*)::int as n from case_warning where bureau = $1 and case_id = $2 and clock = $3 and warn_on >= $4`,
    [bureau, caseId, clock, since],
  );
  return Number(row!.n);
};

/** A line in a person's inbox, for a batch; people's `tell` does the same where there is a transaction. */
export const noticeStatement = (n: {
  readonly bureau: string;
  readonly id: Id;
  readonly person: Id;
  readonly kind: string;
  readonly facts: object;
  readonly at: Instant;
}): Statement => ({
  text: 'insert into notice (bureau, id, person, kind, facts, at) values ($1, $2, $3, $4, $5, $6)',
  values: [n.bureau, n.id, n.person, n.kind, JSON.stringify(n.facts), n.at],
});

/** Open cases in which some clock warns on a day or has warned before it. */
export const casesToWarn = (db: Db, bureau: string, today: Day, after: Id, limit: number): Promise<{ id: Id }[]> =>
  db.query('select id from case_view where bureau = $1 and warn_on <= $2 and id > $3 order by id limit $4', [
    bureau,
    today,
    after,
    limit,
  ]);

/** Cases whose applicant agreed to electronic delivery and has papers waiting: those of lapses, which serve nothing themselves. */
export const casesToServe = (tx: Db, bureau: string, after: Id, limit: number): Promise<{ id: Id }[]> =>
  tx.query(
    `select id from case_view where bureau = $1 and unserved > 0 and e_delivery and id > $2
      order by id limit $3 for update skip locked`,
    [bureau, after, limit],
  );

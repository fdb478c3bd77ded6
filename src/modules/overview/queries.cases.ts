import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { CaseFact, ClockEvent, CountedEvent } from './facts.ts';

const COLUMNS = `id, number, item, item_version as "itemVersion", applicant, channel, state, step, step_post as "stepPost",
  holder, paused, received_on as "receivedOn", accepted_on as "acceptedOn", decided_on as "decidedOn",
  closed_on as "closedOn", statutory_due as "statutoryDue", promised_due as "promisedDue",
  first_clock as "firstClock", first_due as "firstDue", deemed`;

/** Every case that is not closed. */
export const openCases = (db: Db, bureau: string): Promise<CaseFact[]> =>
  db.query<CaseFact>(
    `select ${COLUMNS} from case_view
      where bureau = $1 and state in ('received', 'correcting', 'under-review', 'decided')
      order by coalesce(first_due, '9999-12-31'), id`,
    [bureau],
  );

/** Cases by id, most urgent first, those that have ended last. */
export const casesById = (db: Db, bureau: string, ids: readonly Id[]): Promise<CaseFact[]> =>
  db.query<CaseFact>(
    `select ${COLUMNS} from case_view where bureau = $1 and id = any($2::text[])
      order by coalesce(first_due, '9999-12-31'), decided_on desc nulls last, id`,
    [bureau, ids],
  );

/** Counted events recorded between two days, in the order of their recording (the index of 0060). */
export const countedEvents = (
  db: Db,
  bureau: string,
  types: readonly string[],
  from: Day,
  to: Day,
): Promise<CountedEvent[]> =>
  db.query<CountedEvent>(
    `select e.stream_id as "caseId", e.version, e.type, e.day, e.actor, e.payload, c.item,
            c.item_version as "itemVersion", c.channel
       from trail_event e join case_view c on c.bureau = e.bureau and c.id = e.stream_id
      where e.bureau = $1 and e.stream_kind = 'case' and e.type = any($2::text[]) and e.day >= $3 and e.day <= $4
        and e.type in ('Received', 'CorrectionAsked', 'Accepted', 'Paused', 'PauseProlonged', 'Extended', 'Decided', 'Delivered')
      order by e.day, e.position`,
    [bureau, types, from, to],
  );

/** From these the clock of each case on any day can be made again. */
export const clockEvents = (db: Db, bureau: string, cases: readonly Id[]): Promise<ClockEvent[]> =>
  db.query<ClockEvent>(
    `select stream_id as "caseId", version, type, payload from trail_event
      where bureau = $1 and stream_kind = 'case' and stream_id = any($2::text[])
        and type in ('Received', 'Resubmitted', 'Accepted', 'Paused', 'PauseProlonged', 'Resumed', 'Served', 'Extended')
      order by stream_id, version`,
    [bureau, cases],
  );

/** How often each of these cases was sent back for correction. */
export const correctionRounds = (db: Db, bureau: string, cases: readonly Id[]): Promise<{ caseId: Id; n: number }[]> =>
  db.query<{ caseId: Id; n: number }>(
    `select stream_id as "caseId", count(*)::int as n from trail_event
      where bureau = $1 and stream_kind = 'case' and stream_id = any($2::text[]) and type = 'CorrectionAsked'
      group by stream_id`,
    [bureau, cases],
  );

/** Who passed the examination of each case on; the last one where several did. */
export const examinersOf = (db: Db, bureau: string, cases: readonly Id[]): Promise<{ caseId: Id; person: Id }[]> =>
  db.query<{ caseId: Id; person: Id }>(
    `select distinct on (stream_id) stream_id as "caseId", actor as person from trail_event
      where bureau = $1 and stream_kind = 'case' and stream_id = any($2::text[])
        and type = 'TaskEnded' and post = 'examiner'
      order by stream_id, version desc`,
    [bureau, cases],
  );

/** The unit of each person, today or when they last held a post. */
export const unitsOfStaff = (
  db: Db,
  bureau: string,
): Promise<{ person: Id; unit: Id; name: { zh: string; en: string } }[]> =>
  db.query(
    `select distinct on (s.person) s.person, u.id as unit, u.name
       from staff_post s join unit u on u.bureau = s.bureau and u.id = s.unit
      where s.bureau = $1 order by s.person, s.until_day desc nulls first, s.from_day, s.id`,
    [bureau],
  );

/** What the public was told last about each late case (优化条例36). */
export const lastExplained = (
  db: Db,
  bureau: string,
): Promise<{ readonly caseId: Id; readonly on: Day; readonly expected: Day | null }[]> =>
  db.query(
    `select distinct on (case_id) case_id as "caseId", on_day as "on", expected from late_explanation
      where bureau = $1 order by case_id, at desc, id desc`,
    [bureau],
  );

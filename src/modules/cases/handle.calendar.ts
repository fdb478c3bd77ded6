import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { CHINA } from '../../law/calendar.china.ts';
import { type Amendment, amendCalendar } from '../../law/calendar.make.ts';
import type { Calendar } from '../../law/calendar.ts';
import type { Db } from '../../platform/db.ts';

type Row = { version: string; data: Amendment };

const rowsOf = (db: Db, bureau: string): Promise<Row[]> =>
  db.query<Row>('select version, data from work_calendar where bureau = $1 order by position', [bureau]);

const latest = async (db: Db, bureau: string): Promise<string | undefined> => {
  const [row] = await db.query<{ version: string }>(
    'select version from work_calendar where bureau = $1 order by position desc limit 1',
    [bureau],
  );
  return row?.version;
};

/** The calendar in force: the bundled notices and every amendment after them. Kept in memory until a newer one stands in the database. */
export const calendarOf = (bureau: string): ((db: Db) => Promise<Calendar>) => {
  let kept: { readonly version: string | undefined; readonly calendar: Calendar } = {
    version: undefined,
    calendar: CHINA,
  };
  return async (db) => {
    const version = await latest(db, bureau);
    if (version === kept.version) return kept.calendar;
    const calendar = (await rowsOf(db, bureau)).reduce((c, r) => amendCalendar(c, r.data), CHINA);
    kept = { version, calendar };
    return calendar;
  };
};

/** One amendment at a time: the next one is made on what this one leaves. Held until the transaction ends. */
export const oneAmendment = async (tx: Db, bureau: string): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('work_calendar ' || $1, 0))`, [bureau]);
};

export const insertAmendment = async (
  tx: Db,
  bureau: string,
  a: {
    readonly calendar: Calendar;
    readonly amendment: Amendment;
    readonly reason: string;
    readonly at: Instant;
    readonly by: Id;
  },
): Promise<void> => {
  await tx.query(
    'insert into work_calendar (bureau, version, data, reason, published_at, published_by) values ($1, $2, $3, $4, $5, $6)',
    [bureau, a.calendar.version, JSON.stringify(a.amendment), a.reason, a.at, a.by],
  );
};

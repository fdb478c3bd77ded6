/** A civil day in Asia/Shanghai, written `YYYY-MM-DD`. Days compare as strings. Never a UTC date. */
export type Day = string & { readonly __day: true };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a civil day; pure integer arithmetic, no time zone. */
export const dayNumber = (d: Day): number => Date.UTC(+d.slice(0, 4), +d.slice(5, 7) - 1, +d.slice(8, 10)) / MS_PER_DAY;

export const dayFromNumber = (n: number): Day => new Date(n * MS_PER_DAY).toISOString().slice(0, 10) as Day;

export const isDay = (s: unknown): s is Day => {
  if (typeof s !== 'string') return false;
  if (!SHAPE.test(s)) return false;
  const n = Date.parse(`${s}T00:00:00Z`);
  return !Number.isNaN(n) && new Date(n).toISOString().startsWith(s);
};

/** Reads a day or throws a RangeError that names the text; for input use `isDay`. */
export const day = (s: string): Day => {
  if (!isDay(s)) throw new RangeError(`not a calendar day: ${s}`);
  return s;
};

export const addDays = (d: Day, n: number): Day => dayFromNumber(dayNumber(d) + n);
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);
/** 1 = Monday … 7 = Sunday. */
export const weekday = (d: Day): number => ((((dayNumber(d) + 3) % 7) + 7) % 7) + 1;
export const yearOf = (d: Day): number => +d.slice(0, 4);
export const earliest = (a: Day, b: Day): Day => (a < b ? a : b);
export const latest = (a: Day, b: Day): Day => (a > b ? a : b);

const daysInMonth = (y: number, m: number): number => new Date(Date.UTC(y, m, 0)).getUTCDate();

/** 民法典202: the corresponding day n months on; the month's last day where there is none. */
export const addMonths = (d: Day, n: number): Day => {
  const months = +d.slice(0, 4) * 12 + (+d.slice(5, 7) - 1) + n;
  const y = Math.floor(months / 12);
  const m = (months % 12) + 1;
  const dd = Math.min(+d.slice(8, 10), daysInMonth(y, m));
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(dd).padStart(2, '0')}` as Day;
};

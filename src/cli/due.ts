import { type Day, daysBetween, isDay } from '../kernel/day.ts';
import type { Text } from '../kernel/text.ts';
import type { Calendar } from '../law/calendar.ts';
import { type Due, dueDay } from '../law/clock.ts';
import { ledgerLines } from '../law/explain.ts';
import type { Clock, Notice, Unit } from '../law/period.ts';
import { readLines } from './lines.ts';

const UNITS: readonly string[] = ['WORKING_DAY', 'NATURAL_DAY', 'MONTH', 'YEAR'];
const FIELDS: readonly string[] = ['start', 'n', 'unit', 'pauses', 'extension'];
const PAUSE_FIELDS: readonly string[] = ['from', 'until'];
/** Enough for any period of law (forty years of working days); more is a slip of the keyboard. */
const MOST = 10_000;
/** A hundred years in days; a ledger is walked day by day. */
const FURTHEST = 36_525;
const MOST_PAUSES = 1_000;
const LONGEST_LINE = 1_000_000;

type Fault = { readonly code: string; readonly field: string; readonly message: Text };
class Refusal extends Error {
  readonly fault: Fault;
  constructor(code: string, field: string, zh: string, en: string) {
    super(code);
    this.fault = { code, field, message: { zh, en } };
  }
}

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
/** A short picture of a wrong value; structures are only hinted at, however deep they go. */
const show = (v: unknown): string => {
  const text = Array.isArray(v) ? '[…]' : isObject(v) ? '{…}' : typeof v === 'string' ? JSON.stringify(v) : String(v);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

const noOthers = (value: Record<string, unknown>, known: readonly string[], under: string): void => {
  for (const key of Object.keys(value))
    if (!known.includes(key)) {
      const name = show(key);
      const list = known.join(', ');
      throw new Refusal(
        'unknown-field',
        under + key,
        `不认识字段 ${name}。可用的字段：${list}。`,
        `There is no field ${name}. The fields are: ${list}.`,
      );
    }
};

const dayAt = (value: unknown, field: string): Day => {
  if (value === undefined)
    throw new Refusal(
      'missing',
      field,
      `缺少 ${field}。请写成 2026-09-18 这样的日期。`,
      `${field} is missing. Write a day such as 2026-09-18.`,
    );
  // Years far away would only be slips; the calendar arithmetic itself holds from 1900 on.
  if (!isDay(value) || value < '1900-01-01')
    throw new Refusal(
      'not-a-day',
      field,
      `${show(value)} 不是日历上的一天。请写成 2026-09-18 这样的日期，1900 年以后。`,
      `${show(value)} is no day of the calendar. Write one such as 2026-09-18, from 1900 on.`,
    );
  return value;
};

const wholeAt = (value: unknown, field: string): number => {
  if (value === undefined)
    throw new Refusal('missing', field, `缺少 ${field}。请写一个整数。`, `${field} is missing. Write a whole number.`);
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new Refusal(
      'not-a-whole-number',
      field,
      `${field} 要写整数，${show(value)} 不是。`,
      `${field} is a whole number; ${show(value)} is not.`,
    );
  if (value < 0 || value > MOST)
    throw new Refusal(
      'out-of-range',
      field,
      `${field} 要在 0 到 ${MOST} 之间，现在是 ${value}。`,
      `${field} lies between 0 and ${MOST}; this is ${value}.`,
    );
  return value;
};

const unitAt = (value: unknown): Unit => {
  const list = UNITS.join(', ');
  if (value === undefined)
    throw new Refusal('missing', 'unit', `缺少 unit。可用：${list}。`, `unit is missing. It is one of: ${list}.`);
  if (typeof value !== 'string' || !UNITS.includes(value))
    throw new Refusal(
      'unknown-unit',
      'unit',
      `不认识单位 ${show(value)}。可用：${list}。`,
      `There is no unit ${show(value)}. It is one of: ${list}.`,
    );
  return value as Unit;
};

/** `from` is the day the applicant was told: it still counts, the days after it up to `until` do not (许可法45). */
const pausesAt = (value: unknown): Notice[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value))
    throw new Refusal(
      'not-a-list',
      'pauses',
      'pauses 要写成列表：[{"from":…,"until":…}]。',
      'pauses is a list: [{"from":…,"until":…}].',
    );
  if (value.length > MOST_PAUSES)
    throw new Refusal('too-many', 'pauses', `pauses 最多 ${MOST_PAUSES} 段。`, `pauses holds at most ${MOST_PAUSES}.`);
  return value.map((p: unknown, i): Notice => {
    const field = `pauses[${i}]`;
    if (!isObject(p))
      throw new Refusal(
        'not-an-object',
        field,
        `${field} 要写成 {"from":…,"until":…}。`,
        `${field} is written {"from":…,"until":…}.`,
      );
    noOthers(p, PAUSE_FIELDS, `${field}.`);
    const served = dayAt(p.from, `${field}.from`);
    const until = dayAt(p.until, `${field}.until`);
    if (served > until)
      throw new Refusal(
        'from-after-until',
        `${field}.from`,
        `暂停从 ${served} 开始，却在 ${until} 结束。请把前后对调。`,
        `The pause is told on ${served} but ends on ${until}. Exchange the two.`,
      );
    return { pause: `p${i + 1}`, ground: 'special-procedure', served, until };
  });
};

const clockFrom = (value: unknown): Clock => {
  if (!isObject(value))
    throw new Refusal(
      'not-an-object',
      '',
      '每行要写一个 JSON 对象，如 {"start":"2026-09-18","n":20,"unit":"WORKING_DAY"}。',
      'Each line is one JSON object, such as {"start":"2026-09-18","n":20,"unit":"WORKING_DAY"}.',
    );
  noOthers(value, FIELDS, '');
  const start = dayAt(value.start, 'start');
  const n = wholeAt(value.n, 'n');
  const unit = unitAt(value.unit);
  const notices = pausesAt(value.pauses);
  const extension = value.extension === undefined ? 0 : wholeAt(value.extension, 'extension');
  return { start, n, unit, notices, ...(extension > 0 ? { extension } : {}) };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(
      'not-json',
      '',
      '这一行不是 JSON。请检查引号、逗号和括号。',
      'This line is not JSON. Check quotes, commas and brackets.',
    );
  }
};

/** The ledger names no statute here: the caller gave a length, not the law it comes from. */
const answer = (clock: Clock, calendar: Calendar): object => {
  const due = dueWithin(clock, calendar);
  if (daysBetween(clock.start, due.due) > FURTHEST)
    throw new Refusal(
      'too-far',
      clock.notices.length > 0 ? 'pauses' : 'n',
      `到期日 ${due.due} 在一百年以后。请减小 n 或缩短暂停。`,
      `The due day ${due.due} is more than a hundred years away. Make n or the pauses smaller.`,
    );
  return { ...due, lines: ledgerLines({ clock, rule: { start: 'ANY' }, events: [] }, calendar) };
};

const dueWithin = (clock: Clock, calendar: Calendar): Due => {
  try {
    return dueDay(clock, calendar);
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    throw new Refusal(
      'out-of-range',
      'n',
      '时限超出了 9999 年。请减小 n。',
      'The period leads beyond the year 9999. Make n smaller.',
    );
  }
};

type Answer = object | { readonly error: Fault; readonly line: number };

const answerLine = (text: string, line: number, calendar: Calendar): Answer => {
  try {
    return answer(clockFrom(parse(text)), calendar);
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { error: fault.fault, line };
  }
};

const longLine = (line: number): Answer => ({
  error: new Refusal(
    'line-too-long',
    '',
    `一行最多 ${LONGEST_LINE} 个字符。`,
    `A line holds at most ${LONGEST_LINE} characters.`,
  ).fault,
  line,
});

/** Waits until the reader takes more, or has gone away. */
const drained = (output: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      for (const event of ['drain', 'close', 'error']) output.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'error']) output.on(event, done);
  });

/**
 * `oneseal due`: one JSON object a line in, one a line out, in the same order; a bad line gets an error object and
 * the rest go on. Resolves with the exit code: 0, or 1 when some line was bad. Reads no faster than the reader of
 * the output takes, so a file of any length passes through in constant memory.
 */
export const runDue = async (
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  calendar: Calendar,
): Promise<number> => {
  let exit = 0;
  let broken: NodeJS.ErrnoException | undefined;
  output.on('error', (fault: NodeJS.ErrnoException) => {
    broken = fault;
  });
  for await (const { text, number, tooLong } of readLines(input, LONGEST_LINE)) {
    if (broken) break;
    if (!tooLong && text.trim() === '') continue;
    const result = tooLong ? longLine(number) : answerLine(text, number, calendar);
    if ('error' in result) exit = 1;
    if (!output.write(`${JSON.stringify(result)}\n`)) await drained(output);
  }
  // A reader that has seen enough (`| head`) is no failure of ours.
  if (broken && broken.code !== 'EPIPE') throw broken;
  return exit;
};

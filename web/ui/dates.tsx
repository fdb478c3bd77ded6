import { MONTHS_EN } from '../../src/kernel/day.text.ts';
import { type Day, weekday } from '../../src/kernel/day.ts';
import { dayOf, type Instant, timeOf } from '../../src/kernel/instant.ts';
import { type Locale, type Text, useLocale, useText } from './words.tsx';

const WEEK_ZH = ['一', '二', '三', '四', '五', '六', '日'];
const WEEK_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WEEK_EN_LETTER = ['M', 'T', 'W', 'T', 'F', 'S', 'S'];

const y = (d: string) => +d.slice(0, 4);
const m = (d: string) => +d.slice(5, 7);
const dd = (d: string) => +d.slice(8, 10);

/** `10月28日` / `28 Oct`: tables, tags, labels. No gap inside a date breaks over a line. */
export const tightDay = (d: string, locale: Locale): string =>
  locale === 'zh' ? `${m(d)}月${dd(d)}日` : `${dd(d)}\u00a0${MONTHS_EN[m(d) - 1]}`;

/** `10 月 28 日` / `28 Oct`: inside sentences. */
export const sentenceDay = (d: string, locale: Locale): string =>
  locale === 'zh' ? `${m(d)}\u00a0月\u00a0${dd(d)}\u00a0日` : tightDay(d, locale);

/** `2026年10月28日` / `28 Oct 2026`. */
export const fullDay = (d: string, locale: Locale): string =>
  locale === 'zh' ? `${y(d)}年${tightDay(d, 'zh')}` : `${tightDay(d, 'en')}\u00a0${y(d)}`;

/** `10月28日`; with the year where it is not that of `today`. */
export const nearDay = (d: string, today: string | undefined, locale: Locale): string =>
  today !== undefined && y(d) === y(today) ? tightDay(d, locale) : fullDay(d, locale);

/** `周五` / `Fri`. */
export const weekdayName = (d: string, locale: Locale): string =>
  locale === 'zh' ? `周${WEEK_ZH[weekday(d as Day) - 1]}` : WEEK_EN[weekday(d as Day) - 1]!;
/** Head of a calendar column, 1 = Monday: `一` / `M`. */
export const weekdayLetter = (n: number, locale: Locale): string =>
  (locale === 'zh' ? WEEK_ZH : WEEK_EN_LETTER)[n - 1]!;
export const monthName = (d: string, locale: Locale): string => (locale === 'zh' ? `${m(d)} 月` : MONTHS_EN[m(d) - 1]!);

/** `10:42` today, else `10月9日 10:42`, on the bureau's clock whatever the device's zone. */
export const whenText = (at: string, today: string | undefined, locale: Locale): string => {
  const day = dayOf(at as Instant);
  const time = timeOf(at as Instant);
  return day === today ? time : `${nearDay(day, today, locale)} ${time}`;
};

/** A date that never breaks over a line. */
export const DayText = ({
  day,
  style = 'tight',
  today,
}: {
  readonly day: string;
  readonly style?: 'tight' | 'sentence' | 'full' | 'near';
  readonly today?: string | undefined;
}) => {
  const { locale } = useLocale();
  const text =
    style === 'full'
      ? fullDay(day, locale)
      : style === 'sentence'
        ? sentenceDay(day, locale)
        : style === 'near'
          ? nearDay(day, today, locale)
          : tightDay(day, locale);
  return (
    <time dateTime={day} className="nw">
      {text}
    </time>
  );
};

/** Opening hours: from and until stay on one line, 9:00—12:00. */
export const Hours = ({ text }: { readonly text: Text }) => {
  const said = useText()(text);
  return said.split(/(\d{1,2}:\d{2}[—–-]\d{1,2}:\d{2})/).map((part, i) =>
    i % 2 === 1 ? (
      <span key={i} className="nw">
        {part}
      </span>
    ) : (
      part
    ),
  );
};

/** `4.2 MB`, `860 kB`. */
export const sizeText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;

import { useQuery } from '@tanstack/react-query';
import { addDays, type Day, weekday } from '../../../src/kernel/day.ts';
import { type CalendarDay, calendarQuery, dueQuery } from '../../api/calendar.ts';
import { useToday } from '../../api/session.ts';
import { DayText, weekdayLetter, weekdayName } from '../../ui/dates.tsx';
import { Link } from '../../ui/link.tsx';
import { useLocale, useWords } from '../../ui/words.tsx';
import './today.css';

const zh = {
  today: '今天',
  working: '工作日',
  rest: '休息日，网上照常可以申请',
  makeUp: '调休上班，算工作日',
  holiday: (name: string) => `${name}放假，网上照常可以申请`,
  counted: '工作日',
  notCounted: '休',
  accepted: '今天受理、20 个工作日的事项，',
  latest: '最迟 ',
  done: '办结',
  calculate: '自己算一算',
  calendar: '两周里的工作日',
};
const words = {
  zh,
  en: {
    today: 'Today',
    working: 'A working day',
    rest: 'Not a working day; you can still apply online',
    makeUp: 'A weekend day worked in lieu; it counts',
    holiday: (name: string) => `Public holiday (${name}); you can still apply online`,
    counted: 'working day',
    notCounted: 'rest',
    accepted: 'A 20-working-day case accepted today is decided ',
    latest: 'by ',
    done: '',
    calculate: 'Work out a date',
    calendar: 'Working days in these two weeks',
  } satisfies typeof zh,
};

const STATUTORY_EXAMPLE = 20;

/** Today and two weeks of working days; and what the law makes of twenty of them. */
export const Today = ({ navy }: { readonly navy?: boolean }) => {
  const w = useWords(words);
  const { locale } = useLocale();
  const today = useToday() as Day | undefined;
  const monday = today && addDays(today, 1 - weekday(today));
  const { data: days } = useQuery({
    ...calendarQuery(monday ?? '', monday ? addDays(monday, 13) : ''),
    enabled: monday !== undefined,
  });
  const { data: due } = useQuery(dueQuery(today && { start: today, n: STATUTORY_EXAMPLE, unit: 'WORKING_DAY' }));
  if (!today) return <div className="today" />;
  const now = days?.find((d) => d.day === today);
  return (
    <section className={navy ? 'today today-navy' : 'today'}>
      <h2>
        {locale === 'zh' ? `${w.today}\u3000` : `${w.today}, ${weekdayName(today, locale)} `}
        <DayText day={today} style={navy ? 'tight' : 'sentence'} />
        {locale === 'zh' && <span className="nw">{`\u3000${weekdayName(today, locale)}`}</span>}
      </h2>
      <p className="small today-kind">{now && sayKind(now, w)}</p>
      <ol className="today-days" aria-label={w.calendar}>
        {(days ?? []).map((d) => (
          <li
            key={d.day}
            className={d.day === today ? 'today-now' : d.working ? 'today-work' : undefined}
            aria-current={d.day === today ? 'date' : undefined}
          >
            <span className="today-week" aria-hidden="true">
              {weekdayLetter(d.weekday, locale)}
            </span>
            {+d.day.slice(8)}
            <span className="sr">, {d.working ? w.counted : (d.holiday ?? w.notCounted)}</span>
          </li>
        ))}
      </ol>
      {due && (
        <p className="small">
          {w.accepted}
          <strong className="today-due">
            {w.latest}
            <DayText day={due.due} style={navy ? 'tight' : 'sentence'} />
            {w.done}
          </strong>
          {locale === 'zh' ? '。' : '. '}
          <Link to="/calculator">{w.calculate}</Link>
        </p>
      )}
    </section>
  );
};

const sayKind = (d: CalendarDay, w: typeof zh): string => {
  if (d.holiday && !d.working) return w.holiday(d.holiday);
  if (!d.working) return w.rest;
  return d.makeUp ? w.makeUp : w.working;
};

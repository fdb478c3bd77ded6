import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarVersion } from '../../../src/modules/cases/contract.calendar.ts';
import { sitesQuery } from '../../api/bureau.ts';
import { get } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { AmendForm } from '../../features/calendar/amend.tsx';
import { HoursDialog, type Site } from '../../features/calendar/hours.tsx';
import { calendarWords } from '../../features/calendar/words.ts';
import { Button } from '../../ui/button.tsx';
import { tightDay } from '../../ui/dates.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Say, useLocale, useText, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './calendar.css';

const History = ({ calendar }: { readonly calendar: CalendarVersion }) => {
  const w = useWords(calendarWords);
  const { locale } = useLocale();
  const days = (list: readonly string[]) => list.map((d) => tightDay(d, locale)).join(w.years);
  if (calendar.amendments.length === 0) return <p className="second calendar-line">{w.noHistory}</p>;
  return (
    <ul>
      {calendar.amendments.map((a) => (
        <li key={a.version} className="calendar-line">
          <p>
            <strong>{a.version}</strong> {tightDay(a.on, locale)} <Zh>{a.reason}</Zh>
          </p>
          <p className="small second">
            <Zh>{a.paper}</Zh> {a.off.length > 0 && w.off(days(a.off))} {a.work.length > 0 && w.work(days(a.work))}
          </p>
        </li>
      ))}
    </ul>
  );
};

const Places = ({ may }: { readonly may: boolean }) => {
  const w = useWords(calendarWords);
  const text = useText();
  const [changing, change] = useState<Site>();
  const { data, error, refetch } = useQuery(sitesQuery);
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={[60, 80, 60, 80]} />;
  return (
    <>
      <ul>
        {data.map((s) => (
          <li key={s.id} className="site-line">
            <span>
              <strong>
                <Say text={s.name} />
              </strong>{' '}
              <span className="small third">
                <Say text={s.address} />
              </span>
            </span>
            <span className="second">{s.hours ? <Say text={s.hours} /> : w.noHours}</span>
            {may && (
              <Button aria-label={`${w.change} ${text(s.name)}`} onClick={() => change(s)}>
                {w.change}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {changing && <HoursDialog site={changing} onClose={() => change(undefined)} />}
    </>
  );
};

/** 日历与办公时间: which working calendar counts, its amendment with what it moves, the hours of every place. */
const CalendarPage = () => {
  const w = useWords(calendarWords);
  const { data: session } = useSession();
  const may = session?.staff?.posts.some((p) => p === 'head' || p === 'catalogue') ?? false;
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', 'version'],
    queryFn: ({ signal }) => get<CalendarVersion>('/api/calendar/version', undefined, signal),
  });
  return (
    <DeskFrame title={w.title} nav={<DeskNav />} className="desk-page">
      <h1>{w.title}</h1>
      <p className="prose second">{w.lead}</p>
      {session && !may && <p className="prose">{w.mayNot}</p>}
      <div className="calendar-grid">
        <div>
          <section className="calendar-part" aria-labelledby="calendar-now">
            <h2 id="calendar-now">{w.now}</h2>
            {error && <ProblemState error={error} onRetry={() => void refetch()} />}
            {data && <p className="calendar-line">{w.nowSays(data.version, data.publishedYears.join(w.years))}</p>}
            {!data && !error && <Skeleton lines={[90]} />}
          </section>
          {may && session && (data || error) && (
            <section className="calendar-part" aria-labelledby="calendar-amend">
              <h2 id="calendar-amend">{w.amend}</h2>
              <AmendForm today={session.today} />
            </section>
          )}
        </div>
        <div>
          <section className="calendar-part" aria-labelledby="calendar-sites">
            <h2 id="calendar-sites">{w.sites}</h2>
            <Places may={may} />
          </section>
          <section className="calendar-part" aria-labelledby="calendar-history">
            <h2 id="calendar-history">{w.history}</h2>
            {data && <History calendar={data} />}
          </section>
        </div>
      </div>
    </DeskFrame>
  );
};
export default CalendarPage;

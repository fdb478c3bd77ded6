import Type from 'typebox';
import { addDays, type Day, daysBetween, isDay, weekday } from '../../kernel/day.ts';
import type { Calendar } from '../../law/calendar.ts';
import { dueDay } from '../../law/clock.ts';
import type { Clock } from '../../law/period.ts';
import { isKnown, isWorking } from '../../law/working.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { DayShape } from '../intake/index.ts';
import { Ledger } from './contract.ts';
import type { CaseRoutesDeps } from './routes.ts';
import { ledgerOf } from './view/ledger.ts';

const MAX_DAYS = 400;
const MAX_N = 2000;
/** Everybody may ask, and the answer explains each day: longer periods would be megabytes and seconds of computing. */
const MAX_SPAN = 3660;
const FIRST = '1990-01-01';
const LAST = '2100-12-31';

const DayView = Type.Object({
  day: DayShape,
  weekday: Type.Integer(),
  working: Type.Boolean(),
  holiday: Type.Optional(Type.String()),
  makeUp: Type.Boolean(),
  known: Type.Boolean(),
});
const dayView = (d: Day, calendar: Calendar) => {
  const holiday = calendar.off.get(d);
  return {
    day: d,
    weekday: weekday(d),
    working: isWorking(d, calendar),
    ...(holiday ? { holiday } : {}),
    makeUp: calendar.makeUp.has(d),
    known: isKnown(d, calendar),
  };
};

const Question = Type.Object(
  {
    start: DayShape,
    n: Type.Integer({ minimum: 1, maximum: MAX_N }),
    unit: Type.Unsafe<'WORKING_DAY' | 'NATURAL_DAY' | 'MONTH' | 'YEAR'>({
      type: 'string',
      enum: ['WORKING_DAY', 'NATURAL_DAY', 'MONTH', 'YEAR'],
    }),
    pauses: Type.Optional(Type.Array(Type.Object({ from: DayShape, until: DayShape }), { maxItems: 50 })),
    extension: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_N })),
  },
  { additionalProperties: false },
);

/** The working calendar for everybody: days and 自己算一算. */
export const registerCalendar = (app: Server, deps: CaseRoutesDeps): void => {
  const { db } = deps;
  const bad = (field: string) =>
    refuse(
      platformProblem('field-invalid', {
        field,
        repair: { zh: '请填真实存在的日期，如 2026-11-22。', en: 'Give a day that exists, like 2026-11-22.' },
      }),
    );

  app.get(
    '/api/calendar',
    {
      config: { action: 'calendar.read' },
      schema: {
        summary: 'Working days and holidays',
        querystring: Type.Object({ from: DayShape, to: DayShape }),
        response: { 200: Type.Array(DayView) },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      if (!isDay(from)) return bad('query.from');
      if (!isDay(to) || to < from || daysBetween(from, to) > MAX_DAYS) return bad('query.to');
      const calendar = await deps.calendar(db);
      return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => dayView(addDays(from, i), calendar));
    },
  );

  app.post(
    '/api/calendar/due',
    {
      config: { action: 'calendar.read', keyless: true },
      schema: {
        summary: 'When does a period end, and why (自己算一算)',
        body: Question,
        response: { 200: Type.Object({ due: DayShape, provisional: Type.Boolean(), ledger: Ledger }) },
      },
    },
    async (request) => {
      const { start, n, unit, pauses = [], extension } = request.body;
      if (!isDay(start) || start < FIRST || start > LAST) return bad('body.start');
      const notices = pauses.map((p, i) => {
        if (!isDay(p.from)) return bad(`body.pauses.${i}.from`);
        if (!isDay(p.until) || p.until < p.from || p.until > LAST) return bad(`body.pauses.${i}.until`);
        return { pause: `p${i + 1}`, ground: 'testing', served: p.from, until: p.until };
      });
      const calendar = await deps.calendar(db);
      const clock: Clock = { start, n, unit, notices, ...(extension ? { extension } : {}) };
      const { due, provisional } = dueDay(clock, calendar);
      if (daysBetween(start, due) > MAX_SPAN)
        return refuse(
          platformProblem('field-invalid', {
            field: 'body.n',
            repair: {
              zh: '期限最长算到十年，请填短一些。',
              en: 'Up to ten years can be counted; give a shorter period.',
            },
          }),
        );
      const input = {
        clock,
        rule: { start: 'ANY' as const },
        events: [],
      };
      return {
        due,
        provisional,
        ledger: ledgerOf('own', input, calendar, deps.clock.today(), false),
      };
    },
  );
};

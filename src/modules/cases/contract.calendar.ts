import Type, { type Static } from 'typebox';
import { DayShape, TextShape } from '../intake/contract.ts';

/** Wire shapes of the working calendar and its amendment. */
const Named = Type.Object({ day: DayShape, name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }) });

/** POST /api/calendar/amendments and …/preview. `year`: this is the whole notice of a further year. */
export const AmendmentBody = Type.Object({
  version: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  reason: Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' }),
  paper: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 400, pattern: '\\S' })),
  year: Type.Optional(Type.Integer({ minimum: 2026, maximum: 2100 })),
  off: Type.Optional(Type.Array(Named, { maxItems: 60 })),
  work: Type.Optional(Type.Array(Named, { maxItems: 60 })),
});
export type AmendmentBody = Static<typeof AmendmentBody>;

/** Open cases that cannot be read, so that their days cannot be recomputed. */
const Unread = Type.Array(Type.Object({ case: Type.String(), number: Type.String() }));

/** How many of the open cases get another day, and the first two hundred of them. */
export const AmendmentPreviewView = Type.Object({
  open: Type.Integer(),
  moved: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      case: Type.String(),
      number: Type.String(),
      itemName: TextShape,
      clock: Type.String(),
      clockName: TextShape,
      from: DayShape,
      to: DayShape,
    }),
  ),
  unread: Unread,
});
export type AmendmentPreviewView = Static<typeof AmendmentPreviewView>;
export const AmendmentDone = Type.Object({
  version: Type.String(),
  moved: Type.Integer(),
  unread: Unread,
});
export type AmendmentDone = Static<typeof AmendmentDone>;

/** GET /api/calendar/version — which calendar counts now, and what was changed in it, the newest first. */
export const CalendarVersion = Type.Object({
  version: Type.String(),
  publishedYears: Type.Array(Type.Integer()),
  amendments: Type.Array(
    Type.Object({
      version: Type.String(),
      on: DayShape,
      reason: Type.String(),
      paper: Type.String(),
      off: Type.Array(DayShape),
      work: Type.Array(DayShape),
    }),
  ),
});
export type CalendarVersion = Static<typeof CalendarVersion>;

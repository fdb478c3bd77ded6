import type { Calendar } from '../../law/calendar.ts';
import { platformProblem } from '../../platform/http/messages.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import { personOfRequest } from '../people/index.ts';
import { amendmentOf, isFault } from './amendment.ts';
import { AmendmentBody, AmendmentDone, AmendmentPreviewView, CalendarVersion } from './contract.calendar.ts';
import { previewAmendment } from './handle.amendment.ts';
import { publishAmendment } from './jobs.amendment.ts';
import type { CaseRoutesDeps } from './routes.ts';

/** The calendar in force and its amendment by the head or the catalogue post: looked at first, then published. */
export const registerAmendments = (app: Server, deps: CaseRoutesDeps): void => {
  const amendmentIn = (body: AmendmentBody, current: Calendar) => {
    const asked = amendmentOf(body, current, deps.clock.today());
    return isFault(asked) ? refuse(platformProblem('field-invalid', asked)) : asked;
  };
  app.get(
    '/api/calendar/version',
    {
      config: { action: 'calendar.read' },
      schema: { summary: 'Which working calendar counts, and its amendments', response: { 200: CalendarVersion } },
    },
    async () => {
      const { version, publishedYears, amendments = [] } = await deps.calendar(deps.db);
      return {
        version,
        publishedYears: [...publishedYears],
        amendments: amendments
          .map((a) => ({
            version: a.to,
            on: a.on,
            reason: a.reason,
            paper: a.paper,
            off: [...a.becameOff],
            work: [...a.becameWorking],
          }))
          .reverse(),
      };
    },
  );
  app.post(
    '/api/calendar/amendments/preview',
    {
      config: { action: 'calendar.amend', keyless: true },
      schema: {
        summary: 'Which open cases an amendment of the calendar would move; nothing is written',
        body: AmendmentBody,
        response: { 200: AmendmentPreviewView },
      },
    },
    async (request) => {
      const amendment = amendmentIn(request.body, await deps.calendar(deps.db));
      const { open, moved, rows, unread } = await previewAmendment(deps, amendment);
      return { open, moved, rows: [...rows], unread: [...unread] };
    },
  );
  app.post(
    '/api/calendar/amendments',
    {
      config: { action: 'calendar.amend' },
      schema: {
        summary:
          'Publish an amendment of the calendar; open cases are settled under the old one, then recomputed and told',
        body: AmendmentBody,
        response: { 200: AmendmentDone },
      },
    },
    async (request) => {
      const { body, clientKey: key } = request;
      const asked = { by: personOfRequest(request).person, key, content: body };
      const done = await publishAmendment(deps, asked, (current) => amendmentIn(body, current));
      return done === 'key-reused' ? refuse(platformProblem(done)) : { ...done, unread: [...done.unread] };
    },
  );
};

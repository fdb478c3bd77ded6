import { refused } from '../../../kernel/decision.ts';
import { askHearingBy } from '../clocks.ts';
import { hearingPerson } from '../hearing.ts';
import { act, type Guard } from '../spec.ts';

/** 许可法47: within five days of being told, each person from their own notice. */
export const requestHearing = act({
  act: 'request-hearing',
  posts: ['applicant', 'stakeholder'],
  states: ['under-review'],
  may: (c): Guard => {
    const person = hearingPerson(c);
    const until = askHearingBy(c.state, person, c.calendar);
    if (until === undefined) return refused('not-told', '许可法47');
    if (c.today > until) return refused('too-late', '许可法47', { until });
    const { requests, held } = c.state.hearing;
    return held || requests.some((r) => r.by === person) ? refused('already-requested', '许可法47') : undefined;
  },
  events: (c) => [{ type: 'HearingRequested', on: c.today, by: hearingPerson(c) }],
});

import { refused } from '../../../kernel/decision.ts';
import { colleagues } from '../guards.ts';
import { samePerson } from '../posts.ts';
import { act, at } from '../spec.ts';
import { stepTask } from '../state.ts';

/** 指定: a person of another unit, for this case alone, when separation and recusal have exhausted the own staff. */
export const appoint = act({
  act: 'appoint',
  posts: ['head'],
  states: ['under-review'],
  may: (c) =>
    (stepTask(c.state) ? undefined : refused('no-task')) ??
    (c.facts.ownStaffAvailable === false ? undefined : refused('own-staff-available')),
  check: (c, { to }) =>
    colleagues(c, [to]) ??
    (c.state.recused.includes(to) ? refused('recused', '', { person: to }) : undefined) ??
    samePerson(c, to, stepTask(c.state)!.post),
  events: (c, { to, reason }) => [
    { type: 'TaskAssigned', ...at(c), task: stepTask(c.state)!.id, to, verb: 'appoint', ...(reason ? { reason } : {}) },
  ],
});

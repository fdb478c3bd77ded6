import { refused } from '../../../kernel/decision.ts';
import { act, at, type Ctx } from '../spec.ts';
import { isOpen, type Pause } from '../state.ts';

const open = (c: Ctx<'under-review'>, id: string | undefined): Pause | undefined =>
  c.state.pauses.find((p) => isOpen(p) && (id === undefined || p.id === id));

/** The procedure has its result; the clocks run again from the next day. */
export const resume = act({
  act: 'resume',
  posts: ['examiner', 'reviewer'],
  states: ['under-review'],
  may: (c) => (open(c, undefined) ? undefined : refused('not-paused')),
  check: (c, { pause }) => (open(c, pause) ? undefined : refused('not-paused')),
  events: (c, { pause, result, record }) => [
    { type: 'Resumed', ...at(c), pause: open(c, pause)!.id, result, ...(record === undefined ? {} : { record }) },
  ],
});

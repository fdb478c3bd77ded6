import { refused } from '../../../kernel/decision.ts';
import { act, at, type Ctx } from '../spec.ts';
import { type Pause, untilOf } from '../state.ts';
import { clockRuns, hasLength, notTooLong } from './pause.ts';

/** Not resumed: open, or run out without a result. A hearing's pause is moved by calling the hearing anew. */
const paused = (c: Ctx<'under-review'>, id: string | undefined): Pause | undefined =>
  c.state.pauses.find(
    (p) => p.resumedOn === undefined && p.procedure !== 'hearing' && (id === undefined || p.id === id),
  );

/** A further notice of the same pause; days between the old end and its service are counted. */
export const prolong = act({
  act: 'prolong',
  posts: ['decider'],
  states: ['under-review'],
  may: (c) => (paused(c, undefined) ? clockRuns(c) : refused('nothing-paused')),
  check: (c, { pause, until }) => {
    const p = paused(c, pause);
    if (!p) return refused('nothing-paused');
    if (until !== undefined && until <= untilOf(p)) return refused('no-length', '许可法45', { until: untilOf(p) });
    return hasLength(c, until) ?? notTooLong(c, p.ground, p.notices[0]!.served ?? c.today, until!);
  },
  events: (c, { pause, until }) => [{ type: 'PauseProlonged', ...at(c), pause: paused(c, pause)!.id, until: until! }],
});

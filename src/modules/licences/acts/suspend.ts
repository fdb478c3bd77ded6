import { refused } from '../../../kernel/decision.ts';
import { act, framed } from '../spec.ts';

/** A stop for a time, with its reason: a complaint of false identity, a penalty, an order, or a late renewal. */
export const suspend = act({
  act: 'suspend',
  posts: ['head', 'supervisor', 'oversight', 'system'],
  states: ['in-force'],
  check: (c, { reason, reference, until }) => {
    if ((reason === 'penalty' || reason === 'order') && !reference) return refused('reference-missing');
    return until !== undefined && until <= c.today ? refused('ends-before-it-begins', '', { until }) : undefined;
  },
  events: (c, { reason, reference, until }) => [
    {
      type: 'Suspended',
      ...framed(c),
      reason,
      ...(reference ? { reference } : {}),
      ...(until ? { until: until as typeof c.today } : {}),
    },
  ],
});

export const reinstate = act({
  act: 'reinstate',
  posts: ['head', 'supervisor', 'oversight', 'system'],
  states: ['suspended'],
  may: (c) =>
    c.state.reason === 'late-renewal' ? refused('waits-for-renewal', '许可法50', { since: c.state.since }) : undefined,
  events: (c) => [{ type: 'Reinstated', ...framed(c), why: 'lifted' }],
});

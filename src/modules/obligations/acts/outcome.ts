import { refused } from '../../../kernel/decision.ts';
import { act, framed } from '../spec.ts';

/** The checker found it kept: the obligation ends. */
export const keep = act({
  act: 'keep',
  posts: ['examiner', 'acceptor', 'supervisor', 'oversight', 'intake'],
  states: ['checked'],
  may: (c) => (c.state.finding === 'kept' ? undefined : refused('found-not-kept', '', { finding: c.state.finding })),
  events: (c) => [{ type: 'Kept', ...framed(c) }],
});

/** 责令限期整改: another day, with the reason. */
export const rectify = act({
  act: 'rectify',
  posts: ['examiner', 'acceptor', 'supervisor', 'oversight'],
  states: ['checked'],
  may: (c) => (c.state.finding === 'kept' ? refused('found-kept') : undefined),
  check: (c, { until, reason }) => {
    if (!until || until <= c.today) return refused('day-missing');
    return reason ? undefined : refused('reason-missing');
  },
  events: (c, { until, reason }) => [
    { type: 'RectifyOrdered', ...framed(c), until: until as typeof c.today, reason: reason! },
  ],
});

/** The debtor states and defends before anything is held against them. */
export const hear = act({
  act: 'hear',
  posts: ['examiner', 'acceptor', 'supervisor', 'oversight'],
  states: ['overdue', 'checked'],
  may: (c) => (c.state.heard ? refused('already-heard') : undefined),
  events: (c, { record }) => [{ type: 'DebtorHeard', ...framed(c), record }],
});

/** Broken: decided by the head; the consequence is the one that was promised, and no other. */
export const breakPromise = act({
  act: 'break',
  posts: ['head'],
  states: ['overdue', 'checked'],
  may: (c) => {
    if (c.state.state === 'checked' && c.state.finding === 'kept') return refused('found-kept');
    return c.state.heard ? undefined : refused('not-heard', '许可法7');
  },
  check: (c, { fraud }) =>
    fraud && !(c.state.state === 'checked' && c.state.finding === 'false')
      ? refused('not-found-false', '许可法69.2')
      : undefined,
  events: (c, { fraud }) => [
    {
      type: 'Broken',
      ...framed(c),
      consequence: c.state.consequence,
      fraud,
      ...(c.facts.licence && c.state.consequence === 'revoke' ? { licence: c.facts.licence } : {}),
    },
  ],
});

/** 修复: every restriction that came with the breach ends with it (信用修复办法). */
export const repair = act({
  act: 'repair',
  posts: ['head'],
  states: ['broken'],
  events: (c, { reason }) => [{ type: 'Repaired', ...framed(c), ...(reason ? { reason } : {}) }],
});

export const waive = act({
  act: 'waive',
  posts: ['head', 'supervisor'],
  states: ['open', 'overdue'],
  check: (_, { reason }) => (reason ? undefined : refused('reason-missing')),
  events: (c, { reason }) => [{ type: 'Waived', ...framed(c), why: 'forgiven', reason: reason! }],
});

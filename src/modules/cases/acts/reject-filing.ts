import type { Facts } from '../../../kernel/decision.ts';
import { refused } from '../../../kernel/decision.ts';
import type { CommandOf } from '../commands.ts';
import { act, at, type Ctx, type Guard } from '../spec.ts';

type Reject = CommandOf<'reject-filing'>;

/** A bar is proven by its record and its end day, which must not have passed (许可法78, 79). */
const barProven = (c: Ctx, { branch, record, until }: Reject): Guard => {
  if (branch !== 'barred' && branch !== 'false-material') return undefined;
  const article = branch === 'barred' ? '许可法79' : '许可法78';
  const facts: Facts = { branch, until: until ?? null };
  if (!record || until === undefined || until < c.today) return refused('bar-unproven', article, facts);
  const known = c.facts.barredUntil;
  return branch === 'barred' && (known === undefined || known < c.today)
    ? refused('bar-unproven', article, facts)
    : undefined;
};

/** 许可法32.1.1, 32.1.2 不予受理; for a filing also that an approval is needed (673号15). */
export const rejectFiling = act({
  act: 'reject-filing',
  posts: ['acceptor'],
  states: ['received'],
  check: (c, command) =>
    (command.branch === 'needs-approval' && c.terms.nature !== 'filing'
      ? refused('no-such-branch', '许可法32')
      : undefined) ??
    (command.branch === 'not-our-power' && !command.organ ? refused('name-the-organ', '许可法32.1.2') : undefined) ??
    barProven(c, command),
  events: (c, { branch, organ, article, until, record, reason }) => [
    {
      type: 'FilingRejected',
      ...at(c),
      branch,
      article,
      reason,
      ...(organ === undefined ? {} : { organ }),
      ...(until === undefined ? {} : { until }),
      ...(record === undefined ? {} : { record }),
    },
  ],
});

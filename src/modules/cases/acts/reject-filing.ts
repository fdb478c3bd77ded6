import { refused } from '../../../kernel/decision.ts';
import { barAfterFalseMaterial } from '../../../law/articles.ts';
import type { CommandOf } from '../commands.ts';
import { act, at, type Ctx, type Guard } from '../spec.ts';

type Reject = CommandOf<'reject-filing'>;

/**
 * 许可法78, 79 need the record and its end day. 78: false material bars only where the matter touches public safety, health,
 * life or property directly, a year at most; elsewhere the day of the rejection is the last. A bar that stands already is
 * proven by our own records, and ends when they say.
 */
const barProven = (c: Ctx, { branch, record, until }: Reject): Guard => {
  if (branch !== 'barred' && branch !== 'false-material') return undefined;
  const stands = branch === 'barred';
  const article = stands ? '许可法79' : '许可法78';
  const most = stands ? c.facts.barredUntil : barAfterFalseMaterial(c.today).outcome.until;
  if (!record || until === undefined || until < c.today || most === undefined || most < c.today)
    return refused('bar-unproven', article, { branch, until: until ?? null });
  return until > most ? refused('bar-too-long', article, { until: most }) : undefined;
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

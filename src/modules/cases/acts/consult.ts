import { refused } from '../../../kernel/decision.ts';
import type { CommandOf } from '../commands.ts';
import type { EventOf } from '../events.ts';
import { colleagues } from '../guards.ts';
import { act, at, type Ctx, type Guard, positionOf } from '../spec.ts';

/** More open questions than this are a meeting, not a consultation. Ours; no law gives a number. */
const ENOUGH = 10;
const MOST_DAYS = 10;

type Consult = CommandOf<'consult'>;
type U = Ctx<'under-review'>;

const asked = (c: U) => c.state.tasks.filter((t) => t.kind === 'consult');

const notAskedTwice = (c: U, { purpose, to }: Consult): Guard => {
  const kind = purpose === 'opinion' ? 'consult' : 'inspect';
  const twice = to.filter((id) => c.state.tasks.some((t) => t.kind === kind && t.to === id));
  return twice.length > 0 ? refused('enough', '', { asked: twice }) : undefined;
};

/** 征求意见, 会办, and the naming of inspectors (许可法55). It never pauses a clock. */
export const consult = act({
  act: 'consult',
  posts: ['examiner', 'reviewer', 'decider'],
  states: ['under-review'],
  may: (c) => (asked(c).length >= ENOUGH ? refused('enough', '', { asked: asked(c).length }) : undefined),
  check: (c, command) => {
    const recused = command.to.find((id) => c.state.recused.includes(id));
    return (
      notAskedTwice(c, command) ??
      colleagues(c, command.to, command.purpose === 'inspection' ? '许可法55' : '') ??
      (command.requiredByLaw && command.silence === 'no-objection' ? refused('silence-not-allowed') : undefined) ??
      (recused === undefined ? undefined : refused('recused', '', { person: recused }))
    );
  },
  events: (c, { purpose, to, question, within, silence }) =>
    [...new Set(to)].map((id, k): EventOf<'TaskOpened'> => {
      const opinion = purpose === 'opinion';
      return {
        type: 'TaskOpened',
        ...at(c),
        task: `t${positionOf(c, k)}`,
        kind: opinion ? 'consult' : 'inspect',
        step: c.state.at,
        key: opinion ? 'consult' : 'inspect',
        post: opinion ? 'consultee' : 'examiner',
        to: id,
        within: Math.min(within ?? c.terms.consultWithin, c.terms.consultWithin, MOST_DAYS),
        ...(question ? { question } : {}),
        ...(opinion ? { silence: silence ?? 'escalate' } : {}),
      };
    }),
});

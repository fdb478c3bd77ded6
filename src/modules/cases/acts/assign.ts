import { refused } from '../../../kernel/decision.ts';
import type { CommandOf } from '../commands.ts';
import { notTheirOwn, ownTask } from '../guards.ts';
import { postsOf, samePerson } from '../posts.ts';
import { act, at, type Ctx, type Guard } from '../spec.ts';
import { stepTask } from '../state.ts';

type Assign = CommandOf<'assign'>;
type U = Ctx<'under-review'>;

const isSupervisor = (c: U): boolean => c.by.posts.includes('supervisor');
const holdsForAnother = (c: U): boolean => {
  const task = stepTask(c.state);
  return task?.holder === c.by.id && task.delegator !== undefined;
};

/** Who may use which verb: the holder passes his own task to another, a delegate hands it back, a supervisor does the rest. */
const allowed = (c: U, verb: Assign['verb']): boolean => {
  switch (verb) {
    case 'delegate':
      return ownTask(c) !== undefined;
    case 'hand-back':
      return holdsForAnother(c);
    case 'transfer':
      return ownTask(c) !== undefined || isSupervisor(c);
    case 'assign':
    case 'substitute':
    case 'take-over':
      return isSupervisor(c);
    default:
      return verb satisfies never;
  }
};

const targetOf = (c: U, command: Assign) => (command.verb === 'hand-back' ? stepTask(c.state)?.delegator : command.to);

const target = (c: U, command: Assign): Guard => {
  const to = targetOf(c, command);
  const post = stepTask(c.state)!.post;
  if (to === undefined) return refused('wrong-post', '', { post });
  if (c.state.recused.includes(to)) return refused('recused', '', { person: to });
  if (command.verb !== 'hand-back' && !postsOf(c, to).includes(post)) return refused('wrong-post', '', { post });
  return notTheirOwn(c, [to]);
};

/** 派件: transfer 转办, delegate 委派 (it comes back to the delegator to end), substitute, take over from an absent officer. */
export const assign = act({
  act: 'assign',
  posts: ['examiner', 'reviewer', 'decider', 'head', 'supervisor'],
  states: ['under-review'],
  may: (c) =>
    isSupervisor(c) || ownTask(c) || holdsForAnother(c)
      ? undefined
      : refused('not-yours', '', { holder: stepTask(c.state)?.holder ?? null }),
  check: (c, command) => {
    const task = stepTask(c.state);
    if (!task || (command.task !== undefined && command.task !== task.id)) return refused('no-task');
    if (!allowed(c, command.verb)) return refused('not-yours', '', { holder: task.holder ?? null });
    return (
      target(c, command) ??
      (command.verb === 'take-over' && !command.reason ? refused('reason-missing') : undefined) ??
      (command.verb === 'hand-back' ? undefined : samePerson(c, command.to!, task.post))
    );
  },
  events: (c, command) => [
    {
      type: 'TaskAssigned',
      ...at(c),
      task: stepTask(c.state)!.id,
      to: targetOf(c, command)!,
      verb: command.verb,
      ...(command.reason ? { reason: command.reason } : {}),
    },
  ],
});

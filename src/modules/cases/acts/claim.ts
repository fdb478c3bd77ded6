import { refused } from '../../../kernel/decision.ts';
import { postsHeld, samePerson } from '../posts.ts';
import { act, at } from '../spec.ts';
import { stepTask } from '../state.ts';

/** 认领: takes the open step. The step's clock goes on as it was. */
export const claim = act({
  act: 'claim',
  posts: ['examiner', 'reviewer', 'decider', 'head'],
  states: ['under-review'],
  may: (c) => {
    const task = stepTask(c.state);
    if (!task) return refused('no-task');
    if (task.holder === c.by.id) return refused('already-yours');
    const other = task.holder ?? task.to;
    if (task.holder !== undefined || (other !== undefined && other !== c.by.id))
      return refused('taken', '', { holder: other! });
    if (!postsHeld(c.by, c.state).includes(task.post)) return refused('wrong-post', '', { post: task.post });
    return samePerson(c, c.by.id, task.post);
  },
  check: (c, { task }) => (task !== undefined && stepTask(c.state)?.id !== task ? refused('no-task') : undefined),
  events: (c) => [{ type: 'TaskAssigned', ...at(c), task: stepTask(c.state)!.id, to: c.by.id, verb: 'claim' }],
});

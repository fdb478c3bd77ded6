import { OFFICER_POSTS } from '../../../kernel/actor.ts';
import { refused } from '../../../kernel/decision.ts';
import type { CommandOf } from '../commands.ts';
import { verdict } from '../quorum.ts';
import { act, at, type Ctx, type Guard } from '../spec.ts';
import type { Task } from '../state.ts';

type U = Ctx<'under-review'>;
const isSupervisor = (c: U): boolean => c.by.posts.includes('supervisor');

const question = (c: U, task: string | undefined): Task | undefined =>
  c.state.tasks.find((t) => t.kind === 'consult' && (task === undefined || t.id === task));

const signing = (c: U, { reason }: CommandOf<'revoke'>): Guard => {
  const s = c.state.signing;
  if (!s) return refused('nothing-open');
  if (verdict(s.quorum, s.votes) === 'no' && !(isSupervisor(c) && reason)) return refused('refusal-stands');
  return isSupervisor(c) || s.openedBy === c.by.id ? undefined : refused('not-yours', '', { holder: s.openedBy });
};

/** 撤销 of a consultation or a signing. A settled no stands unless a supervisor removes it with a reason. */
export const revoke = act({
  act: 'revoke',
  posts: OFFICER_POSTS,
  states: ['under-review'],
  may: (c) => (question(c, undefined) || c.state.signing ? undefined : refused('nothing-open')),
  check: (c, command) => {
    if (command.what === 'signing') return signing(c, command);
    const task = question(c, command.task);
    if (!task) return refused('nothing-open');
    return isSupervisor(c) || task.openedBy === c.by.id
      ? undefined
      : refused('not-yours', '', { holder: task.openedBy });
  },
  events: (c, { what, task, reason }) =>
    what === 'consultation'
      ? [{ type: 'TaskEnded', ...at(c), task: question(c, task)!.id, verb: 'revoked' }]
      : [{ type: 'SigningChanged', ...at(c), quorum: null, added: [], removed: [], ...(reason ? { reason } : {}) }],
});

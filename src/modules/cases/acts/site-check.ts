import { refused } from '../../../kernel/decision.ts';
import type { CommandOf } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { colleagues } from '../guards.ts';
import { act, at, type Ctx, type Guard } from '../spec.ts';

type U = Ctx<'under-review'>;

/** 许可法55: for inspections and tests the two are named first, each by a task. */
const assigned = (c: U, { kind, inspectors }: CommandOf<'site-check'>): Guard => {
  if (kind !== 'technical') return undefined;
  const named = (id: string) => c.state.tasks.some((t) => t.kind === 'inspect' && t.to === id);
  return inspectors.every(named) ? undefined : refused('assign-first', '许可法55');
};

/** 许可法34.3 核查 by two or more. It is not on the list of 45 and pauses nothing. */
export const siteCheck = act({
  act: 'site-check',
  posts: ['examiner'],
  states: ['under-review'],
  check: (c, command) => {
    const who = new Set(command.inspectors);
    if (who.size < 2) return refused('two-inspectors', '许可法34.3');
    const strange = colleagues(c, command.inspectors, '许可法34.3');
    if (strange) return strange;
    const recused = command.inspectors.find((id) => c.state.recused.includes(id));
    if (recused !== undefined) return refused('recused', '', { person: recused });
    const chair = c.state.hearing.held?.chair;
    return (
      assigned(c, command) ??
      (chair !== undefined && who.has(chair) ? refused('same-person', '许可法48.1.3') : undefined)
    );
  },
  events: (c, { kind, inspectors, finding, record, visit }) => {
    const who = [...new Set(inspectors)];
    const done = c.state.tasks.filter((t) => t.kind === 'inspect' && t.to !== undefined && who.includes(t.to));
    return [
      { type: 'Checked', ...at(c), kind, inspectors: who, finding, record, ...(visit === undefined ? {} : { visit }) },
      ...done.map((t): CaseEvent => ({ type: 'TaskEnded', ...at(c), task: t.id, verb: 'done' })),
    ];
  },
});

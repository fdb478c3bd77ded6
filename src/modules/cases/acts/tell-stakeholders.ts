import { refused } from '../../../kernel/decision.ts';
import { act, at } from '../spec.ts';
import { partiesOf } from '../state.ts';

/** 许可法36, 47: the persons concerned and each applicant; where the item grants a hearing on request, always of that right too. */
export const tellStakeholders = act({
  act: 'tell-stakeholders',
  posts: ['examiner'],
  states: ['under-review'],
  may: (c) => (c.state.told ? refused('already-told', '', { on: c.state.told.on }) : undefined),
  check: (c, { persons }) => {
    const stranger = persons.find((id) => c.facts.strangers?.includes(id));
    return stranger === undefined ? undefined : refused('no-such-person', '许可法36', { person: stranger });
  },
  events: (c, { persons, rights }) => {
    const hearing = c.terms.hearing === 'on-request' ? (['hearing'] as const) : [];
    return [
      {
        type: 'StakeholderTold',
        ...at(c),
        persons: [...new Set([...partiesOf(c.state), ...persons])],
        rights: [...new Set([...rights, ...hearing])],
      },
    ];
  },
});

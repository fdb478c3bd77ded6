import { refused } from '../../../kernel/decision.ts';
import { missing, notFrozen } from '../guards.ts';
import { act } from '../spec.ts';

/** 673号13 备案: complete information received is filed, on the day it came in; there is nothing to approve. */
export const file = act({
  act: 'file',
  posts: ['acceptor', 'system'],
  states: ['received'],
  may: (c) => {
    if (c.terms.nature !== 'filing') return refused('not-a-filing');
    const lacks = c.facts.informationMissing ?? missing(c);
    return (
      notFrozen(c) ?? (lacks.length > 0 ? refused('information-missing', '673号13', { missing: lacks }) : undefined)
    );
  },
  events: (c) => [{ type: 'Filed', on: c.state.window, by: c.by.id, deemed: false }],
});

import { refused } from '../../../kernel/decision.ts';
import { act, at } from '../spec.ts';
import { stillOwed } from '../state.ts';

/** What was owed or invited comes in. Late material counts as long as the case is open. */
export const supply = act({
  act: 'supply',
  posts: ['applicant', 'system'],
  states: ['under-review'],
  may: (c) => (stillOwed(c.state).length + c.state.invited.length > 0 ? undefined : refused('nothing-owed-or-invited')),
  check: (c, { materials }) => {
    const wanted = [...stillOwed(c.state).map((o) => o.ref), ...c.state.invited];
    return materials.some((m) => wanted.includes(m.ref))
      ? undefined
      : refused('nothing-owed-or-invited', '', { wanted });
  },
  events: (c, { materials }) => {
    const refs = materials.map((m) => m.ref);
    const owed = stillOwed(c.state).filter((o) => refs.includes(o.ref));
    return [
      {
        type: 'MaterialSupplied',
        ...at(c),
        refs,
        hashes: materials.map((m) => m.hash),
        owed: owed.length > 0,
        late: owed.some((o) => c.today > o.by),
      },
    ];
  },
});

import { refused } from '../../../kernel/decision.ts';
import { act, at } from '../spec.ts';

/** The answer to a correction notice; the five days of 许可法32 start anew on its day. */
export const resubmit = act({
  act: 'resubmit',
  posts: ['applicant'],
  states: ['correcting'],
  check: (c, { materials, fields }) => {
    const touched = [...materials.map((m) => m.ref), ...fields];
    const asked = c.state.correction.missing.map((m) => m.ref);
    return asked.some((ref) => touched.includes(ref)) ? undefined : refused('nothing-changed', '', { asked });
  },
  events: (c, { materials, fields, answers }) => [
    {
      type: 'Resubmitted',
      ...at(c),
      refs: [...materials.map((m) => m.ref), ...fields],
      hashes: [...materials.map((m) => m.hash), ...(answers ? [answers] : [])],
      enteredAt: c.facts.now,
    },
  ],
});

import { act, at } from '../spec.ts';

/** The window is the old one and was never restarted: past its end the case is accepted at once, as of its first day. */
export const cancelCorrection = act({
  act: 'cancel-correction',
  posts: ['acceptor'],
  states: ['correcting'],
  lapsesAfter: true,
  events: (c, { reason }) => [{ type: 'CorrectionCancelled', ...at(c), reason }],
});

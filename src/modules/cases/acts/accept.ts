import { filingHasNoApproval, notFrozen, nothingMissing } from '../guards.ts';
import { acceptNow } from '../opening.ts';
import { act } from '../spec.ts';

/** 许可法32.1.5: in scope and complete, or all that was asked supplied, must be accepted. */
export const accept = act({
  act: 'accept',
  posts: ['acceptor'],
  states: ['received'],
  may: (c) => filingHasNoApproval(c) ?? notFrozen(c) ?? nothingMissing(c),
  events: (c) => acceptNow(c, 'examined', 0),
});

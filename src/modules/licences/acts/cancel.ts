import { refused } from '../../../kernel/decision.ts';
import { CANCEL_CASES, type CancelGround } from '../events.ts';
import { act, framed } from '../spec.ts';
import { cancelCaseHolds, heard, proposedBySomebodyElse } from './proposal.ts';

/** Cases that only register what has already happened; the others take something from somebody who is there to be heard. */
const ALREADY_OVER: ReadonlySet<string> = new Set(['not-renewed', 'permit-ended', 'holder-died', 'entity-ended']);

const isCase = (ground: string): ground is CancelGround => (CANCEL_CASES as readonly string[]).includes(ground);

/** 注销 (许可法70): closes the registration; final. On request it follows a case instead. */
export const cancel = act({
  act: 'cancel',
  posts: ['decider', 'head'],
  states: ['in-force', 'suspended', 'expired', 'withdrawn', 'revoked', 'penalised'],
  may: (c) => {
    const ground = c.state.proposal?.ground ?? '';
    return proposedBySomebodyElse(c, 'cancel') ?? (ALREADY_OVER.has(ground) ? undefined : heard(c));
  },
  check: (c) => {
    const ground = c.state.proposal!.ground;
    if (!isCase(ground)) return refused('no-such-ground', '许可法70');
    return cancelCaseHolds(c.state, ground);
  },
  events: (c) => [
    {
      type: 'Cancelled',
      ...framed(c),
      ground: c.state.proposal!.ground as CancelGround,
      article: c.state.proposal!.article,
    },
  ],
});

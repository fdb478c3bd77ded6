import { refused } from '../../../kernel/decision.ts';
import { act, framed } from '../spec.ts';
import { articleOf, cancelCaseHolds } from './proposal.ts';

/** An end is proposed with its ground and facts; somebody else decides. */
export const propose = act({
  act: 'propose',
  posts: ['acceptor', 'examiner', 'decider', 'supervisor', 'oversight', 'system'],
  states: ['in-force', 'suspended', 'expired', 'withdrawn', 'revoked', 'penalised'],
  may: (c) => (c.state.proposal ? refused('proposal-open', '', { end: c.state.proposal.end }) : undefined),
  check: (c, command) => {
    if (!articleOf(command.end, command.ground)) return refused('no-such-ground', '许可法69');
    const over = c.state.state !== 'in-force' && c.state.state !== 'suspended';
    // 撤销 reaches back, so an expired licence can still be revoked; what has ended otherwise cannot end again.
    if (command.end === 'withdraw' && over) return refused('not-in-force', '许可法8');
    if (command.end === 'revoke' && over && c.state.state !== 'expired') return refused('already-ended', '许可法69');
    if (command.end === 'cancel') {
      const holds = cancelCaseHolds(c.state, command.ground);
      if (holds) return holds;
    }
    return command.facts || command.end === 'cancel' ? undefined : refused('facts-missing');
  },
  events: (c, { end, ground, facts }) => [
    {
      type: 'EndProposed',
      ...framed(c),
      end,
      ground,
      article: articleOf(end, ground)!,
      ...(facts ? { facts } : {}),
    },
  ],
});

/** 许可法7: the holder is told what is proposed and why, and may state and defend. */
export const tell = act({
  act: 'tell',
  posts: ['decider', 'supervisor', 'oversight', 'delivery', 'system'],
  states: ['in-force', 'suspended', 'expired', 'withdrawn', 'revoked', 'penalised'],
  may: (c) => {
    if (!c.state.proposal) return refused('no-proposal');
    return c.state.proposal.respondBy ? refused('already-told') : undefined;
  },
  events: (c, { mode }) => [{ type: 'ProposalTold', ...framed(c), mode, respondBy: c.facts.respondBy }],
});

export const hear = act({
  act: 'hear',
  posts: ['decider', 'supervisor', 'oversight'],
  states: ['in-force', 'suspended', 'expired', 'withdrawn', 'revoked', 'penalised'],
  may: (c) => {
    if (!c.state.proposal) return refused('no-proposal');
    if (!c.state.proposal.respondBy) return refused('holder-not-told', '许可法7');
    return c.state.proposal.heard ? refused('already-heard') : undefined;
  },
  events: (c, { record }) => [{ type: 'StatementHeard', ...framed(c), record }],
});

export const drop = act({
  act: 'drop',
  posts: ['decider', 'head', 'supervisor', 'oversight'],
  states: ['in-force', 'suspended', 'expired', 'withdrawn', 'revoked', 'penalised'],
  may: (c) => (c.state.proposal ? undefined : refused('no-proposal')),
  events: (c, { reason }) => [{ type: 'ProposalDropped', ...framed(c), ...(reason ? { reason } : {}) }],
});

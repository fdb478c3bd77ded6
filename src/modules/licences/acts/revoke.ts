import { addMonths } from '../../../kernel/day.ts';
import { refused } from '../../../kernel/decision.ts';
import { MAY_REVOKE, type RevokeGround } from '../events.ts';
import { act, framed } from '../spec.ts';
import { heard, proposedBySomebodyElse } from './proposal.ts';

/** 许可法69.4: a revocation under any point of the first paragraph makes good the holder's lawful interests; fraud does not. */
const MADE_GOOD: ReadonlySet<string> = new Set(MAY_REVOKE);
const BAR_MONTHS = 36;

const isGround = (g: string): g is RevokeGround => g === 'fraud' || (MAY_REVOKE as readonly string[]).includes(g);

/**
 * 撤销 (许可法69): the permit should never have been given. Fraud must be revoked, without protection; where the permit is of a
 * kind that touches public safety, health, life or property directly, it also bars for three years (79). Whether it is, the
 * head states as `safety`; unsaid, it is.
 */
export const revoke = act({
  act: 'revoke',
  posts: ['head'],
  states: ['in-force', 'suspended', 'expired'],
  may: (c) => proposedBySomebodyElse(c, 'revoke') ?? heard(c),
  check: (c, { harmsPublic, damages }) => {
    const ground = c.state.proposal?.ground ?? '';
    if (!isGround(ground)) return refused('no-such-ground', '许可法69');
    if (harmsPublic) return refused('public-interest', '许可法69.3');
    const settled = damages && (damages.how === 'none-due' || damages.fen !== undefined);
    return MADE_GOOD.has(ground) && !settled ? refused('damages-open', '许可法69.4') : undefined;
  },
  events: (c, { damages, safety = true }) => {
    const ground = c.state.proposal!.ground as RevokeGround;
    return [
      {
        type: 'Revoked',
        ...framed(c),
        ground,
        article: c.state.proposal!.article,
        ...(damages && ground !== 'fraud' ? { damages } : {}),
        ...(ground === 'fraud' && safety ? { barUntil: addMonths(c.today, BAR_MONTHS) } : {}),
      },
    ];
  },
});

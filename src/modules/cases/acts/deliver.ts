import { addDays, type Day } from '../../../kernel/day.ts';
import { refused } from '../../../kernel/decision.ts';
import { agreesToE } from '../consent.ts';
import { act, at, type Ctx, type Guard } from '../spec.ts';

/** 公告送达 is complete thirty days after the notice. Data, as procedure law changes it. */
const NOTICE_DAYS = 30;

/** A notice announces a decision that is there: one put up before it announces nothing. */
const noticeOver = (c: Ctx<'decided'>, noticeOn: Day | undefined): Guard => {
  if (noticeOn === undefined || noticeOn < c.state.decided.on) return refused('notice-running');
  const until = addDays(noticeOn, NOTICE_DAYS);
  return c.today <= until ? refused('notice-running', '', { until }) : undefined;
};

/** 许可法44 送达. A decision against the applicant is delivered even on a false application; a permit never. */
export const deliver = act({
  act: 'deliver',
  posts: ['delivery', 'intake', 'system'],
  states: ['decided'],
  may: (c) => {
    if (c.state.frozen) return refused('frozen');
    const favours = c.state.decided.outcome !== 'denied';
    return c.state.falseApplication && favours ? refused('false-application', '许可法78') : undefined;
  },
  check: (c, { mode, noticeOn }) => {
    if (c.facts.pickUpCodeOk === false && (mode === 'window' || mode === 'outlet')) return refused('wrong-code');
    if (c.facts.stockNumberUsed) return refused('stock-number-used');
    if (mode === 'e' && !agreesToE(c.state, c.facts, c.state.applicant))
      return refused('channel-not-in-agreement', '电子签名法11');
    return mode === 'public-notice' ? noticeOver(c, noticeOn) : undefined;
  },
  events: (c, { mode, items, stockNumber }) => [
    { type: 'Delivered', ...at(c), mode, items, ...(stockNumber === undefined ? {} : { stockNumber }) },
  ],
});

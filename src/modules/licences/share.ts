import { addMonths, type Day } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';

/** A licence shown on a screen is good for a minute, and a little longer for whoever scans slowly. */
export const SHOW_MS = 60_000;
export const SHOW_GRACE_MS = 30_000;
export const SHARE_MONTHS = 12;

/** Nobody remembers what they lent for ever: a share ends within a year, and not in the past. */
export const checkUntil = (until: Day, today: Day): Refused | undefined => {
  const latest = addMonths(today, SHARE_MONTHS);
  if (until < today) return refused('share-in-past', '', { today });
  return until > latest ? refused('share-too-long', '', { latest }) : undefined;
};

export const shareState = (
  s: { readonly until: Day; readonly ended: boolean },
  today: Day,
): 'open' | 'over' | 'ended' => (s.ended ? 'ended' : today > s.until ? 'over' : 'open');

/** `n.<licence>.<end in base 36>.<mac>`: nothing is kept of a show; whoever can make the mac made it. */
export const showBody = (licence: string, untilMs: number): string => `n.${licence}.${untilMs.toString(36)}`;
export const readShow = (
  token: string,
): { readonly licence: string; readonly untilMs: number; readonly body: string; readonly mac: string } | undefined => {
  const [n, licence, end, mac] = token.split('.');
  const untilMs = Number.parseInt(end ?? '', 36);
  if (n !== 'n' || !licence || !end || !mac || !Number.isSafeInteger(untilMs)) return undefined;
  return { licence, untilMs, body: showBody(licence, untilMs), mac };
};

export const SHARE_REFUSALS = {
  'share-in-past': {
    field: 'body.until',
    message: { zh: '截止日期已经过去。', en: 'The last day is in the past.' },
    repair: { zh: '请填今天（{today}）或以后的日期。', en: 'Give today ({today}) or a later day.' },
  },
  'share-too-long': {
    field: 'body.until',
    message: { zh: '最长给别人用一年，最晚到 {latest}。', en: 'A share lasts a year at most, until {latest}.' },
    repair: { zh: '请改早截止日期。', en: 'Choose an earlier day.' },
  },
  'share-unknown': {
    status: 404,
    message: { zh: '没有找到这一条，或者已经收回。', en: 'There is no such share, or it was taken back.' },
    repair: { zh: '请刷新列表再看。', en: 'Look at the list again.' },
  },
} as const;

import { addDays } from '../../kernel/day.ts';
import { dayOf, type Instant, instant, instantMs } from '../../kernel/instant.ts';
import { articleOf, type Channel, type Group, groupOf } from './groups.ts';

/** How somebody wants their mail: at once, gathered at 18:00, or only what the law tells. */
export type Pace = 'now' | 'daily' | 'law';
export type Wish = { readonly mail: Pace; readonly off: readonly string[] };
export const DEFAULT_WISH: Wish = { mail: 'now', off: [] };

export const wishes = (wish: Wish, group: Group, channel: Channel): boolean =>
  !wish.off.includes(`${group}/${channel}`);

/**
 * When a notice goes by mail. The law's come at once whatever was chosen; those of the account come at once unless
 * mail is for the law only, because a stranger who changes a password does not wait until the evening.
 */
export const paceOf = (kind: string, wish: Wish): 'now' | 'daily' | 'never' => {
  if (articleOf(kind)) return 'now';
  const group = groupOf(kind);
  if (wish.mail === 'law' || !wishes(wish, group, 'mail')) return 'never';
  return group === 'account' ? 'now' : wish.mail;
};

/** The next 18:00 of the bureau's clock after `now`. */
export const nextEvening = (now: Instant): Instant => {
  const evening = (day: string) => instantMs(`${day}T10:00:00.000Z` as Instant); // 18:00 in Shanghai, which has no summer time
  const today = evening(dayOf(now));
  return instant(instantMs(now) < today ? today : evening(addDays(dayOf(now), 1)));
};

const MINUTE = 60_000;
/** Waits after the first, second, … failure: a day in all, then a person must look. */
const WAITS = [1, 5, 15, 60, 180, 420, 760].map((m) => m * MINUTE);
export const MAX_ATTEMPTS = WAITS.length + 1;
/** Undefined: tried often enough. */
export const retryAt = (attempts: number, now: Instant): Instant | undefined => {
  const wait = WAITS[attempts - 1];
  return wait === undefined ? undefined : instant(instantMs(now) + wait);
};

export const CODE = { ms: 30 * MINUTE, tries: 5, pauseMs: MINUTE } as const;
/** Longer than the slowest server is waited for. */
export const CLAIM_MS = 3 * MINUTE;

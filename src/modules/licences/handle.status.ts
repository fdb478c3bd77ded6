import { addDays } from '../../kernel/day.ts';
import { type Instant, instant, instantMs } from '../../kernel/instant.ts';
import { noteText } from '../../kernel/note.ts';
import { sha256 } from '../../platform/canonical.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Signer } from '../seal/index.ts';
import { notPlain } from './queries.status.ts';
import { statusBody } from './status.ts';

export type StatusDeps = Pick<Ports, 'db' | 'bureau' | 'clock'> & { readonly signer: Signer };

/** A checker goes by a list this long; the same as a state that is asked for once in a working morning. */
export const GOOD_FOR_MS = 6 * 3_600_000;
/** Days after the last day of all its editions: a checker whose clock is a month late still hears of its end. */
const LISTED_AFTER_END = 31;
/** A list that says nothing new is signed again after this time, so that what is fetched is good for hours. */
const SIGNED_AGAIN_MS = 15 * 60_000;

export type Published = { readonly note: string; readonly at: Instant; readonly etag: string };

/** The signed list as it is now. Signed again when a line has changed, at once, or when it grows old; not for every reader. */
export const statusPublisher = (deps: StatusDeps): (() => Promise<Published>) => {
  let last: { readonly lines: string; readonly published: Published } | undefined;
  return async () => {
    const { db, bureau, clock, signer } = deps;
    const lines = await notPlain(db, bureau, addDays(clock.today(), -LISTED_AFTER_END));
    const key = JSON.stringify(lines);
    const at = clock.now();
    const age = last ? instantMs(at) - instantMs(last.published.at) : Number.POSITIVE_INFINITY;
    if (last && last.lines === key && age >= 0 && age < SIGNED_AGAIN_MS) return last.published;
    const origin = `oneseal/${bureau}`;
    const body = statusBody({ origin, at, until: instant(instantMs(at) + GOOD_FOR_MS), lines });
    const { keyId, signature } = await signer.sign(Buffer.from(body));
    const note = noteText({ body, origin, keyId, signature });
    last = {
      lines: key,
      published: {
        note,
        at,
        etag: `"${Buffer.from(sha256(Buffer.from(note)))
          .toString('hex')
          .slice(0, 32)}"`,
      },
    };
    return last.published;
  };
};

import { type Refused, refused } from '../../kernel/decision.ts';
import { type Instant, instant, instantMs, timeOf } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import { hashPassword, tokenHash, verifyPassword } from '../../platform/password.ts';
import type { Ports } from '../../platform/ports.ts';
import type { SignedIn } from './authority.ts';
import type { AccountView } from './contract.ts';
import { tell } from './handle.persons.ts';
import {
  accountOfSession,
  countTry,
  endSessions,
  forgetOldTries,
  forgetTries,
  passkeysOf,
  sessionsOf,
  setPassword,
  uncountTry,
} from './queries.safety.ts';
import { SIGN_IN_TRIES, waitUntil } from './safety.ts';

const wait = (untilMs: number): Refused => {
  const until = instant(untilMs);
  return refused('too-many-tries', '', { until, time: timeOf(until) });
};

/**
 * Counts a try under a hash before the password is looked at, so that a hundred at once are no more than five in turn.
 * It knows nothing of accounts: a login that nobody has must wait just the same.
 */
const count = async (ports: Ports, key: string, max: number): Promise<Refused | undefined> => {
  const now = ports.clock.now();
  const since = instant(instantMs(now) - SIGN_IN_TRIES.waitMs);
  const { n, lastAt } = await countTry(ports.db, { bureau: ports.bureau, key, now, since, max });
  const until = waitUntil({ n, lastMs: instantMs(lastAt as Instant) }, max, instantMs(now));
  return until === undefined ? undefined : wait(until);
};

export const guardTries = (ports: Ports, login: string, address: string | undefined) => {
  const byLogin = ports.vault.keyedHash('try-login', login);
  const byAddress = address === undefined ? undefined : ports.vault.keyedHash('try-address', address);
  return {
    /** A refusal when this login or this address has been tried too often. */
    enter: async (): Promise<Refused | undefined> =>
      (byAddress && (await count(ports, byAddress, SIGN_IN_TRIES.address))) ||
      count(ports, byLogin, SIGN_IN_TRIES.login),
    succeeded: async (): Promise<void> => {
      await forgetTries(ports.db, ports.bureau, byLogin);
      if (byAddress) await uncountTry(ports.db, ports.bureau, byAddress);
      await forgetOldTries(ports.db, instant(instantMs(ports.clock.now()) - SIGN_IN_TRIES.waitMs));
    },
  };
};

export const accountView = async (ports: Ports, viewer: SignedIn, token: string): Promise<AccountView> => {
  const { db, bureau, clock } = ports;
  const own = await accountOfSession(db, bureau, tokenHash(token));
  const [keys, sessions] = [
    own ? await passkeysOf(db, bureau, own.account) : [],
    await sessionsOf(db, bureau, viewer.person, tokenHash(token), clock.now()),
  ];
  return {
    own: own !== undefined,
    passkeys: keys.map(({ id, name, createdAt, usedAt }) => ({
      id,
      name,
      createdAt,
      ...(usedAt === null ? {} : { usedAt }),
    })),
    sessions,
  };
};

/** The old password is asked for although one is signed in; every other session ends, and the person is told. */
export const changePassword = async (
  ports: Ports,
  tx: Db,
  viewer: SignedIn,
  token: string,
  change: { readonly old: string; readonly new: string },
): Promise<{ ended: number } | Refused> => {
  const { bureau } = ports;
  const own = await accountOfSession(tx, bureau, tokenHash(token));
  if (!own) return refused('no-account');
  const guard = guardTries({ ...ports, db: tx }, own.account, undefined);
  const tooMany = await guard.enter();
  if (tooMany) return tooMany;
  if (!(await verifyPassword(change.old, own.password))) return refused('wrong-old-password');
  if (change.old === change.new) return refused('same-password');
  await guard.succeeded();
  await setPassword(tx, bureau, own.account, await hashPassword(change.new));
  const ended = await endSessions(tx, bureau, viewer.person, { except: tokenHash(token) });
  await tell(tx, ports, viewer.person, 'account.password-changed', {});
  return { ended };
};

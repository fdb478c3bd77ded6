import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { type Refused, refused } from '../../kernel/decision.ts';
import { instant, instantMs } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import { tokenHash } from '../../platform/password.ts';
import type { Ports } from '../../platform/ports.ts';
import type { SignedIn } from './authority.ts';
import { personOf, tell } from './handle.persons.ts';
import { type Opened, openSession } from './handle.session.ts';
import {
  accountOfSession,
  addChallenge,
  addPasskey,
  namePasskey,
  passkeyById,
  passkeysOf,
  removePasskey,
  takeChallenge,
  touchPasskey,
} from './queries.safety.ts';
import { CHALLENGE_MS } from './safety.ts';

/** Where the pages are: `https://spj.example.gov.cn`, and its name without the port. */
export type Site = { readonly origin: string; readonly name: string };
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
type Transport = (typeof TRANSPORTS)[number];

/** WebAuthn knows names and no addresses of numbers: on 127.0.0.1 a browser makes no passkey. */
const unnamed = ({ name }: Site): boolean => /^[\d.]+$|:/.test(name);
/** Loaded at its first use: most requests never need it. */
const library = () => import('@simplewebauthn/server');

const remember = (ports: Ports, db: Db, challenge: string, account: string | null) => {
  const now = ports.clock.now();
  const until = instant(instantMs(now) + CHALLENGE_MS);
  return addChallenge(db, { bureau: ports.bureau, challenge, account, until, now });
};

/** Which challenge a device answered; what it says of it is checked by the signature afterwards. */
const challengeIn = (response: unknown): string => {
  try {
    const data = (response as { response: { clientDataJSON: string } }).response.clientDataJSON;
    const { challenge } = JSON.parse(Buffer.from(data, 'base64url').toString('utf8')) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
};

export const offerPasskey = async (ports: Ports, viewer: SignedIn, token: string, site: Site) => {
  const { db, bureau } = ports;
  const own = await accountOfSession(db, bureau, tokenHash(token));
  if (!own) return refused('no-account');
  if (unnamed(site)) return refused('no-passkeys-here');
  const me = await personOf(db, ports, viewer.person);
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    rpName: '一章通',
    rpID: site.name,
    userName: me?.name ?? '',
    userID: new Uint8Array(Buffer.from(own.account)),
    excludeCredentials: (await passkeysOf(db, bureau, own.account)).map((k) => ({
      id: k.id,
      transports: [...k.transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await remember(ports, db, options.challenge, own.account);
  return { options };
};

export const keepPasskey = async (
  ports: Ports,
  tx: Db,
  viewer: SignedIn,
  token: string,
  site: Site,
  body: { readonly name: string; readonly response: unknown },
): Promise<{ done: true } | Refused> => {
  const { bureau, clock } = ports;
  const own = await accountOfSession(tx, bureau, tokenHash(token));
  if (!own) return refused('no-account');
  const challenge = challengeIn(body.response);
  if (!(await takeChallenge(tx, bureau, challenge, own.account, clock.now()))) return refused('passkey-too-late');
  const { verifyRegistrationResponse } = await library();
  const checked = await verifyRegistrationResponse({
    response: body.response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.name,
  }).catch(() => undefined); // what cannot be read proves nothing
  if (!checked?.verified) return refused('passkey-wrong');
  const { id, publicKey, counter, transports } = checked.registrationInfo.credential;
  if (await passkeyById(tx, bureau, id)) return refused('passkey-known');
  await addPasskey(tx, bureau, {
    id,
    account: own.account,
    person: viewer.person,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: (transports ?? []).filter((t) => (TRANSPORTS as readonly string[]).includes(t)),
    name: body.name.trim(),
    createdAt: clock.now(),
  });
  await tell(tx, ports, viewer.person, 'account.passkey-added', {});
  return { done: true };
};

/** Anybody may ask what to sign; the answer says nothing of who has an account. */
export const askPasskey = async (ports: Ports, site: Site) => {
  if (unnamed(site)) return refused('no-passkeys-here');
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({ rpID: site.name, userVerification: 'required' });
  await remember(ports, ports.db, options.challenge, null);
  return { options };
};

export const signInByPasskey = async (
  ports: Ports,
  site: Site,
  response: unknown,
  device: string,
): Promise<Opened | Refused> => {
  const { db, bureau, clock } = ports;
  const challenge = challengeIn(response);
  if (!(await takeChallenge(db, bureau, challenge, null, clock.now()))) return refused('passkey-too-late');
  const id = (response as { id?: unknown } | null)?.id;
  const key = typeof id === 'string' ? await passkeyById(db, bureau, id) : undefined;
  if (!key) return refused('passkey-wrong');
  const { verifyAuthenticationResponse } = await library();
  const checked = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.name,
    credential: {
      id: key.id,
      publicKey: new Uint8Array(key.publicKey),
      counter: key.counter,
      transports: key.transports as Transport[],
    },
  }).catch(() => undefined);
  if (!checked?.verified) return refused('passkey-wrong');
  await touchPasskey(db, bureau, key.id, checked.authenticationInfo.newCounter, clock.now());
  return openSession(ports, { account: key.account, person: key.person, device, way: 'passkey' });
};

const ofMine = async (ports: Ports, tx: Db, token: string, work: (account: string) => Promise<boolean>) => {
  const own = await accountOfSession(tx, ports.bureau, tokenHash(token));
  if (!own) return refused('no-account');
  return (await work(own.account)) ? { done: true as const } : refused('passkey-unknown');
};
export const renamePasskey = (ports: Ports, tx: Db, token: string, id: string, name: string) =>
  ofMine(ports, tx, token, (account) => namePasskey(tx, ports.bureau, account, id, name.trim()));
export const dropPasskey = async (ports: Ports, tx: Db, viewer: SignedIn, token: string, id: string) => {
  const done = await ofMine(ports, tx, token, (account) => removePasskey(tx, ports.bureau, account, id));
  if (!('kind' in done)) await tell(tx, ports, viewer.person, 'account.passkey-removed', {});
  return done;
};

import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Instant, instant, instantMs } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import { hashPassword, tokenHash, verifyPassword } from '../../platform/password.ts';
import type { Ports } from '../../platform/ports.ts';
import { type HeldPost, inboxOf, type SignedIn, type Viewer } from './authority.ts';
import type { AccountBody, CompanyBody, ResetBody, SessionView } from './contract.ts';
import { guardTries } from './handle.account.ts';
import type { IdentityCheck } from './handle.identity.ts';
import { checkNumber, enterPerson, findByNumber, namesOf, personOf, tell } from './handle.persons.ts';
import { unitOf, unreadOf } from './queries.persons.ts';
import { endSessions, resetAccount } from './queries.safety.ts';
import {
  accountByLogin,
  actingChoices,
  addAccount,
  addSession,
  bureauById,
  extendSession,
  forgetOldSessions,
  hasAccount,
  personas,
  type SessionWay,
  sessionByToken,
  sessionUntil,
  setActing,
} from './queries.session.ts';

const HOURS = 3_600_000;
/** A working day at the counter and a little more; after it one signs in again. */
export const SESSION_MS = 12 * HOURS;

const inForce = (scope: readonly string[] | null) => scope ?? ('all' as const);

/** Who asks, by the token of the cookie. */
export const viewerOf = async (ports: Ports, token: string | undefined): Promise<Viewer> => {
  if (!token) return { kind: 'anonymous' };
  const { db, bureau, clock } = ports;
  const row = await sessionByToken(db, bureau, tokenHash(token), clock.now(), clock.today());
  if (!row) return { kind: 'anonymous' };
  const posts: HeldPost[] = row.posts.map(({ items, site, ...p }) => ({
    ...p,
    items: inForce(items),
    ...(site === null ? {} : { site }),
  }));
  const acting =
    row.principal !== null && row.actingHolds
      ? {
          principal: row.principal,
          items: inForce(row.items),
          ...(row.mandate === null ? {} : { mandate: row.mandate }),
        }
      : undefined;
  return { kind: 'person', person: row.person, admin: row.admin, posts, ...(acting ? { acting } : {}) };
};

export type Opened = { readonly token: string; readonly until: Instant };

export const openSession = async (
  ports: Ports,
  who: {
    readonly account: Id | null;
    readonly person: Id;
    readonly principal?: Id | null;
    readonly mandate?: Id | null;
    readonly device: string;
    readonly way: SessionWay;
  },
): Promise<Opened> => {
  const token = ports.random.token();
  const at = ports.clock.now();
  const until = instant(instantMs(at) + SESSION_MS);
  const { principal = null, mandate = null } = who;
  await addSession(ports.db, {
    ...who,
    bureau: ports.bureau,
    tokenHash: tokenHash(token),
    principal,
    mandate,
    at,
    until,
  });
  await forgetOldSessions(ports.db, at);
  return { token, until };
};

const loginHash = (ports: Pick<Ports, 'vault'>, login: string): string =>
  ports.vault.keyedHash('login', login.trim().toLowerCase().normalize('NFKC'));

export const signIn = async (
  ports: Ports,
  login: string,
  password: string,
  from: { readonly address: string; readonly device: string },
): Promise<Opened | Refused> => {
  const guard = guardTries(ports, loginHash(ports, login), from.address);
  const tooMany = await guard.enter();
  if (tooMany) return tooMany;
  const account = await accountByLogin(ports.db, ports.bureau, loginHash(ports, login));
  const right = await verifyPassword(password, account?.password);
  if (!account || !right) return refused('wrong-login');
  await guard.succeeded();
  return openSession(ports, { account: account.id, person: account.person, device: from.device, way: 'password' });
};

/** Opens an account in `tx`; for the account route and for a seeded town. */
export const enterAccount = async (
  tx: Db,
  ports: Ports,
  a: { readonly person: Id; readonly login: string; readonly passwordHash: string; readonly admin?: boolean },
): Promise<Id> => {
  const id = ports.random.id();
  await addAccount(tx, {
    bureau: ports.bureau,
    id,
    person: a.person,
    loginHash: loginHash(ports, a.login),
    password: a.passwordHash,
    admin: a.admin ?? false,
    at: ports.clock.now(),
  });
  return id;
};

/**
 * Opens an account for a natural person whose identity was checked: name and number alone, which many know, open
 * nothing. Somebody the bureau knows already must give the same name.
 */
export const openAccount = async (
  ports: Ports,
  identity: IdentityCheck,
  tx: Db,
  body: AccountBody,
): Promise<{ person: Id } | Refused> => {
  const wrong = checkNumber('natural', body.residentId, ports.clock.today());
  if (wrong) return wrong;
  if (await accountByLogin(tx, ports.bureau, loginHash(ports, body.login))) return refused('login-taken');
  if (!body.code?.trim()) return refused('identity-unconfirmed');
  if (!(await identity.confirm(tx, { name: body.name, number: body.residentId }, body.code)))
    return refused('identity-code-wrong');
  const known = await findByNumber(tx, ports, body.residentId);
  if (known && (known.name !== body.name.trim() || (await hasAccount(tx, ports.bureau, known.id))))
    return refused('account-exists');
  const { name, residentId, phone } = body;
  const person =
    known?.id ??
    (await enterPerson(tx, ports, { kind: 'natural', name, number: residentId, ...(phone ? { phone } : {}) }));
  await enterAccount(tx, ports, { person, login: body.login, passwordHash: await hashPassword(body.password) });
  return { person };
};

/**
 * Whoever forgot the password, or the login: against a code given at the counter for this, both are chosen anew, and
 * whoever was signed in with the old ones is signed out.
 */
export const resetAccess = async (
  ports: Ports,
  identity: IdentityCheck,
  tx: Db,
  body: ResetBody,
): Promise<{ done: true } | Refused> => {
  const { bureau } = ports;
  const wrong = checkNumber('natural', body.residentId, ports.clock.today());
  if (wrong) return wrong;
  const known = await findByNumber(tx, ports, body.residentId);
  const login = loginHash(ports, body.login);
  const taken = await accountByLogin(tx, bureau, login);
  if (taken && taken.person !== known?.id) return refused('login-taken');
  const claimed = { name: body.name, number: body.residentId, purpose: 'reset' as const };
  if (!(await identity.confirm(tx, claimed, body.code))) return refused('identity-code-wrong');
  const password = await hashPassword(body.password);
  const account = known && (await resetAccount(tx, bureau, known.id, { loginHash: login, password }));
  if (!known || account === undefined) return refused('no-account-to-reset');
  await guardTries({ ...ports, db: tx }, login, undefined).succeeded();
  await endSessions(tx, bureau, known.id, {});
  await tell(tx, ports, known.id, 'account.password-reset', {});
  return { done: true };
};

/**
 * The legal representative enters their company, or is recognised as the one the register names. Of a company that the
 * bureau does not know anybody could say so: then it is shown first, by the business licence.
 */
export const claimCompany = async (
  ports: Ports,
  identity: IdentityCheck,
  tx: Db,
  viewer: SignedIn,
  body: CompanyBody,
): Promise<{ person: Id } | Refused> => {
  const wrong = checkNumber('legal', body.creditCode, ports.clock.today());
  if (wrong) return wrong;
  const known = await findByNumber(tx, ports, body.creditCode);
  if (known) return known.representative === viewer.person ? { person: known.id } : refused('not-the-representative');
  const { name, creditCode, address } = body;
  if (!body.code?.trim()) return refused('company-unconfirmed');
  const me = await personOf(tx, ports, viewer.person);
  const claimed = { name: me?.name ?? '', number: me?.number ?? '', company: { name, creditCode } };
  if (!(await identity.confirm(tx, claimed, body.code))) return refused('company-code-wrong');
  const company = { kind: 'legal' as const, name, number: creditCode, representative: viewer.person };
  return { person: await enterPerson(tx, ports, { ...company, ...(address ? { address } : {}) }) };
};

/**
 * Of several mandates of one principal the one that was named, else the widest: for all items before for some, and for
 * more before for fewer (许可法29: an agent acts within the mandate, and should not be held to the narrowest).
 */
export const chooseActing = async (
  ports: Ports,
  token: string,
  person: Id,
  { principal, mandate }: { readonly principal: Id | null; readonly mandate?: Id },
): Promise<Refused | undefined> => {
  const { db, bureau, clock } = ports;
  if (principal === null) {
    await setActing(db, bureau, tokenHash(token), null);
    return undefined;
  }
  const width = (c: { readonly items: readonly string[] | null }) => c.items?.length ?? Number.POSITIVE_INFINITY;
  const [choice] = (await actingChoices(db, bureau, person, clock.today()))
    .filter((c) => c.principal === principal && (mandate === undefined || c.mandate === mandate))
    .toSorted((a, b) => (width(a) === width(b) ? 0 : width(b) - width(a)));
  if (!choice) return refused('not-your-principal', '许可法29');
  await setActing(db, bureau, tokenHash(token), choice);
  return undefined;
};

/** The door of the demo town: undefined where the town is none. */
export const enterDemo = async (ports: Ports, person: Id, device: string): Promise<Opened | undefined> => {
  const { db, bureau, clock } = ports;
  if (!(await bureauById(db, bureau))?.demo) return undefined;
  const persona = (await personas(db, bureau, clock.today())).find((p) => p.person === person);
  if (!persona) return undefined;
  const { principal, mandate } = persona;
  return openSession(ports, { account: null, person, principal, mandate, device, way: 'demo' });
};

export const demoPersonas = async (ports: Ports) => {
  const { db, bureau, clock } = ports;
  if (!(await bureauById(db, bureau))?.demo) return undefined;
  const list = await personas(db, bureau, clock.today());
  const nameOf = await namesOf(
    db,
    ports,
    list.flatMap((p) => (p.principal ? [p.person, p.principal] : [p.person])),
  );
  return list.map(({ person, about, posts, principal }) => ({
    person,
    about,
    posts: [...posts],
    name: nameOf(person),
    ...(principal === null ? {} : { principalName: nameOf(principal) }),
  }));
};

/** Seconds until the session behind a token ends. */
const secondsLeft = async ({ db, bureau, clock }: Ports, token: string | undefined): Promise<number | undefined> => {
  const until = token && (await sessionUntil(db, bureau, tokenHash(token)));
  return until ? Math.max(0, Math.floor((instantMs(until) - instantMs(clock.now())) / 1000)) : undefined;
};

/** WCAG 2.2.1: whoever is still here goes on, as long again as a new session. */
export const extend = async (ports: Ports, token: string): Promise<number> => {
  const at = ports.clock.now();
  await extendSession(ports.db, ports.bureau, tokenHash(token), at, instant(instantMs(at) + SESSION_MS));
  return (await secondsLeft(ports, token)) ?? 0;
};

/** What the pages ask first: who am I, for whom, in which bureau, what day is it. */
export const sessionView = async (ports: Ports, viewer: Viewer, token?: string): Promise<SessionView> => {
  const { db, bureau, clock } = ports;
  const today = clock.today();
  const town = await bureauById(db, bureau);
  const place = {
    bureau: { id: bureau, name: town?.name ?? { zh: '行政审批局', en: 'Approval bureau' } },
    today,
    demo: town?.demo ?? false,
  };
  if (viewer.kind === 'anonymous')
    return { person: null, staff: null, acting: null, choices: [], admin: false, unread: 0, ...place };
  const first = viewer.posts[0];
  const [me, choices, unread, unit, left] = await Promise.all([
    personOf(db, ports, viewer.person),
    actingChoices(db, bureau, viewer.person, today),
    unreadOf(db, bureau, inboxOf(viewer)),
    first && unitOf(db, bureau, first.unit),
    secondsLeft(ports, token),
  ]);
  const nameOf = await namesOf(
    db,
    ports,
    choices.map((c) => c.principal),
  );
  const name = me?.name ?? '';
  const shown = choices.map((c) => ({
    principal: c.principal,
    kind: c.kind,
    name: nameOf(c.principal),
    ...(c.mandate === null ? {} : { mandate: c.mandate }),
    ...(c.items === null ? {} : { items: [...c.items] }),
  }));
  const staff = first && {
    name,
    posts: [...new Set(viewer.posts.map((p) => p.post))],
    unit: unit ?? { id: first.unit, name: { zh: first.unit, en: first.unit } },
    ...(first.site ? { site: first.site } : {}),
  };
  const acting = shown.find((c) => c.principal === viewer.acting?.principal && c.mandate === viewer.acting?.mandate);
  return {
    person: { id: viewer.person, name },
    staff: staff ?? null,
    acting: acting ?? null,
    choices: shown,
    admin: viewer.admin,
    unread,
    ...(left === undefined ? {} : { left }),
    ...place,
  };
};

import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { instant, instantMs } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { Ports } from '../../platform/ports.ts';
import { inboxOf, namesOf, noticesOf, type SignedIn } from '../people/index.ts';
import type { AddressBody, NoticeSettings, NoticeView, WishBody } from './contract.ts';
import type { Matter, NoticeFacts } from './facts.ts';
import { articleOf, CHANNELS, GROUPS, groupOf } from './groups.ts';
import {
  addMail,
  addressOf,
  forgetAddress,
  proveAddress,
  putAddress,
  putWish,
  setLanguage,
  wishOf,
} from './queries.ts';
import { CODE, DEFAULT_WISH } from './schedule.ts';
import { type Facts, textOf } from './text.ts';

export type NoticeDeps = Ports & {
  readonly facts: NoticeFacts;
  /** Without it notices stay on the site. */
  readonly mailer?: Mailer;
  /** Address of the site, without a slash at the end. */
  readonly base: string;
};

const idIn = (facts: Facts, key: string): string | undefined => {
  const value = facts[key];
  return typeof value === 'string' ? value : undefined;
};

/** What the notice is about, by the ids in it; each asked once for a page of notices. */
export const mattersFor = (deps: NoticeDeps, db: Db) => {
  const known = new Map<string, Promise<Matter | undefined>>();
  const once = (key: string, ask: () => Promise<Matter | undefined>) => {
    const asked = known.get(key) ?? ask();
    known.set(key, asked);
    return asked;
  };
  return async (facts: Facts): Promise<Matter | undefined> => {
    const [caseId, licence] = [idIn(facts, 'case'), idIn(facts, 'licence')];
    if (caseId) return once(caseId, () => deps.facts.caseOf(db, caseId));
    if (licence) return once(licence, () => deps.facts.licenceOf(db, licence));
    const item = idIn(facts, 'item');
    if (item && typeof facts.version === 'number') {
      const name = await deps.facts.itemOf(db, item, facts.version);
      return name && { name, number: '' };
    }
    const [principal, agent] = [idIn(facts, 'principal'), idIn(facts, 'agent')];
    if (!principal || !agent) return undefined;
    const nameOf = await namesOf(db, deps, [principal, agent]);
    const pair = { zh: `${nameOf(principal)}委托${nameOf(agent)}`, en: `${nameOf(principal)} to ${nameOf(agent)}` };
    return { name: pair, number: '' };
  };
};

const PAGE = 30;
export const listNotices = async (
  deps: NoticeDeps,
  viewer: SignedIn,
  before: Id | undefined,
): Promise<{ notices: NoticeView[]; next?: string }> => {
  const rows = await noticesOf(deps.db, deps.bureau, inboxOf(viewer), before ?? null, PAGE);
  const matterOf = mattersFor(deps, deps.db);
  const notices: NoticeView[] = [];
  for (const { person, ...n } of rows) {
    const article = articleOf(n.kind);
    notices.push({
      ...n,
      ...(person === viewer.person ? {} : { principal: person }),
      group: groupOf(n.kind),
      ...textOf(n.kind, n.facts, await matterOf(n.facts)),
      ...(article ? { article } : {}),
    });
  }
  const last = rows.length === PAGE ? rows.at(-1) : undefined;
  return { notices, ...(last ? { next: last.id } : {}) };
};

/** `l***@example.cn`: enough to know one's own by. */
const masked = (address: string): string => `${address.slice(0, 1)}***${address.slice(address.lastIndexOf('@'))}`;

export const settingsOf = async (deps: NoticeDeps, viewer: SignedIn): Promise<NoticeSettings> => {
  const { db, bureau, vault } = deps;
  const row = await addressOf(db, bureau, viewer.person);
  const wish = (await wishOf(db, bureau, viewer.person)) ?? DEFAULT_WISH;
  return {
    mail: deps.mailer !== undefined,
    ...(row
      ? {
          address: masked(await vault.openText(db, viewer.person, row.sealed)),
          state: row.state,
          ...(row.next ? { next: masked(await vault.openText(db, viewer.person, row.next)) } : {}),
          ...(row.failure ? { failure: row.failure } : {}),
        }
      : {}),
    language: row?.language ?? 'zh',
    pace: wish.mail,
    off: [...wish.off],
    groups: GROUPS.filter((g) => g !== 'task' || viewer.posts.length > 0),
  };
};

const CHOICES: ReadonlySet<string> = new Set(GROUPS.flatMap((g) => CHANNELS.map((c) => `${g}/${c}`)));
export const choose = async (deps: NoticeDeps, viewer: SignedIn, body: WishBody): Promise<void> => {
  const off = [...new Set(body.off.filter((o) => CHOICES.has(o)))];
  await putWish(deps.db, deps.bureau, viewer.person, { mail: body.pace, off });
  if (body.language) await setLanguage(deps.db, deps.bureau, viewer.person, body.language);
};

const codeHash = (deps: NoticeDeps, person: Id, code: string): string =>
  deps.vault.keyedHash('mail-code', `${person} ${code.replace(/\D/g, '')}`);

/** The address counts only when a code sent there comes back: a slip of the finger would tell a stranger. */
export const askAddress = async (
  deps: NoticeDeps,
  tx: Db,
  viewer: SignedIn,
  body: AddressBody,
): Promise<{ done: true } | Refused> => {
  if (!deps.mailer) return refused('mail-not-set-up');
  const { bureau, vault, clock, random } = deps;
  const { person } = viewer;
  const at = clock.now();
  const before = await addressOf(tx, bureau, person);
  const waits = before && (before.state === 'asked' || before.next !== null);
  if (waits && instantMs(at) - instantMs(before.askedAt) < CODE.pauseMs) return refused('code-too-soon');
  const code = Array.from(random.bytes(6), (b) => b % 10).join('');
  await putAddress(tx, {
    bureau,
    person,
    sealed: await vault.sealFor(tx, person, body.address.trim()),
    language: body.language,
    codeHash: codeHash(deps, person, code),
    codeUntil: instant(instantMs(at) + CODE.ms),
    at,
  });
  const sealed = await vault.sealFor(tx, person, code);
  await addMail(tx, { bureau, id: random.id(), person, kind: 'code', sealed, nextAt: at, at });
  return { done: true };
};

export const proveByCode = async (
  deps: NoticeDeps,
  tx: Db,
  viewer: SignedIn,
  code: string,
): Promise<{ done: true } | Refused> => {
  const { bureau, clock } = deps;
  const { person } = viewer;
  const tried = { bureau, person, codeHash: codeHash(deps, person, code), max: CODE.tries, now: clock.now() };
  return (await proveAddress(tx, tried)) ? { done: true } : refused('mail-code-wrong');
};

export const dropAddress = (deps: NoticeDeps, viewer: SignedIn) => forgetAddress(deps.db, deps.bureau, viewer.person);

/** In every letter: whoever holds it may end the letters, and can do nothing else with it. */
export const stopToken = ({ vault }: Pick<Ports, 'vault'>, person: Id): string =>
  `${person}.${vault.keyedHash('mail-stop', person)}`;

export const stopMail = async (deps: NoticeDeps, token: string): Promise<{ done: true } | Refused> => {
  const person = token.split('.')[0] ?? '';
  if (token !== stopToken(deps, person)) return refused('stop-link-wrong');
  const wish = (await wishOf(deps.db, deps.bureau, person)) ?? DEFAULT_WISH;
  await putWish(deps.db, deps.bureau, person, { ...wish, mail: 'law' });
  return { done: true };
};

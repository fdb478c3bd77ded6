import type { Id } from '../../kernel/ids.ts';
import { instant, instantMs } from '../../kernel/instant.ts';
import type { Letter, Posted } from '../../platform/mail.ts';
import { Erased } from '../../platform/vault.ts';
import { groupOf } from './groups.ts';
import { mattersFor, type NoticeDeps, stopToken } from './handle.ts';
import { codeLetter, digestLetter, noticeLetter } from './letter.ts';
import {
  addMail,
  addressFailed,
  addressOf,
  claimMail,
  digestOf,
  type MailRow,
  mailAgain,
  mailEnded,
  noticeInMail,
  noticesInMail,
  noticesSorted,
  noticesToSort,
} from './queries.ts';
import { CLAIM_MS, DEFAULT_WISH, nextEvening, paceOf, retryAt, wishes } from './schedule.ts';
import { textOf } from './text.ts';

const PAGE = 200;

/**
 * Sorts new notices: to whom by mail, at once or in the evening. Told twice for two persons of one reader (the company
 * and its representative) they get one mail. Answers how many were sorted.
 */
export const sortNotices = (deps: NoticeDeps): Promise<number> =>
  deps.db.transaction(async (tx) => {
    const { bureau, clock, random } = deps;
    const rows = await noticesToSort(tx, bureau, PAGE);
    if (rows.length === 0) return 0;
    const at = clock.now();
    const told = new Set<string>();
    const quiet: Id[] = [];
    for (const n of rows) {
      const wish = n.pace === null ? DEFAULT_WISH : { mail: n.pace, off: n.off ?? [] };
      if (!wishes(wish, groupOf(n.kind), 'app')) quiet.push(n.id);
      const pace = paceOf(n.kind, wish);
      const same = `${n.receiver} ${n.kind} ${JSON.stringify(n.facts)}`;
      if (!deps.mailer || !n.proven || pace === 'never' || told.has(same)) continue;
      told.add(same);
      const id = random.id();
      if (pace === 'now') await addMail(tx, { bureau, id, person: n.receiver, kind: 'notice', nextAt: at, at });
      const mail = pace === 'now' ? id : await digestOf(tx, bureau, n.receiver, id, nextEvening(at), at);
      await noticeInMail(tx, bureau, n.id, mail);
    }
    await noticesSorted(
      tx,
      bureau,
      rows.map((r) => r.id),
      at,
      quiet,
    );
    return rows.length;
  });

/** Composed when it is sent: what it names may have moved on, and a person may have been erased. Undefined: nobody to send it to. */
const compose = async (deps: NoticeDeps, mail: MailRow): Promise<Letter | undefined> => {
  const { db, bureau, vault, base, facts } = deps;
  const row = await addressOf(db, bureau, mail.person);
  const sealed =
    mail.kind === 'code'
      ? (row?.next ?? (row?.state === 'asked' ? row.sealed : undefined))
      : row?.state === 'proven'
        ? row.sealed
        : undefined;
  if (!row || !sealed) return undefined;
  const to = await vault.openText(db, mail.person, sealed);
  const stop = `${base}/notices/stop?t=${stopToken(deps, mail.person)}`;
  const frame = { language: row.language, bureau: await facts.bureauName(db), base, stop };
  if (mail.kind === 'code') {
    if (!mail.sealed) return undefined;
    return { id: mail.id, to, ...codeLetter(await vault.openText(db, mail.person, mail.sealed), frame) };
  }
  const matterOf = mattersFor(deps, db);
  const told = [];
  for (const n of await noticesInMail(db, bureau, mail.id))
    told.push({ kind: n.kind, ...textOf(n.kind, n.facts, await matterOf(n.facts)) });
  const first = told[0];
  if (!first) return undefined;
  return { id: mail.id, to, ...(told.length === 1 ? noticeLetter(first, frame) : digestLetter(told, frame)), stop };
};

const settle = async (deps: NoticeDeps, mail: MailRow, posted: Posted): Promise<void> => {
  const { db, bureau, clock } = deps;
  const at = clock.now();
  if (posted.kind === 'sent') {
    await mailEnded(db, bureau, mail.id, { state: 'sent', at });
    return;
  }
  const next = posted.kind === 'later' ? retryAt(mail.attempts, at) : undefined;
  if (next) {
    await mailAgain(db, bureau, mail.id, next, posted.why);
    return;
  }
  await mailEnded(db, bureau, mail.id, { state: 'failed', at, error: posted.why });
  // Said on their page of settings: a dead address must not be silent. A server that was down is not the address's fault.
  if (posted.kind === 'refused') await addressFailed(db, bureau, mail.person, mail.kind, posted.why);
};

/** Sends the next due mail; false when none is due. No transaction is open while the other server takes its time. */
export const sendNext = async (deps: NoticeDeps): Promise<boolean> => {
  const { db, bureau, clock, mailer } = deps;
  if (!mailer) return false;
  const now = clock.now();
  const mail = await claimMail(db, bureau, now, instant(instantMs(now) + CLAIM_MS));
  if (!mail) return false;
  const letter = await compose(deps, mail).catch((error: unknown) => {
    if (error instanceof Erased) return undefined;
    throw error;
  });
  if (letter) await settle(deps, mail, await mailer.send(letter));
  else await mailEnded(db, bureau, mail.id, { state: 'dropped', at: clock.now() });
  return true;
};

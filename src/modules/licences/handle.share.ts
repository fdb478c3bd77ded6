import { timingSafeEqual } from 'node:crypto';
import type { Day } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { instant, instantMs } from '../../kernel/instant.ts';
import type { Db } from '../../platform/db.ts';
import { tokenHash } from '../../platform/password.ts';
import type { Certificate, PdfWriter } from '../../platform/pdf.ts';
import type { ShareBody, ShareOpened, ShareView } from './contract.ts';
import { copyFor } from './face.ts';
import type { LicenceDeps } from './handle.ts';
import { asOf, verifyLicence } from './handle.verify.ts';
import { faceOf } from './handle.view.ts';
import { addShare, countUse, endShare, shareByToken, sharesOf } from './queries.share.ts';
import { editionOf, type LicenceRow, licenceById } from './queries.ts';
import { checkUntil, readShow, SHOW_GRACE_MS, SHOW_MS, shareState, showBody } from './share.ts';

type Said = { readonly whom: string; readonly purpose: string; readonly token: string };
const linkTo = (deps: LicenceDeps, token: string): string => `${deps.base}/share/${token}`;
const mac = (deps: LicenceDeps, body: string): string => deps.vault.keyedHash('licence-show', body).slice(0, 24);
const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

export const share = async (
  deps: LicenceDeps,
  tx: Db,
  row: LicenceRow,
  by: Id,
  body: ShareBody & { readonly until: Day },
): Promise<{ share: string } | Refused> => {
  const wrong = checkUntil(body.until, deps.clock.today());
  if (wrong) return wrong;
  const token = deps.random.token();
  const said: Said = { whom: body.whom.trim(), purpose: body.purpose.trim(), token };
  const id = deps.random.id();
  await addShare(tx, {
    bureau: deps.bureau,
    id,
    licence: row.id,
    holder: row.holder,
    madeBy: by,
    tokenHash: tokenHash(token),
    sealed: await deps.vault.sealFor(tx, row.holder, JSON.stringify(said)),
    until: body.until,
    madeAt: deps.clock.now(),
  });
  return { share: id };
};

export const listShares = async (deps: LicenceDeps, row: LicenceRow): Promise<ShareView[]> => {
  const today = deps.clock.today();
  const rows = await sharesOf(deps.db, deps.bureau, row.id);
  return Promise.all(
    rows.map(async (s) => {
      const { whom, purpose, token } = JSON.parse(await deps.vault.openText(deps.db, s.holder, s.sealed)) as Said;
      const state = shareState({ until: s.until, ended: s.endedAt !== null }, today);
      return {
        id: s.id,
        whom,
        purpose,
        until: s.until,
        state,
        madeAt: s.madeAt,
        uses: s.uses,
        ...(s.lastUsedAt ? { lastUsedAt: s.lastUsedAt } : {}),
        ...(state === 'open' ? { link: linkTo(deps, token) } : {}),
      };
    }),
  );
};

export const takeBack = async (deps: LicenceDeps, row: LicenceRow, id: Id): Promise<{ done: true } | Refused> =>
  (await endShare(deps.db, deps.bureau, row.id, id, deps.clock.now())) ? { done: true } : refused('share-unknown');

/** What a screen shows: a link that opens for a minute. A photo of it is worth nothing afterwards. */
export const show = (deps: LicenceDeps, row: LicenceRow): { link: string; until: string } => {
  const untilMs = instantMs(deps.clock.now()) + SHOW_MS;
  const body = showBody(row.id, untilMs);
  return { link: linkTo(deps, `${body}.${mac(deps, body)}`), until: instant(untilMs) };
};

/** The licence as it is at this moment, checked like any other: its state comes with it. */
const answerFor = async (deps: LicenceDeps, row: LicenceRow) => {
  const face = await faceOf(deps, deps.db, row);
  return face ? verifyLicence(deps, face.verifyUrl) : undefined;
};

const openShow = async (deps: LicenceDeps, token: string): Promise<ShareOpened> => {
  const read = readShow(token);
  const row =
    read && same(mac(deps, read.body), read.mac) ? await licenceById(deps.db, deps.bureau, read.licence) : undefined;
  if (!read || !row) return { state: 'unknown', way: 'show' };
  const until = instant(read.untilMs);
  if (instantMs(deps.clock.now()) > read.untilMs + SHOW_GRACE_MS) return { state: 'over', way: 'show', until };
  const answer = await answerFor(deps, row);
  return { state: 'open', way: 'show', until, ...(answer ? { answer } : {}) };
};

/**
 * A copy on paper for the one purpose, with that purpose across it; it bears no signature, so it is worth nothing
 * elsewhere. Paper does not tell that a licence has ended, so there is one only of what is in force.
 */
export const copyOfShare = async (
  deps: LicenceDeps & { readonly writer: Pick<PdfWriter, 'certificate'> },
  token: string,
): Promise<{ readonly content: Buffer; readonly name: string } | undefined> => {
  const { db, bureau, clock, vault } = deps;
  const found = await shareByToken(db, bureau, tokenHash(token));
  const row = found && (await licenceById(db, bureau, found.licence));
  if (!found || !row || row.holder !== found.holder) return undefined;
  if ((await asOf(deps, row)).state !== 'in-force') return undefined;
  if (shareState({ until: found.until, ended: found.endedAt !== null }, clock.today()) !== 'open') return undefined;
  const edition = await editionOf(db, bureau, row.id, row.edition);
  if (!edition) return undefined;
  const { whom, purpose } = JSON.parse(await vault.openText(db, found.holder, found.sealed)) as Said;
  const model = JSON.parse(await vault.openText(db, edition.holder, edition.sealedModel)) as Certificate;
  await countUse(db, bureau, found.id, clock.now());
  const { bytes } = await deps.writer.certificate(copyFor(model, `${whom}${purpose}`, found.until));
  return { content: Buffer.from(bytes), name: `${row.name.zh}-${row.number}.pdf` };
};

/** Opens what a link leads to, for whoever has it, and counts the use. */
export const openShare = async (deps: LicenceDeps, token: string): Promise<ShareOpened> => {
  if (token.startsWith('n.')) return openShow(deps, token);
  const { db, bureau, clock, vault } = deps;
  const found = await shareByToken(db, bureau, tokenHash(token));
  const row = found && (await licenceById(db, bureau, found.licence));
  // A licence that changed hands is no longer the sharer's to show.
  if (!found || !row || row.holder !== found.holder) return { state: 'unknown', way: 'share' };
  const state = shareState({ until: found.until, ended: found.endedAt !== null }, clock.today());
  if (state !== 'open') return { state, way: 'share', until: found.until };
  await countUse(db, bureau, found.id, clock.now());
  const { whom, purpose } = JSON.parse(await vault.openText(db, found.holder, found.sealed)) as Said;
  const answer = await answerFor(deps, row);
  return { state, way: 'share', whom, purpose, until: found.until, ...(answer ? { answer } : {}) };
};

import type { Day } from '../../kernel/day.ts';
import type { Refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/instant.ts';
import { isWaitedFor, type PressQueue, pressedFrom } from '../../platform/pdf.press.ts';
import type { Certificate, PdfWriter } from '../../platform/pdf.ts';
import type { Ports } from '../../platform/ports.ts';
import type { SealDesk } from '../seal/index.ts';
import { type LicenceDeps, loadLicence, record, systemEnvelope } from './handle.ts';
import { settle } from './lapses.ts';
import {
  editionAwaits,
  editionFailed,
  editionOf,
  editionPressed,
  editionToPress,
  lapsing,
  licenceById,
} from './queries.ts';

const PAGE = 200;

/**
 * What time did to licences up to today: expired, suspended until a late renewal is decided, reinstated. Each in its
 * own transaction; safe to run twice and in several processes. Run after the cases have settled, so that a deemed
 * renewal comes before the expiry it saves. Answers how many changed.
 */
export const expireLicences = async (deps: LicenceDeps, today: Day): Promise<number> => {
  let changed = 0;
  let after = '';
  for (;;) {
    const page = await lapsing(deps.db, deps.bureau, today, PAGE, after);
    for (const { id } of page) {
      const done = await deps.db.transaction(async (tx) => {
        const [found, row] = [await loadLicence(deps, tx, id), await licenceById(tx, deps.bureau, id)];
        if (!found || !row) return false;
        const { events } = settle(found.state, today, { renewal: await deps.facts.renewal(tx, deps.bureau, id) });
        if (events.length === 0) return false;
        const before = { id, state: found.state, head: found.head, since: row.since, shown: row };
        return (await record(deps, tx, before, systemEnvelope(deps, 'lapse'), events)) !== undefined;
      });
      if (done) changed += 1;
    }
    if (page.length < PAGE) return changed;
    after = page.at(-1)!.id;
  }
};

export type LicencePressDeps = Pick<Ports, 'db' | 'bureau' | 'vault' | 'files' | 'clock'> & {
  readonly writer: PdfWriter;
  readonly sealing: SealDesk;
};

export type Pressed =
  | { readonly kind: 'file'; readonly content: Buffer }
  /** The seal may not be set yet: its use waits for somebody's approval. */
  | { readonly kind: 'awaits'; readonly why: Refused };

/**
 * The file of an edition, pressed and sealed now if it was not yet. Undefined when there is no such edition. `opened`:
 * somebody asks for it; the press alone asks nobody to approve an old or a replaced one.
 */
export const pressEdition = async (
  deps: LicencePressDeps,
  licence: Id,
  edition: number,
  opened = true,
): Promise<Pressed | undefined> => {
  const { db, bureau, vault, files, clock, writer, sealing } = deps;
  const [row, about] = [await editionOf(db, bureau, licence, edition), await licenceById(db, bureau, licence)];
  if (!row || !about) return undefined;
  if (row.place !== null) return { kind: 'file', content: await files.read(row.holder, row.place) };
  const paper = {
    kind: 'licence' as const,
    document: `${licence}/${edition}`,
    item: about.item,
    // Editions share their number: the leader who approves, and the log, tell them apart by this.
    title: edition > 1 ? `${about.name.zh}（第${edition}版）` : about.name.zh,
    number: about.number,
    waitedFor: opened || (edition === about.edition && isWaitedFor(dayOf(row.madeAt), clock.now())),
  };
  const answer = await sealing.order(paper);
  if (answer.kind === 'wait') {
    await editionAwaits(db, bureau, { licence, edition }, answer.request);
    return { kind: 'awaits', why: answer.why };
  }
  const model = JSON.parse(await vault.openText(db, row.holder, row.sealedModel)) as Certificate;
  const { bytes } = await writer.certificate(model, answer.order);
  const stored = await files.putBytes(row.holder, bytes, 'application/pdf');
  // Kept and logged together. No two signatures are alike: of two presses at once the first one's file counts.
  const kept = await db.transaction(async (tx) => {
    const first = await editionPressed(tx, bureau, { licence, edition }, stored, clock.now());
    if (first) await sealing.logUse(tx, answer.ticket, stored.hash);
    return first;
  });
  if (kept) return { kind: 'file', content: Buffer.from(bytes) };
  await files.remove(stored.place);
  return pressEdition(deps, licence, edition, opened);
};

const parts = (id: string) => {
  const [licence, edition] = id.split('/') as [string, string];
  return { licence, edition: Number(edition) };
};

/** Editions without a file, for the press. */
export const licenceQueue = (deps: LicencePressDeps): PressQueue => ({
  next: () => editionToPress(deps.db, deps.bureau, deps.clock.now(), pressedFrom(deps.clock.now())),
  make: async (id) => {
    const { licence, edition } = parts(id);
    await pressEdition(deps, licence, edition, false);
  },
  failed: (id, error) => editionFailed(deps.db, deps.bureau, parts(id), error, deps.clock.now()),
});

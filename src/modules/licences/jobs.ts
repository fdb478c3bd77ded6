import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { PressQueue } from '../../platform/pdf.press.ts';
import type { Certificate, PdfWriter } from '../../platform/pdf.ts';
import type { Ports } from '../../platform/ports.ts';
import { type LicenceDeps, loadLicence, record, systemEnvelope } from './handle.ts';
import { settle } from './lapses.ts';
import { editionFailed, editionOf, editionPressed, editionToPress, lapsing, licenceById } from './queries.ts';

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
};

/** The file of an edition, pressed now if it was not yet. Undefined when there is no such edition. */
export const pressEdition = async (
  { db, bureau, vault, files, clock, writer }: LicencePressDeps,
  licence: Id,
  edition: number,
): Promise<Buffer | undefined> => {
  const row = await editionOf(db, bureau, licence, edition);
  if (!row) return undefined;
  if (row.place !== null) return files.read(row.holder, row.place);
  const model = JSON.parse(await vault.openText(db, row.holder, row.sealedModel)) as Certificate;
  const { bytes } = await writer.certificate(model);
  const stored = await files.putBytes(row.holder, bytes, 'application/pdf');
  await editionPressed(db, bureau, { licence, edition }, stored, clock.now());
  return Buffer.from(bytes);
};

const parts = (id: string) => {
  const [licence, edition] = id.split('/') as [string, string];
  return { licence, edition: Number(edition) };
};

/** Editions without a file, for the press. */
export const licenceQueue = (deps: LicencePressDeps): PressQueue => ({
  next: () => editionToPress(deps.db, deps.bureau),
  make: async (id) => {
    const { licence, edition } = parts(id);
    await pressEdition(deps, licence, edition);
  },
  failed: (id, error) => editionFailed(deps.db, deps.bureau, parts(id), error),
});

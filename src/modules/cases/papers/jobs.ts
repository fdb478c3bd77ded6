import type { Id } from '../../../kernel/ids.ts';
import type { PressQueue } from '../../../platform/pdf.press.ts';
import type { Letter, PdfWriter } from '../../../platform/pdf.ts';
import type { Ports } from '../../../platform/ports.ts';
import { markFailed, markPressed, type PaperRow, paperById, papersToPress, sealedModel } from './queries.ts';

export type PressDeps = Pick<Ports, 'db' | 'bureau' | 'vault' | 'files' | 'clock'> & { readonly writer: PdfWriter };

/** The paper with its file, pressed now if it was not yet; undefined when there is no such paper. */
export const pressPaper = async (
  { db, bureau, vault, files, clock, writer }: PressDeps,
  id: Id,
): Promise<PaperRow | undefined> => {
  const row = await paperById(db, bureau, id);
  if (!row || row.place !== null) return row;
  const model = JSON.parse(await vault.openText(db, row.holder, await sealedModel(db, bureau, id))) as Letter;
  const { bytes, pages } = await writer.letter(model);
  const stored = await files.putBytes(row.holder, bytes, 'application/pdf');
  await markPressed(db, bureau, id, { ...stored, pages }, clock.now());
  return paperById(db, bureau, id);
};

/** Filed papers without a file, for the press. */
export const paperQueue = (deps: PressDeps): PressQueue => ({
  next: async () => (await papersToPress(deps.db, deps.bureau, 1))[0]?.id,
  make: async (id) => void (await pressPaper(deps, id)),
  failed: (id, error) => markFailed(deps.db, deps.bureau, id, error),
});

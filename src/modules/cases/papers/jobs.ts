import type { Refused } from '../../../kernel/decision.ts';
import type { Id } from '../../../kernel/ids.ts';
import { isWaitedFor, type PressQueue, pressedFrom } from '../../../platform/pdf.press.ts';
import type { Letter, PdfWriter } from '../../../platform/pdf.ts';
import type { Ports } from '../../../platform/ports.ts';
import type { SealDesk } from '../../seal/index.ts';
import {
  itemOfCase,
  markAwaiting,
  markFailed,
  markPressed,
  type PaperRow,
  paperById,
  papersToPress,
  sealedModel,
} from './queries.ts';

export type PressDeps = Pick<Ports, 'db' | 'bureau' | 'vault' | 'files' | 'clock'> & {
  readonly writer: PdfWriter;
  readonly sealing: SealDesk;
};

export type PressedPaper =
  | { readonly kind: 'paper'; readonly paper: PaperRow }
  /** The seal may not be set yet. */
  | { readonly kind: 'awaits'; readonly why: Refused };

const isSealed = (model: Letter): boolean => model.body.some((b) => b.kind === 'sign' && b.seal !== undefined);

/**
 * The paper with its file, pressed and sealed now if it was not yet; undefined when there is no such paper. `opened`:
 * somebody asks for it; the press alone asks nobody to approve an old one.
 */
export const pressPaper = async (deps: PressDeps, id: Id, opened = true): Promise<PressedPaper | undefined> => {
  const { db, bureau, vault, files, clock, writer, sealing } = deps;
  const row = await paperById(db, bureau, id);
  if (!row) return undefined;
  if (row.place !== null) return { kind: 'paper', paper: row };
  const model = JSON.parse(await vault.openText(db, row.holder, await sealedModel(db, bureau, id))) as Letter;
  const answer = isSealed(model)
    ? await sealing.order({
        kind: row.kind.startsWith('decision') ? 'decision' : 'notice',
        document: id,
        item: await itemOfCase(db, bureau, row.caseId),
        title: row.titleZh,
        number: row.number,
        waitedFor: opened || isWaitedFor(row.on, clock.now()),
      })
    : undefined;
  if (answer?.kind === 'wait') {
    await markAwaiting(db, bureau, id, answer.request);
    return { kind: 'awaits', why: answer.why };
  }
  const { bytes, pages } = await writer.letter(model, answer?.order);
  const stored = await files.putBytes(row.holder, bytes, 'application/pdf');
  // Kept and logged together; of two presses at once the first one's file counts.
  const kept = await db.transaction(async (tx) => {
    const first = await markPressed(tx, bureau, id, { ...stored, pages }, clock.now());
    if (first && answer) await sealing.logUse(tx, answer.ticket, stored.hash);
    return first;
  });
  const paper = (await paperById(db, bureau, id))!;
  // Papers without a seal come out the same each time: both presses made one file.
  if (!kept && paper.place !== stored.place) await files.remove(stored.place);
  return { kind: 'paper', paper };
};

/** Filed papers without a file, for the press. */
export const paperQueue = (deps: PressDeps): PressQueue => ({
  next: async () => {
    const now = deps.clock.now();
    return (await papersToPress(deps.db, deps.bureau, 1, now, pressedFrom(now)))[0]?.id;
  },
  make: async (id) => void (await pressPaper(deps, id, false)),
  failed: (id, error) => markFailed(deps.db, deps.bureau, id, error, deps.clock.now()),
});

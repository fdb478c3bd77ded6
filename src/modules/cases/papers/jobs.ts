import { setTimeout as sleep } from 'node:timers/promises';
import type { Id } from '../../../kernel/ids.ts';
import type { Letter, PdfWriter } from '../../../platform/pdf.ts';
import type { Ports } from '../../../platform/ports.ts';
import { markFailed, markPressed, type PaperRow, paperById, papersToPress, sealedModel } from './queries.ts';

export type PressDeps = Pick<Ports, 'db' | 'bureau' | 'vault' | 'files' | 'clock'> & { readonly writer: PdfWriter };

export interface Press {
  /** Works in the background until `stop`. */
  start(): void;
  stop(): Promise<void>;
  wake(): void;
  /** Presses everything there is; for tests, seeding and the command line. */
  drain(): Promise<number>;
  /** The paper with its file, pressed now if it was not yet; undefined when there is no such paper. */
  press(id: Id): Promise<PaperRow | undefined>;
}

const POLL_MS = 5000;
/** Between two papers, so that requests come first. */
const BREATH_MS = 15;

/**
 * Makes the PDF files of filed papers. No transaction is held while a page is drawn. Equal models give equal bytes and
 * files lie under the hash of their content, so two presses at once, or a crash in between, leave one file.
 */
export const pressOf = ({ db, bureau, vault, files, clock, writer }: PressDeps): Press => {
  const press = async (id: Id): Promise<PaperRow | undefined> => {
    const row = await paperById(db, bureau, id);
    if (!row || row.place !== null) return row;
    const model = JSON.parse(await vault.openText(db, row.holder, await sealedModel(db, bureau, id))) as Letter;
    const { bytes, pages } = await writer.letter(model);
    const stored = await files.putBytes(row.holder, bytes, 'application/pdf');
    await markPressed(db, bureau, id, { ...stored, pages }, clock.now());
    return paperById(db, bureau, id);
  };
  const pressNext = async (): Promise<boolean> => {
    const [next] = await papersToPress(db, bureau, 1);
    if (!next) return false;
    await press(next.id).catch((error: unknown) => markFailed(db, bureau, next.id, String(error)));
    return true;
  };

  let stopping: AbortController | undefined;
  let running: Promise<void> = Promise.resolve();
  let ring: () => void = () => {};
  const loop = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const rung = new Promise<void>((resolve) => {
        ring = resolve;
      });
      const worked = await pressNext().catch(() => false);
      const pause = new AbortController();
      const timer = sleep(worked ? BREATH_MS : POLL_MS, undefined, { signal: pause.signal }).catch(() => {});
      await (worked ? timer : Promise.race([rung, timer]));
      pause.abort();
    }
  };
  return {
    press,
    wake: () => ring(),
    start() {
      if (stopping) return;
      stopping = new AbortController();
      running = loop(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      ring();
      await running;
      stopping = undefined;
    },
    async drain() {
      let count = 0;
      while (await pressNext()) count += 1;
      return count;
    },
  };
};

import { Worker } from 'node:worker_threads';
import { notoSerif } from './fonts.noto.ts';
import { type Fonts, missingGlyphs } from './fonts.ts';
import { releaseMemory } from './memory.ts';
import type { SealingPlace } from './pdf.sealer.ts';
import type { PdfFile, PdfWriter } from './pdf.ts';
import type { PressAnswer, PressJob } from './pdf.worker.thread.ts';

type Waiting = {
  readonly on: Worker;
  readonly resolve: (file: PdfFile) => void;
  readonly reject: (error: Error) => void;
};
type Bare<J> = J extends unknown ? Omit<J, 'id'> : never;

/** After this long without a page the thread is let go, and its memory with it. */
const IDLE_MS = 20_000;
/** Fonts and keys take 60 MB; without a bound the collector lets the thread grow to several times that. */
const ROOM = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 };

/**
 * Draws in a thread of its own, so that a page (15 to 50 ms of computing) holds up no request. The thread starts with
 * the first page and ends when there are none; one that dies fails its pages, and the next one starts another.
 */
export const workerWriter = (
  fonts: () => Fonts = notoSerif,
  sealing?: SealingPlace,
): PdfWriter & { readonly close: () => Promise<void> } => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
    // A thread leaves a hundred megabytes and more behind, which the system would get back much later.
    if (ending) releaseMemory();
  };
  const fail = (of: Worker, error: Error): void => {
    if (worker === of) worker = undefined;
    for (const [id, w] of waiting) {
      if (w.on !== of) continue;
      waiting.delete(id);
      w.reject(error);
    }
  };
  const start = (): Worker => {
    const made = new Worker(new URL('./pdf.worker.thread.ts', import.meta.url), {
      ...(sealing ? { workerData: sealing } : {}),
      resourceLimits: ROOM,
    });
    made.unref();
    made.on('message', (answer: PressAnswer) => {
      const w = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.ok) w?.resolve({ bytes: answer.bytes, pages: answer.pages });
      else w?.reject(new Error(answer.error));
      if (waiting.size > 0) return;
      made.unref();
      clearTimeout(idle);
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    });
    made.on('error', (error: Error) => fail(made, error));
    made.on('exit', (code) => fail(made, new Error(`the press ended with ${code}`)));
    return made;
  };
  const ask = (job: Bare<PressJob>): Promise<PdfFile> =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      worker ??= start();
      // As long as a page is awaited the thread keeps the program alive.
      worker.ref();
      last += 1;
      waiting.set(last, { on: worker, resolve, reject });
      worker.postMessage({ ...job, id: last });
    });
  return {
    letter: (model, order) => ask({ kind: 'letter', model, ...(order ? { order } : {}) }),
    certificate: (model, order) => ask({ kind: 'certificate', model, ...(order ? { order } : {}) }),
    missingGlyphs: (text) => missingGlyphs(text, fonts()),
    close: end,
  };
};

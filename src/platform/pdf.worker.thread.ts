import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { notoSerif } from './fonts.noto.ts';
import { pdfkitWriter } from './pdf.pdfkit.ts';
import type { SealingPlace } from './pdf.sealer.ts';
import type { Certificate, Letter, PdfWriter, SealOrder } from './pdf.ts';

/** The other side of pdf.worker.ts: draws and seals what it is sent, one page after the other. Keys are opened here and nowhere else. */
export type PressJob = { readonly id: number; readonly order?: SealOrder } & (
  | { readonly kind: 'letter'; readonly model: Letter }
  | { readonly kind: 'certificate'; readonly model: Certificate }
);
export type PressAnswer = { readonly id: number } & (
  | { readonly ok: true; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly ok: false; readonly error: string }
);

// Whoever waits for a page comes first. Linux gives each thread its own place in the queue for the processor, and this
// link says which thread reads it; elsewhere papers take their turn.
try {
  const [, thread] = readlinkSync('/proc/thread-self').split('/task/');
  setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL);
} catch {}

const place = workerData as SealingPlace | undefined;
// What signs is loaded with the first paper that is sealed.
let writer: PdfWriter = pdfkitWriter();
let ready: Promise<void> | undefined;
const withKeys = (at: SealingPlace): Promise<void> => {
  ready ??= import('./pdf.sealer.ts').then(({ sealerOf }) => {
    writer = pdfkitWriter(notoSerif, sealerOf(at));
  });
  return ready;
};

const draw = async (job: PressJob) => {
  if (job.order && place) await withKeys(place);
  return job.kind === 'letter' ? writer.letter(job.model, job.order) : writer.certificate(job.model, job.order);
};

parentPort?.on('message', async (job: PressJob) => {
  const answer = await draw(job).then(
    ({ bytes, pages }): PressAnswer => ({ id: job.id, ok: true, bytes, pages }),
    (error: unknown): PressAnswer => ({ id: job.id, ok: false, error: String(error) }),
  );
  parentPort?.postMessage(answer);
});

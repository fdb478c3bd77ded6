import { parentPort } from 'node:worker_threads';
import { pdfkitWriter } from './pdf.pdfkit.ts';
import type { Certificate, Letter } from './pdf.ts';

/** The other side of pdf.worker.ts: draws what it is sent, one page after the other. */
export type PressJob = { readonly id: number } & (
  | { readonly kind: 'letter'; readonly model: Letter }
  | { readonly kind: 'certificate'; readonly model: Certificate }
);
export type PressAnswer = { readonly id: number } & (
  | { readonly ok: true; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly ok: false; readonly error: string }
);

const writer = pdfkitWriter();
const draw = async (job: PressJob) =>
  job.kind === 'letter' ? writer.letter(job.model) : writer.certificate(job.model);

parentPort?.on('message', async (job: PressJob) => {
  const answer = await draw(job).then(
    ({ bytes, pages }): PressAnswer => ({ id: job.id, ok: true, bytes, pages }),
    (error: unknown): PressAnswer => ({ id: job.id, ok: false, error: String(error) }),
  );
  parentPort?.postMessage(answer);
});

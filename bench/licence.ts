import { pdfkitWriter } from '../src/platform/pdf.pdfkit.ts';
import type { Letter, PdfWriter } from '../src/platform/pdf.ts';
import { workerWriter } from '../src/platform/pdf.worker.ts';
import { certificate, madeAt, organ } from './certificate.ts';
import { atMost, type Measure, median, quantile, report, round } from './measure.ts';

/** Issue (draw, sign, register) shall take at most 120 ms; drawing is most of it. Measured elsewhere: 33 ms, 65 kB. */
const LIMIT_MS = 60;
const LIMIT_KB = 110;
/** Longest wait of the event loop while a thread draws: a request must not notice. */
const LIMIT_BLOCKED_MS = 30;

const letter: Letter = {
  organ,
  title: '行政许可申请受理通知书',
  number: '松审受〔2026〕0183号',
  body: [
    { kind: 'to', text: '松澜云栖温泉度假有限公司：' },
    ...Array.from({ length: 5 }, () => ({
      kind: 'para' as const,
      text: '你单位于2026年9月11日提出的公共场所卫生许可申请收悉。经审查，申请事项属于本局职权范围，申请材料齐全、符合法定形式，决定予以受理。',
    })),
    { kind: 'sign', organ, date: '2026年9月18日', seal: { organ } },
  ],
  foot: '办件 001832',
  madeAt,
};

/** Milliseconds of processor time for one piece of work, the median: what other programs do meanwhile does not count. */
const timed = async (count: number, work: (i: number) => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const before = process.cpuUsage();
    await work(i);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return median(times);
};

/** How long a request would have waited while 20 licences are drawn: the 99th percentile of a timer's lateness. */
const blockedBy = async (writer: PdfWriter): Promise<number> => {
  await writer.certificate(certificate(0));
  const late: number[] = [];
  let due = performance.now() + 1;
  let ticking = true;
  const tick = () => {
    late.push(performance.now() - due);
    due = performance.now() + 1;
    if (ticking) setTimeout(tick, 1);
  };
  setTimeout(tick, 1);
  for (let i = 0; i < 20; i++) {
    await writer.certificate(certificate(i));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  ticking = false;
  return quantile(late, 0.99);
};

export const run = async (): Promise<Measure[]> => {
  const here = pdfkitWriter();
  const first = await timed(1, () => here.certificate(certificate(0)));
  for (let i = 0; i < 10; i++) await here.certificate(certificate(i));
  const licence = await timed(40, (i) => here.certificate(certificate(i)));
  const { bytes } = await here.certificate(certificate(183));
  const paper = await timed(40, () => here.letter(letter));
  const thread = workerWriter();
  const blockedHere = await blockedBy(here);
  const blockedThread = await blockedBy(thread);
  await thread.close();
  return [
    atMost('first licence, faces opened', round(first, 1), 'ms', 600),
    atMost('a licence drawn', round(licence, 1), 'ms', LIMIT_MS),
    atMost('a licence', round(bytes.length / 1000, 1), 'kB', LIMIT_KB),
    atMost('a paper drawn', round(paper, 1), 'ms', LIMIT_MS),
    atMost('a timer is late while drawing in a thread, p99', round(blockedThread, 1), 'ms', LIMIT_BLOCKED_MS),
    atMost('the same, as a part of drawing here', round(blockedThread / blockedHere, 2), '×', 0.5),
  ];
};

if (import.meta.main) report(await run());

import { createServer } from 'node:http';
import type { Instant } from '../src/kernel/instant.ts';
import { fixedClock } from '../src/platform/clock.system.ts';
import { diskFiles } from '../src/platform/files.disk.ts';
import { notoSerif } from '../src/platform/fonts.noto.ts';
import type { Certificate } from '../src/platform/pdf.ts';
import { workerWriter } from '../src/platform/pdf.worker.ts';
import { randomOf } from '../src/platform/random.ts';
import { vaultOf } from '../src/platform/vault.ts';
import { newFolder, openEmbedded } from '../test/database.ts';
import { testSealing } from '../test/sealing.ts';
import { atLeast, atMost, forReading, type Measure, median, quantile, report, round } from './measure.ts';

/** Issue: draw, sign, time-stamp, keep and log, one after the other through one worker; and what a plain page feels of it. */
const COUNT = 40;
const organ = '松澜新区行政审批局';
const certificate = (n: number): Certificate => ({
  title: '公共场所卫生许可证',
  number: `松审卫公〔2026〕第${String(n).padStart(4, '0')}号`,
  rows: [
    { label: '单位名称', value: '松澜云栖温泉度假有限公司' },
    { label: '法定代表人', value: '林知远' },
    { label: '经营地址', value: `松澜新区云岭街道栖霞路${n}号` },
    { label: '许可项目', value: '住宿、公共浴室（温泉）' },
    { label: '有效期限', value: '2026年10月20日至2030年10月19日' },
  ],
  organ,
  date: '2026年10月20日',
  seal: { organ, legend: '测试章' },
  qr: {
    text: `https://spj.example.gov.cn/verify/${'ABCDEFGHIJ234567'.repeat(18)}`,
    caption: '扫码验真',
    alt: '二维码',
  },
  notes: ['本件由测试证书签名、盖测试章，只作演示，无法律效力。'],
  watermark: '样例 无效',
  data: { name: 'licence.json', description: '证照数据', json: JSON.stringify({ n }) },
  madeAt: '2026-10-20T01:30:00.000Z' as Instant,
});

/** Milliseconds of plain requests, one after the other, until told to stop. */
const pages = async (url: string, running: () => boolean): Promise<number[]> => {
  const times: number[] = [];
  while (running()) {
    const from = performance.now();
    await (await fetch(url)).text();
    times.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return times;
};

export const run = async (): Promise<Measure[]> => {
  const db = await openEmbedded();
  const folder = await newFolder();
  const clock = fixedClock('2026-10-20T02:00:00.000Z' as Instant);
  const vault = vaultOf(Buffer.alloc(32, 7), 'b1');
  const files = diskFiles(folder.path, vault, db);
  const ports = {
    db,
    clock,
    vault,
    files,
    bureau: 'b1',
    random: randomOf(clock),
    followers: { wake: () => {}, states: async () => [] },
  };
  const keys = `${folder.path}/keys`;
  const { sealing } = await testSealing(ports, keys, { name: organ });
  const writer = workerWriter(notoSerif, { keys: { kind: 'local', folder: keys } });
  const issue = async (n: number): Promise<void> => {
    const model = certificate(n);
    const paper = {
      kind: 'licence' as const,
      document: `l${n}/1`,
      item: 'public-venue',
      title: model.title,
      number: model.number,
    };
    const answer = await sealing.order(paper);
    if (answer.kind === 'wait') throw new Error(answer.why.code);
    const { bytes } = await writer.certificate(model, answer.order);
    const stored = await files.putBytes('h', bytes, 'application/pdf');
    await db.transaction((tx) => sealing.logUse(tx, answer.ticket, stored.hash));
  };
  for (let n = 1; n <= 8; n++) await issue(n);
  // Of both threads together: what other programs do meanwhile does not count.
  const before = process.cpuUsage();
  for (let n = 10; n < 30; n++) await issue(n);
  const { user, system } = process.cpuUsage(before);
  const work = (user + system) / 1000 / 20;
  const server = createServer((_, response) => response.end('一章通'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const until = performance.now() + 3000;
  const idle = await pages(url, () => performance.now() < until);
  let issuing = true;
  const times: number[] = [];
  const from = performance.now();
  const busy = pages(url, () => issuing);
  for (let n = 100; n < 100 + COUNT; n++) {
    const start = performance.now();
    await issue(n);
    times.push(performance.now() - start);
  }
  const rate = (COUNT * 1000) / (performance.now() - from);
  issuing = false;
  const meanwhile = await busy;
  await writer.close();
  server.close();
  await db.close();
  await folder.remove();
  const p99 = quantile(meanwhile, 0.99) / quantile(idle, 0.99);
  return [
    atMost('a licence drawn, signed, stamped, kept and logged, processor time', round(work, 1), 'ms', 120),
    atLeast('licences on one core by that', round(1000 / work, 1), '/s', 15),
    forReading('the same on the clock, other programs included, median', round(median(times), 1), 'ms'),
    forReading('licences with one worker, on the clock', round(rate, 1), '/s'),
    atMost('p99 of a plain page meanwhile, as a part of idle', round(p99, 2), '×', 1.3),
  ];
};

if (import.meta.main) report(await run());

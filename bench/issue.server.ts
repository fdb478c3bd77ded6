// The product's server with its pages, in which licences are issued on demand: drawn, signed and stamped by the worker,
// kept and logged in the database. Each message names how many; the answer says what they took.
import { buildApp, portsOf } from '../src/app.ts';
import { WEB_FOLDER } from '../src/cli/pages.ts';
import { openStore, partsOf } from '../src/cli/store.ts';
import { readConfig } from '../src/config.ts';
import { notoSerif } from '../src/platform/fonts.noto.ts';
import { workerWriter } from '../src/platform/pdf.worker.ts';
import { testSealing } from '../test/sealing.ts';
import { certificate, organ } from './certificate.ts';
import { BUREAU } from './submit.town.ts';

/** Milliseconds on the clock of each licence, and the processor time of all threads together. */
export type Issued = { readonly times: readonly number[]; readonly processorMs: number };

const config = readConfig();
const { db } = await openStore(config);
const parts = await partsOf(config, db, BUREAU);
const app = await buildApp({ ...parts, webFolder: WEB_FOLDER, log: { level: config.logLevel } });
await app.server.listen({ port: 0, host: '127.0.0.1' });

const keys = `${config.dataFolder}/keys-of-bench`;
const ports = portsOf(parts, { wake: () => {}, states: async () => [] });
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
    waitedFor: true,
  };
  const answer = await sealing.order(paper);
  if (answer.kind === 'wait') throw new Error(answer.why.code);
  const { bytes } = await writer.certificate(model, answer.order);
  const stored = await ports.files.putBytes('h', bytes, 'application/pdf');
  await db.transaction((tx) => sealing.logUse(tx, answer.ticket, stored.hash));
};

let last = 0;
process.on('message', async ({ count }: { readonly count: number }) => {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    const from = performance.now();
    await issue(++last);
    times.push(performance.now() - from);
  }
  const { user, system } = process.cpuUsage(before);
  process.send?.({ times, processorMs: (user + system) / 1000 } satisfies Issued);
});
const address = app.server.server.address();
process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
process.once('disconnect', async () => {
  await writer.close();
  await app.server.close();
  await db.close();
});

// The product's server as `oneseal start` puts it together, without pages. With `follow` it also does what comes after
// the commit (papers, notices, timed work); without, only what a submission waits for.
import { buildApp } from '../src/app.ts';
import { openStore, partsOf } from '../src/cli/store.ts';
import { readConfig } from '../src/config.ts';

const config = readConfig();
const { db, bureau } = await openStore(config);
if (bureau === undefined) throw new Error('there is no bureau to serve');
const app = await buildApp({ ...(await partsOf(config, db, bureau)), log: { level: config.logLevel } });
await app.server.listen({ port: 0, host: '127.0.0.1' });
if (process.argv.includes('follow')) app.start();
const address = app.server.server.address();
process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
// Whoever measures lets go of us when it has finished, or is gone.
process.once('disconnect', async () => {
  await app.server.close();
  await db.close();
});

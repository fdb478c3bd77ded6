import { type Config, portOf } from '../config.ts';
import { systemClock } from '../platform/clock.system.ts';
import { Fault } from '../platform/fault.ts';
import { openKeys } from '../platform/pdf.sealer.ts';
import { testStampKey } from '../platform/pki.ca.ts';
import type { MakingKeyStore } from '../platform/pki.ts';
import { stampServer } from '../platform/tsa.server.ts';
import { sealingOf } from './store.ts';

/** The time-stamp authority of tests as a server of its own (RFC 3161 over HTTP), until it is told to stop. */
export const testTsa =
  (config: Config) =>
  async (asked = '0'): Promise<number> => {
    const port = portOf('The port', asked);
    const keys = await openKeys(sealingOf(config).keys);
    if (keys.kind !== 'local') throw new Fault('The keys are on a signing server; use its time-stamp authority.');
    const key = await testStampKey(keys as MakingKeyStore);
    const clock = systemClock();
    const server = stampServer(keys, key, () => clock.now());
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    const address = server.address();
    console.log(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    return 0;
  };

import { writeFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.system.ts';
import { Fault } from '../platform/fault.ts';
import { openKeys } from '../platform/pdf.sealer.ts';
import { testRoot, testStampKey } from '../platform/pki.ca.ts';
import { chainFault, daysLeft, readCertificate, toPem } from '../platform/pki.certificate.ts';
import type { MakingKeyStore } from '../platform/pki.ts';
import { sealingOf } from './store.ts';

/** From this many days before its end a certificate is warned about. */
const WARN_DAYS = 60;

/** Makes the test authority where there is none, and says of every certificate until when it is good. */
export const sealCa =
  (config: Config) =>
  async (out?: string): Promise<number> => {
    const keys = await openKeys(sealingOf(config).keys);
    if (keys.kind !== 'local') throw new Fault('The keys are on a signing server; its authority is not ours to make.');
    const store = keys as MakingKeyStore;
    const [root, sm2] = [await testRoot(store, 'ES256'), await testRoot(store, 'SM2')];
    await testStampKey(store);
    const at = systemClock().now();
    let bad = 0;
    for (const key of await store.list()) {
      if (key.chain.length === 0) continue;
      const { subject, until, fingerprint } = readCertificate(key.chain[0]!);
      const isRoot = key.ref === root.ref || key.ref === sm2.ref;
      // node:crypto knows no user id, so SM2 chains are not judged here.
      const fault = isRoot || key.algorithm === 'SM2' ? undefined : chainFault(key.chain, root.chain, at);
      const left = daysLeft(key.chain, at);
      const state = fault ?? (left < 0 ? 'expired' : left <= WARN_DAYS ? `ends in ${left} days` : 'good');
      if (fault || left < 0) bad += 1;
      console.log(`${key.ref}  ${state}  until ${until.slice(0, 10)}  ${subject}  SHA-256 ${fingerprint}`);
    }
    if (out) {
      await writeFile(out, toPem(root.chain[0]!) + toPem(sm2.chain[0]!));
      console.log(`roots written to ${out}: ES256, then SM2. 测试 test grade: trust them nowhere but in tests.`);
    }
    return bad > 0 ? 1 : 0;
  };

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyInfo, Signer } from './signer.ts';

const CURRENT = 'current.pem';

const infoOf = (key: KeyObject): KeyInfo => {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    keyId: createHash('sha256').update(spki).digest('hex').slice(0, 8),
    algorithm: 'ES256',
    test: true,
    publicKey: spki.toString('base64'),
  };
};

/** Writes a new key aside and links it into place, so that two processes starting at once agree on one. */
const makeKey = async (folder: string): Promise<void> => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const draft = join(folder, `.draft-${process.pid}-${infoOf(privateKey).keyId}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, join(folder, CURRENT)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
};

/**
 * One ECDSA P-256 test key in a folder of the data folder (0700, the file 0600), made at the first start. Keys that
 * were in force before lie beside it under other names and stay good for verifying. It protects against alteration,
 * not against whoever can read the data folder: that is why it calls itself a test key.
 */
export const localSigner = async (folder: string): Promise<Signer> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = async () => (await readdir(folder)).filter((n) => n.endsWith('.pem')).sort();
  if (!(await names()).includes(CURRENT)) await makeKey(folder);
  const read = async (name: string) => createPrivateKey(await readFile(join(folder, name), 'utf8'));
  const key = await read(CURRENT);
  const current = infoOf(key);
  const others = await Promise.all((await names()).filter((n) => n !== CURRENT).map(read));
  const all = [key, ...others];
  const known = new Map(all.map((k) => [infoOf(k).keyId, createPublicKey(k)]));
  // P1363 (r and s side by side, 64 bytes) is what browsers' WebCrypto takes, and shorter than DER.
  const dsaEncoding = 'ieee-p1363';
  return {
    current,
    keys: all.map(infoOf),
    sign: async (bytes) => ({
      signature: sign('sha256', bytes, { key, dsaEncoding }),
      keyId: current.keyId,
      algorithm: current.algorithm,
      test: current.test,
    }),
    verify: async (bytes, signature, keyId) => {
      const publicKey = known.get(keyId);
      if (!publicKey) return 'unknown-key';
      return verify('sha256', bytes, { key: publicKey, dsaEncoding }, signature) ? 'good' : 'bad';
    },
  };
};

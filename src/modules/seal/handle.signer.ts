import { createHash, createPublicKey, verify } from 'node:crypto';
import { dig, readNodes } from '../../platform/pki.der.ts';
import { KeyFault, type KeyStore, type MakingKeyStore, type StoredKey } from '../../platform/pki.ts';
import type { KeyInfo, Signer } from './signer.ts';

const CODE = 'code';

const infoOf = (key: StoredKey): KeyInfo => ({
  keyId: createHash('sha256').update(key.publicKey).digest('hex').slice(0, 8),
  algorithm: 'ES256',
  test: key.test,
  publicKey: Buffer.from(key.publicKey).toString('base64'),
});

/** r and s side by side, 64 bytes (IEEE P1363): what browsers' WebCrypto takes, and shorter than DER. */
const fixedForm = (der: Uint8Array): Uint8Array =>
  Buffer.concat(
    readNodes(dig(der).content).map(({ content }) => {
      const number = content[0] === 0 ? content.subarray(1) : content;
      return Buffer.concat([Buffer.alloc(32 - number.length), number]);
    }),
  );

/** The signer of codes on licences, over the key `code` of a store; keys set aside (`code.…`) stay good for verifying. */
export const codeSigner = async (store: KeyStore): Promise<Signer> => {
  if (store.kind === 'local') await (store as MakingKeyStore).make(CODE, 'ES256');
  const all = (await store.list()).filter((k) => k.ref === CODE || k.ref.startsWith(`${CODE}.`));
  const key = all.find((k) => k.ref === CODE);
  if (!key) throw new KeyFault(`The signing server has no key "${CODE}": make it first.`);
  const current = infoOf(key);
  const known = new Map(
    all.map((k) => [infoOf(k).keyId, createPublicKey({ key: Buffer.from(k.publicKey), format: 'der', type: 'spki' })]),
  );
  return {
    current,
    keys: [key, ...all.filter((k) => k !== key)].map(infoOf),
    sign: async (bytes) => ({
      signature: fixedForm(await store.sign(CODE, bytes)),
      keyId: current.keyId,
      algorithm: current.algorithm,
      test: current.test,
    }),
    verify: async (bytes, signature, keyId) => {
      const publicKey = known.get(keyId);
      if (!publicKey) return 'unknown-key';
      return verify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature) ? 'good' : 'bad';
    },
  };
};

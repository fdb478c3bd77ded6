import { makeCertificate, type Name } from './pki.certificate.ts';
import type { KeyAlgorithm, MakingKeyStore, StoredKey } from './pki.ts';

/**
 * A certificate authority for tests and demonstrations, in the store it certifies for: whoever has the store has the
 * authority, so it proves nothing to others, and every certificate says so in its name. A licensed authority's
 * certificates come with a remote store instead.
 */
const ROOTS = { ES256: 'ca', SM2: 'ca-sm2' } as const satisfies Record<KeyAlgorithm, string>;
const STAMP = 'tsa';
const MARK = '测试 样例 无效';

const rootName = (algorithm: KeyAlgorithm): Name => ({
  organ: '一章通 OneSeal',
  common: `一章通测试根证书 ${algorithm === 'SM2' ? 'SM2 ' : ''}${MARK}`,
});

/** The root's term is wide, so that demonstrations on another day than today work. */
const ROOT_TERM = { from: '2020-01-01T00:00:00.000Z', until: '2045-12-31T15:59:59.000Z' };

/** The root key and its own certificate, made at the first call. */
export const testRoot = async (store: MakingKeyStore, algorithm: KeyAlgorithm): Promise<StoredKey> => {
  const ref = ROOTS[algorithm];
  const key = await store.make(ref, algorithm);
  if (key.chain.length > 0) return key;
  const name = rootName(algorithm);
  const certificate = await makeCertificate({
    use: 'ca',
    subject: name,
    publicKey: key.publicKey,
    issuer: name,
    issuerKey: key.publicKey,
    ...ROOT_TERM,
    algorithm,
    sign: (bytes) => store.sign(ref, bytes),
  });
  await store.certify(ref, [certificate]);
  return (await store.find(ref))!;
};

/** A key with a certificate of the test authority; the one there is when its certificate has been made already. */
export const certifiedKey = async (
  store: MakingKeyStore,
  order: {
    readonly ref: string;
    readonly algorithm: KeyAlgorithm;
    readonly subject: Name;
    readonly use?: 'seal' | 'time-stamp';
    readonly from: string;
    readonly until: string;
  },
): Promise<StoredKey> => {
  const root = await testRoot(store, order.algorithm);
  const key = await store.make(order.ref, order.algorithm);
  if (key.chain.length > 0) return key;
  const { organ, common } = order.subject;
  const certificate = await makeCertificate({
    use: order.use ?? 'seal',
    subject: { organ, common: `${common} ${MARK}` },
    publicKey: key.publicKey,
    issuer: rootName(order.algorithm),
    issuerKey: root.publicKey,
    from: order.from,
    until: order.until,
    algorithm: order.algorithm,
    sign: (bytes) => store.sign(root.ref, bytes),
  });
  await store.certify(order.ref, [certificate]);
  return (await store.find(order.ref))!;
};

/** The key of the time-stamp authority of tests. */
export const testStampKey = (store: MakingKeyStore): Promise<StoredKey> =>
  certifiedKey(store, {
    ref: STAMP,
    algorithm: 'ES256',
    subject: { organ: '一章通 OneSeal', common: '一章通测试时间戳' },
    use: 'time-stamp',
    ...ROOT_TERM,
  });

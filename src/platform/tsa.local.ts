import { randomBytes } from 'node:crypto';
import { sha256, signedData } from './pki.cms.ts';
import { generalTime, int, nothing, octets, oid, seq, unsigned } from './pki.der.ts';
import { type KeyStore, OID, type StoredKey } from './pki.ts';
import type { StampRequest } from './tsa.ts';

/** Policy of the test authority, under an identifier made of a UUID (ITU-T X.667): it promises nothing. */
const TEST_POLICY = '2.25.226403516935208473214836871053468126419';

/** A token of the test authority: its clock is ours, so it proves the form and not the time. */
export const makeToken = async (
  store: KeyStore,
  key: StoredKey,
  asked: StampRequest,
  at: string,
): Promise<Uint8Array> => {
  const serial = randomBytes(16);
  serial[0] = serial[0]! & 0x7f;
  const info = seq(
    int(1),
    oid(TEST_POLICY),
    seq(seq(oid(OID.sha256), nothing()), octets(asked.digest)),
    unsigned(serial),
    generalTime(at),
    ...(asked.nonce ? [unsigned(asked.nonce)] : []),
  );
  return signedData({
    digest: sha256(info),
    inside: { type: OID.tstInfo, content: info },
    chain: key.chain,
    sign: (bytes) => store.sign(key.ref, bytes),
  });
};

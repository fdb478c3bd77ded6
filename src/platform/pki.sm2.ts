import { sm2 } from 'sm-crypto-v2';
import { bits, dig, oid, seq } from './pki.der.ts';
import { OID, SM2_USER } from './pki.ts';

/** SM2 with SM3 and the standard user id (GM/T 0003, 0009). node:crypto signs SM2 without a user id, which nobody else verifies. */
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export type Sm2Pair = { readonly privateKey: string; readonly publicKey: string };

export const makeSm2 = (): Sm2Pair => sm2.generateKeyPairHex();

export const sm2Sign = (bytes: Uint8Array, pair: Sm2Pair): Uint8Array =>
  Buffer.from(
    sm2.doSignature(bytes, pair.privateKey, { hash: true, der: true, publicKey: pair.publicKey, userId: SM2_USER }),
    'hex',
  );

/** False for whatever is not a good signature, whatever its shape. */
export const sm2Verify = (bytes: Uint8Array, signature: Uint8Array, point: string): boolean => {
  try {
    return sm2.doVerifySignature(bytes, hex(signature), point, { hash: true, der: true, userId: SM2_USER });
  } catch {
    return false;
  }
};

/** SubjectPublicKeyInfo of an uncompressed point in hex. */
export const sm2Spki = (point: string): Uint8Array =>
  seq(seq(oid(OID.ecPublicKey), oid(OID.sm2Curve)), bits(Buffer.from(point, 'hex')));

/** The uncompressed point, in hex, of a SubjectPublicKeyInfo. */
export const pointOfSpki = (spki: Uint8Array): string => hex(dig(spki, 1).content.subarray(1));

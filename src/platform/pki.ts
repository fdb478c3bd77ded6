import { Fault } from './fault.ts';

/**
 * Port: where the keys behind seals live. The local adapter keeps them encrypted in the data folder (pki.local.ts), the
 * remote one asks a signing server (pki.remote.ts); a key never leaves either. What is made with a test key says so.
 */
export type KeyAlgorithm = 'ES256' | 'SM2';

export type StoredKey = {
  /** Stable name in the store: `code`, `seal-<id>`. */
  readonly ref: string;
  readonly algorithm: KeyAlgorithm;
  readonly test: boolean;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Certificates in DER, the key's own first, up to but without the root; empty for a bare key. */
  readonly chain: readonly Uint8Array[];
};

export interface KeyStore {
  readonly kind: 'local' | 'remote';
  find(ref: string): Promise<StoredKey | undefined>;
  list(): Promise<readonly StoredKey[]>;
  /** ES256: over SHA-256; SM2: over SM3 with the standard user id (GM/T 0009). Answers r and s as DER. Throws for an unknown key. */
  sign(ref: string, bytes: Uint8Array): Promise<Uint8Array>;
}

/** A store that makes keys itself; a remote one has its own ceremony for that. */
export interface MakingKeyStore extends KeyStore {
  /** Makes a key, or answers the one there is; two processes at once agree on one. */
  make(ref: string, algorithm: KeyAlgorithm): Promise<StoredKey>;
  certify(ref: string, chain: readonly Uint8Array[]): Promise<void>;
  /** Sets a key aside under a name of its own, so that it still verifies but signs no more. */
  retire(ref: string): Promise<void>;
}

/** Which store to open; plain data, so that the press can open it in its own thread. */
export type KeyPlace =
  | { readonly kind: 'local'; readonly folder: string; readonly passphrase?: string }
  | { readonly kind: 'remote'; readonly url: string; readonly token?: string };

export class KeyFault extends Fault {}

/** GM/T 0009-2012: the user id that is used where none is agreed. */
export const SM2_USER = '1234567812345678';

export const OID = {
  ecPublicKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  sm2Curve: '1.2.156.10197.1.301',
  sm2WithSm3: '1.2.156.10197.1.501',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  sha256: '2.16.840.1.101.3.4.2.1',
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
} as const;

/**
 * Port: whose key stands behind licences and papers. The local adapter keeps one test key; a licensed key store
 * (PKCS#11, a remote signer, SM2) is another adapter of the same port. Everything made with a test key says so.
 */
export type Signature = {
  readonly signature: Uint8Array;
  /** Eight hexadecimal digits, from the public key; written into what is signed. */
  readonly keyId: string;
  readonly algorithm: 'ES256';
  readonly test: boolean;
};

export type KeyInfo = {
  readonly keyId: string;
  readonly algorithm: 'ES256';
  readonly test: boolean;
  /** SubjectPublicKeyInfo, base64: for verifiers of other makers. */
  readonly publicKey: string;
};

export type Checked = 'good' | 'bad' | 'unknown-key';

export interface Signer {
  /** The key in force. */
  readonly current: KeyInfo;
  /** Every key whose signatures are still accepted, the one in force first. */
  readonly keys: readonly KeyInfo[];
  sign(bytes: Uint8Array): Promise<Signature>;
  verify(bytes: Uint8Array, signature: Uint8Array, keyId: string): Promise<Checked>;
}

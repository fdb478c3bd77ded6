import { createHash } from 'node:crypto';
import { issuerAndSerial, signatureAlgorithm } from './pki.certificate.ts';
import { type Der, int, octets, oid, readNode, seq, setOf, tagged } from './pki.der.ts';
import { OID } from './pki.ts';

/** CMS SignedData (RFC 5652) with the attributes of CAdES-B and PAdES-B (EN 319 122-1, 319 142-1). */
export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const attribute = (id: string, value: Der): Der => seq(oid(id), setOf(value));
const sha256Algorithm = (): Der => seq(oid(OID.sha256));

/** Binds the certificate itself, not only its name: another certificate over the same key will not do. SHA-256 is the default and left out. */
const signingCertificate = (certificate: Uint8Array): Der => {
  const { issuer, serial } = issuerAndSerial(certificate);
  const name = tagged(4, issuer);
  return attribute(OID.signingCertificateV2, seq(seq(seq(octets(sha256(certificate)), seq(seq(name), serial)))));
};

export type CmsOrder = {
  /** SHA-256 of what is signed. */
  readonly digest: Uint8Array;
  /** What is signed travels inside (a time stamp), or stays outside (a PDF). */
  readonly inside?: { readonly type: string; readonly content: Uint8Array };
  /** The signer's certificate first. */
  readonly chain: readonly Uint8Array[];
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Called with the signature: time stamps and seals over what is signed. */
  readonly unsigned?: (signature: Uint8Array) => Promise<readonly { readonly id: string; readonly value: Der }[]>;
};

export const signedData = async ({ digest, inside, chain, sign, unsigned }: CmsOrder): Promise<Uint8Array> => {
  const certificate = chain[0];
  if (!certificate) throw new RangeError('a signature needs the signer’s certificate');
  const type = inside?.type ?? OID.data;
  const attributes = [
    attribute(OID.contentType, oid(type)),
    attribute(OID.messageDigest, octets(digest)),
    signingCertificate(certificate),
  ];
  // Signed as a SET OF, sent under [0].
  const signed = setOf(...attributes);
  const signature = await sign(signed);
  const extra = (await unsigned?.(signature)) ?? [];
  const { issuer, serial } = issuerAndSerial(certificate);
  const signer = seq(
    int(1),
    seq(issuer, serial),
    sha256Algorithm(),
    tagged(0, readNode(signed).node.content),
    signatureAlgorithm('ES256'),
    octets(signature),
    ...(extra.length > 0
      ? [tagged(1, readNode(setOf(...extra.map((a) => attribute(a.id, a.value)))).node.content)]
      : []),
  );
  const content = inside ? seq(oid(type), tagged(0, octets(inside.content))) : seq(oid(type));
  const certificates = tagged(0, Buffer.concat(chain.map((c) => Buffer.from(c))));
  const version = inside ? 3 : 1;
  return seq(
    oid(OID.signedData),
    tagged(0, seq(int(version), setOf(sha256Algorithm()), content, certificates, setOf(signer))),
  );
};

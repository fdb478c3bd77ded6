import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import {
  bits,
  certificateTime,
  type Der,
  int,
  octets,
  oid,
  printable,
  readNode,
  readNodes,
  seq,
  setOf,
  tagged,
  taggedBytes,
  tlv,
  truth,
  unsigned,
  utf8,
} from './pki.der.ts';
import { type KeyAlgorithm, OID } from './pki.ts';

/** X.509 certificates (RFC 5280) as far as a seal needs them: written for the test CA, read and checked for every CA. */
export type Name = { readonly organ: string; readonly common: string };

const ATTRIBUTE = { country: '2.5.4.6', organ: '2.5.4.10', common: '2.5.4.3' };
const nameOf = ({ organ, common }: Name): Der =>
  seq(
    setOf(seq(oid(ATTRIBUTE.country), printable('CN'))),
    setOf(seq(oid(ATTRIBUTE.organ), utf8(organ))),
    setOf(seq(oid(ATTRIBUTE.common), utf8(common))),
  );

export const signatureAlgorithm = (algorithm: KeyAlgorithm): Der =>
  seq(oid(algorithm === 'ES256' ? OID.ecdsaWithSha256 : OID.sm2WithSm3));

/** RFC 5280 4.2.1.2 (1): SHA-1 of the public key's bits; a name, not a protection. */
const keyIdOf = (spki: Uint8Array): Buffer =>
  createHash('sha1')
    .update(readNodes(readNode(spki).node.content)[1]!.content.subarray(1))
    .digest();

const extension = (id: string, critical: boolean, value: Der): Der =>
  seq(oid(id), ...(critical ? [truth(true)] : []), octets(value));

export type CertificateUse = 'ca' | 'seal' | 'time-stamp';

/** digitalSignature and nonRepudiation; keyCertSign and cRLSign for a CA: bits from the left. */
const keyUsage = (use: CertificateUse): Der => tlv(0x03, Buffer.from(use === 'ca' ? [1, 0x06] : [6, 0xc0]));

const extensionsOf = (use: CertificateUse, spki: Uint8Array, issuerSpki: Uint8Array): Der =>
  tagged(
    3,
    seq(
      extension('2.5.29.19', true, use === 'ca' ? seq(truth(true)) : seq()),
      extension('2.5.29.15', true, keyUsage(use)),
      ...(use === 'time-stamp' ? [extension('2.5.29.37', true, seq(oid('1.3.6.1.5.5.7.3.8')))] : []),
      extension('2.5.29.14', false, octets(keyIdOf(spki))),
      extension('2.5.29.35', false, seq(taggedBytes(0, keyIdOf(issuerSpki)))),
    ),
  );

export type CertificateOrder = {
  readonly use: CertificateUse;
  readonly subject: Name;
  readonly publicKey: Uint8Array;
  readonly issuer: Name;
  readonly issuerKey: Uint8Array;
  /** Instants. */
  readonly from: string;
  readonly until: string;
  readonly algorithm: KeyAlgorithm;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};

export const makeCertificate = async (o: CertificateOrder): Promise<Uint8Array> => {
  const algorithm = signatureAlgorithm(o.algorithm);
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  const tbs = seq(
    tagged(0, int(2)),
    unsigned(serial),
    algorithm,
    nameOf(o.issuer),
    seq(certificateTime(o.from), certificateTime(o.until)),
    nameOf(o.subject),
    Buffer.from(o.publicKey),
    extensionsOf(o.use, o.publicKey, o.issuerKey),
  );
  return seq(tbs, algorithm, bits(await o.sign(tbs)));
};

/** Issuer's name and serial number, as they stand in a certificate: how a signature names its certificate. */
export const issuerAndSerial = (
  certificate: Uint8Array,
): { readonly issuer: Uint8Array; readonly serial: Uint8Array } => {
  const members = readNodes(readNodes(readNode(certificate).node.content)[0]!.content);
  const from = members[0]!.tag === 0xa0 ? 1 : 0;
  return { serial: members[from]!.whole, issuer: members[from + 2]!.whole };
};

export type ReadCertificate = {
  readonly subject: string;
  readonly issuer: string;
  /** Instants. */
  readonly from: string;
  readonly until: string;
  readonly serial: string;
  readonly fingerprint: string;
};

export const readCertificate = (der: Uint8Array): ReadCertificate => {
  const c = new X509Certificate(der);
  const line = (text: string) => text.split('\n').reverse().join(', ');
  return {
    subject: line(c.subject),
    issuer: line(c.issuer),
    from: new Date(c.validFrom).toISOString(),
    until: new Date(c.validTo).toISOString(),
    serial: c.serialNumber,
    fingerprint: c.fingerprint256,
  };
};

export type ChainFault =
  | 'chain-empty'
  | 'chain-broken'
  | 'chain-untrusted'
  | 'issuer-not-ca'
  | 'not-yet-valid'
  | 'expired';

/**
 * What is wrong with a chain on an instant; undefined when nothing is. The first certificate is the key's own, each is
 * issued by the next, the last by one of the roots. Signatures are checked with ECDSA or RSA here; an SM2 chain is
 * checked with pki.gm.ts, because node:crypto knows no user id.
 */
export const chainFault = (
  chain: readonly Uint8Array[],
  roots: readonly Uint8Array[],
  at: string,
): ChainFault | undefined => {
  if (chain.length === 0) return 'chain-empty';
  const certificates = chain.map((c) => new X509Certificate(c));
  const anchors = roots.map((r) => new X509Certificate(r));
  for (const [i, c] of certificates.entries()) {
    if (new Date(c.validFrom).toISOString() > at) return 'not-yet-valid';
    if (new Date(c.validTo).toISOString() < at) return 'expired';
    const next = certificates[i + 1];
    const issuers = next ? [next] : anchors;
    const issuer = issuers.find((a) => c.checkIssued(a) && c.verify(a.publicKey));
    if (!issuer) return next ? 'chain-broken' : 'chain-untrusted';
    if (!issuer.ca) return 'issuer-not-ca';
    if (!next && new Date(issuer.validTo).toISOString() < at) return 'expired';
  }
  return undefined;
};

const DAY_MS = 86_400_000;
/** Whole days from an instant until the first certificate of a chain ends; negative when it has. */
export const daysLeft = (chain: readonly Uint8Array[], at: string): number =>
  Math.floor(
    (Math.min(...chain.map((c) => new Date(new X509Certificate(c).validTo).getTime())) - Date.parse(at)) / DAY_MS,
  );

export const toPem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END CERTIFICATE-----\n`;

import { createHash, X509Certificate } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { bits, dig, generalTime, ia5, int, octets, oid, readNode, readNodes, seq, utf8 } from './pki.der.ts';
import { pointOfSpki, sm2Verify } from './pki.sm2.ts';
import { OID } from './pki.ts';

/**
 * A seal and its use in the structure of GB/T 38540-2020 (before: GM/T 0031-2014): SESeal is the seal as its maker
 * signed it, SES_Signature its use over a document's hash. The structure and the algorithms (SM2, SM3, standard user
 * id) are real; the maker and the certificates are of the test authority until a licensed one is plugged in.
 */
export const sm3 = (bytes: Uint8Array): Buffer => createHash('sm3').update(bytes).digest();

const VERSION = 4;
const VENDOR = 'OneSeal-TEST';

export type SealFacts = {
  /** Anti-forgery number of the seal. */
  readonly number: string;
  readonly name: string;
  /** A vector picture, SVG, and its size in millimetres. */
  readonly picture: string;
  readonly size: number;
  /** Instants. */
  readonly createdAt: string;
  readonly from: string;
  readonly until: string;
  /** Certificates of who may use the seal. */
  readonly signers: readonly Uint8Array[];
};
export type SigningKey = {
  readonly certificate: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};

const sealInfo = (f: SealFacts) =>
  seq(
    seq(ia5('ES'), int(VERSION), ia5(VENDOR)),
    ia5(f.number),
    seq(
      // 1: an organ's seal; the list holds certificates, not their digests.
      int(1),
      utf8(f.name),
      int(1),
      seq(...f.signers.map((c) => octets(c))),
      generalTime(f.createdAt),
      generalTime(f.from),
      generalTime(f.until),
    ),
    // SVGZ: the picture travels in every sealed file.
    seq(ia5('svgz'), octets(gzipSync(f.picture, { level: 9 })), int(f.size), int(f.size)),
  );

/** SESeal: the maker signs what the seal is and whose. */
export const makeSeal = async (facts: SealFacts, maker: SigningKey): Promise<Uint8Array> => {
  const info = sealInfo(facts);
  const algorithm = oid(OID.sm2WithSm3);
  const signed = seq(info, octets(maker.certificate), algorithm);
  return seq(info, octets(maker.certificate), algorithm, bits(await maker.sign(signed)));
};

export type SealedDocument = {
  readonly seal: Uint8Array;
  /** SM3 of what is sealed. */
  readonly digest: Uint8Array;
  readonly at: string;
  /** Where in the document what is sealed lies. */
  readonly property: string;
};

/** SES_Signature: the seal set on a document. */
export const setSeal = async (
  { seal, digest, at, property }: SealedDocument,
  signer: SigningKey,
): Promise<Uint8Array> => {
  const toSign = seq(int(VERSION), seal, generalTime(at), bits(digest), ia5(property));
  return seq(toSign, octets(signer.certificate), oid(OID.sm2WithSm3), bits(await signer.sign(toSign)));
};

export type SealFault = 'shape' | 'digest' | 'signature' | 'seal-signature' | 'signer-not-of-seal' | 'chain';

/** The point of an SM2 certificate's key. */
const pointOf = (certificate: Uint8Array): string => {
  const tbs = readNodes(dig(certificate, 0).content);
  return pointOfSpki(tbs[tbs[0]!.tag === 0xa0 ? 6 : 5]!.whole);
};

/** Is an SM2 certificate signed by a root, with SM3 and the standard user id? */
export const issuedBySm2 = (certificate: Uint8Array, root: Uint8Array): boolean => {
  const members = readNodes(readNode(certificate).node.content);
  const [child, parent] = [new X509Certificate(certificate), new X509Certificate(root)];
  return (
    child.issuer === parent.subject &&
    parent.ca &&
    sm2Verify(members[0]!.whole, members[2]!.content.subarray(1), pointOf(root))
  );
};

export type ReadSeal = {
  readonly number: string;
  readonly name: string;
  readonly at: string;
  readonly property: string;
};

/** Checks a set seal: the digest, the signer's signature, that the seal names this signer, the maker's signature, both certificates under a root. */
export const checkSeal = (
  signature: Uint8Array,
  digest: Uint8Array,
  roots: readonly Uint8Array[],
): { readonly ok: true; readonly seal: ReadSeal } | { readonly ok: false; readonly fault: SealFault } => {
  const no = (fault: SealFault) => ({ ok: false, fault }) as const;
  try {
    const [toSign, signerCertificate, , value] = readNodes(readNode(signature).node.content);
    const [, seal, time, hash, property] = readNodes(toSign!.content);
    if (!Buffer.from(hash!.content.subarray(1)).equals(Buffer.from(digest))) return no('digest');
    const signer = signerCertificate!.content;
    if (!sm2Verify(toSign!.whole, value!.content.subarray(1), pointOf(signer))) return no('signature');
    const [info, makerCertificate, algorithm, made] = readNodes(seal!.content);
    const maker = makerCertificate!.content;
    const signed = seq(info!.whole, makerCertificate!.whole, algorithm!.whole);
    if (!sm2Verify(signed, made!.content.subarray(1), pointOf(maker))) return no('seal-signature');
    const [, number, properties] = readNodes(info!.content);
    const [, name, , signers] = readNodes(properties!.content);
    if (!readNodes(signers!.content).some((s) => Buffer.from(s.content).equals(Buffer.from(signer))))
      return no('signer-not-of-seal');
    const rooted = (c: Uint8Array) => roots.some((r) => Buffer.from(c).equals(Buffer.from(r)) || issuedBySm2(c, r));
    if (!rooted(signer) || !rooted(maker)) return no('chain');
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
    return {
      ok: true,
      seal: {
        number: text(number!.content),
        name: text(name!.content),
        at: text(time!.content),
        property: text(property!.content),
      },
    };
  } catch {
    return no('shape');
  }
};

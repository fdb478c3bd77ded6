import { verify, X509Certificate } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import { Fault } from '../platform/fault.ts';
import { signatureOf } from '../platform/pdf.sign.ts';
import { dig, readNodes } from '../platform/pki.der.ts';
import { isPng, readPng } from './png.ts';

/** The licence's data attached to its PDF. */
export type Attached = {
  readonly number: string;
  readonly holder: string;
  readonly title: string;
  readonly from: string;
  readonly until?: string;
  readonly edition: number;
  readonly verifyUrl: string;
};

/** The signature of the file itself: who made it, and whether the file is as it was signed. `chain`: certificates, DER, the signer's own first. */
export type FileSignature =
  | { readonly kind: 'none' }
  | { readonly kind: 'broken' | 'added-to'; readonly subject: string }
  | { readonly kind: 'good'; readonly subject: string; readonly chain: readonly Uint8Array[] };

export type Found = { readonly text: string; readonly attached?: Attached; readonly file?: FileSignature };

const FORMAT = '"format":"oneseal-licence-1"';
const MOST = 1 << 20;

/** The attached JSON among the compressed streams; undefined where there is none of ours. */
const attachedIn = (bytes: Buffer): Attached | undefined => {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    const from = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
    const end = bytes.indexOf('endstream', from);
    if (end < 0) return undefined;
    const raw = bytes.subarray(from, end);
    let text = raw.length < MOST ? raw.toString('utf8') : '';
    try {
      // Pages and faces are inflated too; those that are longer than any licence are left.
      if (raw[0] === 0x78) text = inflateSync(raw, { maxOutputLength: MOST }).toString('utf8');
    } catch {
      continue;
    }
    if (!text.includes(FORMAT)) continue;
    try {
      return JSON.parse(text) as Attached;
    } catch {
      throw new Fault('The data attached to this PDF are damaged.');
    }
  }
  return undefined;
};

const SIGNED_ATTRIBUTES = 0xa0;
const SET = 0x31;

/** RFC 5652, 5.4: the digest stands among the signed attributes, and the signature is over them as a SET OF. */
const fileSignature = (bytes: Buffer): FileSignature => {
  const part = signatureOf(bytes);
  if (!part) return { kind: 'none' };
  try {
    const data = dig(part.signature, 1, 0);
    const members = readNodes(data.content);
    const chain = readNodes(members.find((n) => n.tag === SIGNED_ATTRIBUTES)!.content).map((n) => n.whole);
    const certificate = new X509Certificate(chain[0]!);
    const subject = certificate.subject.split('\n').at(-1)!.replace(/^CN=/, '');
    const signer = readNodes(readNodes(members.at(-1)!.content)[0]!.content);
    const at = signer.findIndex((n) => n.tag === SIGNED_ATTRIBUTES);
    const signed = Buffer.from(signer[at]!.whole);
    signed[0] = SET;
    const fits =
      verify('sha256', signed, certificate.publicKey, signer[at + 2]!.content) &&
      signed.includes(Buffer.from(part.digests.sha256));
    if (!fits) return { kind: 'broken', subject };
    return part.whole ? { kind: 'good', subject, chain } : { kind: 'added-to', subject };
  } catch {
    return { kind: 'broken', subject: '?' };
  }
};

const inPdf = (bytes: Buffer): Found => {
  const attached = attachedIn(bytes);
  if (!attached?.verifyUrl)
    throw new Fault(
      'This PDF carries no licence data of ours. Scan the code printed on it and give its text instead of the file.',
    );
  return { text: attached.verifyUrl, attached, file: fileSignature(bytes) };
};

const inPicture = (bytes: Buffer): Found => {
  try {
    const { data, width, height } = readPng(bytes);
    // jsqr is CommonJS; its types say default, and so does its module.
    const read =
      (jsqr as unknown as { default?: typeof jsqr.default }).default ?? (jsqr as unknown as typeof jsqr.default);
    const code = read(data, width, height);
    if (code?.data) return { text: code.data };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Fault(
      `The picture cannot be read: ${error.message}. Save it as a plain PNG, or give the text of its code.`,
    );
  }
  throw new Fault('No code was found in the picture. Take it straight from above, the whole code in it, and sharp.');
};

/** The text of the code in a file: a licence as PDF, a picture (PNG), or a text. Throws a refusal that says what to do. */
export const codeIn = (bytes: Buffer): Found => {
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return inPdf(bytes);
  if (isPng(bytes)) return inPicture(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8)
    throw new Fault('JPEG is not read here. Save the picture as PNG, or scan the code and give its text.');
  return { text: bytes.toString('utf8').trim() };
};

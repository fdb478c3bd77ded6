import { createHash } from 'node:crypto';
import { inner, pdfText } from './pdf.archive.ts';

/** Room for a signature in a PDF, and the setting of it afterwards (ISO 32000-1 12.8, PAdES EN 319 142-1). */
export type SignatureSlot = {
  /** Most bytes that the signature can have. */
  readonly room: number;
  readonly name: string;
  readonly reason: string;
  readonly place: string;
  /** Instant that the signer claims; the time stamp proves one. */
  readonly at: string;
};

type Doc = PDFKit.PDFDocument;
/** Ten digits are kept free for each number of the range. */
const FREE = 9_999_999_999;
const RANGE = `/ByteRange [0 ${FREE} ${FREE} ${FREE}]`;
/** Print, and not to be moved. */
const FLAGS = 4 + 128;
/** SignaturesExist and AppendOnly. */
const SIG_FLAGS = 3;

/**
 * The field of the signature, where the seal is drawn, so that a viewer shows who signed when the seal is clicked. The
 * seal itself is part of the page: a field's appearance would hide the text under it in some viewers.
 */
export const addField = (doc: Doc, slot: SignatureSlot, rect: readonly [number, number, number, number]): void => {
  const d = inner(doc);
  const value = d.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, FREE, FREE, FREE],
    Contents: new Uint8Array(slot.room),
    Name: pdfText(slot.name),
    Reason: pdfText(slot.reason),
    Location: pdfText(slot.place),
    M: new Date(slot.at),
  });
  const look = d.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, rect[2] - rect[0], rect[3] - rect[1]],
    Resources: {},
  });
  look.end(Buffer.from(' '));
  const page = doc.page as unknown as { dictionary: unknown; annotations: unknown[]; height: number };
  const field = d.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: pdfText('Seal'),
    F: FLAGS,
    P: page.dictionary,
    Rect: [rect[0], page.height - rect[3], rect[2], page.height - rect[1]],
    AP: { N: look },
    V: value,
  });
  page.annotations.push(field);
  value.end();
  field.end();
  // pdfkit would end a form of its own, which there is not.
  d.endAcroForm = () => {};
  d._root.data.AcroForm = { Fields: [field], SigFlags: SIG_FLAGS };
};

export type Digests = { readonly sha256: Uint8Array; readonly sm3: Uint8Array };

const digestsOf = (parts: readonly Uint8Array[]): Digests => {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
  for (const part of parts) {
    sha256.update(part);
    sm3.update(part);
  }
  return { sha256: sha256.digest(), sm3: sm3.digest() };
};

/** Sets a signature into the room left for it; everything but that room is under it. Throws when there is no room or too little. */
export const setSignature = async (
  pdf: Uint8Array,
  sign: (digests: Digests) => Promise<Uint8Array>,
): Promise<Buffer> => {
  const bytes = Buffer.from(pdf);
  const range = bytes.indexOf(RANGE, 0, 'latin1');
  const contents = range < 0 ? -1 : bytes.indexOf('/Contents <', range, 'latin1');
  if (contents < 0) throw new RangeError('the paper has no room for a signature');
  const from = contents + '/Contents '.length;
  const to = bytes.indexOf('>', from) + 1;
  const written = `/ByteRange [0 ${from} ${to} ${bytes.length - to}]`;
  bytes.write(written.padEnd(RANGE.length, ' '), range, 'latin1');
  const signature = await sign(digestsOf([bytes.subarray(0, from), bytes.subarray(to)]));
  const room = (to - from - 2) / 2;
  if (signature.length > room)
    throw new RangeError(`the signature takes ${signature.length} bytes, there is room for ${room}`);
  bytes.write(Buffer.from(signature).toString('hex'), from + 1, 'latin1');
  return bytes;
};

export type SignedPart = {
  readonly digests: Digests;
  /** CMS, DER, without the padding. */
  readonly signature: Uint8Array;
  /** Nothing but the signature lies outside what is signed. */
  readonly whole: boolean;
};

/** The last signature of a PDF and what it is over; undefined when there is none. */
export const signatureOf = (pdf: Uint8Array): SignedPart | undefined => {
  const bytes = Buffer.from(pdf);
  const found = [...bytes.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].at(-1);
  if (!found) return undefined;
  const [a, b, c] = found.slice(1).map(Number) as [number, number, number];
  if (a >= b || b + c > bytes.length) return undefined;
  const padded = Buffer.from(bytes.subarray(a + 1, b - 1).toString('latin1'), 'hex');
  const length =
    padded[1]! === 0x82
      ? padded.readUInt16BE(2) + 4
      : padded[1]! === 0x83
        ? padded.readUIntBE(2, 3) + 5
        : padded.length;
  return {
    digests: digestsOf([bytes.subarray(0, a), bytes.subarray(b, b + c)]),
    signature: padded.subarray(0, length),
    whole: b + c === bytes.length,
  };
};

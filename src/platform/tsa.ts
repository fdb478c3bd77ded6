import { dig, int, nothing, octets, oid, readNode, readNodes, seq, truth, unsigned } from './pki.der.ts';
import { OID } from './pki.ts';

/** Port: somebody who certifies that a digest existed at a time (RFC 3161). */
export interface TimeStamper {
  /** A TimeStampToken over a SHA-256 digest, checked to be about this very digest. Throws when there is none to be had. */
  stamp(digest: Uint8Array): Promise<Uint8Array>;
}

export class StampFault extends Error {}

export const stampRequest = (digest: Uint8Array, nonce: Uint8Array): Uint8Array =>
  seq(int(1), seq(seq(oid(OID.sha256), nothing()), octets(digest)), unsigned(nonce), truth(true));

export type StampRequest = { readonly digest: Uint8Array; readonly nonce?: Uint8Array };

/** What a request asks for; undefined for one that we do not serve (another hash, another shape). */
export const readStampRequest = (bytes: Uint8Array): StampRequest | undefined => {
  try {
    const members = readNodes(readNode(bytes).node.content);
    const imprint = members[1]!.whole;
    const algorithm = Buffer.from(dig(imprint, 0, 0).whole);
    const digest = dig(imprint, 1).content;
    if (!algorithm.equals(Buffer.from(oid(OID.sha256))) || digest.length !== 32) return undefined;
    const nonce = members.slice(2).find((m) => m.tag === 0x02)?.content;
    return { digest, ...(nonce ? { nonce } : {}) };
  } catch {
    return undefined;
  }
};

export const stampAnswer = (token: Uint8Array): Uint8Array => seq(seq(int(0)), token);
/** Status 2: rejected. */
export const stampRejection = (): Uint8Array => seq(seq(int(2)));

export type StampFacts = { readonly digest: Uint8Array; readonly at: string; readonly nonce?: Uint8Array };

/** What a token says; its signature is not checked here. Throws a StampFault for something else. */
export const readToken = (token: Uint8Array): StampFacts => {
  try {
    const info = readNodes(readNode(dig(token, 1, 0, 2, 1, 0).content).node.content);
    const digest = dig(info[2]!.whole, 1).content;
    const t = Buffer.from(info[4]!.content).toString('latin1');
    const at = `${t.slice(0, 4)}-${t.slice(4, 6)}-${t.slice(6, 8)}T${t.slice(8, 10)}:${t.slice(10, 12)}:${t.slice(12, 14)}.000Z`;
    const nonce = info.slice(5).find((m) => m.tag === 0x02)?.content;
    return { digest, at, ...(nonce ? { nonce } : {}) };
  } catch {
    throw new StampFault('the time-stamp authority sent no time stamp');
  }
};

/** The token of an answer, when it was granted and is about what was asked. */
export const tokenOf = (
  answer: Uint8Array,
  asked: { readonly digest: Uint8Array; readonly nonce: Uint8Array },
): Uint8Array => {
  let status: number | undefined;
  let token: Uint8Array | undefined;
  try {
    const members = readNodes(readNode(answer).node.content);
    status = dig(members[0]!.whole, 0).content[0];
    token = members[1]?.whole;
  } catch {
    throw new StampFault('the time-stamp authority sent no answer that can be read');
  }
  if (status === undefined || status > 1 || !token)
    throw new StampFault(`the time-stamp authority refused (${status})`);
  const facts = readToken(token);
  if (!Buffer.from(facts.digest).equals(Buffer.from(asked.digest)))
    throw new StampFault('the time stamp is about something else');
  if (!facts.nonce || !Buffer.from(unsigned(facts.nonce)).equals(Buffer.from(unsigned(asked.nonce))))
    throw new StampFault('the time stamp answers another request');
  return token;
};

import { type SignatureSlot, setSignature } from './pdf.sign.ts';
import type { PdfFile, SealOrder } from './pdf.ts';
import { testStampKey } from './pki.ca.ts';
import { sha256 as hashOf, signedData } from './pki.cms.ts';
import { setSeal } from './pki.gm.ts';
import { localKeys } from './pki.local.ts';
import { remoteKeys } from './pki.remote.ts';
import { type KeyPlace, type KeyStore, type MakingKeyStore, OID } from './pki.ts';
import { httpStamper } from './tsa.http.ts';
import { makeToken } from './tsa.local.ts';

/** Where keys are and who stamps the time; plain data, so that it can be handed to a thread. */
export type SealingPlace = {
  readonly keys: KeyPlace;
  /** Address of a time-stamp authority (RFC 3161); without one the test authority of the store. */
  readonly stampUrl?: string;
};

/** The GM/T seal travels as an unsigned attribute of the signature, under an identifier made of a UUID (ITU-T X.667). */
export const GM_SEAL = '2.25.183964512738404915046205832164901834561';
const BASE_ROOM = 2048;
const STAMP_ROOM = { test: 2560, foreign: 12_288 };

export type Sealer = (draw: (slot: SignatureSlot) => Promise<PdfFile>, order: SealOrder) => Promise<PdfFile>;

export const openKeys = (place: KeyPlace): Promise<KeyStore> =>
  place.kind === 'local'
    ? localKeys(place.folder, place.passphrase)
    : Promise.resolve(remoteKeys(place.url, place.token));

const stamperOf = async (keys: KeyStore, stampUrl: string | undefined) => {
  if (stampUrl) {
    const stamper = httpStamper(stampUrl);
    return { room: STAMP_ROOM.foreign, stamp: (digest: Uint8Array) => stamper.stamp(digest) };
  }
  if (keys.kind !== 'local') throw new Error('a remote signer needs a time-stamp authority: set ONESEAL_TSA_URL');
  const key = await testStampKey(keys as MakingKeyStore);
  return { room: STAMP_ROOM.test, stamp: (digest: Uint8Array, at: string) => makeToken(keys, key, { digest }, at) };
};

const size = (parts: readonly Uint8Array[]): number => parts.reduce((sum, p) => sum + p.length, 0);

/** Draws with room for the seal's signature, then signs: PAdES-B-T, and beside it the GM/T seal over the same bytes. */
export const sealerOf = (place: SealingPlace): Sealer => {
  let opened: Promise<{ keys: KeyStore; stamper: Awaited<ReturnType<typeof stamperOf>> }> | undefined;
  const open = () => {
    opened ??= openKeys(place.keys).then(async (keys) => ({ keys, stamper: await stamperOf(keys, place.stampUrl) }));
    // What failed once is tried anew with the next paper.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return async (draw, order) => {
    const { keys, stamper } = await open();
    const { key, chain, gm, name, reason, place: where, at } = order;
    const room = BASE_ROOM + size(chain) + stamper.room + (gm ? gm.seal.length + gm.certificate.length + 512 : 0);
    const drawn = await draw({ room, name, reason, place: where, at });
    const bytes = await setSignature(drawn.bytes, async ({ sha256, sm3 }) => {
      const seal =
        gm &&
        (await setSeal(
          { seal: gm.seal, digest: sm3, at, property: 'PDF ByteRange' },
          { certificate: gm.certificate, sign: (b) => keys.sign(gm.key, b) },
        ));
      return signedData({
        digest: sha256,
        chain,
        sign: (b) => keys.sign(key, b),
        unsigned: async (signature) => [
          { id: OID.timeStampToken, value: await stamper.stamp(hashOf(signature), at) },
          ...(seal ? [{ id: GM_SEAL, value: seal }] : []),
        ],
      });
    });
    return { ...drawn, bytes };
  };
};

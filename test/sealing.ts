import { codeSigner, type SealDeps, type Signer, sealDesk } from '../src/modules/seal/index.ts';
import { notoSerif } from '../src/platform/fonts.noto.ts';
import { pdfkitWriter } from '../src/platform/pdf.pdfkit.ts';
import { type SealingPlace, sealerOf } from '../src/platform/pdf.sealer.ts';
import { localKeys } from '../src/platform/pki.local.ts';
import type { Ports } from '../src/platform/ports.ts';

/** The seal of a house in tests: the real register over a key store in a folder, and a writer that signs with it. */
export const testSealing = async (ports: Ports, folder: string, organ: SealDeps['organ'] = { name: '行政审批局' }) => {
  const place: SealingPlace = { keys: { kind: 'local', folder } };
  const deps: SealDeps = { ...ports, keys: await localKeys(folder), roots: [], organ };
  return { deps, sealing: sealDesk(deps), writer: pdfkitWriter(notoSerif, sealerOf(place)) };
};

/** The signer of codes over a folder of its own. */
export const localSigner = async (folder: string): Promise<Signer> => codeSigner(await localKeys(folder));

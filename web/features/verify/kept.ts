import { instant } from '../../../src/kernel/instant.ts';
import type { VerifyKeys } from '../../../src/modules/licences/contract.ts';
import { type OfflineAnswer, verifyOffline } from '../../../src/modules/licences/offline.ts';
import { browserCheck } from '../../api/proofs.ts';

const stored = async (url: string): Promise<string | undefined> => {
  if (!('caches' in globalThis)) return undefined;
  return (await caches.match(url, { ignoreVary: true }))?.text();
};

/** Judged with the keys and the list this device has kept; undefined where it has kept no keys. */
export const checkKept = async (text: string): Promise<OfflineAnswer | undefined> => {
  const [keys, status] = await Promise.all([stored('/api/verify-keys'), stored('/api/licences/status')]);
  if (keys === undefined) return undefined;
  const { keys: known } = JSON.parse(keys) as { keys: VerifyKeys['keys'] };
  return verifyOffline({
    text,
    keys: known,
    ...(status === undefined ? {} : { status }),
    now: instant(Date.now()),
    check: browserCheck,
  });
};

/** Keeps this page, the keys and the list for when there is no network; anew at each visit. */
export const keepForOffline = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  const registered = await navigator.serviceWorker.register('/verify-worker.js', { scope: '/verify' });
  registered.active?.postMessage('refresh');
};

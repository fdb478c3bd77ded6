import { useRef, useState } from 'react';
import { NetworkError } from '../../api/client.ts';
import { removeFile, uploadMaterial } from '../../api/drafts.ts';
import type { ApplyDesk } from './desk.ts';

/** One file on its way: its progress, or what went wrong. The File stays here, so that retrying needs no new choice. */
export type Going = {
  readonly id: number;
  readonly material: string;
  readonly file: File;
  readonly progress: number;
  readonly error?: unknown;
  /** The stored file this one replaces. */
  readonly replaces?: string;
};

export const MAX_FILE = 20 * 1024 * 1024;
export class TooLarge extends Error {}

let count = 0;

/** Sends files one by one, each safe as soon as it is up; a lost connection is resumed when the network is back. */
export const useUploads = (draft: string, desk: ApplyDesk) => {
  const [going, setGoing] = useState<readonly Going[]>([]);
  const cancels = useRef(new Map<number, () => void>());
  const patch = (id: number, part: Partial<Going>) =>
    setGoing((all) => all.map((g) => (g.id === id ? { ...g, ...part } : g)));
  const forget = (id: number) => {
    cancels.current.delete(id);
    setGoing((all) => all.filter((g) => g.id !== id));
  };

  const run = async (g: Going): Promise<void> => {
    const { error: _before, ...fresh } = g;
    setGoing((all) => all.map((x) => (x.id === g.id ? { ...fresh, progress: 0 } : x)));
    if (g.file.size > MAX_FILE) {
      patch(g.id, { error: new TooLarge() });
      return;
    }
    const { done, cancel } = uploadMaterial(draft, g.material, g.file, (progress) => patch(g.id, { progress }));
    cancels.current.set(g.id, cancel);
    try {
      await done;
      if (g.replaces) await removeFile(draft, g.replaces).catch(() => undefined);
      await desk.reload();
      forget(g.id);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') {
        forget(g.id);
        return;
      }
      patch(g.id, { error });
      if (error instanceof NetworkError) addEventListener('online', () => void run(g), { once: true });
    }
  };

  return {
    going,
    add: async (material: string, files: readonly File[], replaces?: string) => {
      const more = files.map(
        (file): Going => ({ id: ++count, material, file, progress: 0, ...(replaces ? { replaces } : {}) }),
      );
      setGoing((all) => [...all, ...more]);
      for (const g of more) await run(g);
    },
    retry: (g: Going) => void run(g),
    stop: (g: Going) => {
      const cancel = cancels.current.get(g.id);
      if (cancel && g.error === undefined) cancel();
      else forget(g.id);
    },
  };
};

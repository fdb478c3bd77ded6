import { useSyncExternalStore } from 'react';
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

let count = 0;

/**
 * Sends files one by one, each safe as soon as it is up; a lost connection is taken up again when the network is back.
 * Lives as long as the page: going to another part of the form stops nothing.
 */
export class Uploads {
  readonly #draft: string;
  readonly #desk: ApplyDesk;
  readonly #told = new Set<() => void>();
  readonly #cancels = new Map<number, () => void>();
  #going: readonly Going[] = [];

  constructor(draft: string, desk: ApplyDesk) {
    this.#draft = draft;
    this.#desk = desk;
  }

  subscribe = (tell: () => void): (() => void) => {
    this.#told.add(tell);
    return () => this.#told.delete(tell);
  };
  going = (): readonly Going[] => this.#going;

  async add(material: string, files: readonly File[], replaces?: string): Promise<void> {
    const more = files.map(
      (file): Going => ({ id: ++count, material, file, progress: 0, ...(replaces ? { replaces } : {}) }),
    );
    this.#put([...this.#going, ...more]);
    for (const g of more) await this.#run(g);
  }
  retry(g: Going): void {
    void this.#run(g);
  }
  stop(g: Going): void {
    const cancel = this.#cancels.get(g.id);
    if (cancel && g.error === undefined) cancel();
    else this.#forget(g.id);
  }

  #put(going: readonly Going[]): void {
    this.#going = going;
    for (const tell of this.#told) tell();
  }
  #patch(id: number, part: Partial<Going>): void {
    this.#put(this.#going.map((g) => (g.id === id ? { ...g, ...part } : g)));
  }
  #forget(id: number): void {
    this.#cancels.delete(id);
    this.#put(this.#going.filter((g) => g.id !== id));
  }

  /** Unless it was put away or tried again meanwhile. */
  #again(id: number): void {
    const g = this.#going.find((x) => x.id === id);
    if (g?.error !== undefined) void this.#run(g);
  }

  async #run(g: Going): Promise<void> {
    const { error: _before, ...fresh } = g;
    this.#put(this.#going.map((x) => (x.id === g.id ? { ...fresh, progress: 0 } : x)));
    const { done, cancel } = uploadMaterial(this.#draft, g.material, g.file, (progress) =>
      this.#patch(g.id, { progress }),
    );
    this.#cancels.set(g.id, cancel);
    try {
      const { id } = await done;
      // The same file chosen again is the one that is there: replacing it would take it away.
      if (g.replaces && g.replaces !== id) await removeFile(this.#draft, g.replaces).catch(() => undefined);
      // It is up whether or not the list of files can be read now.
      await this.#desk.reload().catch(() => undefined);
      this.#forget(g.id);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') {
        this.#forget(g.id);
        return;
      }
      this.#patch(g.id, { error });
      if (error instanceof NetworkError) addEventListener('online', () => this.#again(g.id), { once: true });
    }
  }
}

const open = new WeakMap<ApplyDesk, Uploads>();

/** The uploads of an open application, and what is on its way now. */
export const useUploads = (
  draft: string,
  desk: ApplyDesk,
): { readonly uploads: Uploads; readonly going: readonly Going[] } => {
  const uploads = open.get(desk) ?? new Uploads(draft, desk);
  open.set(desk, uploads);
  return { uploads, going: useSyncExternalStore(uploads.subscribe, uploads.going) };
};

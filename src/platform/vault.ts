import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Id } from '../kernel/ids.ts';
import type { Db } from './db.ts';
import { Fault } from './fault.ts';
import { makeFolder } from './folder.ts';

/**
 * Personal data at rest: AES-256-GCM with a key of its own for each holder, itself sealed by the master key, which
 * lies beside the data and never in the database. Erasing a holder's key erases the person.
 */
export interface Vault {
  /** Seals bytes or a text for a holder; the holder's key is made at the first use. */
  sealFor(db: Db, holder: Id, content: Uint8Array | string): Promise<Buffer>;
  /** Throws `Erased` when the holder's key was erased. */
  openFor(db: Db, holder: Id, sealed: Uint8Array): Promise<Buffer>;
  openText(db: Db, holder: Id, sealed: Uint8Array): Promise<string>;
  /** Texts of many holders with one question; undefined where the key was erased. */
  openTexts(
    db: Db,
    sealed: readonly { readonly holder: Id; readonly sealed: Uint8Array }[],
  ): Promise<(string | undefined)[]>;
  /** Seals or opens a file of the holder piece by piece, under a key made for its head; numbers and the end are bound. */
  piecesFor(db: Db, holder: Id, head: Uint8Array, what: 'seal' | 'open'): Promise<Pieces>;
  /** Destroys the holder's key: nothing sealed for them can be read again. */
  erase(db: Db, holder: Id): Promise<void>;
  /**
   * This vault for one act: a holder's key is asked once, `ahead` before it is needed. Throw it away with the act; an
   * erased key must be gone in every process at once.
   */
  forOneAct(): Vault & { ahead(db: Db, holders: readonly Id[]): void };
  /** Keyed hash by which a number is found without being stored; the purpose keeps hashes of different fields apart. */
  keyedHash(purpose: string, text: string): string;
}

/** The n-th piece of a file, and whether it is the last one. `open` throws when it is another piece, or was altered. */
export type Pieces = {
  /** Side by side, as they come from the cipher: put together they would be copied. */
  readonly seal: (content: Uint8Array, n: number, last: boolean) => readonly Buffer[];
  readonly open: (sealed: Uint8Array, n: number, last: boolean) => Buffer;
};

/** The person's key is gone; what was theirs cannot be shown. */
export class Erased extends Error {}

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

// Keys are key objects: of bytes the runtime would make one for every sealing, which costs more than the sealing.
const seal = (key: KeyObject, content: Uint8Array, bound: string): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
};

const unseal = (key: KeyObject, sealed: Uint8Array, bound: string): Buffer => {
  const cipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  cipher.setAAD(Buffer.from(bound)).setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([cipher.update(sealed.subarray(NONCE, -TAG)), cipher.final()]);
};

/** The key is this file's alone, so a piece's number may serve as its nonce. */
const piecesUnder = (key: KeyObject, head: Uint8Array, holder: string): Pieces => {
  const own = createSecretKey(Buffer.from(hkdfSync('sha256', key, head, 'file', 32)));
  const bound = Buffer.concat([Buffer.from(holder), head]);
  const nonceOf = (n: number, last: boolean): Buffer => {
    const nonce = Buffer.alloc(NONCE);
    nonce.writeUInt32BE(n, NONCE - 5);
    nonce[NONCE - 1] = last ? 1 : 0;
    return nonce;
  };
  return {
    seal: (content, n, last) => {
      const cipher = createCipheriv(ALGORITHM, own, nonceOf(n, last)).setAAD(bound);
      return [cipher.update(content), cipher.final(), cipher.getAuthTag()];
    },
    open: (sealed, n, last) => {
      const cipher = createDecipheriv(ALGORITHM, own, nonceOf(n, last), { authTagLength: TAG });
      cipher.setAAD(bound).setAuthTag(sealed.subarray(-TAG));
      return Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()]);
    },
  };
};

/** Reads the master key file, or makes it (0600). Two processes starting at once agree on one. */
export const masterKey = async (path: string): Promise<Buffer> => {
  await makeFolder(dirname(path));
  const read = async () => {
    const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
    if (key.length !== 32)
      throw new Fault(
        `${path} is no master key of 64 hexadecimal digits. Put back the one the data were sealed with: nothing else opens them. ` +
          '主密钥文件已损坏，请从备份恢复原来的文件。',
      );
    return key;
  };
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('hex')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return read();
};

/**
 * A key is kept in memory for the length of one transaction at most: an erased one must be gone in every process at
 * once, and an undone transaction must leave none behind.
 */
export const vaultOf = (master: Uint8Array, bureau: string): Vault => {
  const wrapping = createSecretKey(createHmac('sha256', master).update('wrap').digest());
  const hashing = createSecretKey(createHmac('sha256', master).update('find').digest());
  const bound = (holder: Id) => `${bureau}/${holder}`;
  const unwrap = (holder: Id, wrapped: Uint8Array): KeyObject =>
    createSecretKey(unseal(wrapping, wrapped, bound(holder)));

  const kept = new WeakMap<Db, Map<Id, KeyObject>>();
  const keep = (db: Db, holder: Id, key: KeyObject): KeyObject => {
    if (db.tx) kept.set(db, (kept.get(db) ?? new Map<Id, KeyObject>()).set(holder, key));
    return key;
  };
  /** Keys of several holders; null where it was erased, missing where there never was one. */
  const keysOf = async (db: Db, holders: readonly Id[]): Promise<Map<Id, KeyObject | null>> => {
    const rows = await db.query<{ holder: Id; wrapped: Buffer | null }>(
      'select holder, wrapped from holder_key where bureau = $1 and holder = any($2::text[])',
      [bureau, [...new Set(holders)]],
    );
    return new Map(rows.map((r) => [r.holder, r.wrapped && unwrap(r.holder, r.wrapped)]));
  };

  const readKey = async (db: Db, holder: Id): Promise<KeyObject | undefined> => {
    const known = kept.get(db)?.get(holder);
    if (known) return known;
    const [row] = await db.query<{ wrapped: Buffer | null }>(
      'select wrapped from holder_key where bureau = $1 and holder = $2',
      [bureau, holder],
    );
    if (!row) return undefined;
    if (!row.wrapped) throw new Erased(`the key of ${holder} was erased`);
    return keep(db, holder, unwrap(holder, row.wrapped));
  };
  const makeKey = async (db: Db, holder: Id): Promise<KeyObject> => {
    const key = createSecretKey(randomBytes(32));
    const made = await db.query(
      `insert into holder_key (bureau, holder, wrapped) values ($1, $2, $3)
        on conflict (bureau, holder) do nothing returning holder`,
      [bureau, holder, seal(wrapping, key.export(), bound(holder))],
    );
    // Another may have made the key at the same moment: then theirs counts.
    return made.length === 1 ? keep(db, holder, key) : (await readKey(db, holder))!;
  };

  const vault: Vault = {
    async sealFor(db, holder, content) {
      const key = (await readKey(db, holder)) ?? (await makeKey(db, holder));
      return seal(key, typeof content === 'string' ? Buffer.from(content) : content, bound(holder));
    },
    async openFor(db, holder, sealed) {
      const key = await readKey(db, holder);
      if (!key) throw new Erased(`there is no key of ${holder}`);
      return unseal(key, sealed, bound(holder));
    },
    openText: async (db, holder, sealed) => (await vault.openFor(db, holder, sealed)).toString('utf8'),
    async openTexts(db, list) {
      const keys = await keysOf(
        db,
        list.map((l) => l.holder),
      );
      return list.map(({ holder, sealed }) => {
        const key = keys.get(holder);
        return key ? unseal(key, sealed, bound(holder)).toString('utf8') : undefined;
      });
    },
    async piecesFor(db, holder, head, what) {
      const key = (await readKey(db, holder)) ?? (what === 'seal' ? await makeKey(db, holder) : undefined);
      if (!key) throw new Erased(`there is no key of ${holder}`);
      return piecesUnder(key, head, bound(holder));
    },
    async erase(db, holder) {
      await db.query(
        `insert into holder_key (bureau, holder, wrapped, erased_at) values ($1, $2, null, now())
          on conflict (bureau, holder) do update set wrapped = null, erased_at = now()`,
        [bureau, holder],
      );
      kept.get(db)?.delete(holder);
    },
    forOneAct() {
      const known = new Map<Id, Promise<KeyObject | null | undefined>>();
      const ahead = (db: Db, holders: readonly Id[]): void => {
        const unknown = holders.filter((h) => !known.has(h));
        if (unknown.length === 0) return;
        const asked = keysOf(db, unknown);
        asked.catch(() => {}); // whoever needs the key hears it
        for (const h of unknown)
          known.set(
            h,
            asked.then((keys) => keys.get(h)),
          );
        for (const h of unknown) known.get(h)!.catch(() => known.delete(h));
      };
      const keyOf = async (db: Db, holder: Id): Promise<KeyObject | null | undefined> => {
        ahead(db, [holder]);
        return known.get(holder);
      };
      const one: ReturnType<Vault['forOneAct']> = {
        ...vault,
        ahead,
        async sealFor(db, holder, content) {
          const key = await keyOf(db, holder);
          if (!key) return vault.sealFor(db, holder, content);
          return seal(key, typeof content === 'string' ? Buffer.from(content) : content, bound(holder));
        },
        async openFor(db, holder, sealed) {
          const key = await keyOf(db, holder);
          return key ? unseal(key, sealed, bound(holder)) : vault.openFor(db, holder, sealed);
        },
        openText: async (db, holder, sealed) => (await one.openFor(db, holder, sealed)).toString('utf8'),
        async openTexts(db, list) {
          ahead(
            db,
            list.map((l) => l.holder),
          );
          const keys = await Promise.all(list.map((l) => known.get(l.holder)));
          return list.map(({ holder, sealed }, i) => {
            const key = keys[i];
            return key ? unseal(key, sealed, bound(holder)).toString('utf8') : undefined;
          });
        },
      };
      return one;
    },
    keyedHash: (purpose, text) => createHmac('sha256', hashing).update(`${bureau}/${purpose}/${text}`).digest('hex'),
  };
  return vault;
};

import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scrypt,
  sign,
} from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSm2, type Sm2Pair, sm2Sign, sm2Spki } from './pki.sm2.ts';
import { type KeyAlgorithm, KeyFault, type MakingKeyStore, type StoredKey } from './pki.ts';

/**
 * Keys in a folder (0700), each file (0600) sealed by AES-256-GCM under one store key, which is itself sealed under a
 * passphrase by scrypt. The passphrase comes from the environment; without one it is made and laid beside the keys,
 * in a file whose name says that this protects nothing: such a store is for tests and demonstrations.
 */
const STORE = 'store.json';
const MADE_PASSPHRASE = 'passphrase.TEST-ONLY';
const SUFFIX = '.key.json';
/** A passphrase people think of is slowed down (OWASP's scrypt set); 256 bits of ours need no such thing. */
const SLOW = { N: 2 ** 15, r: 8, p: 3 };
const QUICK = { N: 2 ** 12, r: 8, p: 1 };

type Cost = typeof SLOW;
type StoreFile = {
  readonly v: 1;
  readonly kdf: 'scrypt';
  readonly cost: Cost;
  readonly salt: string;
  readonly wrapped: string;
};
type KeyFile = {
  readonly v: 1;
  readonly algorithm: KeyAlgorithm;
  readonly test: boolean;
  readonly publicKey: string;
  readonly chain: readonly string[];
  /** PKCS 8 (ES256) or the private number in hex (SM2), sealed. */
  readonly sealed: string;
};

const derive = (passphrase: string, salt: Buffer, cost: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );

const seal = (key: Buffer, content: Uint8Array, bound: string): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]).toString('base64');
};
const unseal = (key: Buffer, sealed: string, bound: string): Buffer => {
  const bytes = Buffer.from(sealed, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
  cipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-16));
  return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]);
};

/** Writes aside and links into place: a crash leaves nothing half written, and of two writers the first wins. */
const writeOnce = async (folder: string, name: string, content: string): Promise<boolean> => {
  const draft = join(folder, `.draft-${randomBytes(8).toString('hex')}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, join(folder, name));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(draft);
  }
};
const replace = async (folder: string, name: string, content: string): Promise<void> => {
  const draft = `.draft-${randomBytes(8).toString('hex')}`;
  await writeOnce(folder, draft, content);
  await rename(join(folder, draft), join(folder, name));
};
const readText = async (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

const madePassphrase = async (folder: string): Promise<string | undefined> =>
  (await readText(join(folder, MADE_PASSPHRASE)))?.split('\n')[0];

const NOTE = `# 测试口令 test grade: whoever reads this folder can open the keys beside it.
# For real use set ONESEAL_KEY_PASSPHRASE and start again; this file is then removed.
`;

const newStore = async (passphrase: string, cost: Cost, storeKey: Buffer): Promise<string> => {
  const salt = randomBytes(16);
  const wrapped = seal(await derive(passphrase, salt, cost), storeKey, 'store');
  return JSON.stringify({ v: 1, kdf: 'scrypt', cost, salt: salt.toString('base64'), wrapped } satisfies StoreFile);
};
const openStoreKey = async (text: string, passphrase: string): Promise<Buffer> => {
  const { cost, salt, wrapped } = JSON.parse(text) as StoreFile;
  return unseal(await derive(passphrase, Buffer.from(salt, 'base64'), cost), wrapped, 'store');
};

/** The key under which all others lie; a passphrase given later takes the place of the one that was made. */
const storeKeyOf = async (folder: string, given: string | undefined): Promise<Buffer> => {
  const found = await readText(join(folder, STORE));
  if (found === undefined) {
    if (given === undefined) await writeOnce(folder, MADE_PASSPHRASE, `${randomBytes(32).toString('hex')}\n${NOTE}`);
    const passphrase = given ?? (await madePassphrase(folder))!;
    await writeOnce(folder, STORE, await newStore(passphrase, given === undefined ? QUICK : SLOW, randomBytes(32)));
    return openStoreKey((await readText(join(folder, STORE)))!, passphrase);
  }
  const made = await madePassphrase(folder);
  if (made === undefined && given === undefined)
    throw new KeyFault(`The keys in ${folder} are closed by a passphrase: set ONESEAL_KEY_PASSPHRASE.`);
  const opened = async (passphrase: string | undefined): Promise<Buffer | undefined> =>
    passphrase === undefined ? undefined : openStoreKey(found, passphrase).catch(() => undefined);
  const byMade = await opened(made);
  // A process that was killed between the two writes below leaves a made passphrase that opens nothing any more.
  const key = byMade ?? (await opened(given));
  if (!key) throw new KeyFault(`The passphrase does not open the keys in ${folder}: check ONESEAL_KEY_PASSPHRASE.`);
  if (made !== undefined && given !== undefined) {
    if (byMade) await replace(folder, STORE, await newStore(given, SLOW, key));
    await rm(join(folder, MADE_PASSPHRASE), { force: true });
  }
  return key;
};

const SAFE = /^[a-z0-9][a-z0-9.-]{0,80}$/;
const fileOf = (ref: string): string => {
  if (!SAFE.test(ref)) throw new KeyFault(`"${ref}" is not a name of a key.`);
  return `${ref}${SUFFIX}`;
};
const boundOf = (ref: string, algorithm: KeyAlgorithm): string => `${algorithm} ${ref}`;

const storedOf = (ref: string, f: KeyFile): StoredKey => ({
  ref,
  algorithm: f.algorithm,
  test: f.test,
  publicKey: Buffer.from(f.publicKey, 'base64'),
  chain: f.chain.map((c) => Buffer.from(c, 'base64')),
});

const ecFile = (privateKey: KeyObject) => ({
  algorithm: 'ES256' as const,
  secret: privateKey.export({ format: 'der', type: 'pkcs8' }),
  publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }),
});
const newSecret = (algorithm: KeyAlgorithm) => {
  if (algorithm === 'ES256') return ecFile(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey);
  const pair = makeSm2();
  return { algorithm, secret: Buffer.from(JSON.stringify(pair)), publicKey: sm2Spki(pair.publicKey) };
};

/** Opens the folder, or makes it. Keys that an earlier version left unsealed are sealed now. */
export const localKeys = async (folder: string, passphrase?: string): Promise<MakingKeyStore> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const storeKey = await storeKeyOf(folder, passphrase);
  const open_ = new Map<string, { readonly file: KeyFile; readonly sign: (bytes: Uint8Array) => Uint8Array }>();

  const opened = (ref: string, file: KeyFile) => {
    const secret = unseal(storeKey, file.sealed, boundOf(ref, file.algorithm));
    if (file.algorithm === 'SM2') {
      const pair = JSON.parse(secret.toString()) as Sm2Pair;
      return { file, sign: (bytes: Uint8Array) => sm2Sign(bytes, pair) };
    }
    const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
    return { file, sign: (bytes: Uint8Array) => sign('sha256', bytes, key) };
  };
  const load = async (ref: string) => {
    const known = open_.get(ref);
    if (known) return known;
    const text = await readText(join(folder, fileOf(ref)));
    if (text === undefined) return undefined;
    const entry = opened(ref, JSON.parse(text) as KeyFile);
    open_.set(ref, entry);
    return entry;
  };
  const keep = (ref: string, made: ReturnType<typeof newSecret>): Promise<boolean> => {
    const { algorithm, secret, publicKey } = made;
    const sealed = seal(storeKey, secret, boundOf(ref, algorithm));
    const file: KeyFile = {
      v: 1,
      algorithm,
      test: true,
      publicKey: Buffer.from(publicKey).toString('base64'),
      chain: [],
      sealed,
    };
    return writeOnce(folder, fileOf(ref), JSON.stringify(file));
  };

  for (const name of (await readdir(folder)).filter((n) => n.endsWith('.pem'))) {
    const ref = name === 'current.pem' ? 'code' : `code.${name.slice(0, -4)}`;
    await keep(ref, ecFile(createPrivateKey(await readFile(join(folder, name), 'utf8'))));
    await rm(join(folder, name));
  }

  const store: MakingKeyStore = {
    kind: 'local',
    find: async (ref) => {
      const entry = await load(ref);
      return entry && storedOf(ref, entry.file);
    },
    list: async () => {
      const refs = (await readdir(folder)).filter((n) => n.endsWith(SUFFIX)).map((n) => n.slice(0, -SUFFIX.length));
      return (await Promise.all(refs.sort().map((ref) => store.find(ref)))).filter((k) => k !== undefined);
    },
    sign: async (ref, bytes) => {
      const entry = await load(ref);
      if (!entry) throw new KeyFault(`There is no key "${ref}" in ${folder}.`);
      return entry.sign(bytes);
    },
    make: async (ref, algorithm) => {
      if (!(await load(ref))) await keep(ref, newSecret(algorithm));
      return (await store.find(ref))!;
    },
    certify: async (ref, chain) => {
      const entry = await load(ref);
      if (!entry) throw new KeyFault(`There is no key "${ref}" in ${folder}.`);
      const file: KeyFile = { ...entry.file, chain: chain.map((c) => Buffer.from(c).toString('base64')) };
      await replace(folder, fileOf(ref), JSON.stringify(file));
      open_.delete(ref);
    },
    retire: async (ref) => {
      const entry = await load(ref);
      if (!entry) return;
      const aside = `${ref}.${Buffer.from(entry.file.publicKey, 'base64').subarray(-4).toString('hex')}`;
      const secret = unseal(storeKey, entry.file.sealed, boundOf(ref, entry.file.algorithm));
      const sealed = seal(storeKey, secret, boundOf(aside, entry.file.algorithm));
      await writeOnce(folder, fileOf(aside), JSON.stringify({ ...entry.file, sealed }));
      await rm(join(folder, fileOf(ref)));
      open_.delete(ref);
    },
  };
  return store;
};

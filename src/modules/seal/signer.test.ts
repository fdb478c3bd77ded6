import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newFolder } from '../../../test/database.ts';
import { localSigner } from '../../../test/sealing.ts';
import { localKeys } from '../../platform/pki.local.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the local test key', () => {
  let folder: { path: string; remove: () => Promise<void> };
  beforeEach(async () => {
    folder = await newFolder();
  });
  afterEach(() => folder.remove());

  test('is made once, readable by its owner only, and calls itself a test key', async () => {
    const path = join(folder.path, 'seal');
    const [first, second] = await Promise.all([localSigner(path), localSigner(path)]);
    expect(second.current).toEqual(first.current);
    expect(first.current.test).toBe(true);
    expect(await readdir(path)).toEqual(['code.key.json', 'passphrase.TEST-ONLY', 'store.json']);
    for (const name of await readdir(path))
      expect(((await stat(join(path, name))).mode & 0o777).toString(8)).toBe('600');
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('700');
  });
  test('lies encrypted: neither its file nor the store’s shows it', async () => {
    const signer = await localSigner(folder.path);
    const text = await readFile(join(folder.path, 'code.key.json'), 'utf8');
    expect(text).not.toContain('PRIVATE KEY');
    expect(Object.keys(JSON.parse(text)).sort()).toEqual(['algorithm', 'chain', 'publicKey', 'sealed', 'test', 'v']);
    expect(JSON.parse(text).publicKey).toBe(signer.current.publicKey);
  });
  test('a key that an earlier version left in the clear is sealed at the next start, and the same', async () => {
    await mkdir(folder.path, { recursive: true });
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    await writeFile(join(folder.path, 'current.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const signer = await localSigner(folder.path);
    expect(signer.current.publicKey).toBe(publicKey.export({ format: 'der', type: 'spki' }).toString('base64'));
    expect(await readdir(folder.path)).not.toContain('current.pem');
  });
  test('what it signed verifies, in this process and the next; altered content, signature or key does not', async () => {
    const signer = await localSigner(folder.path);
    const { signature, keyId } = await signer.sign(bytes('证照'));
    expect(signature.length).toBe(64);
    const next = await localSigner(folder.path);
    expect(await next.verify(bytes('证照'), signature, keyId)).toBe('good');
    expect(await next.verify(bytes('证昭'), signature, keyId)).toBe('bad');
    const flipped = Uint8Array.from(signature, (b, i) => (i === 10 ? b ^ 1 : b));
    expect(await next.verify(bytes('证照'), flipped, keyId)).toBe('bad');
    expect(await next.verify(bytes('证照'), signature.subarray(1), keyId)).toBe('bad');
    expect(await next.verify(bytes('证照'), signature, '00000000')).toBe('unknown-key');
  });
  test('a key that was replaced still verifies what it signed', async () => {
    const old = await localSigner(folder.path);
    const { signature, keyId } = await old.sign(bytes('证照'));
    await (await localKeys(folder.path)).retire('code');
    const now = await localSigner(folder.path);
    expect(now.current.keyId).not.toBe(keyId);
    expect(now.keys.map((k) => k.keyId)).toEqual([now.current.keyId, keyId]);
    expect(await now.verify(bytes('证照'), signature, keyId)).toBe('good');
  });
});

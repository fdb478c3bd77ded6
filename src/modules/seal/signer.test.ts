import { readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newFolder } from '../../../test/database.ts';
import { localSigner } from './handle.signer.ts';

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
    expect(await readdir(path)).toEqual(['current.pem']);
    expect(((await stat(join(path, 'current.pem'))).mode & 0o777).toString(8)).toBe('600');
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('700');
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
    await rename(join(folder.path, 'current.pem'), join(folder.path, '2025.pem'));
    const now = await localSigner(folder.path);
    expect(now.current.keyId).not.toBe(keyId);
    expect(now.keys.map((k) => k.keyId)).toEqual([now.current.keyId, keyId]);
    expect(await now.verify(bytes('证照'), signature, keyId)).toBe('good');
  });
});

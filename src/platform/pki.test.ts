import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newFolder } from '../../test/database.ts';
import { certifiedKey, testRoot, testStampKey } from './pki.ca.ts';
import { chainFault, daysLeft, toPem } from './pki.certificate.ts';
import { oid, unsigned } from './pki.der.ts';
import { localKeys } from './pki.local.ts';
import { remoteKeys } from './pki.remote.ts';
import { pointOfSpki, sm2Verify } from './pki.sm2.ts';
import { httpStamper } from './tsa.http.ts';
import { makeToken } from './tsa.local.ts';
import { readToken, StampFault, stampAnswer, tokenOf } from './tsa.ts';

const term = { from: '2026-01-01T00:00:00.000Z', until: '2026-12-31T15:59:59.000Z' };
const subject = { organ: '松澜新区行政审批局', common: '松澜新区行政审批局 测试章' };
const bytes = Buffer.from('准予行政许可决定书');

let folder: { path: string; remove: () => Promise<void> };
beforeEach(async () => {
  folder = await newFolder();
});
afterEach(() => folder.remove());

describe('keys at rest', () => {
  test('another passphrase does not open them, and the message says what to do', async () => {
    await (await localKeys(folder.path, 'correct horse')).make('seal-1', 'ES256');
    await expect(localKeys(folder.path, 'wrong horse')).rejects.toThrow('check ONESEAL_KEY_PASSPHRASE');
    await expect(localKeys(folder.path)).rejects.toThrow('set ONESEAL_KEY_PASSPHRASE');
    expect(await (await localKeys(folder.path, 'correct horse')).find('seal-1')).toBeDefined();
  });
  test('a passphrase given later takes the place of the made one; the keys stay the same', async () => {
    const made = await (await localKeys(folder.path)).make('seal-1', 'SM2');
    const given = await localKeys(folder.path, 'correct horse');
    expect((await given.find('seal-1'))!.publicKey).toEqual(made.publicKey);
    await expect(stat(join(folder.path, 'passphrase.TEST-ONLY'))).rejects.toThrow('ENOENT');
    await expect(localKeys(folder.path)).rejects.toThrow('set ONESEAL_KEY_PASSPHRASE');
  });
  test('a key file under another name is another key: it does not open', async () => {
    const store = await localKeys(folder.path);
    await store.make('seal-1', 'ES256');
    await writeFile(join(folder.path, 'seal-2.key.json'), await readFile(join(folder.path, 'seal-1.key.json')));
    await expect((await localKeys(folder.path)).sign('seal-2', bytes)).rejects.toThrow();
  });
  test('a name cannot lead out of the folder', async () => {
    await expect((await localKeys(folder.path)).make('../seal', 'ES256')).rejects.toThrow('not a name of a key');
  });
});

describe('certificates', () => {
  test('a chain is good until its last second, and not one later; before its first it is not either', async () => {
    const store = await localKeys(folder.path);
    const { chain } = await certifiedKey(store, { ref: 'seal-1', algorithm: 'ES256', subject, ...term });
    const roots = (await testRoot(store, 'ES256')).chain;
    expect(chainFault(chain, roots, '2026-12-31T15:59:59.000Z')).toBeUndefined();
    expect(chainFault(chain, roots, '2026-12-31T16:00:00.000Z')).toBe('expired');
    expect(chainFault(chain, roots, '2025-12-31T23:59:59.000Z')).toBe('not-yet-valid');
    expect(chainFault([], roots, '2026-06-01T00:00:00.000Z')).toBe('chain-empty');
    expect(daysLeft(chain, '2026-12-01T15:59:59.000Z')).toBe(30);
  });
  test('under another root it is not trusted; a leaf is no authority', async () => {
    const store = await localKeys(join(folder.path, 'a'));
    const other = await localKeys(join(folder.path, 'b'));
    const { chain } = await certifiedKey(store, { ref: 'seal-1', algorithm: 'ES256', subject, ...term });
    const at = '2026-06-01T00:00:00.000Z';
    expect(chainFault(chain, (await testRoot(other, 'ES256')).chain, at)).toBe('chain-untrusted');
    expect(chainFault(chain, [], at)).toBe('chain-untrusted');
    const second = await certifiedKey(store, { ref: 'seal-2', algorithm: 'ES256', subject, ...term });
    expect(chainFault([chain[0]!, second.chain[0]!], (await testRoot(store, 'ES256')).chain, at)).toBe('chain-broken');
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.warn('SKIPPED: SM2 and time stamps checked by openssl (Debian: openssl)');
const openssl = (...args: string[]): string => {
  const done = spawnSync('openssl', args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr}${done.stdout}`);
  return done.stdout + done.stderr;
};

describe.skipIf(!hasOpenssl)('SM2 with the standard user id, across makers', () => {
  const file = (name: string) => join(folder.path, name);
  const ID = ['-pkeyopt', 'distid:1234567812345678'];

  test('openssl verifies ours, and not under another user id', async () => {
    const store = await localKeys(file('keys'));
    const key = await store.make('seal-1', 'SM2');
    const pem = `-----BEGIN PUBLIC KEY-----\n${Buffer.from(key.publicKey)
      .toString('base64')
      .match(/.{1,64}/g)!
      .join('\n')}\n-----END PUBLIC KEY-----\n`;
    await writeFile(file('key.pem'), pem);
    await writeFile(file('text'), bytes);
    await writeFile(file('signature'), await store.sign('seal-1', bytes));
    const verify = ['pkeyutl', '-verify', '-pubin', '-inkey', file('key.pem'), '-rawin', '-digest', 'sm3'];
    const files = ['-in', file('text'), '-sigfile', file('signature')];
    expect(openssl(...verify, ...files, ...ID)).toContain('Signature Verified Successfully');
    expect(() => openssl(...verify, ...files, '-pkeyopt', 'distid:8765432187654321')).toThrow();
  });
  test('we verify one made by openssl, and not over other words', async () => {
    openssl('genpkey', '-algorithm', 'SM2', '-out', file('their.pem'));
    openssl('pkey', '-in', file('their.pem'), '-pubout', '-outform', 'DER', '-out', file('their.spki'));
    await writeFile(file('text'), bytes);
    const sign = ['pkeyutl', '-sign', '-inkey', file('their.pem'), '-rawin', '-digest', 'sm3'];
    openssl(...sign, '-in', file('text'), '-out', file('their.signature'), ...ID);
    const point = pointOfSpki(await readFile(file('their.spki')));
    const signature = await readFile(file('their.signature'));
    expect(sm2Verify(bytes, signature, point)).toBe(true);
    expect(sm2Verify(Buffer.from('不予行政许可决定书'), signature, point)).toBe(false);
    expect(sm2Verify(bytes, Buffer.from('nonsense'), point)).toBe(false);
  });
});

/** A program of ours in a process of its own; answers its first line. */
const running = async (...args: string[]) => {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ONESEAL_DATA: folder.path },
  });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { line: chunk.toString().trim().split('\n')[0]!, stop };
};

describe('a signing server in a process of its own', () => {
  test('tells keys and certificates, signs, and wants the token', async () => {
    const store = await localKeys(folder.path);
    const key = await certifiedKey(store, { ref: 'seal-1', algorithm: 'ES256', subject, ...term });
    const gm = await certifiedKey(store, { ref: 'seal-1-sm2', algorithm: 'SM2', subject, ...term });
    const server = await running('test/remote-signer.ts', folder.path, 'token-1');
    try {
      const url = `http://127.0.0.1:${server.line}`;
      const remote = remoteKeys(url, 'token-1');
      expect(Buffer.from((await remote.find('seal-1'))!.chain[0]!)).toEqual(Buffer.from(key.chain[0]!));
      expect((await remote.list()).map((k) => k.ref)).toContain('seal-1-sm2');
      const signature = await remote.sign('seal-1-sm2', bytes);
      expect(sm2Verify(bytes, signature, pointOfSpki(gm.publicKey))).toBe(true);
      expect(await remote.find('seal-9')).toBeUndefined();
      await expect(remote.sign('seal-9', bytes)).rejects.toThrow('has no key "seal-9"');
      await expect(remoteKeys(url, 'wrong').list()).rejects.toThrow('answers 401');
    } finally {
      await server.stop();
    }
    await expect(remoteKeys(`http://127.0.0.1:${server.line}`, 'token-1').list()).rejects.toThrow('does not answer');
  });
});

describe('time stamps', () => {
  const digest = createHash('sha256').update(bytes).digest();

  test.skipIf(!hasOpenssl)(
    'of the test authority as a server of its own: openssl asks it, and verifies what we were given',
    async () => {
      const server = await running('src/main.ts', 'test-tsa');
      try {
        const token = await httpStamper(server.line).stamp(digest);
        expect(Buffer.from(readToken(token).digest)).toEqual(digest);
        const store = await localKeys(join(folder.path, 'keys'));
        await writeFile(join(folder.path, 'ca.pem'), toPem((await testRoot(store, 'ES256')).chain[0]!));
        await writeFile(join(folder.path, 'token'), token);
        const args = [
          'ts',
          '-verify',
          '-token_in',
          '-in',
          join(folder.path, 'token'),
          '-CAfile',
          join(folder.path, 'ca.pem'),
        ];
        expect(openssl(...args, '-digest', digest.toString('hex'))).toContain('Verification: OK');
        openssl(
          'ts',
          '-query',
          '-digest',
          digest.toString('hex'),
          '-sha256',
          '-cert',
          '-out',
          join(folder.path, 'query'),
        );
        const answer = await fetch(server.line, { method: 'POST', body: await readFile(join(folder.path, 'query')) });
        await writeFile(join(folder.path, 'answer'), Buffer.from(await answer.arrayBuffer()));
        const theirs = ['ts', '-verify', '-queryfile', join(folder.path, 'query'), '-in', join(folder.path, 'answer')];
        expect(openssl(...theirs, '-CAfile', join(folder.path, 'ca.pem'))).toContain('Verification: OK');
        const nonsense = await fetch(server.line, { method: 'POST', body: 'nonsense' });
        expect(Buffer.from(await nonsense.arrayBuffer()).toString('hex')).toBe('30053003020102');
      } finally {
        await server.stop();
      }
      await expect(httpStamper(server.line).stamp(digest)).rejects.toThrow(StampFault);
    },
  );
  test('an answer about something else, to another request, or refused is not taken', async () => {
    const store = await localKeys(folder.path);
    const key = await testStampKey(store);
    const nonce = randomBytes(8);
    const at = '2026-10-20T01:30:00.000Z';
    const answer = stampAnswer(await makeToken(store, key, { digest, nonce }, at));
    expect(readToken(tokenOf(answer, { digest, nonce }))).toMatchObject({ at });
    expect(() => tokenOf(answer, { digest: createHash('sha256').digest(), nonce })).toThrow('something else');
    expect(() => tokenOf(answer, { digest, nonce: randomBytes(8) })).toThrow('another request');
    expect(() => tokenOf(Buffer.from('30053003020102', 'hex'), { digest, nonce })).toThrow('refused (2)');
    expect(() => tokenOf(Buffer.from('nonsense'), { digest, nonce })).toThrow('no answer that can be read');
  });
});

describe('DER', () => {
  test('object identifiers and integers as the standard gives them', () => {
    expect(Buffer.from(oid('1.2.840.113549.1.7.2')).toString('hex')).toBe('06092a864886f70d010702');
    expect(Buffer.from(oid('1.2.156.10197.1.501')).toString('hex')).toBe('06082a811ccf55018375');
    expect(Buffer.from(unsigned(Buffer.from([0, 0, 0x80]))).toString('hex')).toBe('02020080');
  });
});

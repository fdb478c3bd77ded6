import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../kernel/instant.ts';
import { derOf, noteText, readNote } from '../../kernel/note.ts';
import { type Checkpoint, checkpointBody, readCheckpoint } from './checkpoint.ts';

const checkpoint: Checkpoint = {
  origin: 'oneseal/songlan',
  size: 4021,
  root: Uint8Array.from({ length: 32 }, (_, i) => i * 7),
  at: '2026-11-22T08:03:00.000Z' as Instant,
  position: 4090,
  previous: Uint8Array.from({ length: 32 }, (_, i) => 255 - i),
};

describe('the text of a checkpoint', () => {
  test('reads as the first lines of a transparency log and comes back as it was', () => {
    const body = checkpointBody(checkpoint);
    expect(body.split('\n').slice(0, 2)).toEqual(['oneseal/songlan', '4021']);
    expect(body.endsWith('\n')).toBe(true);
    expect(readCheckpoint(body)).toEqual(checkpoint);
    const { previous: _, ...first } = checkpoint;
    expect(readCheckpoint(checkpointBody(first))).toEqual(first);
  });
  test('anything else is none: other sizes, other spellings, more lines', () => {
    const body = checkpointBody(checkpoint);
    for (const wrong of [
      body.replace('4021', '04021'),
      body.replace('4021', '-1'),
      body.replace('time ', 'Time '),
      body.replace('=\n', '\n'),
      `${body}more\n`,
      body.slice(0, -1),
      '',
    ])
      expect(readCheckpoint(wrong), wrong).toBeUndefined();
  });
});

describe('a signed text', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const body = checkpointBody(checkpoint);
  const raw = () => sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' });

  test('comes back as it was, and not when a line is missing', () => {
    const signed = { body, origin: 'oneseal/songlan', keyId: '00ff10ab', signature: Uint8Array.from(raw()) };
    const text = noteText(signed);
    expect(readNote(text)).toEqual(signed);
    expect(readNote(text.replace('\n\n', '\n'))).toBeUndefined();
    expect(readNote(text.slice(0, -6))).toBeUndefined();
    expect(readNote('')).toBeUndefined();
  });

  test('openssl says Verified OK to every signature in DER, and not to an altered text', () => {
    const folder = mkdtempSync(join(tmpdir(), 'oneseal-note-'));
    const at = (name: string) => join(folder, name);
    const check = (file: string) =>
      execFileSync('openssl', ['dgst', '-sha256', '-verify', at('key.pem'), '-signature', at('sig'), at(file)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    try {
      writeFileSync(at('key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
      writeFileSync(at('body'), body);
      writeFileSync(at('altered'), body.replace('4021', '4020'));
      // Many, because DER drops leading zeros, which come in one of 128 signatures or so.
      for (let n = 0; n < 400; n++) {
        const signature = raw();
        expect(verify('sha256', Buffer.from(body), publicKey, derOf(signature))).toBe(true);
        if (n > 3) continue;
        writeFileSync(at('sig'), derOf(signature));
        expect(check('body')).toContain('Verified OK');
        expect(() => check('altered')).toThrow();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

import { spawn } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../../test/database.ts';
import { day } from '../kernel/day.ts';
import type { Instant } from '../kernel/instant.ts';
import { noteText } from '../kernel/note.ts';
import { codeOf, type LicencePointer, pointerBytes } from '../modules/licences/code.ts';
import { certificateOf } from '../modules/licences/face.ts';
import { type StatusLine, statusBody } from '../modules/licences/status.ts';
import { plainTemplate } from '../modules/licences/template.ts';
import { codeSigner, type Signer } from '../modules/seal/index.ts';
import { qrModules } from '../platform/pdf.qr.ts';
import { testRoot } from '../platform/pki.ca.ts';
import { localKeys } from '../platform/pki.local.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'oneseal.mjs');
const run = (args: string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [BIN, 'verify-licence', ...args], {
      env: { PATH: process.env.PATH ?? '', ONESEAL_DATA: '/nowhere', ...env },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (c) => {
      said.out += c;
    });
    child.stderr.on('data', (c) => {
      said.err += c;
    });
    child.on('close', (code) => resolve({ code, ...said }));
  });

const crc = (bytes: Buffer): number => {
  let c = ~0;
  for (const b of bytes) {
    c ^= b;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return ~c >>> 0;
};
const chunk = (kind: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
/** A grey PNG of 8 bits from rows of brightness. */
const png = (rows: readonly number[][]): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(rows[0]!.length, 0);
  head.writeUInt32BE(rows.length, 4);
  head[8] = 8;
  const raw = Buffer.concat(rows.map((r) => Buffer.from([0, ...r])));
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]);
};
const qrPicture = (text: string): Buffer => {
  const modules = qrModules(text);
  const [scale, quiet] = [4, 4];
  const size = (modules.length + 2 * quiet) * scale;
  const dark = (x: number, y: number): boolean =>
    modules[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet] ?? false;
  return png(Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => (dark(x, y) ? 0 : 255))));
};

describe('oneseal verify-licence', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let signer: Signer;
  let pointer: LicencePointer;
  let code: string;
  const at = (name: string): string => join(folder.path, name);
  const list = async (lines: readonly StatusLine[], until = '2126-01-01T00:00:00.000Z') => {
    const origin = 'oneseal/songlan';
    const time = '2026-11-22T02:00:00.000Z' as Instant;
    const body = statusBody({ origin, at: time, until: until as Instant, lines });
    const { keyId, signature } = await signer.sign(Buffer.from(body));
    return noteText({ body, origin, keyId, signature });
  };
  const check = (what: string, ...more: string[]) => run([what, '--keys', at('keys.json'), ...more]);

  beforeAll(async () => {
    folder = await newFolder();
    signer = await codeSigner(await localKeys(at('keys')));
    pointer = {
      keyId: signer.current.keyId,
      licence: '01932d3f-7c1a-7b2e-9f3c-0123456789ab',
      edition: 1,
      from: day('2026-10-20'),
      until: day('2126-10-19'),
      number: '松审卫公〔2026〕第0183号',
      holder: '松澜云栖温泉度假有限公司',
      title: '公共场所卫生许可证',
    };
    const bytes = pointerBytes(pointer);
    code = codeOf(bytes, (await signer.sign(Buffer.from(bytes))).signature);
    const root = await testRoot(await localKeys(at('seal')), 'ES256');
    const authorities = root.chain.map((c) => Buffer.from(c).toString('base64'));
    await writeFile(at('keys.json'), JSON.stringify({ keys: signer.keys, authorities }));
    await writeFile(at('good.txt'), await list([]));
    const revoked: StatusLine = { licence: pointer.licence, edition: 1, state: 'revoked', since: day('2026-11-02') };
    await writeFile(at('revoked.txt'), await list([revoked]));
    await writeFile(at('old.txt'), await list([], '2026-11-22T08:00:00.000Z'));
    await writeFile(at('altered.txt'), (await list([revoked])).replace('revoked', 'in-force'));
  });
  afterAll(() => folder.remove());

  test('a code that nothing is wrong with: 0, and the facts to compare', async () => {
    const { code: exit, out } = await check(code, '--status', at('good.txt'));
    expect(out).toContain('Valid.');
    for (const fact of [pointer.number, pointer.holder, pointer.title, '2026-10-20 to 2126-10-19', 'a test key'])
      expect(out).toContain(fact);
    expect(out).toContain('Status: as of 2026-11-22 10:00 (Shanghai).');
    expect(exit).toBe(0);
  });
  test('its address, a text file and keys in PEM do as well; without a list it says what it does not know', async () => {
    const pem = createPublicKey({
      key: Buffer.from(signer.current.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    }).export({ format: 'pem', type: 'spki' });
    await writeFile(at('key.pem'), pem);
    await writeFile(at('code.txt'), `https://spj.example.gov.cn/verify/${code}\n`);
    const { code: exit, out } = await run([at('code.txt'), '--keys', at('key.pem')]);
    expect(out).toContain('Status: not checked.');
    expect(exit).toBe(0);
  });
  test.each([
    ['revoked.txt', 'Not valid: revoked (撤销) since 2026-11-02.'],
    ['old.txt', 'that list was good until 2026-11-22 16:00 (Shanghai) only'],
    ['altered.txt', 'Status: the list was altered'],
  ])('1 with %s', async (name, says) => {
    const { code: exit, out } = await check(code, '--status', at(name));
    expect(out).toContain(says);
    expect(exit).toBe(1);
  });
  test('1 for one changed character, for another bureau’s keys and for what is no code', async () => {
    const other = await codeSigner(await localKeys(at('others')));
    await writeFile(at('others.json'), JSON.stringify({ keys: other.keys }));
    const flipped = code.slice(0, -9) + (code.at(-9) === 'A' ? 'B' : 'A') + code.slice(-8);
    for (const [args, says] of [
      [[flipped, '--keys', at('keys.json')], 'Altered'],
      [[code, '--keys', at('others.json')], 'Not issued under any of these keys'],
      [['hello', '--keys', at('keys.json')], 'Unreadable'],
    ] as const) {
      const { code: exit, out } = await run([...args]);
      expect(out).toContain(says);
      expect(exit).toBe(1);
    }
  });
  test('2 for wrong usage: no keys, a file that is not there, nothing named', async () => {
    const noKeys = await run([code]);
    expect([noKeys.code, noKeys.err]).toEqual([2, expect.stringContaining('/api/verify-keys')]);
    const missing = await check('licence.pdf');
    expect([missing.code, missing.err]).toEqual([2, 'There is no file licence.pdf.\n']);
    expect((await run([])).code).toBe(2);
  });
  test('where the bureau’s own keys lie, they are taken', async () => {
    expect((await run([code], { ONESEAL_DATA: folder.path })).code).toBe(0);
  });

  test('a picture of the code; a JPEG is told what to do', async () => {
    await writeFile(at('code.png'), qrPicture(`https://spj.example.gov.cn/verify/${code}`));
    expect((await check(at('code.png'), '--status', at('good.txt'))).code).toBe(0);
    await writeFile(at('white.png'), png([[255, 255]]));
    expect((await check(at('white.png'))).err).toContain('No code was found');
    const damaged = png([[255, 255]]);
    damaged.fill(0, damaged.indexOf('IDAT') + 4, damaged.indexOf('IEND') - 4);
    await writeFile(at('damaged.png'), damaged);
    expect((await check(at('damaged.png'))).err).toContain('its points are damaged');
    await writeFile(at('headless.png'), damaged.subarray(0, 20));
    expect((await check(at('headless.png'))).err).toContain('the picture ends too early');
    await writeFile(at('code.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    expect((await check(at('code.jpg'))).err).toContain('Save the picture as PNG');
  });

  test('the PDF itself: its code and its own signature; one flipped byte and one added page are found', {
    timeout: 240_000,
  }, async () => {
    const pdf = await pdfOf(`https://spj.example.gov.cn/verify/${code}`, pointer, folder.path);
    await writeFile(at('licence.pdf'), pdf);
    const good = await check(at('licence.pdf'), '--status', at('good.txt'));
    expect(good.out).toContain('under the bureau’s authority, not altered since');
    expect(good.code).toBe(0);
    await writeFile(at('no-authority.json'), JSON.stringify({ keys: signer.keys }));
    expect((await run([at('licence.pdf'), '--keys', at('no-authority.json')])).out).toContain('was not judged');
    // The same page and code, signed by somebody who made himself a seal of that name.
    await writeFile(
      at('foreign.pdf'),
      await pdfOf(`https://spj.example.gov.cn/verify/${code}`, pointer, at('elsewhere')),
    );
    const foreign = await check(at('foreign.pdf'), '--status', at('good.txt'));
    expect([foreign.code, foreign.out]).toEqual([1, expect.stringContaining('none of the bureau’s authorities')]);
    // Its signature gone, what it shows is nobody's word.
    await writeFile(at('stripped.pdf'), pdf.toString('latin1').replace('/ByteRange', '/ByteRunge'), 'latin1');
    const stripped = await check(at('stripped.pdf'), '--status', at('good.txt'));
    expect([stripped.code, stripped.out]).toEqual([1, expect.stringContaining('its signature was taken out')]);
    const flipped = Buffer.from(pdf);
    flipped[40] = flipped[40]! ^ 1;
    await writeFile(at('flipped.pdf'), flipped);
    const bad = await check(at('flipped.pdf'), '--status', at('good.txt'));
    expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('altered after it was signed')]);
    expect([good.out, bad.out].map((out) => out.split('\n')[0])).toEqual([
      'Valid.',
      'Do not rely on this file. Its code alone: Valid.',
    ]);
    await writeFile(at('added.pdf'), Buffer.concat([pdf, Buffer.from('\n%more')]));
    expect((await check(at('added.pdf'))).out).toContain('something was added after it was signed');
    // The good code of one licence in the paper of another.
    await writeFile(
      at('mixed.pdf'),
      await pdfOf(`https://spj.example.gov.cn/verify/${code}`, { ...pointer, number: '另一号' }, folder.path),
    );
    const mixed = await check(at('mixed.pdf'));
    expect([mixed.code, mixed.out]).toEqual([1, expect.stringContaining('its data are not those of its code')]);
    await writeFile(
      at('other-holder.pdf'),
      await pdfOf(`https://spj.example.gov.cn/verify/${code}`, { ...pointer, holder: '另一家公司' }, folder.path),
    );
    expect((await check(at('other-holder.pdf'))).out).toContain('its data are not those of its code');
    await writeFile(at('plain.pdf'), '%PDF-1.7\n%%EOF\n');
    expect((await check(at('plain.pdf'))).err).toContain('no licence data of ours');
  });
});

/** A licence as the press makes it, sealed with keys of the folder. */
const pdfOf = async (verifyUrl: string, p: LicencePointer, folder: string): Promise<Buffer> => {
  const { testSealing } = await import('../../test/sealing.ts');
  const { openEmbedded } = await import('../../test/database.ts');
  const { fixedClock } = await import('../platform/clock.system.ts');
  const { randomOf } = await import('../platform/random.ts');
  const db = await openEmbedded();
  const clock = fixedClock('2026-10-20T02:00:00.000Z' as Instant);
  const ports = { db, clock, bureau: 'songlan', random: randomOf(clock) } as never;
  try {
    const { sealing, writer } = await testSealing(ports, join(folder, 'seal'), { name: '松澜新区行政审批局' });
    const paper = {
      kind: 'licence',
      document: 'l/1',
      item: 'i',
      title: p.title,
      number: p.number,
      waitedFor: true,
    } as const;
    const answer = await sealing.order(paper);
    if (answer.kind === 'wait') throw new Error('waits');
    const model = certificateOf({
      title: p.title,
      template: plainTemplate(p.title, []),
      number: p.number,
      identifier: '',
      face: [{ label: { zh: '单位名称', en: 'Name' }, value: p.holder }],
      holder: p.holder,
      term: { from: p.from, ...(p.until ? { until: p.until } : {}) },
      edition: p.edition,
      issuer: '松澜新区行政审批局',
      issuedOn: p.from,
      verifyUrl,
      test: true,
      madeAt: clock.now(),
    });
    return Buffer.from((await writer.certificate(model, answer.order)).bytes);
  } finally {
    await db.close();
  }
};

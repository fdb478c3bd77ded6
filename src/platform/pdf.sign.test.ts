import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '../kernel/instant.ts';
import { notoSerif } from './fonts.noto.ts';
import { srgbProfile } from './pdf.icc.ts';
import { pdfkitWriter } from './pdf.pdfkit.ts';
import { sealSvg } from './pdf.seal.ts';
import { GM_SEAL, sealerOf } from './pdf.sealer.ts';
import { signatureOf } from './pdf.sign.ts';
import type { Certificate, Letter, SealOrder } from './pdf.ts';
import { certifiedKey, testRoot } from './pki.ca.ts';
import { toPem } from './pki.certificate.ts';
import { dig, oid, readNodes } from './pki.der.ts';
import { checkSeal, makeSeal } from './pki.gm.ts';
import { localKeys } from './pki.local.ts';
import { OID } from './pki.ts';

/** Outside tools judge what we sign: poppler with NSS, qpdf, zbar, openssl. Without them these tests are skipped by name; CI must have them. */
const TOOLS = ['pdfsig', 'certutil', 'pdftotext', 'pdftoppm', 'pdfdetach', 'qpdf', 'zbarimg', 'openssl'];
const missing = TOOLS.filter((t) => spawnSync('sh', ['-c', `command -v ${t}`]).status !== 0);
if (missing.length > 0) {
  const text = `signature checks need ${missing.join(', ')} (Debian: poppler-utils libnss3-tools qpdf zbar-tools openssl)`;
  if (process.env.CI) throw new Error(text);
  console.warn(`SKIPPED: ${text}`);
}
const run = (tool: string, ...args: string[]): string => {
  const done = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(`${tool} ${args.join(' ')}: ${done.stderr}${done.stdout}`);
  return done.stdout + done.stderr;
};

const organ = '松澜新区行政审批局';
const at = '2026-10-20T01:30:00.000Z' as Instant;
const url = `https://spj.example.gov.cn/verify/${'ABCDEFGHIJ234567'.repeat(18)}`;
const certificate: Certificate = {
  title: '公共场所卫生许可证',
  number: '松审卫公〔2026〕第0183号',
  rows: [
    { label: '单位名称', value: '松澜云栖温泉度假有限公司' },
    { label: '法定代表人', value: '林知远' },
    { label: '有效期限', value: '2026年10月20日至2030年10月19日' },
  ],
  organ,
  date: '2026年10月20日',
  seal: { organ, legend: '测试章' },
  qr: { text: url, caption: '扫码验真', alt: '验真二维码' },
  notes: ['本件由测试证书签名、盖测试章，只作演示，无法律效力。'],
  watermark: '样例 无效',
  data: { name: 'licence.json', description: '证照数据', json: '{"number":"松审卫公〔2026〕第0183号"}' },
  madeAt: at,
};
const letter: Letter = {
  organ,
  title: '准予公共场所卫生许可决定书',
  number: '松审准〔2026〕0012号',
  body: [
    { kind: 'to', text: '松澜云栖温泉度假有限公司：' },
    { kind: 'para', text: '经审查，决定准予公共场所卫生许可。A & B <C>' },
    { kind: 'sign', organ, date: '2026年10月20日', seal: { organ } },
  ],
  foot: '办件 001832',
  madeAt: at,
};

describe.skipIf(missing.length > 0)('sealed papers as outside tools see them', () => {
  let folder: string;
  let sm2Root: Uint8Array;
  const file = (name: string) => join(folder, name);
  const pdfsig = (name: string) => run('pdfsig', '-nssdir', file('nss'), file(name));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oneseal-sign-'));
    const keys = await localKeys(file('keys'));
    const term = { from: '2026-01-01T00:00:00.000Z', until: '2031-01-01T00:00:00.000Z' };
    const subject = { organ, common: `${organ} 测试章` };
    const key = await certifiedKey(keys, { ref: 'seal-1', algorithm: 'ES256', subject, ...term });
    const gm = await certifiedKey(keys, { ref: 'seal-1-sm2', algorithm: 'SM2', subject, ...term });
    const [root, maker] = [await testRoot(keys, 'ES256'), await testRoot(keys, 'SM2')];
    sm2Root = maker.chain[0]!;
    const mark = { organ, legend: '测试章', code: '2301090000001' };
    const picture = sealSvg(mark, notoSerif());
    const seal = await makeSeal(
      { number: mark.code, name: organ, picture, size: 42, createdAt: at, ...term, signers: [gm.chain[0]!] },
      { certificate: sm2Root, sign: (b) => keys.sign(maker.ref, b) },
    );
    const order: SealOrder = {
      key: key.ref,
      chain: key.chain,
      gm: { key: gm.ref, certificate: gm.chain[0]!, seal },
      name: organ,
      reason: '颁发证照',
      place: 'CN',
      at,
      mark,
    };
    const writer = pdfkitWriter(notoSerif, sealerOf({ keys: { kind: 'local', folder: file('keys') } }));
    await writeFile(file('licence.pdf'), (await writer.certificate(certificate, order)).bytes);
    await writeFile(file('letter.pdf'), (await writer.letter(letter, order)).bytes);
    await writeFile(file('ca.pem'), toPem(root.chain[0]!));
    await writeFile(file('sm2-ca.pem'), toPem(sm2Root));
    await writeFile(file('sm2.pem'), toPem(gm.chain[0]!));
    run('mkdir', file('nss'));
    run('certutil', '-N', '-d', `sql:${file('nss')}`, '--empty-password');
    run('certutil', '-A', '-d', `sql:${file('nss')}`, '-n', 'test', '-t', 'CT,C,C', '-i', file('ca.pem'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(['licence.pdf', 'letter.pdf'])(
    '%s: signature valid, certificate trusted, total document signed',
    (name) => {
      const said = pdfsig(name);
      expect(said).toContain('Signature is Valid');
      expect(said).toContain('Certificate is Trusted');
      expect(said).toContain('Total document signed');
      expect(said).toContain('ETSI.CAdES.detached');
      expect(said).toContain('松澜新区行政审批局 测试章 测试 样例 无效');
      expect(run('qpdf', '--check', file(name))).toContain('No syntax or stream encoding errors');
    },
  );
  test('under another authority the certificate is not trusted', () => {
    run('mkdir', file('other'));
    run('certutil', '-N', '-d', `sql:${file('other')}`, '--empty-password');
    expect(run('pdfsig', '-nssdir', file('other'), file('licence.pdf'))).not.toContain('Certificate is Trusted');
  });
  test('one flipped byte: digest mismatch', async () => {
    const bytes = await readFile(file('licence.pdf'));
    const place = bytes.indexOf('/Lang', 0, 'latin1') + 8;
    bytes[place] = bytes[place]! ^ 1;
    await writeFile(file('flipped.pdf'), bytes);
    expect(pdfsig('flipped.pdf')).toContain('Digest Mismatch');
    const part = signatureOf(bytes)!;
    expect(checkSeal(gmSealOf(part.signature), part.digests.sm3, [sm2Root])).toEqual({ ok: false, fault: 'digest' });
  });
  test('something added behind the signature is not under it', async () => {
    const bytes = Buffer.concat([await readFile(file('licence.pdf')), Buffer.from('\n% more')]);
    await writeFile(file('longer.pdf'), bytes);
    expect(pdfsig('longer.pdf')).not.toContain('Total document signed');
    expect(signatureOf(bytes)?.whole).toBe(false);
  });
  test('words, picture and code are those of the model', () => {
    const text = run('pdftotext', '-layout', file('licence.pdf'), '-').replace(/\s+/g, '');
    for (const part of ['公共场所卫生许可证', '松澜云栖温泉度假有限公司', '2026年10月20日至2030年10月19日', '测试章'])
      expect(text).toContain(part);
    run('pdftoppm', '-r', '150', '-png', '-singlefile', file('licence.pdf'), file('page'));
    expect(run('zbarimg', '-q', '--raw', file('page.png')).split('\n')[0]).toBe(url);
  });
  test('the data travel as an attached file', async () => {
    run('pdfdetach', '-saveall', '-o', folder, file('licence.pdf'));
    expect(JSON.parse(await readFile(file('licence.json'), 'utf8'))).toEqual({ number: '松审卫公〔2026〕第0183号' });
  });

  /** CMS: ContentInfo → SignedData → the one SignerInfo → its unsigned attributes. */
  const unsignedOf = (cms: Uint8Array, id: string): Uint8Array => {
    const signer = readNodes(readNodes(dig(cms, 1, 0).content).at(-1)!.content)[0]!;
    const attributes = readNodes(readNodes(signer.content).find((n) => n.tag === 0xa1)!.content);
    const found = attributes.find((a) => Buffer.from(dig(a.whole, 0).whole).equals(Buffer.from(oid(id))))!;
    return dig(found.whole, 1, 0).whole;
  };
  const gmSealOf = (cms: Uint8Array): Uint8Array => unsignedOf(cms, GM_SEAL);

  test('openssl verifies the time stamp over the signature, and refuses it over another', async () => {
    const { signature } = signatureOf(await readFile(file('licence.pdf')))!;
    const signer = readNodes(readNodes(dig(signature, 1, 0).content).at(-1)!.content)[0]!;
    const value = readNodes(signer.content).findLast((n) => n.tag === 0x04)!.content;
    await writeFile(file('stamped'), value);
    await writeFile(file('token.der'), unsignedOf(signature, OID.timeStampToken));
    const verify = ['ts', '-verify', '-token_in', '-in', file('token.der'), '-CAfile', file('ca.pem')];
    expect(run('openssl', ...verify, '-data', file('stamped'))).toContain('Verification: OK');
    await writeFile(file('stamped-not'), Buffer.concat([value, Buffer.from('x')]));
    expect(() => run('openssl', ...verify, '-data', file('stamped-not'))).toThrow(/message imprint mismatch/);
  });
  test('openssl verifies the signature itself as CMS, detached over the two ranges', async () => {
    const bytes = await readFile(file('licence.pdf'));
    const [, a, b, c] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(bytes.toString('latin1'))!.map(Number);
    await writeFile(file('covered'), Buffer.concat([bytes.subarray(0, a), bytes.subarray(b!, b! + c!)]));
    await writeFile(file('signature.der'), signatureOf(bytes)!.signature);
    const said = run(
      'openssl',
      ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', file('signature.der')],
      ...['-content', file('covered'), '-CAfile', file('ca.pem'), '-purpose', 'any', '-out', file('out')],
    );
    expect(said).toMatch(/Verification successful/);
  });
  test('the GM/T seal in the file is over the same bytes, of the seal’s signer, under the SM2 root', async () => {
    const part = signatureOf(await readFile(file('licence.pdf')))!;
    expect(part.whole).toBe(true);
    expect(checkSeal(gmSealOf(part.signature), part.digests.sm3, [sm2Root])).toEqual({
      ok: true,
      seal: { number: '2301090000001', name: organ, at: '20261020013000Z', property: 'PDF ByteRange' },
    });
    expect(checkSeal(gmSealOf(part.signature), part.digests.sm3, [])).toEqual({ ok: false, fault: 'chain' });
    const said = run(
      'openssl',
      ...['verify', '-CAfile', file('sm2-ca.pem'), '-vfyopt', 'distid:1234567812345678', file('sm2.pem')],
    );
    expect(said).toContain('OK');
  });

  /** veraPDF is not to be had here: what can be looked at without it. */
  test('PDF/A-3b as far as we can see ourselves', async () => {
    run('qpdf', '--qdf', '--object-streams=disable', file('licence.pdf'), file('plain.pdf'));
    const plain = (await readFile(file('plain.pdf'))).toString('latin1');
    expect(plain).toMatch(/\/OutputIntents \[/);
    expect(plain).toContain('/S /GTS_PDFA1');
    expect(plain).toContain('/AFRelationship /Data');
    expect(plain).toContain('/Subtype /application#2fjson');
    expect(plain).toContain('/CIDToGIDMap /Identity');
    for (const forbidden of ['/JavaScript', '/Launch', '/EncryptMetadata', '/LZWDecode', '/NeedAppearances', '/TR2 '])
      expect(plain).not.toContain(forbidden);
    expect(plain).toMatch(/trailer <<[\s\S]*\/ID \[/);
    const raw = (await readFile(file('licence.pdf'))).toString('utf8');
    const xmp = raw.slice(raw.indexOf('<?xpacket'), raw.indexOf('<?xpacket end'));
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    const info = run('pdfinfo', '-isodates', file('licence.pdf'));
    expect(xmp).toContain(`<rdf:li xml:lang="x-default">${/Title:\s+(.*)/.exec(info)![1]}</rdf:li>`);
    expect(xmp).toContain(`<pdf:Producer>${/Producer:\s+(.*)/.exec(info)![1]}</pdf:Producer>`);
    expect(xmp).toContain(`<xmp:CreatorTool>${/Creator:\s+(.*)/.exec(info)![1]}</xmp:CreatorTool>`);
    expect(xmp).toContain('<xmp:CreateDate>2026-10-20T01:30:00Z</xmp:CreateDate>');
    for (const line of run('pdffonts', file('licence.pdf')).split('\n').slice(2).filter(Boolean))
      expect(line).toMatch(/yes yes yes/);
  });
  test('the colour profile is one that others can read: right length, RGB, to XYZ', () => {
    const profile = srgbProfile();
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(profile.toString('latin1', 36, 40)).toBe('acsp');
    expect(profile.readUInt32BE(128)).toBe(9);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '../kernel/instant.ts';
import { pdfkitWriter } from './pdf.pdfkit.ts';
import { qrModules } from './pdf.qr.ts';
import type { Certificate, Letter } from './pdf.ts';

/** Outside tools judge our files: poppler, qpdf, zbar. Without them these tests are skipped by name; CI must have them. */
const TOOLS = ['pdftotext', 'pdfinfo', 'pdffonts', 'pdftoppm', 'qpdf', 'zbarimg'];
const missing = TOOLS.filter((t) => spawnSync('sh', ['-c', `command -v ${t}`]).status !== 0);
if (missing.length > 0) {
  const text = `PDF checks need ${missing.join(', ')} (Debian: poppler-utils qpdf zbar-tools)`;
  if (process.env.CI) throw new Error(text);
  console.warn(`SKIPPED: ${text}`);
}

const run = (tool: string, ...args: string[]): string => {
  const done = spawnSync(tool, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${tool}: ${done.stderr}`);
  return done.stdout;
};
const squeezed = (text: string) => text.replace(/\s+/g, '');

const madeAt = '2026-10-20T01:30:00.000Z' as Instant;
const organ = '松澜新区行政审批局';
const certificate: Certificate = {
  title: '公共场所卫生许可证',
  number: '松审卫公〔2026〕第0183号',
  rows: [
    { label: '单位名称', value: '松澜云栖温泉度假有限公司' },
    { label: '法定代表人', value: '林知远' },
    { label: '经营地址', value: '松澜新区云岭街道栖霞路18号' },
    { label: '有效期限', value: '2026年10月20日至2030年10月19日' },
  ],
  organ,
  date: '2026年10月20日',
  seal: { organ, legend: '测试章' },
  qr: {
    text: `https://spj.example.gov.cn/verify/${'ABCDEFGHIJ234567'.repeat(18)}`,
    caption: '扫码验真',
    alt: '验真二维码',
  },
  notes: ['本件由测试证书签发，只作演示，无法律效力。'],
  watermark: '样例 无效',
  madeAt,
};
const letter: Letter = {
  organ,
  title: '申请材料补正告知书',
  number: '松审补〔2026〕0041号',
  body: [
    { kind: 'to', text: '松澜云栖温泉度假有限公司：' },
    {
      kind: 'para',
      text: '你单位于2026年9月11日提出的公共场所卫生许可申请收悉，现将需要补正的全部内容一次性告知如下：',
    },
    {
      kind: 'table',
      head: ['序号', '材料', '怎样补正'],
      widths: [10, 40, 50],
      rows: Array.from({ length: 60 }, (_, i) => [
        String(i + 1),
        `材料${i + 1}`,
        '请补充标注“清洗、消毒、保洁”三个区域的位置和面积后重新提交。',
      ]),
    },
    {
      kind: 'sign',
      organ,
      date: '2026年9月14日',
      seal: { organ },
      code: { text: 'https://spj.example.gov.cn/p/K7QW3M', caption: '扫码看办理进度。', alt: '办理进度二维码' },
    },
  ],
  foot: '公共场所卫生许可　办件 001832',
  madeAt,
};

describe.skipIf(missing.length > 0)('papers and licences as outside tools see them', () => {
  const writer = pdfkitWriter();
  let folder: string;
  const file = (name: string) => join(folder, `${name}.pdf`);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oneseal-pdf-'));
    await writeFile(file('licence'), (await writer.certificate(certificate)).bytes);
    await writeFile(file('letter'), (await writer.letter(letter)).bytes);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(['licence', 'letter'])(
    '%s: sound structure, tagged, titled, in Chinese, all faces embedded as subsets',
    (name) => {
      expect(run('qpdf', '--check', file(name))).toContain('No syntax or stream encoding errors');
      const info = run('pdfinfo', file(name));
      expect(info).toMatch(/Tagged:\s+yes/);
      expect(info).toMatch(
        name === 'licence' ? /Title:\s+公共场所卫生许可证 松审卫公〔2026〕第0183号/ : /Title:\s+申请材料补正告知书/,
      );
      expect(info).toMatch(/Author:\s+松澜新区行政审批局/);
      expect(run('qpdf', '--json', file(name))).toContain('"/Lang": "u:zh-CN"');
      const fonts = run('pdffonts', file(name)).split('\n').slice(2).filter(Boolean);
      expect(fonts.length).toBe(2);
      for (const line of fonts)
        expect(line).toMatch(/NotoSerifSC-(Regular|Bold)\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    },
  );
  test('the licence is one landscape page with its words, and the code reads back from the picture', () => {
    expect(run('pdfinfo', file('licence'))).toMatch(/Pages:\s+1\n[\s\S]*Page size:\s+841\.89 x 595\.28 pts \(A4\)/);
    const text = squeezed(run('pdftotext', '-layout', file('licence'), '-'));
    for (const part of [
      '公共场所卫生许可证',
      '松审卫公〔2026〕第0183号',
      '单位名称松澜云栖温泉度假有限公司',
      '2026年10月20日至2030年10月19日',
      '无法律效力',
    ])
      expect(text).toContain(part);
    run('pdftoppm', '-r', '150', '-png', '-singlefile', file('licence'), join(folder, 'licence'));
    expect(run('zbarimg', '-q', '--raw', join(folder, 'licence.png')).trim()).toBe(certificate.qr.text);
  });
  test('the code is at least 25 mm wide, with a quiet zone of four modules around it', async () => {
    const dpi = 150;
    run('pdftoppm', '-r', String(dpi), '-singlefile', file('licence'), join(folder, 'code'));
    const picture = await readFile(join(folder, 'code.ppm'));
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString('latin1'))!;
    const [width, height, from] = [Number(head[1]), Number(head[2]), head[0].length];
    const at = (x: number, y: number) => picture.subarray(from + (y * width + x) * 3, from + (y * width + x) * 3 + 3);
    // The modules are pure black, the ink of the text is not.
    const black: [number, number][] = [];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) if (at(x, y).every((v) => v === 0)) black.push([x, y]);
    const [xs, ys] = [black.map(([x]) => x), black.map(([, y]) => y)];
    const [left, right, top, bottom] = [
      xs.reduce((a, b) => Math.min(a, b)),
      xs.reduce((a, b) => Math.max(a, b)),
      ys.reduce((a, b) => Math.min(a, b)),
      ys.reduce((a, b) => Math.max(a, b)),
    ];
    const mm = ((right - left) / dpi) * 25.4;
    expect(mm).toBeGreaterThan(25);
    expect(Math.abs(right - left - (bottom - top))).toBeLessThan(3);
    const quiet = Math.floor((4 * (right - left)) / qrModules(certificate.qr.text).length) - 1;
    for (let i = 2; i < quiet; i++)
      for (let k = left; k < right; k += 2)
        expect([...at(k, top - i), ...at(k, bottom + i)].every((v) => v > 250)).toBe(true);
  });
  test('a long table goes over several pages, its head on each, rows whole, page n of N', () => {
    const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file('letter')))![1]);
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page++) {
      const text = squeezed(run('pdftotext', '-layout', '-f', String(page), '-l', String(page), file('letter'), '-'));
      expect(text).toContain(`第${page}页，共${pages}页`);
      if (/材料\d/.test(text)) expect(text).toContain('序号材料怎样补正');
    }
    const last = squeezed(run('pdftotext', '-f', String(pages), '-l', String(pages), file('letter'), '-'));
    expect(last).toContain('2026年9月14日');
    expect(last, 'the signature does not stand alone on a page').toMatch(/材料60/);
  });
  test('a reader hears the table as a table, and the seal as a picture with a name', () => {
    const tree = run('pdfinfo', '-struct', file('letter'));
    for (const element of ['Table', 'TR', 'TH', 'TD', 'H1', 'Figure']) expect(tree).toContain(element);
    expect(run('qpdf', '--json', file('letter'))).toContain('印章：松澜新区行政审批局');
  });
  test('equal models give equal bytes; without a test key nothing says so', async () => {
    const again = await writer.letter(letter);
    expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from((await writer.letter(letter)).bytes))).toBe(0);
    const { watermark: _, ...plain } = certificate;
    const real = await writer.certificate({ ...plain, seal: { organ }, notes: ['与纸质证照具有同等法律效力。'] });
    await writeFile(file('real'), real.bytes);
    expect(squeezed(run('pdftotext', file('real'), '-'))).not.toMatch(/测试|样例|无效/);
  });
  test('the seal multiplies with what is under it', () => {
    run('qpdf', '--qdf', '--object-streams=disable', file('licence'), file('plain'));
    expect(run('grep', '-a', '-c', '/BM /Multiply', file('plain')).trim()).toBe('1');
  });
});

describe('missing characters', () => {
  test('a name that cannot be set is refused before it is issued, the character named', () => {
    expect(pdfkitWriter().missingGlyphs('林𠮷远')).toEqual(['𠮷']);
  });
});

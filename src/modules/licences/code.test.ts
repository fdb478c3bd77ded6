import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/day.ts';
import { qrModules } from '../../platform/pdf.qr.ts';
import { codeOf, fromBase32, type LicencePointer, looksLikeCode, pointerBytes, readCode, toBase32 } from './code.ts';

const pointer: LicencePointer = {
  keyId: '0a1b2c3d',
  licence: '01932d3f-7c1a-7b2e-9f3c-0123456789ab',
  edition: 2,
  from: day('2026-10-20'),
  until: day('2030-10-19'),
  number: '松审卫公〔2026〕第0183号',
  holder: '松澜云栖温泉度假有限公司',
  title: '公共场所卫生许可证',
};
const signature = Uint8Array.from({ length: 64 }, (_, i) => i);
const code = codeOf(pointerBytes(pointer), signature);

describe('the code of a licence', () => {
  test('carries number, holder, title, days, edition, licence and key', () => {
    expect(readCode(code)?.pointer).toEqual(pointer);
    expect(readCode(`https://spj.example.gov.cn/verify/${code}`)?.pointer).toEqual(pointer);
    expect([...readCode(code)!.signature]).toEqual([...signature]);
  });
  test('without a last day there is none', () => {
    const { until: _, ...rest } = pointer;
    expect(readCode(codeOf(pointerBytes(rest), signature))?.pointer).toEqual(rest);
  });
  test('is of capitals and digits, and a QR code of at most 73 modules with its address', () => {
    expect(code).toMatch(/^[A-Z2-7]+$/);
    expect(code.length).toBeLessThan(320);
    expect(qrModules(`https://spj.example.gov.cn/verify/${code}`).length).toBeLessThanOrEqual(73);
  });
  test('any one changed character changes what is read, or makes it unreadable', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: code.length - 1 }),
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
        (at, c) => {
          fc.pre(code[at] !== c);
          const read = readCode(code.slice(0, at) + c + code.slice(at + 1));
          const same =
            read &&
            toBase32(read.signed) === toBase32(pointerBytes(pointer)) &&
            toBase32(read.signature) === toBase32(signature);
          expect(Boolean(same)).toBe(false);
        },
      ),
      { seed: 12, numRuns: 2000 },
    );
  });
  test('a name too long for one byte of length is cut between characters', () => {
    const read = readCode(codeOf(pointerBytes({ ...pointer, holder: '長'.repeat(120) }), signature));
    expect(read?.pointer.holder).toBe(`${'長'.repeat(84)}…`);
  });
  test('what was never a code is not read', () => {
    for (const text of ['', 'hello', '松审卫公〔2026〕第0183号', 'A'.repeat(300), code.slice(0, 60)])
      expect(readCode(text)).toBeUndefined();
    expect(looksLikeCode(`https://spj.example.gov.cn/verify/${code}`)).toBe(true);
    expect(looksLikeCode('松审卫公〔2026〕第0183号')).toBe(false);
  });
});

describe('RFC 4648 base 32', () => {
  test('the vectors of the standard, without padding', () => {
    const of = (text: string) => toBase32(new TextEncoder().encode(text));
    expect(['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(of)).toEqual([
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ]);
  });
  test('there and back for all bytes; spare bits must be zero', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...fromBase32(toBase32(bytes))!]).toEqual([...bytes]);
      }),
      { seed: 5, numRuns: 300 },
    );
    expect(fromBase32('MZ')).toBeUndefined();
    expect(fromBase32('M1')).toBeUndefined();
  });
});

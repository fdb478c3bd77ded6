import { describe, expect, test } from 'vitest';
import { day } from './day.ts';
import {
  checkCreditCode,
  checkResidentId,
  creditCodeCheckChar,
  maskId,
  maskName,
  residentIdCheckChar,
} from './identifiers.ts';

describe('GB 11643: resident identity numbers', () => {
  test('the number printed in the standard passes, with birth and sex', () => {
    expect(checkResidentId('11010519491231002X')).toEqual({ ok: true, birth: '1949-12-31', sex: 'female' });
    expect(checkResidentId('11010519491231002x')).toMatchObject({ ok: true });
  });
  test.each([
    ['1101051949123100', 'length'],
    ['11010519491231 02X', 'format'],
    ['X1010519491231002X', 'format'],
    ['99010519491231002X', 'region'],
    ['110105194902290021', 'birth'], // 1949 was no leap year
    ['110105194913310029', 'birth'],
    ['110105194912310021', 'check'],
  ])('%s fails by its %s', (id, why) => {
    expect(checkResidentId(id)).toEqual({ ok: false, why });
  });
  test('one digit changed is always noticed', () => {
    const good = '11010519491231002X';
    for (let i = 0; i < 17; i++)
      for (let d = 0; d < 10; d++) {
        const other = good.slice(0, i) + d + good.slice(i + 1);
        if (other !== good) expect(checkResidentId(other).ok).toBe(false);
      }
  });
  test('nobody is born after today', () => {
    const first17 = '23010920261123001';
    const id = first17 + residentIdCheckChar(first17);
    expect(checkResidentId(id, day('2026-11-23'))).toMatchObject({ ok: true });
    expect(checkResidentId(id, day('2026-11-22'))).toEqual({ ok: false, why: 'birth' });
  });
});

describe('GB 32100: unified social credit codes', () => {
  test.each(['91350100M000100Y43', '11430000006122244L', '11370800MB28559184', '12441500196720244T'])(
    'the real code %s passes',
    (code) => {
      expect(checkCreditCode(code)).toEqual({ ok: true });
      expect(creditCodeCheckChar(code.slice(0, 17))).toBe(code[17]);
    },
  );
  test.each([
    ['91350100M000100Y4', 'length'],
    ['91350100MO00100Y43', 'format'], // the letter O
    ['9135O100M000100Y43', 'format'],
    ['91990100M000100Y43', 'region'],
    ['91350100M000100Y44', 'check'],
  ])('%s fails by its %s', (code, why) => {
    expect(checkCreditCode(code)).toEqual({ ok: false, why });
  });
});

describe('masks show enough to recognise and too little to use', () => {
  test('numbers', () => {
    expect(maskId('11010519491231002X')).toBe('1101**********002X');
    expect(maskId('12345')).toBe('***45');
  });
  test('names', () => {
    expect(maskName('王明')).toBe('*明');
    expect(maskName('王小明')).toBe('王*明');
    expect(maskName('欧阳小明')).toBe('欧**明');
    expect(maskName('哈尔滨松北小馆餐饮有限公司')).toBe('哈尔*********公司');
    expect(maskName('李')).toBe('*');
  });
});

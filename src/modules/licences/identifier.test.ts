import { describe, expect, test } from 'vitest';
import { checkCharacter, licenceIdentifier, readIdentifier } from './identifier.ts';

const ROOT = '1.2.156.3005.2';

describe('GB/T 36904-2018: the identifier of an electronic licence', () => {
  test.each([
    `${ROOT}.11100000000013338W011.11430000006122244L.20230000403.001.U`,
    `${ROOT}.11100000000013338W009.11330105002500287C.2025052201.002.0`,
    `${ROOT}.11100000MB03271699022.340100.000000016.001.9`,
  ])('%s was issued with the check character that we compute', (id) => {
    const parts = readIdentifier(id);
    expect(parts).toBeDefined();
    expect(licenceIdentifier(parts!)).toBe(id);
  });
  test('one wrong character is noticed', () => {
    expect(readIdentifier(`${ROOT}.11100000000013338W011.11430000006122244L.20230000404.001.U`)).toBeUndefined();
    expect(readIdentifier(`${ROOT}.11100000000013338W011.11430000006122244L.20230000403.002.U`)).toBeUndefined();
  });
  test('an update keeps the serial and takes the next version', () => {
    const parts = { type: '11100000000013338W011', issuer: '11430000006122244L', serial: '20230000403' };
    const first = licenceIdentifier({ ...parts, edition: 1 });
    const second = licenceIdentifier({ ...parts, edition: 2 });
    expect(first).toBe(`${ROOT}.11100000000013338W011.11430000006122244L.20230000403.001.U`);
    expect(second.split('.').slice(0, 8)).toEqual(first.split('.').slice(0, 8));
    expect(second.split('.')[8]).toBe('002');
    expect(readIdentifier(second)).toEqual({ ...parts, edition: 2 });
  });
  test('ISO 7064 MOD 37,36: a text with its check character leaves remainder one', () => {
    expect(checkCharacter('A12425GABC1234002')).toBe('M');
    expect(() => checkCharacter('abc')).toThrow(RangeError);
  });
});

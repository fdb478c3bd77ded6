import { expect, test } from 'vitest';
import { defectsCsv } from './csv.ts';

test('a defect is one line; quotes, commas and formulas do no harm', () => {
  const csv = defectsCsv(
    [
      {
        row: 3,
        item: 'A-1',
        field: 'name',
        rule: 'unknown-code',
        severity: 'warning',
        value: '=cmd("x"),1',
        text: { zh: '代码“7”查不到', en: 'code 7 is unknown' },
        repair: { zh: '核对代码', en: 'check the code' },
      },
    ],
    'zh',
  );
  expect(csv.startsWith('\ufeff"行"')).toBe(true);
  expect(csv.split('\r\n')[1]).toBe(
    '"3","A-1","name","unknown-code","warning","\'=cmd(""x""),1","代码“7”查不到","核对代码"',
  );
});

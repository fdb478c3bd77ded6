import { describe, expect, test } from 'vitest';
import { deliveryForm } from './delivery.form.ts';

const command = (values: Record<string, string>) => deliveryForm.command(values as never, {} as never);

describe('许可法 第四十四条: what is handed over is on the record, with who took it', () => {
  test('at a window: as what they came and which document was checked, and no name (invariant 38)', () => {
    expect(
      command({ mode: 'window', items: '准予决定书\n电子证照', who: 'agent', document: 'resident-card' }),
    ).toMatchObject({
      mode: 'window',
      items: ['准予决定书', '电子证照', '代领人，凭委托书领取，核对了居民身份证'],
    });
  });
  test('by post: the number of the letter', () => {
    expect(command({ mode: 'post', items: '准予决定书', letter: 'EA123456789CN' })).toMatchObject({
      items: ['准予决定书', '邮件号 EA123456789CN'],
    });
  });
  test('electronically: nothing is added, whatever was typed before', () => {
    expect(command({ mode: 'e', items: '准予决定书', letter: 'EA1', who: 'self', document: 'other' })).toMatchObject({
      items: ['准予决定书'],
    });
  });
});

import { describe, expect, test } from 'vitest';
import { ConfigFault, readConfig } from './config.ts';

describe('the environment', () => {
  test('empty, it serves this machine from a folder beside it', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataFolder: expect.stringMatching(/[\\/]\.data$/),
      logLevel: 'warn',
    });
  });

  test('what is given is read, an address without its last slashes', () => {
    const read = readConfig({
      PORT: '0',
      ONESEAL_TODAY: '2026-11-22',
      ONESEAL_BASE: 'https://spj.example.gov.cn//',
      ONESEAL_SMTP_URL: 'smtp://mail.example.gov.cn',
      ONESEAL_MAIL_FROM: '审批局 <noreply@spj.example.gov.cn>',
      ONESEAL_SIGNER_URL: 'https://sign.example.gov.cn',
      ONESEAL_TSA_URL: 'http://tsa.example.gov.cn/stamp',
    });
    expect(read).toMatchObject({
      port: 0,
      today: '2026-11-22',
      base: 'https://spj.example.gov.cn',
      mail: { url: 'smtp://mail.example.gov.cn', from: '审批局 <noreply@spj.example.gov.cn>' },
      signerUrl: 'https://sign.example.gov.cn',
      stampUrl: 'http://tsa.example.gov.cn/stamp',
    });
  });

  test.each([
    ['a day that is none', { ONESEAL_TODAY: '2026-02-30' }, 'ONESEAL_TODAY'],
    ['a month that is none', { ONESEAL_TODAY: '2026-13-01' }, 'ONESEAL_TODAY'],
    ['a day of another writing', { ONESEAL_TODAY: '22.11.2026' }, 'ONESEAL_TODAY'],
    ['a port beyond all', { PORT: '65536' }, 'PORT'],
    ['another database', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    ['an address with a path', { ONESEAL_BASE: 'https://spj.example.gov.cn/portal' }, 'ONESEAL_BASE'],
    ['a mail server without a sender', { ONESEAL_SMTP_URL: 'smtp://mail.example.gov.cn' }, 'ONESEAL_MAIL_FROM'],
    ['a sender without a mail server', { ONESEAL_MAIL_FROM: 'a@example.gov.cn' }, 'ONESEAL_SMTP_URL'],
    [
      'a signing server without real time stamps',
      { ONESEAL_SIGNER_URL: 'https://sign.example.gov.cn' },
      'ONESEAL_TSA_URL',
    ],
    ['a log level that is none', { ONESEAL_LOG: 'loud' }, 'ONESEAL_LOG'],
    ['an authority that is no address', { ONESEAL_TSA_URL: 'tsa' }, 'ONESEAL_TSA_URL'],
  ])('%s is refused with the name of the setting, not by something that fails later', (_what, env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigFault);
    expect(() => readConfig(env)).toThrow(name);
  });
});

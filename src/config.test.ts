import { describe, expect, test } from 'vitest';
import { ConfigFault, readConfig } from './config.ts';

describe('the environment', () => {
  test('a day that is none is refused with the reason, not by a clock that fails later', () => {
    expect(readConfig({ ONESEAL_TODAY: '2026-11-22' }).today).toBe('2026-11-22');
    for (const wrong of ['2026-02-30', '2026-13-01', '22.11.2026'])
      expect(() => readConfig({ ONESEAL_TODAY: wrong }), wrong).toThrow(ConfigFault);
  });
});

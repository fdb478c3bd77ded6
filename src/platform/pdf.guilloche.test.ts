import { expect, test } from 'vitest';
import { BRAID, ROSE } from './pdf.guilloche.ts';

const channels = (hex: string): number[] => hex.match(/[0-9A-F]{2}/g)!.map((c) => Number.parseInt(c, 16));
/** How much of the ink #12498A stands in a colour on white, channel by channel. */
const inked = (hex: string): number[] => channels(hex).map((c, i) => (255 - c) / (255 - channels('12498A')[i]!));

test('the rose holds 13 parts of ink in a hundred at most, however often its lines cross', () => {
  for (const part of inked(ROSE)) expect(part).toBeLessThanOrEqual(0.13);
  for (const part of inked(BRAID)) expect(part).toBeCloseTo(0.5, 1);
});

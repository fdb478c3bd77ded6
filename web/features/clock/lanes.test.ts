import { describe, expect, test } from 'vitest';
import { emWidth, lanes } from './lanes.ts';

describe('flags under the strip', () => {
  test('labels with room between them share the first lane, centred on their columns', () => {
    const spots = lanes(
      [
        { at: 4, width: 5 },
        { at: 30, width: 5 },
      ],
      49,
    );
    expect(spots).toEqual([
      { from: 2, lane: 0 },
      { from: 28, lane: 0 },
    ]);
  });
  test('a label that would lie on its neighbour goes one lane down', () => {
    const spots = lanes(
      [
        { at: 28, width: 7 },
        { at: 32, width: 5 },
        { at: 37, width: 6 },
      ],
      49,
    );
    expect(spots.map((s) => s.lane)).toEqual([0, 1, 0]);
  });
  test('half a column between two labels is room enough', () => {
    const beside = (at: number) =>
      lanes(
        [
          { at: 4, width: 5 },
          { at, width: 5 },
        ],
        49,
      )[1];
    // The first ends at column 7; the second begins at 7.5, or a hundredth too early.
    expect(beside(9.5)).toEqual({ from: 7.5, lane: 0 });
    expect(beside(9.49)).toMatchObject({ lane: 1 });
  });
  test('at the ends of the row a label is pushed inside', () => {
    const spots = lanes(
      [
        { at: 0, width: 6 },
        { at: 48, width: 6 },
      ],
      49,
    );
    expect(spots.map((s) => s.from)).toEqual([0, 43]);
  });
  test('Han characters count one em, Latin about half', () => {
    expect(emWidth('承诺')).toBe(2);
    expect(emWidth('ab')).toBeCloseTo(1.16);
  });
});

import { describe, expect, test } from 'vitest';
import { movesOf } from './moves.ts';

const desk = ['catalogue'];
const said = (about: Parameters<typeof movesOf>[0]) =>
  Object.fromEntries(movesOf(about).map((m) => [m.move, 'may' in m ? 'may' : m.because]));

describe('许可法 第三十条: what is published is complete', () => {
  test('a draft goes to review, errors or not; it is not published before', () => {
    expect(said({ state: 'draft', errors: 3, posts: desk })).toEqual({
      review: 'may',
      publish: 'state',
      retire: 'may',
    });
  });
  test('errors block publishing, and only publishing', () => {
    expect(said({ state: 'review', errors: 1, posts: desk })).toEqual({
      review: 'state',
      publish: 'errors',
      retire: 'may',
    });
    expect(said({ state: 'review', errors: 0, posts: desk }).publish).toBe('may');
  });
  test('the head publishes, oversight only reads', () => {
    expect(said({ state: 'review', errors: 0, posts: ['head'] }).publish).toBe('may');
    expect(said({ state: 'review', errors: 0, posts: ['oversight'] }).publish).toBe('right');
  });
  test('a retired version is at its end', () => {
    expect(said({ state: 'retired', errors: 0, posts: desk })).toEqual({
      review: 'retired',
      publish: 'retired',
      retire: 'retired',
    });
  });
});

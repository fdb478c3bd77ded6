import { describe, expect, test } from 'vitest';
import { actorOf, mayActFor, notApart, postsFor, type Viewer } from './authority.ts';

const officer: Viewer = {
  kind: 'person',
  person: 'o1',
  admin: false,
  posts: [
    { post: 'acceptor', unit: 'u1', site: 's1', items: ['food', 'hygiene'] },
    { post: 'examiner', unit: 'u1', items: ['food'] },
    { post: 'decider', unit: 'u2', items: 'all' },
  ],
};
const agent: Viewer = {
  kind: 'person',
  person: 'p1',
  admin: false,
  posts: [],
  acting: { principal: 'c1', mandate: 'm1', items: ['food'] },
};

describe('受理、审查、决定: posts are held for items at a unit', () => {
  test.each([
    [{ item: 'food', unit: 'u1' }, ['acceptor', 'examiner']],
    [{ item: 'hygiene', unit: 'u1' }, ['acceptor']],
    [{ item: 'building', unit: 'u1' }, []],
    [{ item: 'building', unit: 'u2' }, ['decider']],
    [{ item: 'food' }, ['acceptor', 'examiner', 'decider']],
  ])('%o: %o', (about, posts) => {
    expect(postsFor(officer, about)).toEqual(posts);
  });
  test('a visitor holds none', () => {
    expect(postsFor({ kind: 'anonymous' }, { item: 'food' })).toEqual([]);
  });
});

describe('许可法 第二十九条: acting for another within the scope of the mandate', () => {
  test('for oneself always', () => {
    expect(mayActFor(agent, 'p1', 'building')).toBe(true);
  });
  test('for the principal in the items of the mandate, and in no others', () => {
    expect(mayActFor(agent, 'c1', 'food')).toBe(true);
    expect(mayActFor(agent, 'c1', 'building')).toBe(false);
    expect(mayActFor(agent, 'c2', 'food')).toBe(false);
  });
  test('the legal representative in all items', () => {
    expect(mayActFor({ ...agent, acting: { principal: 'c1', items: 'all' } } as Viewer, 'c1', 'building')).toBe(true);
  });
  test('the actor carries principal and mandate only where they are used', () => {
    expect(actorOf(agent, { item: 'food', applicant: 'c1' }, 'web')).toEqual({
      id: 'p1',
      posts: ['applicant'],
      channel: 'web',
      principal: 'c1',
      mandate: 'm1',
    });
    expect(actorOf(agent, { item: 'food', applicant: 'p1' }, 'web')).toEqual({
      id: 'p1',
      posts: ['applicant'],
      channel: 'web',
    });
    expect(actorOf(agent, { item: 'building', applicant: 'c1' }, 'web')).toEqual({
      id: 'p1',
      posts: [],
      channel: 'web',
    });
  });
  test("an officer acts at the case's unit and site", () => {
    expect(actorOf(officer, { item: 'food', unit: 'u1', applicant: 'c1' }, 'window')).toEqual({
      id: 'o1',
      posts: ['acceptor', 'examiner'],
      unit: 'u1',
      site: 's1',
      channel: 'window',
    });
    expect(actorOf({ kind: 'anonymous' }, { item: 'food' }, 'web')).toBeUndefined();
  });
});

describe('编、审、发: three persons for one version of the catalogue', () => {
  test.each([
    ['e', 'approve', 'edited'],
    ['r', 'approve', undefined],
    ['e', 'publish', 'edited'],
    ['r', 'publish', 'approved'],
    ['p', 'publish', undefined],
  ] as const)('%s may %s: %s stands against it', (person, step, against) => {
    expect(notApart(person, step, { edited: ['e'], approved: 'r' })).toBe(against);
  });
});

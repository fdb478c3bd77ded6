import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handIn } from '../../../test/hand-in.ts';
import { openTown, type Town } from '../../../test/town.ts';
import type { Day } from '../../kernel/day.ts';
import { loadBundled } from '../catalogue/index.ts';
import { addPost } from '../people/index.ts';
import { addUnit } from '../places/index.ts';

describe('a unit is consulted', () => {
  let town: Town;
  const cookie: Record<string, string> = {};
  const persons: Record<string, string> = {};
  let id = '';
  const officer = async (who: string, post: string, unit: string, items: readonly string[] | null) => {
    const person = await town.person(who);
    const held = { bureau: town.bureau, id: town.ports.random.id(), person, post, unit, site: null };
    await addPost(town.db, { ...held, items, from: '2026-01-01' as Day, until: null });
    cookie[who] = await town.session(person);
    persons[who] = person;
  };
  const act = (who: string, name: string, body: object = {}) =>
    town.call('POST', `/api/cases/${id}/acts/${name}`, { cookie: cookie[who]!, body });
  const open = async (who: string) => (await town.call('GET', `/api/cases/${id}`, { cookie: cookie[who]! })).status;
  /** Who was told that an opinion is asked. */
  const told = async () =>
    (await town.db.query<{ person: string }>(`select person from notice where kind = 'task.consulted'`)).map(
      (n) => n.person,
    );
  const queue = async (who: string) =>
    (await town.call('GET', '/api/desk/queue?view=consult', { cookie: cookie[who]! })).body.rows.map(
      (r: { id: string }) => r.id,
    );

  beforeAll(async () => {
    town = await openTown();
    await loadBundled(town.db, town.bureau, { by: 'bundled', at: town.clock.now(), on: '2026-01-01' as Day });
    await addUnit(town.db, town.bureau, { id: 'fire', name: { zh: '消防处', en: 'Fire' } });
    await addUnit(town.db, town.bureau, { id: 'water', name: { zh: '水务处', en: 'Water' } });
    await officer('acceptor', 'acceptor', 'licences', null);
    await officer('examiner', 'examiner', 'licences', null);
    await officer('asked', 'examiner', 'fire', ['fire-check']);
    await officer('other', 'examiner', 'water', ['fire-check']);
    const boss = await town.person('林知远');
    const firm = await town.company('松澜云栖餐饮有限公司', boss);
    cookie.boss = await town.session(boss, { principal: firm, mandate: null });
    id = await handIn(town, cookie.boss, 'food-service');
    for (const [who, name, body] of [
      ['acceptor', 'accept', {}],
      ['examiner', 'claim', {}],
    ] as const)
      expect((await act(who, name, body)).status).toBe(200);
  });
  afterAll(() => town.close());

  test('who is in it finds, reads and answers the question without a post for the item; who is in another does not', async () => {
    expect([await open('asked'), await open('other')]).toEqual([404, 404]);
    const asked = await act('examiner', 'consult', { purpose: 'opinion', to: ['fire'], question: '疏散通道可以吗' });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect([await open('asked'), await open('other')]).toEqual([200, 404]);
    expect([await queue('asked'), await queue('other')]).toEqual([[id], []]);
    expect(await told()).toEqual([persons.asked]);
    expect((await act('other', 'give-opinion', { verdict: 'agree' })).status).toBe(404);
    const answer = await act('asked', 'give-opinion', { verdict: 'agree', opinion: '可以' });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await open('asked')).toBe(404);
  });
});

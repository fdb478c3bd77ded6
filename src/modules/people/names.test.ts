import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import type { Id } from '../../kernel/ids.ts';
import { learnNames, personsNamed } from './handle.persons.ts';
import { nameWork } from './jobs.names.ts';
import { nameIndex, plainName } from './names.ts';

const [ID, OTHER] = ['p1', 'p2'] as Id[];

describe('the index of names', () => {
  test('nobody whose name holds the words is left out, however they are spaced and written', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (seed, name, a, b) => {
          const index = nameIndex(seed);
          index.learn(ID!, name);
          const plain = plainName(name);
          const part = plain.slice(a % (plain.length + 1)).slice(0, 1 + (b % 8));
          expect(index.mayMean(part, [ID!])).toEqual([ID]);
          expect(index.mayMean(` ${[...part].join(' ')}`, [ID!])).toEqual([ID]);
        },
      ),
    );
  });

  test('of a thousand firms with like names the words of one leave nearly all out', () => {
    const index = nameIndex(7);
    const ids = Array.from({ length: 1000 }, (_, i) => `p${i}` as Id);
    for (const [i, id] of ids.entries())
      index.learn(id, `松澜第${i}号${['商行', '小馆', '药房', '书店'][i % 4]}有限公司`);
    expect(index.mayMean('云栖', ids).length).toBeLessThan(20);
    expect(index.mayMean('书店', ids).length).toBeLessThan(350);
    expect(index.mayMean('松澜', ids)).toHaveLength(1000);
  });

  test('whoever is not known yet may be meant', () => {
    const index = nameIndex(7);
    index.learn(ID!, '云岭小馆');
    expect([index.knows(ID!), index.knows(OTHER!)]).toEqual([true, false]);
    expect(index.mayMean('鹤汀', [ID!, OTHER!])).toEqual([OTHER]);
  });
});

describe('a search by name', () => {
  let town: Town;
  let ids: Id[];
  beforeAll(async () => {
    town = await openTown();
    const names = ['林知远', '赵云岭', '周鹤汀', '吴青禾', '郑松澜'];
    ids = await Promise.all(names.map((name) => town.person(name)));
  });
  afterAll(() => town.close());

  /** The same vault, counting whose texts it opens. */
  const counted = () => {
    const opened: Id[] = [];
    const { vault } = town.ports;
    const openTexts: typeof vault.openTexts = (db, list) => {
      opened.push(...list.map((l) => l.holder));
      return vault.openTexts(db, list);
    };
    return { ports: { ...town.ports, vault: { ...vault, openTexts } }, opened };
  };
  const found = async (ports: Parameters<typeof personsNamed>[1], words: string) =>
    (await personsNamed(town.db, ports, words, ids)).map((p) => p.name);

  test('opens every name the first time and afterwards only those that may be meant', async () => {
    const { ports, opened } = counted();
    expect(await found(ports, '云岭')).toEqual(['赵云岭']);
    expect(opened).toHaveLength(5);
    opened.length = 0;
    expect(await found(ports, '鹤汀')).toEqual(['周鹤汀']);
    expect(opened).toEqual([ids[2]]);
  });

  test('after a start names are learnt in turns that wait while others are served', async () => {
    const { ports, opened } = counted();
    let busy = true;
    const work = nameWork(
      ports,
      () => busy,
      (error) => expect.unreachable(String(error)),
      0,
    );
    work.start();
    await new Promise((go) => setTimeout(go, 120));
    expect(opened).toEqual([]);
    busy = false;
    await expect.poll(() => opened.length).toBe(5);
    await work.stop();
    expect(await learnNames(town.db, ports, ids)).toBe(0);
  });

  test('个人信息保护法 第四十七条: a learnt name is found no more once its holder is erased', async () => {
    const { ports } = counted();
    expect(await found(ports, '青禾')).toEqual(['吴青禾']);
    await town.db.transaction((tx) => town.ports.vault.erase(tx, ids[3]!));
    expect(await found(ports, '青禾')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { decided, licenceRoom, received, SPA } from '../../../test/licence-room.ts';
import { published } from './queries.life.ts';

eachDatabase((_, open) => {
  const room = licenceRoom(open);
  const inPublic = async () => (await published(room.db, room.deps.bureau, {}, 10)).map((r) => r.event);

  describe('双公示', () => {
    test('a permit and its ends are public', async () => {
      const first = await room.issued();
      expect(await inPublic()).toEqual(['Issued']);
      await room.tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2026-10-21'));
      await room.follow();
      expect(await inPublic()).toEqual(['Cancelled', 'Issued']);
    });
    test('个保法 第二十八条: what is no permit, such as a health certificate, is not, nor is its end', async () => {
      room.given = { ...SPA, permit: false };
      const first = await room.issued();
      await room.tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2026-10-21'));
      await room.follow();
      expect((await room.rowOf()).state).toBe('cancelled');
      expect(await inPublic()).toEqual([]);
    });
  });
});

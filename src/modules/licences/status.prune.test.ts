import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { at, decided, licenceRoom, received, SPA } from '../../../test/licence-room.ts';
import { readNote } from '../../kernel/note.ts';
import { statusPublisher } from './handle.status.ts';
import { readStatus } from './status.ts';

eachDatabase((_, open) => {
  const room = licenceRoom(open);
  const listed = async (on: string) => {
    room.clock.set(at(on));
    const { note } = await statusPublisher(room.deps)();
    return readStatus(readNote(note)!.body)!.lines.map((l) => `${l.state} ${l.edition}`);
  };

  describe('the status list forgets what its own paper says', () => {
    test('cancelled, last day 2030-10-19: listed for 31 days more, to 2030-11-19, and not on the day after', async () => {
      const first = await room.issued();
      expect(first.until).toBe('2030-10-19');
      await room.tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2026-11-05'));
      await room.follow();
      expect(await listed('2030-11-19')).toEqual(['cancelled 1']);
      expect(await listed('2030-11-20')).toEqual([]);
    });
    test('an earlier edition with a later last day keeps it listed', async () => {
      const first = await room.issued();
      await room.tell(
        'c2',
        received({ kind: 'change', licence: first.id }),
        decided('2026-11-05', { validUntil: '2027-01-31' }),
      );
      await room.follow();
      expect(await listed('2027-03-04')).toEqual(['in-force 2']);
      expect(await listed('2030-11-20')).toEqual([]);
    });
    test('one without an end is listed for good', async () => {
      const { years: _, ...endless } = SPA;
      room.given = endless;
      const first = await room.issued();
      await room.tell('c2', received({ kind: 'cancel', licence: first.id }), decided('2026-11-05'));
      await room.follow();
      expect(await listed('2046-01-01')).toEqual(['cancelled 1']);
    });
  });
});

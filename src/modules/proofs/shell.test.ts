import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase, newFolder } from '../../../test/database.ts';
import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { fromBase64, readNote } from '../../kernel/note.ts';
import { fixedClock } from '../../platform/clock.system.ts';
import { APPEND_ONLY, type Db, sqlState } from '../../platform/db.ts';
import { followersOf } from '../../platform/followers.ts';
import { openKeys } from '../../platform/pdf.sealer.ts';
import { append, type Envelope, load, NEW_STREAM } from '../../platform/trail.ts';
import { verifyTrail } from '../../platform/trail.verify.ts';
import { codeSigner } from '../seal/index.ts';
import { isConsistent, isIncluded } from './check.ts';
import { readCheckpoint } from './checkpoint.ts';
import { consistencyOf, makeCheckpoint, type ProofDeps, proofFollower, proofOfStream } from './handle.ts';
import { verifyProofs } from './handle.verify.ts';
import { leafHash } from './tree.ts';

const digest = (b: Uint8Array): Uint8Array => createHash('sha256').update(b).digest();
const envelope: Envelope = {
  instant: '2026-03-02T01:00:00.123Z' as Instant,
  day: '2026-03-02' as Day,
  act: 'receive',
  actor: 'somebody',
  post: 'intake',
  channel: 'window',
};

eachDatabase((_name, open) => {
  describe('checkpoints over the trail', () => {
    let db: Db;
    let deps: ProofDeps;
    let folder: Awaited<ReturnType<typeof newFolder>>;
    let drain: () => Promise<void>;
    const record = async (from: number, to: number) => {
      for (let n = from; n < to; n++)
        await append(db, {
          bureau: 'b1',
          stream: { kind: n % 7 === 0 ? 'licence' : 'case', id: `stream-${n}` },
          expected: NEW_STREAM,
          envelope,
          events: [{ type: 'Received' }, { type: 'Accepted', n } as { type: string }],
        });
      await drain();
    };
    beforeAll(async () => {
      db = await open();
      folder = await newFolder();
      const signer = await codeSigner(await openKeys({ kind: 'local', folder: folder.path }));
      const clock = fixedClock('2026-03-02T02:00:00.000Z' as Instant);
      deps = { db, bureau: 'b1', clock, signer };
      drain = followersOf(db, clock, [proofFollower(deps)], { bureau: 'b1' }).drain;
    });
    afterAll(async () => {
      await db.close();
      await folder.remove();
    });

    test('an empty trail has none; one is made of what was recorded, and none of nothing new', async () => {
      expect(await makeCheckpoint(deps)).toBeUndefined();
      await record(0, 10);
      const first = await makeCheckpoint(deps);
      expect(first?.size).toBe(20);
      expect(await makeCheckpoint(deps)).toBeUndefined();
      await record(10, 150);
      expect((await makeCheckpoint(deps))?.size).toBe(300);
      expect(await verifyProofs(db, 'b1', deps.signer)).toEqual({ checkpoints: 2, covered: 300 });
    });

    test('what is recorded at the same moment by many is sealed once, in the order of the trail', async () => {
      await Promise.all(
        Array.from({ length: 30 }, (_, n) =>
          append(db, {
            bureau: 'b1',
            stream: { kind: 'case', id: `crowd-${n}` },
            expected: NEW_STREAM,
            envelope,
            events: [{ type: 'Received' }],
          }),
        ),
      );
      await drain();
      await makeCheckpoint(deps);
      expect(await verifyProofs(db, 'b1', deps.signer)).toEqual({ checkpoints: 3, covered: 330 });
    });

    test('each event of a case is proved against the checkpoint, with nothing but hashes', async () => {
      const proof = (await proofOfStream(deps, { kind: 'case', id: 'stream-100' }))!;
      const signed = readNote(proof.checkpoint!)!;
      expect(await deps.signer.verify(Buffer.from(signed.body), signed.signature, signed.keyId)).toBe('good');
      const { root, size } = readCheckpoint(signed.body)!;
      expect(proof.events).toHaveLength(2);
      for (const e of proof.events) {
        const leaf = leafHash(digest, Buffer.from(e.hash, 'hex'));
        const path = e.path!.map((h) => fromBase64(h)!);
        expect(await isIncluded(digest, { leaf, index: e.index!, size, root, path })).toBe(true);
        expect(await isIncluded(digest, { leaf, index: e.index! + 1, size, root, path })).toBe(false);
      }
    });

    test('the later checkpoint is proved to begin with the earlier one', async () => {
      const proof = (await consistencyOf(deps, 20, 330))!;
      const rootOf = async (size: number) => {
        const [row] = await db.query<{ note: string }>('select note from proof_checkpoint where size = $1', [size]);
        return readCheckpoint(readNote(row!.note)!.body)!.root;
      };
      const path = proof.path.map((h) => fromBase64(h)!);
      const facts = { before: 20, beforeRoot: await rootOf(20), size: 330, root: await rootOf(330), path };
      expect(await isConsistent(digest, facts)).toBe(true);
      expect(await isConsistent(digest, { ...facts, beforeRoot: await rootOf(300) })).toBe(false);
      expect(await consistencyOf(deps, 21, 330)).toBeUndefined();
    });

    test.each([
      'update proof_checkpoint set size = size + 1',
      'delete from proof_checkpoint',
      'truncate proof_checkpoint',
    ])('the database refuses: %s', async (sql) => {
      const error = await db.exec(`reset role; ${sql}`).catch((e: unknown) => e);
      await db.exec('set role oneseal_app');
      expect(sqlState(error)).toBe(APPEND_ONLY);
    });

    /** What is found after an operator with every right has run `sql`; undone afterwards. */
    const tampered = async (work: (tx: Db) => Promise<void>) => {
      const undo = new Error('undo');
      let found: Awaited<ReturnType<typeof verifyProofs>> | undefined;
      let chains: Awaited<ReturnType<typeof verifyTrail>> | undefined;
      await db
        .transaction(async (tx) => {
          await tx.exec(
            'reset role; alter table trail_event disable trigger all; alter table proof_checkpoint disable trigger all',
          );
          await work(tx);
          chains = await verifyTrail(tx, 'b1');
          found = await verifyProofs(tx, 'b1', deps.signer);
          throw undo;
        })
        .catch((e: unknown) => {
          if (e !== undo) throw e;
        });
      await db.exec('set role oneseal_app');
      return { chains: chains?.broken, fault: found?.fault };
    };

    test('an event rewritten together with its whole chain passes every chain and is named by the tree', async () => {
      const { events } = await load(db, 'b1', { kind: 'case', id: 'stream-100' });
      const place = events[1]!.position;
      const { chains, fault } = await tampered(async (tx) => {
        const { hashOf } = await import('../../platform/trail.ts');
        const forged = { ...events[1]!, day: '2026-02-20' as Day };
        const { type, ...payload } = forged.event;
        const hash = hashOf({ ...forged, type, payload });
        await tx.query(`update trail_event set day = '2026-02-20', hash = $1 where position = $2`, [hash, place]);
        await tx.query(`update trail_head set hash = $1 where stream_id = 'stream-100'`, [hash]);
      });
      expect(chains).toBeUndefined();
      expect(fault).toEqual({
        position: place,
        says: `the event at ${place} (case stream-100, event 2) is not the one that was sealed`,
      });
    });

    test('a whole case that was taken out, and one that was put in between, are named by their places', async () => {
      const { events } = await load(db, 'b1', { kind: 'case', id: 'stream-100' });
      const gone = await tampered(async (tx) => {
        await tx.exec(
          `delete from trail_event where stream_id = 'stream-100'; delete from trail_head where stream_id = 'stream-100'`,
        );
      });
      expect(gone.chains).toBeUndefined();
      expect(gone.fault).toEqual({
        position: events[0]!.position,
        says: `the event recorded at ${events[0]!.position} is gone`,
      });
    });

    test('two events that changed places, a tile, a checkpoint, its order: each is named', async () => {
      const [a, b] = (await load(db, 'b1', { kind: 'case', id: 'stream-101' })).events;
      const swapped = await tampered(async (tx) => {
        await tx.exec('alter table trail_event alter column position drop identity');
        await tx.query('update trail_event set position = -1 where position = $1', [a!.position]);
        await tx.query('update trail_event set position = $1 where position = $2', [a!.position, b!.position]);
        await tx.query('update trail_event set position = $1 where position = -1', [b!.position]);
      });
      expect(swapped.fault?.position).toBe(a!.position);
      const tile = await tampered((tx) =>
        tx.exec(
          `update proof_tile set hashes = overlay(hashes placing '\\x00'::bytea from 40) where level = 0 and n = 0`,
        ),
      );
      expect(tile.fault?.says).toContain('is not the one that was sealed');
      const text = await tampered((tx) =>
        tx.exec(`update proof_checkpoint set note = replace(note, 'time 2026', 'time 2025') where size = 20`),
      );
      expect(text.fault).toEqual({ checkpoint: 20, says: 'checkpoint 20: its signature does not fit its text' });
      const removed = await tampered((tx) => tx.exec('delete from proof_checkpoint where size = 300'));
      expect(removed.fault?.says).toBe('checkpoint 330: it does not follow the checkpoint before it');
      const stranger = await codeSigner(await openKeys({ kind: 'local', folder: `${folder.path}/other` }));
      expect((await verifyProofs(db, 'b1', stranger)).fault?.says).toContain('a key we do not know');
    });

    test('leaves cut off behind an older checkpoint are missed', async () => {
      const cut = await tampered((tx) => tx.exec(`delete from proof_tile where level = 0 and n = 1`));
      expect(cut.fault?.says).toBe('checkpoint 300: events are missing');
    });
  });
});

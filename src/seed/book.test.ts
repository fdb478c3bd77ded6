import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder, openEmbedded } from '../../test/database.ts';
import { portsOf } from '../app.ts';
import type { Instant } from '../kernel/instant.ts';
import { canonical } from '../platform/canonical.ts';
import { fixedClock } from '../platform/clock.system.ts';
import type { Db } from '../platform/db.ts';
import { localKeys } from '../platform/pki.local.ts';
import { actHand } from './hand.ts';
import { allStories, type Hands, openTown, play } from './make.ts';
import { BUREAU } from './places.ts';

/** What a few stories leave in every table, sealed texts opened. */
type Left = Readonly<Record<string, readonly object[]>>;

const TABLES = [
  'trail_event',
  'trail_head',
  'case_view',
  'notice',
  'answered',
  'draft',
  'case_answers',
  'case_words',
  'co_applicant',
  'case_consent',
  'stored_file',
  'accept_counter',
  'case_warning',
  'licence',
  'obligation',
];
/** Sealed with a random nonce: equal only when opened. */
const SEALED: Readonly<Record<string, readonly [column: string, holder: string]>> = {
  draft: ['sealed', 'applicant'],
  case_answers: ['sealed', 'holder'],
  case_words: ['sealed', 'holder'],
  stored_file: ['sealed_name', 'holder'],
};
/** Every kind of beat once; `resubmit`, tolerance, commitment, pause, paper, hearing, leave, renewal, lapses. */
const CHOSEN =
  /^(fresh 0|correcting 0|no-reply-due 0|asked-on-paper 0|corrected 0|asked-twice 0|deemed 0|consulted-silent 0|paused-and-resumed 0|hearing-called 0|returned 0|taken-over 0|tolerant-lapsed 0|tolerant-supplied 0|check-due 0|extended 0|denied 0|rejected 0|withdrawn 0|instant 0|filed 0|frozen 0|fresh-outlet 2|delivered 0|renew-soon 0|deemed-renewed 0.*|suspended 0|reinstated 0|taken-back 0|revoked 0|penalised 0|cancelled 0|proposed 0|restored 0|together 0)$/;

const made = async (hands?: Hands): Promise<{ left: Left; close: () => Promise<void> }> => {
  const db = await openEmbedded();
  const folder = await newFolder();
  const clock = fixedClock('2026-11-22T02:00:00.000Z' as Instant);
  const parts = { db, clock, bureau: BUREAU, masterKey: Buffer.alloc(32, 3), filesFolder: folder.path };
  const keys = await localKeys(`${folder.path}/keys`);
  const left: Record<string, readonly object[]> = {};
  await db.transaction(async (tx) => {
    const ports = portsOf({ ...parts, db: tx }, { wake: () => {}, states: async () => [] });
    const { stage, afterwards } = await openTown(ports, { keys, base: 'http://localhost:8080' }, hands);
    const stories = allStories(stage).filter((s) => CHOSEN.test(s.key));
    await play(stage, afterwards, stories);
    for (const table of TABLES) left[table] = await rowsOf(tx, ports.vault, table);
  });
  const close = async () => {
    await db.close();
    await folder.remove();
  };
  return { left, close };
};

const rowsOf = async (
  db: Db,
  vault: ReturnType<typeof portsOf>['vault'],
  table: string,
): Promise<readonly object[]> => {
  const rows = await db.query<Record<string, unknown>>(`select * from ${table}`);
  const sealed = SEALED[table];
  const opened = await Promise.all(
    rows.map(async (r) => {
      if (!sealed) return r;
      const [column, holder] = sealed;
      const text = await vault.openText(db, String(r[holder]), r[column] as Buffer);
      // The order of keys may differ: the database sorts those of a draft.
      return { ...r, [column]: text.startsWith('{') ? canonical(JSON.parse(text)) : text };
    }),
  );
  return opened
    .map((r) => JSON.stringify(r))
    .sort()
    .map((r) => JSON.parse(r) as object);
};

describe('a town made by the book is the town made act by act', () => {
  let book: Awaited<ReturnType<typeof made>>;
  let acts: Awaited<ReturnType<typeof made>>;
  beforeAll(async () => {
    book = await made();
    acts = await made(async ({ deps }) => actHand(deps));
  }, 240_000);
  afterAll(async () => {
    await book.close();
    await acts.close();
  });

  test('the stories left something in every table', () => {
    for (const table of TABLES) expect(acts.left[table], table).not.toHaveLength(0);
    expect(acts.left.case_view!.length).toBeGreaterThanOrEqual(35);
  });

  test.each(TABLES)('%s', (table) => {
    expect(book.left[table]).toEqual(acts.left[table]);
  });
});

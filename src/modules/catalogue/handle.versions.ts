import { type Refused, refused } from '../../kernel/decision.ts';
import type { Calendar } from '../../law/calendar.ts';
import { canonical } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import { notApart } from '../people/index.ts';
import type { ItemVersion } from './item.ts';
import { BUNDLED } from './items/index.ts';
import { lintVersion } from './lint/lint.ts';
import { type Move, type Moved, type MoveRefused, type Mover, mayMove, STATE_AFTER } from './moves.ts';
import {
  type By,
  insertVersion,
  lockItem,
  publishedVersion,
  toApproved,
  toDraft,
  toPublished,
  toRetired,
  toReview,
  updateDraft,
  type VersionRow,
  versionOf,
  versionRow,
  versionsOf,
} from './queries.ts';
import { withTerms } from './terms.ts';

const apartStep = { approve: 'approve', publish: 'publish' } as const;
/** What the separation of 编, 审 and 发 holds against this person doing this. */
export const againstOf = (row: VersionRow, move: Move, person: string): Mover['against'] => {
  const step = move === 'approve' || move === 'publish' ? apartStep[move] : undefined;
  return step && notApart(person, step, { edited: row.editedBy, approved: row.approvedBy ?? undefined });
};

const STORE = { review: toReview, approve: toApproved, return: toDraft, publish: toPublished, retire: toRetired };

/** Moves a version on; publishing retires the one before in the same transaction. */
export const moveVersion = (
  db: Db,
  bureau: string,
  id: { readonly item: string; readonly version: number },
  move: Move,
  by: By,
  around: { readonly calendar: Calendar; readonly seen?: number; readonly reason?: string },
): Promise<Moved | MoveRefused> =>
  db.transaction(async (tx) => {
    await lockItem(tx, bureau, id.item);
    const row = await versionRow(tx, bureau, id.item, id.version);
    if (!row) return refused('no-such-version', '', { item: id.item, version: id.version });
    const findings = lintVersion(versionOf(row), { calendar: around.calendar, today: by.on });
    const { seen, reason } = around;
    const may = mayMove(move, row, findings, { seen, reason, against: againstOf(row, move, by.by) });
    if (may.kind === 'refused') return may;
    const done = await STORE[move](tx, bureau, row, by, reason?.trim() ?? '');
    if (!done) return refused('version-changed', '', { item: row.item, rev: row.rev });
    return { item: row.item, version: row.version, state: STATE_AFTER[move], rev: row.rev + 1, findings };
  });

/** Saves a draft as a whole; its terms are derived anew. A version in review goes back to draft. */
export const saveDraft = async (
  db: Db,
  bureau: string,
  draft: ItemVersion,
  rev: number,
  by: By,
): Promise<{ readonly rev: number } | Refused> => {
  const row = await versionRow(db, bureau, draft.item, draft.version);
  if (!row) return refused('no-such-version', '', { item: draft.item, version: draft.version });
  if (row.state !== 'draft' && row.state !== 'review')
    return refused('published-never-changes', '', { state: row.state });
  const saved = await updateDraft(db, bureau, withTerms({ ...draft, state: 'draft' }), rev, by);
  return saved === undefined ? refused('version-changed', '', { item: draft.item, rev: row.rev }) : { rev: saved };
};

/** A new draft of an item, copied from `from` (the published one by default), with the next number. */
export const newDraft = (
  db: Db,
  bureau: string,
  item: string,
  by: By,
  from?: number,
): Promise<{ readonly version: number } | Refused> =>
  db.transaction(async (tx) => {
    await lockItem(tx, bureau, 'import'); // an import numbers versions too
    await lockItem(tx, bureau, item);
    const [latest] = await versionsOf(tx, bureau, item);
    if (!latest) return refused('no-such-version', '', { item });
    const wanted = from === undefined ? undefined : await versionRow(tx, bureau, item, from);
    if (from !== undefined && !wanted) return refused('no-such-version', '', { item, version: from });
    const source = wanted ? versionOf(wanted) : ((await publishedVersion(tx, bureau, item)) ?? versionOf(latest));
    const version = latest.version + 1;
    await insertVersion(tx, bureau, withTerms({ ...source, version, state: 'draft' }), by);
    return { version };
  });

/** Equal but for number and state. */
export const sameContent = (a: ItemVersion, b: ItemVersion): boolean => {
  const bare = (v: ItemVersion) => canonical({ ...v, version: 0, state: 'draft', terms: { ...v.terms, version: 0 } });
  return bare(a) === bare(b);
};

/**
 * Puts the bundled items in, published as version 1. What is there already stays as it is, so that starting twice
 * changes nothing and a bureau's own edits are never overwritten. Answers with the items that were new.
 */
export const loadBundled = (
  db: Db,
  bureau: string,
  by: By,
  items: readonly ItemVersion[] = BUNDLED,
): Promise<readonly string[]> =>
  db.transaction(async (tx) => {
    const added: string[] = [];
    for (const item of items) {
      if (await versionRow(tx, bureau, item.item, 1)) continue;
      await insertVersion(tx, bureau, item, by);
      const row = { item: item.item, version: 1, rev: 1 } as VersionRow;
      await toReview(tx, bureau, row, by);
      await toApproved(tx, bureau, { ...row, rev: 2 }, by, '');
      await toPublished(tx, bureau, { ...row, rev: 3 }, by);
      added.push(item.item);
    }
    return added;
  });

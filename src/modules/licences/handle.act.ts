import type { Actor } from '../../kernel/actor.ts';
import type { Refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { sm3 } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import { decide } from './acts.ts';
import type { LicenceCommand, LicenceWire } from './commands.ts';
import { type LicenceDeps, loadLicence, officerEnvelope, record, repeatEdition, systemEnvelope } from './handle.ts';
import { licenceById, saveWords } from './queries.ts';

const RESPOND_WITHIN = 5;

export type LicenceActDone = { readonly version: number; readonly events: readonly string[] };
export type LicenceActAnswer =
  | { readonly kind: 'done'; readonly done: LicenceActDone }
  | Refused
  | { readonly kind: 'unknown' | 'state-changed' | 'key-reused' };

type Words = { readonly hash: string; readonly text: string };

/** Free words of a command are kept sealed for the holder; the act and the trail get their hash. */
const hideWords = (wire: LicenceWire): { readonly command: LicenceCommand; readonly words?: Words } => {
  const field = wire.act === 'propose' ? 'facts' : wire.act === 'drop' ? 'reason' : undefined;
  const text = field && (wire as Record<string, unknown>)[field];
  if (field === undefined || typeof text !== 'string') return { command: wire as LicenceCommand };
  const hash = sm3(text);
  return { command: { ...wire, [field]: { hash } } as LicenceCommand, words: { hash, text } };
};

type Tried = LicenceActDone | Refused | 'unknown' | 'state-changed';

const attempt = async (
  deps: LicenceDeps,
  tx: Db,
  id: Id,
  wire: LicenceWire,
  by: Actor,
  key: string,
): Promise<Tried> => {
  const [found, row] = [await loadLicence(deps, tx, id), await licenceById(tx, deps.bureau, id)];
  if (!found || !row) return 'unknown';
  if (found.state.position !== wire.version) return 'state-changed';
  const today = deps.clock.today();
  const facts = {
    renewal: await deps.facts.renewal(tx, deps.bureau, id),
    respondBy: await deps.facts.workingDaysAfter(tx, today, RESPOND_WITHIN),
  };
  const { command, words } = hideWords(wire);
  const { lapses, decision } = decide(found.state, command, by, today, facts);
  const before = { id, state: found.state, head: found.head, since: row.since, shown: row };
  if (decision.kind === 'refused') {
    // What time has done stays, even when the act is refused.
    if (lapses.length > 0) await record(deps, tx, before, systemEnvelope(deps, 'lapse'), lapses);
    return decision;
  }
  if (words) {
    const { holder } = row;
    const sealed = await deps.vault.sealFor(tx, holder, words.text);
    await saveWords(tx, deps.bureau, { licence: id, hash: words.hash, holder, sealed });
  }
  const events = [...lapses, ...decision.events];
  const state = await record(deps, tx, before, officerEnvelope(deps, wire.act, by, key), events);
  if (state && wire.act === 'reissue') await repeatEdition(deps, tx, id, state, row);
  return state ? { version: state.position, events: events.map((e) => e.type) } : 'state-changed';
};

/** One act of an officer on a licence: load, decide, append, answer. A repeated key gets the first answer. */
export const actOnLicence = async (
  deps: LicenceDeps,
  id: Id,
  wire: LicenceWire,
  by: Actor,
  key: string,
): Promise<LicenceActAnswer> => {
  const { db, bureau, clock } = deps;
  const keyed = { bureau, actor: by.id, key, content: { licence: id, ...wire } };
  const answer = await once<Tried>(db, keyed, clock.now(), (tx) => attempt(deps, tx, id, wire, by, key));
  if (answer.kind === 'key-reused') return { kind: 'key-reused' };
  const tried = answer.answer;
  if (typeof tried === 'string') return { kind: tried };
  return 'code' in tried ? tried : { kind: 'done', done: tried };
};

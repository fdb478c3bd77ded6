import type { Id } from '../../kernel/ids.ts';
import { instant, instantMs } from '../../kernel/instant.ts';
import { namesOf } from '../people/index.ts';
import type { Here } from './contract.desk.ts';
import type { CaseDeps } from './handle.load.ts';
import { type Doing, notePresence, presentIn } from './queries.desk.ts';

/** A page says every 15 s that it is open; three missed calls and nobody is there any more. */
export const AGAIN_SECONDS = 15;
const EXPIRES_SECONDS = 3 * AGAIN_SECONDS;

/** Colleagues who have these cases open, by case. */
export const hereIn = async (deps: CaseDeps, cases: readonly Id[], besides: Id): Promise<Map<Id, Here[]>> => {
  const present = await presentIn(deps.db, deps.bureau, cases, besides, deps.clock.now());
  const name = await namesOf(
    deps.db,
    deps,
    present.map((p) => p.person),
  );
  const by = new Map<Id, Here[]>();
  for (const p of present)
    by.set(p.caseId, [
      ...(by.get(p.caseId) ?? []),
      { id: p.person, name: name(p.person), doing: p.doing, since: p.since },
    ]);
  return by;
};

/** Renews the soft claim: it locks nothing, it only lets colleagues see. */
export const beHere = async (deps: CaseDeps, caseId: Id, person: Id, doing: Doing): Promise<void> => {
  const at = deps.clock.now();
  await notePresence(deps.db, deps.bureau, {
    caseId,
    person,
    doing,
    at,
    until: instant(instantMs(at) + EXPIRES_SECONDS * 1000),
  });
};

import { addWorkingDays } from '../../law/working.ts';
import { publishedVersion } from '../catalogue/index.ts';
import type { ObligationRoomFacts } from '../obligations/index.ts';
import type { CaseDeps } from './handle.load.ts';
import { loadCase } from './handle.load.ts';
import { caseById } from './queries.ts';
import { namesOfRefs } from './view/materials.ts';

/** What the obligations ask of the cases. */
export const obligationFactsOf = (deps: CaseDeps): ObligationRoomFacts => ({
  caseOf: async (tx, bureau, caseId) => {
    const row = await caseById(tx, bureau, caseId);
    return row && { item: row.item, applicant: row.applicant };
  },
  commitmentCheck: async (tx, _bureau, caseId, decidedOn) => {
    const c = await loadCase(deps, tx, caseId);
    const rule = c?.terms.commitmentCheck;
    if (!c || !rule) return undefined;
    return { due: addWorkingDays(decidedOn, rule.workingDays, c.calendar), consequence: 'revoke' };
  },
  licenceOf: async (tx, _bureau, caseId) => (await deps.licenceState(tx, { caseId }))?.id,
  namesOf: async (tx, bureau, item, refs) => {
    const version = await publishedVersion(tx, bureau, item);
    if (!version) return {};
    const name = namesOfRefs(version);
    const promises = version.commitment?.promises ?? [];
    return Object.fromEntries(refs.map((r) => [r, promises[Number(r) - 1] ?? name(r)]));
  },
});

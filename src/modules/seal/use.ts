import type { Day } from '../../kernel/day.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { DocumentKind, SealHow } from './events.ts';
import type { Seal } from './seal.ts';

/** What is to be sealed. */
export type ForSeal = { readonly kind: DocumentKind; readonly item: string; readonly request?: Id };
/** By whose word the seal is set. */
export type Approval = { readonly id: Id; readonly by: Id };

const within = (list: readonly string[] | undefined, item: string): boolean => list?.includes(item) ?? true;

/** 印章规定25: no seal is set without the leader's approval, standing or for this one paper. */
export const approvalFor = (seal: Seal, doc: ForSeal, today: Day): Approval | Refused => {
  const by = doc.request === undefined ? undefined : seal.approved[doc.request];
  if (by !== undefined) return { id: doc.request!, by };
  const standing = seal.allowances.find(
    (a) =>
      !seal.keepers.includes(a.by) &&
      a.documents.includes(doc.kind) &&
      within(a.items, doc.item) &&
      a.from <= today &&
      today <= a.until,
  );
  return standing ? { id: standing.id, by: standing.by } : refused('approval-missing', '印章规定25');
};

/** May this seal be set today on this? Answers by whose approval, or why not. */
export const mayUse = (seal: Seal, doc: ForSeal, today: Day): Approval | Refused => {
  const { from, until, number } = seal.facts;
  if (seal.state !== 'in-force') return refused(`seal-${seal.state}`, '', { since: seal.since });
  if (today < from) return refused('seal-not-yet', '', { from, number });
  if (today > until) return refused('seal-expired', '', { until, number });
  return approvalFor(seal, doc, today);
};

type Choice = { readonly how: SealHow; readonly items: readonly string[] | null; readonly state: Seal['state'] };
const USABLE: ReadonlySet<string> = new Set(['in-force', 'suspended']);

/**
 * Whose seal an item's papers carry. A power moved to the bureau (划转, 许可法25) is exercised in its own name: its own
 * seal. One moved down (下放) is the lower organ's. One entrusted (委托, 许可法24) is exercised in the entrusting organ's
 * name, so that organ's seal stands on the paper, and it is the defendant. A suspended seal is not replaced by
 * another organ's: the paper waits.
 */
export const sealFor = <S extends Choice>(seals: readonly S[], item: string): S | undefined => {
  const usable = seals.filter((s) => USABLE.has(s.state));
  const named = usable.filter((s) => s.items?.includes(item));
  return (
    named.find((s) => s.how === 'entrusted') ??
    named.find((s) => s.how === 'devolved') ??
    named[0] ??
    usable.find((s) => s.how === 'own' && s.items === null)
  );
};

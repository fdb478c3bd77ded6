import type { Day } from '../../kernel/day.ts';
import { type Decision, decided, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Situation } from '../catalogue/index.ts';
import type { Answer, Answers, Provenance } from '../forms/index.ts';

/** A draft (草稿): what a person has typed before submission. It has no legal effect. */
export type Draft = {
  readonly id: Id;
  readonly item: string;
  readonly itemVersion: number;
  readonly applicant: Id;
  readonly madeBy: Id;
  readonly mandate?: Id;
  readonly assisted: boolean;
  readonly channel: 'web' | 'window' | 'outlet' | 'kiosk' | 'post';
  readonly state: 'open' | 'submitted' | 'dropped';
  readonly situation: Situation;
  readonly origin?: DraftOrigin;
  readonly promises: readonly SignedPromise[];
  readonly eDelivery: boolean;
  /** Who saved each field last: another device that saw an older value may not overwrite it unseen. */
  readonly fieldRevs: Readonly<Record<string, { readonly rev: number; readonly device: string }>>;
  readonly rev: number;
  readonly answers: Answers;
  readonly provenance: Readonly<Record<string, Provenance>>;
  readonly savedAt: Instant;
  readonly caseId?: Id;
};
export type DraftOrigin = {
  readonly kind: 'new' | 'renewal' | 'change' | 'cancel';
  readonly licence?: Id;
  readonly expiry?: Day;
  readonly copyOf?: Id;
};
/** 容缺 for some materials, or 告知承诺 for the application; what was signed is kept by its hash. */
export type SignedPromise = {
  readonly kind: 'tolerance' | 'commitment';
  readonly refs: readonly string[];
  readonly at: Instant;
};

export type Save = {
  readonly field: string;
  readonly value: Answer | undefined;
  readonly seen: number;
  readonly device: string;
};

const MAX_KEYS = 400;

/**
 * Saves one field. `read-only` when another device has saved a newer value of this field than the one this device
 * saw: the person is shown both and chooses; nothing typed is lost.
 */
export const saveField = (d: Draft, s: Save, fields: readonly string[], today: Day): Decision<Draft> => {
  if (d.state !== 'open') return refused('draft-closed', '', { caseId: d.caseId ?? null });
  if (!fields.includes(s.field)) return refused('no-such-field', '', { field: s.field });
  const last = Object.hasOwn(d.fieldRevs, s.field) ? d.fieldRevs[s.field] : undefined;
  if (last && last.device !== s.device && last.rev > s.seen) return refused('read-only', '', { field: s.field });
  const rev = d.rev + 1;
  const { [s.field]: _old, ...others } = d.answers;
  const empty = s.value === undefined || s.value === null || s.value === '';
  const answers = empty ? others : { ...others, [s.field]: s.value as Answer };
  if (Object.keys(answers).length > MAX_KEYS) return refused('too-many-fields', '', { field: s.field });
  const { [s.field]: _from, ...provenance } = d.provenance;
  return decided({
    ...d,
    rev,
    answers,
    provenance: empty ? provenance : { ...provenance, [s.field]: { from: d.assisted ? 'window' : 'self', day: today } },
    fieldRevs: { ...d.fieldRevs, [s.field]: { rev, device: s.device } },
  });
};

/** Signs a promise or takes it back; the commitment track excludes tolerance, and the reverse. */
export const signPromise = (
  d: Draft,
  p: { readonly kind: 'tolerance' | 'commitment'; readonly refs: readonly string[]; readonly signed: boolean },
  allowed: readonly string[],
  now: Instant,
): Decision<Draft> => {
  if (d.state !== 'open') return refused('draft-closed', '', { caseId: d.caseId ?? null });
  const stray = p.refs.find((r) => !allowed.includes(r));
  if (p.signed && p.kind === 'tolerance' && stray !== undefined) return refused('not-tolerable', '', { ref: stray });
  const others = d.promises.filter((x) => x.kind !== p.kind);
  if (p.signed && others.length > 0) return refused('one-promise-only', '', {});
  const before = d.promises.find((x) => x.kind === p.kind)?.refs ?? [];
  const without = p.kind === 'commitment' ? [] : before.filter((r) => !p.refs.includes(r));
  const refs = p.signed ? [...new Set([...before, ...p.refs])] : without;
  const kept = refs.length > 0 || (p.signed && p.kind === 'commitment') ? [{ kind: p.kind, refs, at: now }] : [];
  return decided({ ...d, rev: d.rev + 1, promises: [...others, ...kept] });
};

export const promisedRefs = (d: Draft): readonly string[] => d.promises.find((p) => p.kind === 'tolerance')?.refs ?? [];
/** Papers that the signed commitment stands for (告知承诺 of proofs). */
export const committedRefs = (d: Draft): readonly string[] =>
  d.promises.find((p) => p.kind === 'commitment')?.refs ?? [];
export const isCommitment = (d: Draft): boolean => d.promises.some((p) => p.kind === 'commitment');

import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Draft } from './draft.ts';

/** Who is named to apply together with the applicant (共同申请人), and what they answered to which revision of the draft. */
export type CoApplicant = {
  readonly person: Id;
  readonly namedBy: Id;
  readonly namedAt: Instant;
  readonly answer?: 'joined' | 'declined';
  readonly rev?: number;
  /** Agreed to be told electronically (电子签名法11). */
  readonly eDelivery: boolean;
  readonly answeredBy?: Id;
  readonly answeredAt?: Instant;
};
/** `changed`: they said yes, and the application was changed since. */
export type CoApplicantState = 'asked' | 'joined' | 'declined' | 'changed';

/** More together are an association, which applies as one. Ours; no law gives a number. */
const MOST = 20;

/** 许可法31: each answers for what is stated, so a yes holds for the application as it stood. */
export const answerState = (c: CoApplicant, rev: number): CoApplicantState => {
  if (c.answer === 'joined') return c.rev === rev ? 'joined' : 'changed';
  return c.answer ?? 'asked';
};

/** Whose yes to this revision is missing. */
export const unsignedBy = (all: readonly CoApplicant[], rev: number): readonly Id[] =>
  all.filter((c) => answerState(c, rev) !== 'joined').map((c) => c.person);

/** `found`: the person of that name and number; undefined when there is none, and nobody learns which of the two is wrong. */
export const mayName = (
  d: Draft,
  all: readonly CoApplicant[],
  found: { readonly id: Id; readonly fits: boolean } | undefined,
): Refused | undefined => {
  if (d.state !== 'open') return refused('draft-closed', '', { caseId: d.caseId ?? null });
  if (!found) return refused('co-applicant-not-found');
  if (found.id === d.applicant) return refused('co-applicant-is-applicant');
  if (!found.fits) return refused('co-applicant-wrong-audience');
  if (all.some((c) => c.person === found.id)) return refused('co-applicant-named');
  return all.length >= MOST ? refused('too-many-co-applicants', '', { most: MOST }) : undefined;
};

/** Only what was seen is answered: an application changed meanwhile is looked at again first. */
export const mayAnswer = (d: Draft, seen: number): Refused | undefined => {
  if (d.state !== 'open') return refused('joint-closed');
  return d.rev === seen ? undefined : refused('joint-changed');
};

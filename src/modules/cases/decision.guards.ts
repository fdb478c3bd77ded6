import { refused } from '../../kernel/decision.ts';
import { protectedUntil } from './clocks.dues.ts';
import { askHearingBy } from './clocks.ts';
import { agreesToE } from './consent.ts';
import { termFault } from './decision.content.ts';
import type { Reason, Remedies } from './events.ts';
import { isLastStep, ownTask } from './guards.ts';
import { separated } from './posts.ts';
import { verdict } from './quorum.ts';
import type { Ctx, Guard } from './spec.ts';
import { type Case, isOpen, stepTask, stillOwed } from './state.ts';

type U = Ctx<'under-review'>;

/** 许可法46, 47: a hearing that law, a major interest or a request demands comes before the decision. */
const hearingDue = (c: U): Guard => {
  const { held, called, requests } = c.state.hearing;
  if (held) return undefined;
  if (c.terms.hearing === 'by-law') return refused('hearing-due', '许可法46');
  if (requests.length > 0) return refused('hearing-due', '许可法47');
  return called ? refused('hearing-due', '许可法46', { date: called.date }) : undefined;
};

/** 许可法36, 47: told means served; an unserved notice tells nobody. */
const stakeholdersTold = (c: U): Guard => {
  const needed = c.terms.stakeholders || c.terms.hearing === 'on-request';
  const told = c.state.told;
  const all = told?.persons.every((p) => told.served[p] !== undefined);
  if ((needed && !told) || (told && !all))
    return refused('stakeholders-not-told', c.terms.stakeholders ? '许可法36' : '许可法47');
  return undefined;
};

/** 许可法47: for each person the five days run from their own notice, unless they asked or waived. */
const hearingWindow = (c: U): Guard => {
  const { held, requests, waived } = c.state.hearing;
  if (held) return undefined;
  const open = (c.state.told?.persons ?? [])
    .filter((p) => !waived.includes(p) && !requests.some((r) => r.by === p))
    .map((p) => askHearingBy(c.state, p, c.calendar))
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return open !== undefined && c.today <= open
    ? refused('hearing-window-open', '许可法47', { until: open })
    : undefined;
};

const printable = (missing: readonly string[] = []): Guard =>
  missing.length > 0 ? refused('glyph-missing', '', { characters: missing }) : undefined;

/** What stands before any decision, in order. */
export const beforeDecision = (c: U): Guard => {
  if (!isLastStep(c.terms, c.state.at)) return refused('not-at-decision', '', { step: stepTask(c.state)?.key ?? null });
  if (!ownTask(c)) return refused('not-yours', '', { holder: stepTask(c.state)?.holder ?? null });
  if (separated(c.state, c.by.id, 'decider')) return refused('same-person', '', { post: 'decider' });
  if (c.state.tasks.some((t) => t.kind === 'consult')) return refused('consultation-open');
  if (c.state.signing && verdict(c.state.signing.quorum, c.state.signing.votes) === 'open')
    return refused('signing-open');
  const pause = c.state.pauses.find(isOpen);
  if (pause) return refused('procedure-open', '许可法45', { ground: pause.ground });
  return hearingDue(c) ?? stakeholdersTold(c) ?? hearingWindow(c) ?? printable(c.facts.glyphsMissing);
};

const signed = (c: U): Guard =>
  c.state.signing && verdict(c.state.signing.quorum, c.state.signing.votes) === 'no'
    ? refused('signing-refused')
    : undefined;

/** 许可法34.3, 55; where a commitment stands for the examination (B9, 消防法15) the check comes after the grant (K13). */
const checked = (c: U): Guard => {
  if (c.state.accepted.mode === 'commitment' && c.terms.committable === 'permit') return undefined;
  const done = (kind: string) => c.state.checks.some((k) => k.kind === kind);
  if (c.terms.checks.site && !done('site')) return refused('check-missing', '许可法34.3', { kind: 'site' });
  if (c.terms.checks.technical && !done('technical'))
    return refused('check-missing', '许可法55', { kind: 'technical' });
  return undefined;
};

const publicity = (c: U): Guard => {
  const until = c.state.published
    .map((p) => p.until)
    .sort()
    .at(-1);
  if (until !== undefined && c.today <= until) return refused('publicity-running', '', { until });
  if (until === undefined && c.terms.publicity?.statutory) return refused('publicity-running', '', { until: null });
  return undefined;
};

const DEAD = ['withdrawn', 'revoked', 'penalised', 'cancelled'];
/** A late renewal has no protection: the licence may have ended, and the item says whether that ends the renewal too. */
const licenceStands = (c: Ctx): Guard => {
  const { origin } = c.state;
  if (origin.kind !== 'renewal' && origin.kind !== 'change') return undefined;
  const licence = c.facts.licence;
  const gone =
    licence !== undefined &&
    (DEAD.includes(licence.state) || (licence.state === 'expired' && origin.kind === 'change'));
  if (gone) return refused('licence-expired', '许可法70', { state: licence.state });
  if (origin.kind !== 'renewal' || c.today <= origin.expiry) return undefined;
  const inTime = protectedUntil(origin, c.state.receivedOn, c.state.window, c.terms, c.calendar);
  const late = c.terms.renewal?.late ?? 'treat-as-new';
  return inTime === undefined && late === 'treat-as-new'
    ? refused('licence-expired', '许可法50', { expiry: origin.expiry })
    : undefined;
};

/**
 * 许可法57: who was accepted earlier comes first; nobody takes the last permit over the head of another. A permit that is
 * renewed or changed is one of those given out already.
 */
const quota = (c: Ctx): Guard => {
  if (c.terms.quota === undefined || !issuesLicence(c.state)) return undefined;
  const left = c.facts.quotaLeft ?? 0;
  const earlier = c.facts.earlierPending ?? 0;
  if (earlier > 0 && left <= earlier) return refused('earlier-applicant-pending', '许可法57', { left, earlier });
  return left <= 0 ? refused('quota-empty', '许可法57') : undefined;
};

const notFalse = (c: Ctx): Guard => (c.state.falseApplication ? refused('false-application', '许可法78') : undefined);
const prerequisites = (c: Ctx): Guard => {
  const missing = c.facts.prerequisitesMissing ?? [];
  return missing.length > 0 ? refused('prerequisite-missing', '', { missing }) : undefined;
};

/** What only a grant must satisfy, in order. */
export const beforeGrant = (c: U): Guard => {
  const holes = printable(c.facts.faceGlyphsMissing);
  if (holes) return holes;
  if (c.state.frozen) return refused('frozen');
  const owed = stillOwed(c.state).map((o) => o.ref);
  return (
    notFalse(c) ??
    signed(c) ??
    (owed.length > 0 ? refused('material-owed', '', { owed }) : undefined) ??
    checked(c) ??
    publicity(c) ??
    prerequisites(c) ??
    licenceStands(c) ??
    quota(c)
  );
};

/**
 * 34¶2 decides without an examination, so an item whose law demands one (check, hearing, stakeholders, publicity)
 * cannot be decided on the spot at all.
 */
export const beforeGrantOnTheSpot = (c: Ctx<'received'>): Guard => {
  const t = c.terms;
  if (t.checks.site || t.checks.technical)
    return refused('check-missing', '许可法34.3', { kind: t.checks.site ? 'site' : 'technical' });
  if (t.hearing === 'by-law') return refused('hearing-due', '许可法46');
  if (t.stakeholders || t.hearing === 'on-request') return refused('stakeholders-not-told', '许可法36');
  if (t.publicity?.statutory) return refused('publicity-running', '', { until: null });
  return (
    notFalse(c) ??
    prerequisites(c) ??
    licenceStands(c) ??
    quota(c) ??
    printable(c.facts.glyphsMissing) ??
    printable(c.facts.faceGlyphsMissing)
  );
};

/** Reasons of a refusal: an article each (许可法38.2), a code of the closed list where the item has one, a standard (55). */
export const reasonsComplete = (c: Ctx, reasons: readonly Partial<Reason>[], standard: string | undefined): Guard => {
  const closed = c.terms.denialGrounds;
  const complete = (r: Partial<Reason>) =>
    Boolean(r.article) && (!closed || (r.code !== undefined && closed.includes(r.code)));
  if (reasons.length === 0 || !reasons.every(complete))
    return refused('reasons-missing', '许可法38.2', { grounds: closed ?? null });
  return c.terms.technicalStandardRequired && !standard ? refused('standard-missing', '许可法55') : undefined;
};

/** 许可法38.2: each part applied for is either granted or refused with a reason in words; none is both, none is forgotten. */
export const partsAnswered = (c: Ctx, granted: readonly string[], reasons: readonly Partial<Reason>[]): Guard => {
  const { parts } = c.facts;
  const wordless = reasons.filter((r) => !r.text).flatMap((r) => r.scope ?? []);
  if (!parts)
    return reasons.every((r) => r.text) ? undefined : refused('part-unanswered', '许可法38.2', { parts: wordless });
  const strange = [...granted, ...reasons.flatMap((r) => r.scope ?? [])].filter((p) => !parts.includes(p));
  if (strange.length > 0) return refused('part-not-applied-for', '许可法34', { parts: strange });
  const answered = new Set(reasons.flatMap((r) => (r.text && r.scope ? [r.scope] : [])));
  const open = parts.filter((p) => granted.includes(p) === answered.has(p));
  return open.length > 0 ? refused('part-unanswered', '许可法38.2', { parts: open }) : undefined;
};

/** 许可法38.2; 复议法20, 22; 行诉法46: organ and 60 days, court and six months, and an internet channel where told over the net. */
export const remedyComplete = (c: Ctx, r: Partial<Remedies> | undefined): Guard => {
  const lacks = [
    ...(r?.organ ? [] : ['organ']),
    ...((r?.days ?? 0) >= 60 ? [] : ['days']),
    ...(r?.court ? [] : ['court']),
    ...((r?.months ?? 0) >= 6 ? [] : ['months']),
    ...(agreesToE(c.state, c.facts, c.state.applicant) && !r?.internetChannel ? ['internetChannel'] : []),
  ];
  if (lacks.length === 0) return undefined;
  return refused('remedy-incomplete', lacks[0] === 'internetChannel' ? '复议法22' : '许可法38.2', { lacks });
};

/** 许可法39: a certificate states its term; it neither begins before the decision nor outlasts what the item allows. */
export const termHolds = (c: Ctx, wish: Parameters<typeof termFault>[3]): Guard => {
  const fault = termFault(c.state, c.terms, c.today, wish);
  return fault && refused('term-wrong', '许可法39', fault);
};

/** Whether its grant issues a licence, and does not change or renew one that has its number. */
export const issuesLicence = ({ origin }: Pick<Case, 'origin'>): boolean =>
  origin.kind === 'new' || origin.kind === 'remand';

/** 自然资函〔2024〕709号: such licences bear the number of the national system. It is stated once, when the licence is new, and no two bear one. */
export const numberHolds = (c: Ctx, licenceNumber: string | undefined): Guard => {
  if (licenceNumber === undefined) return undefined;
  if (!c.facts.numberedElsewhere || !issuesLicence(c.state)) return refused('number-is-ours');
  return c.facts.licenceNumberTaken ? refused('number-taken', '', { number: licenceNumber }) : undefined;
};

/** 许可法36: those told must have been heard before a refusal. */
export const statementHeard = (c: U): Guard =>
  (c.terms.stakeholders || c.state.told !== undefined) && c.state.statements.length === 0
    ? refused('statement-not-heard', '许可法36')
    : undefined;

/** A refusal is a person's act, and some items are never refused at all (C12a). */
export const neverByRule = (c: U): Guard =>
  c.by.posts.includes('system') || c.terms.neverDeny ? refused('never-by-rule') : undefined;

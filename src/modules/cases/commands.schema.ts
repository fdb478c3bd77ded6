import { type Static, type TSchema, Type } from 'typebox';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';

/**
 * A free text on the wire (reason, opinion, note). It never enters the trail: the shell stores it encrypted and
 * hands the pure act a `TextRef` instead. Marked by the annotation below, from which TEXT_FIELDS is read.
 */
export type FreeText = string & { readonly __freeText: true };
export const FREE_TEXT_MARK = 'text/plain';

const text = Type.Unsafe<FreeText>(Type.String({ minLength: 1, maxLength: 4000, contentMediaType: FREE_TEXT_MARK }));
// Ids enter the trail as they come: what could be a name or a sentence is none.
const id = Type.Unsafe<Id>(Type.String({ minLength: 1, maxLength: 80, pattern: '^[\\w.:-]+$' }));
const ref = Type.String({ minLength: 1, maxLength: 120 });
const hash = Type.String({ minLength: 1, maxLength: 128, pattern: '^[0-9A-Za-z:+/=_-]+$' });
const day = Type.Unsafe<Day>(Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));
const article = Type.String({ minLength: 1, maxLength: 120 });
const oneOf = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const opt = <T extends TSchema>(t: T) => Type.Optional(t);
const list = <T extends TSchema>(t: T, minItems = 0) => Type.Array(t, { minItems, maxItems: 200 });
const closed = { additionalProperties: false };

const material = Type.Object(
  {
    ref,
    hash,
    grade: oneOf('A', 'B', 'C', 'D'),
    how: oneOf('paper', 'upload', 'scan', 'library', 'promised'),
  },
  closed,
);
// One flat object and not a union: the server's `removeAdditional` would strip the later branches of a union.
const origin = Type.Object({
  kind: oneOf('new', 'renewal', 'change', 'cancel', 'remand'),
  licence: opt(id),
  expiry: opt(day),
  case: opt(id),
  order: opt(ref),
  period: opt(Type.Object({ n: Type.Integer({ minimum: 1 }), unit: oneOf('WORKING_DAY', 'NATURAL_DAY', 'MONTH') })),
});
const remedies = Type.Object({
  organ: opt(ref),
  days: opt(Type.Integer()),
  court: opt(ref),
  months: opt(Type.Integer()),
  internetChannel: opt(Type.String({ maxLength: 400 })),
});
const reason = Type.Object({
  article: opt(article),
  code: opt(ref),
  scope: opt(ref),
  text: opt(text),
});
/** Flat at each level for the same reason; `bad-quorum` judges what does not fit together. */
const quorumLevel = (of: TSchema | undefined) =>
  Type.Object({
    q: oneOf('member', 'all', 'any', 'votes', 'order'),
    who: opt(id),
    threshold: opt(Type.Number()),
    weights: opt(Type.Record(Type.String(), Type.Number())),
    ...(of ? { of: opt(list(of)) } : {}),
  });
/** A quorum as it comes in, at most four levels deep. */
export type WireQuorum = {
  q: 'member' | 'all' | 'any' | 'votes' | 'order';
  who?: Id;
  threshold?: number;
  weights?: Record<string, number>;
  of?: WireQuorum[];
};
const quorum = Type.Unsafe<WireQuorum>(quorumLevel(quorumLevel(quorumLevel(quorumLevel(undefined)))));

const act = <const A extends string, P extends Record<string, TSchema>>(name: A, fields: P) =>
  Type.Object({ act: Type.Literal(name), ...fields }, closed);
/** What the decider states for the licence; absent: by the item. */
const onLicence = {
  validFrom: opt(day),
  validUntil: opt(day),
  licenceNumber: opt(Type.String({ maxLength: 120, pattern: '^\\S(.*\\S)?$' })),
};

/**
 * The command of every act, as it comes over the wire. Days are civil days of Asia/Shanghai, ids are opaque, hashes
 * are those of stored files. Fields that a guard asks for (`reason-missing`, `opinion-missing`, `no-length` …) are
 * optional here so that the law's refusal, with its words and repair, is heard and not a schema error.
 */
export const SCHEMAS = {
  // 3.1 to acceptance. `enteredAt` only where it differs from now (letter post): instant, ISO 8601.
  receive: act('receive', {
    item: ref,
    version: Type.Integer({ minimum: 1 }),
    applicant: id,
    coApplicants: opt(list(id)),
    mandate: opt(id),
    materials: list(material),
    origin: opt(origin),
    bundle: opt(id),
    eDelivery: Type.Boolean(),
    enteredAt: opt(Type.String({ format: 'date-time' })),
  }),
  accept: act('accept', {}),
  'accept-tolerant': act('accept-tolerant', { owed: list(ref), owedBy: day, promise: opt(hash) }),
  'accept-by-commitment': act('accept-by-commitment', { commitments: list(ref, 1), promise: opt(hash) }),
  'decide-on-the-spot': act('decide-on-the-spot', { articles: list(article), conditions: opt(text), ...onLicence }),
  file: act('file', {}),
  'ask-correction': act('ask-correction', {
    missing: list(
      Type.Object({
        ref,
        defect: oneOf(
          'absent',
          'incomplete',
          'not-in-form',
          'illegible',
          'expired',
          'inconsistent',
          'unsigned',
          'slip',
        ),
        note: opt(text),
      }),
    ),
  }),
  'cancel-correction': act('cancel-correction', { reason: text }),
  resubmit: act('resubmit', { materials: list(material), fields: list(ref), answers: opt(hash) }),
  'reject-filing': act('reject-filing', {
    branch: oneOf('no-permit-needed', 'not-our-power', 'barred', 'false-material', 'needs-approval'),
    organ: opt(ref),
    article,
    until: opt(day),
    record: opt(ref),
    reason: text,
  }),
  'close-for-no-reply': act('close-for-no-reply', {}),
  // 3.2 examination. `task` and `pause` may be left out where there is only one.
  claim: act('claim', { task: opt(ref) }),
  assign: act('assign', {
    task: opt(ref),
    to: opt(id),
    verb: oneOf('assign', 'transfer', 'delegate', 'hand-back', 'substitute', 'take-over'),
    reason: opt(text),
  }),
  appoint: act('appoint', { to: id, reason: opt(text) }),
  'pass-on': act('pass-on', { opinion: opt(text), to: opt(id) }),
  return: act('return', { to: ref, straight: Type.Boolean(), reason: opt(text) }),
  'take-back': act('take-back', {}),
  consult: act('consult', {
    purpose: oneOf('opinion', 'inspection'),
    to: list(id, 1),
    question: opt(text),
    within: opt(Type.Integer({ minimum: 1, maximum: 10 })),
    silence: opt(oneOf('no-objection', 'escalate')),
    requiredByLaw: opt(Type.Boolean()),
  }),
  'give-opinion': act('give-opinion', {
    task: opt(ref),
    verdict: oneOf('agree', 'disagree', 'no-remark'),
    opinion: opt(text),
  }),
  revoke: act('revoke', { what: oneOf('consultation', 'signing'), task: opt(ref), reason: opt(text) }),
  'open-signing': act('open-signing', { quorum, statutory: opt(list(id)), question: opt(text) }),
  sign: act('sign', { vote: oneOf('yes', 'no', 'abstain'), opinion: opt(text) }),
  'add-signer': act('add-signer', { who: id, where: oneOf('before', 'after', 'beside') }),
  'drop-signer': act('drop-signer', { who: id }),
  remind: act('remind', { to: opt(list(id)) }),
  copy: act('copy', { to: list(id, 1), note: opt(text) }),
  discuss: act('discuss', { to: list(id, 1), note: text }),
  'invite-supplement': act('invite-supplement', { refs: list(ref, 1), note: opt(text) }),
  supply: act('supply', { materials: list(material, 1) }),
  'site-check': act('site-check', {
    kind: oneOf('site', 'technical', 'commitment'),
    inspectors: list(id),
    finding: oneOf('passed', 'failed', 'rectify'),
    record: hash,
    visit: opt(id),
  }),
  'tell-stakeholders': act('tell-stakeholders', { persons: list(id), rights: list(oneOf('statement', 'hearing'), 1) }),
  'hear-statement': act('hear-statement', { person: id, record: hash }),
  publish: act('publish', { kind: oneOf('application', 'draft-decision', 'plan', 'decision'), from: day, until: day }),
  pause: act('pause', { ground: ref, procedure: ref, until: opt(day) }),
  prolong: act('prolong', { pause: opt(ref), until: opt(day) }),
  resume: act('resume', { pause: opt(ref), result: oneOf('passed', 'failed', 'none'), record: opt(hash) }),
  extend: act('extend', { reasonCode: ref, reason: opt(text), approval: opt(ref) }),
  'request-hearing': act('request-hearing', {}),
  'waive-hearing': act('waive-hearing', {}),
  'cancel-hearing': act('cancel-hearing', {}),
  'call-hearing': act('call-hearing', {
    ground: oneOf('law', 'major', 'requested'),
    date: day,
    place: id,
    public: Type.Boolean(),
  }),
  'hold-hearing': act('hold-hearing', { record: hash, signed: list(id) }),
  recuse: act('recuse', { person: id, ground: oneOf('kinship', 'interest', 'examined-before', 'other') }),
  freeze: act('freeze', { complaint: ref }),
  unfreeze: act('unfreeze', { finding: Type.Boolean() }),
  // 3.3 decision and end.
  grant: act('grant', { articles: list(article), scopes: opt(list(ref)), conditions: opt(text), ...onLicence }),
  'grant-in-part': act('grant-in-part', {
    articles: list(article),
    scopes: list(ref),
    refused: list(reason),
    conditions: opt(text),
    standard: opt(ref),
    remedies: opt(remedies),
    ...onLicence,
  }),
  deny: act('deny', { reasons: list(reason), standard: opt(ref), remedies: opt(remedies) }),
  deliver: act('deliver', {
    mode: oneOf('e', 'window', 'post', 'outlet', 'public-notice'),
    items: list(ref),
    code: opt(Type.String({ maxLength: 40 })),
    stockNumber: opt(ref),
    noticeOn: opt(day),
  }),
  withdraw: act('withdraw', { reason: opt(text) }),
  terminate: act('terminate', {
    ground: oneOf(
      'void',
      'applicant-gone',
      'object-gone',
      'law-changed',
      'not-our-power',
      'tolerance-lapsed',
      'forwarded',
      'decision-revoked',
    ),
    ref: opt(ref),
    reason: opt(text),
  }),
  'correct-decision': act('correct-decision', { field: ref, oldHash: hash, newHash: hash }),
  serve: act('serve', {
    paper: Type.Object({ kind: ref, position: Type.Integer({ minimum: 1 }) }),
    to: opt(id),
    mode: oneOf('e', 'window', 'post', 'outlet', 'public-notice'),
    arrivedOn: opt(day),
  }),
  'note-remedy': act('note-remedy', {
    kind: oneOf('reconsideration', 'litigation', 'self-correction'),
    ref,
    outcome: opt(oneOf('pending', 'upheld', 'annulled', 'changed', 'ordered', 'withdrawn')),
  }),
} as const;

export type Schemas = typeof SCHEMAS;
export type StaticOf<A extends keyof Schemas> = Static<Schemas[A]>;

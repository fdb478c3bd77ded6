import Type, { type Static } from 'typebox';
import { AnswerShape, DayShape, DraftFile, FieldError, ProvenanceShape, TextShape } from '../intake/contract.ts';
import { ClockView, Ledger } from './contract.clock.ts';
import { ExplanationView } from './contract.explanation.ts';

export * from './contract.clock.ts';
export * from './contract.remedies.ts';

/** Wire shapes of a case as its parties see it. The server says what may be done and why not; screens only ask. */
export const RefusalShape = Type.Object({
  code: Type.String(),
  article: Type.String(),
  /** What is wrong and what to do, both languages, placeholders filled. */
  text: TextShape,
  facts: Type.Record(Type.String(), Type.Unknown()),
});
export type RefusalShape = Static<typeof RefusalShape>;

export const ActOffer = Type.Union([
  Type.Object({ act: Type.String(), name: TextShape, may: Type.Literal(true) }),
  Type.Object({ act: Type.String(), name: TextShape, may: Type.Literal(false), because: RefusalShape }),
]);
export type ActOffer = Static<typeof ActOffer>;

export const CaseStateName = Type.Union([
  Type.Literal('received'),
  Type.Literal('correcting'),
  Type.Literal('under-review'),
  Type.Literal('decided'),
  Type.Literal('closed'),
]);

export const PaperView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  title: TextShape,
  /** Empty until the paper follower has numbered and rendered it (a second or two). */
  number: Type.Optional(Type.String()),
  on: DayShape,
  size: Type.Optional(Type.Integer()),
  served: Type.Boolean(),
});
export type PaperView = Static<typeof PaperView>;

export const HistoryLine = Type.Object({
  position: Type.Integer(),
  type: Type.String(),
  at: Type.String(),
  on: DayShape,
  title: TextShape,
  detail: Type.Optional(TextShape),
  /** Reason or opinion, opened from the vault for those who may read it. */
  words: Type.Optional(Type.String()),
  who: Type.Optional(Type.String()),
  post: Type.Optional(Type.String()),
  article: Type.Optional(Type.String()),
});
export type HistoryLine = Static<typeof HistoryLine>;

export const CaseMaterial = Type.Object({
  ref: Type.String(),
  name: TextShape,
  necessity: Type.String(),
  status: Type.Union([
    Type.Literal('given'),
    Type.Literal('fetched'),
    Type.Literal('owed'),
    Type.Literal('late'),
    Type.Literal('asked'),
    Type.Literal('missing'),
    Type.Literal('not-needed'),
  ]),
  grade: Type.Optional(Type.String()),
  register: Type.Optional(Type.String()),
  owedBy: Type.Optional(DayShape),
  changedOn: Type.Optional(DayShape),
  files: Type.Array(DraftFile),
  /** The files of the round before, when a correction replaced them; officers compare the two. */
  before: Type.Optional(Type.Array(DraftFile)),
});
export type CaseMaterial = Static<typeof CaseMaterial>;

export const CaseAnswer = Type.Object({
  section: Type.String(),
  sectionTitle: TextShape,
  key: Type.String(),
  label: TextShape,
  /** Ready to show, units and option labels filled in; sensitive values masked unless unmasked. */
  shown: TextShape,
  masked: Type.Boolean(),
  /** The value itself, only on the applicant's side: a correction starts from it. */
  value: Type.Optional(AnswerShape),
  provenance: Type.Optional(ProvenanceShape),
  /** The value before the last correction, when it changed. */
  was: Type.Optional(TextShape),
  changedOn: Type.Optional(DayShape),
});
export type CaseAnswer = Static<typeof CaseAnswer>;

export const TaskView = Type.Object({
  task: Type.String(),
  kind: Type.String(),
  step: Type.Optional(Type.String()),
  name: TextShape,
  holder: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
  due: Type.Optional(DayShape),
  question: Type.Optional(Type.String()),
  ended: Type.Optional(
    Type.Object({ verb: Type.String(), on: DayShape, by: Type.String(), words: Type.Optional(Type.String()) }),
  ),
});
export type TaskView = Static<typeof TaskView>;

/** PUT /api/cases/:id/delivery: whether papers come electronically (电子签名法11) or by hand and by post. */
export const Delivery = Type.Object({ eDelivery: Type.Boolean() });
export type Delivery = Static<typeof Delivery>;

/** POST /api/cases/:id/withdrawal: one of several applicants agrees to withdraw, or takes that back. */
export const WithdrawalBody = Type.Object(
  { agree: Type.Boolean(), reason: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })) },
  { additionalProperties: false },
);
/** Names of those who have not agreed; none: the application is withdrawn. */
export const WithdrawalSaid = Type.Object({ waits: Type.Array(Type.String()) });
export type WithdrawalSaid = Static<typeof WithdrawalSaid>;

/**
 * GET /api/cases/:id, for the applicant (`side: applicant`), for officers (`side: officer`), and, without anything of
 * the file, for somebody told of the case (`side: stakeholder`, 许可法36).
 */
export const CaseView = Type.Object({
  id: Type.String(),
  side: Type.Union([Type.Literal('applicant'), Type.Literal('officer'), Type.Literal('stakeholder')]),
  version: Type.Integer(),
  number: Type.String(),
  fullNumber: Type.String(),
  item: Type.String(),
  itemVersion: Type.Integer(),
  itemName: TextShape,
  nature: Type.String(),
  applicant: Type.Object({
    id: Type.String(),
    name: Type.String(),
    kind: Type.String(),
    agent: Type.Optional(Type.String()),
    /** Who applied together with them. */
    coApplicants: Type.Optional(Type.Array(Type.String())),
  }),
  channel: Type.String(),
  /** Of assisted filing: the place where it was taken in. */
  site: Type.Optional(TextShape),
  receivedOn: DayShape,
  state: CaseStateName,
  how: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.String()),
  /** First line of the page: where I stand and what I must do. */
  verdict: Type.Object({
    tone: Type.Union([
      Type.Literal('wait'),
      Type.Literal('act'),
      Type.Literal('good'),
      Type.Literal('bad'),
      Type.Literal('closed'),
    ]),
    title: TextShape,
    text: TextShape,
  }),
  /** Five stages of the progress line. */
  stages: Type.Array(
    Type.Object({
      key: Type.String(),
      name: TextShape,
      state: Type.Union([Type.Literal('done'), Type.Literal('now'), Type.Literal('ahead'), Type.Literal('stopped')]),
      note: TextShape,
    }),
  ),
  tags: Type.Array(Type.Object({ key: Type.String(), text: TextShape, tone: Type.String() })),
  clocks: Type.Array(ClockView),
  ledgers: Type.Array(Ledger),
  /** Why it runs late, as told to the public; the newest first (优化条例36). `mayExplain`: the reader may publish one now. */
  explanations: Type.Array(ExplanationView),
  mayExplain: Type.Boolean(),
  acts: Type.Array(ActOffer),
  answers: Type.Array(CaseAnswer),
  materials: Type.Array(CaseMaterial),
  tasks: Type.Array(TaskView),
  papers: Type.Array(PaperView),
  /** Of several applicants, while the case can be withdrawn: who agrees to that; `mine`: the reader does. For applicants. */
  withdrawal: Type.Optional(
    Type.Object({ agreed: Type.Array(Type.String()), waits: Type.Array(Type.String()), mine: Type.Boolean() }),
  ),
  /** How papers come to the reader; whoever is told may change it. */
  delivery: Type.Optional(Delivery),
  history: Type.Array(HistoryLine),
  /** Open correction: what was asked, defect by defect. */
  correction: Type.Optional(
    Type.Object({
      on: DayShape,
      served: Type.Boolean(),
      waitUntil: Type.Optional(DayShape),
      missing: Type.Array(Type.Object({ ref: Type.String(), name: TextShape, defect: Type.String() })),
    }),
  ),
  owed: Type.Array(Type.Object({ ref: Type.String(), name: TextShape, by: DayShape })),
  /** 告知承诺 (B9): what the applicant signed, in the words of the item. */
  commitment: Type.Optional(
    Type.Object({ promises: Type.Array(TextShape), verification: TextShape, liability: TextShape }),
  ),
  licence: Type.Optional(Type.Object({ id: Type.String(), number: Type.String(), state: Type.String() })),
  /** Officers of the posts in the next step, for assign, consult, inspectors. */
  people: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), posts: Type.Array(Type.String()), unit: Type.String() }),
  ),
  steps: Type.Array(Type.Object({ key: Type.String(), name: TextShape, post: Type.String(), state: Type.String() })),
  /** What the deny form needs: refusal grounds of the item where it has a closed list, and the remedy on record. */
  remedy: Type.Object({ organ: TextShape, court: TextShape, url: Type.Optional(Type.String()) }),
  /** Its licence may bear the number of another system (自然资函〔2024〕709号), stated with the grant. */
  numberedElsewhere: Type.Boolean(),
  denialGrounds: Type.Optional(Type.Array(Type.Object({ code: Type.String(), text: TextShape }))),
  procedures: Type.Array(Type.Object({ ground: Type.String(), name: TextShape, basis: Type.String() })),
  /** Files of our own records: photographs of a check, a signed record. Officers only. */
  records: Type.Array(DraftFile),
  /** What can be granted apart: the options the applicant chose in what the licence will say. Empty: nothing is divisible. */
  scopes: Type.Array(Type.Object({ value: Type.String(), text: TextShape })),
  /** Papers that wait for their service, and to whom each must be told: what `serve` records. Officers only. */
  unserved: Type.Array(
    Type.Object({
      kind: Type.String(),
      position: Type.Integer(),
      title: TextShape,
      to: Type.Object({ id: Type.String(), name: Type.String() }),
    }),
  ),
  /** Noted orders after which a new case can be opened (发回重办). For the posts that may open it. */
  orders: Type.Array(Type.Object({ ref: Type.String(), kind: Type.String(), outcome: Type.Optional(Type.String()) })),
  /** Whom we told of their rights, the applicant among them. */
  told: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** The open or settled signing: who signs and how they voted. */
  signing: Type.Optional(
    Type.Object({
      state: Type.Union([Type.Literal('open'), Type.Literal('yes'), Type.Literal('no')]),
      members: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), vote: Type.Optional(Type.String()) })),
    }),
  ),
  today: DayShape,
});
export type CaseView = Static<typeof CaseView>;

/** GET /api/progress?number=&code= — what anybody may see who holds number and code: the applicant's own page without names and content. */
export const ProgressView = Type.Object({
  number: Type.String(),
  itemName: TextShape,
  /** Masked: 林**, 松澜****公司. */
  applicantName: Type.String(),
  verdict: CaseView.properties.verdict,
  stages: CaseView.properties.stages,
  ledgers: CaseView.properties.ledgers,
  explanations: CaseView.properties.explanations,
  receivedOn: DayShape,
  due: Type.Optional(DayShape),
  today: DayShape,
});
export type ProgressView = Static<typeof ProgressView>;

export const CaseSummary = Type.Object({
  id: Type.String(),
  /** What an act sent from a list has seen. */
  version: Type.Integer(),
  number: Type.String(),
  item: Type.String(),
  itemName: TextShape,
  channel: Type.String(),
  applicantName: Type.String(),
  state: CaseStateName,
  how: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.String()),
  stage: TextShape,
  verdict: TextShape,
  tone: Type.String(),
  receivedOn: DayShape,
  /** The clock that ends first. */
  due: Type.Optional(DayShape),
  left: Type.Optional(Type.Integer()),
  clock: Type.Optional(ClockView),
  holder: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
  tags: Type.Array(Type.Object({ key: Type.String(), text: TextShape, tone: Type.String() })),
  updatedAt: Type.String(),
  /** Colleagues who have it open now; only in the queue of the desk. */
  here: Type.Optional(Type.Array(Type.Object({ id: Type.String(), name: Type.String(), doing: Type.String() }))),
});
export type CaseSummary = Static<typeof CaseSummary>;

/**
 * GET /api/desk/queue?view=&tab=&item=&channel=&mark=&stage=&unit=&q=&also=&cursor= — keyset paged, most urgent first.
 * view: mine | can | today | unclaimed | corrected | consult | paused | decide | deliver | all. Filters are lists
 * parted by commas; `q` is a number or an applicant's name, `also` the services that the same words mean.
 */
export const QueuePage = Type.Object({
  rows: Type.Array(CaseSummary),
  next: Type.Optional(Type.String()),
  today: DayShape,
});
export type QueuePage = Static<typeof QueuePage>;
export const QueueCounts = Type.Object({
  views: Type.Record(Type.String(), Type.Integer()),
  tabs: Type.Record(Type.String(), Type.Integer()),
});
export type QueueCounts = Static<typeof QueueCounts>;

/**
 * POST /api/cases/:id/acts/:act — body = the act's command (see commands.ts) + `version`; header idempotency-key.
 * 200 with the new version; 409 {error: state-changed, facts{act, actor, at}} ; 422 {error} for a refusal.
 */
export const ActDone = Type.Object({
  version: Type.Integer(),
  events: Type.Array(Type.Object({ position: Type.Integer(), type: Type.String() })),
});
export type ActDone = Static<typeof ActDone>;

/** POST /api/cases/:id/resubmit — the applicant's answer to a correction: changed answers and new files (uploaded before via /api/cases/:id/files/:ref). */
export const ResubmitBody = Type.Object({
  version: Type.Integer(),
  answers: Type.Record(Type.String({ maxLength: 200 }), AnswerShape),
  files: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 100 }),
});
export { FieldError };

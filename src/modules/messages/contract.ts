import Type, { type Static } from 'typebox';

/** Wire shapes of messages (留言) about a case. A message is no act: no clock, no paper, no correction notice. */
const TextShape = Type.Object({ zh: Type.String(), en: Type.String() });
const Side = Type.Union([Type.Literal('applicant'), Type.Literal('officer')]);

export const MESSAGE_LENGTH = 2000;

export const MessageView = Type.Object({
  id: Type.String(),
  side: Side,
  /** Written by whoever looks. */
  mine: Type.Boolean(),
  /**
   * Who wrote it. Applicant's side: the name. Officer's side: post and unit; officers also see the person in `person`.
   */
  from: TextShape,
  person: Type.Optional(Type.String()),
  /** Characters: at most `MESSAGE_LENGTH`; empty where `erased`. */
  text: Type.String(),
  /** The words were deleted with the person who wrote them. */
  erased: Type.Optional(Type.Literal(true)),
  /** Instant, UTC. */
  at: Type.String(),
  /** When somebody of the other side had read so far; absent: not yet. */
  readAt: Type.Optional(Type.String()),
  /** A file of the case the message speaks of; its content is under /api/files/:id. */
  file: Type.Optional(
    Type.Object({ id: Type.String(), name: Type.String(), type: Type.String(), size: Type.Integer() }),
  ),
});
export type MessageView = Static<typeof MessageView>;

/** GET /api/cases/:id/messages, oldest first. Reading marks nothing; POST …/messages/read does. */
export const MessageThread = Type.Object({
  side: Side,
  messages: Type.Array(MessageView),
  /** Messages of the other side that the viewer has not marked as read. */
  unread: Type.Integer(),
  /** The last word is the applicant's: an answer is due. */
  waiting: Type.Boolean(),
  /** Who answers, as post and unit. */
  answers: TextShape,
});
export type MessageThread = Static<typeof MessageThread>;

/** POST /api/cases/:id/messages, header idempotency-key; 201 with the message. */
export const MessageBody = Type.Object({
  text: Type.String({ minLength: 1, maxLength: MESSAGE_LENGTH, pattern: '\\S' }),
  /** A file that belongs to this case. */
  file: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
});
export type MessageBody = Static<typeof MessageBody>;

/** POST /api/cases/:id/messages/read: everything up to this message has been read. */
export const MessageMark = Type.Object({ upTo: Type.String({ minLength: 1, maxLength: 64 }) });

/** One line of a list of threads, newest first. */
export const ThreadLine = Type.Object({
  caseId: Type.String(),
  number: Type.String(),
  itemName: TextShape,
  applicantName: Type.String(),
  side: Side,
  /** The last message; empty where `erased`. */
  text: Type.String(),
  erased: Type.Optional(Type.Literal(true)),
  from: TextShape,
  at: Type.String(),
  unread: Type.Integer(),
  waiting: Type.Boolean(),
});
export type ThreadLine = Static<typeof ThreadLine>;

/** GET /api/messages (the applicant's) and GET /api/desk/messages (waiting for an answer: mine and unheld ones). */
export const ThreadList = Type.Object({ threads: Type.Array(ThreadLine), unread: Type.Integer() });
export type ThreadList = Static<typeof ThreadList>;

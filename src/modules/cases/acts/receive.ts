import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { refused } from '../../../kernel/decision.ts';
import { dayOf, type Instant } from '../../../kernel/instant.ts';
import type { Calendar } from '../../../law/calendar.ts';
import { evolve } from '../case.ts';
import type { CommandOf } from '../commands.ts';
import type { CaseEvent, EventOf, Origin } from '../events.ts';
import type { CaseFacts } from '../facts.ts';
import { acceptance, openStep } from '../opening.ts';
import type { Guard } from '../spec.ts';

type Receive = CommandOf<'receive'>;
export const RECEIVE_POSTS = ['applicant', 'intake', 'acceptor', 'oversight'] as const;

const originOf = (o: Receive['origin']): Origin | undefined => {
  if (!o || o.kind === 'new') return { kind: 'new' };
  if (o.kind === 'renewal')
    return o.licence && o.expiry ? { kind: 'renewal', licence: o.licence, expiry: o.expiry } : undefined;
  if (o.kind !== 'remand') return o.licence ? { kind: o.kind, licence: o.licence } : undefined;
  if (!o.case || !o.order) return undefined;
  return { kind: 'remand', case: o.case, order: o.order, ...(o.period ? { period: o.period } : {}) };
};
const enteredAt = (command: Receive, facts: CaseFacts): Instant =>
  (command.enteredAt as Instant | undefined) ?? facts.now;

/** What can be said before the form is known. */
export const mayReceive = (facts: CaseFacts): Guard =>
  facts.itemOpen === false
    ? refused('item-not-open')
    : facts.channelAgreed === false
      ? refused('channel-not-in-agreement')
      : undefined;

/** 许可法31: nobody signs for another, and a form with errors does not enter. A remand is opened by an officer, never by filing one. */
export const checkReceive = (command: Receive, by: Actor, today: Day, facts: CaseFacts): Guard => {
  const signers = facts.signaturesMissing ?? [];
  const entered = enteredAt(command, facts);
  const origin = originOf(command.origin);
  const fields = [
    ...(facts.invalidFields ?? []),
    ...(origin ? [] : ['origin']),
    ...(entered > facts.now || dayOf(entered) > today ? ['enteredAt'] : []),
  ];
  if (signers.length > 0) return refused('signature-missing', '许可法31', { signers });
  if (facts.confirmed === false) return refused('not-confirmed');
  if (fields.length > 0) return refused('field-invalid', '', { fields });
  const officer = by.posts.some((p) => p !== 'applicant');
  return origin?.kind === 'remand' && !officer
    ? refused('not-your-post', '', { posts: ['intake', 'acceptor'] })
    : undefined;
};

/** 收件. The day of receipt is that of entry into the system (电子签名法11), for a letter that of its arrival. A remand is accepted the same day. */
export const receiveEvents = (
  command: Receive,
  by: Actor,
  today: Day,
  calendar: Calendar,
  facts: CaseFacts,
): readonly CaseEvent[] => {
  const entered = enteredAt(command, facts);
  const received: EventOf<'Received'> = {
    type: 'Received',
    on: dayOf(entered),
    by: by.id,
    item: command.item,
    version: command.version,
    applicant: command.applicant,
    ...(command.coApplicants?.length ? { coApplicants: command.coApplicants } : {}),
    ...(command.mandate === undefined ? {} : { mandate: command.mandate }),
    channel: by.channel,
    ...(by.site === undefined ? {} : { site: by.site }),
    enteredAt: entered,
    materials: command.materials,
    origin: originOf(command.origin) ?? { kind: 'new' },
    ...(command.bundle === undefined ? {} : { bundle: command.bundle }),
    eDelivery: command.eDelivery,
  };
  if (received.origin.kind !== 'remand' || facts.terms.nature === 'filing') return [received];
  const accepted = acceptance(evolve(undefined, received), facts, today, 'examined', by.id, calendar);
  return [received, accepted, openStep(facts.terms, 0, 3, today, by.id)];
};

import type { Post } from '../src/kernel/actor.ts';
import { dayOf } from '../src/kernel/instant.ts';
import { projectCase } from '../src/modules/cases/project.ts';
import { insertCase } from '../src/modules/cases/queries.ts';
import { postsById } from '../src/modules/cases/story/people.ts';
import { instantOn, type Story } from '../src/modules/cases/story/story.ts';
import { append, NEW_STREAM } from '../src/platform/trail.ts';
import type { Town } from './town.ts';

let told = 0;

/**
 * Puts a case told act by act (`story`) into a town's trail and lists, each event recorded on its own day, as it stands
 * on `today`. Answers its id. Boards are tested on it with literal days.
 */
export const tellCase = async (town: Town, s: Story, today: string): Promise<string> => {
  told += 1;
  const { db, bureau } = town;
  const id = `case-${String(told).padStart(4, '0')}`;
  let head = NEW_STREAM;
  for (const event of s.events) {
    const instant = instantOn(event.on);
    const post: Post = postsById[event.by]?.[0] ?? 'system';
    const envelope = { instant, day: event.on, act: 'told', actor: event.by, post, channel: 'window' as const };
    const done = await append(db, { bureau, stream: { kind: 'case', id }, expected: head, envelope, events: [event] });
    if (done.kind === 'conflict') throw new Error(`the story of ${id} was told twice`);
    head = done.head;
  }
  const now = instantOn(today);
  const state = s.now();
  const identity = {
    id,
    number: `T${String(told).padStart(6, '0')}`,
    fullNumber: `T-FULL-${told}`,
    code: '000000',
    item: s.terms.item,
    itemVersion: 1,
    applicant: state.applicant,
    coApplicants: state.coApplicants,
    agent: null,
    mandate: null,
    channel: state.channel,
    site: null,
    receivedOn: state.receivedOn,
    eDelivery: state.eDelivery,
  };
  const row = projectCase(state, s.calendar, dayOf(now), s.factsOn(now));
  const { text, values } = insertCase(bureau, identity, row, now);
  await db.query(text, values);
  return id;
};

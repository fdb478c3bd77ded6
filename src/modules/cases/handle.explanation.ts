import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { sm3 } from '../../platform/canonical.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import { append, load } from '../../platform/trail.ts';
import { publishedVersion } from '../catalogue/index.ts';
import { namesOf, type SignedIn, tell } from '../people/index.ts';
import { clocksOf } from './clocks.ts';
import type { ExplanationView, PublicExplanations } from './contract.explanation.ts';
import { CAUSE_WORDS, type ExplainCommand, type ExplainedEvent, mayExplain, missedOf } from './explanation.ts';
import { type CaseDeps, type LoadedCase, loadCase } from './handle.load.ts';
import { caseActor, mayRead } from './handle.reading.ts';
import { applicantsTold } from './handle.ts';
import {
  type ExplanationRow,
  explanationsOf,
  insertExplanation,
  lateCases,
  latestExplanations,
} from './queries.explanations.ts';
import { partiesOf } from './state.ts';
import { POST_WORDS } from './view/words.ts';

const WHO = ['head', 'supervisor'] as const;
const SHOWN = 100;

const postWords = (post: string): Text => POST_WORDS[post as keyof typeof POST_WORDS] ?? { zh: post, en: post };

/** As read by somebody; `nameOf` only for officers: the public reads the post. */
export const explanationView = (e: ExplanationRow, nameOf?: (id: Id) => string): ExplanationView => ({
  id: e.id,
  on: e.on,
  clock: e.clock,
  due: e.due,
  cause: e.cause,
  causeText: CAUSE_WORDS[e.cause],
  words: e.words,
  ...(e.wordsEn ? { wordsEn: e.wordsEn } : {}),
  ...(e.expected ? { expected: e.expected } : {}),
  post: postWords(e.post),
  ...(nameOf ? { by: nameOf(e.by) } : {}),
});

/** Whose names the words may not hold: the parties and everybody who acted in the case. */
const namesIn = async (deps: CaseDeps, db: Db, c: LoadedCase): Promise<readonly string[]> => {
  const ids = new Set([...partiesOf(c.state), ...c.events.map((e) => e.actor).filter((id) => id !== 'system')]);
  if (c.record.agent) ids.add(c.record.agent);
  const name = await namesOf(db, deps, [...ids]);
  return [...ids].map(name);
};

/** Publishes why a case runs late. The case's own stream, clock and state stay as they are. */
export const explainLate = async (
  deps: CaseDeps,
  viewer: SignedIn,
  caseId: Id,
  command: ExplainCommand,
  key: string,
): Promise<{ readonly id: Id } | Refused | 'not-found' | 'key-reused'> => {
  const { db, bureau, clock } = deps;
  const done = await once<{ id: Id } | Refused | { kind: 'not-found' }>(
    db,
    { bureau, actor: viewer.person, key, content: ['case.explain', caseId, command] },
    clock.now(),
    async (tx) => {
      const c = await loadCase(deps, tx, caseId);
      if (!c || !mayRead(viewer, c)) return { kind: 'not-found' };
      const actor = caseActor(viewer, c, 'window');
      const post = WHO.find((p) => actor?.posts.includes(p));
      if (!post) return refused('not-your-post');
      const today = clock.today();
      const missed = missedOf(clocksOf(c.state, c.terms, c.calendar, today));
      const no = mayExplain(c.state, missed, command, await namesIn(deps, tx, c), today);
      if (no || !missed) return no ?? refused('not-late');
      // Of a case that has been decided no day is awaited any more.
      const expected = c.state.state === 'under-review' ? (command.expected ?? null) : null;
      const stream = { kind: 'explanation', id: caseId };
      const { head } = await load(tx, bureau, stream);
      const event: ExplainedEvent = {
        type: 'Explained',
        on: today,
        case: caseId,
        ...missed,
        cause: command.cause,
        words: sm3(`${command.words}\n${command.wordsEn ?? ''}`),
        ...(expected ? { expected } : {}),
      };
      const envelope = {
        instant: clock.now(),
        day: today,
        act: 'explain-late',
        actor: viewer.person,
        post,
        channel: 'window',
        clientKey: key,
      } as const;
      const told = await append(tx, { bureau, stream, expected: head, envelope, events: [event] });
      if (told.kind === 'conflict') return refused('state-changed');
      const id = deps.random.id();
      const { number, item } = c.record;
      await insertExplanation(tx, bureau, {
        id,
        caseId,
        number,
        item,
        ...missed,
        cause: command.cause,
        words: command.words,
        wordsEn: command.wordsEn ?? null,
        expected,
        by: viewer.person,
        post,
        on: today,
        at: clock.now(),
      });
      for (const to of applicantsTold(c.record))
        await tell(tx, deps, to, 'case.explained', { case: caseId, number, item });
      return { id };
    },
  );
  if (done.kind === 'key-reused') return 'key-reused';
  const { answer } = done;
  return 'kind' in answer && answer.kind === 'not-found' ? 'not-found' : answer;
};

/** What was said of one case, the newest first. */
export const caseExplanations = async (
  deps: CaseDeps,
  db: Db,
  caseId: Id,
  officer: boolean,
): Promise<ExplanationView[]> => {
  const rows = await explanationsOf(db, deps.bureau, caseId);
  if (rows.length === 0) return [];
  const name = officer
    ? await namesOf(
        db,
        deps,
        rows.map((e) => e.by),
      )
    : undefined;
  return rows.map((e) => explanationView(e, name));
};

/** What the public reads: the last word on each late case. */
export const publicExplanations = async (deps: CaseDeps): Promise<PublicExplanations> => {
  const { db, bureau, clock } = deps;
  const rows = await latestExplanations(db, bureau, SHOWN);
  const items = [...new Set(rows.map((r) => r.item))];
  const versions = await Promise.all(items.map((item) => publishedVersion(db, bureau, item)));
  const nameOf = new Map(versions.flatMap((v, i) => (v ? [[items[i]!, v.name] as const] : [])));
  return {
    today: clock.today(),
    rows: rows.map((r) => ({
      number: r.number,
      itemName: nameOf.get(r.item) ?? { zh: r.item, en: r.item },
      explanation: explanationView(r),
    })),
  };
};

/** Ids of open cases past a promised or statutory day, those longest late first. */
export const lateCaseIds = async (deps: CaseDeps, limit: number): Promise<readonly Id[]> =>
  (await lateCases(deps.db, deps.bureau, deps.clock.today(), limit)).map((r) => r.id);

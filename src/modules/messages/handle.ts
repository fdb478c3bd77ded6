import type { Post } from '../../kernel/actor.ts';
import { refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import { type CaseDeps, type LoadedCase, loadCase, mayRead, POST_WORDS, sideOf } from '../cases/index.ts';
import { fileById, filesOf } from '../intake/index.ts';
import { namesOf, postsFor, type SignedIn, tell, type Viewer } from '../people/index.ts';
import { units } from '../places/index.ts';
import type { MessageBody, MessageThread, MessageView } from './contract.ts';
import { addMessage, type Mark, type MessageRow, marksOf, markUpTo, messagesOf, type Side } from './queries.ts';

/** A case that the viewer may write about, and from which side. */
export type Open = { readonly c: LoadedCase; readonly side: Side; readonly viewer: SignedIn };

/**
 * The parties and the officers who may read the case. Undefined: neither; somebody merely told of a case
 * (利害关系人) has the hearing to speak in.
 */
export const openThread = async (deps: CaseDeps, viewer: Viewer, id: Id): Promise<Open | undefined> => {
  if (viewer.kind === 'anonymous') return undefined;
  const c = await loadCase(deps, deps.db, id);
  if (!c || !mayRead(viewer, c)) return undefined;
  const side = sideOf(viewer, c) ?? (viewer.posts.length > 0 ? 'officer' : undefined);
  return side && { c, side, viewer };
};

/** The post an officer writes from: that of the step at hand where they hold it. */
const postOf = ({ c, viewer }: Open): { post: Post; unit: Id } | undefined => {
  const held = postsFor(viewer, { item: c.record.item });
  const post = held.find((p) => p === c.record.stepPost) ?? held[0] ?? viewer.posts[0]?.post;
  const unit = viewer.posts.find((p) => p.post === post)?.unit;
  return post && unit ? { post, unit } : undefined;
};

type UnitName = (id: Id | null) => Text | undefined;
const unitNames = async (deps: CaseDeps): Promise<UnitName> => {
  const known = new Map((await units(deps.db, deps.bureau)).map((u) => [u.id, u.name]));
  return (id) => (id === null ? undefined : known.get(id));
};

/** An officer speaks for the bureau: post and unit, no person. */
const officeOf = (post: string | null, unit: Text | undefined): Text => {
  const word = POST_WORDS[(post ?? 'acceptor') as Post] ?? POST_WORDS.acceptor;
  return unit ? { zh: `${unit.zh} ${word.zh}`, en: `${unit.en}, ${word.en}` } : word;
};

export type Namer = (m: Pick<MessageRow, 'side' | 'author' | 'post' | 'unit'>) => Text;
export const namer = async (
  deps: CaseDeps,
  authors: readonly Id[],
): Promise<Namer & { person: (id: Id) => string }> => {
  const [name, unit] = await Promise.all([namesOf(deps.db, deps, authors), unitNames(deps)]);
  const from: Namer = (m) =>
    m.side === 'officer' ? officeOf(m.post, unit(m.unit)) : { zh: name(m.author), en: name(m.author) };
  return Object.assign(from, { person: name });
};

/** The words of messages; of an erased person nothing is left, and the page says so in its own language. */
export const opened = async (deps: CaseDeps, rows: readonly MessageRow[]): Promise<readonly Words[]> =>
  (await deps.vault.openTexts(deps.db, rows)).map((text) =>
    text === undefined ? { text: '', erased: true } : { text },
  );
type Words = { readonly text: string; readonly erased?: true };

const viewsOf = async (deps: CaseDeps, open: Open, rows: readonly MessageRow[], marks: readonly Mark[]) => {
  const { c, viewer, side } = open;
  const [texts, from, files] = await Promise.all([
    opened(deps, rows),
    namer(
      deps,
      rows.map((r) => r.author),
    ),
    rows.some((r) => r.file) ? filesOf(deps.db, deps.vault, deps.bureau, 'case', c.record.id) : [],
  ]);
  return rows.map((m, i): MessageView => {
    const file = m.file ? files.find((f) => f.id === m.file) : undefined;
    const seen = marks.find((k) => k.side !== m.side && k.upTo >= m.position);
    return {
      id: m.id,
      side: m.side,
      mine: m.author === viewer.person,
      from: from(m),
      ...(side === 'officer' && m.side === 'officer' ? { person: from.person(m.author) } : {}),
      ...texts[i]!,
      at: m.at,
      ...(seen ? { readAt: seen.at } : {}),
      ...(file ? { file: { id: file.id, name: file.name, type: file.type, size: file.size } } : {}),
    };
  });
};

/** Who will answer, in post and unit; nobody yet: whoever accepts. */
const answering = (c: LoadedCase): Text => {
  const { state, stepPost } = c.record;
  return officeOf(stepPost ?? (state === 'decided' ? 'delivery' : 'acceptor'), undefined);
};

export const thread = async (deps: CaseDeps, open: Open): Promise<MessageThread> => {
  const { c, side, viewer } = open;
  const [rows, marks] = await Promise.all([
    messagesOf(deps.db, deps.bureau, c.record.id),
    marksOf(deps.db, deps.bureau, c.record.id),
  ]);
  const upTo = marks.find((k) => k.person === viewer.person)?.upTo ?? 0;
  return {
    side,
    messages: await viewsOf(deps, open, rows, marks),
    unread: rows.filter((m) => m.side !== side && m.position > upTo).length,
    waiting: rows.at(-1)?.side === 'applicant',
    answers: answering(c),
  };
};

/** Whom a new message concerns: the applicants and the agent, or the officer who holds the case. */
const toldOf = (side: Side, c: LoadedCase, author: Id): readonly Id[] => {
  const { applicant, coApplicants, agent, agentEnded, holder } = c.record;
  const to = side === 'officer' ? [applicant, agentEnded ? null : agent, ...coApplicants] : [holder];
  return [...new Set(to.filter((id): id is Id => id !== null && id !== author))];
};

/** Once per client key. Refuses with `not-of-case` a file of another matter. */
export const write = async (deps: CaseDeps, open: Open, body: MessageBody, key: string) => {
  const { c, side, viewer } = open;
  const caseId = c.record.id;
  const done = await once(
    deps.db,
    {
      bureau: deps.bureau,
      actor: viewer.person,
      key,
      content: { act: 'message', case: caseId, ...body },
    },
    deps.clock.now(),
    async (tx: Db) => {
      if (body.file) {
        const found = await fileById(tx, deps.vault, deps.bureau, body.file);
        if (found?.kind !== 'case' || found.owner !== caseId) return refused('not-of-case', '', {});
      }
      const id = deps.random.id();
      const from = side === 'officer' ? postOf(open) : undefined;
      const at = deps.clock.now();
      await addMessage(tx, deps.bureau, {
        id,
        caseId,
        side,
        author: viewer.person,
        post: from?.post ?? null,
        unit: from?.unit ?? null,
        holder: c.record.applicant,
        sealed: await deps.vault.sealFor(tx, c.record.applicant, body.text.trim()),
        file: body.file ?? null,
        at,
      });
      // Whoever answers has read what stands above.
      await markUpTo(tx, deps.bureau, caseId, { person: viewer.person, side, upTo: id, at });
      for (const to of toldOf(side, c, viewer.person))
        await tell(tx, deps, to, side === 'officer' ? 'message' : 'noted.message', {
          case: caseId,
          number: c.record.number,
        });
      return { id };
    },
  );
  if (done.kind === 'key-reused') return done;
  if ('kind' in done.answer) return done.answer;
  const { id } = done.answer;
  const message = (await thread(deps, open)).messages.find((m) => m.id === id)!;
  return { kind: 'written' as const, message };
};

export const mark = (deps: CaseDeps, { c, side, viewer }: Open, upTo: Id): Promise<void> =>
  markUpTo(deps.db, deps.bureau, c.record.id, { person: viewer.person, side, upTo, at: deps.clock.now() });

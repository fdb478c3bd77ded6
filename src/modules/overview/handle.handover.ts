import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import { sm3 } from '../../platform/canonical.ts';
import { once } from '../../platform/once.ts';
import type { Ports } from '../../platform/ports.ts';
import { namesOf, type SignedIn } from '../people/index.ts';
import type { HandedOver, HandOverBody } from './contract.ts';
import type { CaseFact } from './facts.ts';
import type { BoardDeps } from './handle.board.ts';
import { publishedItems } from './handle.promises.ts';
import { casesById, openCases } from './queries.cases.ts';
import { askedByName, insertLog, type LogRow, leavesFrom, postsFrom } from './queries.team.ts';
import { t } from './words.ts';

export type Verb = 'transfer' | 'substitute';
/** 派件 by the case room: the act decides and says why not. */
export type Assign = (
  viewer: SignedIn,
  a: { readonly caseId: Id; readonly to: Id; readonly verb: Verb; readonly reason: string; readonly key: string },
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly text: Text }>;
export type TeamDeps = BoardDeps & Ports & { readonly assign: Assign };

/** An opinion is asked of a person or a unit by whoever examines; no act moves the question (许可法 has none, nor have we). */
const ASKED = t(
  '征求的意见指名问他，不能转办；请询问人撤销后另问一位，不撤销就到期按约定处理',
  'An opinion was asked by name and cannot be handed over: whoever asked may withdraw it and ask somebody else; otherwise it ends on its day as agreed',
);
const NOBODY = t('没有别人在这个岗上', 'Nobody else holds the post');

/** Who may take a case: the one who was named, or everybody in its post for its item, least in hand first. */
const takers = async (deps: TeamDeps, from: Id, to: Id | undefined) => {
  const today = deps.clock.today();
  const [posts, leaves, open] = await Promise.all([
    postsFrom(deps.db, deps.bureau, today),
    leavesFrom(deps.db, deps.bureau, today),
    openCases(deps.db, deps.bureau),
  ]);
  const away = new Set(
    leaves.filter((l) => l.endedOn === null && l.from <= today && l.until >= today).map((l) => l.person),
  );
  const load = new Map<Id, number>();
  for (const c of open) if (c.holder) load.set(c.holder, (load.get(c.holder) ?? 0) + 1);
  const held = open.filter((c) => c.state === 'under-review' && c.holder === from);
  const of = (c: CaseFact): readonly Id[] => {
    if (to !== undefined) return [to];
    const able = posts.filter(
      (p) => p.post === c.stepPost && p.from <= today && (p.items === null || p.items.includes(c.item)),
    );
    const people = [...new Set(able.map((p) => p.person))].filter((p) => p !== from && !away.has(p));
    return people.sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0) || (a < b ? -1 : 1));
  };
  const taken = (person: Id) => load.set(person, (load.get(person) ?? 0) + 1);
  return { held, of, taken };
};

/**
 * Hands open step tasks of one person to others through the case room's own act, one by one: what the rules forbid
 * (回避, the same person twice in a case) is answered for that case and stops no other.
 */
export const handOver = async (
  deps: TeamDeps,
  viewer: SignedIn,
  ask: {
    readonly from: Id;
    readonly to?: Id | undefined;
    readonly verb: Verb;
    readonly reason: string;
    readonly key: string;
    readonly only?: readonly Id[];
  },
): Promise<readonly HandedOver[]> => {
  const { held, of, taken } = await takers(deps, ask.from, ask.to);
  const cases = ask.only ? held.filter((c) => ask.only?.includes(c.id)) : held;
  const itemOf = await publishedItems(deps, deps.db);
  const done: { readonly c: CaseFact; readonly to?: Id; readonly because?: Text }[] = [];
  for (const c of cases) {
    let because: Text = NOBODY;
    let to: Id | undefined;
    for (const person of of(c)) {
      const key = `ho-${sm3(`${ask.key} ${c.id} ${person}`).slice(0, 40)}`;
      const answer = await deps.assign(viewer, { caseId: c.id, to: person, verb: ask.verb, reason: ask.reason, key });
      if (answer.ok) {
        to = person;
        taken(person);
        break;
      }
      because = answer.text;
    }
    done.push({ c, ...(to ? { to } : { because }) });
  }
  // A leaver's unanswered opinions are told too, so that nothing stays behind unseen.
  if (ask.verb === 'transfer') {
    const asked = (await askedByName(deps.db, deps.bureau)).filter((a) => a.person === ask.from).map((a) => a.caseId);
    const seen = new Set(cases.map((c) => c.id));
    const left = await casesById(
      deps.db,
      deps.bureau,
      asked.filter((id) => !seen.has(id)),
    );
    done.push(...left.map((c) => ({ c, because: ASKED })));
  }
  const nameOf = await namesOf(
    deps.db,
    deps,
    done.flatMap((d) => d.to ?? []),
  );
  return done.map(({ c, to, because }) => ({
    case: c.id,
    number: c.number,
    item: itemOf(c.item)?.name ?? t(c.item, c.item),
    ok: to !== undefined,
    ...(to ? { to: { id: to, name: nameOf(to) } } : {}),
    ...(because ? { because } : {}),
  }));
};

/** A line of the team's log. */
export const record = (deps: TeamDeps, by: Id, kind: LogRow['kind'], person: Id, facts: LogRow['facts']): LogRow => ({
  id: deps.random.id(),
  kind,
  person,
  facts,
  by,
  at: deps.clock.now(),
});
export const tally = (results: readonly HandedOver[]) => ({
  done: results.filter((r) => r.ok).length,
  refused: results.filter((r) => !r.ok).length,
});

/** 交接: all open tasks of somebody who leaves, to one person or to those with least in hand, with a result per case. */
export const handOverAll = async (
  deps: TeamDeps,
  viewer: SignedIn,
  body: HandOverBody,
  key: string,
): Promise<{ results: readonly HandedOver[] } | Refused | 'key-reused'> => {
  const { db, bureau, clock } = deps;
  if (body.to === body.from) return refused('nobody-there');
  const results = await handOver(deps, viewer, { ...body, verb: 'transfer', key });
  // The acts are done once each by their own keys; the record is written once by the key of the whole. What is kept of
  // the answer holds ids and no names.
  const done = await once<{ kept: readonly Omit<HandedOver, 'because'>[] }>(
    db,
    { bureau, actor: viewer.person, key, content: ['team.hand-over', body] },
    clock.now(),
    async (tx) => {
      const facts = { ...(body.to ? { to: body.to } : {}), ...tally(results) };
      await insertLog(tx, bureau, record(deps, viewer.person, 'hand-over', body.from, facts));
      return {
        kept: results.map(({ because: _, to, ...r }) => ({ ...r, ...(to ? { to: { id: to.id, name: '' } } : {}) })),
      };
    },
  );
  if (done.kind === 'key-reused') return 'key-reused';
  const now = new Map(results.map((r) => [r.case, r]));
  const { kept } = done.answer;
  const nameOf = await namesOf(
    db,
    deps,
    kept.flatMap((r) => r.to?.id ?? []),
  );
  return {
    results: kept.map((r) => ({
      ...r,
      ...(r.to ? { to: { id: r.to.id, name: nameOf(r.to.id) } } : {}),
      ...(r.ok ? {} : { because: now.get(r.case)?.because ?? NOT_MOVED }),
    })),
  };
};
const NOT_MOVED = t('当时没有转成，请打开办件看原因', 'It could not be handed over then; open the case to see why');

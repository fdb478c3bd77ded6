import type { Actor, Post } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { type Decision, decided, type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { SEAL_ACTS, type SealActName, type SealWire } from './commands.ts';
import type { SealEvent } from './events.ts';
import type { Seal, SealStateName } from './seal.ts';

/** What an act may read beside the seal. */
export type SealFacts = {
  /** A fresh id, for a new allowance. */
  readonly id: Id;
  /** The request of the command, and what became of it so far. */
  readonly request?: { readonly id: Id; readonly state: 'waiting' | 'approved' | 'refused' | 'done' };
  /** Of the persons named: who holds no post today. */
  readonly strangers?: readonly Id[];
  /** SM3 of the reason, kept elsewhere. */
  readonly reason?: string;
};
export type SealCtx = { readonly state: Seal; readonly by: Actor; readonly today: Day; readonly facts: SealFacts };
type Guard = Refused | undefined;
type SealAct<A extends SealActName> = {
  readonly posts: readonly Post[];
  readonly states: readonly SealStateName[];
  readonly may?: (c: SealCtx) => Guard;
  readonly check?: (c: SealCtx, command: SealWire<A>) => Guard;
  readonly events: (c: SealCtx, command: SealWire<A>) => readonly SealEvent[];
};

/** An allowance is looked at again at least once a year [d]. */
const LONGEST_DAYS = 366;
const WITNESSES = 2;
const framed = (c: SealCtx) => ({ on: c.today, by: c.by.id });
const daysBetween = (a: Day, b: Day): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;

/** 印章规定25: the leader approves; whoever keeps the seal does not approve its use [d]. */
const notTheKeeper = (c: SealCtx): Guard =>
  c.state.keepers.includes(c.by.id) ? refused('keeper-cannot-approve', '印章规定25') : undefined;
/** Whoever refused may be asked again once the paper is put right: what was refused can be approved, not refused anew. */
const undecided = (c: SealCtx, ...states: readonly string[]): Guard => {
  if (!c.facts.request) return refused('no-request');
  return states.includes(c.facts.request.state) ? undefined : refused('already-decided');
};

const ACTS: { readonly [A in SealActName]: SealAct<A> } = {
  'name-keeper': {
    posts: ['head'],
    states: ['in-force', 'suspended'],
    check: (c, { person }) => {
      if (c.state.keepers.includes(person)) return refused('already-keeper');
      if (c.facts.strangers?.includes(person)) return refused('not-staff', '', { person });
      if (person === c.by.id) return refused('keeper-cannot-approve', '印章规定25');
      // An approval of theirs that still runs would be a keeper's own.
      return c.state.allowances.some((a) => a.by === person && c.today <= a.until)
        ? refused('keeper-gave-approval', '印章规定25')
        : undefined;
    },
    events: (c, { person }) => [{ type: 'KeeperNamed', ...framed(c), person }],
  },
  'relieve-keeper': {
    posts: ['head'],
    states: ['in-force', 'suspended'],
    may: (c) => (c.state.keepers.length === 0 ? refused('no-keeper') : undefined),
    check: (c, { person }) => (c.state.keepers.includes(person) ? undefined : refused('no-keeper')),
    events: (c, { person }) => [{ type: 'KeeperRelieved', ...framed(c), person }],
  },
  allow: {
    posts: ['head'],
    states: ['in-force'],
    may: notTheKeeper,
    check: (c, { until }) => {
      if (until <= c.today) return refused('ends-before-it-begins', '', { until });
      return daysBetween(c.today, until as Day) > LONGEST_DAYS
        ? refused('allowance-too-long', '印章规定25')
        : undefined;
    },
    events: (c, { documents, items, until }) => [
      {
        type: 'UseAllowed',
        ...framed(c),
        allowance: c.facts.id,
        documents,
        ...(items ? { items } : {}),
        until: until as Day,
      },
    ],
  },
  'end-allowance': {
    posts: ['head', 'supervisor', 'oversight'],
    states: ['in-force', 'suspended'],
    may: (c) => (c.state.allowances.length === 0 ? refused('no-allowance') : undefined),
    check: (c, { allowance }) =>
      c.state.allowances.some((a) => a.id === allowance) ? undefined : refused('no-allowance'),
    events: (c, { allowance }) => [{ type: 'AllowanceEnded', ...framed(c), allowance }],
  },
  approve: {
    posts: ['head'],
    states: ['in-force'],
    may: notTheKeeper,
    check: (c) => undecided(c, 'waiting', 'refused'),
    events: (c, { request }) => [{ type: 'UseApproved', ...framed(c), request }],
  },
  refuse: {
    posts: ['head'],
    states: ['in-force', 'suspended'],
    may: notTheKeeper,
    check: (c) => undecided(c, 'waiting') ?? (c.facts.reason ? undefined : refused('reason-missing')),
    events: (c, { request }) => [{ type: 'UseRefused', ...framed(c), request, reason: { hash: c.facts.reason! } }],
  },
  suspend: {
    posts: ['head', 'supervisor', 'oversight'],
    states: ['in-force'],
    events: (c, { reason }) => [{ type: 'Suspended', ...framed(c), reason }],
  },
  resume: {
    posts: ['head'],
    states: ['suspended'],
    may: (c) =>
      c.state.state === 'suspended' && (c.state.reason === 'lost' || c.state.reason === 'key-doubted')
        ? refused('must-be-replaced')
        : undefined,
    events: (c) => [{ type: 'Resumed', ...framed(c) }],
  },
  destroy: {
    posts: ['head'],
    states: ['suspended', 'replaced'],
    check: (c, { record, witnesses }) => {
      if (!record) return refused('record-missing');
      const stranger = witnesses?.find((w) => c.facts.strangers?.includes(w));
      if (stranger !== undefined) return refused('not-staff', '', { person: stranger });
      const others = new Set((witnesses ?? []).filter((w) => w !== c.by.id));
      return others.size < WITNESSES ? refused('two-witnesses') : undefined;
    },
    events: (c, { record, witnesses }) => [
      { type: 'Destroyed', ...framed(c), record: record!, witnesses: [...new Set(witnesses)] },
    ],
  },
};

type AnyAct = SealAct<SealActName>;
const specOf = (act: SealActName): AnyAct => ACTS[act] as unknown as AnyAct;

const mayBe = (act: SealActName, c: SealCtx): Guard => {
  const spec = specOf(act);
  if (!spec.posts.some((p) => c.by.posts.includes(p))) return refused('not-your-post', '', { posts: spec.posts });
  if (c.state.state === 'destroyed') return refused('destroyed-is-final');
  if (!spec.states.includes(c.state.state)) return refused('wrong-state', '', { state: c.state.state });
  return spec.may?.(c);
};

/** Judges one act on a seal. */
export const decide = (
  state: Seal,
  command: SealWire,
  by: Actor,
  today: Day,
  facts: SealFacts,
): Decision<SealEvent> => {
  const c: SealCtx = { state, by, today, facts };
  const spec = specOf(command.act);
  const no = mayBe(command.act, c) ?? spec.check?.(c, command);
  return no ?? decided(...spec.events(c, command));
};

/** Which acts may be tried now, and why the others may not: the buttons. */
export const available = (state: Seal, by: Actor, today: Day): ReadonlyMap<SealActName, Refused | undefined> =>
  new Map(SEAL_ACTS.map((act) => [act, mayBe(act, { state, by, today, facts: { id: '' } })]));

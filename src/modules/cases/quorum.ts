import type { Id } from '../../kernel/ids.ts';

export type Vote = 'yes' | 'no' | 'abstain';
export type Votes = Readonly<Record<Id, Vote>>;
export type Verdict = 'yes' | 'no' | 'open';

/** Who must sign, as an algebra: all 会签, any 或签, votes 票签, order 顺序签. Each person stands in it once. */
export type Quorum =
  | { readonly q: 'member'; readonly who: Id }
  | { readonly q: 'all' | 'any' | 'order'; readonly of: readonly Quorum[] }
  | { readonly q: 'votes'; readonly threshold: number; readonly weights: Readonly<Record<Id, number>> };

const ofMember = (who: Id, votes: Votes): Verdict => {
  const v = votes[who];
  return v === undefined ? 'open' : v === 'yes' ? 'yes' : 'no';
};

/** Once `yes` or `no` no further signature changes it. An abstention counts as no. */
export const verdict = (quorum: Quorum, votes: Votes): Verdict => {
  switch (quorum.q) {
    case 'member':
      return ofMember(quorum.who, votes);
    case 'all':
    case 'order': {
      const parts = quorum.of.map((q) => verdict(q, votes));
      return parts.includes('no') ? 'no' : parts.includes('open') ? 'open' : 'yes';
    }
    case 'any': {
      const parts = quorum.of.map((q) => verdict(q, votes));
      return parts.includes('yes') ? 'yes' : parts.includes('open') ? 'open' : 'no';
    }
    case 'votes': {
      let yes = 0;
      let open = 0;
      for (const [who, weight] of Object.entries(quorum.weights)) {
        const v = ofMember(who, votes);
        if (v === 'yes') yes += weight;
        else if (v === 'open') open += weight;
      }
      return yes >= quorum.threshold ? 'yes' : yes + open < quorum.threshold ? 'no' : 'open';
    }
    default:
      return quorum satisfies never;
  }
};

/** Whose signature is awaited now: in `order` only the first open part, elsewhere every open member of an open part. */
export const active = (quorum: Quorum, votes: Votes): readonly Id[] => {
  if (verdict(quorum, votes) !== 'open') return [];
  switch (quorum.q) {
    case 'member':
      return [quorum.who];
    case 'all':
    case 'any':
      return quorum.of.flatMap((q) => active(q, votes));
    case 'order': {
      const next = quorum.of.find((q) => verdict(q, votes) === 'open');
      return next ? active(next, votes) : [];
    }
    case 'votes':
      return Object.keys(quorum.weights).filter((who) => votes[who] === undefined);
    default:
      return quorum satisfies never;
  }
};

export const membersOf = (quorum: Quorum): readonly Id[] =>
  quorum.q === 'member'
    ? [quorum.who]
    : quorum.q === 'votes'
      ? Object.keys(quorum.weights)
      : quorum.of.flatMap(membersOf);

/** Whether a person votes in a 票签, where the seats are fixed and an abstention is offered. */
export const inVotes = (quorum: Quorum, who: Id): boolean =>
  quorum.q === 'votes' ? who in quorum.weights : quorum.q !== 'member' && quorum.of.some((q) => inVotes(q, who));

const wellFormed = (quorum: Quorum): boolean => {
  switch (quorum.q) {
    case 'member':
      return typeof quorum.who === 'string' && quorum.who.length > 0;
    case 'all':
    case 'any':
    case 'order':
      return Array.isArray(quorum.of) && quorum.of.length > 0 && quorum.of.every(wellFormed);
    case 'votes': {
      const weights = Object.values(quorum.weights ?? {});
      const sum = weights.reduce((a, b) => a + b, 0);
      return weights.length > 0 && weights.every((w) => w > 0) && quorum.threshold > 0 && quorum.threshold <= sum;
    }
    default:
      return false;
  }
};

/** Whether a quorum can be asked at all: no empty part, nobody twice, a threshold that can be reached. */
export const isQuorum = (quorum: Quorum): boolean => {
  if (!wellFormed(quorum)) return false;
  const who = membersOf(quorum);
  return new Set(who).size === who.length;
};

const replaced = (quorum: Quorum, who: Id, by: Quorum): Quorum =>
  quorum.q === 'member'
    ? quorum.who === who
      ? by
      : quorum
    : quorum.q === 'votes'
      ? quorum
      : { ...quorum, of: quorum.of.map((q) => replaced(q, who, by)) };

/** 加签: the adder's place is taken by order(x, m), order(m, x) or all(m, x). */
export const withSigner = (quorum: Quorum, adder: Id, added: Id, where: 'before' | 'after' | 'beside'): Quorum => {
  const m: Quorum = { q: 'member', who: adder };
  const x: Quorum = { q: 'member', who: added };
  if (where === 'before') return replaced(quorum, adder, { q: 'order', of: [x, m] });
  if (where === 'after') return replaced(quorum, adder, { q: 'order', of: [m, x] });
  return replaced(quorum, adder, { q: 'all', of: [m, x] });
};

/** 减签: the quorum without one member; parts left empty vanish, parts of one are that one. Null when nobody is left. */
export const withoutSigner = (quorum: Quorum, who: Id): Quorum | null => {
  if (quorum.q === 'member') return quorum.who === who ? null : quorum;
  if (quorum.q === 'votes') return quorum;
  const of = quorum.of.map((q) => withoutSigner(q, who)).filter((q) => q !== null);
  return of.length === 0 ? null : of.length === 1 ? of[0]! : { ...quorum, of };
};

/** The three moves of an item version, and why one is not open now. The server judges again; this only puts words first. */
export type Move = 'review' | 'publish' | 'retire';
export type MoveReason = 'state' | 'errors' | 'right' | 'retired';
export type MoveOffer =
  | { readonly move: Move; readonly may: true }
  | { readonly move: Move; readonly because: MoveReason };

type About = {
  readonly state: 'draft' | 'review' | 'published' | 'retired';
  readonly errors: number;
  readonly posts: readonly string[];
};
const WHO: Readonly<Record<Move, readonly string[]>> = {
  review: ['catalogue'],
  publish: ['catalogue', 'head'],
  retire: ['catalogue', 'head'],
};
const FROM: Readonly<Record<Move, readonly About['state'][]>> = {
  review: ['draft'],
  publish: ['review'],
  retire: ['draft', 'review', 'published'],
};

const reason = (move: Move, a: About): MoveReason | undefined => {
  if (a.state === 'retired') return 'retired';
  if (!FROM[move].includes(a.state)) return 'state';
  if (!a.posts.some((p) => WHO[move].includes(p))) return 'right';
  return move === 'publish' && a.errors > 0 ? 'errors' : undefined;
};

export const movesOf = (about: About): readonly MoveOffer[] =>
  (['review', 'publish', 'retire'] as const).map((move) => {
    const because = reason(move, about);
    return because ? { move, because } : { move, may: true };
  });

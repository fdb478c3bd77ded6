/** A seeded stream of chances (mulberry32), so that the first town is the same everywhere. */
export type Chance = {
  readonly next: () => number;
  readonly int: (below: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly maybe: (probability: number) => boolean;
  readonly bytes: (n: number) => Uint8Array;
};

export const chanceOf = (seed: number): Chance => {
  let a = seed >>> 0;
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    pick: (list) => list[int(list.length)]!,
    maybe: (p) => next() < p,
    bytes: (n) => Uint8Array.from({ length: n }, () => int(256)),
  };
};

import type { Id } from '../../kernel/ids.ts';

/** A name or a part of it as people look for it: width, blanks and case do not count. */
export const plainName = (words: string): string => words.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

const MARKS = 256;
/** Beyond so many persons nothing more is learnt: some 10 MB. The names of the others are opened for each question. */
export const MOST_KNOWN = 50_000;

/** One of the marks for a letter, or for two beside each other; the same within one index only. */
const markOf = (seed: number, first: number, second: number): bigint => {
  let h = Math.imul(seed ^ first, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15) ^ second, 0x85ebca6b);
  return 1n << BigInt((h ^ (h >>> 13)) & (MARKS - 1));
};

const marksOf = (seed: number, plain: string): bigint => {
  let marks = 0n;
  for (let i = 0; i < plain.length; i++) {
    const here = plain.charCodeAt(i);
    marks |= markOf(seed, here, 0);
    if (i + 1 < plain.length) marks |= markOf(seed, here, plain.charCodeAt(i + 1));
  }
  return marks;
};

export type NameIndex = {
  /** Takes the marks of a name; the name itself is not kept. */
  readonly learn: (id: Id, name: string) => void;
  readonly knows: (id: Id) => boolean;
  readonly full: () => boolean;
  /** Whom the words may mean: everybody whose name holds them, whoever is not known yet, and now and then somebody else. */
  readonly mayMean: (words: string, among: readonly Id[]) => readonly Id[];
};

/**
 * In whose names some words may stand, kept in memory and gone with the process. Of a name it keeps which of 256 marks
 * its letters and pairs of letters leave, under a seed drawn anew at each start: enough to leave out almost everybody,
 * too little to read a name back. What it answers must be opened and compared (docs/decisions/0013).
 */
export const nameIndex = (seed: number): NameIndex => {
  const known = new Map<Id, bigint>();
  return {
    learn: (id, name) => {
      if (known.size < MOST_KNOWN) known.set(id, marksOf(seed, plainName(name)));
    },
    knows: (id) => known.has(id),
    full: () => known.size >= MOST_KNOWN,
    mayMean: (words, among) => {
      const wanted = marksOf(seed, plainName(words));
      return among.filter((id) => {
        const marks = known.get(id);
        return marks === undefined || (marks & wanted) === wanted;
      });
    },
  };
};

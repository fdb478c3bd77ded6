import { importItems, lintItems } from '../modules/catalogue/index.ts';
import type { Ports } from '../platform/ports.ts';
import type { FoldCheck } from '../platform/trail.verify.ts';
import { type Around, make } from '../seed/make.ts';
import { BUREAU } from '../seed/places.ts';
import { caseFold, explainCase, findCase } from './cases.ts';
import { licenceFold, obligationFold } from './folds.ts';

/**
 * What the commands call in the rooms, in one place. A function answers the exit code and writes with `say`.
 */
export type Say = (line: string) => void;
export type Rooms = {
  /** The demo town's bureau id, and its making in one transaction. */
  readonly town?: { readonly bureau: string; readonly make: (ports: Ports, around: Around) => Promise<void> };
  readonly importItems?: (ports: Ports, file: string, say: Say) => Promise<number>;
  readonly lintItems?: (file: string, say: Say) => Promise<number>;
  readonly explainCase?: (ports: Ports, numberOrId: string, lang: 'zh' | 'en', say: Say) => Promise<number>;
  /** The id of the case with a number. */
  readonly findCase?: (ports: Ports, numberOrId: string) => Promise<string | undefined>;
  /** By kind of stream: does the fold of the events give what the screens read? */
  readonly folds: Readonly<Record<string, FoldCheck>>;
};

export const rooms: Rooms = {
  town: { bureau: BUREAU, make },
  importItems,
  lintItems,
  explainCase,
  findCase,
  folds: { case: caseFold, licence: licenceFold, obligation: obligationFold },
};

/** For a command whose room is not there. */
export const missing = (what: string): number => {
  console.error(`This build has no ${what}.`);
  return 1;
};

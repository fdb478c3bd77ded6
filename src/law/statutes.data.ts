import type { Statute } from './statute.ts';
import { BUILDING } from './statutes/building.ts';
import { PERSONS } from './statutes/persons.ts';
import { PROCEDURE } from './statutes/procedure.ts';
import { TRADES } from './statutes/trades.ts';

/** Every statute the product cites. */
export const STATUTES: readonly Statute[] = [...PROCEDURE, ...TRADES, ...BUILDING, ...PERSONS];

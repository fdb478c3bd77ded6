import type { Actor } from '../../kernel/actor.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { once } from '../../platform/once.ts';
import type { Ports } from '../../platform/ports.ts';
import { insertBlanks, logStock, moveBlank } from './queries.stock.ts';
import { licenceByNumber } from './queries.ts';
import { numbersOf } from './stock.ts';

export type StockWire =
  | { readonly step: 'received'; readonly kind: string; readonly first: string; readonly last: string }
  /** `licence`: the number on it. */
  | { readonly step: 'used'; readonly kind: string; readonly number: string; readonly licence: string }
  | { readonly step: 'spoiled'; readonly kind: string; readonly number: string; readonly reason?: string };
export type StockDone = { readonly numbers: number };

/** Handing a licence over used a blank, whether or not its box was entered; one that is used or spoiled already stays as it is. */
export const takeBlank = async (
  { bureau, clock, random }: Pick<Ports, 'bureau' | 'clock' | 'random'>,
  tx: Db,
  b: { readonly kind: string; readonly number: string; readonly licence: Id },
  by: Id,
): Promise<void> => {
  await insertBlanks(tx, bureau, b.kind, [b.number]);
  if (await moveBlank(tx, bureau, { ...b, to: 'used' }))
    await logStock(tx, bureau, { id: random.id(), ...b, step: 'used', reason: null, by, at: clock.now() });
};

/** One step of the ledger of blanks, logged for each number: taken in, used for a licence, spoiled. */
export const moveStock = async (
  { db, bureau, clock, random }: Ports,
  wire: StockWire,
  by: Actor,
  key: string,
): Promise<StockDone | Refused | 'key-reused'> => {
  const keyed = { bureau, actor: by.id, key, content: { stock: wire } };
  const { kind, step } = wire;
  const log = (tx: Db, number: string, of: { readonly licence?: Id; readonly reason?: string } = {}) => {
    const { licence = null, reason = null } = of;
    return logStock(tx, bureau, { id: random.id(), kind, number, step, licence, reason, by: by.id, at: clock.now() });
  };
  const answer = await once<StockDone | Refused>(db, keyed, clock.now(), async (tx) => {
    if (wire.step === 'received') {
      const numbers = numbersOf(wire.first, wire.last);
      if ('code' in numbers) return numbers;
      const taken = await insertBlanks(tx, bureau, kind, numbers);
      if (taken.length === 0) return refused('stock-there-already');
      for (const number of taken) await log(tx, number);
      return { numbers: taken.length };
    }
    const { number } = wire;
    const licence = wire.step === 'used' ? await licenceByNumber(tx, bureau, wire.licence.trim()) : undefined;
    if (wire.step === 'used' && licence?.kind !== kind) return refused('stock-other-kind');
    if (wire.step === 'spoiled' && !wire.reason) return refused('stock-reason-missing');
    if (!(await moveBlank(tx, bureau, { kind, number, to: wire.step, licence: licence?.id ?? null })))
      return refused('stock-number-used', '', { number });
    await log(tx, number, {
      ...(licence ? { licence: licence.id } : {}),
      ...(wire.step === 'spoiled' && wire.reason ? { reason: wire.reason } : {}),
    });
    return { numbers: 1 };
  });
  return answer.kind === 'key-reused' ? 'key-reused' : answer.answer;
};

import type { Actor } from '../../kernel/actor.ts';
import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import { once } from '../../platform/once.ts';
import type { Ports } from '../../platform/ports.ts';
import { insertBlanks, logStock, moveBlank } from './queries.stock.ts';
import { licenceById } from './queries.ts';
import { numbersOf } from './stock.ts';

export type StockWire =
  | { readonly step: 'received'; readonly kind: string; readonly first: string; readonly last: string }
  | { readonly step: 'used'; readonly kind: string; readonly number: string; readonly licence: Id }
  | { readonly step: 'spoiled'; readonly kind: string; readonly number: string; readonly reason?: string };
export type StockDone = { readonly numbers: number };

/** One step of the ledger of blanks, logged for each number: taken in, used for a licence, spoiled. */
export const moveStock = async (
  { db, bureau, clock, random }: Ports,
  wire: StockWire,
  by: Actor,
  key: string,
): Promise<StockDone | Refused | 'key-reused'> => {
  const keyed = { bureau, actor: by.id, key, content: { stock: wire } };
  const line = (number: string) => ({
    id: random.id(),
    kind: wire.kind,
    number,
    step: wire.step,
    licence: wire.step === 'used' ? wire.licence : null,
    reason: wire.step === 'spoiled' ? (wire.reason ?? null) : null,
    by: by.id,
    at: clock.now(),
  });
  const answer = await once<StockDone | Refused>(db, keyed, clock.now(), async (tx) => {
    if (wire.step === 'received') {
      const numbers = numbersOf(wire.first, wire.last);
      if ('code' in numbers) return numbers;
      const taken = await insertBlanks(tx, bureau, wire.kind, numbers);
      if (taken.length === 0) return refused('stock-there-already');
      for (const number of taken) await logStock(tx, bureau, line(number));
      return { numbers: taken.length };
    }
    if (wire.step === 'spoiled' && !wire.reason) return refused('stock-reason-missing');
    const licence = wire.step === 'used' ? await licenceById(tx, bureau, wire.licence) : undefined;
    if (wire.step === 'used' && licence?.kind !== wire.kind) return refused('stock-other-kind');
    const moved = await moveBlank(tx, bureau, {
      kind: wire.kind,
      number: wire.number,
      to: wire.step,
      licence: wire.step === 'used' ? wire.licence : null,
    });
    if (!moved) return refused('stock-number-used', '', { number: wire.number });
    await logStock(tx, bureau, line(wire.number));
    return { numbers: 1 };
  });
  return answer.kind === 'key-reused' ? 'key-reused' : answer.answer;
};

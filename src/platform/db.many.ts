import type { Db, Statement } from './db.ts';

const INSERT = /^(\s*insert\s.*?\bvalues\s*)(\((?:\s*\$\d+\s*,?)+\))(.*)$/is;
/** Rows in one statement: few enough for the parser, many enough that the round trip no longer counts; the rest in smaller ones. */
const TOGETHER = [40, 8, 2];
const AT_ONCE = 500;

/**
 * Carries out statements whose answers nobody needs. Inserts of one text become inserts of many rows: `values ($1, $2)`
 * is written again for each row with its own numbers. Inserts come before everything else and not in the given order.
 */
export const writeMany = async (tx: Db, statements: readonly Statement[]): Promise<void> => {
  const single: Statement[] = [];
  const inserts = new Map<string, (readonly unknown[])[]>();
  for (const s of statements)
    if (s.values && INSERT.test(s.text)) {
      const rows = inserts.get(s.text) ?? [];
      rows.push(s.values);
      inserts.set(s.text, rows);
    } else single.push(s);
  const together: Statement[] = [];
  for (const [text, rows] of inserts) {
    const [, head = '', tuple = '', tail = ''] = INSERT.exec(text)!;
    const width = rows[0]!.length;
    let from = 0;
    for (const size of TOGETHER) {
      if (from + size > rows.length) continue;
      const many = Array.from({ length: size }, (_, r) =>
        tuple.replace(/\$(\d+)/g, (_m, n: string) => `$${Number(n) + r * width}`),
      ).join(', ');
      for (; from + size <= rows.length; from += size)
        together.push({ text: head + many + tail, values: rows.slice(from, from + size).flat() });
    }
    for (const values of rows.slice(from)) together.push({ text, values });
  }
  const all = [...together, ...single];
  for (let from = 0; from < all.length; from += AT_ONCE) await tx.batch(all.slice(from, from + AT_ONCE));
};

import { namesOf } from '../people/index.ts';
import { RULE, ratesOf } from './broken.ts';
import type { ObligationBoard } from './contract.ts';
import type { BoardDeps } from './handle.board.ts';
import { publishedItems, yearTo } from './handle.promises.ts';
import { MarkBook } from './marks.ts';
import { checkersOn, lastChecks, promisesDue } from './queries.obligations.ts';
import { t } from './words.ts';

/** What stands beside the lines of the obligations of some items (null: all), and the cases behind each rate. */
export const obligationBoard = async (deps: BoardDeps, items: readonly string[] | null) => {
  const { db, bureau, clock } = deps;
  const today = clock.today();
  const { from, to } = yearTo(today);
  const [facts, checks, checkers, itemOf] = await Promise.all([
    promisesDue(db, bureau, items, from, to),
    lastChecks(db, bureau, items),
    checkersOn(db, bureau, today),
    publishedItems(deps, db),
  ]);
  const checked = (c: (typeof checks)[number]) => (c.inspectors.length > 0 ? c.inspectors : [c.by]);
  const nameOf = await namesOf(db, deps, [...checkers, ...checks.flatMap(checked)]);
  const book = new MarkBook();
  const view: ObligationBoard = {
    from,
    rates: ratesOf(facts).map(({ cases, ...rate }) => {
      const name = itemOf(rate.item)?.name ?? t(rate.item, rate.item);
      const mark = `promises~${rate.item}`;
      const what =
        rate.broken > 0
          ? t('违诺', 'Broken promises')
          : rate.overdue > 0
            ? t('超期的义务', 'Overdue obligations')
            : t('有义务的办件', 'Cases with obligations');
      book.put(mark, t(`${what.zh}：${name.zh}`, `${what.en}: ${name.en}`), cases);
      return { ...rate, name, mark };
    }),
    rule: RULE,
    checks: checks.map((c) => ({ obligation: c.obligation, on: c.on, by: checked(c).map(nameOf) })),
    checkers: checkers.map((id) => ({ id, name: nameOf(id) })),
  };
  return { view, marks: book.all() };
};

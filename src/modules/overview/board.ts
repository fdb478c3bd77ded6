import { addDays } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import { addWorkingDays, workingDaysBetween } from '../../law/working.ts';
import { flowOf, pausesOf, rangesOf, reasonsOf } from './board.charts.ts';
import { type BoardFacts, FLOW_DAYS, nameOf, spansOf } from './board.facts.ts';
import { figuresOf } from './board.figures.ts';
import { boardTables } from './board.tables.ts';
import { waitingFor } from './board.waiting.ts';
import { cardOf } from './cards.ts';
import type { BoardView } from './contract.ts';
import { inSpan, type Marks } from './facts.ts';
import { MarkBook } from './marks.ts';
import { isLate } from './promises.ts';
import { joined, monthText, t } from './words.ts';

const titleOf = (f: BoardFacts, workdays: number): Text => {
  if (f.period === 'month')
    return t(
      `${monthText(f.today).zh}，到今天 ${workdays} 个工作日`,
      `${monthText(f.today).en}: ${workdays} working days so far`,
    );
  return f.period === 'quarter' ? t('近 90 日', 'The last 90 days') : t('近 12 个月', 'The last 12 months');
};

/** The one sentence: how many were decided, how many are late, and where they gather. */
const sentenceOf = (decided: number, late: readonly string[], f: BoardFacts): Text => {
  const done = decided === 0 ? t('还没有办结的', 'Nothing decided yet') : t(`${decided} 件办结`, `${decided} decided`);
  if (late.length === 0) return t(`${done.zh}，没有超期的。`, `${done.en}, none late.`);
  const by = [...Map.groupBy(late, (item) => item)].sort((a, b) => b[1].length - a[1].length).slice(0, 2);
  const where = joined(by.map(([item]) => nameOf(f, item)));
  return t(
    `${done.zh}；${late.length} 件超期，集中在${where.zh}。`,
    `${done.en}; ${late.length} late, mostly ${where.en}.`,
  );
};

/** The leader's board and the cases behind each of its numbers. */
export const boardOf = (f: BoardFacts, asOf: string): { readonly view: BoardView; readonly marks: Marks } => {
  const { now, before } = spansOf(f.period, f.today);
  const book = new MarkBook();
  const decisions = f.decisions.filter((d) => inSpan(d.on, now));
  const cards = f.open.flatMap((c) => {
    const card = cardOf(c, f.today, f.calendar);
    return card ? [{ c, card }] : [];
  });
  const overdue = cards.filter(({ c }) => c.state !== 'decided').map(({ c }) => c);
  const late = [...decisions.filter(isLate).map((d) => d.item), ...overdue.map((c) => c.item)];
  const figures = figuresOf(f, book, cards, now, before);
  const ranges = rangesOf(f, book, decisions);
  const flow = flowOf(f, book, FLOW_DAYS);
  const reasons = reasonsOf(f, book, now);
  const { bars: pauses, late: latePauses } = pausesOf(f, book, now);
  const soon = addWorkingDays(f.today, 3, f.calendar);
  const waiting = waitingFor(f, soon);
  const workdays = workingDaysBetween(addDays(now.from, -1), f.today, f.calendar);
  const view: BoardView = {
    today: f.today,
    from: now.from,
    asOf,
    title: titleOf(f, workdays),
    sentence: sentenceOf(decisions.length, late, f),
    figures: [...figures],
    ranges: [...ranges],
    waiting: [...waiting],
    flow: [...flow],
    reasons: [...reasons],
    pauses: [...pauses],
    latePauses,
    tables: [...boardTables({ figures, ranges, flow, reasons, pauses })],
  };
  return { view, marks: book.all() };
};

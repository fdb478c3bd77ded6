import { shortDay } from '../../kernel/day.text.ts';
import { addDays } from '../../kernel/day.ts';
import { isWorking } from '../../law/working.ts';
import type { BoardFacts } from './board.facts.ts';
import { openedNearTheEnd } from './clock-then.ts';
import type { Bar, FlowDay, RangeRow } from './contract.ts';
import { inSpan, type Span } from './facts.ts';
import type { MarkBook } from './marks.ts';
import { type Decision, isLate, promiseRows, unitOf } from './promises.ts';
import { DEFECTS, GROUNDS, t, wordOf } from './words.ts';

/** 法定 – 承诺 – 实际, the same rows as the public table, for the span of the board. */
export const rangesOf = (f: BoardFacts, book: MarkBook, decisions: readonly Decision[]): readonly RangeRow[] =>
  promiseRows(decisions, f.itemOf).map((row) => {
    const mine = decisions.filter((d) => d.item === row.item && unitOf(d.statutory ?? d.promised) === row.unit);
    const [mark, lateMark] = [`decided~${row.item}~${row.unit}`, `late~${row.item}~${row.unit}`];
    book.put(
      mark,
      t(`办结：${row.name.zh}`, `Decided: ${row.name.en}`),
      mine.map((d) => d.caseId),
    );
    const late = mine.filter(isLate).map((d) => d.caseId);
    book.put(lateMark, t(`超承诺：${row.name.zh}`, `Late: ${row.name.en}`), late);
    return { ...row, mark, lateMark, over: row.p90 !== null && row.promised !== null && row.p90 > row.promised };
  });

/** Accepted and decided each day, rest days shown as such. */
export const flowOf = (f: BoardFacts, book: MarkBook, days: number): readonly FlowDay[] =>
  Array.from({ length: days }, (_, i): FlowDay => {
    const day = addDays(f.today, i - days + 1);
    const of = (type: string) => f.flow.filter((e) => e.type === type && e.day === day).map((e) => e.caseId);
    const holiday = f.calendar.off.get(day);
    const d = shortDay(day);
    const [accepted, decided] = [of('Accepted'), of('Decided')];
    const mark = `day~${day}`;
    book.put(mark, t(`${d.zh}受理和办结`, `Accepted or decided on ${d.en}`), [...accepted, ...decided]);
    return {
      day,
      working: isWorking(day, f.calendar),
      ...(holiday ? { holiday } : {}),
      accepted: accepted.length,
      decided: decided.length,
      mark,
    };
  });

const TOP = 6;
type Asked = { readonly ref: string; readonly defect: string };

/** What applicants were sent back for, the most frequent first. */
export const reasonsOf = (f: BoardFacts, book: MarkBook, now: Span): readonly Bar[] => {
  const asked = f.events
    .filter((e) => e.type === 'CorrectionAsked' && inSpan(e.day, now))
    .flatMap((e) =>
      (e.payload.missing as readonly Asked[]).map(({ ref, defect }) => {
        const name = f.asked(e.item, e.itemVersion).name(ref) ?? t(ref, ref);
        const how = wordOf(DEFECTS, defect);
        return {
          caseId: e.caseId,
          key: `${name.zh}~${defect}`,
          name: t(`${name.zh}：${how.zh}`, `${name.en}: ${how.en}`),
        };
      }),
    );
  return [...Map.groupBy(asked, (a) => a.key).values()]
    .sort((a, b) => b.length - a.length || (a[0]!.key < b[0]!.key ? -1 : 1))
    .slice(0, TOP)
    .map((group): Bar => {
      const [{ key, name }] = group as [(typeof asked)[number]];
      const mark = `asked~${key}`;
      return {
        name,
        n: book.put(
          mark,
          t(`补正：${name.zh}`, `Correction: ${name.en}`),
          group.map((g) => g.caseId),
        ),
        mark,
      };
    });
};

/** Where time was paused, by ground (许可法45), and the pauses opened just before the due day. */
export const pausesOf = (
  f: BoardFacts,
  book: MarkBook,
  now: Span,
): { readonly bars: readonly Bar[]; readonly late: number } => {
  const paused = f.events.filter((e) => e.type === 'Paused' && inSpan(e.day, now));
  const bars = [...Map.groupBy(paused, (e) => e.payload.ground as string)]
    .map(([ground, events]): Bar => {
      const name = wordOf(GROUNDS, ground);
      const mark = `paused~${ground}`;
      return {
        name,
        n: book.put(
          mark,
          t(`暂停：${name.zh}`, `Paused: ${name.en}`),
          events.map((e) => e.caseId),
        ),
        mark,
      };
    })
    .sort((a, b) => b.n - a.n);
  const late = paused.filter((e) => openedNearTheEnd(f.clockOf(e.caseId), e, f.calendar));
  const title = t('到期前 2 个工作日内才暂停', 'Paused in the last two working days');
  return {
    bars,
    late: book.put(
      'late-pause',
      title,
      late.map((e) => e.caseId),
    ),
  };
};

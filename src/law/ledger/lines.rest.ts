import { type Day, yearOf } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import { groundBasis, groundName } from '../grounds.ts';
import type { Citation } from '../period.ts';
import type { DayRecord, Stretch } from './days.ts';
import { articleRef, type Basis, type Draft, restBasis, t } from './draft.ts';
import { dateText, holidayText, weekdayText } from './words.ts';

const names = (days: readonly DayRecord[]): Text => {
  const grounds = [...new Set(days.flatMap((r) => r.notices.map((n) => n.ground)))].map(groundName);
  return { zh: grounds.map((x) => x.zh).join('、'), en: grounds.map((x) => x.en).join(', ') };
};

/** The articles that leave the time out, each once: a special law may stand beside 许可法45. */
const bases = (days: readonly DayRecord[]): Citation[] => {
  const all = days.flatMap((r) => r.notices.map((n) => groundBasis(n.ground)));
  return [...new Map(all.map((c) => [`${c.statute}${c.article}`, c])).values()];
};

export const pausedLine = (s: Stretch, year: number): Draft => {
  const name = names(s.days);
  const n = s.days.length;
  const list = (days: readonly DayRecord[]): Text => ({
    zh: days
      .map((r, i) => {
        const same = i > 0 && days[i - 1]!.day.slice(0, 7) === r.day.slice(0, 7);
        const made = r.makeUp ? `（${weekdayText(r.day).zh}调休上班）` : '';
        return `${same ? `${+r.day.slice(8)}日` : dateText(r.day, year).zh}${made}`;
      })
      .join('、'),
    en: days
      .map((r) => `${dateText(r.day, year).en}${r.makeUp ? ` (worked ${weekdayText(r.day).en})` : ''}`)
      .join(', '),
  });
  const twice = s.days.filter((r) => new Set(r.notices.map((x) => x.pause)).size > 1);
  const [all, both] = [list(s.days), list(twice)];
  return {
    from: s.from,
    ...(s.to > s.from ? { to: s.to } : {}),
    kind: 'paused',
    title: t(`暂停：${name.zh}`, `Paused: ${name.en}`),
    detail:
      twice.length > 0
        ? t(
            `${all.zh}不计；${both.zh}几项重叠，只扣一次`,
            `${all.en} not counted; ${both.en} covered twice, left out once`,
          )
        : t(`${all.zh}不计`, `${all.en} not counted`),
    article: bases(s.days).map(articleRef),
    counted: { kind: 'excluded', n, text: t(`扣除 ${n} 日`, `${n} left out`) },
    rank: 2,
  };
};

/** Holidays in one short row each, and each weekend day that is worked. Plain weekends go without saying. */
export const calendarLines = (g: Basis, until: Day): Draft[] => {
  if (g.input.clock.unit !== 'WORKING_DAY') return [];
  const drafts: Draft[] = [];
  const article = [articleRef(restBasis(g))];
  let holiday: { from: Day; to: Day; name: string } | undefined;
  const flush = () => {
    if (!holiday) return;
    const name = holidayText(holiday.name);
    const title = t(`${name.zh}放假`, `${name.en} holiday`);
    const to = holiday.to > holiday.from ? { to: holiday.to } : {};
    drafts.push({ from: holiday.from, ...to, kind: 'holiday', title, article, rank: 2 });
    holiday = undefined;
  };
  for (const r of g.records) {
    if (r.day > until) break;
    if (r.kind === 'rest' && r.holiday) {
      if (holiday?.name === r.holiday) holiday.to = r.day;
      else {
        flush();
        holiday = { from: r.day, to: r.day, name: r.holiday };
      }
    } else flush();
    if (r.makeUp && r.kind === 'counted' && r.over === 0)
      drafts.push({
        from: r.day,
        kind: 'make-up',
        title: t(`调休上班，第 ${r.counted} 个工作日`, `Worked weekend day, working day ${r.counted}`),
        detail: t(`国务院办公厅 ${yearOf(r.day)} 年放假通知`, `State Council holiday notice ${yearOf(r.day)}`),
        article,
        rank: 0,
      });
  }
  flush();
  return drafts;
};

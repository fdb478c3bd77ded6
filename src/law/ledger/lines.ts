import { type Day, yearOf } from '../../kernel/day.ts';
import { groundName } from '../grounds.ts';
import { type Stretch, stretchesOf } from './days.ts';
import { articleRef, type Basis, basisOf, CIVIL_201, countedOnDay, type Draft, t } from './draft.ts';
import { dueLines, todayLine } from './lines.due.ts';
import { calendarLines, pausedLine } from './lines.rest.ts';
import type { Counted, LedgerEvent, Line } from './shape.ts';
import { plainWords } from './titles.ts';
import { dateText, lengthText, START_WORDS, whenText } from './words.ts';

const railOf = (g: Basis, from: Day, counted: Counted): Line['rail'] => {
  if (from < g.input.clock.start) return 'before';
  if (g.today !== undefined && from > g.today) return 'ahead';
  if (counted.kind === 'excluded') return 'paused';
  return counted.kind === 'rest' ? 'rest' : 'counting';
};

const STARTING: Readonly<Record<string, readonly string[]>> = {
  RECEIVED: ['received', 'resubmitted'],
  ACCEPTED: ['accepted', 'deemed-accepted'],
  DECIDED: ['decided'],
  TOLD: ['told'],
  TASK_ASSIGNED: ['task'],
  ANY: [],
};

const eventLine = (g: Basis, event: LedgerEvent, year: number): Draft => {
  const { clock, rule } = g.input;
  const plain = plainWords(event, g.input, year);
  const starts = event.on === clock.start && STARTING[rule.start]!.includes(event.kind);
  const length = lengthText(clock.n, clock.unit);
  const title = event.title ?? plain.title;
  const detail = event.detail ?? plain.detail;
  return {
    from: event.on,
    kind: event.kind,
    title: starts ? t(`${title.zh}，${length.zh}从次日起算`, `${title.en}; ${length.en} run from the next day`) : title,
    ...(detail ? { detail } : {}),
    article: [...(event.article ?? plain.article), ...(starts ? [basisOf(g), CIVIL_201] : [])].map(articleRef),
    ...(event.kind === 'deemed-accepted' ? { tone: 'red' as const } : {}),
    rank: 1,
  };
};

const startLine = (g: Basis): Draft => {
  const { clock, rule } = g.input;
  const length = lengthText(clock.n, clock.unit);
  const word = START_WORDS[rule.start];
  return {
    from: clock.start,
    kind: 'start',
    title: t(`${word.zh}，${length.zh}从次日起算`, `${capital(word.en)}; ${length.en} run from the next day`),
    article: [basisOf(g), CIVIL_201].map(articleRef),
    rank: 1,
  };
};

const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);

/** Rows about pauses that no event tells: the notice itself and the day the clock runs again. */
const noticeLines = (g: Basis, year: number): Draft[] => {
  const { clock, events } = g.input;
  const told = (kind: string, pause: string, on: Day) =>
    events.some((e) => e.kind === kind && e.pause === pause && (kind === 'resumed' || e.on === on));
  return clock.notices
    .filter((n) => n.served >= clock.start && n.served <= g.due && !told('pause-told', n.pause, n.served))
    .map((n) => {
      const name = groundName(n.ground);
      const until = dateText(n.until, year);
      return {
        ...eventLine(g, { kind: 'pause-told', on: n.served }, year),
        title: t(`书面告知：${name.zh}，到 ${until.zh}`, `Told in writing: ${name.en} until ${until.en}`),
      };
    });
};

const resumeLines = (g: Basis, stretches: readonly Stretch[], year: number): Draft[] =>
  stretches.flatMap((s) => {
    const after = g.records.find((r) => r.day > s.to && r.kind !== 'rest');
    if (!after || after.kind === 'excluded' || after.over > 0) return [];
    const said = g.input.events.some((e) => e.kind === 'resumed' && e.on >= s.from && e.on <= after.day);
    if (said) return [];
    return [{ ...eventLine(g, { kind: 'resumed', on: after.day }, year), rank: 0 }];
  });

/** All rows of the ledger in order; days that only count are folded away between them. */
export const linesOf = (g: Basis): readonly Line[] => {
  const { clock, rule, events, metOn, voidOn } = g.input;
  const year = yearOf(clock.start);
  const end = metOn ?? voidOn;
  const until = end !== undefined && end < g.due ? end : g.due;
  const stretches = stretchesOf(g.records.filter((r) => r.day <= until));
  const started = events.some((e) => e.on === clock.start && STARTING[rule.start]!.includes(e.kind));
  const drafts: Draft[] = [
    ...(started ? [] : [startLine(g)]),
    ...events.map((e) => eventLine(g, e, year)),
    ...noticeLines(g, year),
    ...calendarLines(g, until),
    ...stretches.map((s) => pausedLine(s, year)),
    ...resumeLines(g, stretches, year),
    ...todayLine(g),
    ...dueLines(g, year),
  ];
  return drafts
    .map((d, i) => ({ d, i }))
    .sort((a, b) => (a.d.from < b.d.from ? -1 : a.d.from > b.d.from ? 1 : a.d.rank - b.d.rank || a.i - b.i))
    .map(({ d: { rank: _, ...draft } }) => {
      const counted = draft.counted ?? countedOnDay(g, draft.from);
      return {
        ...draft,
        when: whenText(draft.from, draft.to, year),
        counted,
        rail: railOf(g, draft.from, counted),
      };
    });
};

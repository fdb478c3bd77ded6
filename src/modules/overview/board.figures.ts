import { shortDay } from '../../kernel/day.text.ts';
import { addWorkingDays } from '../../law/working.ts';
import type { BoardFacts } from './board.facts.ts';
import type { Card } from './cards.ts';
import type { Figure } from './contract.ts';
import { type CaseFact, type CountedEvent, inSpan, type Span } from './facts.ts';
import type { MarkBook } from './marks.ts';
import { isLate } from './promises.ts';
import { percent, signed, t } from './words.ts';

const SOON = 5;
type Carded = readonly { readonly c: CaseFact; readonly card: Card }[];
const shareOf = (n: number, of: number): number | null => (of === 0 ? null : n / of);
const against = (now: number | null, before: number | null): { zh: string; en: string } => {
  if (now === null || before === null) return t('上一期没有可比的', 'nothing to compare with before');
  const points = Math.round((now - before) * 1000) / 10;
  if (points === 0) return t('和上一期持平', 'as in the period before');
  return t(`比上一期 ${signed(points)}`, `${signed(points)} points on the period before`);
};
const ids = (events: readonly { readonly caseId: string }[]) => events.map((e) => e.caseId);
const of = (f: BoardFacts, type: string, span: Span): readonly CountedEvent[] =>
  f.events.filter((e) => e.type === type && inSpan(e.day, span));

const openFigure = (f: BoardFacts, book: MarkBook, now: Span): Figure => {
  const undecided = f.open.filter((c) => c.state !== 'decided');
  const until = addWorkingDays(f.today, SOON, f.calendar);
  const soon = undecided.filter((c) => c.firstDue !== null && c.firstDue <= until && c.state !== 'correcting');
  const n = book.put(
    'open',
    t('在办', 'In hand'),
    undecided.map((c) => c.id),
  );
  book.put(
    'due-soon',
    t(`${shortDay(until).zh}前到期`, `Due by ${shortDay(until).en}`),
    soon.map((c) => c.id),
  );
  const received = new Set(ids(of(f, 'Received', now))).size;
  return {
    key: 'open',
    name: t('在办', 'In hand'),
    value: n,
    unit: t('件', n === 1 ? 'case' : 'cases'),
    note: t(
      `${soon.length} 件 ${shortDay(until).zh}前到期；本期收件 ${received} 件`,
      `${soon.length} due by ${shortDay(until).en}; ${received} received in this period`,
    ),
    tone: 'plain',
    mark: 'open',
  };
};

const keptFigure = (f: BoardFacts, book: MarkBook, cards: Carded, now: Span, before: Span): Figure => {
  const within = (span: Span) => f.decisions.filter((d) => inSpan(d.on, span));
  const [mine, earlier] = [within(now), within(before)];
  const late = mine.filter(isLate);
  book.put('late', t('超过承诺才决定的', 'Decided after the promised day'), ids(late));
  const colour = (x: string) => cards.filter(({ card }) => card.colour === x).map(({ c }) => c.id);
  const yellow = book.put('yellow', t('黄牌', 'Yellow cards'), colour('yellow'));
  const red = book.put('red', t('红牌', 'Red cards'), colour('red'));
  const share = shareOf(mine.length - late.length, mine.length);
  const then = shareOf(earlier.filter((d) => !isLate(d)).length, earlier.length);
  const compared = against(share, then);
  return {
    key: 'kept',
    name: t('按承诺办结', 'Decided as promised'),
    value: share === null ? null : Number(percent(share)),
    unit: t('％', '%'),
    note: t(`${compared.zh}；黄牌 ${yellow}，红牌 ${red}`, `${compared.en}; ${yellow} yellow, ${red} red`),
    tone: red > 0 ? 'bad' : 'plain',
    mark: red > 0 ? 'red' : 'late',
  };
};

const onceFigure = (f: BoardFacts, book: MarkBook, now: Span, before: Span): Figure => {
  const measure = (span: Span) => {
    // Everybody who got an answer in the span: accepted, or sent back for corrections and perhaps not back yet.
    const asked = of(f, 'CorrectionAsked', span);
    const answered = [...new Set(ids([...of(f, 'Accepted', span), ...asked]))];
    const sentBack = answered.filter((id) => (f.rounds.get(id) ?? 0) > 0);
    const per = answered.length === 0 ? null : (100 * asked.length) / answered.length;
    return { share: shareOf(answered.length - sentBack.length, answered.length), sentBack, per };
  };
  const [mine, earlier] = [measure(now), measure(before)];
  book.put('sent-back', t('要过补正的', 'Sent back for corrections'), mine.sentBack);
  const less = mine.per !== null && earlier.per !== null ? earlier.per - mine.per : null;
  const per =
    mine.per === null
      ? t('本期还没有答复过', 'nobody answered yet')
      : t(`每 100 件补正 ${mine.per.toFixed(1)} 次`, `${mine.per.toFixed(1)} corrections per 100`);
  const compared =
    less === null || Math.abs(less) < 0.05
      ? t('', '')
      : less > 0
        ? t(`，比上一期少 ${less.toFixed(1)}`, `, ${less.toFixed(1)} fewer than before`)
        : t(`，比上一期多 ${(-less).toFixed(1)}`, `, ${(-less).toFixed(1)} more than before`);
  return {
    key: 'once',
    name: t('一次就交对', 'Right the first time'),
    value: mine.share === null ? null : Number(percent(mine.share)),
    unit: t('％', '%'),
    note: t(per.zh + compared.zh, per.en + compared.en),
    tone: less !== null && less > 0.05 ? 'good' : 'plain',
    mark: 'sent-back',
  };
};

const AT_A_COUNTER = ['window', 'outlet'];
const visitFigure = (f: BoardFacts, book: MarkBook, now: Span, before: Span): Figure => {
  const measure = (span: Span) => {
    const visits = new Map<string, number>();
    for (const e of of(f, 'Delivered', span)) {
      const fetched = AT_A_COUNTER.includes(e.payload.mode as string) ? 1 : 0;
      const brought = AT_A_COUNTER.includes(e.channel) ? 1 : 0;
      visits.set(e.caseId, brought + fetched);
    }
    const all = [...visits.values()];
    return { visits, mean: all.length === 0 ? null : all.reduce((a, b) => a + b, 0) / all.length };
  };
  const [mine, earlier] = [measure(now), measure(before)];
  const came = [...mine.visits].filter(([, n]) => n > 0).map(([id]) => id);
  book.put('visited', t('要人到场的', 'Somebody had to come'), came);
  const total = mine.visits.size;
  const none = total === 0 ? null : (total - came.length) / total;
  const then =
    earlier.mean === null
      ? t('', '')
      : t(`；上一期 ${earlier.mean.toFixed(1)} 次`, `; ${earlier.mean.toFixed(1)} before`);
  return {
    key: 'visits',
    name: t('到场次数', 'Visits'),
    value: mine.mean === null ? null : Math.round(mine.mean * 10) / 10,
    unit: t('次 / 件', 'a case'),
    note:
      none === null
        ? t('本期还没有送达', 'nothing delivered yet')
        : t(
            `${Math.round(none * 100)} ％的件一次也不用来${then.zh}`,
            `${Math.round(none * 100)} % needed no visit${then.en}`,
          ),
    tone: 'plain',
    mark: 'visited',
  };
};

/** How a paper came in when the applicant had to bring it; what a register or the library gave was not asked for. */
const BROUGHT = ['paper', 'upload', 'scan'];
type Handed = { readonly ref: string; readonly how: string };
const heldFigure = (f: BoardFacts, book: MarkBook, now: Span, before: Span): Figure => {
  const measure = (span: Span) => {
    const found: { readonly caseId: string; readonly item: string }[] = [];
    for (const e of f.events) {
      if (!inSpan(e.day, span)) continue;
      const { held } = f.asked(e.item, e.itemVersion);
      const asked =
        e.type === 'Received'
          ? (e.payload.materials as readonly Handed[]).filter((x) => BROUGHT.includes(x.how) && held(x.ref))
          : e.type === 'CorrectionAsked'
            ? (e.payload.missing as readonly Handed[]).filter((x) => held(x.ref))
            : [];
      found.push(...asked.map(() => ({ caseId: e.caseId, item: e.item })));
    }
    return found;
  };
  const [mine, earlier] = [measure(now), measure(before)];
  book.put('held', t('政府已有仍让交的', 'Asked for although a register holds it'), ids(mine));
  const items = new Set(mine.map((x) => x.item)).size;
  const then = t(`；上一期 ${earlier.length} 份`, `; ${earlier.length} before`);
  return {
    key: 'held',
    name: t('政府已有仍让交', 'Held already, still asked for'),
    value: mine.length,
    unit: t('份', mine.length === 1 ? 'paper' : 'papers'),
    note:
      mine.length === 0
        ? t(`库里有的都没有再要${then.zh}`, `nothing was asked twice${then.en}`)
        : t(`涉及 ${items} 个事项${then.zh}`, `in ${items} ${items === 1 ? 'service' : 'services'}${then.en}`),
    tone: mine.length === 0 ? 'plain' : 'bad',
    mark: 'held',
  };
};

/** Five figures, each with what it is compared with and the cases behind it. */
export const figuresOf = (f: BoardFacts, book: MarkBook, cards: Carded, now: Span, before: Span): readonly Figure[] => [
  openFigure(f, book, now),
  keptFigure(f, book, cards, now, before),
  onceFigure(f, book, now, before),
  visitFigure(f, book, now, before),
  heldFigure(f, book, now, before),
];

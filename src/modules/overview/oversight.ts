import { shortDay } from '../../kernel/day.text.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Text } from '../../kernel/text.ts';
import type { Calendar } from '../../law/calendar.ts';
import { addWorkingDays } from '../../law/working.ts';
import { column } from './board.tables.ts';
import { cardOf } from './cards.ts';
import { openedNearTheEnd } from './clock-then.ts';
import type { CardLine, OversightView, TableData } from './contract.ts';
import type { AskedNames, CaseFact, ClockEvent, CountedEvent, Explained, Marks } from './facts.ts';
import { MarkBook } from './marks.ts';
import { type Decision, isLate, isUnlawfullyLate, type PromisedItem } from './promises.ts';
import { t } from './words.ts';

/** How far back oversight looks. */
export const LOOK_BACK = 90;

export type OversightFacts = {
  readonly today: Day;
  readonly calendar: Calendar;
  readonly open: readonly CaseFact[];
  /** Cases of the decisions and deemed acceptances below, open or ended. */
  readonly cases: ReadonlyMap<Id, CaseFact>;
  readonly decisions: readonly Decision[];
  readonly events: readonly CountedEvent[];
  readonly clockOf: (caseId: Id) => readonly ClockEvent[];
  readonly itemOf: (item: string) => PromisedItem | undefined;
  readonly asked: (item: string, version: number) => AskedNames;
  readonly applicantOf: (id: Id) => string;
  /** Unit of whoever examined the case or holds it. */
  readonly unitOf: (caseId: Id) => Text;
  /** What the public was told last about why a case runs late (优化条例36). */
  readonly explainedOf: (caseId: Id) => Explained | undefined;
};

const itemName = (f: OversightFacts, item: string): Text => f.itemOf(item)?.name ?? t(item, item);
const head = (f: OversightFacts, c: CaseFact) => ({
  decided: c.decidedOn !== null,
  case: c.id,
  number: c.number,
  item: itemName(f, c.item),
  applicant: f.applicantOf(c.applicant),
});

/** 优化条例36: past the promised or statutory day the reason is told in public; a late answer or delivery has its own rule. */
const publicSide = (f: OversightFacts, id: Id, open: boolean): Pick<CardLine, 'explain' | 'explained'> => {
  const explained = f.explainedOf(id);
  if (!explained) return { explain: 'due' };
  // The day that was named has passed as well: it is due again.
  const again = open && explained.expected !== undefined && explained.expected < f.today;
  return { explain: again ? 'again' : 'done', explained };
};
const NO_NEED = { explain: 'none' } as const;

const openCards = (f: OversightFacts): readonly CardLine[] =>
  f.open.flatMap((c) => {
    const card = cardOf(c, f.today, f.calendar);
    return card
      ? [{ ...head(f, c), ...card, ...(c.state === 'under-review' ? publicSide(f, c.id, true) : NO_NEED) }]
      : [];
  });

/** 许可法50: nobody decided by the expiry, so the law renewed the permit; each is a red card that stays on record. */
const renewedCards = (f: OversightFacts): readonly CardLine[] =>
  f.events.flatMap((e): CardLine[] => {
    const c = f.cases.get(e.caseId);
    if (e.type !== 'Decided' || e.payload.deemed !== true || !c) return [];
    const expiry = e.payload.on as Day;
    return [
      {
        ...head(f, c),
        ...NO_NEED,
        colour: 'red',
        due: expiry,
        since: addDays(expiry, 1),
        over: 0,
        unit: 'WORKING_DAY',
        sentence: t(
          `${shortDay(expiry).zh}有效期届满前没有决定，依法视为准予延续（许可法第50条）。`,
          `Not decided by the expiry on ${shortDay(expiry).en}: renewed by law (art. 50).`,
        ),
      },
    ];
  });

/** 许可法32.1.4: nobody answered within five days, so the law accepted; each is a red card that stays on record. */
const deemedCards = (f: OversightFacts): readonly CardLine[] => {
  const renewed = new Map(
    f.events.flatMap((e) => (e.payload.deemed === true ? [[e.caseId, e.payload.on as Day]] : [])),
  );
  return f.events.flatMap((e): CardLine[] => {
    const c = f.cases.get(e.caseId);
    if (e.type !== 'Accepted' || e.payload.mode !== 'deemed' || !c) return [];
    const on = e.payload.on as Day;
    const due = addWorkingDays(on, 5, f.calendar);
    // The licence ran out while the five days still ran: then it is the renewal that nobody decided.
    if ((renewed.get(e.caseId) ?? due) < due) return [];
    return [
      {
        ...head(f, c),
        ...NO_NEED,
        colour: 'red',
        due,
        since: addDays(due, 1),
        over: 1,
        unit: 'WORKING_DAY',
        sentence: t(
          `5 个工作日内没有告知，依法自 ${shortDay(on).zh}收到之日起受理（许可法第32条）。`,
          `Not answered within five working days: accepted by law from ${shortDay(on).en}, the day of receipt (art. 32).`,
        ),
      },
    ];
  });
};

/** Decisions made too late stay cards after the decision. */
const decidedCards = (f: OversightFacts): readonly CardLine[] =>
  f.decisions.flatMap((d): CardLine[] => {
    const c = f.cases.get(d.caseId);
    if (!isLate(d) || !c) return [];
    const red = isUnlawfullyLate(d);
    const due = (red ? d.due : (d.promisedDue ?? d.due))!;
    return [
      {
        ...head(f, c),
        ...publicSide(f, c.id, false),
        colour: red ? 'red' : 'yellow',
        due,
        since: addDays(due, 1),
        over: 0,
        unit: 'WORKING_DAY',
        sentence: red
          ? t(
              `法定 ${shortDay(due).zh}，${shortDay(d.on).zh}才作出决定。`,
              `Due by law ${shortDay(due).en}, decided ${shortDay(d.on).en}.`,
            )
          : t(
              `承诺 ${shortDay(due).zh}，${shortDay(d.on).zh}才作出决定。`,
              `Promised ${shortDay(due).en}, decided ${shortDay(d.on).en}.`,
            ),
      },
    ];
  });

/** Of the cases decided in the time, or overdue and open, what share runs late: by item and unit. */
const lateTable = (f: OversightFacts, book: MarkBook): TableData => {
  const seen = [
    ...f.decisions.map((d) => ({ id: d.caseId, item: d.item, late: isLate(d) })),
    ...f.open
      .filter((c) => c.state === 'under-review')
      .map((c) => ({ id: c.id, item: c.item, late: cardOf(c, f.today, f.calendar) !== undefined })),
  ];
  const groups = [...Map.groupBy(seen, (s) => `${s.item}~${f.unitOf(s.id).zh}`)].map(([key, group]) => {
    const { item, id } = group[0]!;
    const [name, unit] = [itemName(f, item), f.unitOf(id)];
    const late = group.filter((g) => g.late).map((g) => g.id);
    const title = t(`超期：${name.zh}，${unit.zh}`, `Late: ${name.en}, ${unit.en}`);
    const mark = `late~${key}`;
    return { mark, name, unit, of: group.length, n: book.put(mark, title, late) };
  });
  groups.sort((a, b) => b.n / b.of - a.n / a.of || b.of - a.of);
  return {
    key: 'late',
    title: t('事项 × 科室超期率', 'Late by service and unit'),
    columns: [
      column('事项', 'Service'),
      column('科室', 'Unit'),
      column('办件', 'Cases', 'number'),
      column('超期', 'Late', 'number'),
      column('超期率', 'Share', 'percent'),
    ],
    rows: groups.map((g) => ({ cells: [g.name, g.unit, g.of, g.n, g.n / g.of], mark: g.mark })),
  };
};

type Asked = { readonly ref: string };
const findingsOf = (f: OversightFacts, book: MarkBook): OversightView['findings'] => {
  const late = f.events.filter((e) => e.type === 'Paused' && openedNearTheEnd(f.clockOf(e.caseId), e, f.calendar));
  const early = f.decisions.filter((d) => {
    const accepted = f.clockOf(d.caseId).find((e) => e.type === 'Accepted')?.payload.on as Day | undefined;
    return accepted === undefined || d.on < accepted;
  });
  const asked = f.events.filter((e) => e.type === 'CorrectionAsked');
  const refs = (e: CountedEvent) => (e.payload.missing as readonly Asked[]).map((m) => m.ref);
  const outside = asked.filter((e) => refs(e).some((ref) => f.asked(e.item, e.itemVersion).name(ref) === undefined));
  const held = asked.filter((e) => refs(e).some((ref) => f.asked(e.item, e.itemVersion).held(ref)));
  const finding = (key: string, name: Text, text: Text, cases: readonly { readonly caseId: Id }[]) => ({
    key,
    name,
    text,
    n: book.put(
      key,
      name,
      cases.map((c) => c.caseId),
    ),
  });
  return [
    finding(
      'late-pause',
      t('到期前 2 日内才暂停', 'Paused just before the end'),
      t(
        '离到期只剩 2 个工作日或更少才启动特别程序。看是否确有需要（许可法第45条）。',
        'A special procedure was started two working days or less before the due day. Was it needed (art. 45)?',
      ),
      late,
    ),
    finding(
      'decided-first',
      t('先决定后受理', 'Decided before acceptance'),
      t(
        '决定的日期早于受理，或没有受理。补录的办件最常见。',
        'The decision is dated before the acceptance, or there was none: mostly cases entered afterwards.',
      ),
      early,
    ),
    finding(
      'outside',
      t('要了目录以外的材料', 'Asked for papers outside the catalogue'),
      t(
        '补正告知里有目录没有列出的材料或栏目（许可法第31条）。',
        'A correction notice names a paper or field that the catalogue does not (art. 31).',
      ),
      outside,
    ),
    finding(
      'held',
      t('要了政府已有的材料', 'Asked for what a register holds'),
      t(
        '能从登记库取的，不得再让申请人交（国务院令第716号第7条）。',
        'What a register holds may not be demanded again (Decree 716 art. 7).',
      ),
      held,
    ),
  ];
};

const explainedText = (c: CardLine): Text => {
  if (c.explain === 'none') return t('不用', 'not needed');
  if (!c.explained) return t('还没有', 'not yet');
  const on = shortDay(c.explained.on as Day);
  return c.explain === 'again'
    ? t(`${on.zh}说明的日子已过，要再说明`, `${on.en}; the day given has passed`)
    : t(`${on.zh}已说明`, `on ${on.en}`);
};

const cardTable = (cards: readonly CardLine[]): TableData => ({
  key: 'cards',
  title: t('红牌和黄牌', 'Red and yellow cards'),
  columns: [
    column('牌', 'Card'),
    column('办件编号', 'Number'),
    column('事项', 'Service'),
    column('申请人', 'Applicant'),
    column('期限', 'Due', 'day'),
    column('超期自', 'Late since', 'day'),
    column('为什么', 'Why'),
    column('公开说明', 'Explained in public'),
  ],
  rows: cards.map((c) => ({
    cells: [
      c.colour === 'red' ? t('红牌', 'red') : t('黄牌', 'yellow'),
      c.number,
      c.item,
      c.applicant,
      c.due,
      c.since,
      c.sentence,
      explainedText(c),
    ],
  })),
});

/** 电子监察: cards newest first, where it runs late, what the detectors found; and the cases behind each number. */
export const oversightOf = (f: OversightFacts): { readonly view: OversightView; readonly marks: Marks } => {
  const book = new MarkBook();
  const cards = [...openCards(f), ...deemedCards(f), ...renewedCards(f), ...decidedCards(f)].sort((a, b) =>
    a.since === b.since ? (a.number < b.number ? 1 : -1) : a.since < b.since ? 1 : -1,
  );
  const coloured = (colour: CardLine['colour']) => cards.filter((c) => c.colour === colour).map((c) => c.case);
  const red = book.put('red', t('红牌', 'Red cards'), coloured('red'));
  const yellow = book.put('yellow', t('黄牌', 'Yellow cards'), coloured('yellow'));
  const unexplained = book.put(
    'unexplained',
    t('超期还没有公开说明', 'Late and not explained in public'),
    cards.filter((c) => c.explain === 'due' || c.explain === 'again').map((c) => c.case),
  );
  const findings = findingsOf(f, book);
  const tables = [lateTable(f, book), cardTable(cards)];
  const from = addDays(f.today, -LOOK_BACK);
  return { view: { today: f.today, from, red, yellow, unexplained, cards, findings, tables }, marks: book.all() };
};

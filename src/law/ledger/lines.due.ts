import type { Day } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import { articleRef, type Basis, basisOf, CIVIL_203, type Draft, t } from './draft.ts';
import type { ArticleRef, LineKind } from './shape.ts';
import { dateText, holidayText, lengthText } from './words.ts';

const plain = (from: Day, kind: LineKind, title: Text, article: readonly ArticleRef[], detail?: Text): Draft => ({
  from,
  kind,
  title,
  ...(detail ? { detail } : {}),
  article,
  rank: 5,
});

const promisedDetail = (g: Basis): Text | undefined => {
  const { promised, clock } = g.input;
  if (!promised) return undefined;
  const length = lengthText(promised.n, promised.unit);
  const less = clock.unit === promised.unit ? clock.n - promised.n : 0;
  return less > 0
    ? t(`我们承诺 ${length.zh}办结，比法定少 ${less} 日`, `We promise ${length.en}, ${less} fewer than the law allows`)
    : t(`我们承诺 ${length.zh}办结`, `We promise ${length.en}`);
};

const LAST = {
  met: t('在这一天以前已经决定，不再计时', 'Decided before this day; the period no longer runs'),
  void: t('本件在这一天以前已经终止，不再计时', 'The matter ended before this day; the period no longer runs'),
  late: t('到期没有决定，已亮红牌并向您公开说明', 'Not decided in time: a red card was raised and explained to you'),
  open: t(
    '逾期未决定，系统自动亮红牌并向您公开说明',
    'If undecided by then, a red card is raised and explained to you',
  ),
};

const lastRow = (g: Basis, late: boolean, year: number): Draft => {
  const { words, rule, decideBy, clock } = g.input;
  const article = [articleRef(basisOf(g))];
  if (words) return plain(g.due, 'statutory-due', words.due, article, words.dueDetail);
  if (rule.start === 'ANY') return plain(g.due, 'statutory-due', t('时限到期', 'Period ends'), article);
  if (g.due === decideBy) {
    const on = dateText(g.due, year);
    return plain(
      g.due,
      'statutory-due',
      t('证照届满，须在此前决定', 'The licence expires: to be decided before'),
      [articleRef({ statute: '许可法', article: '50.2' })],
      t(`${on.zh} 24 时没有决定的，依法视为准予延续`, `Undecided at 24:00 on ${on.en}, it is renewed by law`),
    );
  }
  const title = t('法定时限到期', 'Statutory period ends');
  const { metOn, voidOn } = g.input;
  const said =
    metOn !== undefined && metOn <= g.due
      ? LAST.met
      : metOn === undefined && voidOn !== undefined && voidOn <= g.due
        ? LAST.void
        : late || metOn !== undefined
          ? LAST.late
          : LAST.open;
  return plain(g.due, 'statutory-due', title, article, clock.n === 0 ? undefined : said);
};

export const dueLines = (g: Basis, year: number): Draft[] => {
  const { rule, metOn, voidOn } = g.input;
  const bare = rule.start === 'ANY';
  const drafts: Draft[] = [];
  if (g.promisedDue)
    drafts.push({
      ...plain(
        g.promisedDue,
        'promised-due',
        t('承诺时限到期', 'Promised period ends'),
        [{ label: t('本局公开承诺', 'Our public promise') }],
        promisedDetail(g),
      ),
    });
  if (g.firstDue)
    drafts.push(
      plain(
        g.firstDue,
        'first-due',
        bare
          ? t('延长前的时限到期', 'The period before the extension ends')
          : t('原法定时限到期', 'The first period ends'),
        [articleRef(basisOf(g))],
        t('延长须在这一天以前批准并告知', 'An extension must be approved and told by this day'),
      ),
    );
  if (g.strictDue)
    drafts.push({
      ...plain(
        g.strictDue,
        'strict-due',
        t('从严计算的时限', 'The period as a court may count it'),
        [articleRef({ statute: '法释〔2009〕20号', article: '6' })],
        t('从材料完整进入系统之日起算', 'From the day the complete message entered the system'),
      ),
      staffOnly: true,
    });
  const rolled = g.records.find((r) => r.kind === 'rolled');
  if (rolled) {
    const raw = g.records.findLast((r) => r.kind === 'counted' && r.over === 0)!;
    const [from, to] = [dateText(raw.day, year), dateText(g.due, year)];
    const holiday = raw.holiday ? holidayText(raw.holiday) : t('休息日', 'a rest day');
    drafts.push({
      ...plain(
        raw.day,
        'rolled',
        t(
          `最后一日 ${from.zh}遇${holiday.zh}，顺延到 ${to.zh}`,
          `The last day, ${from.en}, is ${holiday.en}: rolls on to ${to.en}`,
        ),
        [articleRef(CIVIL_203)],
      ),
      rank: 3,
    });
  }
  const late = metOn === undefined && voidOn === undefined && g.today !== undefined && g.today > g.due;
  drafts.push({
    ...lastRow(g, late, year),
    ...(late ? { tone: 'red' as const } : {}),
    ...(rolled ? { counted: { kind: 'day' as const, n: rolled.counted, text: t('顺延至此', 'rolled to here') } } : {}),
    rank: 6,
  });
  return drafts;
};

export const todayLine = (g: Basis): Draft[] => {
  const { metOn, voidOn, todayDetail } = g.input;
  if (g.today === undefined || metOn !== undefined || voidOn !== undefined) return [];
  return [
    {
      from: g.today,
      kind: 'today',
      title: t('今天', 'Today'),
      ...(todayDetail ? { detail: todayDetail } : {}),
      article: [],
      rank: 4,
    },
  ];
};

import { shortDay } from '../../kernel/day.text.ts';
import type { Day } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import { type BoardFacts, nameOf } from './board.facts.ts';
import type { WaitingLine } from './contract.ts';
import type { CaseFact, Rules } from './facts.ts';
import { t } from './words.ts';

const ROWS = 12;

const line = (
  c: CaseFact,
  f: BoardFacts,
  what: Text,
  text: Text,
  tone: WaitingLine['tone'],
  act: Text,
): WaitingLine => {
  const item = nameOf(f, c.item);
  const who = f.applicantOf(c.applicant);
  return { case: c.id, title: t(`${what.zh}：${who} ${item.zh}`, `${what.en}: ${who}, ${item.en}`), text, tone, act };
};

/** May the head still extend: the item allows it, nobody has, and the first period has not ended (许可法42.1). */
const extendable = (c: CaseFact, f: BoardFacts): number | undefined => {
  const events = f.clockOf(c.id);
  if (events.some((e) => e.type === 'Extended')) return undefined;
  const rules = events.find((e) => e.type === 'Accepted')?.payload.periods as Rules | undefined;
  const extension = rules?.statutory?.extension;
  return extension?.approver === 'head' ? extension.n : undefined;
};

const lineFor = (c: CaseFact, f: BoardFacts, soon: Day): WaitingLine | undefined => {
  if (c.state !== 'under-review') return undefined;
  const due = c.statutoryDue;
  if (due !== null && due < f.today)
    return line(
      c,
      f,
      t('已经超期', 'Overdue'),
      t(
        `法定期限 ${shortDay(due).zh}已过，不能再延长。须公开说明并作出决定`,
        `The statutory period ended on ${shortDay(due).en} and cannot be extended: explain in public and decide`,
      ),
      'danger',
      t('看办件', 'See the case'),
    );
  if (c.stepPost === 'head')
    return line(
      c,
      f,
      t('等您办理', 'Your step'),
      due
        ? t(`法定期限 ${shortDay(due).zh}届满`, `The statutory period ends on ${shortDay(due).en}`)
        : t('没有法定期限', 'No statutory period'),
      'plain',
      t('看办件', 'See the case'),
    );
  const n = due !== null && due <= soon ? extendable(c, f) : undefined;
  if (due === null || n === undefined) return undefined;
  const d = shortDay(due);
  return line(
    c,
    f,
    t(`要不要延长 ${n} 日`, `Extend by ${n} days or not`),
    t(
      `法定期限 ${d.zh}届满，过了这天就不能延长；须在此前批准并告知理由（许可法第42条）`,
      `The statutory period ends on ${d.en}; after that day it cannot be extended. Approve and tell the reason before (Licensing Law art. 42)`,
    ),
    'plain',
    t('看理由', 'See the reasons'),
  );
};

/** 今天等您定: what only the head can settle, with what lapses and when; what lapses first stands first. */
export const waitingFor = (f: BoardFacts, soon: Day): readonly WaitingLine[] =>
  f.open
    .toSorted((a, b) => ((a.statutoryDue ?? '9999') < (b.statutoryDue ?? '9999') ? -1 : 1))
    .flatMap((c) => lineFor(c, f, soon) ?? [])
    .slice(0, ROWS);

/** The cases whose clock must be known for it. */
export const mayWait = (c: CaseFact, soon: Day): boolean =>
  c.state === 'under-review' && c.statutoryDue !== null && c.statutoryDue <= soon;

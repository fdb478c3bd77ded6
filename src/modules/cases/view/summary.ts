import type { Day } from '../../../kernel/day.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CaseRow } from '../project.ts';
import { dayLabel, HOW_WORDS, STATE_WORDS } from './words.ts';

export type Tag = { readonly key: string; readonly text: Text; readonly tone: string };
const t = (zh: string, en: string): Text => ({ zh, en });

/** Marks of a row: at most what an officer must know before opening it, red first. */
export const tagsOf = (r: CaseRow, today: Day): readonly Tag[] => {
  const tags: Tag[] = [];
  const open = r.state !== 'closed';
  const overdue = open && r.firstDue !== null && r.firstDue < today && r.state !== 'correcting';
  const legal = open && r.state === 'under-review' && r.statutoryDue !== null && r.statutoryDue < today;
  if (legal || (overdue && r.state === 'decided'))
    tags.push({ key: 'red', text: t('红牌', 'red card'), tone: 'danger' });
  else if (overdue) tags.push({ key: 'yellow', text: t('黄牌', 'yellow card'), tone: 'warn' });
  if (open && r.state === 'received' && r.firstDue === today)
    tags.push({ key: 'deemed-today', text: t('今天不告知即受理', 'accepted by law if not told today'), tone: 'warn' });
  if (r.deemed) tags.push({ key: 'deemed', text: t('视为受理', 'accepted by law'), tone: 'danger' });
  if (r.paused) tags.push({ key: 'paused', text: t('暂停 第45条', 'paused (art. 45)'), tone: 'pause' });
  if (r.corrected) tags.push({ key: 'corrected', text: t('补正已回', 'correction is in'), tone: 'ok' });
  if (r.owed) tags.push({ key: 'owed', text: t('容缺', 'material owed'), tone: 'warn' });
  if (r.commitment) tags.push({ key: 'commitment', text: t('告知承诺', 'on commitment'), tone: 'ok' });
  return tags;
};

export const stageText = (r: CaseRow, stepName: Text | undefined): Text => {
  if (r.state === 'closed' && r.how) return HOW_WORDS[r.how as keyof typeof HOW_WORDS];
  if (r.state === 'under-review' && stepName) return stepName;
  return STATE_WORDS[r.state];
};

/** A period of law that is over is said, and so is a promise that was not kept. */
const underReview = (r: CaseRow, today: Day): { readonly text: Text; readonly tone: string } => {
  const label = (d: Day | null) => (d === null ? undefined : dayLabel(d, today));
  const [due, promised, legal] = [label(r.firstDue), label(r.promisedDue), label(r.statutoryDue)];
  if (legal && r.statutoryDue! < today)
    return {
      text: t(`已超过法定期限（${legal.zh}），还没有决定`, `No decision yet; the legal period ended on ${legal.en}`),
      tone: 'bad',
    };
  if (promised && legal && r.promisedDue! < today)
    return {
      text: t(
        `正在审查，没有做到承诺的 ${promised.zh}，依法最迟 ${legal.zh}`,
        `Under review; the promise of ${promised.en} was not kept, the law allows until ${legal.en}`,
      ),
      tone: 'wait',
    };
  return {
    text: due ? t(`正在审查，最迟 ${due.zh}办结`, `Under review, due by ${due.en}`) : t('正在审查', 'Under review'),
    tone: 'wait',
  };
};

/** One line of the applicant's list. */
export const lineOf = (r: CaseRow, today: Day): { readonly text: Text; readonly tone: string } => {
  const due = r.firstDue ? dayLabel(r.firstDue, today) : undefined;
  switch (r.state) {
    case 'received':
      return {
        text: due
          ? t(`已收到，${due.zh}前告诉您是否受理`, `Received; we answer by ${due.en}`)
          : t('已收到', 'Received'),
        tone: 'wait',
      };
    case 'correcting':
      return {
        text: due
          ? t(`请补正，本局等您到 ${due.zh}`, `Please correct it; we wait until ${due.en}`)
          : t('请补正', 'Please correct it'),
        tone: 'act',
      };
    case 'under-review':
      if (r.owed) return { text: t('请补交承诺的材料', 'Please supply what you promised'), tone: 'act' };
      return underReview(r, today);
    case 'decided':
      return r.outcome === 'denied'
        ? { text: t('不予许可，等送达', 'Denied, to be delivered'), tone: 'bad' }
        : { text: t('已准予，等送达', 'Granted, to be delivered'), tone: 'good' };
    case 'closed': {
      const how = HOW_WORDS[r.how as keyof typeof HOW_WORDS];
      if (r.how === 'delivered')
        return r.outcome === 'denied'
          ? { text: t('不予许可，已送达', 'Denied and delivered'), tone: 'bad' }
          : { text: t('办好了', 'Done'), tone: 'good' };
      return { text: how, tone: 'closed' };
    }
  }
  return r.state satisfies never;
};

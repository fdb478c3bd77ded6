import { addDays, type Day } from '../../../../src/kernel/day.ts';
import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import type { ItemGuide } from '../../../../src/modules/catalogue/contract.ts';
import type { DueAnswer, DueQuestion } from '../../../api/calendar.ts';
import { tightDay } from '../../../ui/dates.tsx';
import { clockOf } from './choices.ts';
import { type Foreseen, t } from './form.ts';

/** The screen computes no day: it has the law library of the server count. */
type Counted = Pick<DueAnswer, 'due' | 'provisional'>;
const UNITS: readonly string[] = ['WORKING_DAY', 'NATURAL_DAY', 'MONTH'] satisfies DueQuestion['unit'][];
const isUnit = (unit: string): unit is DueQuestion['unit'] => UNITS.includes(unit);

/** The pauses on record, as notices: what the ledger excludes runs from the day after service to its last day. */
const pausesOf = (view: CaseView): NonNullable<DueQuestion['pauses']> =>
  (view.ledgers.find((l) => l.clock === 'K2')?.lines ?? [])
    .filter((l) => l.kind === 'paused')
    .map((l) => ({ from: addDays(l.from as Day, -1), until: l.to ?? l.from }));

/** The statutory clock as it stands: asked too, and only where its answer is the known day is the other one believed. */
export const asItStands = (view: CaseView): DueQuestion | undefined => {
  const k2 = clockOf(view, 'K2');
  return k2 && isUnit(k2.unit) ? { start: k2.start, n: k2.n, unit: k2.unit, pauses: pausesOf(view) } : undefined;
};
/** With one more pause told today. */
export const withPause = (view: CaseView, until: string): DueQuestion | undefined => {
  const now = asItStands(view);
  return now && until > view.today
    ? { ...now, pauses: [...(now.pauses ?? []), { from: view.today, until }] }
    : undefined;
};
export const withExtension = (view: CaseView, days: number | undefined): DueQuestion | undefined => {
  const now = asItStands(view);
  return now && days ? { ...now, extension: days } : undefined;
};
/** 许可法44: ten working days from the decision. */
export const deliveryOf = (view: CaseView): DueQuestion => ({
  start: view.today,
  n: 10,
  unit: 'WORKING_DAY',
  pauses: [],
});

const soft = (a: Counted) =>
  a.provisional ? t('（放假安排未公布，先这样算）', ' (holidays not announced yet)') : t('', '');

/** `法定最迟由 10月28日 改到 11月3日`; nothing where the library does not know the present day. */
export const movedLine = (view: CaseView, now: Counted, then: Counted): Foreseen | undefined => {
  const known = clockOf(view, 'K2')?.due;
  if (known === undefined || now.due !== known || then.due === known) return undefined;
  return {
    what: 'clock',
    text: t(
      `法定最迟由 ${tightDay(known, 'zh')} 改到 ${tightDay(then.due, 'zh')}${soft(then).zh}`,
      `The statutory last day moves from ${tightDay(known, 'en')} to ${tightDay(then.due, 'en')}${soft(then).en}`,
    ),
  };
};
export const deliveryLine = (a: Counted): Foreseen => ({
  what: 'clock',
  text: t(
    `最迟 ${tightDay(a.due, 'zh')} 送达（许可法 第44条）`,
    `To be delivered by ${tightDay(a.due, 'en')} (许可法 art. 44)`,
  ),
});

/** The last days if the case is accepted today, as the guide of its item version states them. */
export const acceptedLine = (today: ItemGuide['today']): Foreseen | undefined => {
  const { promisedBy, statutoryBy } = today;
  if (!statutoryBy && !promisedBy) return undefined;
  const zh = [promisedBy && `承诺 ${tightDay(promisedBy, 'zh')}`, statutoryBy && `法定 ${tightDay(statutoryBy, 'zh')}`];
  const en = [
    promisedBy && `promised ${tightDay(promisedBy, 'en')}`,
    statutoryBy && `by law ${tightDay(statutoryBy, 'en')}`,
  ];
  return {
    what: 'clock',
    text: t(
      `今天受理，最迟办结：${zh.filter(Boolean).join('，')}`,
      `Accepted today, it is due: ${en.filter(Boolean).join(', ')}`,
    ),
  };
};

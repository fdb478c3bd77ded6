import type { Day } from '../../kernel/day.ts';
import type { Calendar } from '../../law/calendar.ts';
import { dueDay } from '../../law/clock.ts';
import type { PeriodRule } from '../../law/period.ts';
import { addWorkingDays, isKnown } from '../../law/working.ts';
import { LEVELS, nameOf, procedureName, REGISTERS, TASK_TYPES } from './codes.ts';
import type { ItemGuide, ItemSummary, MaterialLists, MaterialView, PeriodView, TodayView } from './contract.ts';
import type { ItemVersion, Material } from './item.ts';
import type { MaterialLists as Lists } from './materials.ts';
import { inForceOn, statutoryOn } from './terms.ts';
import { periodText } from './words.ts';

/** 许可法32.1.4: an answer (acceptance or one correction notice) within five working days of receipt. */
const ANSWER_WITHIN = 5;

export const periodView = (p: PeriodRule): PeriodView => ({ ...p, text: periodText(p) });

const dueOf = (p: PeriodRule | undefined, start: Day, calendar: Calendar) =>
  p && p.unit !== 'HOUR' ? dueDay({ start, n: p.n, unit: p.unit, notices: [] }, calendar) : undefined;

/** Handed in today and complete; periods from acceptance assume that we accept the same day. */
export const todayView = (v: ItemVersion, day: Day, calendar: Calendar): TodayView => {
  const statutory = dueOf(statutoryOn(v, day), day, calendar);
  const promised = dueOf(v.promised, day, calendar);
  const answerBy = addWorkingDays(day, ANSWER_WITHIN, calendar);
  const from = v.promised?.start ?? v.statutory?.start;
  // K3: a promise in another unit never ends after the law's own day.
  const promisedBy = promised && statutory && promised.due > statutory.due ? statutory.due : promised?.due;
  return {
    day,
    answerBy,
    ...(promisedBy ? { promisedBy } : {}),
    ...(statutory ? { statutoryBy: statutory.due } : {}),
    provisional:
      (statutory?.provisional ?? false) ||
      (promised?.provisional ?? false) ||
      !isKnown(day, calendar) ||
      !isKnown(answerBy, calendar),
    ...(from ? { from } : {}),
  };
};

export const summaryOf = (v: ItemVersion): ItemSummary => ({
  item: v.item,
  version: v.version,
  name: v.name,
  summary: v.summary,
  nature: v.nature,
  taskType: { code: v.taskType, name: nameOf(TASK_TYPES, v.taskType) },
  department: v.department.name,
  audience: [...v.audience],
  themes: [...v.themes],
  ...(v.promised ? { promised: periodView(v.promised) } : {}),
  ...(v.statutory ? { statutory: periodView(v.statutory) } : {}),
  instant: v.terms.instant,
  visits: v.visits.count,
  fee: v.fee.charged,
  online: v.channels.includes('web'),
  imported: v.imported !== undefined,
});

export const materialView = ({ when: _when, sample, ...m }: Material): MaterialView => ({
  ...m,
  ...(sample ? { sample: { name: sample.name, type: sample.type, size: sample.size } } : {}),
  ...(m.register ? { registerName: nameOf(REGISTERS, m.register) } : {}),
});

export const materialListsView = (lists: Lists): MaterialLists => ({
  ask: lists.ask.map(materialView),
  fetched: lists.fetched.map(materialView),
  maybe: lists.maybe.map(materialView),
  notNeeded: lists.notNeeded.map(materialView),
  deferrable: [...lists.deferrable],
  open: [...lists.open],
  counts: { ...lists.counts },
});

/** The version as anybody may read it, with the days it would come to if applied for on `day`. */
export const guideOf = (
  v: ItemVersion,
  dates: { readonly publishedOn: Day | null },
  day: Day,
  calendar: Calendar,
): ItemGuide => {
  const statutory = statutoryOn(v, day);
  const within = new Map(v.terms.steps.map((s) => [s.key, s.within]));
  return {
    item: v.item,
    version: v.version,
    state: v.state,
    ...(dates.publishedOn ? { publishedOn: dates.publishedOn } : {}),
    name: v.name,
    summary: v.summary,
    aliases: [...v.aliases],
    codes: v.codes,
    taskType: { code: v.taskType, name: nameOf(TASK_TYPES, v.taskType) },
    nature: v.nature,
    level: { code: v.level, name: nameOf(LEVELS, v.level) },
    department: v.department,
    ...(v.powerSource ? { powerSource: v.powerSource } : {}),
    audience: [...v.audience],
    themes: [...v.themes],
    ...(v.reformMode ? { reformMode: v.reformMode } : {}),
    basis: v.basis.map((basis) => ({ basis, inForce: inForceOn(basis, day) })),
    conditions: v.conditions,
    ...(statutory ? { statutory: periodView(statutory) } : {}),
    ...(v.promised ? { promised: periodView(v.promised) } : {}),
    instant: v.terms.instant,
    visits: v.visits,
    fee: v.fee,
    result: v.result,
    questions: [...v.questions],
    ...(v.eligibility ? { eligibility: v.eligibility } : {}),
    materials: v.materials.map(materialView),
    form: v.form,
    checks: [...v.checks],
    steps: v.steps.map((s) => {
      const days = within.get(s.key);
      return { key: s.key, name: s.name, ...(days === undefined ? {} : { within: days }) };
    }),
    places: [...v.places],
    channels: [...v.channels],
    contact: v.contact,
    faq: v.faq.map(({ q, a }) => ({ q, a })),
    remedy: v.remedy,
    duties: [...(v.duties ?? [])],
    ...(v.commitment ? { commitment: v.commitment } : {}),
    ...(v.origin ? { origin: v.origin } : {}),
    ...(v.renewedBy ? { renewedBy: v.renewedBy } : {}),
    ...(v.changedBy ? { changedBy: v.changedBy } : {}),
    tolerable: v.terms.tolerable,
    committable: v.terms.committable,
    hearing: v.terms.hearing,
    procedures: v.terms.procedures.map((p) => ({ ...p, name: procedureName(p.ground) })),
    editable: [...v.editable],
    ...(v.imported ? { imported: v.imported } : {}),
    today: todayView(v, day, calendar),
  };
};

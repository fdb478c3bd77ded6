import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Calendar } from '../../law/calendar.ts';
import { workingDaysBefore } from '../../law/working.ts';
import { type ItemVersion, type Material, materialsFor, situationAnswers, todayView } from '../catalogue/index.ts';
import { evaluate, type FormView } from '../forms/index.ts';
import type { DraftFile, DraftMaterial, DraftView } from './contract.ts';
import { committedRefs, type Draft, promisedRefs } from './draft.ts';

export type Around = {
  readonly today: Day;
  readonly calendar: Calendar;
  readonly knownCode?: (kind: 'region' | 'industry', code: string) => boolean;
};
export type Applicant = { readonly id: Id; readonly kind: 'natural' | 'legal'; readonly name: string };

/** The form as it stands, judged by the same engine as in the browser. */
export const formOf = (d: Draft, version: ItemVersion, around: Around): FormView =>
  evaluate(version.form, version.checks, d.answers, {
    today: around.today,
    ...(around.knownCode ? { knownCode: around.knownCode } : {}),
    context: situationAnswers(version.questions, d.situation),
  });

/** 许可法32, 42: by when we answer, promise and must decide, if it were handed in and accepted today. */
export const ifSubmittedToday = (version: ItemVersion, { today, calendar }: Around): DraftView['ifSubmittedToday'] => {
  const { answerBy, promisedBy, statutoryBy, provisional } = todayView(version, today, calendar);
  return { answerBy, ...(promisedBy ? { promisedBy } : {}), ...(statutoryBy ? { statutoryBy } : {}), provisional };
};

const DAYS_BEFORE_PROMISE = 2;
/** B8: what is owed must be in before the promised day; we ask for it two working days earlier. */
export const owedByIfToday = (version: ItemVersion, around: Around): Day | undefined => {
  const { promisedBy, statutoryBy } = ifSubmittedToday(version, around);
  const due = (promisedBy ?? statutoryBy) as Day | undefined;
  if (!due) return undefined;
  const by = workingDaysBefore(due, DAYS_BEFORE_PROMISE, around.calendar);
  return by > around.today ? by : undefined;
};

const materialView = (
  m: Material,
  status: DraftMaterial['status'],
  files: readonly DraftFile[],
  owedBy: Day | undefined,
): DraftMaterial => ({
  ref: m.ref,
  name: m.name,
  ...(m.hint ? { hint: m.hint } : {}),
  necessity: m.necessity,
  status,
  ...(m.register ? { register: m.register } : {}),
  ...(status === 'promised' && owedBy ? { owedBy } : {}),
  files: [...files],
});

const statusOf = (ref: string, promised: readonly string[], committed: readonly string[]) =>
  promised.includes(ref) ? 'promised' : committed.includes(ref) ? 'committed' : 'missing';

export const materialsOf = (
  d: Draft,
  version: ItemVersion,
  form: FormView,
  files: readonly DraftFile[],
  around: Around,
) => {
  const lists = materialsFor(version, d.situation, form.answers);
  const promised = promisedRefs(d);
  const committed = committedRefs(d).filter((ref) => lists.promisable.includes(ref));
  const owedBy = owedByIfToday(version, around);
  const asked = lists.ask.map((m) => {
    const own = files.filter((f) => f.material === m.ref);
    const status = own.length > 0 ? 'given' : statusOf(m.ref, promised, committed);
    return { material: m, view: materialView(m, status, own, owedBy) };
  });
  const fetched = lists.fetched.map((m) => ({ material: m, view: materialView(m, 'fetched', [], undefined) }));
  return { lists, owedBy, all: [...asked, ...fetched] };
};

/** Everything the apply pages show; complete means: it may be handed in. */
export const viewDraft = (
  d: Draft,
  version: ItemVersion,
  applicant: Applicant,
  files: readonly DraftFile[],
  around: Around,
  acting?: DraftView['actingFor'],
): DraftView => {
  const form = formOf(d, version, around);
  const { all, lists } = materialsOf(d, version, form, files, around);
  const missing = all.filter((x) => x.view.status === 'missing' && x.material.necessity !== 'optional');
  const errors = form.errors.map(({ at, text }) => ({ at, text }));
  const missingErrors = missing.map(({ material: m }) => ({
    at: `material.${m.ref}`,
    text: lists.deferrable.includes(m.ref)
      ? {
          zh: `“${m.name.zh}”还没交。请上传，或先签承诺后补。`,
          en: `“${m.name.en}” is missing. Upload it, or sign a promise to supply it later.`,
        }
      : { zh: `“${m.name.zh}”还没交。请上传。`, en: `“${m.name.en}” is missing. Upload it.` },
  }));
  const openErrors = lists.open.map((key) => {
    const q = version.questions.find((x) => x.key === key);
    return {
      at: `situation.${key}`,
      text: {
        zh: `请先回答：${q?.ask.zh ?? key}`,
        en: `Answer this first: ${q?.ask.en ?? key}`,
      },
    };
  });
  const every = [...openErrors, ...errors, ...missingErrors];
  return {
    id: d.id,
    item: d.item,
    itemVersion: d.itemVersion,
    itemName: version.name,
    applicant,
    ...(acting ? { actingFor: acting } : {}),
    ...(d.origin
      ? {
          origin: {
            kind: d.origin.kind,
            ...(d.origin.licence ? { licence: d.origin.licence } : {}),
            ...(d.origin.copyOf ? { caseId: d.origin.copyOf } : {}),
          },
        }
      : {}),
    situation: Object.fromEntries(Object.entries(d.situation).map(([k, v]) => [k, [...v]])),
    answers: { ...d.answers },
    provenance: { ...d.provenance },
    sections: form.sections.map((s) => ({
      key: s.key,
      title: s.section.title,
      state: s.state,
      ...(s.waitsFor.length > 0
        ? {
            why: {
              zh: `现在还不能填：先填${s.waitsFor.map((w) => `“${w.label.zh}”`).join('、')}`,
              en: `Not yet: fill in ${s.waitsFor.map((w) => `“${w.label.en}”`).join(', ')} first`,
            },
          }
        : {}),
    })),
    materials: all.map((x) => x.view),
    errors: every,
    complete: every.length === 0,
    promises: d.promises.map((p) => ({ kind: p.kind, refs: [...p.refs], at: p.at })),
    committable: version.terms.committable === 'permit' || lists.promisable.length > 0,
    eDelivery: d.eDelivery,
    rev: d.rev,
    savedAt: d.savedAt,
    today: around.today,
    ifSubmittedToday: ifSubmittedToday(version, around),
  };
};

import type { FieldError } from '../../api/drafts.ts';
import { questionsOpen } from './situation.ts';
import type { Apply } from './use-apply.ts';

/** One part of the form as the task list shows it; its key is the last part of its address. */
export type Part = {
  readonly key: string;
  readonly kind: 'situation' | 'section' | 'materials';
  readonly title: { readonly zh: string; readonly en: string };
  readonly state: 'untouched' | 'partial' | 'done' | 'blocked';
  readonly why?: { readonly zh: string; readonly en: string };
};

const SITUATION = { zh: '您的情况', en: 'Your case' };
const MATERIALS = { zh: '材料', en: 'Documents' };

/** The parts of an application in order, judged in the browser; materials as the server last said. */
export const partsOf = (apply: Apply): readonly Part[] => {
  const { guide, draft, form } = apply;
  const parts: Part[] = [];
  if (guide.questions.length > 0) {
    const { open, answered } = questionsOpen(guide.questions, draft.situation);
    parts.push({
      key: 'situation',
      kind: 'situation',
      title: SITUATION,
      state: open === 0 ? 'done' : answered === 0 ? 'untouched' : 'partial',
    });
  }
  for (const s of form.sections)
    parts.push({
      key: s.key,
      kind: 'section',
      title: s.section.title,
      state: s.state,
      ...(s.state === 'blocked'
        ? {
            why: {
              zh: `先填${s.waitsFor.map((f) => `“${f.label.zh}”`).join('、')}`,
              en: `Fill in ${s.waitsFor.map((f) => `“${f.label.en}”`).join(', ')} first`,
            },
          }
        : {}),
    });
  if (draft.materials.length > 0) {
    const due = draft.materials.filter((m) => m.necessity !== 'optional' && m.status !== 'fetched');
    const missing = due.filter((m) => m.status === 'missing').length;
    parts.push({
      key: 'materials',
      kind: 'materials',
      title: MATERIALS,
      state: missing === 0 ? 'done' : missing === due.length ? 'untouched' : 'partial',
    });
  }
  return parts;
};

const SITUATION_AT = 'situation.';
/** The server may not yet have heard the answer that was just given. */
const unanswered = (apply: Apply, at: string): boolean =>
  (apply.draft.situation[at.slice(SITUATION_AT.length)] ?? []).length === 0;

/** All that still stands in the way of handing in: the form as judged here, the rest as the server last said. */
export const errorsOf = (apply: Apply): readonly FieldError[] => [
  ...apply.draft.errors.filter((e) => e.at.startsWith(SITUATION_AT) && unanswered(apply, e.at)),
  ...apply.form.errors.map(({ at, text }) => ({ at, text })),
  ...apply.draft.errors.filter((e) => e.at.startsWith('material.')),
];

/** The part in which an error is mended. */
export const partOf = (apply: Apply, at: string): string => {
  if (at.startsWith('situation.')) return 'situation';
  if (at.startsWith('material.')) return 'materials';
  const key = at.split('.')[0];
  return apply.guide.form.sections.find((s) => s.fields.some((f) => f.key === key))?.key ?? '';
};

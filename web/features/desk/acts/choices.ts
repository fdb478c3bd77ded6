import type { Text } from '../../../../src/kernel/text.ts';
import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import type { Choice } from './form.ts';
import { t } from './form.ts';

const name = (s: string): Text => ({ zh: s, en: s });

/** The unit under a person's name tells namesakes apart. People of the asked post first; where nobody holds it, all. */
export const peopleOf = (view: CaseView, ...posts: readonly string[]): readonly Choice[] => {
  const fit = posts.length ? view.people.filter((p) => p.posts.some((post) => posts.includes(post))) : view.people;
  return (fit.length ? fit : view.people).map((p) => ({ value: p.id, label: name(p.name), hint: name(p.unit) }));
};

/** Whoever has held a task of this case: for return, drop-signer, recuse. */
export const workersOf = (view: CaseView): readonly Choice[] => {
  const seen = new Map<string, Choice>();
  for (const task of view.tasks)
    if (task.holder && !seen.has(task.holder.id))
      seen.set(task.holder.id, { value: task.holder.id, label: name(task.holder.name), hint: task.name });
  return [...seen.values()];
};

/** Only a step that lies behind: nothing returns to before acceptance. */
export const stepsBehind = (view: CaseView): readonly Choice[] =>
  view.steps.filter((s) => s.state === 'done').map((s) => ({ value: s.key, label: s.name }));

const OBTAINABLE = t(
  '本局能从库里取，不能要求申请人交（国务院令第716号 第7条）',
  'We can fetch this from a register, so we may not ask for it (State Council Order 716, art. 7)',
);
const NOT_NEEDED = t('按这件的情况不用交', 'Not needed in this situation');

/** 许可法32.1.4: a correction may name only published materials and fields; what a register holds is shown with its reason. */
export const askable = (view: CaseView): readonly Choice[] => {
  const materials = view.materials.map((m): Choice => {
    const because =
      m.status === 'not-needed' ? NOT_NEEDED : m.status === 'fetched' || m.register ? OBTAINABLE : undefined;
    return { value: m.ref, label: m.name, hint: STATUS[m.status], ...(because ? { because } : {}) };
  });
  const refs = new Set(view.materials.map((m) => m.ref));
  const fields = view.answers
    .filter((a) => !refs.has(a.key))
    .map((a): Choice => ({ value: a.key, label: a.label, hint: a.sectionTitle }));
  return [...materials, ...fields];
};

export const STATUS: Record<CaseView['materials'][number]['status'], Text> = {
  given: t('已交', 'Given'),
  fetched: t('库中取得', 'From a register'),
  owed: t('容缺待补', 'Owed'),
  late: t('逾期未补', 'Overdue'),
  asked: t('已告知补正', 'Asked'),
  missing: t('没有交', 'Missing'),
  'not-needed': t('不用交', 'Not needed'),
};

export const DEFECTS: readonly Choice[] = [
  { value: 'absent', label: t('没有交', 'Not handed in') },
  { value: 'incomplete', label: t('内容不全', 'Incomplete') },
  { value: 'not-in-form', label: t('不符合法定形式', 'Not in the legal form') },
  { value: 'illegible', label: t('看不清', 'Cannot be read') },
  { value: 'expired', label: t('过了有效期', 'Expired') },
  { value: 'inconsistent', label: t('前后不一致', 'Contradicts another entry') },
  { value: 'unsigned', label: t('没有签字或盖章', 'Not signed or sealed') },
  { value: 'slip', label: t('笔误', 'Slip of the pen') },
];

export const clockOf = (view: CaseView, k: string) => view.clocks.find((c) => c.k === k);
/** The running pause of the case, by the words of the procedures it declares. */
export const procedures = (view: CaseView): readonly Choice[] =>
  view.procedures.map((p) => ({ value: p.ground, label: p.name, hint: name(p.basis) }));

import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { peopleOf } from './choices.ts';
import type { ActForm, Choice } from './form.ts';
import { idsOf, picked, said, t, text, ticked } from './form.ts';
import { filesOfRecord, record, recordFiles } from './record.ts';

/** Whom we told; before anybody was told, the applicant speaks. */
const toBeHeard = (v: CaseView): readonly Choice[] =>
  (v.told.length > 0 ? v.told : [{ id: v.applicant.id, name: v.applicant.name }]).map((p) => ({
    value: p.id,
    label: { zh: p.name, en: p.name },
  }));

export const tellStakeholders: ActForm<'tell-stakeholders'> = {
  act: 'tell-stakeholders',
  verb: t('告知利害关系人', 'Tell the stakeholders'),
  lead: t(
    '申请人总在被告知的人里，不用再选。找不到的，照证件登记一次。',
    'The applicant is always told. Somebody who is not found is entered once from the document.',
  ),
  start: () => ({ rights: ['statement'] }),
  fields: () => [
    {
      kind: 'persons',
      key: 'persons',
      label: t('利害关系人', 'The persons concerned'),
      hint: t('用姓名、单位名或证件号码找', 'Find by name or by the number of the document'),
    },
    {
      kind: 'many',
      key: 'rights',
      label: t('他们有什么权利', 'Their rights'),
      needed: true,
      choices: [
        { value: 'statement', label: t('陈述、申辩', 'To be heard in writing') },
        { value: 'hearing', label: t('要求听证', 'To ask for a hearing') },
      ],
    },
  ],
  command: (x) => ({
    persons: idsOf(x, 'persons'),
    rights: picked(x, 'rights') as ('statement' | 'hearing')[],
  }),
  foresee: () => [
    { what: 'paper', text: t('出告知书（许可法 第36、47条）', 'Issues the notice (许可法 36, 47)') },
    {
      what: 'clock',
      text: t(
        '要求听证的期限为 5 个工作日，期间不能决定',
        'Five working days to ask for a hearing; no decision before they end',
      ),
    },
  ],
};
export const hearStatement: ActForm<'hear-statement'> = {
  act: 'hear-statement',
  verb: t('记陈述申辩', 'Record a statement'),
  start: (v) => ({ person: toBeHeard(v).length === 1 ? toBeHeard(v)[0]!.value : '' }),
  fields: (v) => [
    { kind: 'one', key: 'person', label: t('谁说的', 'Whose'), needed: true, choices: toBeHeard(v) },
    record('笔录', 'Record'),
    recordFiles,
  ],
  command: (x) => ({ person: said(x, 'person'), ...text(x, 'recordWords'), ...filesOfRecord(x) }),
  foresee: () => [{ what: 'next', text: t('归入办理记录', 'Joins the record') }],
};
export const callHearing: ActForm<'call-hearing'> = {
  act: 'call-hearing',
  verb: t('通知听证', 'Call a hearing'),
  lead: t('举行前七个工作日以上通知（许可法 第48条）。', 'More than seven working days before it is held (许可法 48).'),
  start: () => ({ public: true }),
  fields: (v) => [
    {
      kind: 'one',
      key: 'ground',
      label: t('为什么听证', 'Ground'),
      needed: true,
      choices: [
        { value: 'law', label: t('法律规定应当听证', 'By law') },
        { value: 'major', label: t('涉及公共利益，本局认为需要', 'Major public interest') },
        { value: 'requested', label: t('申请人或利害关系人要求', 'Requested') },
      ],
    },
    { kind: 'day', key: 'date', label: t('哪天', 'Day'), needed: true, from: v.today },
    { kind: 'place', key: 'place', label: t('在哪里', 'Place'), needed: true },
    { kind: 'tick', key: 'public', label: t('公开举行', 'In public') },
  ],
  command: (x) => ({
    ground: said(x, 'ground') as 'law',
    date: said(x, 'date') as never,
    place: said(x, 'place'),
    public: ticked(x, 'public'),
  }),
  foresee: () => [
    { what: 'paper', text: t('出《听证通知书》', 'Issues the hearing notice (听证通知书)') },
    { what: 'clock', text: t('从送达次日到听证日不计入时限', 'Not counted from the day after service to the hearing') },
  ],
};
export const holdHearing: ActForm<'hold-hearing'> = {
  act: 'hold-hearing',
  verb: t('记听证', 'Record the hearing'),
  start: (v) => ({ signed: toBeHeard(v).map((c) => c.value) }),
  fields: (v) => [
    record('听证笔录', 'Record of the hearing'),
    recordFiles,
    {
      kind: 'many',
      key: 'signed',
      label: t('谁签了笔录', 'Who signed it'),
      choices: [...toBeHeard(v), ...peopleOf(v)].filter((c, i, all) => all.findIndex((d) => d.value === c.value) === i),
    },
  ],
  command: (x) => ({ ...text(x, 'recordWords'), ...filesOfRecord(x), signed: picked(x, 'signed') }),
  foresee: () => [
    {
      what: 'warn',
      text: t('决定要依据笔录作出（许可法 第48条第2款）', 'The decision rests on the record (许可法 48.2)'),
    },
  ],
};
export const cancelHearing: ActForm<'cancel-hearing'> = {
  act: 'cancel-hearing',
  verb: t('取消听证', 'Cancel the hearing'),
  fields: () => [],
  command: () => ({}),
  foresee: () => [{ what: 'clock', text: t('恢复计时', 'The clock runs again') }],
};

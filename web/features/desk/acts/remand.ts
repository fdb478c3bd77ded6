import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { REMEDY_KINDS, REMEDY_OUTCOMES } from './closing.ts';
import { type ActForm, type Choice, said, t } from './form.ts';

const UNITS: readonly Choice[] = [
  { value: 'WORKING_DAY', label: t('工作日', 'Working days') },
  { value: 'NATURAL_DAY', label: t('自然日', 'Calendar days') },
  { value: 'MONTH', label: t('月', 'Months') },
];
const labelIn = (choices: readonly Choice[], value: string | undefined) =>
  choices.find((c) => c.value === value)?.label ?? t('', '');

/** The reference of each order, with the kind of remedy and what it ordered. */
const ordersOf = (v: CaseView): readonly Choice[] =>
  v.orders.map(({ ref, kind, outcome }) => ({
    value: ref,
    label: t(ref, ref),
    hint: t(
      [labelIn(REMEDY_KINDS, kind).zh, labelIn(REMEDY_OUTCOMES, outcome).zh].filter(Boolean).join('，'),
      [labelIn(REMEDY_KINDS, kind).en, labelIn(REMEDY_OUTCOMES, outcome).en].filter(Boolean).join(', '),
    ),
  }));

/** 发回重办: what an order sends back begins as a new case, accepted the same day; its reason is the order itself. */
export const remand: ActForm<'remand'> = {
  act: 'remand',
  verb: t('发回重办', 'Open the remanded case (发回重办)'),
  lead: t(
    '本件不重开。按登记的决定另立一件，当天受理，申请内容和材料照原样带过去。您受理了新件，就不能再决定它。',
    'This case stays closed. The order opens a new one, accepted today, with the same answers and papers. Who opens it has accepted it and may not decide it.',
  ),
  start: (v) => (v.orders.length === 1 ? { order: v.orders[0]!.ref } : {}),
  fields: (v, x) => [
    { kind: 'one', key: 'order', label: t('凭哪份决定', 'By which order'), needed: true, choices: ordersOf(v) },
    {
      kind: 'one',
      key: 'unit',
      label: t('决定里定的期限，按什么算', 'Period set by the order, counted in'),
      hint: t('没有定的不选，按事项自己的期限', 'Leave it empty where none is set: the item’s own period holds'),
      choices: UNITS,
    },
    ...(said(x, 'unit')
      ? [{ kind: 'number' as const, key: 'n', label: t('定了多少', 'How many'), needed: true, from: 1, to: 3650 }]
      : []),
  ],
  command: (x) => ({
    order: said(x, 'order'),
    ...(said(x, 'unit') ? { period: { n: Number(said(x, 'n')), unit: said(x, 'unit') as 'MONTH' } } : {}),
  }),
  foresee: (v) => [
    { what: 'paper', text: t('新件出《受理通知书》', 'The new case gets its notice of acceptance (受理通知书)') },
    { what: 'told', text: t(`告诉 ${v.applicant.name}`, `${v.applicant.name} is told`) },
    { what: 'clock', text: t('期限从今天受理起算', 'Its period runs from today’s acceptance') },
    { what: 'next', text: t('本件不变', 'This case stays as it is') },
  ],
};

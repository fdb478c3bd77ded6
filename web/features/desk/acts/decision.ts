import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { fullDay, tightDay } from '../../../ui/dates.tsx';
import { plural } from '../due.ts';
import { clockOf } from './choices.ts';
import type { ActField, ActForm, Choice, Foreseen, PaperDraft, RowField, Values } from './form.ts';
import { linesOf, picked, rowsOf, said, t, text } from './form.ts';

const validity = (x: Values) => ({
  ...(said(x, 'validFrom') ? { validFrom: said(x, 'validFrom') as never } : {}),
  ...(said(x, 'validUntil') ? { validUntil: said(x, 'validUntil') as never } : {}),
  ...text(x, 'licenceNumber'),
});
/** 复议法22, 行诉法46: what a refused applicant may do, printed on the decision. */
const remedies = (v: CaseView) => ({
  organ: v.remedy.organ.zh,
  days: 60,
  court: v.remedy.court.zh,
  months: 6,
  ...(v.remedy.url ? { internetChannel: v.remedy.url } : {}),
});
const remedyLine = (v: CaseView): string =>
  `不服本决定的，可以自收到之日起六十日内向${v.remedy.organ.zh}申请行政复议${v.remedy.url ? `（网上：${v.remedy.url}）` : ''}，或者六个月内向${v.remedy.court.zh}提起行政诉讼。`;

const granting = (v: CaseView): ActField[] => [
  {
    kind: 'lines',
    key: 'articles',
    label: t('依据', 'Legal basis'),
    needed: true,
    hint: t('一行一条，印在决定书上', 'One a line; printed on the decision'),
  },
  {
    kind: 'words',
    key: 'conditions',
    label: t('附条件', 'Conditions'),
    rows: 3,
    hint: t('没有就不填', 'Leave empty if there are none'),
  },
  {
    kind: 'day',
    key: 'validFrom',
    label: t('从哪天起有效', 'Valid from'),
    from: v.today,
    hint: t('不填：从作出决定那天', 'If empty: from the day of the decision'),
  },
  {
    kind: 'day',
    key: 'validUntil',
    label: t('到哪天', 'Valid until'),
    from: v.today,
    hint: t('不填：按事项规定的年限', 'If empty: the term set for this service'),
  },
  ...(v.numberedElsewhere
    ? [
        {
          kind: 'line' as const,
          key: 'licenceNumber',
          label: t('电子监管号', 'National supervision number'),
          hint: t(
            '自然资函〔2024〕709号：证书编号用电子监管号。不填：本局编号',
            'The licence bears it as its number (709号). If empty: a number of ours',
          ),
        },
      ]
    : []),
];
const inTime = (v: CaseView): Foreseen[] => {
  const k2 = clockOf(v, 'K2');
  const k3 = clockOf(v, 'K3');
  const k = k3 ?? k2;
  if (!k) return [];
  return k.left < 0
    ? [
        {
          what: 'warn',
          text: t(
            `已超 ${-k.left} 日，决定仍然有效，红牌记录在案`,
            `${plural(-k.left, 'day', 'days')} over; the decision stands and the red card is kept`,
          ),
        },
      ]
    : [
        {
          what: 'clock',
          text: t(
            `在期限内决定，最迟 ${tightDay(k.due, 'zh')}`,
            `Decided in time; the last day is ${tightDay(k.due, 'en')}`,
          ),
        },
      ];
};
const goesOut = (v: CaseView, paper: string, enPaper: string): Foreseen[] => [
  { what: 'paper', text: t(`出《${paper}》，加盖印章`, `Issues the ${enPaper}, sealed`) },
  { what: 'told', text: t(`发给 ${v.applicant.name}`, `Sent to ${v.applicant.name}`) },
  ...inTime(v),
];
/** What the licence will bear and the decision does not say: its number, its first day. */
const licenceLine = (x: Values): Foreseen => {
  const number = said(x, 'licenceNumber');
  const from = said(x, 'validFrom');
  return {
    what: 'licence',
    text: t(
      `制发电子证照${number && `，编号 ${number}`}${from && `，${fullDay(from, 'zh')}起有效`}，10 个工作日内送达`,
      `The e-licence is made${number && `, number ${number}`}${from && `, valid from ${fullDay(from, 'en')}`}; delivery within 10 working days`,
    ),
  };
};

const grantPaper =
  (title: string) =>
  (v: CaseView, x: Values): PaperDraft => ({
    title,
    to: v.applicant.name,
    body: [
      `您于${fullDay(v.receivedOn, 'zh')}提出的${v.itemName.zh}申请，经审查符合法定条件，本局决定准予。`,
      `依据：${linesOf(x, 'articles').join('、') || '——'}。`,
      ...(said(x, 'conditions') ? [`附条件：${said(x, 'conditions')}`] : []),
      ...(said(x, 'validUntil') ? [`有效期至${fullDay(said(x, 'validUntil'), 'zh')}。`] : []),
    ],
    sealed: true,
  });

export const grant: ActForm<'grant'> = {
  act: 'grant',
  verb: t('准予', 'Grant'),
  lead: t('符合法定条件、标准，依法准予（许可法 第38条第1款）。', 'The legal conditions are met (许可法 38.1).'),
  grave: true,
  start: () => ({ articles: '行政许可法第三十八条第一款' }),
  fields: (v) => granting(v),
  command: (x) => ({ articles: linesOf(x, 'articles'), ...text(x, 'conditions'), ...validity(x) }),
  foresee: (v, x) => [...goesOut(v, '准予行政许可决定书', 'decision to grant (准予决定书)'), licenceLine(x)],
  paper: grantPaper('准予行政许可决定书'),
};

export const decideOnTheSpot: ActForm<'decide-on-the-spot'> = {
  act: 'decide-on-the-spot',
  verb: t('当场准予', 'Grant on the spot'),
  lead: t(
    '即办件：受理和准予一次作出（许可法 第34条第2款）。当场只能准予。',
    'Accepted and granted at once (许可法 34.2). On the spot one can only grant.',
  ),
  grave: true,
  start: () => ({ articles: '行政许可法第三十四条第二款' }),
  fields: (v) => granting(v),
  command: (x) => ({
    articles: linesOf(x, 'articles'),
    ...text(x, 'conditions'),
    ...validity(x),
  }),
  foresee: (v, x) => [...goesOut(v, '准予行政许可决定书', 'decision to grant (准予决定书)'), licenceLine(x)],
  paper: grantPaper('准予行政许可决定书'),
};

/** The parts of an application that can be decided apart are read off the item, never typed. */
const parts = (v: CaseView): readonly Choice[] => v.scopes.map((s) => ({ value: s.value, label: s.text }));
const partName = (v: CaseView, value: string): string => v.scopes.find((s) => s.value === value)?.text.zh ?? value;
const reasonOf = (v: CaseView, scope: boolean, x: Values): readonly RowField[] => [
  ...(scope
    ? [
        {
          kind: 'one' as const,
          key: 'scope',
          label: t('不准予的部分', 'Part refused'),
          needed: true,
          choices: refusedParts(v, x),
        },
      ]
    : []),
  ...(v.denialGrounds?.length
    ? [
        {
          kind: 'one' as const,
          key: 'code',
          label: t('法定情形', 'Ground'),
          needed: true,
          choices: v.denialGrounds.map((g) => ({ value: g.code, label: g.text })),
        },
      ]
    : []),
  { kind: 'words', key: 'text', label: t('查明的事实和理由', 'Facts and reason'), needed: true },
  { kind: 'line', key: 'article', label: t('法条', 'Article'), needed: true },
];
const reasons = (x: Values, key: string) =>
  rowsOf(x, key).map((r) => ({
    ...(r.article ? { article: r.article } : {}),
    ...(r.code ? { code: r.code } : {}),
    ...(r.scope ? { scope: r.scope } : {}),
    ...(r.text ? { text: r.text } : {}),
  }));
const reasonLines = (v: CaseView, x: Values, key: string): string[] =>
  rowsOf(x, key).map(
    (r, i) => `${i + 1}．${r.scope ? `${partName(v, r.scope)}：` : ''}${r.text ?? ''}（${r.article ?? ''}）`,
  );
const refusedParts = (v: CaseView, x: Values): readonly Choice[] =>
  parts(v).filter((c) => !picked(x, 'scopes').includes(c.value));
const reasonRows = (v: CaseView, key: string, scope: boolean, x: Values = {}): ActField => ({
  kind: 'rows',
  key,
  label: t('理由', 'Reasons'),
  hint: t('每条理由都要有法条（许可法 第38条第2款）', 'Each reason with its article (许可法 38.2)'),
  rowName: t('理由', 'Reason'),
  atLeast: 1,
  of: reasonOf(v, scope, x),
  ...(scope ? { covers: { key: 'scope', of: refusedParts(v, x) } } : {}),
});
const standard: ActField = {
  kind: 'line',
  key: 'standard',
  label: t('所依据的技术标准', 'Technical standard'),
  hint: t('依检验、检测作出的填标准号', 'Its number, where the refusal rests on a test'),
};

export const grantInPart: ActForm<'grant-in-part'> = {
  act: 'grant-in-part',
  verb: t('部分准予', 'Grant in part'),
  lead: t(
    '可以分开的许可，准予一部分，其余写明理由。两部分写在一份决定里。',
    'Part is granted, the rest refused with reasons, in one decision.',
  ),
  grave: true,
  start: () => ({ articles: '行政许可法第三十八条' }),
  fields: (v, x) => [
    {
      kind: 'many',
      key: 'scopes',
      // All granted would be a grant; the last part stays to be refused.
      atMost: parts(v).length - 1,
      label: t('准予的部分', 'Parts granted'),
      needed: true,
      hint: t(
        '申请里选的各项；没勾的都要写不准予的理由',
        'What was applied for; each part not ticked needs its reason',
      ),
      choices: parts(v),
    },
    reasonRows(v, 'refused', true, x),
    ...granting(v),
    standard,
  ],
  command: (x, v) => ({
    articles: linesOf(x, 'articles'),
    scopes: picked(x, 'scopes'),
    refused: reasons(x, 'refused'),
    remedies: remedies(v),
    ...text(x, 'conditions'),
    ...text(x, 'standard'),
    ...validity(x),
  }),
  foresee: (v, x) => [...goesOut(v, '行政许可决定书', 'decision (行政许可决定书)'), licenceLine(x)],
  paper: (v, x) => ({
    title: '行政许可决定书',
    to: v.applicant.name,
    body: [
      `您于${fullDay(v.receivedOn, 'zh')}提出的${v.itemName.zh}申请，本局决定准予：${
        picked(x, 'scopes')
          .map((s) => partName(v, s))
          .join('、') || '——'
      }。`,
      '下列部分不予许可：',
      ...reasonLines(v, x, 'refused'),
      remedyLine(v),
    ],
    sealed: true,
  }),
};

export const deny: ActForm<'deny'> = {
  act: 'deny',
  verb: t('不予', 'Refuse'),
  lead: t(
    '不予许可要说明理由，告知复议和诉讼的权利（许可法 第38条第2款）。',
    'A refusal gives its reasons and the right to reconsideration and to a lawsuit (许可法 38.2).',
  ),
  grave: true,
  start: () => ({ reasons: [{}] }),
  fields: (v) => [reasonRows(v, 'reasons', false), standard],
  command: (x, v) => ({ reasons: reasons(x, 'reasons'), remedies: remedies(v), ...text(x, 'standard') }),
  foresee: (v) => [
    ...goesOut(v, '不予行政许可决定书', 'decision to refuse (不予许可决定书)'),
    {
      what: 'warn',
      text: t(
        `写明救济：60 日内向${v.remedy.organ.zh}复议，6 个月内向${v.remedy.court.zh}起诉`,
        `Remedy printed: reconsideration at ${v.remedy.organ.en} within 60 days, lawsuit at ${v.remedy.court.en} within 6 months`,
      ),
    },
  ],
  paper: (v, x) => ({
    title: '不予行政许可决定书',
    to: v.applicant.name,
    body: [
      `您于${fullDay(v.receivedOn, 'zh')}提出的${v.itemName.zh}申请，经审查，本局决定不予许可。理由如下：`,
      ...reasonLines(v, x, 'reasons'),
      remedyLine(v),
    ],
    sealed: true,
  }),
};

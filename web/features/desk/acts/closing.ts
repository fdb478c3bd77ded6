import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { tightDay } from '../../../ui/dates.tsx';
import type { ActForm, Choice, Values } from './form.ts';
import { linesOf, said, t, text } from './form.ts';

const MODES: readonly Choice[] = [
  { value: 'e', label: t('网上送达', 'Electronically'), hint: t('进申请人的收件箱', 'Into the applicant’s inbox') },
  { value: 'window', label: t('窗口领取', 'At the window') },
  { value: 'post', label: t('邮寄', 'By post'), hint: t('寄出那天即送达', 'Dispatch counts') },
  { value: 'outlet', label: t('网点领取', 'At an outlet') },
];
const PUBLIC_NOTICE: Choice = {
  value: 'public-notice',
  label: t('公告送达', 'By public notice'),
  hint: t('其他方式送不到才用', 'Only where nothing else reaches them'),
};

export const deliver: ActForm<'deliver'> = {
  act: 'deliver',
  verb: t('送达', 'Deliver'),
  lead: t(
    '把决定和证照交到申请人手里，交了本件就办结。',
    'Hands the decision and the licence over; the case then closes.',
  ),
  start: (v) => ({ mode: 'e', items: whatGoes(v).join('\n') }),
  fields: (v, x) => [
    { kind: 'one', key: 'mode', label: t('怎么送', 'How'), needed: true, choices: [...MODES, PUBLIC_NOTICE] },
    { kind: 'lines', key: 'items', label: t('送什么', 'What'), needed: true, hint: t('一行一样', 'One a line') },
    ...(said(x, 'mode') === 'window' || said(x, 'mode') === 'outlet'
      ? [
          {
            kind: 'line' as const,
            key: 'code',
            label: t('取件码', 'Pick-up code'),
            hint: t('请领证人报通知里的取件码', 'As in the notice the applicant got'),
          },
        ]
      : []),
    ...(said(x, 'mode') === 'public-notice'
      ? [
          {
            kind: 'day' as const,
            key: 'noticeOn',
            label: t('公告哪天发的', 'Day of the notice'),
            needed: true,
            to: v.today,
          },
        ]
      : []),
    {
      kind: 'line',
      key: 'stockNumber',
      label: t('空白证书号', 'Stock number'),
      hint: t('发纸质证书才填', 'Only for a printed certificate'),
    },
  ],
  command: (x) => ({
    mode: said(x, 'mode') as 'e',
    items: linesOf(x, 'items').map((s) => s.slice(0, 120)),
    ...text(x, 'code'),
    ...text(x, 'stockNumber'),
    ...(said(x, 'noticeOn') ? { noticeOn: said(x, 'noticeOn') as never } : {}),
  }),
  foresee: (v, x) => [
    { what: 'paper', text: t('出《送达回证》', 'Issues the delivery record (送达回证)') },
    { what: 'next', text: t('本件办结', 'The case closes') },
    ...(v.outcome !== 'denied' && v.licence
      ? [{ what: 'licence' as const, text: t(`证照 ${v.licence.number}`, `Licence ${v.licence.number}`) }]
      : []),
    ...deliveryDue(v, x),
  ],
};
const whatGoes = (v: CaseView): string[] => [
  ...v.papers.filter((p) => p.kind.startsWith('decision')).map((p) => p.title.zh),
  ...(v.licence ? ['电子证照'] : []),
];
const deliveryDue = (v: CaseView, _x: Values) => {
  const k8 = v.clocks.find((c) => c.k === 'K8');
  return k8
    ? [
        {
          what: 'clock' as const,
          text: t(
            `最迟 ${tightDay(k8.due, 'zh')}送达（许可法 第44条）`,
            `By ${tightDay(k8.due, 'en')} (许可法 art. 44)`,
          ),
        },
      ]
    : [];
};

const GROUNDS: readonly { readonly value: string; readonly label: Choice['label']; readonly in: readonly string[] }[] =
  [
    { value: 'void', label: t('申请无效', 'The application is void'), in: ['received', 'correcting', 'under-review'] },
    {
      value: 'applicant-gone',
      label: t('申请人死亡或终止', 'The applicant has died or ended'),
      in: ['received', 'correcting', 'under-review'],
    },
    { value: 'object-gone', label: t('许可的对象没有了', 'What was to be permitted is gone'), in: ['under-review'] },
    { value: 'law-changed', label: t('法律变了，不再需要许可', 'The law changed'), in: ['under-review'] },
    { value: 'not-our-power', label: t('发现不属于本局职权', 'Found not to be in our power'), in: ['under-review'] },
    { value: 'tolerance-lapsed', label: t('容缺的材料逾期没补', 'Owed material did not come'), in: ['under-review'] },
    { value: 'forwarded', label: t('初审后上报上级机关', 'Sent up after pre-examination'), in: ['under-review'] },
    { value: 'decision-revoked', label: t('决定已被撤销', 'The decision was revoked'), in: ['decided'] },
  ];
export const terminate: ActForm<'terminate'> = {
  act: 'terminate',
  verb: t('终止', 'Terminate'),
  lead: t(
    '终止不是不予许可。要有法定情形，写明理由和救济。',
    'Termination is not a refusal; it needs a ground, reasons and the remedy.',
  ),
  grave: true,
  fields: (v) => [
    {
      kind: 'one',
      key: 'ground',
      label: t('因为', 'Ground'),
      needed: true,
      choices: GROUNDS.filter((g) => g.in.includes(v.state)).map(({ value, label }) => ({ value, label })),
    },
    { kind: 'line', key: 'ref', label: t('依据的文号', 'Reference') },
    { kind: 'words', key: 'reason', label: t('理由', 'Reasons'), needed: true },
  ],
  command: (x) => ({ ground: said(x, 'ground') as 'void', ...text(x, 'ref'), ...text(x, 'reason') }),
  foresee: (v) => [
    {
      what: 'paper',
      text: t('出《终止通知书》，写明理由和救济', 'Issues the notice of termination with reasons and remedy'),
    },
    {
      what: 'told',
      text: t(
        `发给 ${v.applicant.name}，本件办结，不能再开`,
        `Sent to ${v.applicant.name}; the case closes and is never reopened`,
      ),
    },
  ],
};

/** `<kind>@<position>@<to>`: one paper to one person. */
const serviceOf = (u: CaseView['unserved'][number]): string => `${u.kind}@${u.position}@${u.to.id}`;
export const serve: ActForm<'serve'> = {
  act: 'serve',
  verb: t('记送达', 'Record service'),
  lead: t('法律要求告知的文书，从送达起才生效。', 'A notice that the law demands acts only from its service.'),
  start: (v) => ({ mode: 'window', paper: v.unserved.length === 1 ? serviceOf(v.unserved[0]!) : '' }),
  fields: (v, x) => [
    {
      kind: 'one',
      key: 'paper',
      label: t('哪份文书', 'Paper'),
      needed: true,
      choices: v.unserved.map((u) => ({
        value: serviceOf(u),
        label: u.title,
        hint: t(`给 ${u.to.name}`, `To ${u.to.name}`),
      })),
    },
    { kind: 'one', key: 'mode', label: t('怎么送', 'How'), needed: true, choices: [...MODES, PUBLIC_NOTICE] },
    ...(said(x, 'mode') === 'post'
      ? [
          {
            kind: 'day' as const,
            key: 'arrivedOn',
            label: t('对方收到那天', 'Arrived on'),
            to: v.today,
            hint: t('还没收到就不填', 'Empty while it is under way'),
          },
        ]
      : []),
  ],
  command: (x) => {
    const [kind = '', position = '', to = ''] = said(x, 'paper').split('@');
    return {
      paper: { kind, position: Number(position) },
      ...(to ? { to } : {}),
      mode: said(x, 'mode') as 'window',
      ...(said(x, 'arrivedOn') ? { arrivedOn: said(x, 'arrivedOn') as never } : {}),
    };
  },
  foresee: () => [{ what: 'clock', text: t('等着送达的时限从今天起算', 'What waited for service starts today') }],
};

export const freeze: ActForm<'freeze'> = {
  act: 'freeze',
  verb: t('冻结', 'Freeze'),
  lead: t(
    '有人说不是本人申请的。冻结后不能受理、决定、送达；时限照走。',
    'Somebody says they never applied. Nothing is accepted, decided or delivered; the clock runs on.',
  ),
  fields: () => [{ kind: 'line', key: 'complaint', label: t('投诉编号', 'Complaint number'), needed: true }],
  command: (x) => ({ complaint: said(x, 'complaint') }),
  foresee: (v) => [
    { what: 'told', text: t('告知双方', 'Both sides are told') },
    ...(v.licence ? [{ what: 'licence' as const, text: t('证照暂停使用', 'The licence is suspended') }] : []),
  ],
};
export const unfreeze: ActForm<'unfreeze'> = {
  act: 'unfreeze',
  verb: t('解除冻结', 'Unfreeze'),
  fields: () => [
    {
      kind: 'one',
      key: 'finding',
      label: t('查明的结果', 'Finding'),
      needed: true,
      choices: [
        {
          value: 'true',
          label: t('属实，是冒用', 'True: the name was misused'),
          hint: t('此后只能不予或终止', 'After this only refusal or termination'),
        },
        { value: 'false', label: t('不属实，是本人申请', 'False: they applied themselves') },
      ],
    },
  ],
  command: (x) => ({ finding: said(x, 'finding') === 'true' }),
  foresee: () => [{ what: 'told', text: t('告知双方', 'Both sides are told') }],
};
export const REMEDY_KINDS: readonly Choice[] = [
  { value: 'reconsideration', label: t('行政复议', 'Administrative reconsideration') },
  { value: 'litigation', label: t('行政诉讼', 'Administrative lawsuit') },
  { value: 'self-correction', label: t('自行纠正', 'Self-correction') },
];
export const REMEDY_OUTCOMES: readonly Choice[] = [
  { value: 'pending', label: t('正在审理', 'Pending') },
  { value: 'upheld', label: t('维持', 'Upheld') },
  { value: 'annulled', label: t('撤销', 'Annulled') },
  { value: 'changed', label: t('变更', 'Changed') },
  { value: 'ordered', label: t('责令履行', 'Ordered to act') },
  { value: 'withdrawn', label: t('撤回', 'Withdrawn') },
];
export const noteRemedy: ActForm<'note-remedy'> = {
  act: 'note-remedy',
  verb: t('记复议诉讼', 'Note a remedy'),
  fields: () => [
    {
      kind: 'one',
      key: 'kind',
      label: t('什么程序', 'Kind'),
      needed: true,
      choices: REMEDY_KINDS,
    },
    { kind: 'line', key: 'ref', label: t('案号', 'Reference'), needed: true },
    {
      kind: 'one',
      key: 'outcome',
      label: t('结果', 'Outcome'),
      choices: REMEDY_OUTCOMES,
    },
  ],
  command: (x) => ({
    kind: said(x, 'kind') as 'litigation',
    ref: said(x, 'ref'),
    ...(said(x, 'outcome') ? { outcome: said(x, 'outcome') as 'pending' } : {}),
  }),
  foresee: () => [
    { what: 'next', text: t('本件不重开；有新的决定另立新件', 'The case is not reopened; an order starts a new one') },
  ],
};

/** Where a slip may stand; the words are those the paper prints. */
const SLIPS: readonly Choice[] = [
  { value: 'address', label: t('地址', 'Address') },
  { value: 'citation', label: t('引用的法条', 'Citation of an article') },
  { value: 'date', label: t('日期', 'Date') },
  { value: 'number', label: t('号码', 'Number') },
  { value: 'wording', label: t('其他文字', 'Other wording') },
];
export const correctDecision: ActForm<'correct-decision'> = {
  act: 'correct-decision',
  verb: t('更正', 'Correct a slip'),
  lead: t(
    '只更正笔误。结果、持证人、范围、期限、条件、理由是实质内容，要依法撤销或办理变更（许可法 第69条）。',
    'Slips of the pen only. Outcome, holder, scope, term, conditions and reasons are substance: revoke or change them (许可法 69).',
  ),
  grave: true,
  fields: () => [
    { kind: 'one', key: 'field', label: t('哪里写错了', 'Where the slip stands'), needed: true, choices: SLIPS },
    { kind: 'line', key: 'was', label: t('原文', 'As it stands'), needed: true },
    { kind: 'line', key: 'now', label: t('更正为', 'As it should read'), needed: true },
  ],
  command: (x) => ({ field: said(x, 'field'), was: said(x, 'was'), now: said(x, 'now') }),
  foresee: (v) => [
    { what: 'paper', text: t('出《更正通知书》', 'Issues the correction notice (更正通知书)') },
    { what: 'told', text: t(`发给 ${v.applicant.name}`, `Sent to ${v.applicant.name}`) },
    {
      what: 'clock',
      text: t('决定的效力和复议、诉讼的期限不变', 'The decision and the time for its remedies stay as they are'),
    },
    ...(v.licence ? [{ what: 'licence' as const, text: t('证照出新的一版', 'The licence gets a new version') }] : []),
  ],
  paper: (v, x) => ({
    title: '更正通知书',
    to: v.applicant.name,
    body: [
      `关于您申请的${v.itemName.zh}，本局作出的决定存在文字差错，现更正如下：`,
      `${SLIPS.find((s) => s.value === said(x, 'field'))?.label.zh ?? '——'}：原文“${said(x, 'was') || '——'}”，更正为“${said(x, 'now') || '——'}”。`,
      '更正不改变决定的结果、范围、期限、条件和理由。',
    ],
    sealed: true,
  }),
};

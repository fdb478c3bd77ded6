import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { articleWords } from '../../../ui/article.ts';
import { fullDay, tightDay } from '../../../ui/dates.tsx';
import { plural } from '../due.ts';
import { askable, clockOf, DEFECTS } from './choices.ts';
import type { ActForm, Foreseen, Values } from './form.ts';
import { picked, rowsOf, said, t, text } from './form.ts';

const zhDay = (d: string) => tightDay(d, 'zh');
const paperDay = (d: string) => fullDay(d, 'zh');
const enDay = (d: string) => tightDay(d, 'en');

/** What every acceptance sets going; the notice itself carries the exact last days (许可法32.2). */
const started = (view: CaseView, zhPaper: string, enPaper: string): Foreseen[] => [
  { what: 'paper', text: t(`出《${zhPaper}》，加盖专用印章和日期`, `Issues the ${enPaper}, sealed and dated`) },
  { what: 'told', text: t(`发给 ${view.applicant.name}`, `Sent to ${view.applicant.name}`) },
  {
    what: 'clock',
    text: t(
      `${zhDay(view.today)}受理，当日不计，从下一个工作日起算办理时限`,
      `Accepted on ${enDay(view.today)}; that day is not counted, the clock runs from the next working day`,
    ),
  },
];

export const accept: ActForm<'accept'> = {
  act: 'accept',
  verb: t('受理', 'Accept'),
  lead: t('材料齐全、符合法定形式，决定受理。', 'The file is complete and in legal form: accept it.'),
  fields: () => [],
  command: () => ({}),
  foresee: (v) => [
    ...started(v, '受理通知书', 'notice of acceptance (受理通知书)'),
    { what: 'next', text: t('转到审查岗待认领', 'Goes to the examiners to be claimed') },
  ],
  paper: (v) => ({
    title: '受理通知书',
    to: v.applicant.name,
    body: [
      `您于${paperDay(v.receivedOn)}提出的${v.itemName.zh}申请，材料齐全、符合法定形式，本局决定受理。`,
      '依据：《中华人民共和国行政许可法》第三十二条第一款第五项。',
    ],
    sealed: true,
  }),
};

const tolerable = (view: CaseView) =>
  view.materials
    .filter((m) => m.status === 'missing' || m.status === 'owed' || m.status === 'asked')
    .map((m) =>
      m.necessity === 'deferrable'
        ? { value: m.ref, label: m.name }
        : { value: m.ref, label: m.name, because: t('不是可容缺的材料', 'Not a material that may come later') },
    );

export const acceptTolerant: ActForm<'accept-tolerant'> = {
  act: 'accept-tolerant',
  verb: t('容缺受理', 'Accept with materials owed'),
  lead: t(
    '主审材料齐全，其余的凭申请人签的承诺先受理，到期补齐。',
    'The main materials are in; the rest may follow on the signed promise of the applicant.',
  ),
  start: (v) => ({
    owed: v.owed.length ? v.owed.map((o) => o.ref) : tolerable(v).flatMap((c) => ('because' in c ? [] : [c.value])),
    owedBy: v.owed[0]?.by ?? '',
  }),
  fields: (v) => {
    const k3 = clockOf(v, 'K3');
    return [
      { kind: 'many', key: 'owed', label: t('容缺的材料', 'Materials owed'), needed: true, choices: tolerable(v) },
      {
        kind: 'day',
        key: 'owedBy',
        label: t('补齐的最后一天', 'Last day to bring them'),
        needed: true,
        from: v.today,
        hint: k3
          ? t(`要早于承诺办结日 ${zhDay(k3.due)}`, `Before the promised day, ${enDay(k3.due)}`)
          : t('要早于承诺办结日', 'Before the promised day'),
      },
    ];
  },
  command: (x) => ({ owed: picked(x, 'owed'), owedBy: said(x, 'owedBy') as never }),
  foresee: (v, x) => [
    ...started(v, '容缺受理通知书', 'notice of acceptance with materials owed (容缺受理通知书)'),
    {
      what: 'warn',
      text: t(
        `${picked(x, 'owed').length} 份材料列为待补，${said(x, 'owedBy') ? `${zhDay(said(x, 'owedBy'))}前` : '到期前'}没补齐会提醒您处理`,
        `${plural(picked(x, 'owed').length, 'material is', 'materials are')} owed; you are reminded of what does not come ${said(x, 'owedBy') ? `by ${enDay(said(x, 'owedBy'))}` : 'in time'}`,
      ),
    },
  ],
  paper: (v, x) => ({
    title: '容缺受理通知书',
    to: v.applicant.name,
    body: [
      `您于${paperDay(v.receivedOn)}提出的${v.itemName.zh}申请，主审材料齐全，本局决定容缺受理。`,
      `请于${said(x, 'owedBy') ? paperDay(said(x, 'owedBy')) : '——'}前补齐：${picked(x, 'owed')
        .map((ref) => v.materials.find((m) => m.ref === ref)?.name.zh ?? ref)
        .join('、')}。`,
    ],
    sealed: true,
  }),
};

export const acceptByCommitment: ActForm<'accept-by-commitment'> = {
  act: 'accept-by-commitment',
  verb: t('告知承诺受理', 'Accept on commitment'),
  lead: t(
    '申请人签了告知承诺书，以承诺代替证明；决定后由本局核查。',
    'The applicant signed the commitment; it stands for the proof, and the bureau checks afterwards.',
  ),
  start: (v) => ({
    commitments: v.commitment?.promises.map((p) => p.zh).join('\n') ?? '符合法定条件\n愿意接受核查，承诺不实承担责任',
  }),
  fields: () => [
    {
      kind: 'lines',
      key: 'commitments',
      label: t('承诺的内容', 'What is committed to'),
      needed: true,
      hint: t('一行一条，照承诺书抄', 'One a line, as in the signed commitment'),
    },
  ],
  command: (x) => ({
    commitments: said(x, 'commitments')
      .split('\n')
      .map((s) => s.trim().slice(0, 120))
      .filter(Boolean),
  }),
  foresee: (v) => [
    ...started(v, '受理通知书', 'notice of acceptance (受理通知书)'),
    {
      what: 'next',
      text: t('决定后列入核查清单，由两名检查人员核查', 'After the decision two inspectors check what was promised'),
    },
  ],
  paper: (v) => ({
    title: '受理通知书（告知承诺）',
    to: v.applicant.name,
    body: [
      `您于${paperDay(v.receivedOn)}提出的${v.itemName.zh}申请，已签署告知承诺书，本局决定受理。`,
      '承诺不实的，依法撤销决定并承担责任。',
    ],
    sealed: true,
  }),
};

export const file: ActForm<'file'> = {
  act: 'file',
  verb: t('备案', 'Put on file'),
  lead: t(
    '备案信息齐全，收下并出回执。备案没有准予和不予。',
    'The information is complete: file it and issue the receipt. A filing knows no approval and no refusal.',
  ),
  fields: () => [],
  command: () => ({}),
  foresee: (v) => [
    { what: 'paper', text: t('出《备案回执》', 'Issues the filing receipt (备案回执)') },
    { what: 'told', text: t(`发给 ${v.applicant.name}，本件办结`, `Sent to ${v.applicant.name}; the case closes`) },
  ],
};

export const askCorrection: ActForm<'ask-correction'> = {
  act: 'ask-correction',
  verb: t('告知补正', 'Ask for correction'),
  lead: t(
    '一次说全。告知以后只能就这些再问，清单外的不能要。能当场改的请当场改，不用告知。',
    'Say everything at once: later you may ask only about these again, and never for anything outside the published list.',
  ),
  grave: true,
  fields: (v) => [
    {
      kind: 'defects',
      key: 'missing',
      label: t('要补正的材料和内容', 'What has to be corrected'),
      hint: t('只列出公布的材料和填报项', 'Only published materials and form fields are listed'),
      needed: true,
      choices: askable(v),
      defects: DEFECTS,
    },
  ],
  command: (x) => ({
    missing: rowsOf(x, 'missing').map((r) => ({
      ref: r.ref ?? '',
      defect: (r.defect || 'absent') as 'absent',
      ...(r.note?.trim() ? { note: r.note.trim() } : {}),
    })),
  }),
  foresee: (v, x) => {
    const k1 = clockOf(v, 'K1');
    return [
      {
        what: 'paper',
        text: t(
          `出《补正告知书》，一次告知 ${rowsOf(x, 'missing').length} 项`,
          `Issues the correction notice (补正告知书) with ${plural(rowsOf(x, 'missing').length, 'item', 'items')}`,
        ),
      },
      {
        what: 'told',
        text: t(
          `发给 ${v.applicant.name}，从送达起等他答复`,
          `Sent to ${v.applicant.name}; the case waits from its service`,
        ),
      },
      ...(k1
        ? [
            {
              what: 'warn' as const,
              text: t(
                `${zhDay(k1.due)}前没有送达，依法自收到之日起即为受理（许可法 第32条）`,
                `Not served by ${enDay(k1.due)}, the case counts as accepted from the day of receipt (许可法 art. 32)`,
              ),
            },
          ]
        : []),
    ];
  },
  paper: (v, x) => ({
    title: '补正告知书',
    to: v.applicant.name,
    body: [
      `您申请的${v.itemName.zh}，请一次补正下列内容：`,
      ...rowsOf(x, 'missing').map((r, i) => {
        const what = askable(v).find((c) => c.value === r.ref)?.label.zh ?? r.ref ?? '';
        const defect = DEFECTS.find((d) => d.value === r.defect)?.label.zh ?? '';
        return `${i + 1}．${what}（${defect}）：${r.note ?? ''}`;
      }),
      '依据：《中华人民共和国行政许可法》第三十二条第一款第四项。',
    ],
    sealed: true,
  }),
};

export const cancelCorrection: ActForm<'cancel-correction'> = {
  act: 'cancel-correction',
  verb: t('撤销补正', 'Cancel the correction'),
  lead: t(
    '补正要错了，撤回来。五日窗口不重新计算；已经过了的，撤销后即视为受理。',
    'The notice was wrong and is taken back. The five-day window does not start anew: if it is over, the case is accepted at once.',
  ),
  grave: true,
  fields: () => [{ kind: 'words', key: 'reason', label: t('为什么撤销', 'Why it is cancelled'), needed: true }],
  command: (x) => ({ reason: said(x, 'reason') }),
  foresee: (v) => [
    {
      what: 'told',
      text: t(`告知 ${v.applicant.name} 不用再补`, `${v.applicant.name} is told that nothing is needed`),
    },
    { what: 'clock', text: t('收件的时限照旧，不重新起算', 'The window of receipt runs as before') },
  ],
};

/** The article of each ground, where the officer names no other. */
const REJECTION_ARTICLES: Readonly<Record<string, string>> = {
  'no-permit-needed': '许可法32.1.1',
  'not-our-power': '许可法32.1.2',
  barred: '许可法79',
  'false-material': '许可法78',
  'needs-approval': '673号15',
};
const rejectionArticle = (x: Values): string => said(x, 'article') || (REJECTION_ARTICLES[said(x, 'branch')] ?? '');

export const rejectFiling: ActForm<'reject-filing'> = {
  act: 'reject-filing',
  verb: t('不予受理', 'Refuse to receive'),
  lead: t('不予受理要有法定情形，写明理由和救济。', 'Only on a ground of the law, with reasons and remedy.'),
  grave: true,
  fields: (v, x) => [
    {
      kind: 'one',
      key: 'branch',
      label: t('哪种情形', 'Ground'),
      needed: true,
      choices: [
        {
          value: 'no-permit-needed',
          label: t('依法不需要许可', 'No permit is needed'),
          hint: t('许可法 第32条第1款第1项', 'Licensing Law art. 32(1)(1)'),
        },
        {
          value: 'not-our-power',
          label: t('不属于本局职权', 'Not in our power'),
          hint: t('写明该找哪个机关', 'Name the organ in charge'),
        },
        {
          value: 'barred',
          label: t('在限制申请期内', 'Barred from applying'),
          hint: t('许可法 第78、79条', 'Licensing Law arts. 78, 79'),
        },
        {
          value: 'false-material',
          label: t('隐瞒或者提供虚假材料', 'False material'),
          hint: t('许可法 第78条', 'Licensing Law art. 78'),
        },
        { value: 'needs-approval', label: t('不是备案，须先取得许可', 'Needs an approval, not a filing') },
      ],
    },
    ...(said(x, 'branch') === 'not-our-power'
      ? [{ kind: 'line' as const, key: 'organ', label: t('该找哪个机关', 'Organ in charge'), needed: true }]
      : []),
    ...(said(x, 'branch') === 'barred' || said(x, 'branch') === 'false-material'
      ? [
          { kind: 'line' as const, key: 'record', label: t('处理决定文号', 'Number of the record'), needed: true },
          {
            kind: 'day' as const,
            key: 'until',
            label: t('限制到哪天', 'Barred until'),
            needed: true,
            from: v.today,
            ...(said(x, 'branch') === 'false-material'
              ? {
                  hint: t(
                    '直接关系公共安全、人身健康、生命财产安全的才限制，最长一年；不属于的填今天',
                    'Only where public safety, health, life or property are concerned directly, a year at most; else today',
                  ),
                }
              : {}),
          },
        ]
      : []),
    {
      kind: 'line',
      key: 'article',
      label: t('法条', 'Article'),
      hint: t('不填就用这一情形自己的条款', 'Left empty, it is the article of the ground'),
    },
    {
      kind: 'words',
      key: 'reason',
      label: t('理由', 'Reasons'),
      needed: true,
      hint: t('写成完整的句子，会印在决定书上', 'Whole sentences: they are printed on the decision'),
    },
  ],
  command: (x) => ({
    branch: said(x, 'branch') as 'barred',
    article: rejectionArticle(x),
    reason: said(x, 'reason'),
    ...text(x, 'organ'),
    ...text(x, 'record'),
    ...(said(x, 'until') ? { until: said(x, 'until') as never } : {}),
  }),
  foresee: (v) => [
    {
      what: 'paper',
      text: t(
        '出《不予受理决定书》，写明复议和诉讼渠道',
        'Issues the decision not to receive (不予受理决定书) with its remedies',
      ),
    },
    { what: 'told', text: t(`发给 ${v.applicant.name}，本件办结`, `Sent to ${v.applicant.name}; the case closes`) },
  ],
  paper: (v, x) => ({
    title: '不予受理决定书',
    to: v.applicant.name,
    body: [
      `您于${paperDay(v.receivedOn)}提出的${v.itemName.zh}申请，本局决定不予受理。`,
      `理由：${said(x, 'reason')}`,
      `依据：${articleWords(rejectionArticle(x))}。`,
      `不服本决定的，可以在六十日内向${v.remedy.organ.zh}申请行政复议，或者在六个月内向${v.remedy.court.zh}提起行政诉讼。`,
    ],
    sealed: true,
  }),
};

export const closeForNoReply: ActForm<'close-for-no-reply'> = {
  act: 'close-for-no-reply',
  verb: t('逾期未补退件', 'Close for no reply'),
  lead: t(
    '等候期已过，也提醒过，申请人没有补正。资料留着，下次申请可接着用。',
    'The waiting time is over and a reminder went out. The data are kept for a new application.',
  ),
  fields: () => [],
  command: () => ({}),
  foresee: (v) => [
    { what: 'paper', text: t('出《退件通知书》', 'Issues the closing notice (退件通知书)') },
    {
      what: 'told',
      text: t(
        `发给 ${v.applicant.name}，本件办结，不是不予许可`,
        `Sent to ${v.applicant.name}; the case closes, which is not a refusal`,
      ),
    },
  ],
};

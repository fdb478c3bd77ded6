import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { fullDay, tightDay } from '../../../ui/dates.tsx';
import { plural } from '../due.ts';
import { askable, clockOf, peopleOf, procedures } from './choices.ts';
import type { ActForm, Foreseen } from './form.ts';
import { picked, said, t, text } from './form.ts';
import { filesOfRecord, record, recordFiles } from './record.ts';

export const inviteSupplement: ActForm<'invite-supplement'> = {
  act: 'invite-supplement',
  verb: t('请补充', 'Invite a supplement'),
  lead: t(
    '受理以后只能请，不能要求；申请人不补，时限照走，按现有材料决定。',
    'After acceptance one may invite, not demand. The clock runs on and the case is decided as it is.',
  ),
  fields: (v) => [
    { kind: 'many', key: 'refs', label: t('请补什么', 'What'), needed: true, choices: askable(v) },
    { kind: 'words', key: 'note', label: t('说明', 'Note'), rows: 3 },
  ],
  command: (x) => ({ refs: picked(x, 'refs'), ...text(x, 'note') }),
  foresee: (v) => [
    { what: 'told', text: t(`告知 ${v.applicant.name}`, `${v.applicant.name} is told`) },
    { what: 'clock', text: t('不暂停办理时限', 'The clock does not stop') },
  ],
};

export const siteCheck: ActForm<'site-check'> = {
  act: 'site-check',
  verb: t('记现场核查', 'Record a site check'),
  lead: t(
    '两名以上工作人员到场（许可法 第34条第3款）。现场核查不暂停时限。',
    'At least two officers on site (许可法 34.3). A site check does not stop the clock.',
  ),
  start: () => ({ kind: 'site' }),
  fields: (v) => [
    {
      kind: 'one',
      key: 'kind',
      label: t('什么核查', 'Kind'),
      needed: true,
      choices: [
        { value: 'site', label: t('现场核查', 'Site check') },
        { value: 'technical', label: t('技术检查', 'Technical check') },
        { value: 'commitment', label: t('承诺核查', 'Check of a commitment') },
      ],
    },
    {
      kind: 'many',
      key: 'inspectors',
      label: t('谁去的', 'Inspectors'),
      needed: true,
      atLeast: 2,
      choices: peopleOf(v, 'examiner', 'acceptor'),
    },
    {
      kind: 'one',
      key: 'finding',
      label: t('结论', 'Finding'),
      needed: true,
      choices: [
        { value: 'passed', label: t('合格', 'Passed') },
        { value: 'rectify', label: t('整改后再看', 'To be put right, then checked again') },
        { value: 'failed', label: t('不合格', 'Failed') },
      ],
    },
    record('核查记录', 'Record of the check'),
    recordFiles,
  ],
  command: (x) => ({
    kind: said(x, 'kind') as 'site',
    inspectors: picked(x, 'inspectors'),
    finding: said(x, 'finding') as 'passed',
    ...text(x, 'recordWords'),
    ...filesOfRecord(x),
  }),
  foresee: () => [
    { what: 'next', text: t('核查记录归入本局形成的材料', 'The record joins the file') },
    { what: 'warn', text: t('去过现场的人，不能再作这件的决定', 'Whoever inspected cannot decide this case') },
  ],
};

/** How many working days ahead fall in the pause, read off the ledger's own cells; nothing is computed where it does not reach. */
const excludedUntil = (v: CaseView, until: string): number | undefined => {
  const cells = v.ledgers.find((l) => l.clock === 'K2')?.cells ?? [];
  const last = cells.at(-1)?.day;
  if (!until || !last || until > last) return undefined;
  return cells.filter((c) => c.day > v.today && c.day <= until && c.kind === 'ahead').length;
};
const pauseForesight = (v: CaseView, until: string): Foreseen[] => {
  const k2 = clockOf(v, 'K2');
  const n = excludedUntil(v, until);
  if (!k2) return [];
  const old = k2.due;
  return [
    {
      what: 'clock',
      text:
        n === undefined
          ? t(
              `法定最迟由 ${tightDay(old, 'zh')} 顺延，新的日期写在告知书上`,
              `The statutory last day of ${tightDay(old, 'en')} moves on; the notice states the new one`,
            )
          : t(
              `扣除 ${n} 个工作日，法定最迟由 ${tightDay(old, 'zh')} 顺延 ${n} 个工作日`,
              `${plural(n, 'working day is', 'working days are')} not counted; the statutory last day of ${tightDay(old, 'en')} moves by as many`,
            ),
    },
  ];
};

export const pause: ActForm<'pause'> = {
  act: 'pause',
  verb: t('暂停计时', 'Pause the clock'),
  lead: t(
    '只有许可法第45条列的程序能扣除时间，而且要书面告知申请人。告知当日仍计入。',
    'Only the procedures of the Licensing Law art. 45 stop the clock, and only from the day after the written notice.',
  ),
  start: (v) => (v.procedures.length === 1 ? { ground: v.procedures[0]!.ground } : {}),
  fields: (v) => [
    {
      kind: 'one',
      key: 'ground',
      label: t('哪种程序', 'Procedure'),
      needed: true,
      choices: procedures(v),
      hint: t('只列本事项公布的', 'Those this service declares'),
    },
    {
      kind: 'day',
      key: 'until',
      label: t('需要到哪天', 'Until'),
      needed: true,
      from: v.today,
      hint: t('到这一天自动恢复计时', 'The clock runs again by itself after this day'),
    },
  ],
  command: (x) => ({
    ground: said(x, 'ground'),
    procedure: said(x, 'ground'),
    ...(said(x, 'until') ? { until: said(x, 'until') as never } : {}),
  }),
  foresee: (v, x) => [
    {
      what: 'paper',
      text: t('出《特别程序告知书》，写明所需时间', 'Issues the notice of a special procedure with its length'),
    },
    {
      what: 'told',
      text: t(
        `发给 ${v.applicant.name}，从送达次日起扣除`,
        `Sent to ${v.applicant.name}; excluded from the day after service`,
      ),
    },
    ...pauseForesight(v, said(x, 'until')),
  ],
  paper: (v, x) => ({
    title: '特别程序告知书',
    to: v.applicant.name,
    body: [
      `您申请的${v.itemName.zh}，依法需要${v.procedures.find((p) => p.ground === said(x, 'ground'))?.name.zh ?? '——'}，所需时间自送达次日起至${said(x, 'until') ? fullDay(said(x, 'until'), 'zh') : '——'}，不计入办理时限。`,
      '依据：《中华人民共和国行政许可法》第四十五条。',
    ],
    sealed: true,
  }),
};

export const prolong: ActForm<'prolong'> = {
  act: 'prolong',
  verb: t('延后暂停', 'Prolong the pause'),
  lead: t(
    '另发告知书；送达以前已经恢复的日子照样计入。',
    'Needs a new notice; days that already ran again stay counted.',
  ),
  fields: (v) => [{ kind: 'day', key: 'until', label: t('延到哪天', 'Until'), needed: true, from: v.today }],
  command: (x) => ({ ...(said(x, 'until') ? { until: said(x, 'until') as never } : {}) }),
  foresee: (v, x) => [
    { what: 'paper', text: t('另出《特别程序告知书》', 'Issues a new notice') },
    { what: 'told', text: t(`发给 ${v.applicant.name}`, `Sent to ${v.applicant.name}`) },
    ...pauseForesight(v, said(x, 'until')),
  ],
};

export const resume: ActForm<'resume'> = {
  act: 'resume',
  verb: t('恢复计时', 'Resume the clock'),
  fields: () => [
    {
      kind: 'one',
      key: 'result',
      label: t('程序结果', 'Result'),
      needed: true,
      choices: [
        { value: 'passed', label: t('合格', 'Passed') },
        { value: 'failed', label: t('不合格', 'Failed') },
        { value: 'none', label: t('没有做成', 'Did not take place') },
      ],
    },
    record('报告要点', 'What the report says', false),
    recordFiles,
  ],
  command: (x) => ({
    result: said(x, 'result') as 'passed',
    ...text(x, 'recordWords'),
    ...filesOfRecord(x),
  }),
  foresee: () => [
    { what: 'clock', text: t('从下一个工作日起接着计时', 'The clock runs on from the next working day') },
    { what: 'told', text: t('把新的最迟日期告知申请人', 'The applicant is told the new last day') },
  ],
};

export const extend: ActForm<'extend'> = {
  act: 'extend',
  verb: t('延长期限', 'Extend'),
  lead: t(
    '只能一次，由本局负责人批准，届满前告知申请人理由（许可法 第42条）。',
    'Once only, by the head of the bureau, told with its reason before the period ends (许可法 42).',
  ),
  grave: true,
  fields: () => [
    {
      kind: 'one',
      key: 'reasonCode',
      label: t('因为', 'Ground'),
      needed: true,
      choices: [
        { value: 'complex', label: t('案情复杂，需要进一步核实', 'Complex; needs further verification') },
        { value: 'many-parties', label: t('涉及多方，需要协调', 'Several parties have to agree') },
        { value: 'force-majeure', label: t('不可抗力影响办理', 'Force majeure') },
        { value: 'other', label: t('其他', 'Other') },
      ],
    },
    {
      kind: 'words',
      key: 'reason',
      label: t('理由', 'Reason'),
      needed: true,
      hint: t('原样告知申请人', 'Told to the applicant as written'),
    },
    {
      kind: 'line',
      key: 'approval',
      label: t('批准文号', 'Approval'),
      hint: t('联合办理的，填本级政府批准文号', 'For joint matters: the government’s approval'),
    },
  ],
  command: (x) => ({ reasonCode: said(x, 'reasonCode'), ...text(x, 'reason'), ...text(x, 'approval') }),
  foresee: (v) => {
    const k2 = clockOf(v, 'K2');
    return [
      { what: 'paper', text: t('出《延期决定告知书》', 'Issues the notice of extension (延期决定告知书)') },
      {
        what: 'clock',
        text: k2
          ? t(
              `${tightDay(k2.due, 'zh')}前送达才有效；从受理日重新算到延长后的日数，承诺日不变`,
              `Counts only if served by ${tightDay(k2.due, 'en')}; the promised day does not move`,
            )
          : t('届满前送达才有效，承诺日不变', 'Counts only if served in time; the promised day does not move'),
      },
    ];
  },
  paper: (v, x) => ({
    title: '延期决定告知书',
    to: v.applicant.name,
    body: [
      `您申请的${v.itemName.zh}，因${said(x, 'reason') || '——'}，经本局负责人批准，延长办理期限。`,
      '依据：《中华人民共和国行政许可法》第四十二条第一款。',
    ],
    sealed: true,
  }),
};

export const publish: ActForm<'publish'> = {
  act: 'publish',
  verb: t('公示', 'Publish'),
  lead: t('公示不暂停办理时限。', 'Publicity does not stop the clock.'),
  start: (v) => ({ from: v.today }),
  fields: (v) => [
    {
      kind: 'one',
      key: 'kind',
      label: t('公示什么', 'What'),
      needed: true,
      choices: [
        { value: 'application', label: t('申请', 'The application') },
        { value: 'draft-decision', label: t('拟作的决定', 'The draft decision') },
        { value: 'plan', label: t('方案', 'The plan') },
        { value: 'decision', label: t('决定', 'The decision') },
      ],
    },
    { kind: 'day', key: 'from', label: t('从哪天', 'From'), needed: true, from: v.today },
    { kind: 'day', key: 'until', label: t('到哪天', 'Until'), needed: true, from: v.today },
  ],
  command: (x) => ({
    kind: said(x, 'kind') as 'plan',
    from: said(x, 'from') as never,
    until: said(x, 'until') as never,
  }),
  foresee: () => [
    { what: 'told', text: t('在公开页面上公示', 'Shown on the public page') },
    { what: 'warn', text: t('公示结束以前不能准予', 'Nothing is granted before it ends') },
  ],
};

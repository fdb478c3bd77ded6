import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { peopleOf, stepsBehind, workersOf } from './choices.ts';
import type { ActForm, Values } from './form.ts';
import { picked, said, t, text, ticked } from './form.ts';

export const openStep = (view: CaseView) => view.tasks.find((x) => x.kind === 'step' && !x.ended);

export const claim: ActForm<'claim'> = {
  act: 'claim',
  verb: t('认领', 'Claim'),
  lead: t('由您承办这一环节。时限照旧，不因认领重算。', 'You take this step. Claiming does not restart its clock.'),
  fields: () => [],
  command: () => ({}),
  foresee: () => [{ what: 'next', text: t('这一环节由您承办', 'This step is yours') }],
};

const VERBS = [
  {
    value: 'transfer',
    label: t('转办', 'Transfer'),
    hint: t('交给他办，不再回到您这里', 'They take over; it does not come back to you'),
  },
  {
    value: 'delegate',
    label: t('委派', 'Delegate'),
    hint: t('请他办，办完回到您手里', 'They do it and it comes back to you'),
  },
  {
    value: 'hand-back',
    label: t('交回', 'Hand back'),
    hint: t('委派给您的，办好交回', 'What was delegated to you goes back'),
  },
  { value: 'assign', label: t('派件', 'Assign'), hint: t('由主管指派', 'By the supervisor') },
  { value: 'substitute', label: t('代班', 'Substitute'), hint: t('按请假安排由代班人办', 'By the leave plan') },
  {
    value: 'take-over',
    label: t('接管', 'Take over'),
    hint: t('承办人不在岗，由主管转出，要写理由', 'The holder is absent; needs a reason'),
  },
];
export const assign: ActForm<'assign'> = {
  act: 'assign',
  verb: t('转办', 'Assign'),
  lead: t(
    '转给别人办，谁转的、为什么，都记在历史里。环节时限不重算。',
    'Hand the step to somebody else. Who did and why is kept; its clock is not restarted.',
  ),
  start: () => ({ verb: 'transfer' }),
  fields: (v, x) => [
    { kind: 'one', key: 'verb', label: t('怎么转', 'How'), needed: true, choices: VERBS },
    ...(said(x, 'verb') === 'hand-back'
      ? []
      : [
          {
            kind: 'one' as const,
            key: 'to',
            label: t('转给谁', 'To whom'),
            needed: true,
            asList: true,
            choices: peopleOf(v, ...postOf(v)),
          },
        ]),
    {
      kind: 'words',
      key: 'reason',
      label: t('理由或交代', 'Reason or note'),
      needed: said(x, 'verb') === 'take-over',
      rows: 3,
    },
  ],
  command: (x) => ({
    verb: said(x, 'verb') as 'transfer',
    ...(said(x, 'verb') === 'hand-back' ? {} : text(x, 'to')),
    ...text(x, 'reason'),
  }),
  foresee: (v, x) => [
    {
      what: 'told',
      text: t(`告知${nameIn(v, x, 'to', '对方')}和您本人`, `${nameIn(v, x, 'to', 'They')} and you are told`),
    },
    { what: 'clock', text: t('时限不变', 'Clocks do not change') },
  ],
};
const postOf = (v: CaseView): string[] => {
  const step = openStep(v)?.step;
  const post = v.steps.find((s) => s.key === step)?.post;
  return post ? [post] : [];
};
const nameIn = (v: CaseView, x: Values, key: string, otherwise: string): string =>
  v.people.find((p) => p.id === said(x, key))?.name ?? otherwise;

export const appoint: ActForm<'appoint'> = {
  act: 'appoint',
  verb: t('指定办理人', 'Appoint'),
  lead: t(
    '本单位的人因分离或回避都不能办时，由负责人指定别的单位的人办这一件。',
    'When separation and recusal leave nobody in the unit, the head appoints somebody from another for this case.',
  ),
  fields: (v) => [
    { kind: 'one', key: 'to', label: t('指定谁', 'Whom'), needed: true, asList: true, choices: peopleOf(v) },
    { kind: 'words', key: 'reason', label: t('理由', 'Reason'), rows: 3 },
  ],
  command: (x) => ({ to: said(x, 'to'), ...text(x, 'reason') }),
  foresee: (v, x) => [
    {
      what: 'told',
      text: t(`告知${nameIn(v, x, 'to', '被指定人')}、监督岗`, `${nameIn(v, x, 'to', 'They')} and oversight are told`),
    },
  ],
};

/** The recommendation opens the opinion, so that the decision's record reads as one sentence. */
const RECOMMEND: Readonly<Record<string, string>> = { grant: '建议准予', deny: '建议不予', none: '' };
export const passOn: ActForm<'pass-on'> = {
  act: 'pass-on',
  verb: t('提出审查意见', 'Give the examination opinion'),
  lead: t(
    '意见转给下一环节，写进决定书的办理记录。',
    'The opinion goes to the next step and into the record of the decision.',
  ),
  grave: true,
  start: () => ({ recommend: 'grant' }),
  fields: () => [
    {
      kind: 'one',
      key: 'recommend',
      label: t('建议', 'Recommendation'),
      needed: true,
      choices: [
        { value: 'grant', label: t('建议准予', 'Recommend to grant') },
        { value: 'deny', label: t('建议不予', 'Recommend to refuse') },
        { value: 'none', label: t('只报情况，不提建议', 'Report only') },
      ],
    },
    {
      kind: 'words',
      key: 'opinion',
      label: t('意见', 'Opinion'),
      needed: true,
      rows: 5,
      hint: t('写查明的事实和依据，用完整的句子', 'Facts found and their basis, in whole sentences'),
      phrases: [
        t('材料齐全，符合法定形式，经审查符合许可条件。', '材料齐全，符合法定形式，经审查符合许可条件。'),
        t('现场核查合格，与申报一致。', '现场核查合格，与申报一致。'),
      ],
    },
  ],
  command: (x) => ({ opinion: opinionText(x) }),
  foresee: (v) => {
    const at = v.steps.findIndex((s) => s.state === 'now');
    const next = v.steps[at + 1];
    return [
      {
        what: 'next',
        text: next
          ? t(`转到“${next.name.zh}”`, `Goes to ${next.name.en.toLowerCase()}`)
          : t('转到下一环节', 'Goes to the next step'),
      },
      {
        what: 'warn',
        text: t(
          '您提过意见，就不能再作这件的决定（权责分离）',
          'Having given the opinion, you cannot decide this case (separation of duties)',
        ),
      },
    ];
  },
};
/** `建议准予。现场核查合格。` */
export const opinionText = (x: Values): string => {
  const head = RECOMMEND[said(x, 'recommend')] ?? '';
  return [head && `${head}。`, said(x, 'opinion')].join('');
};

export const giveBack: ActForm<'return'> = {
  act: 'return',
  verb: t('退回', 'Return'),
  lead: t(
    '退回前面的环节重办。时限继续走，不能退到受理以前。',
    'Back to an earlier step. The clock runs on; nothing returns to before acceptance.',
  ),
  grave: true,
  fields: (v) => [
    { kind: 'one', key: 'to', label: t('退回到', 'Back to'), needed: true, choices: stepsBehind(v) },
    {
      kind: 'tick',
      key: 'straight',
      label: t('办好后直接回到我这里', 'Straight back to me when done'),
      hint: t('不勾：从那一环节起重新往下走', 'Unticked: it goes through the steps again'),
    },
    { kind: 'words', key: 'reason', label: t('为什么退回', 'Why'), needed: true },
  ],
  command: (x) => ({ to: said(x, 'to'), straight: ticked(x, 'straight'), ...text(x, 'reason') }),
  foresee: (v, x) => [
    {
      what: 'next',
      text: t(
        `回到“${v.steps.find((s) => s.key === said(x, 'to'))?.name.zh ?? '前一环节'}”`,
        `Back to ${v.steps.find((s) => s.key === said(x, 'to'))?.name.en.toLowerCase() ?? 'an earlier step'}`,
      ),
    },
    { what: 'clock', text: t('法定和承诺时限继续走', 'The legal and the promised clock run on') },
  ],
};

export const takeBack: ActForm<'take-back'> = {
  act: 'take-back',
  verb: t('拿回', 'Take back'),
  lead: t('下一环节还没有人接手，可以拿回来改。', 'Nobody has begun the next step, so you may take it back.'),
  fields: () => [],
  command: () => ({}),
  foresee: () => [
    {
      what: 'next',
      text: t('这一环节回到您手里，上次的意见作废', 'The step is yours again; your last opinion is void'),
    },
  ],
};

export const recuse: ActForm<'recuse'> = {
  act: 'recuse',
  verb: t('决定回避', 'Order recusal'),
  lead: t(
    '该回避的人不再碰这件；他手上的任务回到待认领。',
    'The person leaves the case; open tasks go back to be claimed.',
  ),
  fields: (v) => [
    {
      kind: 'one',
      key: 'person',
      label: t('谁回避', 'Who'),
      needed: true,
      asList: true,
      choices: [...new Map([...workersOf(v), ...peopleOf(v)].map((c) => [c.value, c])).values()],
    },
    {
      kind: 'one',
      key: 'ground',
      label: t('因为', 'Ground'),
      needed: true,
      choices: [
        { value: 'kinship', label: t('近亲属', 'Kinship') },
        { value: 'interest', label: t('有利害关系', 'Interest in the case') },
        { value: 'examined-before', label: t('先前审查过', 'Examined it before') },
        { value: 'other', label: t('其他可能影响公正的', 'Other doubt of fairness') },
      ],
    },
  ],
  command: (x) => ({ person: said(x, 'person'), ground: said(x, 'ground') as 'kinship' }),
  foresee: () => [{ what: 'clock', text: t('时限继续走，请尽快派给别人', 'The clock runs on: assign somebody soon') }],
};

export const remind: ActForm<'remind'> = {
  act: 'remind',
  verb: t('催办', 'Remind'),
  fields: (v) => [
    {
      kind: 'many',
      key: 'to',
      label: t('催谁', 'Whom'),
      choices: workersOf(v),
      hint: t('不选就催现在的承办人', 'Nobody chosen: the present holder'),
    },
  ],
  command: (x) => ({ ...(picked(x, 'to').length ? { to: picked(x, 'to') } : {}) }),
  foresee: () => [
    { what: 'told', text: t('发一条催办，记入历史', 'One reminder goes out and is kept in the history') },
  ],
};
export const copy: ActForm<'copy'> = {
  act: 'copy',
  verb: t('抄送', 'Copy'),
  fields: (v) => [
    { kind: 'many', key: 'to', label: t('抄送给', 'To'), needed: true, choices: peopleOf(v) },
    { kind: 'words', key: 'note', label: t('附言', 'Note'), rows: 3 },
  ],
  command: (x) => ({ to: picked(x, 'to'), ...text(x, 'note') }),
  foresee: () => [{ what: 'told', text: t('他们能看这件，不能办', 'They may read the case, not act on it') }],
};
export const discuss: ActForm<'discuss'> = {
  act: 'discuss',
  verb: t('留言', 'Discuss'),
  grave: true,
  fields: (v) => [
    { kind: 'many', key: 'to', label: t('给谁', 'To'), needed: true, choices: peopleOf(v) },
    { kind: 'words', key: 'note', label: t('说什么', 'Words'), needed: true },
  ],
  command: (x) => ({ to: picked(x, 'to'), note: said(x, 'note') }),
  foresee: () => [
    { what: 'told', text: t('留言记入历史，不改变办理', 'The words are kept in the history and change nothing else') },
  ],
};

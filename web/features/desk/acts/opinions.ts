import type { Text } from '../../../../src/kernel/text.ts';
import type { CaseView } from '../../../../src/modules/cases/contract.ts';
import { peopleOf, workersOf } from './choices.ts';
import type { ActForm, Values } from './form.ts';
import { picked, rowsOf, said, t, text, ticked } from './form.ts';

export const consult: ActForm<'consult'> = {
  act: 'consult',
  verb: t('会商', 'Consult'),
  lead: t(
    '征求别的单位意见。办理时限不停，请定好答复日数。',
    'Ask another unit. The clock of the case does not stop, so set a short limit.',
  ),
  grave: true,
  start: () => ({ purpose: 'opinion', within: '5', silence: 'no-objection' }),
  fields: (v, x) => [
    {
      kind: 'one',
      key: 'purpose',
      label: t('请他们做什么', 'What for'),
      needed: true,
      choices: [
        { value: 'opinion', label: t('提意见', 'An opinion') },
        { value: 'inspection', label: t('去现场看', 'An inspection') },
      ],
    },
    { kind: 'many', key: 'to', label: t('问谁', 'Whom'), needed: true, choices: peopleOf(v, 'consultee', 'examiner') },
    {
      kind: 'words',
      key: 'question',
      label: t('问什么', 'Question'),
      needed: true,
      rows: 3,
      hint: t('一次问清，答复才用得上', 'Ask precisely, so that the answer can be used'),
    },
    {
      kind: 'number',
      key: 'within',
      label: t('几日内答复', 'Answer within'),
      from: 1,
      to: 10,
      unit: t('个工作日', 'working days'),
    },
    {
      kind: 'one',
      key: 'silence',
      label: t('到期没有答复', 'No answer by then'),
      choices: [
        {
          value: 'no-objection',
          label: t('视为没有意见', 'Counts as no objection'),
          ...(ticked(x, 'requiredByLaw')
            ? { because: t('法定要同意的，沉默不算同意', 'Where the law demands consent, silence is none') }
            : {}),
        },
        { value: 'escalate', label: t('提醒他们的负责人', 'Their head is told') },
      ],
    },
    { kind: 'tick', key: 'requiredByLaw', label: t('法律规定须经他们同意', 'Their consent is required by law') },
  ],
  command: (x) => ({
    purpose: said(x, 'purpose') as 'opinion',
    to: picked(x, 'to'),
    ...text(x, 'question'),
    ...(said(x, 'within') ? { within: Number(said(x, 'within')) } : {}),
    ...(said(x, 'silence') ? { silence: said(x, 'silence') as 'escalate' } : {}),
    ...(ticked(x, 'requiredByLaw') ? { requiredByLaw: true } : {}),
  }),
  foresee: (v, x) => [
    { what: 'told', text: t(`告知 ${namesOf(v, x)}`, `${namesOf(v, x)} will be told`) },
    {
      what: 'clock',
      text: t(
        '会商不暂停办理时限（许可法 第45条没有列这一项）',
        'Consulting never stops the clock (not among the grounds of 许可法 45)',
      ),
    },
  ],
};
const namesOf = (v: CaseView, x: Values): string =>
  picked(x, 'to')
    .map((id) => v.people.find((p) => p.id === id)?.name ?? id)
    .join('、') || '——';

export const giveOpinion: ActForm<'give-opinion'> = {
  act: 'give-opinion',
  verb: t('答复会商', 'Answer'),
  grave: true,
  fields: (_v, x) => [
    {
      kind: 'one',
      key: 'verdict',
      label: t('意见', 'Opinion'),
      needed: true,
      choices: [
        { value: 'agree', label: t('同意', 'Agree') },
        { value: 'disagree', label: t('不同意', 'Disagree') },
        { value: 'no-remark', label: t('没有意见', 'No remark') },
      ],
    },
    { kind: 'words', key: 'opinion', label: t('说明', 'Words'), needed: said(x, 'verdict') === 'disagree', rows: 4 },
  ],
  command: (x) => ({ verdict: said(x, 'verdict') as 'agree', ...text(x, 'opinion') }),
  foresee: () => [
    { what: 'told', text: t('告知问您的人，记入办理记录', 'Whoever asked is told; it stays in the record') },
  ],
};

export const revoke: ActForm<'revoke'> = {
  act: 'revoke',
  verb: t('撤销会商或会签', 'Revoke'),
  fields: (v) => [
    {
      kind: 'one',
      key: 'what',
      label: t('撤销什么', 'What'),
      needed: true,
      choices: [
        { value: 'consultation', label: t('会商', 'Consultation') },
        { value: 'signing', label: t('会签', 'Signing') },
      ],
    },
    {
      kind: 'one',
      key: 'task',
      label: t('哪一项会商', 'Which consultation'),
      hint: t('只有一项时不用选', 'Not needed where there is only one'),
      asList: true,
      choices: v.tasks
        .filter((task) => task.kind === 'consult' && !task.ended)
        .map((task) => ({ value: task.task, label: task.name })),
    },
    { kind: 'words', key: 'reason', label: t('为什么', 'Why'), rows: 3 },
  ],
  command: (x) => ({ what: said(x, 'what') as 'signing', ...text(x, 'task'), ...text(x, 'reason') }),
  foresee: () => [{ what: 'told', text: t('告知被问的人不用再答复', 'Those who were asked are told') }],
};

const ALGEBRA = [
  { value: 'all', label: t('会签', 'All'), hint: t('都同意才通过', 'Passes when all agree') },
  { value: 'any', label: t('或签', 'Any'), hint: t('一人同意就通过', 'Passes when one agrees') },
  { value: 'order', label: t('顺序签', 'In order'), hint: t('按名单先后，一个接一个', 'One after another') },
  { value: 'votes', label: t('票签', 'Votes'), hint: t('同意的票数够了就通过', 'Passes with enough votes') },
];
export const openSigning: ActForm<'open-signing'> = {
  act: 'open-signing',
  verb: t('发起会签', 'Open a signing'),
  grave: true,
  start: () => ({ how: 'all' }),
  fields: (v, x) => {
    const votes = said(x, 'how') === 'votes';
    return [
      { kind: 'one', key: 'how', label: t('怎么签', 'Rule'), needed: true, choices: ALGEBRA },
      votes
        ? {
            kind: 'rows',
            key: 'weights',
            label: t('谁签，几票', 'Who, with how many votes'),
            rowName: t('签署人', 'Signer'),
            atLeast: 1,
            of: [
              { kind: 'one', key: 'who', label: t('签署人', 'Signer'), needed: true, choices: peopleOf(v) },
              { kind: 'line', key: 'weight', label: t('票数', 'Votes'), needed: true },
            ],
          }
        : {
            kind: 'many',
            key: 'who',
            label: t('谁签', 'Who signs'),
            needed: true,
            choices: peopleOf(v),
            ...(said(x, 'how') === 'order'
              ? { hint: t('按勾选的先后签', 'They sign in the order you tick them') }
              : {}),
          },
      ...(votes
        ? [
            {
              kind: 'number' as const,
              key: 'threshold',
              label: t('几票通过', 'Votes needed'),
              from: 1,
              to: 999,
              needed: true,
            },
          ]
        : []),
      { kind: 'words', key: 'question', label: t('签什么', 'What is signed'), needed: true, rows: 3 },
    ];
  },
  command: (x) => ({ quorum: quorumOf(x), ...text(x, 'question') }),
  foresee: () => [
    { what: 'told', text: t('告知签署人', 'The signers are told') },
    { what: 'warn', text: t('签完以前不能作决定', 'No decision before it is settled') },
  ],
};
const quorumOf = (x: Values) => {
  const how = said(x, 'how') as 'all' | 'any' | 'order' | 'votes';
  if (how === 'votes')
    return {
      q: how,
      threshold: Number(said(x, 'threshold')),
      weights: Object.fromEntries(rowsOf(x, 'weights').map((r) => [r.who ?? '', Number(r.weight)])),
    };
  return { q: how, of: picked(x, 'who').map((who) => ({ q: 'member' as const, who })) };
};

/** What the signers were asked; the history keeps it. */
const toBeSigned = (v: CaseView): { readonly hint?: Text } => {
  const asked = v.history.findLast((h) => h.type === 'SigningOpened')?.words;
  return asked ? { hint: t(`签的是：${asked}`, `To be signed: ${asked}`) } : {};
};

export const sign: ActForm<'sign'> = {
  act: 'sign',
  verb: t('签署', 'Sign'),
  grave: true,
  fields: (v, x) => [
    {
      kind: 'one',
      key: 'vote',
      label: t('意见', 'Vote'),
      ...toBeSigned(v),
      needed: true,
      choices: [
        { value: 'yes', label: t('同意', 'Yes') },
        { value: 'no', label: t('不同意', 'No') },
        {
          value: 'abstain',
          label: t('弃权', 'Abstain'),
          hint: t('只有票签可以弃权，按不同意计', 'Only among votes, and counted as no'),
        },
      ],
    },
    { kind: 'words', key: 'opinion', label: t('说明', 'Words'), needed: said(x, 'vote') === 'no', rows: 3 },
  ],
  command: (x) => ({ vote: said(x, 'vote') as 'yes', ...text(x, 'opinion') }),
  foresee: () => [{ what: 'next', text: t('签了就不能改', 'A vote cannot be changed') }],
};

export const addSigner: ActForm<'add-signer'> = {
  act: 'add-signer',
  verb: t('加签', 'Add a signer'),
  fields: (v) => [
    { kind: 'one', key: 'who', label: t('加谁', 'Whom'), needed: true, asList: true, choices: peopleOf(v) },
    {
      kind: 'one',
      key: 'where',
      label: t('加在哪里', 'Where'),
      needed: true,
      choices: [
        { value: 'before', label: t('我之前', 'Before me') },
        { value: 'after', label: t('我之后', 'After me') },
        { value: 'beside', label: t('和我一起', 'Beside me') },
      ],
    },
  ],
  command: (x) => ({ who: said(x, 'who'), where: said(x, 'where') as 'before' }),
  foresee: () => [{ what: 'told', text: t('告知加签的人', 'The added signer is told') }],
};
export const dropSigner: ActForm<'drop-signer'> = {
  act: 'drop-signer',
  verb: t('减签', 'Drop a signer'),
  lead: t('只能减自己加的、还没有签的人。', 'Only a signer you added and who has not signed.'),
  fields: (v) => [
    {
      kind: 'one',
      key: 'who',
      label: t('减谁', 'Whom'),
      needed: true,
      asList: true,
      choices: [...new Map([...workersOf(v), ...peopleOf(v)].map((c) => [c.value, c])).values()],
    },
  ],
  command: (x) => ({ who: said(x, 'who') }),
  foresee: () => [{ what: 'told', text: t('告知减去的人', 'They are told') }],
};

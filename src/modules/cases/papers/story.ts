import { day } from '../../../kernel/day.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { CaseEvent, EventOf, PaperKind } from '../events.ts';
import type { CaseForPaper, Party } from './facts.ts';

/**
 * The invented case of the design (松澜云栖温泉度假, 2026): one event and its facts for every kind of paper. Tests and
 * the picture sheet read it; the product does not.
 */
const on = (text: string) => day(text);
const at = (text: string) => `2026-${text}:00.000Z` as Instant;
const hash = (name: string) => ({ hash: `h-${name}` });

const spa: Party = {
  id: 'p-spa',
  name: '松澜云栖温泉度假有限公司',
  kind: 'legal',
  number: '91230109MA1B2C3D4X',
  address: '松澜新区云岭街道栖霞路18号',
};
const neighbour: Party = { id: 'p-n1', name: '归雁旅馆', kind: 'legal' };

const statutory = {
  n: 20,
  unit: 'WORKING_DAY',
  start: 'ACCEPTED',
  basis: { statute: '许可法', article: '42.1' },
  extension: { n: 10, approver: 'head', basis: { statute: '许可法', article: '42.1' } },
} as const;
const promised = {
  n: 15,
  unit: 'WORKING_DAY',
  start: 'ACCEPTED',
  basis: { statute: '优化条例', article: '36' },
} as const;

const base: Omit<CaseForPaper, 'event' | 'addressed' | 'recordedAt' | 'version'> = {
  organ: {
    name: '松澜新区行政审批局',
    short: '松审',
    address: '松澜新区云岭街道栖霞路1号政务服务中心',
    phone: '0451-55550100',
    hours: '工作日8:30至17:00',
  },
  base: 'https://spj.example.gov.cn',
  id: 'c-1832',
  number: '001832',
  fullNumber: '11230109MB0X000017323010912300202609110001832',
  progressCode: 'K7QW3M',
  item: { name: '公共场所卫生许可', nature: 'permit', joint: false, licenceName: '公共场所卫生许可证' },
  applicant: spa,
  agent: { id: 'p-lin', name: '林知远', kind: 'natural' },
  channel: 'web',
  receivedOn: on('2026-09-11'),
  enteredAt: at('09-11T02:20'),
  eDelivery: true,
  names: {
    layout: '卫生设施平面布局图',
    'water-test': '水质检测报告',
    'air-report': '集中空调通风系统卫生检测评价报告',
    'health-certs': '从业人员健康证明',
    beds: '床位数',
    'room-3': '政务服务中心三楼听证室',
    'lab-test': '水质检测',
    lodging: '住宿',
    bath: '公共浴室（温泉）',
    'heavy-load': '涉及多个温泉池，检测结果需要复核，案情复杂',
    GB37488: 'GB 37488—2019《公共场所卫生指标及限值要求》',
    market: '松澜新区市场监督管理局',
    'cal-2026-2': '国办发明电〔2026〕3号',
    holderAddress: '经营地址',
    'no-disinfection': '未设置符合要求的清洗消毒设施',
  },
  words: {
    'h-note1': '图上没有标注清洗消毒区。请标注“清洗、消毒、保洁”三个区域的位置和面积。',
    'h-note2': '客房64间，床位不能少于64张；申请表写46张，平面图为68张。',
    'h-why': '经核对，原要求补正的材料可以通过数据共享取得。',
    'h-reject': '该事项由市场监督管理部门办理。',
    'h-supp': '核对温泉水源的消毒记录。',
    'h-deny1': '现场核查发现，公共浴室未设置独立的清洗消毒间，公共用品用具无法做到一客一换一消毒。',
    'h-deny2': '从业人员38人，其中6人没有有效的健康证明。',
    'h-cond': '温泉池循环净化设施每季度检测一次，结果公示。',
    'h-term': '申请的经营场所已经转让，申请标的不复存在。',
    'h-ext': '',
  },
  accepted: {
    on: on('2026-09-18'),
    deemed: false,
    basis: [{ statute: '公共场所条例', article: '4' }],
    statutory,
    promised,
  },
  dues: {
    acceptance: on('2026-09-18'),
    statutory: on('2026-10-28'),
    promised: on('2026-10-21'),
    correction: on('2026-10-13'),
    delivery: on('2026-11-02'),
    provisional: false,
  },
  pauses: { 'pause-1': { ground: 'testing', procedure: 'lab-test', until: on('2026-10-14') } },
  remedy: {
    organ: '松澜新区管理委员会',
    court: '松澜新区人民法院',
    url: 'https://fuyi.example.gov.cn/songlan',
  },
};

type Scene = { readonly event: CaseEvent; readonly recordedAt: Instant; readonly more?: Partial<CaseForPaper> };
const decided: EventOf<'Decided'> = {
  type: 'Decided',
  on: on('2026-10-20'),
  by: 'p-head',
  outcome: 'granted',
  deemed: false,
  articles: ['公共场所条例4', '公共场所条例8'],
  scopes: ['lodging', 'bath'],
  conditions: hash('cond'),
  validFrom: on('2026-10-20'),
  validUntil: on('2030-10-19'),
  basedOn: { checks: ['r-1'] },
  ledger: { due: on('2026-10-28'), promised: on('2026-10-21'), counted: 12, excluded: 4, calendar: '2026' },
};
const accepted: EventOf<'Accepted'> = {
  type: 'Accepted',
  on: on('2026-09-18'),
  by: 'p-acc',
  mode: 'examined',
  instant: at('09-18T03:00'),
  acceptSeq: 12,
  basis: [],
  periods: { statutory, promised },
};
const remedies = {
  organ: '松澜新区管理委员会',
  days: 60,
  court: '松澜新区人民法院',
  months: 6,
  internetChannel: 'https://fuyi.example.gov.cn/songlan',
};

const SCENES: Readonly<Record<PaperKind, Scene>> = {
  receipt: {
    event: {
      type: 'Received',
      on: on('2026-09-11'),
      by: 'p-lin',
      item: 'public-venue',
      version: 3,
      applicant: spa.id,
      channel: 'web',
      enteredAt: at('09-11T02:20'),
      materials: [
        { ref: 'layout', hash: 'a', grade: 'C', how: 'upload' },
        { ref: 'layout', hash: 'b', grade: 'C', how: 'upload' },
        { ref: 'water-test', hash: 'c', grade: 'C', how: 'upload' },
        { ref: 'health-certs', hash: 'd', grade: 'A', how: 'library' },
      ],
      origin: { kind: 'new' },
      eDelivery: true,
    },
    recordedAt: at('09-11T02:20'),
  },
  correction: {
    event: {
      type: 'CorrectionAsked',
      on: on('2026-09-14'),
      by: 'p-acc',
      round: 1,
      replyWithin: 15,
      missing: [
        { ref: 'layout', defect: 'not-in-form', note: hash('note1') },
        { ref: 'air-report', defect: 'absent' },
        { ref: 'beds', defect: 'inconsistent', note: hash('note2') },
      ],
    },
    recordedAt: at('09-14T06:10'),
  },
  'correction-cancelled': {
    event: { type: 'CorrectionCancelled', on: on('2026-09-15'), by: 'p-acc', reason: hash('why') },
    recordedAt: at('09-15T06:10'),
  },
  acceptance: { event: accepted, recordedAt: at('09-18T03:00') },
  'tolerant-acceptance': {
    event: {
      ...accepted,
      mode: 'tolerant',
      owed: ['health-certs'],
      owedBy: on('2026-10-19'),
      promise: `sm3:${'0a1b2c3d'.repeat(8)}`,
    },
    recordedAt: at('09-18T03:00'),
    more: { promise: { signedAt: at('09-17T08:30') } },
  },
  'commitment-acceptance': {
    event: {
      ...accepted,
      mode: 'commitment',
      commitments: ['layout', 'health-certs'],
      promise: `sm3:${'0a1b2c3d'.repeat(8)}`,
    },
    recordedAt: at('09-18T03:00'),
    more: { promise: { signedAt: at('09-17T08:30') } },
  },
  'filing-receipt': {
    event: { type: 'Filed', on: on('2026-09-11'), by: 'system', deemed: false },
    recordedAt: at('09-11T02:21'),
    more: { item: { name: '公章刻制备案', nature: 'filing', joint: false } },
  },
  rejection: {
    event: {
      type: 'FilingRejected',
      on: on('2026-09-11'),
      by: 'p-acc',
      branch: 'not-our-power',
      organ: 'market',
      article: '许可法32.1.2',
      reason: hash('reject'),
    },
    recordedAt: at('09-11T07:00'),
  },
  'no-reply-closing': {
    event: { type: 'ClosedForNoReply', on: on('2026-10-14'), by: 'p-acc' },
    recordedAt: at('10-14T02:00'),
  },
  'supplement-invitation': {
    event: { type: 'SupplementInvited', on: on('2026-09-24'), by: 'p-exa', refs: ['water-test'], note: hash('supp') },
    recordedAt: at('09-24T02:00'),
  },
  'stakeholder-notice': {
    event: {
      type: 'StakeholderTold',
      on: on('2026-09-21'),
      by: 'p-exa',
      persons: ['p-n1'],
      rights: ['statement', 'hearing'],
    },
    recordedAt: at('09-21T02:00'),
  },
  'special-procedure': {
    event: {
      type: 'Paused',
      on: on('2026-10-09'),
      by: 'p-exa',
      pause: 'pause-1',
      ground: 'testing',
      procedure: 'lab-test',
      until: on('2026-10-14'),
      basis: '许可法45',
    },
    recordedAt: at('10-09T02:00'),
  },
  resumption: {
    event: { type: 'Resumed', on: on('2026-10-13'), by: 'p-exa', pause: 'pause-1', result: 'passed' },
    recordedAt: at('10-13T02:00'),
  },
  extension: {
    event: {
      type: 'Extended',
      on: on('2026-10-26'),
      by: 'p-head',
      days: 10,
      approver: 'p-head',
      reasonCode: 'heavy-load',
      firstDue: on('2026-10-28'),
    },
    recordedAt: at('10-26T02:00'),
    more: { dues: { ...base.dues, statutory: on('2026-11-11') } },
  },
  'hearing-notice': {
    event: {
      type: 'HearingCalled',
      on: on('2026-09-24'),
      by: 'p-exa',
      ground: 'requested',
      date: on('2026-10-16'),
      place: 'room-3',
      public: true,
    },
    recordedAt: at('09-24T02:00'),
  },
  'freeze-notice': {
    event: { type: 'Frozen', on: on('2026-09-22'), by: 'p-ove', complaint: 'x-1' },
    recordedAt: at('09-22T02:00'),
  },
  'clock-notice': {
    event: {
      type: 'ClockRecomputed',
      on: on('2026-09-25'),
      by: 'system',
      from: '2026',
      to: '2026-2',
      clocks: [
        { clock: 'K2', from: on('2026-10-28'), to: on('2026-10-29') },
        { clock: 'K3', from: on('2026-10-21'), to: on('2026-10-22') },
      ],
      reason: 'cal-2026-2',
    },
    recordedAt: at('09-25T02:00'),
  },
  'decision-granted': { event: decided, recordedAt: at('10-20T01:30') },
  'decision-granted-in-part': {
    event: {
      ...decided,
      outcome: 'granted-in-part',
      scopes: ['lodging'],
      reasons: [{ article: '公共场所条例3', scope: 'bath', text: hash('deny1') }],
      remedies,
    },
    recordedAt: at('10-20T01:30'),
  },
  'decision-denied': {
    event: {
      type: 'Decided',
      on: decided.on,
      by: decided.by,
      deemed: false,
      basedOn: decided.basedOn,
      ledger: decided.ledger,
      outcome: 'denied',
      articles: [],
      reasons: [
        { article: '公共场所条例3', text: hash('deny1') },
        { article: '公共场所条例7', text: hash('deny2') },
      ],
      standard: 'GB37488',
      remedies,
    },
    recordedAt: at('10-20T01:30'),
  },
  'decision-correction': {
    event: {
      type: 'DecisionCorrected',
      on: on('2026-10-23'),
      by: 'p-head',
      field: 'holderAddress',
      oldHash: 'a',
      newHash: 'b',
    },
    recordedAt: at('10-23T01:30'),
    more: {
      decided,
      correctionOf: { field: '经营地址', was: '松澜新区云岭街道栖霞路81号', is: '松澜新区云岭街道栖霞路18号' },
    },
  },
  'pick-up': {
    event: {
      type: 'Served',
      on: on('2026-10-20'),
      by: 'p-del',
      paper: { kind: 'pick-up', position: 21 },
      to: spa.id,
      mode: 'e',
    },
    recordedAt: at('10-20T02:00'),
  },
  withdrawal: {
    event: { type: 'Withdrawn', on: on('2026-09-25'), by: 'p-lin' },
    recordedAt: at('09-25T02:00'),
  },
  termination: {
    event: { type: 'Terminated', on: on('2026-09-28'), by: 'p-head', ground: 'object-gone', reason: hash('term') },
    recordedAt: at('09-28T02:00'),
  },
};

export const STORY_KINDS = Object.keys(SCENES) as readonly PaperKind[];

/** The facts of the story right after the event that gives rise to a kind of paper. */
export const storyOf = (kind: PaperKind): CaseForPaper => {
  const { event, recordedAt, more } = SCENES[kind];
  const to = kind === 'stakeholder-notice' ? [neighbour] : kind === 'hearing-notice' ? [spa, neighbour] : [spa];
  return { ...base, ...more, event, recordedAt, version: 7, addressed: [{ kind, to }] };
};

/** The delivery of the certificate, whose record nobody is told by. */
export const storyOfDelivery = (mode: string): CaseForPaper => ({
  ...base,
  decided,
  event: { type: 'Delivered', on: on('2026-10-21'), by: 'p-del', mode, items: ['公共场所卫生许可证'] },
  recordedAt: at('10-21T02:00'),
  version: 22,
  addressed: [],
});

import type { Day } from '../kernel/day.ts';
import type { LoadedCase, WireCommand } from '../modules/cases/index.ts';

/** What a story may ask of the case it is told about. */
export type Told = {
  /** The person of an officer, by their part in this case or by their key. */
  readonly officer: (key: string) => string;
  readonly materials: readonly { readonly ref: string; readonly deferrable: boolean }[];
  readonly fields: readonly string[];
  readonly today: Day;
  /** The working day `n` after today of the story. */
  readonly later: (n: number) => Day;
  /** The natural day `n` after today of the story. */
  readonly on: (n: number) => Day;
  readonly case: LoadedCase;
  /** What a commitment says, by the form's own questions. */
  readonly pledges: readonly string[];
  /** Two people who live next door. */
  readonly neighbours: readonly string[];
};
/** `hand-out`: every paper that waits is handed over at the window. */
export type Doing = WireCommand | 'resubmit' | 'supply' | 'hand-out';
/** `after`: working days since receipt; `by`: a part in the case, an officer's key, the applicant or a neighbour. */
export type Beat = {
  readonly after: number;
  readonly by: string;
  readonly act: (t: Told) => Doing;
  readonly record?: string;
};

export const beat = (after: number, by: string, act: WireCommand | ((t: Told) => Doing), record?: string): Beat => ({
  after,
  by,
  act: typeof act === 'function' ? act : () => act,
  ...(record ? { record } : {}),
});
export const claim = (after: number, by: string): Beat => beat(after, by, { act: 'claim' });
export const accept = (after: number): Beat => beat(after, 'acceptor', { act: 'accept' });
const CHECKED = '场所与图纸一致，布局、设施、人员、制度逐项核对，共 8 项，全部合格。';
export const check = (
  after: number,
  kind: 'site' | 'technical' = 'site',
  finding: 'passed' | 'failed' = 'passed',
): Beat =>
  beat(
    after,
    'examiner',
    (t) => ({ act: 'site-check', kind, inspectors: [t.officer('examiner'), t.officer('second')], finding, record: '' }),
    finding === 'passed' ? CHECKED : '第 3、5 项不合格：清洗消毒区与粗加工区没有分开，排烟直通居民窗下。已当场指出。',
  );
/** 许可法55: the two are named before they inspect. */
export const nameInspectors = (after: number): Beat =>
  beat(after, 'examiner', (t) => ({
    act: 'consult',
    purpose: 'inspection',
    to: [t.officer('examiner'), t.officer('second')],
  }));
export const pass = (after: number, by: string, opinion: string): Beat =>
  beat(after, by, { act: 'pass-on', opinion } as WireCommand);
export const grant = (after: number): Beat => beat(after, 'decider', { act: 'grant', articles: [] });
export const deliver = (after: number, mode: 'e' | 'window' = 'e'): Beat =>
  beat(after, 'delivery', { act: 'deliver', mode, items: ['decision', 'licence'] });
/** 许可法47: asked for on one day, answered with a day and a place on another, the notices handed over. */
export const calledHearing = (asked: number, called: number): readonly Beat[] => [
  beat(asked, 'applicant', { act: 'request-hearing' }),
  beat(called, 'examiner', (t) => ({
    act: 'call-hearing',
    ground: 'requested',
    date: t.later(9),
    place: 'centre',
    public: true,
  })),
  handOut(called),
];
export const handOut = (after: number): Beat => beat(after, 'intake', () => 'hand-out');

const PLAN = { defect: 'incomplete', note: '图上没有写尺寸和出入口，请补画并写清楚。' } as const;
const PAPERS = [
  { defect: 'unsigned', note: '最后一页没有签名，请负责人签名。' },
  { defect: 'illegible', note: '第二页拍得模糊，看不清日期，请重新拍照或扫描。' },
] as const;
export const ask = (after: number): Beat =>
  beat(after, 'acceptor', (t) => {
    const refs = t.materials.length > 0 ? t.materials.slice(0, 2).map((m) => m.ref) : t.fields.slice(0, 1);
    return {
      act: 'ask-correction',
      missing: refs.map((ref, i) => ({
        ref,
        ...(/layout|plan|design|survey/.test(ref) ? PLAN : PAPERS[i % PAPERS.length]!),
      })),
    } as WireCommand;
  });
export const resubmit = (after: number): Beat => beat(after, 'applicant', () => 'resubmit');
export const supply = (after: number): Beat => beat(after, 'applicant', () => 'supply');

export const tolerant = (after: number, owedIn: number): Beat =>
  beat(after, 'acceptor', (t) => ({
    act: 'accept-tolerant',
    owed: t.materials.filter((m) => m.deferrable).map((m) => m.ref),
    owedBy: t.later(owedIn),
  }));
export const committed = (after: number): Beat =>
  beat(after, 'acceptor', (t) => ({ act: 'accept-by-commitment', commitments: [...t.pledges] }));
export const pause = (after: number, ground: string, until: number): Beat =>
  beat(after, 'examiner', (t) => ({ act: 'pause', ground, procedure: ground, until: t.later(until) }));
export const resume = (after: number): Beat =>
  beat(after, 'examiner', { act: 'resume', result: 'passed' }, '报告已收到，全部合格。');
export const withdraw = (after: number): Beat =>
  beat(after, 'applicant', { act: 'withdraw', reason: '换了地方，重新申请。' } as WireCommand);
export const extend = (after: number, reason = '消防通道正在整改，需要再核一次现场。'): Beat =>
  beat(after, 'head', { act: 'extend', reasonCode: 'complex', reason } as WireCommand);
export const deny = (after: number): Beat =>
  beat(after, 'decider', (t) => {
    const own = t.case.version.basis[0]!;
    const code = t.case.terms.denialGrounds?.[0];
    return {
      act: 'deny',
      reasons: [
        {
          article: `${own.statute}${own.article}`,
          text: '现场核查不符合条件，指出后限期内仍未改正；申请人的说明已经听取，不足以改变结论。',
          ...(code ? { code } : {}),
        },
      ],
    } as WireCommand;
  });
export const rejected = (after: number, branch: 'no-permit-needed' | 'not-our-power'): Beat =>
  beat(after, 'acceptor', {
    act: 'reject-filing',
    branch,
    ...(branch === 'not-our-power' ? { organ: '松江市自然资源和规划局' } : {}),
    article: branch === 'not-our-power' ? '许可法32.1.2' : '许可法32.1.1',
    reason:
      branch === 'not-our-power'
        ? '这件不归本局办：项目跨两个区，由市里受理。'
        : '只卖预包装食品，办备案就可以，不用许可。',
  } as WireCommand);
export const told = (after: number): readonly Beat[] => [
  beat(after, 'examiner', (t) => ({
    act: 'tell-stakeholders',
    persons: [...t.neighbours],
    rights: ['statement'],
  })),
  handOut(after),
];
export const heard = (after: number): Beat =>
  beat(
    after,
    'examiner',
    (t) => ({ act: 'hear-statement', person: t.case.record.applicant, record: '' }),
    '申请人到场陈述：认为影响不大，愿意加装降噪设施。已记录并宣读。',
  );

import { scopesOf, type WireCommand } from '../modules/cases/index.ts';
import type { ItemVersion } from '../modules/catalogue/index.ts';
import {
  accept,
  ask,
  type Beat,
  beat,
  calledHearing,
  check,
  claim,
  committed,
  type Doing,
  deliver,
  deny,
  extend,
  grant,
  heard,
  nameInspectors,
  pass,
  pause,
  rejected,
  resubmit,
  resume,
  supply,
  type Told,
  told,
  tolerant,
  withdraw,
} from './beats.ts';
import type { Story } from './stage.ts';

/** How an application may go, and how it may end. */
export type Ending = keyof typeof ENDINGS;
type Way = Pick<Story, 'beats' | 'track' | 'paper' | 'clerk'>;

type How = {
  /** Working days lost before the examination ends. */
  readonly lag?: number;
  readonly outcome?: 'granted' | 'in-part' | 'denied';
  /** Acts between the check and the opinion, and how many working days they take. */
  readonly between?: (from: number) => readonly Beat[];
  readonly takes?: number;
  readonly mode?: 'e' | 'window';
  readonly skipAccept?: boolean;
};

/** All parts applied for but the last, which has its reason; an application of one part is granted whole. */
const inPart = (t: Told): Doing => {
  const parts = scopesOf(t.case.version, t.case.rounds.at(-1));
  const refused = parts.at(-1);
  if (!refused || parts.length < 2) return { act: 'grant', articles: [] };
  return {
    act: 'grant-in-part',
    articles: [],
    scopes: parts.slice(0, -1).map((p) => p.value),
    refused: [{ article: '食品安全法33', scope: refused.value, text: `没有专间，“${refused.text.zh}”不能做。` }],
  } as unknown as WireCommand;
};

/** From the acceptance on working day `from` to the delivery, with everything this item's law asks for on the way. */
const examined = (v: ItemVersion, from: number, how: How = {}): readonly Beat[] => {
  const { steps, checks, stakeholders, hearing, publicity } = v.terms;
  const { lag = 0, outcome = 'granted', between = () => [], takes = 0, mode = 'e' } = how;
  const beats: Beat[] = [...(how.skipAccept ? [] : [accept(from)]), claim(from, 'examiner')];
  let day = from + 1;
  const finding = outcome === 'denied' ? 'failed' : 'passed';
  if (checks.technical) beats.push(nameInspectors(day), check(day, 'technical', finding));
  if (checks.site) beats.push(check(day, 'site', finding));
  let free = day;
  if (stakeholders || hearing === 'on-request') {
    beats.push(...told(day));
    free = day + 6; // 许可法47: the five days to ask for a hearing
    if (outcome === 'denied') beats.push(heard(day + 2));
  }
  if (publicity) {
    const days = publicity.days;
    beats.push(
      beat(day, 'examiner', (t) => ({
        act: 'publish',
        kind: 'draft-decision',
        from: t.today,
        until: publicity.unit === 'WORKING_DAY' ? t.later(days) : t.on(days),
      })),
    );
    free = Math.max(free, day + days + 1);
  }
  beats.push(...between(day));
  day = Math.max(day + lag + takes, stakeholders || hearing === 'on-request' ? day + 2 : day);
  const words = outcome === 'denied' ? '现场核查不符合条件，建议不予许可。' : '材料齐全，符合法定条件，建议准予。';
  beats.push(pass(day, 'examiner', words));
  if (steps.some((s) => s.post === 'reviewer')) {
    beats.push(claim(day, 'reviewer'), pass(day + 1, 'reviewer', '同意审查意见。'));
    day += 1;
  }
  day = Math.max(day, free);
  beats.push(claim(day, 'decider'));
  if (outcome === 'denied') beats.push(deny(day));
  else if (outcome === 'in-part') beats.push(beat(day, 'decider', inPart));
  else beats.push(grant(day));
  return [...beats, deliver(day + 1, mode)];
};

/** An item decided on the spot, filed at once, or examined. */
const usual = (v: ItemVersion, from: number, how: How = {}): readonly Beat[] => {
  if (v.nature === 'filing') return [beat(from, 'acceptor', { act: 'file' })];
  if (v.terms.instant) return [beat(from, 'acceptor', { act: 'decide-on-the-spot', articles: [] }), deliver(from + 1)];
  return examined(v, from, how);
};

/** Items whose period runs from receipt and is short leave no time to lose. */
const isTight = (v: ItemVersion): boolean => v.statutory?.start === 'RECEIVED' && v.statutory.n <= 7;
const start = (v: ItemVersion): number => (isTight(v) || v.terms.instant || v.nature === 'filing' ? 0 : 1);

const hearing = (from: number): readonly Beat[] => [
  ...calledHearing(from + 1, from + 2),
  beat(
    from + 11,
    'supervisor',
    (t) => ({ act: 'hold-hearing', record: '', signed: [t.case.record.applicant] }),
    '申请人与相邻住户各自陈述，争点是日照间距；双方核对笔录后签名。',
  ),
];

export const ENDINGS = {
  granted: (v: ItemVersion): Way => ({ beats: usual(v, start(v)) }),
  brisk: (v: ItemVersion): Way => ({ beats: usual(v, 0) }),
  window: (v: ItemVersion): Way => ({ beats: usual(v, start(v)), clerk: 'intake' }),
  street: (v: ItemVersion): Way => ({ beats: usual(v, start(v)), clerk: 'street' }),
  'street-2': (v: ItemVersion): Way => ({ beats: usual(v, start(v)), clerk: 'street-2' }),
  outlet: (v: ItemVersion): Way => ({ beats: usual(v, start(v)), clerk: 'outlet' }),
  paper: (v: ItemVersion): Way => ({ beats: usual(v, start(v), { mode: 'window' }), clerk: 'intake', paper: 'handed' }),
  corrected: (v: ItemVersion): Way => ({ beats: [ask(1), resubmit(4), ...usual(v, 5)] }),
  'no-reply': (): Way => ({ beats: [ask(2), beat(19, 'acceptor', { act: 'close-for-no-reply' })] }),
  denied: (v: ItemVersion): Way => ({ beats: examined(v, 1, { outcome: 'denied' }) }),
  'in-part': (v: ItemVersion): Way => ({ beats: examined(v, 1, { outcome: 'in-part' }) }),
  withdrawn: (): Way => ({ beats: [accept(1), withdraw(3)] }),
  'not-needed': (): Way => ({ beats: [rejected(0, 'no-permit-needed')] }),
  'not-ours': (): Way => ({ beats: [rejected(0, 'not-our-power')] }),
  /** 许可法32.1.4: nobody answered for five working days; accepted since receipt. */
  deemed: (v: ItemVersion): Way => ({ beats: examined(v, 7, { skipAccept: true }) }),
  'past-promise': (v: ItemVersion): Way => ({ beats: examined(v, 2, { lag: (v.promised?.n ?? 5) + 1 }) }),
  overdue: (v: ItemVersion): Way => ({ beats: examined(v, 2, { lag: (v.statutory?.n ?? 10) + 2 }) }),
  tested: (v: ItemVersion): Way => ({
    beats: examined(v, 1, { takes: 7, between: (d) => [pause(d + 1, 'testing', 8), resume(d + 7)] }),
  }),
  expert: (v: ItemVersion): Way => ({
    beats: examined(v, 1, { takes: 9, between: (d) => [pause(d + 1, 'expert-review', 10), resume(d + 9)] }),
  }),
  hearing: (v: ItemVersion): Way => ({ beats: examined(v, 1, { takes: 12, between: hearing }) }),
  extended: (v: ItemVersion): Way => ({
    beats: examined(v, 2, {
      takes: (v.statutory?.n ?? 10) + 1,
      between: (d) => [extend(d + (v.statutory?.n ?? 10) - 3)],
    }),
  }),
  supplied: (v: ItemVersion): Way => ({
    track: 'tolerance',
    beats: [tolerant(1, 2), supply(2), ...examined(v, 2, { skipAccept: true })],
  }),
  'owed-lapsed': (): Way => ({
    track: 'tolerance',
    beats: [
      tolerant(1, 2),
      claim(2, 'examiner'),
      beat(5, 'decider', {
        act: 'terminate',
        ground: 'tolerance-lapsed',
        reason: '承诺补交的材料到期没有交来，按承诺书终止办理。',
      } as never),
    ],
  }),
  committed: (): Way => ({ track: 'commitment', beats: [committed(1), claim(1, 'decider'), grant(1), deliver(2)] }),
  gone: (): Way => ({
    beats: [
      accept(1),
      claim(2, 'examiner'),
      beat(4, 'decider', {
        act: 'terminate',
        ground: 'object-gone',
        reason: '房屋已经征收拆除，申请的场所不存在了。',
      } as never),
    ],
  }),
} satisfies Record<string, (v: ItemVersion) => Way>;

import type { Day } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';

/** Words the server says on the boards; what stands still on a page is written there. */
export const t = (zh: string, en: string): Text => ({ zh, en });

const FULL = 'January February March April May June July August September October November December'.split(' ');
const m = (d: Day) => +d.slice(5, 7);
/** `10 月` / `October`. */
export const monthText = (d: Day): Text => t(`${m(d)} 月`, FULL[m(d) - 1]!);

export const GROUNDS: Readonly<Record<string, Text>> = {
  hearing: t('听证', 'Hearing'),
  tender: t('招标', 'Tender'),
  auction: t('拍卖', 'Auction'),
  inspection: t('检验', 'Inspection'),
  testing: t('检测', 'Testing'),
  quarantine: t('检疫', 'Quarantine'),
  appraisal: t('鉴定', 'Appraisal'),
  'expert-review': t('专家评审', 'Expert review'),
  'commissioned-evaluation': t('委托评估', 'Commissioned evaluation'),
};
export const DEFECTS: Readonly<Record<string, Text>> = {
  absent: t('没有交', 'not handed in'),
  incomplete: t('不齐全', 'incomplete'),
  'not-in-form': t('不符合法定形式', 'not in the form required'),
  illegible: t('看不清', 'illegible'),
  expired: t('已过期', 'expired'),
  inconsistent: t('前后不一致', 'inconsistent'),
  unsigned: t('缺签名盖章', 'unsigned'),
  slip: t('笔误', 'slip of the pen'),
};
export const wordOf = (words: Readonly<Record<string, Text>>, code: string): Text => words[code] ?? t(code, code);
/** Names joined: `卫生、旅馆` / `hygiene, hotel`. */
export const joined = (names: readonly Text[]): Text =>
  t(names.map((n) => n.zh).join('、'), names.map((n) => n.en || n.zh).join(', '));
/** 0.974 → `97.4`. */
export const percent = (share: number): string => (Math.round(share * 1000) / 10).toFixed(1);
export const signed = (n: number, digits = 1): string => `${n < 0 ? '−' : '＋'}${Math.abs(n).toFixed(digits)}`;
export const STATES: Readonly<Record<string, Text>> = {
  received: t('待受理', 'To accept'),
  correcting: t('等申请人补正', 'With the applicant'),
  'under-review': t('审查', 'Under review'),
  decided: t('已决定，待送达', 'Decided, to be delivered'),
  closed: t('已办结', 'Closed'),
};
export const POSTS: Readonly<Record<string, Text>> = {
  intake: t('收件', 'Intake'),
  acceptor: t('受理', 'Acceptor'),
  examiner: t('审查', 'Examiner'),
  reviewer: t('审核', 'Reviewer'),
  decider: t('决定', 'Decider'),
  head: t('负责人', 'Head'),
  supervisor: t('督办', 'Supervisor'),
  consultee: t('会商', 'Consulted'),
  signer: t('会签', 'Signer'),
  chair: t('听证主持', 'Hearing chair'),
  oversight: t('监督', 'Oversight'),
  delivery: t('出件', 'Delivery'),
  catalogue: t('事项管理', 'Catalogue'),
};

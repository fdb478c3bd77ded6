import { type Day, daysBetween } from '../../../src/kernel/day.ts';
import type { LicenceView } from '../../api/licences.ts';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.tsx';

const zh: Record<LicenceView['state'], string> = {
  'in-force': '有效',
  suspended: '暂停',
  expired: '已到期',
  withdrawn: '已撤回',
  revoked: '已撤销',
  penalised: '已吊销',
  cancelled: '已注销',
};
const en: typeof zh = {
  'in-force': 'In force',
  suspended: 'Suspended',
  expired: 'Expired',
  withdrawn: 'Withdrawn (撤回)',
  revoked: 'Revoked (撤销)',
  penalised: 'Withdrawn as penalty (吊销)',
  cancelled: 'Cancelled (注销)',
};
const TONES: Record<LicenceView['state'], TagTone> = {
  'in-force': 'ok',
  suspended: 'warn',
  expired: 'plain',
  withdrawn: 'danger',
  revoked: 'danger',
  penalised: 'danger',
  cancelled: 'plain',
};

const ENDING = {
  zh: (n: number) => (n === 0 ? '今天到期' : `${n} 日后到期`),
  en: (n: number) => (n === 0 ? 'Expires today' : n === 1 ? 'Expires tomorrow' : `Expires in ${n} days`),
};

/** Lines of the face that a page says by itself: the term in one line, the name in its heading. */
export const faceWithout = (licence: LicenceView, ...said: readonly string[]): LicenceView['face'] =>
  licence.face.filter(({ from }) => from === undefined || !said.includes(from));
export const TERM_LINES = ['decision.from', 'decision.until', 'decision.validity'];

/** The state of a licence in its exact legal word. */
export const LicenceState = ({
  state,
  until,
  today,
}: {
  readonly state: LicenceView['state'];
  /** With these a licence about to end says so. */
  readonly until?: string | undefined;
  readonly today?: string | undefined;
}) => {
  const w = useWords({ zh, en });
  const left = useWords(ENDING);
  const days = until && today ? daysBetween(today as Day, until as Day) : undefined;
  if (state === 'in-force' && days !== undefined && days >= 0 && days <= 90) return <Tag tone="warn">{left(days)}</Tag>;
  return <Tag tone={TONES[state]}>{w[state]}</Tag>;
};

import { refused } from '../../../kernel/decision.ts';
import type { EndKind } from '../events.ts';
import type { Licence } from '../licence.ts';
import type { Guard, LicenceCtx } from '../spec.ts';

type OnAny = Pick<LicenceCtx, 'by' | 'today'> & { readonly state: Licence };

/** The article under which each end is proposed, and in which states of the licence it makes sense. */
const ARTICLES: Readonly<Record<EndKind, Readonly<Record<string, string>>>> = {
  withdraw: { 'law-changed': '许可法8.2', 'facts-changed': '许可法8.2' },
  revoke: {
    abuse: '许可法69.1.1',
    'ultra-vires': '许可法69.1.2',
    procedure: '许可法69.1.3',
    unqualified: '许可法69.1.4',
    other: '许可法69.1.5',
    fraud: '许可法69.2',
  },
  cancel: {
    'not-renewed': '许可法70.1.1',
    'holder-died': '许可法70.1.2',
    'entity-ended': '许可法70.1.3',
    'permit-ended': '许可法70.1.4',
    'force-majeure': '许可法70.1.5',
    other: '许可法70.1.6',
  },
};

export const articleOf = (end: EndKind, ground: string): string | undefined => ARTICLES[end][ground];

/** 注销 of what has not expired, or has not been ended, has no case to stand on. */
export const cancelCaseHolds = (l: Licence, ground: string): Guard => {
  if (ground === 'not-renewed' && l.state !== 'expired') return refused('not-expired', '许可法70.1.1');
  const ended = l.state === 'withdrawn' || l.state === 'revoked' || l.state === 'penalised';
  if (ground === 'permit-ended' && !ended) return refused('not-ended', '许可法70.1.4');
  return undefined;
};

const NEEDS: Readonly<Record<EndKind, string>> = { withdraw: '许可法8', revoke: '许可法69', cancel: '许可法70' };

/** Before the head decides: proposed, of this kind, by somebody else. */
export const proposedBySomebodyElse = (c: OnAny, end: EndKind): Guard => {
  const { proposal } = c.state;
  if (proposal?.end !== end) return refused('no-proposal', NEEDS[end]);
  if (proposal.by === c.by.id) return refused('same-person', '', { proposer: proposal.by });
  return undefined;
};

/** What takes a right away is told first and the holder heard, or five working days have passed in silence. */
export const heard = (c: OnAny): Guard => {
  const { proposal } = c.state;
  if (!proposal?.respondBy) return refused('holder-not-told', '许可法7');
  if (!proposal.heard && c.today <= proposal.respondBy)
    return refused('statement-window-open', '许可法7', { until: proposal.respondBy });
  return undefined;
};

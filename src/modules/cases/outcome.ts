import type { Case } from './state.ts';

/**
 * 办结结果 of the national record (B5): 0 granted or filed · 1 denied · 2 void · 3 deleted as a mistake ·
 * 4 forwarded · 5 sent back or given up · 6 not accepted. Undefined while the case is open.
 */
export type ResultCode = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const TERMINATED: Readonly<Record<string, ResultCode>> = { void: 3, forwarded: 4 };

export const resultCode = (state: Case): ResultCode | undefined => {
  if (state.state !== 'closed') return undefined;
  switch (state.how) {
    case 'delivered':
      return state.decided?.outcome === 'denied' ? 1 : 0;
    case 'filed':
      return 0;
    case 'terminated':
      return TERMINATED[state.detail ?? ''] ?? 2;
    case 'withdrawn':
    case 'no-reply':
      return 5;
    case 'rejected':
      return 6;
    default:
      return state.how satisfies never;
  }
};

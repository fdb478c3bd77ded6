import type { Ledger } from '../../../src/modules/cases/contract.ts';
import { Say } from '../../ui/words.tsx';
import { WeekGrid } from './week-grid.tsx';

/** The case file's calendar with its one-line text under it. */
export const ClockGrid = ({ ledger }: { readonly ledger: Ledger }) => (
  <div className="clock-grid">
    <WeekGrid ledger={ledger} small />
    <ClockLine ledger={ledger} />
  </div>
);

/** `已计 12 日，暂停 4 日，最迟 10 月 28 日。` */
export const ClockLine = ({ ledger }: { readonly ledger: Ledger }) => (
  <p className="small second">
    <Say text={ledger.summary} />
  </p>
);

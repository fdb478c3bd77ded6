import type { ReactNode } from 'react';
import type { Ledger } from '../../../src/modules/cases/contract.ts';
import { Notice } from '../../ui/notice.tsx';
import { Say, useWords } from '../../ui/words.tsx';
import './clock.css';
import { Key } from './key.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { Strip } from './strip.tsx';
import { WeekGrid } from './week-grid.tsx';
import { clockWords } from './words.ts';

/**
 * Why this date? Question, equation, calendar, key, ledger: the same for applicant, officer, leader and public.
 * Renders what the server explained and computes nothing. `beside` stands right of the table on wide screens.
 */
export const ClockLedger = ({
  ledger,
  staff = false,
  beside,
  after,
  below,
  level = 2,
}: {
  readonly ledger: Ledger;
  readonly staff?: boolean;
  readonly beside?: ReactNode;
  /** Under the table on wide screens, last of all on the phone. */
  readonly after?: ReactNode;
  /** Under the table: 认为时限算错了. */
  readonly below?: ReactNode;
  readonly level?: 2 | 3;
}) => {
  const w = useWords(clockWords);
  const [Head, Sub] = level === 2 ? (['h2', 'h2'] as const) : (['h3', 'h3'] as const);
  const working = ledger.header.length.zh.includes('工作日');
  return (
    <section className="clock" aria-label={w.strip}>
      <Head className="clock-question">
        <Say text={ledger.question} />
      </Head>
      <Equation ledger={ledger} />
      {ledger.provisional && (
        <Notice tone="warn">
          <p>
            <Say text={ledger.provisional.text} />
          </p>
        </Notice>
      )}
      <div className="clock-wide">
        <Strip ledger={ledger} />
      </div>
      <div className="clock-narrow">
        <WeekGrid ledger={ledger} />
      </div>
      <Key ledger={ledger} />
      <div className={beside ? 'clock-columns' : undefined}>
        <div>
          <Sub className="clock-detail">{w.detail}</Sub>
          <LedgerTable ledger={ledger} staff={staff} />
          <p className="small second clock-foot">
            {working && <>{w.workday} </>}
            {ledger.header.unitBasis && <Say text={ledger.header.unitBasis} />} {below}
          </p>
        </div>
        {beside && <div className="clock-beside">{beside}</div>}
        {after && <div>{after}</div>}
      </div>
    </section>
  );
};

const Equation = ({ ledger }: { readonly ledger: Ledger }) => {
  const w = useWords(clockWords);
  return (
    <dl className="equation" aria-label={w.equation}>
      {ledger.equation.map((part) => (
        <div
          key={part.kind + part.label.zh}
          className={[
            'equation-part',
            part.kind === 'due' && 'equation-due',
            part.kind === 'due' && ledger.provisional && 'equation-open',
          ]
            .filter(Boolean)
            .join(' ')}
        >
          <dt>
            <Say text={part.label} />
          </dt>
          <dd>
            <Say text={part.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

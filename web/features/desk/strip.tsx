import type { Ledger } from '../../../src/modules/cases/contract.ts';
import { useText } from '../../ui/words.tsx';
import './strip.css';

/** The days of the period in one row, as wide as the panel: counted, paused, today, ahead. Rest days are left out. */
export const Strip = ({ ledger }: { readonly ledger: Ledger }) => {
  const text = useText();
  const days = ledger.cells.filter((c) => ['counted', 'excluded', 'ahead', 'over'].includes(c.kind));
  return (
    <div className="mini-strip" role="img" aria-label={text(ledger.sentence)}>
      {days.map((c) => (
        <span key={c.day} className={`mini-day mini-${c.kind}${c.marks.includes('today') ? ' mini-today' : ''}`} />
      ))}
    </div>
  );
};

import { useState } from 'react';
import type { Ledger, LedgerLine } from '../../../src/modules/cases/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import './ledger-table.css';
import { clockWords } from './words.ts';

const WEIGHTY = new Set([
  'accepted',
  'deemed-accepted',
  'start',
  'paused',
  'today',
  'statutory-due',
  'extension',
  'decided',
]);
const SHORT = new Set(['holiday', 'make-up']);
const LONG = 8;

const Line = ({ line }: { readonly line: LedgerLine }) => {
  const w = useWords(clockWords);
  const weighty = WEIGHTY.has(line.kind);
  const classes = [
    'ledger-line',
    `rail-${line.rail}`,
    line.kind === 'today' && 'ledger-today',
    line.kind === 'paused' && 'ledger-paused',
    line.tone === 'red' && 'ledger-red',
    SHORT.has(line.kind) && !line.detail && 'ledger-short',
  ];
  return (
    <tr className={classes.filter(Boolean).join(' ')}>
      <th scope="row" className="ledger-when">
        <span className="ledger-dot" aria-hidden="true" />
        <Say text={line.when} />
      </th>
      <td className="ledger-what">
        <p className={weighty ? 'ledger-title ledger-weighty' : 'ledger-title'}>
          <Say text={line.title} />
          {line.tone === 'red' && (
            <>
              {' '}
              <Tag tone="danger">{w.red}</Tag>
            </>
          )}
        </p>
        {line.detail && (
          <p className="ledger-detail">
            <Say text={line.detail} />
          </p>
        )}
      </td>
      <td className="ledger-basis">
        {line.article.map((a) => (
          <span key={a.label.zh}>
            <Say text={a.label} />
          </span>
        ))}
      </td>
      <td className="ledger-count">
        <Say text={line.counted.text} />
      </td>
    </tr>
  );
};

/** The ledger itself: copyable, printable, the same lines for applicant and officer (staff see also what only they need). */
export const LedgerTable = ({ ledger, staff }: { readonly ledger: Ledger; readonly staff?: boolean }) => {
  const w = useWords(clockWords);
  const text = useText();
  const [whole, setWhole] = useState(false);
  const lines = ledger.lines.filter((l) => staff || !l.staffOnly);
  // What came before the clock started is folded away on a phone, when the ledger is long.
  const folds = lines.length > LONG && lines.some((l) => l.rail === 'before');
  return (
    <>
      <table className={folds && !whole ? 'ledger ledger-folds' : 'ledger'}>
        <caption className="sr">{w.caption(text(ledger.name))}</caption>
        <thead>
          <tr>
            <th scope="col">{w.date}</th>
            <th scope="col">{w.what}</th>
            <th scope="col">{w.basis}</th>
            <th scope="col" className="ledger-count">
              {w.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((l, i) => (
            <Line key={`${l.from}${l.kind}${i}`} line={l} />
          ))}
        </tbody>
      </table>
      {folds && !whole && (
        <div className="ledger-more no-print">
          <Button wide onClick={() => setWhole(true)}>
            {w.all(lines.length)}
          </Button>
        </div>
      )}
    </>
  );
};

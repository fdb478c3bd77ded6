import type { ReactNode } from 'react';
import type { Ledger } from '../../../src/modules/cases/contract.ts';
import { useWords } from '../../ui/words.tsx';
import './cell.css';
import './key.css';
import { clockWords } from './words.ts';

/** Explains only the signs that this calendar uses. */
export const Key = ({ ledger }: { readonly ledger: Ledger }) => {
  const w = useWords(clockWords);
  const cells = ledger.cells;
  const first = (kind: string) => cells.find((c) => c.kind === kind);
  const marked = (mark: string) => cells.some((c) => c.marks.includes(mark));
  const working = ledger.header.length.zh.includes('工作日');
  const entries: readonly (readonly [string, ReactNode, string])[] = [
    ...(first('counted')
      ? [['counted', first('counted')!.index, working ? w.counted : w.countedNatural] as const]
      : []),
    ...(first('excluded') ? [['excluded', null, w.paused] as const] : []),
    ...(first('ahead') ? [['ahead', first('ahead')!.index, w.ahead] as const] : []),
    ...(first('over') ? [['over', first('over')!.index, w.over] as const] : []),
    ...(marked('promised') ? [['ahead cell-m-promised', null, w.promisedKey] as const] : []),
    ...(marked('statutory') ? [['ahead cell-m-statutory', null, w.statutoryKey] as const] : []),
    ...(first('holiday')
      ? [
          [
            'holiday',
            <span key="rest" lang="zh-CN">
              {w.restSign}
            </span>,
            w.rest,
          ] as const,
        ]
      : []),
    ...(marked('make-up')
      ? [
          [
            'plain',
            <span key="make-up" lang="zh-CN">
              {w.makeUpSign}
            </span>,
            w.makeUp,
          ] as const,
        ]
      : []),
    ...(marked('provisional') ? [['ahead cell-m-provisional', null, w.provisional] as const] : []),
  ];
  return (
    <ul className="clock-key" aria-label={w.key}>
      {entries.map(([kind, sign, words]) => (
        <li key={kind}>
          <span className={`cell cell-${kind}`} aria-hidden="true">
            {sign}
          </span>
          {words}
        </li>
      ))}
    </ul>
  );
};

import type { CaseView } from '../../../src/modules/cases/contract.ts';
import { ClockLedger } from '../../features/clock/clock-ledger.tsx';
import { caseWords } from '../../features/desk/case.words.ts';
import { Consults, History, Papers } from '../../features/desk/case-parts.tsx';
import { Messages } from '../../features/desk/messages.tsx';
import { Similar } from '../../features/desk/similar.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

/** What stands behind the work: papers, who was asked, history, cases like it, the words with the applicant, the whole ledger. */
export const CaseTab = ({ view, tab }: { readonly view: CaseView; readonly tab: string }) => {
  const w = useWords(caseWords);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long history or ledger is scrolled by keys.
    <div className="case-page" tabIndex={0}>
      {tab === 'papers' && <Papers view={view} />}
      {tab === 'consults' && <Consults view={view} />}
      {tab === 'history' && <History view={view} />}
      {tab === 'similar' && <Similar view={view} />}
      {tab === 'messages' && <Messages view={view} />}
      {tab === 'clock' &&
        (view.ledgers.length > 0 ? (
          view.ledgers.map((l) => <ClockLedger key={l.clock} ledger={l} staff />)
        ) : (
          <Empty title={w.noClock} />
        ))}
    </div>
  );
};

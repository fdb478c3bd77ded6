import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import { type Receipt, readCounter } from '../../features/window/store.ts';
import { windowWords } from '../../features/window/words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { fullDay, whenText } from '../../ui/dates.tsx';
import { FieldSet } from '../../ui/field.tsx';
import { RadioRows } from '../../ui/input.tsx';
import { Qr } from '../../ui/qr.tsx';
import { Empty } from '../../ui/states.tsx';
import { Breadcrumb } from '../../ui/trail.tsx';
import { Say, useLocale, useWords, Zh } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import './window.css';

const progressOf = (r: Receipt): string =>
  `${location.origin}/progress?${new URLSearchParams({ number: r.number, code: r.code })}`;

const Slip = ({ r, n, of }: { readonly r: Receipt; readonly n: number; readonly of: number }) => {
  const w = useWords(windowWords);
  const { locale } = useLocale();
  const { data: session } = useSession();
  return (
    <article className="slip">
      <h2>
        {session && <Say text={session.bureau.name} />} {w.receiptTitle}
      </h2>
      <dl>
        <div>
          <dt>{w.caseNumber}</dt>
          <dd className="slip-number">{r.number}</dd>
        </div>
        <div>
          <dt>{w.code}</dt>
          <dd className="slip-number">{r.code}</dd>
        </div>
        <div>
          <dt>{w.what}</dt>
          <dd>
            <Say text={r.itemName} />
          </dd>
        </div>
        <div>
          <dt>{w.who}</dt>
          <dd>
            <Zh>{r.applicant}</Zh>
          </dd>
        </div>
        <div>
          <dt>{w.on}</dt>
          <dd>{fullDay(r.receivedOn, locale)}</dd>
        </div>
        <div>
          <dt>{w.by}</dt>
          <dd>
            <strong>{fullDay(r.answerBy, locale)}</strong>
          </dd>
        </div>
      </dl>
      <p>
        {w.byNote} <Zh>{w.law}</Zh>
      </p>
      <div className="slip-qr">
        <Qr text={progressOf(r)} label={w.qr} />
        <p>{w.qr}</p>
      </div>
      <p className="slip-foot">
        {session?.person && (
          <>
            {w.clerk} <Zh>{session.person.name}</Zh>{' '}
          </>
        )}
        {w.printed(whenText(new Date().toISOString(), undefined, locale))} {w.page(n, of)}
      </p>
    </article>
  );
};

/** Receipts of what was just handed in, one slip a case: 80 mm for the slip printer, or A4. */
const WindowReceipts = () => {
  const w = useWords(windowWords);
  const { data: session } = useSession();
  const [size, setSize] = useState('80');
  const receipts = session?.person ? readCounter(localStorage, session.person.id).receipts : [];
  return (
    <DeskFrame title={w.receipts} nav={<DeskNav />} className="desk-page window">
      <div className="no-print">
        <Breadcrumb parts={[{ name: w.title, to: '/desk/window' }, { name: w.receipts }]} />
        <h1>{w.receipts}</h1>
      </div>
      {receipts.length === 0 ? (
        <Empty title={w.noReceipts} actions={<ButtonLink to="/desk/window">{w.back}</ButtonLink>}>
          <p>{w.noReceiptsWhy}</p>
        </Empty>
      ) : (
        <>
          <div className="no-print slip-acts">
            <FieldSet id="slip-size" label={w.receipts} hint={w.keyHint}>
              <RadioRows
                name="slip-size"
                inline
                choices={[
                  { value: '80', label: w.size80 },
                  { value: 'a4', label: w.sizeA4 },
                ]}
                value={size}
                onChange={setSize}
              />
            </FieldSet>
            <div className="buttons">
              <Button kind="primary" icon="print" onClick={() => print()}>
                {w.printThis}
              </Button>
              <ButtonLink to="/desk/window">{w.back}</ButtonLink>
            </div>
          </div>
          <div className={size === '80' ? 'slips slips-80' : 'slips slips-a4'}>
            {receipts.map((r, i) => (
              <Slip key={r.caseId} r={r} n={i + 1} of={receipts.length} />
            ))}
          </div>
        </>
      )}
    </DeskFrame>
  );
};

export default WindowReceipts;

import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { submitDraft } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CheckRow } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import type { Receipt } from './store.ts';
import type { CounterState } from './use-counter.ts';
import { windowWords } from './words.ts';

/** Opens the second screen; one window whatever is pressed how often. */
const openMirror = (): void => {
  window.open('/desk/window/mirror', 'oneseal-mirror', 'popup,width=1024,height=768');
};

/** Why nothing can be handed in now; undefined when it can. */
export const useHandIn = (state: CounterState) => {
  const w = useWords(windowWords);
  const text = useText();
  const queries = useQueryClient();
  const { announce } = useLive();
  const [onPaper, setOnPaper] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<readonly { readonly name: string; readonly error: unknown }[]>([]);
  const { complete, confirmed, online } = state;
  const why = !online
    ? w.whyOffline
    : complete.length === 0
      ? w.whyEmpty
      : confirmed !== 'yes' && !onPaper
        ? w.whyConfirm
        : undefined;
  const handIn = async () => {
    if (why || busy) return;
    setBusy(true);
    const wrong: { name: string; error: unknown }[] = [];
    const done: Receipt[] = [];
    // One after the other: each is its own case, and what came through stays whatever happens to the next.
    for (const d of complete)
      try {
        const answer = await submitDraft(d.id, { rev: d.rev, confirmTrue: true, eDelivery: d.eDelivery });
        const receipt = { ...answer, itemName: d.itemName, applicant: d.applicant.name };
        done.push(receipt);
        state.put((c) => ({
          ...c,
          basket: c.basket.filter((x) => x.draft !== d.id),
          receipts: [...c.receipts, receipt],
        }));
      } catch (error) {
        wrong.push({ name: text(d.itemName), error });
        void state.refresh(d.id);
      }
    setFailed(wrong);
    setBusy(false);
    setOnPaper(false);
    if (done.length > 0) announce(w.receivedN(done.length));
    await queries.invalidateQueries({ queryKey: ['drafts'] });
  };
  return { why, busy, failed, onPaper, setOnPaper, handIn };
};

/** The foot of the window: second screen, receipts, handing in, and why not. */
export const WindowBar = ({
  state,
  hand,
  children,
}: {
  readonly state: CounterState;
  readonly hand: ReturnType<typeof useHandIn>;
  readonly children?: ReactNode;
}) => {
  const w = useWords(windowWords);
  const { counter, confirmed, complete, online, waiting } = state;
  const receipts = counter.receipts.length;
  return (
    <section className="win-bar" aria-label={w.bars}>
      {hand.failed.map((f) => (
        <div key={f.name}>
          <strong>{w.failed(f.name)}</strong>
          <ProblemState error={f.error} />
        </div>
      ))}
      {receipts > 0 && <Notice tone="ok" title={w.receivedN(receipts)} />}
      <div className="win-bar-row">
        <p className="win-mirror" role="status">
          <span className={`win-mirror-${confirmed}`}>{w.mirrorState[confirmed]}</span>
          {!online && <span className="win-offline">{w.offline(waiting)}</span>}
        </p>
        <div className="buttons">
          <Button icon="device" onClick={openMirror}>
            {w.mirror}
          </Button>
          {receipts > 0 ? (
            <ButtonLink to="/desk/window/receipts" icon="print">
              {w.print(receipts)}
            </ButtonLink>
          ) : null}
          {hand.why === undefined ? (
            <Button kind="primary" busy={hand.busy} onClick={() => void hand.handIn()}>
              {w.submitN(complete.length)}
            </Button>
          ) : (
            <span className="win-why">
              <span className="win-why-name">{w.submit}</span>
              <span>
                {w.why} {hand.why}
              </span>
            </span>
          )}
        </div>
      </div>
      {complete.length > 0 && confirmed !== 'yes' && (
        <CheckRow checked={hand.onPaper} onChange={(e) => hand.setOnPaper(e.target.checked)}>
          {w.onPaper}
        </CheckRow>
      )}
      {children}
    </section>
  );
};

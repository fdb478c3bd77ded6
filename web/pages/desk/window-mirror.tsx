import { useEffect, useRef, useState } from 'react';
import { CHANNEL, type MirrorMessage, type Said, type Shown } from '../../features/window/store.ts';
import { windowWords } from '../../features/window/words.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../ui/page.tsx';
import { Say, useListed, useText, useWords, Zh } from '../../ui/words.tsx';
import './window.css';

/** The second screen, turned to the applicant: what is being filed, in 22 px, and 对 or 改 to each. It holds no data of its own. */
const WindowMirror = () => {
  const w = useWords(windowWords);
  const listed = useListed();
  const text = useText();
  usePage({ title: w.mirrorTitle });
  const [shown, setShown] = useState<Shown>();
  const [said, setSaid] = useState<readonly Said[]>([]);
  const channel = useRef<BroadcastChannel>(undefined);
  useEffect(() => {
    const c = new BroadcastChannel(CHANNEL);
    channel.current = c;
    c.onmessage = (e: MessageEvent<MirrorMessage>) => {
      if (e.data.kind === 'shown') setShown(e.data);
      if (e.data.kind === 'here') c.postMessage({ kind: 'hello' } satisfies MirrorMessage);
    };
    c.postMessage({ kind: 'hello' } satisfies MirrorMessage);
    return () => c.close();
  }, []);
  const say = (draft: string, rev: number, right: boolean) => {
    const answer: Said = { kind: 'said', draft, rev, right };
    channel.current?.postMessage(answer);
    setSaid((all) => [...all, answer]);
  };
  return (
    <main id="main" className="mirror">
      <header className="mirror-head">
        <img src="/wordmark.svg" alt="一章通" width="126" height="36" />
        {shown && (
          <p>
            {w.calling} <strong>{shown.number}</strong>
          </p>
        )}
      </header>
      {!shown || shown.cards.length === 0 ? (
        <>
          <h1>{w.mirrorEmpty}</h1>
          <p>{shown ? w.mirrorEmptyWhy : w.mirrorStale}</p>
        </>
      ) : (
        <>
          <h1>{w.mirrorTitle}</h1>
          <p>
            <Zh>{w.mirrorLead(shown.who)}</Zh>
          </p>
          {shown.cards.map((card) => {
            const answer = said.findLast((s) => s.draft === card.draft && s.rev === card.rev);
            const name = text(card.name);
            return (
              <section key={card.draft} className="mirror-card" aria-labelledby={`m-${card.draft}`}>
                <h2 id={`m-${card.draft}`}>
                  <Say text={card.name} />
                </h2>
                <dl>
                  {card.lines.map((l) => (
                    <div key={l.label.zh}>
                      <dt>
                        <Say text={l.label} />
                      </dt>
                      <dd>
                        <Say text={l.value} />
                      </dd>
                    </div>
                  ))}
                  {(['papers', 'later'] as const).map(
                    (k) =>
                      card[k].length > 0 && (
                        <div key={k}>
                          <dt>{w[k]}</dt>
                          <dd>{listed(card[k].map(text))}</dd>
                        </div>
                      ),
                  )}
                </dl>
                <div className="mirror-acts" role="status">
                  {answer && <p className="mirror-said">{answer.right ? w.saidRight : w.saidChange}</p>}
                  <Button kind="primary" aria-label={w.rightOf(name)} onClick={() => say(card.draft, card.rev, true)}>
                    {w.right}
                  </Button>
                  <Button aria-label={w.changeOf(name)} onClick={() => say(card.draft, card.rev, false)}>
                    {w.change}
                  </Button>
                </div>
              </section>
            );
          })}
        </>
      )}
    </main>
  );
};

export default WindowMirror;

import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ProblemState } from '../../api/problem.tsx';
import { useSession } from '../../api/session.ts';
import { useKeys } from '../../features/desk/use-keys.ts';
import { CoApplicants } from '../../features/people/co-applicants.tsx';
import { useHandIn, WindowBar } from '../../features/window/bar.tsx';
import { Basket, FindItem } from '../../features/window/basket.tsx';
import { Checks } from '../../features/window/checks.tsx';
import { Principals } from '../../features/window/principals.tsx';
import { nextNumber } from '../../features/window/store.ts';
import { useCounter } from '../../features/window/use-counter.ts';
import { windowWords } from '../../features/window/words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { KeyHint } from '../../ui/tag.tsx';
import { Section } from '../../ui/trail.tsx';
import { useWords } from '../../ui/words.tsx';
import { DeskFrame, DeskNav } from './desk-frame.tsx';
import { WindowPerson } from './window-person.tsx';
import './window.css';

const KEYS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'];

/** One counter: who is here and for whom, the basket, what to check, and handing all of it in at once. */
const CounterDesk = ({ clerk }: { readonly clerk: string }) => {
  const w = useWords(windowWords);
  const navigate = useNavigate();
  const state = useCounter(clerk);
  const hand = useHandIn(state);
  const find = useRef<HTMLInputElement>(null);
  const [current, setCurrent] = useState<string>();
  const { counter, put } = state;
  const call = () => put((c) => ({ number: nextNumber(c.number), basket: [], seen: [], receipts: [] }));
  const acts: Readonly<Record<string, () => void>> = {
    F1: call,
    F2: () => document.getElementById('window-number')?.focus(),
    F3: () => find.current?.focus(),
    F4: () => document.querySelector<HTMLInputElement>('.win-checks input[type=file][data-missing]')?.click(),
    F5: () => counter.receipts.length > 0 && void navigate({ to: '/desk/window/receipts' as string }),
    F6: () => void hand.handIn(),
  };
  useKeys((e) => {
    const act = acts[e.key];
    act?.();
    return act !== undefined;
  });
  const chosen = current ?? state.views[0]?.id;
  return (
    <>
      <div className="win-head">
        <h1>{w.title}</h1>
        <p className="win-number" role="status">
          <span className="second">{w.number}</span> <strong>{counter.number}</strong>
          <span className="sr">{w.numberOf(counter.number)}</span>
        </p>
        <Button onClick={call}>{w.next}</Button>
      </div>
      {state.failed !== undefined && <ProblemState error={state.failed} />}
      <div className="win-columns">
        <Section title={w.person} rule>
          <WindowPerson
            found={counter.visitor}
            onFound={(visitor) =>
              put((c) =>
                visitor ? { ...c, visitor } : { number: c.number, basket: [], seen: [], receipts: c.receipts },
              )
            }
          />
          <Principals state={state} />
          {counter.visitor && <FindItem state={state} input={find} />}
        </Section>
        <Section title={w.basket(counter.basket.length)}>
          {state.error ? (
            <ProblemState error={state.error} />
          ) : state.loading && state.online ? (
            <Skeleton lines={[90, 90]} />
          ) : (
            <Basket state={state} current={chosen} onChoose={setCurrent} />
          )}
        </Section>
        <Section title={w.check}>
          <Checks state={state} current={chosen} />
          {chosen && state.online && (
            <section className="win-together">
              <h3>{w.together}</h3>
              <p className="small second">{w.togetherHow}</p>
              <CoApplicants key={chosen} draft={chosen} />
            </section>
          )}
        </Section>
      </div>
      <WindowBar state={state} hand={hand}>
        <ul className="win-keys small second" aria-label={w.keys}>
          {KEYS.map((k, i) => (
            <li key={k}>
              <KeyHint>{k}</KeyHint> {w.keyNames[i]}
            </li>
          ))}
        </ul>
      </WindowBar>
    </>
  );
};

/** Assisted filing at a centre, a street office or a partner's outlet, in the same forms as online. */
const Window = () => {
  const w = useWords(windowWords);
  const { data: session } = useSession();
  const mine = session?.staff?.posts.some((p) => p === 'intake' || p === 'acceptor') ?? false;
  return (
    <DeskFrame title={w.title} nav={<DeskNav />} className="desk-page window">
      {session?.person && mine ? (
        <CounterDesk key={session.person.id} clerk={session.person.id} />
      ) : (
        <>
          <h1>{w.title}</h1>
          <Empty
            title={w.noRight}
            actions={
              <>
                <ButtonLink to="/desk" kind="primary">
                  {w.toQueue}
                </ButtonLink>
                <ButtonLink to="/items">{w.toItems}</ButtonLink>
              </>
            }
          >
            <p>{w.noRightWhy}</p>
          </Empty>
        </>
      )}
    </DeskFrame>
  );
};

export default Window;

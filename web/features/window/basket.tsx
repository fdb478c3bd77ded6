import { useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { searchQuery } from '../../api/catalogue.ts';
import { clientKey } from '../../api/client.ts';
import { type DraftView, dropDraft } from '../../api/drafts.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextInput } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { Empty } from '../../ui/states.tsx';
import { Say, useText, useWords } from '../../ui/words.tsx';
import { FrequentList } from './frequent.tsx';
import type { Chosen } from './store.ts';
import type { CounterState } from './use-counter.ts';
import { windowWords } from './words.ts';

/** Finds services as people say them and puts them into the basket; Enter takes the first. */
export const FindItem = ({ state, input }: { readonly state: CounterState; readonly input: Ref<HTMLInputElement> }) => {
  const w = useWords(windowWords);
  const text = useText();
  const { announce } = useLive();
  const [q, setQ] = useState('');
  const sought = q.trim();
  const { data, error, isPlaceholderData } = useQuery({
    ...searchQuery(sought, 6),
    enabled: sought.length > 0,
    placeholderData: (before) => before,
  });
  const { counter, put } = state;
  const kind = counter.principal?.kind ?? counter.visitor?.kind;
  const add = (item: string, name: Chosen['name']) => {
    put((c) => ({ ...c, basket: [...c.basket, { item, name, key: clientKey() }] }));
    announce(w.addOf(text(name)));
    setQ('');
  };
  const fits = (audience: readonly string[]) =>
    kind === 'natural' ? audience.includes('person') : audience.includes('company') || audience.includes('other');
  const found = (data?.items ?? []).filter(({ item }) => fits(item.audience));
  return (
    <div className="win-find">
      <Field id="window-item" label={w.find} hint={w.findHint}>
        {(aria) => (
          <TextInput
            {...aria}
            ref={input}
            type="search"
            maxLength={100}
            value={q}
            onChange={(e) => setQ(e.target.value)}
            onKeyDown={(e) => {
              const first = found[0]?.item;
              // Enter ends a composed word too, and what is listed may still be of the word before.
              if (e.key !== 'Enter' || e.nativeEvent.isComposing || isPlaceholderData) return;
              if (first) add(first.item, first.name);
            }}
          />
        )}
      </Field>
      {error && sought && <ProblemState error={error} />}
      {sought && (
        <ul className="win-found" aria-live="polite">
          {found.map(({ item }) => (
            <li key={item.item}>
              <span>
                <Say text={item.name} />
              </span>
              <Button aria-label={w.addOf(text(item.name))} onClick={() => add(item.item, item.name)}>
                {w.add}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!sought && <FrequentList fits={fits} onAdd={add} />}
    </div>
  );
};

/** How far one draft is: materials in hand of those to hand in. */
export const countsOf = (d: DraftView): { readonly given: number; readonly of: number } => {
  const asked = d.materials.filter((m) => m.status !== 'fetched' && m.necessity !== 'optional');
  return { given: asked.filter((m) => m.status !== 'missing').length, of: asked.length };
};

const Row = ({
  chosen,
  n,
  view,
  current,
  onChoose,
  onDrop,
}: {
  readonly chosen: Chosen;
  readonly n: number;
  readonly view: DraftView | undefined;
  readonly current: boolean;
  readonly onChoose: () => void;
  readonly onDrop: () => void;
}) => {
  const w = useWords(windowWords);
  const text = useText();
  const name = text(chosen.name);
  const counts = view && countsOf(view);
  return (
    <li className={current ? 'win-row win-row-now' : 'win-row'}>
      <button type="button" className="win-row-name" aria-pressed={current} onClick={onChoose}>
        <span className="win-n">{n}</span>
        <span>
          <strong>
            <Say text={chosen.name} />
          </strong>
          <span className="small second win-row-state">
            {!chosen.draft || !view || !counts ? (
              w.waiting
            ) : (
              <>
                {w.materials(counts.given, counts.of)}{' '}
                {view.complete ? (
                  <span className="win-ready">● {w.ready}</span>
                ) : (
                  <span>○ {w.short(view.errors.length)}</span>
                )}
              </>
            )}
          </span>
        </span>
      </button>
      {chosen.draft && (
        <ButtonLink to={`/apply/${chosen.draft}`} aria-label={w.fillOf(name)}>
          {w.fill}
        </ButtonLink>
      )}
      <button type="button" className="icon-button" aria-label={w.drop(name)} onClick={onDrop}>
        <Icon name="close" size={16} />
      </button>
    </li>
  );
};

export const Basket = ({
  state,
  current,
  onChoose,
}: {
  readonly state: CounterState;
  readonly current: string | undefined;
  readonly onChoose: (draft: string | undefined) => void;
}) => {
  const w = useWords(windowWords);
  const text = useText();
  const { announce } = useLive();
  const { counter, put, views } = state;
  if (counter.basket.length === 0)
    return (
      <Empty title={w.empty}>
        <p>{counter.visitor ? w.emptyWhy : w.emptyFirst}</p>
      </Empty>
    );
  return (
    <ol className="win-basket">
      {counter.basket.map((c, i) => (
        <Row
          key={c.key}
          chosen={c}
          n={i + 1}
          view={views.find((v) => v.id === c.draft)}
          current={current !== undefined && current === c.draft}
          onChoose={() => onChoose(c.draft)}
          onDrop={() => {
            put((now) => ({ ...now, basket: now.basket.filter((x) => x.key !== c.key) }));
            // The draft is given up at the bureau too; if that fails it stays among the clerk's half-filled ones.
            if (c.draft) void dropDraft(c.draft).catch(() => undefined);
            announce(w.dropped(text(c.name)));
          }}
        />
      ))}
    </ol>
  );
};

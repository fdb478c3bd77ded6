import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { myCasesQuery } from '../../api/cases.ts';
import { searchQuery } from '../../api/catalogue.ts';
import { useSession } from '../../api/session.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSettled } from '../../ui/settled.ts';
import { useText, useWords } from '../../ui/words.tsx';
import { type Row, rowsOf } from './rows.ts';
import './search.css';
import { searchWords } from './words.ts';

/** What the words typed so far find: services, my matters, answers, and what may have been meant. */
const useFound = (typed: string, open: boolean) => {
  const text = useText();
  const { data: session } = useSession();
  const q = useSettled(typed, 180).trim();
  const asking = open && q !== '';
  const { data, error } = useQuery({ ...searchQuery(q, 5), enabled: asking });
  const { data: cases } = useQuery({
    ...myCasesQuery,
    enabled: asking && Boolean(session?.person) && !session?.staff,
  });
  const shown = asking && typed.trim() !== '';
  const rows: readonly Row[] = shown && data ? rowsOf(q, data, cases ?? [], text) : [];
  // Said only of the words that are written there now, not of those before.
  const none = shown && data?.q === typed.trim() && (data.didYouMean.length > 0 || rows.length === 0);
  return { rows, none: none ? typed.trim() : undefined, failed: shown && Boolean(error) };
};

/** Search that answers while typing. Arrow keys choose, Enter goes there or shows all, Escape closes. */
export const SearchBox = ({ initial = '', label }: { readonly initial?: string; readonly label?: string }) => {
  const w = useWords(searchWords);
  const id = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(initial);
  const [open, setOpen] = useState(false);
  const [chosen, choose] = useState(-1);
  const { rows, none, failed } = useFound(typed, open);
  const listed = rows.length > 0 || none !== undefined || failed;

  const close = () => {
    setOpen(false);
    choose(-1);
  };
  const go = (to: string) => {
    close();
    void navigate({ to });
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      if (rows.length === 0) return setOpen(true);
      e.preventDefault();
      const step = e.key === 'ArrowDown' ? 1 : -1;
      choose((c) => ((c + 1 + step + rows.length + 1) % (rows.length + 1)) - 1);
    } else if (e.key === 'Escape') close();
  };
  const said = failed ? w.failed : none !== undefined ? w.none(none) : rows.length > 0 ? w.found(rows.length) : '';
  return (
    <search
      className="search"
      onBlur={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget)) close();
      }}
    >
      <form
        className="search-form"
        action="/search"
        onSubmit={(e) => {
          e.preventDefault();
          const row = rows[chosen];
          if (row) go(row.to);
          else if (typed.trim()) go(`/search?q=${encodeURIComponent(typed.trim())}`);
        }}
      >
        <Icon name="search" size={22} />
        <input
          type="search"
          name="q"
          role="combobox"
          aria-label={label ?? w.label}
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          autoComplete="off"
          maxLength={100}
          placeholder={w.placeholder}
          value={typed}
          onChange={(e) => {
            setTyped(e.target.value);
            setOpen(true);
            choose(-1);
          }}
          onKeyDown={onKey}
        />
        <button type="submit" className="search-go">
          {w.search}
        </button>
      </form>
      <div className="search-list" hidden={!listed}>
        {failed && <p className="search-said small">{w.failed}</p>}
        {none !== undefined && (
          <p className="search-said small">
            {w.none(none)}
            {rows.length > 0 ? w.meant : w.otherwise}
          </p>
        )}
        <div id={`${id}-list`} role="listbox" aria-label={w.label} hidden={rows.length === 0}>
          {rows.map((r, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox that owns this option.
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox (aria-activedescendant).
            <div
              key={`${r.kind} ${r.to} ${r.name}`}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === chosen}
              className="search-option"
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => go(r.to)}
            >
              <span>{r.name}</span>
              {r.kind !== 'item' && r.kind !== 'meant' && <span className="search-kind">{w[r.kind]}</span>}
              {r.note && <span className="small second">{r.note}</span>}
            </div>
          ))}
        </div>
      </div>
      <p className="sr" role="status">
        {said}
      </p>
    </search>
  );
};

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { searchQuery } from '../../api/catalogue.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import './search.css';

const zh = {
  label: '您要办什么事？',
  placeholder: '开饭店、yyzz、落户……',
  search: '搜索',
  found: (n: number) => `有 ${n} 个事项，用上下键选`,
};
const words = {
  zh,
  en: {
    label: 'What do you want to do?',
    placeholder: 'open a restaurant, yyzz…',
    search: 'Search',
    found: (n: number) => `${n} services, choose with the arrow keys`,
  } satisfies typeof zh,
};

const useSettled = (value: string, ms: number): string => {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const t = setTimeout(() => settle(value), ms);
    return () => clearTimeout(t);
  }, [value, ms]);
  return settled;
};

/** Search that answers while typing: services by words, pinyin initials and everyday names. Enter shows all. */
export const SearchBox = ({ initial = '', label }: { readonly initial?: string; readonly label?: string }) => {
  const w = useWords(words);
  const text = useText();
  const id = useId();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(initial);
  const [open, setOpen] = useState(false);
  const [chosen, choose] = useState(-1);
  const settled = useSettled(typed, 180);
  const { data } = useQuery({ ...searchQuery(settled.trim(), 6), enabled: open && settled.trim() !== '' });
  const found = open && typed.trim() !== '' ? (data?.items ?? []) : [];

  const go = (to: string) => {
    setOpen(false);
    void navigate({ to });
  };
  const searchAll = () => go(`/search?q=${encodeURIComponent(typed.trim())}`);
  const onKey = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      if (found.length === 0) return;
      e.preventDefault();
      const step = e.key === 'ArrowDown' ? 1 : -1;
      choose((c) => ((c + 1 + step + found.length + 1) % (found.length + 1)) - 1);
    } else if (e.key === 'Escape') {
      setOpen(false);
      choose(-1);
    }
  };
  return (
    <search
      className="search"
      onBlur={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget)) setOpen(false);
      }}
    >
      <form
        className="search-form"
        action="/search"
        onSubmit={(e) => {
          e.preventDefault();
          const item = found[chosen]?.item.item;
          if (item) go(`/items/${item}`);
          else if (typed.trim()) searchAll();
        }}
      >
        <Icon name="search" size={22} />
        <input
          type="search"
          name="q"
          role="combobox"
          aria-label={label ?? w.label}
          aria-expanded={found.length > 0}
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
      <div id={`${id}-list`} role="listbox" aria-label={w.label} hidden={found.length === 0} className="search-list">
        {found.map(({ item }, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox that owns this option.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox (aria-activedescendant).
          <div
            key={item.item}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === chosen}
            className="search-option"
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => go(`/items/${item.item}`)}
          >
            <span>{text(item.name)}</span>
            <span className="small second">{text(item.summary)}</span>
          </div>
        ))}
      </div>
      <p className="sr" role="status">
        {found.length > 0 ? w.found(found.length) : ''}
      </p>
    </search>
  );
};

import { useEffect, useId, useRef } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useListed, useLocale } from '../../ui/words.tsx';
import './filter-menu.css';

export type FilterChoice = { readonly value: string; readonly label: string; readonly n?: number };

/** A button that opens a list of ticks; what is ticked stands on the button. Escape and a click elsewhere close it. */
export const FilterMenu = ({
  label,
  choices,
  value,
  one = false,
  onChange,
  onClear,
  clearLabel,
}: {
  readonly label: string;
  readonly choices: readonly FilterChoice[];
  readonly value: readonly string[];
  /** Only one at a time: another tick takes its place. */
  readonly one?: boolean;
  readonly onChange: (value: readonly string[]) => void;
  readonly onClear: () => void;
  readonly clearLabel: string;
}) => {
  const ref = useRef<HTMLDetailsElement>(null);
  const id = useId();
  const { locale } = useLocale();
  const listed = useListed();
  useEffect(() => {
    const away = (e: PointerEvent) => {
      if (ref.current?.open && !ref.current.contains(e.target as Node)) ref.current.open = false;
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, []);
  const names = value.map((v) => choices.find((c) => c.value === v)?.label ?? v);
  const toggle = (v: string, on: boolean) => onChange(on ? (one ? [v] : [...value, v]) : value.filter((x) => x !== v));
  return (
    <span className={value.length > 0 ? 'filter filter-on' : 'filter'}>
      <details
        ref={ref}
        className="filter-menu"
        onKeyDown={(e) => {
          if (e.key !== 'Escape' || !ref.current?.open) return;
          e.stopPropagation();
          ref.current.open = false;
          ref.current.querySelector('summary')?.focus();
        }}
      >
        <summary>
          <span className="filter-name">
            {names.length > 0 ? `${label}${locale === 'zh' ? '：' : ': '}${listed(names)}` : label}
          </span>
          <Icon name="down" size={16} />
        </summary>
        <ul className="filter-list" aria-label={label}>
          {choices.map((c) => (
            <li key={c.value}>
              <label>
                <input
                  type="checkbox"
                  name={`${id}-${c.value}`}
                  checked={value.includes(c.value)}
                  onChange={(e) => toggle(c.value, e.target.checked)}
                />
                <span>{c.label}</span>
                {c.n !== undefined && <span className="third">{c.n}</span>}
              </label>
            </li>
          ))}
        </ul>
      </details>
      {value.length > 0 && (
        <button type="button" className="filter-clear" aria-label={`${clearLabel} ${label}`} onClick={onClear}>
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  );
};

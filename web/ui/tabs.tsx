import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import './tabs.css';

type Tab = { readonly key: string; readonly name: ReactNode; readonly count?: number };

/** Tabs over one panel; arrows, Home and End move, as the ARIA pattern asks. `children` is the panel of the chosen tab. */
export const Tabs = ({
  label,
  tabs,
  chosen,
  onChoose,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
  readonly children: ReactNode;
}) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (e: KeyboardEvent) => {
    const at = tabs.findIndex((t) => t.key === chosen);
    const step: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
    const to = step[e.key];
    if (to === undefined) return;
    e.preventDefault();
    const i = (to + tabs.length) % tabs.length;
    onChoose(tabs[i]!.key);
    (list.current?.children[i] as HTMLElement | undefined)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((t) => (
          <button
            key={t.key}
            type="button"
            role="tab"
            id={`${id}-${t.key}`}
            aria-selected={t.key === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={t.key === chosen ? 0 : -1}
            className="tab"
            onClick={() => onChoose(t.key)}
          >
            {t.name}
            {t.count !== undefined && <span className="tab-count"> {t.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} className="tab-panel">
        {children}
      </div>
    </>
  );
};

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import './live.css';
import { Icon } from './icon.tsx';
import { useLocale, useWords } from './words.tsx';

const zh = { close: '知道了' };
const words = { zh, en: { close: 'Dismiss' } satisfies typeof zh };

type Spoken = { readonly text: string; readonly at: number };
type Live = {
  /** Read out politely, nothing shown. */
  readonly announce: (text: string) => void;
  /** Read out and shown at the foot of the page for eight seconds, longer while it is hovered or focused, or until dismissed. */
  readonly tell: (text: string) => void;
};
const LiveContext = createContext<Live>({ announce: () => undefined, tell: () => undefined });
export const useLive = (): Live => useContext(LiveContext);

/** One polite live region for the whole page, and the place of the toast. */
export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const w = useWords(words);
  const [spoken, setSpoken] = useState<Spoken>({ text: '', at: 0 });
  const [toast, setToast] = useState<Spoken>();
  const announce = useCallback((text: string) => setSpoken((s) => ({ text, at: s.at + 1 })), []);
  const tell = useCallback(
    (text: string) => {
      setToast((t) => ({ text, at: (t?.at ?? 0) + 1 }));
      announce(text);
    },
    [announce],
  );
  const [held, setHeld] = useState(false);
  const dismiss = () => {
    setToast(undefined);
    setHeld(false); // what is gone is no longer left by the pointer
  };
  const { locale } = useLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said in the other language does not stay on the page.
  useEffect(() => setSpoken((s) => ({ text: '', at: s.at + 1 })), [locale]);
  useEffect(() => {
    if (!toast || held) return;
    const gone = setTimeout(() => setToast(undefined), 8000);
    return () => clearTimeout(gone);
  }, [toast, held]);
  const live = useMemo(() => ({ announce, tell }), [announce, tell]);
  return (
    <LiveContext value={live}>
      {children}
      <div className="sr" aria-live="polite" role="status">
        <span key={spoken.at}>{spoken.text}</span>
      </div>
      {toast && (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering or focusing only keeps the message from leaving (2.2.1).
        <div
          className="toast no-print"
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Icon name="done" />
          <span>{toast.text}</span>
          <button type="button" onClick={dismiss}>
            {w.close}
          </button>
        </div>
      )}
    </LiveContext>
  );
};

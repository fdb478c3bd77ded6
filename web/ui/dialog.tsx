import { type ReactNode, useEffect, useId, useRef } from 'react';
import './dialog.css';
import { Icon } from './icon.tsx';
import { useWords } from './words.tsx';

const zh = { close: '关闭' };
const words = { zh, en: { close: 'Close' } satisfies typeof zh };

/**
 * A native modal dialog: focus goes in and comes back, Escape closes, the page behind is inert. `actions` repeats the verb
 * (准予 / 先不准予). Mount it only while open.
 */
export const Dialog = ({
  title,
  onClose,
  actions,
  wide,
  children,
}: {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) => {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const w = useWords(words);
  useEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(e) => {
        e.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label={w.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="dialog-body">{children}</div>
      {actions && <div className="dialog-actions buttons">{actions}</div>}
    </dialog>
  );
};

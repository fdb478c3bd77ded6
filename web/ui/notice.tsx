import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import './notice.css';
import { Icon } from './icon.tsx';
import { useWords } from './words.tsx';

export type Tone = 'wait' | 'act' | 'good' | 'bad' | 'closed';

/** Answer before form: where I stand and what I must do, with one edge of colour. The first thing on the page of a matter. */
export const Verdict = ({
  tone,
  title,
  children,
  actions,
}: {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) => (
  <div className={`verdict verdict-${tone}`}>
    <p className="verdict-title">{title}</p>
    {children && <div className="verdict-text">{children}</div>}
    {actions && <div className="buttons verdict-actions">{actions}</div>}
  </div>
);

const ICONS = { info: 'info', ok: 'done', warn: 'alert', danger: 'alert' } as const;
/** A remark inside a page: icon, words, optional acts. */
export const Notice = ({
  tone = 'info',
  title,
  children,
  actions,
}: {
  readonly tone?: keyof typeof ICONS;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) => (
  <div className={`notice notice-${tone}`}>
    <Icon name={ICONS[tone]} />
    <div>
      {title && <p className="notice-title">{title}</p>}
      {children}
      {actions && <div className="buttons notice-actions">{actions}</div>}
    </div>
  </div>
);

const zh = { title: (n: number) => `有 ${n} 处要改` };
const words = {
  zh,
  en: { title: (n: number) => (n === 1 ? '1 thing to change' : `${n} things to change`) } satisfies typeof zh,
};

/** First on the page after a failed attempt, focused, each line a link to its field (`id` of the control). */
export const ErrorSummary = ({
  errors,
  title,
  turn,
}: {
  readonly errors: readonly { readonly id: string; readonly text: ReactNode }[];
  readonly title?: ReactNode;
  /** A new number moves the focus here again. */
  readonly turn: number;
}) => {
  const w = useWords(words);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (turn > 0) ref.current?.focus();
  }, [turn]);
  if (errors.length === 0) return null;
  return (
    <div ref={ref} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{title ?? w.title(errors.length)}</h2>
      <ul>
        {errors.map((e) => (
          <li key={e.id}>
            <a
              href={`#${e.id}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(e.id);
                field?.scrollIntoView({ block: 'center' });
                field?.focus({ preventScroll: true });
              }}
            >
              {e.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Not available: the act stays visible, dashed, with reason, article and what can be done instead. */
export const WhyNot = ({
  name,
  reason,
  article,
  instead,
}: {
  readonly name: ReactNode;
  readonly reason: ReactNode;
  readonly article?: ReactNode;
  readonly instead?: ReactNode;
}) => (
  <div className="why-not">
    <span className="why-not-name">{name}</span>
    <p>{reason}</p>
    {article && <p className="third small">{article}</p>}
    {instead && <p className="small">{instead}</p>}
  </div>
);

/** Facts as label and value with lines between; on phones the label column stays 88 px. */
export const Facts = ({
  rows,
  ref,
}: {
  readonly rows: readonly {
    readonly key?: string;
    readonly label: ReactNode;
    readonly value: ReactNode;
    readonly note?: ReactNode;
  }[];
  readonly ref?: Ref<HTMLDListElement>;
}) => (
  <dl className="facts" ref={ref}>
    {rows.map((r, i) => (
      <div key={r.key ?? i} className="facts-row">
        <dt>{r.label}</dt>
        <dd>
          {r.value}
          {r.note && <span className="facts-note">{r.note}</span>}
        </dd>
      </div>
    ))}
  </dl>
);

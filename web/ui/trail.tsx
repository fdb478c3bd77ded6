import { Fragment, type ReactNode } from 'react';
import './trail.css';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { useWords } from './words.tsx';

const zh = {
  trail: '当前位置',
  more: '再看一些',
  prev: '上一页',
  next: '下一页',
  pages: '翻页',
  done: '已完成',
  now: '现在',
  ahead: '还没到',
  stopped: '没有走到',
};
const words = {
  zh,
  en: {
    trail: 'You are here',
    more: 'Show more',
    prev: 'Previous',
    next: 'Next',
    pages: 'Pages',
    done: 'done',
    now: 'now',
    ahead: 'ahead',
    stopped: 'not reached',
  } satisfies typeof zh,
};

/** Where this page hangs; the last part is the page itself. */
export const Breadcrumb = ({
  parts,
}: {
  readonly parts: readonly { readonly name: ReactNode; readonly to?: string }[];
}) => {
  const w = useWords(words);
  return (
    <nav aria-label={w.trail} className="breadcrumb">
      <ol>
        {parts.map((p, i) => (
          <Fragment key={i}>
            {i > 0 && (
              <li aria-hidden="true" className="breadcrumb-cut">
                /
              </li>
            )}
            <li>{p.to ? <Link to={p.to}>{p.name}</Link> : <span aria-current="page">{p.name}</span>}</li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
};

/** Keyset pages: no page numbers, because rows move while one reads. */
export const Pager = ({
  onPrev,
  onNext,
  onMore,
  more,
  busy,
}: {
  readonly onPrev?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly onMore?: (() => void) | undefined;
  /** What more there is: `更早的`. */
  readonly more?: string;
  readonly busy?: boolean;
}) => {
  const w = useWords(words);
  if (!onPrev && !onNext && !onMore) return null;
  return (
    <nav className="buttons pager" aria-label={w.pages}>
      {onPrev && (
        <Button icon="back" onClick={onPrev}>
          {w.prev}
        </Button>
      )}
      {onNext && (
        <Button icon="next" onClick={onNext}>
          {w.next}
        </Button>
      )}
      {onMore && (
        <Button onClick={onMore} busy={busy ?? false}>
          {more ?? w.more}
        </Button>
      )}
    </nav>
  );
};

type Stage = {
  readonly key: string;
  readonly name: ReactNode;
  readonly note?: ReactNode;
  readonly state: 'done' | 'now' | 'ahead' | 'stopped';
};

/** The progress line of a matter: dots and names on wide screens, bars on the phone. */
export const ProgressLine = ({ label, stages }: { readonly label: string; readonly stages: readonly Stage[] }) => {
  const w = useWords(words);
  return (
    <ol className="progress-line" aria-label={label}>
      {stages.map((s) => (
        <li key={s.key} className={`stage stage-${s.state}`} aria-current={s.state === 'now' ? 'step' : undefined}>
          <span className="stage-dot" aria-hidden="true">
            {s.state === 'done' && <Icon name="check" size={14} />}
          </span>
          <span className="stage-name">
            {s.name}
            <span className="sr"> {w[s.state]}</span>
          </span>
          {s.note && <span className="stage-note">{s.note}</span>}
        </li>
      ))}
    </ol>
  );
};

/** Numbered steps with a line between the numbers. */
export const Steps = ({
  steps,
}: {
  readonly steps: readonly { readonly title: ReactNode; readonly note?: ReactNode }[];
}) => (
  <ol className="steps">
    {steps.map((s, i) => (
      <li key={i}>
        <span className="steps-n" aria-hidden="true">
          {i + 1}
        </span>
        <div>
          <p>{s.title}</p>
          {s.note && <p className="small second">{s.note}</p>}
        </div>
      </li>
    ))}
  </ol>
);

/** A closed detail that opens in place. */
export const Details = ({
  title,
  children,
  open,
}: {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}) => (
  <details className="details" open={open}>
    <summary>
      <span>{title}</span>
      <Icon name="down" />
    </summary>
    <div className="details-body">{children}</div>
  </details>
);

/** A section: heading, 2 px ink rule under it, what belongs beside the heading at the right. */
export const Section = ({
  title,
  note,
  aside,
  rule = true,
  id,
  children,
}: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  readonly rule?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}) => (
  <section className="section" id={id}>
    <div className={rule ? 'section-head section-rule' : 'section-head'}>
      <div>
        <h2>{title}</h2>
        {note && <p className="small second">{note}</p>}
      </div>
      {aside}
    </div>
    {children}
  </section>
);

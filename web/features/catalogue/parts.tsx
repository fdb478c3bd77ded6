import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Text } from '../../../src/kernel/text.ts';
import { Button } from '../../ui/button.tsx';
import { Field, FieldSet } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CheckRow, Select, TextArea, TextInput } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import { editorWords } from './editor.words.ts';

/** The controls of the editor: each shows one value of a version and says a new one; nothing is kept in them. */
const EMPTY: Text = { zh: '', en: '' };

/** A text in both languages, side by side. */
export const TextPair = ({
  label,
  hint,
  value = EMPTY,
  onChange,
  long,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value?: Text | undefined;
  readonly onChange: (value: Text) => void;
  readonly long?: boolean;
}) => {
  const w = useWords(editorWords);
  const id = useId();
  const side = (lang: 'zh' | 'en', name: string) => (
    <Field id={`${id}-${lang}`} label={name} {...(hint ? { hint } : {})}>
      {(aria) => {
        const common = { ...aria, lang: lang === 'zh' ? 'zh-CN' : 'en', value: value[lang] };
        const put = (typed: string) => onChange({ ...value, [lang]: typed });
        return long ? (
          <TextArea {...common} rows={3} onChange={(e) => put(e.target.value)} />
        ) : (
          <TextInput {...common} maxLength={500} onChange={(e) => put(e.target.value)} />
        );
      }}
    </Field>
  );
  return (
    <div className="ed-pair">
      {side('zh', w.zhOf(label))}
      {side('en', w.enOf(label))}
    </div>
  );
};

export const Line = ({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => {
  const id = useId();
  return (
    <Field id={id} label={label} {...(hint ? { hint } : {})}>
      {(aria) => <TextInput {...aria} maxLength={400} value={value} onChange={(e) => onChange(e.target.value)} />}
    </Field>
  );
};

/** Texts, one a line; blank lines fall out when the field is left. */
export const Lines = ({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) => {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  return (
    <Field id={id} label={label} {...(hint ? { hint } : {})}>
      {(aria) => (
        <TextArea
          {...aria}
          rows={3}
          value={typed ?? value.join('\n')}
          onChange={(e) => {
            setTyped(e.target.value);
            onChange(
              e.target.value
                .split('\n')
                .map((s) => s.trim())
                .filter(Boolean),
            );
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
};

/** A whole number; what is none stays in the field with the reason and is not taken over. */
export const Whole = ({
  label,
  value,
  onChange,
  min = 0,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  readonly min?: number;
}) => {
  const w = useWords(editorWords);
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && !(/^\d{1,5}$/.test(typed) && Number(typed) >= min);
  return (
    <Field id={id} label={label} error={wrong ? w.whole : undefined}>
      {(aria) => (
        <TextInput
          {...aria}
          inputMode="numeric"
          maxLength={5}
          value={typed ?? String(value ?? '')}
          onChange={(e) => {
            const next = e.target.value.trim();
            setTyped(next);
            if (/^\d{1,5}$/.test(next) && Number(next) >= min) onChange(Number(next));
          }}
          onBlur={() => !wrong && setTyped(undefined)}
        />
      )}
    </Field>
  );
};

export const Pick = ({
  label,
  words,
  value,
  empty,
  onChange,
}: {
  readonly label: string;
  readonly words: Readonly<Record<string, string>>;
  readonly value: string;
  readonly empty?: string;
  readonly onChange: (value: string) => void;
}) => {
  const id = useId();
  return (
    <Field id={id} label={label}>
      {(aria) => (
        <Select
          {...aria}
          {...(empty === undefined ? {} : { empty })}
          value={value}
          choices={Object.entries(words).map(([v, name]) => ({ value: v, label: name }))}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
};

export const Tick = ({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}) => (
  <CheckRow checked={checked} onChange={(e) => onChange(e.target.checked)}>
    {children}
  </CheckRow>
);

/** Several of a fixed set, kept in the order of the set. */
export const Ticks = ({
  label,
  words,
  value,
  onChange,
}: {
  readonly label: string;
  readonly words: Readonly<Record<string, string>>;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) => {
  const id = useId();
  return (
    <FieldSet id={id} label={label}>
      <div className="ed-ticks">
        {Object.entries(words).map(([key, name]) => (
          <Tick
            key={key}
            checked={value.includes(key)}
            onChange={(on) => onChange(Object.keys(words).filter((k) => (k === key ? on : value.includes(k))))}
          >
            {name}
          </Tick>
        ))}
      </div>
    </FieldSet>
  );
};

const moved = <T,>(list: readonly T[], from: number, to: number): readonly T[] => {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};

/** An ordered list of entries: closed each shows its name; up, down and remove by buttons (2.5.7), never by dragging. */
export const Entries = <T,>({
  id,
  items,
  nameOf,
  onChange,
  add,
  make,
  children,
}: {
  readonly id: string;
  readonly items: readonly T[];
  readonly nameOf: (item: T, i: number) => Text;
  readonly onChange: (items: readonly T[]) => void;
  readonly add: string;
  readonly make: () => T;
  readonly children: (item: T, put: (item: T) => void, i: number) => ReactNode;
}) => {
  const w = useWords(editorWords);
  const text = useText();
  const { announce } = useLive();
  const [open, setOpen] = useState<number>();
  const list = useRef<HTMLOListElement>(null);
  const [after, setAfter] = useState<{ readonly at: number; readonly button: string }>();
  // The hand stays on what it moved: pressed again, the same entry goes on; after a removal it lies on the next one.
  useEffect(() => {
    if (!after) return;
    const entries = list.current?.children;
    entries?.[Math.min(after.at, entries.length - 1)]?.querySelector<HTMLElement>(after.button)?.focus();
  }, [after]);
  const move = (i: number, by: 1 | -1) => {
    if (!items[i + by]) return;
    onChange(moved(items, i, i + by));
    setOpen(undefined);
    setAfter({ at: i + by, button: by < 0 ? '.ed-up' : '.ed-down' });
  };
  return (
    <>
      {items.length === 0 && <p className="second">{w.noneYet}</p>}
      <ol className="ed-entries" ref={list}>
        {items.map((item, i) => {
          const name = text(nameOf(item, i)) || String(i + 1);
          return (
            <li key={i} id={`${id}-${i}`}>
              <div className="ed-entry-head">
                <button
                  type="button"
                  className="ed-entry-name"
                  aria-expanded={open === i}
                  onClick={() => setOpen(open === i ? undefined : i)}
                >
                  <Icon name={open === i ? 'up' : 'down'} size={16} />
                  <span>{name}</span>
                </button>
                <span className="ed-entry-acts">
                  <button
                    type="button"
                    className="icon-button ed-up"
                    aria-label={w.up(name)}
                    aria-disabled={i === 0}
                    onClick={() => move(i, -1)}
                  >
                    <Icon name="up" size={16} />
                  </button>
                  <button
                    type="button"
                    className="icon-button ed-down"
                    aria-label={w.down(name)}
                    aria-disabled={i === items.length - 1}
                    onClick={() => move(i, 1)}
                  >
                    <Icon name="down" size={16} />
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={w.remove(name)}
                    onClick={() => {
                      onChange(items.filter((_, k) => k !== i));
                      setOpen(undefined);
                      announce(w.removed(name));
                      setAfter({ at: i, button: '.ed-entry-name' });
                    }}
                  >
                    <Icon name="trash" size={16} />
                  </button>
                </span>
              </div>
              {open === i && (
                <div className="ed-entry-body">
                  {children(item, (next) => onChange(items.map((x, k) => (k === i ? next : x))), i)}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <Button
        kind="quiet"
        icon="plus"
        onClick={() => {
          onChange([...items, make()]);
          setOpen(items.length);
        }}
      >
        {add}
      </Button>
    </>
  );
};

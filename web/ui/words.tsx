import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Locale, Text } from '../../src/kernel/text.ts';

export type { Locale, Text };

type LocaleState = { readonly locale: Locale; readonly switchTo: (locale: Locale) => void };
const LocaleContext = createContext<LocaleState>({ locale: 'zh', switchTo: () => undefined });
const KEY = 'oneseal.locale';

const remembered = (): Locale => {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'zh' || kept === 'en') return kept;
  } catch {
    // Storage may be forbidden; the page still works in the browser's language.
  }
  return /^zh\b/i.test(navigator.language) || !/^en\b/i.test(navigator.language) ? 'zh' : 'en';
};

/** Holds the page language, remembers it on this device and keeps `<html lang>` true. */
export const LocaleProvider = ({ children }: { readonly children: ReactNode }) => {
  const [locale, setLocale] = useState<Locale>(remembered);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }, [locale]);
  const switchTo = useCallback((to: Locale) => {
    try {
      localStorage.setItem(KEY, to);
    } catch {
      // Not remembered, but switched.
    }
    setLocale(to);
  }, []);
  const state = useMemo(() => ({ locale, switchTo }), [locale, switchTo]);
  return <LocaleContext value={state}>{children}</LocaleContext>;
};

export const useLocale = (): LocaleState => useContext(LocaleContext);

/**
 * The words of one feature file: `zh` is the source, `en satisfies typeof zh`; parameters are functions.
 * `const words = { zh, en }; … const w = useWords(words)`.
 */
export const useWords = <W,>(words: { readonly zh: W; readonly en: NoInfer<W> }): W => words[useLocale().locale];

/** Picks the page language of an API text. */
export const useText = (): ((text: Text) => string) => {
  const { locale } = useLocale();
  return useCallback((text: Text) => text[locale] || text.zh, [locale]);
};

/** Joins names as the page's language does: 、 in Chinese, a comma in English. */
export const useListed = (): ((names: readonly string[]) => string) => {
  const { locale } = useLocale();
  return useCallback((names: readonly string[]) => names.join(locale === 'zh' ? '、' : ', '), [locale]);
};

/** A date in a sentence is read as one word. */
const whole = (said: string): string =>
  said
    .replace(/(\d+) 月 (\d+) 日/g, '$1\u00a0月\u00a0$2\u00a0日')
    .replace(/(\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b(?: (?=\d{4}))?/g, (date) =>
      date.replaceAll(' ', '\u00a0'),
    );

/** A short parenthesis (it fits the narrowest phone in the largest print) goes to the next line whole, not broken inside its first word: 食品经营许可 / （饭店、食堂）. */
const PARENTHESIS = /(（[^（）]{1,7}）)/;
const asideWhole = (said: string): ReactNode =>
  PARENTHESIS.test(said) ? (
    // One element: as several, the pieces would stand apart wherever boxes are laid in a row.
    <span>
      {said.split(PARENTHESIS).map((part, i) =>
        i % 2 === 1 ? (
          <span key={i} className="nw">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  ) : (
    said
  );

/** An API text; where English is absent the Chinese original stands, marked as Chinese. */
export const Say = ({ text }: { readonly text: Text }) => {
  const { locale } = useLocale();
  if (locale === 'en' && (!text.en || text.en === text.zh) && /\p{Script=Han}/u.test(text.zh))
    return <span lang="zh-CN">{text.zh}</span>;
  const said = text[locale] || text.zh;
  return locale === 'en' ? <Mixed>{whole(said)}</Mixed> : asideWhole(whole(said));
};

/** Names and terms, and the number of a paper as one: 松食许〔2026〕第0044号. */
const CHINESE =
  /(\p{Script=Han}+〔\d{4}〕第?\d+号|[\p{Script=Han}（）〔〕、]*\p{Script=Han}[\p{Script=Han}（）〔〕、]*)/u;
/** A legal term of so many characters stays on one line. */
const TERM = 6;
/** An English sentence with names in Chinese: each of them marked as Chinese for whoever hears the page. */
export const Mixed = ({ children }: { readonly children: string }) => {
  const { locale } = useLocale();
  if (locale === 'zh' || !CHINESE.test(children)) return children;
  return (
    <span>
      {children.split(CHINESE).map((part, i) =>
        i % 2 === 1 ? (
          <span key={i} lang="zh-CN" className={part.length > TERM ? undefined : 'nw'}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  );
};

/** Text that exists in Chinese only: names, addresses, numbers of papers. */
export const Zh = ({ children }: { readonly children: ReactNode }) =>
  useLocale().locale === 'zh' ? children : <span lang="zh-CN">{children}</span>;

/// <reference lib="dom" />

/** What a page is asked while it stands still; runs in the page and answers with what it must not have, in words. */
type Asked = {
  readonly lang: 'zh' | 'en';
  /** Least height and width of what is clicked, px (ui.md 2.4). */
  readonly target: number;
};

/** What a finger, a pointer or a key acts on. */
export const INTERACTIVE =
  'a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=tab],[role=option],[role=switch]';

export const inspect = ({ lang, target }: Asked, interactive: string): string[] => {
  const found: string[] = [];
  const say = (what: string, el?: Element) =>
    found.push(el ? `${what} ${el.outerHTML.replace(/\s+/g, ' ').slice(0, 140)}` : what);
  const seen = (el: Element): boolean => {
    const box = el.getBoundingClientRect();
    const style = getComputedStyle(el);
    return box.width > 1 && box.height > 1 && style.visibility === 'visible' && Number(style.opacity) > 0;
  };
  const han = /\p{Script=Han}/u;

  // One h1, landmarks, title, language.
  const h1 = document.querySelectorAll('h1').length;
  if (h1 !== 1) say(`${h1} headings of level 1`);
  if (document.querySelectorAll('main').length !== 1) say('not one main');
  if (!document.querySelector('header')) say('no header');
  if (!document.title.endsWith('一章通') || (location.pathname !== '/' && !document.title.includes(' · ')))
    say(`title: ${document.title}`);
  if (document.documentElement.lang !== (lang === 'zh' ? 'zh-CN' : 'en')) say('lang of the page');

  // Words: nothing of the program shows through; in English no Chinese but names.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const inChinese = (el: Element | null) => el?.closest('[lang]')?.getAttribute('lang')?.startsWith('zh') === true;
  const bare = (text: string) =>
    text
      .replace(/[（(][^（）()]*[）)]/g, '')
      .replace(/“[^”]*”/g, '')
      .replaceAll('一章通', '');
  // What the page marks as Chinese are the names on it: a label may repeat them.
  const names = [...document.querySelectorAll('[lang^=zh]')].map((el) => (el.textContent ?? '').trim()).join(' ');
  const foreign = (text: string) =>
    (text.replaceAll('一章通', '').match(/[\p{Script=Han}]+/gu) ?? []).some((run) => !names.includes(run));
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const el = node.parentElement!;
    const text = (node.textContent ?? '').trim();
    if (!text || el.closest('script,style,noscript,template')) continue;
    if (/\bundefined\b|\bNaN\b|\[object |Invalid Date|\bnull\b/.test(text)) say(`program shows through: ${text}`, el);
    if (/^[-–—]$/.test(text) && el.matches('td,dd') && el.textContent?.trim() === text)
      say('a dash for an empty value', el);
    if (lang === 'zh' && /[！「」]|耐心等待|温馨提示|相关部门|参数错误|系统异常|操作失败/.test(text))
      say(`words: ${text}`);
    if (lang === 'en' && han.test(bare(text)) && !inChinese(el)) say(`Chinese in English: ${text}`, el);
  }
  for (const el of document.querySelectorAll('[alt],[aria-label],[placeholder],[title],[aria-description]'))
    for (const name of ['alt', 'aria-label', 'placeholder', 'title', 'aria-description']) {
      const text = el.getAttribute(name) ?? '';
      if (lang === 'en' && han.test(bare(text)) && foreign(bare(text)) && !inChinese(el))
        say(`Chinese in ${name}: ${text}`);
      if (/\bundefined\b|\bNaN\b|\[object /.test(text)) say(`program shows through in ${name}: ${text}`);
    }

  // What is clicked is large enough; a link inside a sentence is as tall as its line (2.5.8, inline).
  const small: string[] = [];
  for (const el of document.querySelectorAll<HTMLElement>(interactive)) {
    if (!seen(el) || el.closest('[inert],[aria-hidden=true],.skip,.sr')) continue;
    const style = getComputedStyle(el);
    const own = el.getBoundingClientRect();
    let { width, height } = own;
    if (el instanceof HTMLInputElement && /radio|checkbox|file/.test(el.type)) {
      const label = el.closest('label') ?? el.labels?.[0];
      const box = label?.getBoundingClientRect();
      if (box) [width, height] = [Math.max(width, box.width), Math.max(height, box.height)];
    }
    const line = el.parentElement!;
    const sentence =
      style.display.startsWith('inline') &&
      [...line.childNodes].some((n) => n !== el && n.nodeType === Node.TEXT_NODE && (n.textContent ?? '').trim());
    if (sentence) continue;
    if (height + 0.5 < target || width + 0.5 < Math.min(target, 24))
      small.push(
        `${Math.round(width)}×${Math.round(height)} ${(el.textContent ?? '').trim().slice(0, 24)} ${el.className}`,
      );
  }
  for (const s of new Set(small)) say(`target below ${target}: ${s}`);
  return found;
};

/** With the spacing of WCAG 1.4.12, text stays whole: what is cut off, in words. */
export const cutOff = (): string[] => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }',
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const found: string[] = [];
  for (const el of document.body.querySelectorAll<HTMLElement>('*')) {
    if (el.closest('.sr,.skip,svg,[aria-hidden=true],textarea,select,input')) continue;
    const own = [...el.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && (n.textContent ?? '').trim());
    if (!own) continue;
    const style = getComputedStyle(el);
    const hidden = /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
    if (hidden && el.clientWidth > 1 && (el.scrollWidth > el.clientWidth + 2 || el.scrollHeight > el.clientHeight + 2))
      found.push(`cut off: ${(el.textContent ?? '').trim().slice(0, 40)} ${el.className}`);
  }
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`sideways scroll of ${over} px with wide text`);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((s) => s !== sheet);
  return [...new Set(found)];
};

/** Put into every page before it begins: counts what moved by itself and what the content policy refused. */
export const observe = (): void => {
  const w = window as unknown as { moved: number; movers: string[]; refused: string[] };
  w.moved = 0;
  w.movers = [];
  w.refused = [];
  document.addEventListener('securitypolicyviolation', (e) => w.refused.push(`${e.violatedDirective} ${e.blockedURI}`));
  type Shift = PerformanceEntry & {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources?: readonly { readonly node?: Node | null }[];
  };
  try {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue;
        w.moved += entry.value;
        const first = entry.sources?.[0]?.node;
        w.movers.push(`${entry.value.toFixed(3)} ${first instanceof Element ? first.outerHTML.slice(0, 80) : ''}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  } catch {
    // A browser that does not measure shifts has nothing to say.
  }
};

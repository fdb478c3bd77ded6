/** What a single key asks for. Keys are off in inputs, with modifiers, and when the officer turned them off (WCAG 2.1.4). */
type QueueIntent =
  | 'down'
  | 'up'
  | 'open'
  | 'claim'
  | 'pick'
  | 'transfer'
  | 'next-view'
  | 'previous-view'
  | 'search'
  | 'help'
  | 'run'
  | 'preview'
  | 'away';
type CaseIntent =
  | 'next-case'
  | 'previous-case'
  | 'next-material'
  | 'previous-material'
  | 'changes'
  | 'act'
  | 'help'
  | 'away';

export type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** True while an input-method composes: the keys belong to it. */
  readonly isComposing: boolean;
  /** True when the key went to something that is typed into or has arrow keys of its own. */
  readonly typing: boolean;
};

const QUEUE: Readonly<Record<string, QueueIntent>> = {
  j: 'down',
  arrowdown: 'down',
  k: 'up',
  arrowup: 'up',
  o: 'open',
  c: 'claim',
  x: 'pick',
  t: 'transfer',
  v: 'next-view',
  '/': 'search',
  '?': 'help',
  '？': 'help',
  r: 'run',
  p: 'preview',
  escape: 'away',
};
const CASE: Readonly<Record<string, CaseIntent>> = {
  j: 'next-case',
  k: 'previous-case',
  ']': 'next-material',
  '[': 'previous-material',
  d: 'changes',
  a: 'act',
  '?': 'help',
  '？': 'help',
  escape: 'away',
};

const letter = (p: Pressed): boolean => p.key.length === 1;
const quiet = (p: Pressed, on: boolean): boolean =>
  p.ctrlKey || p.metaKey || p.altKey || p.isComposing || p.typing || (letter(p) && !on);

/** `on` is the officer's own switch for single letters; arrows and Escape stay. */
export const queueIntent = (p: Pressed, on: boolean): QueueIntent | undefined => {
  if (quiet(p, on)) return undefined;
  const intent = QUEUE[p.key.toLowerCase()];
  return intent === 'next-view' && p.shiftKey ? 'previous-view' : intent;
};
export const caseIntent = (p: Pressed, on: boolean): CaseIntent | undefined =>
  quiet(p, on) ? undefined : CASE[p.key.toLowerCase()];

const TYPED_INPUTS = new Set(['checkbox', 'button', 'submit', 'reset', 'file']);

/** Whether a key press at this element belongs to the element: text inputs, selects, radio groups, viewers. */
export const isTyping = (el: Element | null): boolean => {
  if (!el) return false;
  if ((el as HTMLElement).isContentEditable) return true;
  const tag = el.tagName.toLowerCase();
  if (tag === 'input') return !TYPED_INPUTS.has((el as HTMLInputElement).type);
  return tag === 'textarea' || tag === 'select' || tag === 'iframe' || tag === 'object';
};

/** From a DOM event to what the rules above read. */
export const pressed = (e: KeyboardEvent): Pressed => ({
  key: e.key,
  ctrlKey: e.ctrlKey,
  metaKey: e.metaKey,
  altKey: e.altKey,
  shiftKey: e.shiftKey,
  isComposing: e.isComposing,
  typing: isTyping(e.target instanceof Element ? e.target : null),
});

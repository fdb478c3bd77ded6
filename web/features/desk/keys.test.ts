import { describe, expect, test } from 'vitest';
import { caseIntent, isTyping, type Pressed, queueIntent } from './keys.ts';

const press = (key: string, over: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  typing: false,
  ...over,
});

describe('keys of the queue', () => {
  test.each([
    ['j', 'down'],
    ['K', 'up'],
    ['o', 'open'],
    ['c', 'claim'],
    ['x', 'pick'],
    ['t', 'transfer'],
    ['v', 'next-view'],
    ['/', 'search'],
    ['?', 'help'],
    ['r', 'run'],
    ['p', 'preview'],
    ['ArrowDown', 'down'],
    ['Escape', 'away'],
  ])('%s asks for %s', (key, intent) => expect(queueIntent(press(key), true)).toBe(intent));

  test('shift turns the round of views back', () =>
    expect(queueIntent(press('V', { shiftKey: true }), true)).toBe('previous-view'));
  test('a key nobody gave a meaning does nothing', () => expect(queueIntent(press('q'), true)).toBeUndefined());
  test('keys belong to the field while somebody types, and to the input method while it composes', () => {
    expect(queueIntent(press('j', { typing: true }), true)).toBeUndefined();
    expect(queueIntent(press('j', { isComposing: true }), true)).toBeUndefined();
  });
  test("the browser's own shortcuts stay its own", () => {
    expect(queueIntent(press('r', { ctrlKey: true }), true)).toBeUndefined();
    expect(queueIntent(press('c', { metaKey: true }), true)).toBeUndefined();
    expect(queueIntent(press('v', { altKey: true }), true)).toBeUndefined();
  });
});

describe('WCAG 2.1.4: single-key shortcuts can be turned off', () => {
  test('letters are silent, arrows and Escape remain', () => {
    expect(queueIntent(press('j'), false)).toBeUndefined();
    expect(queueIntent(press('/'), false)).toBeUndefined();
    expect(caseIntent(press(']'), false)).toBeUndefined();
    expect(queueIntent(press('ArrowDown'), false)).toBe('down');
    expect(queueIntent(press('Escape'), false)).toBe('away');
  });
});

describe('keys of the case file', () => {
  test.each([
    ['j', 'next-case'],
    ['k', 'previous-case'],
    [']', 'next-material'],
    ['[', 'previous-material'],
    ['d', 'changes'],
    ['a', 'act'],
    ['？', 'help'],
  ])('%s asks for %s', (key, intent) => expect(caseIntent(press(key), true)).toBe(intent));
});

describe('which elements keep their keys', () => {
  const el = (tagName: string, type = 'text', isContentEditable = false) =>
    ({ tagName, type, isContentEditable }) as unknown as Element;
  test.each([
    ['TEXTAREA', 'text', true],
    ['SELECT', 'text', true],
    ['INPUT', 'search', true],
    ['INPUT', 'radio', true],
    ['INPUT', 'checkbox', false],
    ['BUTTON', 'button', false],
    ['A', '', false],
  ])('%s %s', (tag, type, typing) => expect(isTyping(el(tag, type))).toBe(typing));
  test('nothing focused types nothing', () => expect(isTyping(null)).toBe(false));
});

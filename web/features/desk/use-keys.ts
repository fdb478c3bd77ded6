import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Pressed, pressed } from './keys.ts';

const KEY = 'oneseal.desk.keys';
const told = new Set<() => void>();
const read = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
};

/** Whether single letters act; the officer's own switch, kept on this device (WCAG 2.1.4). */
export const useKeySwitch = (): readonly [on: boolean, set: (on: boolean) => void] => {
  const on = useSyncExternalStore(
    (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
    read,
    () => true,
  );
  const set = (next: boolean) => {
    try {
      localStorage.setItem(KEY, next ? 'on' : 'off');
    } catch {
      // Stays as it is; the switch shows so.
    }
    for (const tell of told) tell();
  };
  return [on, set];
};

/** Hears keys on the page; `hear` says whether it took the key, and only then the browser loses it. Silent while a dialog is open. */
export const useKeys = (hear: (key: Pressed) => boolean): void => {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const listen = (e: KeyboardEvent) => {
      if (e.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (latest.current(pressed(e))) e.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};

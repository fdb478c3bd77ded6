import { useSyncExternalStore } from 'react';

const KEY = 'oneseal.elder';
const told = new Set<() => void>();
const root = document.documentElement;

/** 长辈版: swaps the token values on `<html>`; same routes, same forms. Remembered on this device. */
export const setElder = (on: boolean): void => {
  root.toggleAttribute('data-elder', on);
  try {
    localStorage.setItem(KEY, on ? '1' : '');
  } catch {
    // Not remembered, but switched.
  }
  for (const tell of told) tell();
};

/** Before the first paint, so that nothing jumps. */
export const restoreElder = (): void => {
  try {
    root.toggleAttribute('data-elder', localStorage.getItem(KEY) === '1');
  } catch {
    // Storage may be forbidden.
  }
};

export const useElder = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
    () => root.hasAttribute('data-elder'),
    () => false,
  );

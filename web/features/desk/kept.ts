import type { Values } from './acts/form.ts';

/** Words typed into an act and not yet sent, kept in this tab (ui.md 1.6). Signed-out tabs lose them with the session store. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const PREFIX = 'oneseal.desk.words.';
const keyOf = (caseId: string, act: string): string => `${PREFIX}${caseId}.${act}`;

/** True when the store took it; a full or forbidden store is said on the screen. */
export const keepWords = (store: Store, caseId: string, act: string, values: Values): boolean => {
  try {
    store.setItem(keyOf(caseId, act), JSON.stringify(values));
    return true;
  } catch {
    return false;
  }
};
export const keptWords = (store: Store, caseId: string, act: string): Values | undefined => {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(caseId, act)) ?? 'null');
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as Values) : undefined;
  } catch {
    return undefined;
  }
};
export const dropWords = (store: Store, caseId: string, act: string): void => {
  try {
    store.removeItem(keyOf(caseId, act));
  } catch {
    // Nothing was kept then.
  }
};

/** The free texts of what was typed, in one note: for 把意见转成留言 when somebody else acted first. */
export const asNote = (values: Values, keys: readonly string[]): string =>
  keys
    .flatMap((k) => {
      const v = values[k];
      if (typeof v === 'string') return [v.trim()];
      if (Array.isArray(v)) return v.flatMap((r) => (typeof r === 'object' ? [Object.values(r).join(' ')] : []));
      return [];
    })
    .filter(Boolean)
    .join('\n');

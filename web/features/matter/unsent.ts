import { clientKey } from '../../api/client.ts';

/** A message that is being written, with the key of its one sending. Kept on this device until it is sent. */
type Unsent = { readonly text: string; readonly file: string; readonly key: string };

const keyOf = (caseId: string) => `oneseal.unsaved.message.${caseId}`;
export const blank = (): Unsent => ({ text: '', file: '', key: clientKey() });

/** Changed words are another message: they get another key. */
export const reworded = (before: Unsent, part: Partial<Pick<Unsent, 'text' | 'file'>>): Unsent => ({
  ...before,
  ...part,
  key: clientKey(),
});

export const keepUnsent = (caseId: string, u: Unsent): void => {
  try {
    if (u.text === '' && u.file === '') localStorage.removeItem(keyOf(caseId));
    else localStorage.setItem(keyOf(caseId), JSON.stringify(u));
  } catch {
    // Then it lives only as long as the page.
  }
};
export const keptUnsent = (caseId: string): Unsent => {
  try {
    return { ...blank(), ...(JSON.parse(localStorage.getItem(keyOf(caseId)) ?? 'null') ?? {}) };
  } catch {
    return blank();
  }
};

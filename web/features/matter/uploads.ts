import { useState } from 'react';
import { uploadToCase } from '../../api/cases.ts';
import type { DraftFile } from '../../api/drafts.ts';

export type Sending = {
  readonly id: number;
  readonly ref: string;
  readonly file: File;
  readonly progress: number;
  readonly error?: unknown;
};
let count = 0;

/** Files for a case, one by one. They count only once the correction or the supply is handed in. */
export const useCaseUploads = (caseId: string, onUp: (ref: string, file: DraftFile) => void) => {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const patch = (id: number, part: Partial<Sending>) =>
    setSending((all) => all.map((s) => (s.id === id ? { ...s, ...part } : s)));
  const forget = (id: number) => setSending((all) => all.filter((s) => s.id !== id));
  const run = async (s: Sending): Promise<void> => {
    const { error: _before, ...fresh } = s;
    setSending((all) => all.map((x) => (x.id === s.id ? { ...fresh, progress: 0 } : x)));
    try {
      const { done } = uploadToCase(caseId, s.ref, s.file, (progress) => patch(s.id, { progress }));
      onUp(s.ref, await done);
      forget(s.id);
    } catch (error) {
      patch(s.id, { error });
    }
  };
  return {
    sending,
    forget,
    retry: (s: Sending) => void run(s),
    add: async (ref: string, files: readonly File[]) => {
      const more = files.map((file): Sending => ({ id: ++count, ref, file, progress: 0 }));
      setSending((all) => [...all, ...more]);
      for (const s of more) await run(s);
    },
  };
};

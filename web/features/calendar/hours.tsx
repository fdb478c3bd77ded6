import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Text } from '../../../src/kernel/text.ts';
import { send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import { calendarWords } from './words.ts';

export type Site = {
  readonly id: string;
  readonly kind: string;
  readonly name: Text;
  readonly address: Text;
  readonly hours?: Text;
};

/** The hours of one place in both languages, and why they change. */
export const HoursDialog = ({ site, onClose }: { readonly site: Site; readonly onClose: () => void }) => {
  const w = useWords(calendarWords);
  const text = useText();
  const queries = useQueryClient();
  const { tell } = useLive();
  const [f, setF] = useState({ zh: site.hours?.zh ?? '', en: site.hours?.en ?? '', reason: '' });
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => send('PUT', `/api/sites/${encodeURIComponent(site.id)}/hours`, f),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['sites'] });
      tell(w.saved);
      onClose();
    },
  });
  const empty = (['zh', 'en', 'reason'] as const).find((k) => f[k].trim() === '');
  const go = () => {
    setTried(true);
    if (empty) document.getElementById(`hours-${empty}`)?.focus();
    else save.mutate();
  };
  const line = (k: 'zh' | 'en' | 'reason', label: string, hint?: string) => (
    <Field id={`hours-${k}`} label={label} hint={hint} error={tried && f[k].trim() === '' ? w.must : undefined}>
      {(aria) => (
        <TextInput
          {...aria}
          {...(k === 'reason' ? {} : { lang: k === 'zh' ? 'zh-CN' : 'en' })}
          maxLength={k === 'reason' ? 200 : 120}
          value={f[k]}
          onChange={(e) => setF({ ...f, [k]: e.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Dialog
      title={w.changeOf(text(site.name))}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={save.isPending} onClick={go}>
            {w.save}
          </Button>
          <Button onClick={onClose}>{w.notNow}</Button>
        </>
      }
    >
      {save.error && <ProblemState error={save.error} />}
      {line('zh', w.hoursZh, w.hoursHint)}
      {line('en', w.hoursEn)}
      {line('reason', w.hoursReason, w.hoursReasonHint)}
    </Dialog>
  );
};

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { send } from '../../api/client.ts';
import { ProblemState } from '../../api/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { CheckRow, DateInput, Select, TextArea } from '../../ui/input.tsx';
import { useLive } from '../../ui/live.tsx';
import { useWords } from '../../ui/words.tsx';
import { CAUSE_NAMES } from './causes.ts';
import { explainWords } from './words.ts';
import './explained.css';

/** 公开说明: cause, words for everybody, the day expected; read again before it is published, because it cannot be taken back. */
export const ExplainDialog = ({
  caseId,
  what,
  decided,
  onClose,
}: {
  readonly caseId: string;
  /** The case by its number and service, under the title. */
  readonly what: ReactNode;
  /** Of a decided case no day is awaited. */
  readonly decided: boolean;
  readonly onClose: () => void;
}) => {
  const w = useWords(explainWords);
  const causes = useWords(CAUSE_NAMES);
  const queries = useQueryClient();
  const { tell } = useLive();
  const [tried, setTried] = useState(false);
  const [f, setF] = useState({ cause: '', words: '', wordsEn: '', expected: '', reviewed: false });
  const put = (part: Partial<typeof f>) => {
    // Other words have to be read again.
    setF((old) => ({ ...old, ...('reviewed' in part ? {} : { reviewed: false }), ...part }));
  };
  const publish = useMutation({
    mutationFn: () =>
      send('POST', `/api/cases/${caseId}/explanations`, {
        cause: f.cause,
        words: f.words.trim(),
        ...(f.wordsEn.trim() ? { wordsEn: f.wordsEn.trim() } : {}),
        ...(f.expected && !decided ? { expected: f.expected } : {}),
        reviewed: true,
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['desk'] });
      void queries.invalidateQueries({ queryKey: ['case', caseId] });
      tell(w.done);
      onClose();
    },
  });
  const wrong = {
    cause: f.cause === '' ? w.missing.cause : undefined,
    words: f.words.trim().length < 10 ? w.missing.words : undefined,
    expected: !decided && !/^\d{4}-\d\d-\d\d$/.test(f.expected) ? w.missing.expected : undefined,
    reviewed: f.reviewed ? undefined : w.missing.reviewed,
  };
  const shown = (name: keyof typeof wrong) => (tried ? wrong[name] : undefined);
  const go = () => {
    setTried(true);
    const first = (Object.keys(wrong) as (keyof typeof wrong)[]).find((k) => wrong[k]);
    if (first) document.getElementById(`explain-${first}`)?.focus();
    else publish.mutate();
  };
  return (
    <Dialog
      title={w.title}
      wide
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={publish.isPending} onClick={go}>
            {w.publish}
          </Button>
          <Button onClick={onClose}>{w.notNow}</Button>
        </>
      }
    >
      {publish.error && <ProblemState error={publish.error} />}
      <p>{what}</p>
      <p className="small second">{w.law}</p>
      <Field id="explain-cause" label={w.cause} error={shown('cause')}>
        {(aria) => (
          <Select
            {...aria}
            empty={w.choose}
            value={f.cause}
            choices={Object.entries(causes).map(([value, label]) => ({ value, label }))}
            onChange={(e) => put({ cause: e.target.value })}
          />
        )}
      </Field>
      <Field id="explain-words" label={w.words} hint={w.wordsHint} error={shown('words')}>
        {(aria) => (
          <TextArea
            {...aria}
            rows={5}
            lang="zh-CN"
            maxLength={500}
            value={f.words}
            onChange={(e) => put({ words: e.target.value })}
          />
        )}
      </Field>
      <Field id="explain-words-en" label={w.wordsEn} hint={w.wordsEnHint}>
        {(aria) => (
          <TextArea
            {...aria}
            rows={3}
            lang="en"
            maxLength={1000}
            value={f.wordsEn}
            onChange={(e) => put({ wordsEn: e.target.value })}
          />
        )}
      </Field>
      {!decided && (
        <Field id="explain-expected" label={w.expected} hint={w.expectedHint} error={shown('expected')}>
          {(aria) => <DateInput {...aria} value={f.expected} onChange={(expected) => put({ expected })} />}
        </Field>
      )}
      {f.words.trim() && (
        <div className="explain-preview">
          <p className="small third">{w.preview}</p>
          <p className="explained-words" lang="zh-CN">
            {f.words}
          </p>
        </div>
      )}
      <div className={shown('reviewed') ? 'field field-wrong' : 'field'}>
        <CheckRow
          id="explain-reviewed"
          checked={f.reviewed}
          aria-describedby={shown('reviewed') ? 'explain-reviewed-error' : undefined}
          onChange={(e) => put({ reviewed: e.target.checked })}
        >
          {w.reviewed}
        </CheckRow>
        {shown('reviewed') && (
          <p id="explain-reviewed-error" className="field-error">
            {w.missing.reviewed}
          </p>
        )}
      </div>
    </Dialog>
  );
};

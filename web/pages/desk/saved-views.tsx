import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView } from '../../../src/modules/cases/contract.desk.ts';
import { ApiError } from '../../api/client.ts';
import { dropView, keepView, viewsQuery } from '../../features/desk/api.ts';
import { queueWords } from '../../features/desk/queue.words.ts';
import { asKept, type QueueSearch } from '../../features/desk/views.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { CheckRow, TextInput } from '../../ui/input.tsx';
import { useText, useWords } from '../../ui/words.tsx';
import { QuietAdd } from './desk-frame.tsx';

/** Views kept on the server: they follow the officer to another device. */
export const useKeptViews = () => {
  const queries = useQueryClient();
  const { data } = useQuery(viewsQuery);
  return {
    views: data ?? [],
    drop: async (v: DeskView) => {
      await dropView(v.id);
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
    },
  };
};

/** ＋ 把当前筛选存为视图 */
export const SaveView = ({ search }: { readonly search: QueueSearch }) => {
  const w = useWords(queueWords);
  const text = useText();
  const queries = useQueryClient();
  const [name, setName] = useState<string>();
  const [shared, setShared] = useState(false);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const close = () => {
    setName(undefined);
    setError(undefined);
    setShared(false);
  };
  const save = async () => {
    if (!name?.trim()) {
      setError(w.nameMissing);
      return;
    }
    setBusy(true);
    try {
      await keepView({ name: name.trim(), search: asKept(search), shared });
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
      close();
    } catch (e) {
      setError(e instanceof ApiError ? text(e.problem.repair ?? e.problem.message) : w.notKept);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <QuietAdd onClick={() => setName('')}>{w.saveView}</QuietAdd>
      {name !== undefined && (
        <Dialog
          title={w.saveTitle}
          onClose={close}
          actions={
            <>
              <Button kind="primary" busy={busy} onClick={() => void save()}>
                {w.save}
              </Button>
              <Button onClick={close}>{w.saveNot}</Button>
            </>
          }
        >
          <div data-density="desk">
            <Field id="view-name" label={w.saveName} error={error}>
              {(aria) => (
                <TextInput
                  {...aria}
                  value={name}
                  maxLength={20}
                  onChange={(e) => {
                    setName(e.target.value);
                    setError(undefined);
                  }}
                  onKeyDown={(e) => e.key === 'Enter' && !e.nativeEvent.isComposing && void save()}
                />
              )}
            </Field>
            <CheckRow checked={shared} onChange={(e) => setShared(e.target.checked)}>
              {w.share}
              <span className="choice-hint">{w.shareHint}</span>
            </CheckRow>
          </div>
        </Dialog>
      )}
    </>
  );
};
